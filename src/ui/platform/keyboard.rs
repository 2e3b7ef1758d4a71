//! Keys that are no typing.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::prelude::*;

/// A key that was pressed outside of fields, dialogs and menus, without Ctrl, Alt or Meta.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Press {
    /// The browser's name of the key.
    pub key: String,
    /// Whether the article, or a mark in it, has the focus.
    pub in_text: bool,
    /// Whether the card of a mark is open, which has keys of its own.
    pub in_card: bool,
}

/// Calls `handle` for every press as long as the component is there; `true` keeps the browser from acting on it.
#[hook]
pub fn use_keys(handle: Callback<Press, bool>) {
    let latest = use_memo((), |()| RefCell::new(None::<Callback<Press, bool>>));
    *latest.borrow_mut() = Some(handle);
    use_effect_with((), move |()| {
        let listener = listen(latest);
        move || drop(listener)
    });
}

fn listen(latest: Rc<RefCell<Option<Callback<Press, bool>>>>) -> Option<EventListener> {
    let document = web_sys::window()?.document()?;
    let options = EventListenerOptions::enable_prevent_default();
    Some(EventListener::new_with_options(&document, "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(press) = press(event) else { return };
        let handle = latest.borrow().clone();
        if handle.is_some_and(|handle| handle.emit(press)) {
            event.prevent_default();
        }
    }))
}

fn press(event: &KeyboardEvent) -> Option<Press> {
    let elsewhere = event.ctrl_key() || event.alt_key() || event.meta_key() || event.default_prevented();
    let document = web_sys::window()?.document()?;
    let is_open = |selector| document.query_selector(selector).ok().flatten().is_some();
    let covered = is_open("dialog[open], :popover-open:not(.mark-card)");
    if elsewhere || covered || event.is_composing() {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let inside = |selector| target.as_ref().is_some_and(|at| at.closest(selector).ok().flatten().is_some());
    if inside("input, textarea, select, [contenteditable]") {
        return None;
    }
    Some(Press { key: event.key(), in_text: inside("article"), in_card: is_open(".mark-card:popover-open") })
}
