//! Whether the site needs the network, as the boot script knows.

use gloo::events::EventListener;
use wasm_bindgen::prelude::*;
use web_sys::window;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    type Site;
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = quotidian)]
    static SITE: Site;
    #[wasm_bindgen(method, getter)]
    fn offline(this: &Site) -> String;
    #[wasm_bindgen(method, js_name = applyUpdate)]
    fn apply_update(this: &Site);
}

/// Whether the site needs the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// It still does.
    Unknown,
    /// It does not.
    Ready,
    /// It does not, and a newer build waits.
    Update,
}

/// The state, now and from now on.
#[hook]
pub fn use_offline() -> Offline {
    let state = use_state_eq(read);
    let set = state.setter();
    use_effect_with((), move |()| {
        let listener =
            window().map(|window| EventListener::new(&window, "quotidian:offline", move |_| set.set(read())));
        move || drop(listener)
    });
    *state
}

/// Puts the newer build in place and loads the page anew.
pub fn apply_update() {
    SITE.with(Site::apply_update);
}

fn read() -> Offline {
    match SITE.with(Site::offline).as_str() {
        "ready" => Offline::Ready,
        "update" => Offline::Update,
        _ => Offline::Unknown,
    }
}
