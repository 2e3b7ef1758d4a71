//! The first words to a new reader.

use yew::prelude::*;

use super::{IconKind, tool};
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
                if context.settings.keys.signs {
                    <span class="with-keys">{ (EN.welcome_keys)(context.settings.keys.key_of('?')) }</span>
                }
            </span>
            { tool(IconKind::Close, EN.dismiss, context.choose(Change::Welcomed)) }
        </p>
    }
}
