//! Painting words of the article without changing it: the browser's custom highlights. Where it has none, the one place that is
//! looked at is selected.

use std::cell::RefCell;

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Range;

use super::text;
use crate::engine::{Document, Span};

/// The names of the highlights in the style rules.
const ALL: &str = "found";
const CURRENT: &str = "found-here";
const SPOKEN: &str = "spoken";

/// So many places around the current one are painted: more than a window holds, few enough to be quick in a long article.
const PAINTED: usize = 200;

/// Paints these words, shows the current ones and paints them apart.
pub fn show(article: &Document, hits: &[Span], current: usize) {
    let near = hits.iter().skip(current.saturating_sub(PAINTED / 2)).take(PAINTED);
    let ranges = near.filter_map(|&hit| text::range(article, hit));
    let here = hits.get(current).and_then(|&hit| text::range(article, hit));
    let painted = paint(ALL, ranges) && paint(CURRENT, here.clone());
    if let Some(range) = here {
        if !painted {
            text::select_range(&range);
        }
        text::show(&range);
    }
}

/// Paints nothing any more.
pub fn clear() {
    paint(ALL, []);
    paint(CURRENT, []);
}

/// Paints the words that are read aloud, instead of those before. Where these could be seen, the new ones come into view;
/// whoever has gone elsewhere in the text is left alone.
pub fn show_spoken(words: Option<(&Document, Span)>) {
    let Some((article, span)) = words else {
        SHOWN.set(None);
        paint(SPOKEN, []);
        return;
    };
    let Some(range) = text::range(article, span) else { return };
    let before = SHOWN.replace(Some(range.clone()));
    if before.is_none_or(|before| text::is_in_view(&before, 0.0)) && !text::is_in_view(&range, 140.0) {
        text::raise(&range);
    }
    if !paint(SPOKEN, [range.clone()]) {
        text::select_range(&range);
    }
}

thread_local! {
    /// The words that are read aloud.
    static SHOWN: RefCell<Option<Range>> = const { RefCell::new(None) };
}

/// Paints these ranges under this name, instead of those before. Says whether the browser can.
fn paint(name: &str, ranges: impl IntoIterator<Item = Range>) -> bool {
    try_paint(name, &ranges.into_iter().collect::<Array>()).is_some()
}

fn try_paint(name: &str, ranges: &Array) -> Option<()> {
    // The bindings call these objects unstable still.
    let get =
        |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined());
    let window: JsValue = web_sys::window()?.into();
    let highlight: Function = get(&window, "Highlight")?.dyn_into().ok()?;
    let highlights: Object = get(&get(&window, "CSS")?, "highlights")?.dyn_into().ok()?;
    let set: Function = get(&highlights, "set")?.dyn_into().ok()?;
    let painted = Reflect::construct(&highlight, ranges).ok()?;
    set.call2(&highlights, &name.into(), &painted).ok().map(drop)
}
