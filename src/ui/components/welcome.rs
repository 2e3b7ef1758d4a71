//! The first words to a new reader.

use yew::prelude::*;

use super::{IconKind, icon};
use crate::ui::Context;
use crate::ui::state::Change;
use crate::ui::strings::EN;

/// One line, until it is dismissed.
pub fn welcome(context: &Context) -> Html {
    if context.settings.welcomed {
        return Html::default();
    }
    html! {
        <p class="welcome">
            <span>
                { EN.welcome }
                if context.settings.keys {
                    <span class="with-keys">{ EN.welcome_keys }</span>
                }
            </span>
            <button class="tool" aria-label={EN.dismiss} onclick={context.choose(Change::Welcomed)}>
                { icon(IconKind::Close) }
            </button>
        </p>
    }
}
