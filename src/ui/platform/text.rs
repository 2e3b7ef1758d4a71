//! Any stretch of the article's text as a place on the page.

use wasm_bindgen::JsCast;
use web_sys::{Node, Range, ScrollIntoViewOptions, ScrollLogicalPosition, window};

use super::view::find_block;
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
