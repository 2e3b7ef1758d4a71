//! Fields that the reader fills in.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Event, KeyboardEvent};

/// What stands in the field that has changed.
#[must_use]
pub fn value(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// The sign that a key writes which is pressed alone; spaces are none.
#[must_use]
pub fn sign(event: &KeyboardEvent) -> Option<char> {
    let key = event.key();
    let mut signs = key.chars();
    let sign = signs.next().filter(|sign| !sign.is_whitespace())?;
    let alone = !event.ctrl_key() && !event.alt_key() && !event.meta_key() && signs.next().is_none();
    alone.then_some(sign)
}

/// Which of its choices the list that has changed shows, from 0.
#[must_use]
pub fn choice(event: &Event) -> Option<usize> {
    let list = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    usize::try_from(list.selected_index()).ok()
}
