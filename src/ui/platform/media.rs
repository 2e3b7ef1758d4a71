//! What the device and the system prefer.

use gloo::events::EventListener;
use web_sys::{MediaQueryList, window};
use yew::prelude::*;

/// Whether a media query holds, now and from now on.
#[hook]
pub fn use_media(query: &'static str) -> bool {
    let holds = use_state(|| ask(query).is_some_and(|list| list.matches()));
    let set = holds.setter();
    use_effect_with((), move |()| {
        let listener = ask(query).map(|list| {
            let asked = list.clone();
            EventListener::new(&list, "change", move |_| set.set(asked.matches()))
        });
        move || drop(listener)
    });
    *holds
}

fn ask(query: &str) -> Option<MediaQueryList> {
    window()?.match_media(query).ok()?
}
