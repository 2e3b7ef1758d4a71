//! The list of keys.

use yew::prelude::*;

use super::{IconKind, switch, tool};
use crate::ui::platform::keyboard::{Press, use_keys};
use crate::ui::platform::{field, view};
use crate::ui::state::{Change, Command};
use crate::ui::strings::EN;
use crate::ui::{Context, ContextProps};

/// The name of the dialog on the page.
pub(super) const ID: &str = "help";

/// A dialog that is closed until it is asked for, by its key or by a button.
#[component]
pub fn Help(ContextProps { context }: &ContextProps) -> Html {
    let settings = context.settings.clone();
    use_keys(Callback::from(move |press: Press| {
        let asked = !press.in_card && settings.keys.command(&press.key) == Some(Command::Help);
        if asked {
            view::open_dialog(ID);
        }
        asked
    }));
    let told = use_state_eq(String::new);
    html! {
        <dialog id={ID} class="help" aria-labelledby="help-title" closedby="any">
            if context.awake {
                { contents(context, &told) }
            }
        </dialog>
    }
}

fn contents(context: &Context, told: &UseStateHandle<String>) -> Html {
    let signs = context.settings.keys.signs;
    let row = |(keys, meaning): &(&'static [&'static str], &'static str)| {
        let key = |usual: &&'static str| key(context, usual, meaning, told);
        html! { <div><dt>{ for keys.iter().map(key) }</dt><dd>{ *meaning }</dd></div> }
    };
    html! {
        <>
            <div class="help-head">
                <h2 id="help-title">{ EN.help }</h2>
                <p class="meaning" role="status">{ &**told }</p>
                { tool(IconKind::Close, EN.close, Callback::from(|_| view::close_dialog(ID))) }
            </div>
            <dl>{ for EN.keys.iter().map(row) }</dl>
            { switch(signs, context.choose(Change::ToggleKeys), EN.single_keys.into()) }
            <p class="meaning">{ if signs { EN.keys_on } else { EN.keys_off } }</p>
            if !context.settings.keys.are_usual() {
                <button class="button" onclick={context.choose(Change::UsualKeys)}>{ EN.usual_keys }</button>
            }
        </>
    }
}

/// A key; one that writes a sign is a field in which another one can be pressed.
fn key(context: &Context, usual: &'static str, meaning: &str, told: &UseStateHandle<String>) -> Html {
    let Some(sign) = single(usual) else { return html! { <kbd>{ usual }</kbd> } };
    let (settings, told) = (context.settings.clone(), told.clone());
    let onkeydown = move |event: KeyboardEvent| {
        let Some(own) = field::sign(&event) else { return };
        event.prevent_default();
        let free = settings.keys.usual_key(own).is_none_or(|other| other == sign);
        told.set(if free { (EN.key_changed)(own) } else { (EN.key_taken)(own) });
        settings.dispatch(Change::Key(sign, own));
    };
    html! {
        <input class="key" readonly=true disabled={!context.settings.keys.signs} value={context.settings.keys.key_of(sign).to_string()}
            aria-label={(EN.key_for)(usual, meaning)} {onkeydown} />
    }
}

/// The sign that a key writes, if it writes one.
fn single(key: &str) -> Option<char> {
    let mut signs = key.chars();
    signs.next().filter(|_| signs.next().is_none())
}
