//! Copying.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Copies a text; `then` hears whether the browser did it.
pub fn copy(text: String, then: Callback<bool>) {
    spawn_local(async move {
        // Without a secure context the browser has no clipboard object at all.
        let clipboard = web_sys::window()
            .filter(web_sys::Window::is_secure_context)
            .map(|window| window.navigator().clipboard());
        let copied = match clipboard {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        then.emit(copied);
    });
}
