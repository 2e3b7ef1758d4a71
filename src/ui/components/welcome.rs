//! The first words to a new reader.

use yew::prelude::*;

use super::{Icon, IconKind};
use crate::ui::Context;
use crate::ui::state::Change;
use crate::ui::strings::EN;

/// One line, until it is dismissed.
#[component]
pub fn Welcome() -> Html {
    let Some(context) = use_context::<Context>() else { return Html::default() };
    if context.settings.welcomed {
        return Html::default();
    }
    html! {
        <p class="welcome">
            <span>{ EN.welcome }<span class="with-keys">{ EN.welcome_keys }</span></span>
            <button class="tool" aria-label={EN.dismiss} onclick={context.choose(Change::Welcomed)}>
                <Icon kind={IconKind::Close} />
            </button>
        </p>
    }
}
