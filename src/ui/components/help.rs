//! The list of keys.

use yew::prelude::*;

use super::{IconKind, icon};
use crate::ui::pages::HELP;
use crate::ui::platform::view;
use crate::ui::strings::EN;

/// A dialog that is closed until it is asked for.
#[component]
pub fn Help() -> Html {
    let key = |key: &&'static str| html! { <kbd>{ key }</kbd> };
    html! {
        <dialog id={HELP} class="help" aria-labelledby="help-title" closedby="any">
            <div class="help-head">
                <h2 id="help-title">{ EN.help }</h2>
                <button class="tool" aria-label={EN.close} onclick={|_| view::close_dialog(HELP)}>
                    { icon(IconKind::Close) }
                </button>
            </div>
            <dl>
                { for EN.keys.iter().map(|(keys, meaning)| html! {
                    <div><dt>{ for keys.iter().map(key) }</dt><dd>{ *meaning }</dd></div>
                }) }
            </dl>
        </dialog>
    }
}
