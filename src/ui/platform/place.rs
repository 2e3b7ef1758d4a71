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
                let now = match place() {
                    Place::Block(block) => Some(block),
                    Place::Top => None,
                    Place::Unknown => return,
                };
                if now != kept {
                    kept = now;
                    storage::keep_place(&slug, now);
                }
            })
        });
        move || drop(listener)
    });
}

/// Where reading is.
enum Place {
    /// Above the text.
    Top,
    /// At the block with this number.
    Block(u32),
    /// Between two blocks, below something that covers them, or without an article.
    Unknown,
}

fn place() -> Place {
    let top = || {
        let text = document()?.query_selector("article").ok()??.get_bounding_client_rect();
        Some((text.top(), text.left() + text.width() / 2.0))
    };
    let Some((top, middle)) = top() else { return Place::Unknown };
    if top > f64::from(LINE) {
        return Place::Top;
    }
    #[allow(clippy::cast_possible_truncation)] // a place in the window
    let at = document().and_then(|document| document.element_from_point(middle as f32, LINE));
    let block = || at?.closest("article [data-block]").ok()??.get_attribute("data-block")?.parse().ok();
    block().map_or(Place::Unknown, Place::Block)
}
