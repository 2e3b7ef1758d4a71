//! Long lists, drawn as far as they are looked at: thousands of rows would keep the browser busy for a second.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

use super::page::document;

/// So many rows are drawn at first, and so many more each time.
const STEP: usize = 100;

/// How many rows of a panel are drawn, and what draws more of them: a click on the button with the class `more` after the
/// list, and scrolling that brings it near.
#[hook]
pub fn use_rows() -> (usize, Callback<MouseEvent>) {
    let rows = use_state_eq(|| STEP);
    let (drawn, set) = (*rows, rows.setter());
    let more = {
        let set = set.clone();
        Callback::from(move |_| set.set(drawn + STEP))
    };
    use_effect_with(drawn, move |&drawn| {
        let panel = document().and_then(|document| document.query_selector(".panel").ok()?);
        let look = move || {
            if is_near(".panel .more") {
                set.set(drawn + STEP);
            }
        };
        // Whoever scrolls while more rows are drawn may be at their end already.
        if drawn > STEP {
            look();
        }
        let listener = panel.map(|panel| EventListener::new(&panel, "scroll", move |_| look()));
        move || drop(listener)
    });
    (drawn, more)
}

/// Whether there is such an element, in the window or less than a window's height below it.
fn is_near(selector: &str) -> bool {
    let top = || Some(document()?.query_selector(selector).ok()??.get_bounding_client_rect().top());
    let height = || window()?.inner_height().ok()?.as_f64();
    top().zip(height()).is_some_and(|(top, height)| top < 2.0 * height)
}
