//! The address of the page.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

use crate::ui::state::{Goal, Route};

/// The route that the page's address names, now and whenever it changes.
#[hook]
pub fn use_route() -> Route {
    let route = use_state_eq(current);
    use_effect_with((), {
        let route = route.setter();
        move |()| {
            let listener = window()
                .map(|window| EventListener::new(&window, "hashchange", move |_| route.set(current())));
            move || drop(listener)
        }
    });
    (*route).clone()
}

/// The address of a route for a link. It names the page's own file: the `<base>` of the page would lead to its folder.
#[must_use]
pub fn href(route: &Route) -> String {
    let path = window().and_then(|window| window.location().pathname().ok()).unwrap_or_default();
    format!("{path}{}", route.address())
}

/// The whole address of a place in the article in view, for other people.
#[must_use]
pub fn address_of(goal: Goal) -> String {
    let page = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    let page = page.split('#').next().unwrap_or_default();
    let route = match current() {
        Route::Article { slug, .. } => Route::Article { slug, goal },
        other => other,
    };
    format!("{page}{}", route.address())
}

/// Opens the article at this address.
pub fn go_to(slug: &AttrValue) {
    if let Some(window) = window() {
        let route = Route::Article { slug: slug.clone(), goal: Goal::default() };
        let _ = window.location().set_hash(&route.address());
    }
}

fn current() -> Route {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    let decoded = js_sys::decode_uri_component(&hash).ok().and_then(|hash| hash.as_string());
    Route::parse(&decoded.unwrap_or(hash))
}
