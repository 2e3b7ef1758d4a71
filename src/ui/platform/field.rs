//! Fields that the reader fills in.

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::{Event, NodeRef};

/// Gives a field the focus.
pub fn focus(field: &NodeRef) {
    if let Some(field) = field.cast::<HtmlInputElement>() {
        let _ = field.focus();
    }
}

/// What stands in the field that has changed.
#[must_use]
pub fn value(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlInputElement>().ok()?.value())
}

/// Which of its choices the list that has changed shows, from 0.
#[must_use]
pub fn choice(event: &Event) -> Option<usize> {
    let list = event.target()?.dyn_into::<HtmlSelectElement>().ok()?;
    usize::try_from(list.selected_index()).ok()
}
