//! Places on the page: the mark under the pointer, moving the focus, bringing something into view.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlDialogElement, HtmlElement, MouseEvent, Node, ScrollIntoViewOptions,
    ScrollLogicalPosition, window,
};

use super::page::document;
use crate::ui::state::{Spot, Target};

/// How long a place that was jumped to stands out, in milliseconds.
const FLASH: u32 = 1_600;

/// What lies above the article: the height of the bar, in pixels.
pub(super) const BAR: f64 = 56.0;

/// The innermost visible mark that was clicked; none when the click ended a selection.
#[must_use]
pub fn clicked(event: &MouseEvent, visible_marks: &str) -> Option<Spot> {
    let selecting = window()?.get_selection().ok()?.is_some_and(|selection| !selection.is_collapsed());
    if selecting {
        return None;
    }
    let element = event.target()?.dyn_into::<Element>().ok()?;
    spot_of(&element, visible_marks)
}

/// The focused mark.
#[must_use]
pub fn focused(visible_marks: &str) -> Option<Spot> {
    spot_of(&document()?.active_element()?, visible_marks)
}

fn spot_of(element: &Element, visible_marks: &str) -> Option<Spot> {
    if visible_marks.is_empty() {
        return None;
    }
    let mark = element.closest(visible_marks).ok()??;
    match mark.get_attribute("data-quote").map(|number| number.parse()) {
        Some(Ok(number)) => Some(Spot { target: Target::Quote(number), mark: None }),
        _ => {
            let target = Target::named(mark.get_attribute("data-entity")?);
            Some(Spot { mark: number_of(&mark, &target), target })
        }
    }
}

/// The number of a mark: its later pieces carry none, so that the last number before them is theirs.
fn number_of(mark: &Element, target: &Target) -> Option<u32> {
    let beginnings = find_all(&format!("{}[id]", target.selector()));
    let begun = |begin: &&Element| {
        begin.is_same_node(Some(mark))
            || begin.compare_document_position(mark) & Node::DOCUMENT_POSITION_FOLLOWING != 0
    };
    beginnings.iter().rev().find(begun)?.id().strip_prefix("m-")?.parse().ok()
}

/// Moves the focus to the next or the previous of the elements in the article that `selector` names, and shows it. With
/// no focus in the text it begins at what is in the window. Says whether there was one.
pub fn step(selector: &str, forward: bool) -> bool {
    let Some(next) = neighbour(selector, forward) else { return false };
    focus_in_text(&next, ScrollLogicalPosition::Nearest);
    true
}

/// The number of the block that has the focus, or of the first in the window.
#[must_use]
pub fn block_here() -> Option<usize> {
    let focused = document()?.active_element().and_then(|at| at.closest("article [data-block]").ok()?);
    let block = focused.or_else(|| neighbour("article [data-block]", true))?;
    block.get_attribute("data-block")?.parse().ok()
}

fn neighbour(selector: &str, forward: bool) -> Option<Element> {
    let document = document()?;
    let list = document.query_selector_all(selector).ok()?;
    // The later pieces of a mark that is cut in two carry no id: it is visited once.
    let mut elements: Vec<Element> = (0..list.length())
        .filter_map(|at| list.get(at)?.dyn_into::<Element>().ok())
        .filter(|element| element.has_attribute("data-block") || !element.id().is_empty())
        .collect();
    let active =
        document.active_element().filter(|at| at.closest("article [data-block]").ok().flatten().is_some());
    if !forward {
        elements.reverse();
    }
    let wanted = if forward { Node::DOCUMENT_POSITION_FOLLOWING } else { Node::DOCUMENT_POSITION_PRECEDING };
    elements.into_iter().find(|element| match &active {
        Some(active) if active.contains(Some(element)) && active != element && !forward => false,
        Some(active) => active.compare_document_position(element) & wanted != 0,
        None if forward => element.get_bounding_client_rect().bottom() > BAR,
        None => element.get_bounding_client_rect().top() < BAR,
    })
}

/// Shows and focuses the place of a target in the text, and lets it stand out for a moment.
pub fn go_to(target: &Target) {
    if let Some(element) = find(&target.selector()) {
        jump(&element);
    }
}

/// Shows and focuses the mark with this number.
pub fn go_to_mark(number: u32) {
    if let Some(element) = by_id(&format!("m-{number}")) {
        jump(&element);
    }
}

/// Shows the mark at this spot and leaves the focus where it is.
pub fn show_spot(spot: &Spot) {
    if let Some(element) = by_id(&spot.id()) {
        scroll(&element, ScrollLogicalPosition::Center);
        flash(&element);
    }
}

fn jump(element: &Element) {
    focus_in_text(element, ScrollLogicalPosition::Center);
    flash(element);
}

fn flash(element: &Element) {
    let _ = element.set_attribute("data-flash", "");
    let element = element.clone();
    Timeout::new(FLASH, move || drop(element.remove_attribute("data-flash"))).forget();
}

/// Lets the marks of one target stand out, and no others.
pub fn show_current(target: Option<&Target>) {
    for element in find_all("article [data-current]") {
        let _ = element.remove_attribute("data-current");
    }
    let Some(target) = target else { return };
    for selector in [Some(target.selector()), target.parts()].into_iter().flatten() {
        for element in find_all(&selector) {
            let _ = element.set_attribute("data-current", "");
        }
    }
}

/// Brings an element into view within its panel.
pub fn show_by_id(id: &str) {
    if let Some(element) = by_id(id) {
        scroll(&element, ScrollLogicalPosition::Nearest);
    }
}

/// Focuses the element with this id.
pub fn focus_by_id(id: &str) {
    if let Some(element) = by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Focuses the article as a whole.
pub fn focus_article() {
    if let Some(article) = find("article").and_then(|article| article.dyn_into::<HtmlElement>().ok()) {
        let _ = article.focus_with_options(&quietly());
    }
}

/// Focuses the article if something in what goes away has the focus.
pub fn leave(going: &str) {
    let active = document().and_then(|document| document.active_element());
    if active.is_some_and(|at| at.closest(going).ok().flatten().is_some()) {
        focus_article();
    }
}

/// Scrolls to the beginning of the page.
pub fn to_top() {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls to the block with this number. Says whether there is one.
pub fn begin_at(block: u32) -> bool {
    let Some(block) = find_block(block) else { return false };
    scroll(&block, ScrollLogicalPosition::Start);
    true
}

/// Opens the dialog with this id over the page. A menu that it was asked for in closes first: the focus comes back to where it
/// was before the menu.
pub fn open_dialog(id: &str) {
    if let Some(menu) = find(":popover-open").and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        let _ = menu.hide_popover();
    }
    if let Some(dialog) = by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        let _ = dialog.show_modal();
    }
}

/// Closes the dialog with this id.
pub fn close_dialog(id: &str) {
    if let Some(dialog) = by_id(id).and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok()) {
        dialog.close();
    }
}

/// Focuses an element that is no tab stop of its own and shows it.
fn focus_in_text(element: &Element, block: ScrollLogicalPosition) {
    let Some(element) = element.dyn_ref::<HtmlElement>() else { return };
    element.set_tab_index(-1);
    let _ = element.focus_with_options(&quietly());
    scroll(element, block);
}

/// The focus, and no scrolling.
pub(super) fn quietly() -> FocusOptions {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    options
}

fn scroll(element: &Element, block: ScrollLogicalPosition) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(block);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// The element of the block with this number.
pub(super) fn find_block(number: u32) -> Option<Element> {
    find("article")?.children().item(number)
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok()?
}

fn find_all(selector: &str) -> Vec<Element> {
    let list = document().and_then(|document| document.query_selector_all(selector).ok());
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)?.dyn_into().ok()).collect()
}
