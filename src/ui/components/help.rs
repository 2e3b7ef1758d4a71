//! The list of keys.

use yew::prelude::*;

use super::{IconKind, switch, tool};
use crate::ui::ContextProps;
use crate::ui::platform::keyboard::{Press, use_keys};
use crate::ui::platform::view;
use crate::ui::state::{Change, Command};
use crate::ui::strings::EN;

/// The name of the dialog on the page.
pub(super) const ID: &str = "help";

/// A dialog that is closed until it is asked for, by its key or by a button.
#[component]
pub fn Help(ContextProps { context }: &ContextProps) -> Html {
    let settings = context.settings.clone();
    let keys = settings.keys;
    use_keys(Callback::from(move |press: Press| {
        let asked = !press.in_card && settings.command(&press.key) == Some(Command::Help);
        if asked {
            view::open_dialog(ID);
        }
        asked
    }));
    let key = |key: &&'static str| html! { <kbd>{ key }</kbd> };
    html! {
        <dialog id={ID} class="help" aria-labelledby="help-title" closedby="any">
            <div class="help-head">
                <h2 id="help-title">{ EN.help }</h2>
                { tool(IconKind::Close, EN.close, Callback::from(|_| view::close_dialog(ID))) }
            </div>
            <dl>
                { for EN.keys.iter().map(|(keys, meaning)| html! {
                    <div><dt>{ for keys.iter().map(key) }</dt><dd>{ *meaning }</dd></div>
                }) }
            </dl>
            { switch(keys, context.choose(Change::ToggleKeys), EN.single_keys.into()) }
            <p class="meaning">{ if keys { EN.keys_on } else { EN.keys_off } }</p>
        </dialog>
    }
}
