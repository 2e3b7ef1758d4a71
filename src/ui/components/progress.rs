//! How far reading the library has come.

use yew::prelude::*;

use super::verb;
use crate::ui::Context;
use crate::ui::state::Change;
use crate::ui::strings::EN;

/// How many articles have been read, and a button that lets the others wait.
pub fn progress(context: &Context) -> Html {
    let (shelf, settings) = (&context.shelf, &context.settings);
    let word = if settings.paused { EN.resume } else { EN.pause };
    let (read, count) = (shelf.read(), shelf.articles());
    html! {
        <p class="meaning reading">
            { (EN.read_of)(read, count) }
            if shelf.is_reading(settings.keep_all) {
                { " " }{ verb(word, context.choose(Change::TogglePause)) }
            }
            if shelf.forgetful {
                <br />{ EN.forgetful }
            }
        </p>
    }
}
