//! Copying.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use crate::ui::strings::EN;

/// Copies a text and says `done`, or that the browser did not let it.
pub fn copy(text: String, done: &'static str, announce: &Callback<String>) {
    let announce = announce.clone();
    spawn_local(async move {
        // Without a secure context the browser has no clipboard object at all.
        let clipboard = web_sys::window()
            .filter(web_sys::Window::is_secure_context)
            .map(|window| window.navigator().clipboard());
        let copied = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        announce.emit((if copied { done } else { EN.copy_refused }).to_owned());
    });
}
