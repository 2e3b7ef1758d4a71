//! Fields that the reader fills in.

use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::Event;

/// What stands in the field that has changed.
#[must_use]
pub fn value(event: &Event) -> Option<String> {
    Some(event.target()?.dyn_into::<HtmlInputElement>().ok()?.value())
}
