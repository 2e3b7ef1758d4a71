//! The way in for saved readings.

use std::rc::Rc;

use yew::prelude::*;

use crate::ui::Context;
use crate::ui::platform::file::Picked;
use crate::ui::strings::EN;

/// A button that opens a file, and why the last one could not be opened.
pub fn opener(context: &Context) -> Html {
    let librarian = Rc::clone(&context.librarian);
    let onchange = move |event: Event| {
        Picked::chosen(&event).into_iter().for_each(|file| librarian.open_file(file));
    };
    html! {
        <>
            if let Some((file, problem)) = &context.shelf.unopened {
                <p class="notice" role="alert">{ (EN.unopened)(file, problem) }</p>
            }
            <p class="opener">
                <label class="button">
                    { EN.open_saved }
                    <input class="unseen" type="file" accept=".html,text/html" {onchange} />
                </label>
                <span class="meaning">{ EN.open_saved_meaning }</span>
            </p>
        </>
    }
}
