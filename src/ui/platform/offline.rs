//! Whether the site needs the network, as the boot script knows.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

use super::boot::{BOOT, Boot};

/// Whether the site needs the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offline {
    /// It still does.
    Unknown,
    /// It still does: the device has no room for so many bytes.
    Full(u32),
    /// It does not: so many bytes are kept, and the site can become an app like this.
    Ready(u32, Install),
    /// It does not, and a newer build waits.
    Update,
}

/// How the site can become an app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// It is one, or cannot.
    No,
    /// The browser asks when it is let.
    Ask,
    /// By the browser's own menu.
    Hint,
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
    BOOT.with(Boot::apply_update);
}

/// Lets the browser ask whether the site shall become an app.
pub fn ask_to_install() {
    BOOT.with(Boot::ask_to_install);
}

fn read() -> Offline {
    let install = match BOOT.with(Boot::install).as_str() {
        "ask" => Install::Ask,
        "hint" => Install::Hint,
        _ => Install::No,
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // saturates
    let bytes = BOOT.with(Boot::bytes) as u32;
    match BOOT.with(Boot::offline).as_str() {
        "full" => Offline::Full(bytes),
        "ready" => Offline::Ready(bytes, install),
        "update" => Offline::Update,
        _ => Offline::Unknown,
    }
}
