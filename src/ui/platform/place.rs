//! The place where reading stopped: the paragraph below the bar, which stays the same when letters grow or the window turns.

use gloo::events::EventListener;
use web_sys::window;
use yew::prelude::*;

use super::page::document;
use super::{storage, view};

/// How far below the window's upper edge the first line that is read stands, in pixels: a little below the bar (48) and the
/// padding that the style sheet leaves under it (24).
const LINE: f32 = 80.0;

/// Begins where reading of the article at this address stopped, or at its top, and keeps the place from then on.
#[hook]
pub fn use_place(slug: &AttrValue) {
    use_effect_with(slug.clone(), |slug| {
        let mut kept = storage::place_of(slug);
        if !kept.is_some_and(view::begin_at) {
            view::to_top();
        }
        let slug = slug.clone();
        let listener = window().map(|window| {
            EventListener::new(&window, "scroll", move |_| {
                if let Some(place) = place().filter(|place| *place != kept) {
                    kept = place;
                    storage::keep_place(&slug, place);
                }
            })
        });
        move || drop(listener)
    });
}

/// The number of the block that is read, or `Some(None)` above the text. `None` where that cannot be told: between two blocks,
/// below something that covers them, or without an article.
fn place() -> Option<Option<u32>> {
    let document = document()?;
    let text = document.query_selector("article").ok()??.get_bounding_client_rect();
    if text.top() > f64::from(LINE) {
        return Some(None);
    }
    #[allow(clippy::cast_possible_truncation)] // a place in the window
    let middle = (text.left() + text.width() / 2.0) as f32;
    let block = document.element_from_point(middle, LINE)?.closest("article [data-block]").ok()??;
    Some(block.get_attribute("data-block")?.parse().ok())
}
