//! Whether the reader has touched anything yet.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

/// What comes before anything can be opened: of a finger or a mouse, of a keyboard, of a screen reader.
const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "focusin", "click"];

/// Whether the page was touched since it is there. Until then closed menus need not be drawn, which are three quarters of all
/// elements above an article.
#[hook]
pub fn use_awake() -> bool {
    let awake = use_state_eq(|| false);
    let set = awake.setter();
    use_effect_with(*awake, move |awake| {
        let listeners = window().filter(|_| !awake).map(|window| {
            TOUCHES.map(|name| {
                let set = set.clone();
                EventListener::once(&window, name, move |_| set.set(true))
            })
        });
        move || drop(listeners)
    });
    *awake
}
