//! Any stretch of the article's text as a place on the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Range, ScrollIntoViewOptions, ScrollLogicalPosition, window};

use super::view::{BAR, find_block};
use crate::engine::text::Offsets;
use crate::engine::{Document, Span};

/// Selects these words on the page and brings them into view.
pub fn select(article: &Document, span: Span) {
    if let Some(range) = range(article, span) {
        select_range(&range);
        show(&range);
    }
}

/// Selects a range of the page.
pub(super) fn select_range(range: &Range) {
    let selection = window().and_then(|window| window.get_selection().ok()?);
    if let Some(selection) = selection {
        let _ = selection.remove_all_ranges();
        let _ = selection.add_range(range);
    }
}

/// Brings a range of the page into view.
pub(super) fn show(range: &Range) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    if let Some(element) = range.start_container().ok().and_then(|node| node.parent_element()) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Whether a part of the range is in the window, between the bar and so many pixels above the lower edge.
pub(super) fn is_in_view(range: &Range, margin: f64) -> bool {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or_default();
    let place = range.get_bounding_client_rect();
    place.bottom() > BAR && place.top() < height - margin && (margin == 0.0 || place.top() >= BAR)
}

/// Scrolls until the range begins in the upper part of the window.
pub(super) fn raise(range: &Range) {
    if let Some(window) = window() {
        let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
        window.scroll_by_with_x_and_y(0.0, range.get_bounding_client_rect().top() - BAR - height / 5.0);
    }
}

/// Where the words begin that are selected in the article, as a byte of its text.
#[must_use]
pub fn selected(article: &Document) -> Option<u32> {
    let selection = window()?.get_selection().ok()?.filter(|selection| !selection.is_collapsed())?;
    let start = selection.get_range_at(0).ok()?;
    let node = start.start_container().ok()?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let element = element.closest("article [data-block]").ok()??;
    let block = article.blocks().get(element.get_attribute("data-block")?.parse::<usize>().ok()?)?;
    let before = window()?.document()?.create_range().ok()?;
    before.set_start(&element, 0).ok()?;
    before.set_end(&node, start.start_offset().ok()?).ok()?;
    let units = before.to_string().length();
    Some(block.span.start + Offsets::new(block.span.of(article.text())).byte_of_utf16(units))
}

/// These words as a range of the page.
pub(super) fn range(article: &Document, span: Span) -> Option<Range> {
    let at = article.blocks().partition_point(|block| block.span.end <= span.start);
    let block = article.blocks().get(at).filter(|block| block.span.start <= span.start)?;
    let element = find_block(u32::try_from(at).ok()?)?;
    let offsets = Offsets::new(block.span.of(article.text()));
    let place = |byte: u32| {
        let byte = byte.min(block.span.end) - block.span.start;
        point(&element, &mut offsets.utf16(byte))
    };
    let range: Range = window()?.document()?.create_range().ok()?;
    let (node, offset) = place(span.start)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = place(span.end)?;
    range.set_end(&node, offset).ok()?;
    Some(range)
}

/// The text node below `node` that holds the `left`-th UTF-16 unit, and the unit's place in it; counts `left` down.
fn point(node: &Node, left: &mut u32) -> Option<(Node, u32)> {
    if let Some(text) = node.dyn_ref::<web_sys::Text>() {
        let length = text.length();
        if *left <= length {
            return Some((node.clone(), *left));
        }
        *left -= length;
        return None;
    }
    let mut child = node.first_child();
    while let Some(node) = child {
        if let Some(found) = point(&node, left) {
            return Some(found);
        }
        child = node.next_sibling();
    }
    None
}
