//! Any stretch of the article's text as a place on the page.

use wasm_bindgen::JsCast;
use web_sys::{Node, Range, ScrollIntoViewOptions, ScrollLogicalPosition, window};

use super::view::find_block;
use crate::engine::text::Offsets;
use crate::engine::{Document, Span};

/// Selects these words on the page and brings them into view.
pub fn select(article: &Document, span: Span) {
    let _ = try_select(article, span);
}

fn try_select(article: &Document, span: Span) -> Option<()> {
    let window = window()?;
    let page = window.document()?;
    let at = article
        .blocks()
        .iter()
        .position(|block| block.span.start <= span.start && span.start < block.span.end)?;
    let block = article.blocks().get(at)?;
    let element = find_block(u32::try_from(at).ok()?)?;
    let offsets = Offsets::new(block.span.of(article.text()));
    let place = |byte: u32| {
        let byte = byte.min(block.span.end) - block.span.start;
        point(&element, &mut offsets.utf16(byte))
    };
    let range: Range = page.create_range().ok()?;
    let (node, offset) = place(span.start)?;
    range.set_start(&node, offset).ok()?;
    let (node, offset) = place(span.end)?;
    range.set_end(&node, offset).ok()?;
    let selection = window.get_selection().ok()??;
    selection.remove_all_ranges().ok()?;
    selection.add_range(&range).ok()?;
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    range.start_container().ok()?.parent_element()?.scroll_into_view_with_scroll_into_view_options(&options);
    Some(())
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
