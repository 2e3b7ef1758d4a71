//! A card that stands beside a place in the text, in front of everything. The browser closes it: at a click elsewhere, by
//! Escape; and gives the focus back.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement, window};
use yew::prelude::*;

use super::page::document;
use super::view::quietly;
use crate::ui::state::Act;

/// What lies above the article: the height of the bar and a gap, in pixels.
const TOP: f64 = 56.0;
/// Lower cards could not be read: then the card lies over its mark, in pixels.
const LEAST: f64 = 160.0;
/// The gap to the mark and to the edges of the window, in pixels.
const GAP: f64 = 8.0;

/// Opens the element beside the one with the id `anchor` and tells when it was closed. Whenever it is drawn it finds its place
/// anew, since its size may be another. With `at_reasons` the focus goes to its `.because`, not to the whole.
#[hook]
pub fn use_popup(card: &NodeRef, anchor: String, at_reasons: bool, act: &Callback<Act>) {
    let listening = card.clone();
    use_effect_with(act.clone(), move |act| {
        let (act, node) = (act.clone(), listening.clone());
        let listener = listening.cast::<HtmlElement>().map(|card| {
            // The event comes a moment later: by then the card may be open again, elsewhere.
            EventListener::new(&card, "toggle", move |_| {
                if !node.cast::<HtmlElement>().is_some_and(|card| is_open(&card)) {
                    act.emit(Act::CloseCard);
                }
            })
        });
        move || drop(listener)
    });
    let shown = card.clone();
    use_effect_with(anchor.clone(), move |_| {
        // Not whenever it is drawn: it may have been closed a moment ago.
        if let Some(card) = shown.cast::<HtmlElement>().filter(|card| !is_open(card))
            && card.show_popover().is_ok()
        {
            // It has no place yet: showing it would scroll to the top of the page.
            let _ = card.focus_with_options(&quietly());
        }
    });
    let placed = card.clone();
    use_effect(move || {
        if let Some(card) = placed.cast::<HtmlElement>() {
            let _ = place(&card, &anchor);
            let _ = uncover(&card, &anchor);
        }
    });
    let card = card.clone();
    use_effect_with(at_reasons, move |at_reasons| {
        let reasons = card.cast::<HtmlElement>().filter(|_| *at_reasons);
        let reasons = reasons.and_then(|card| card.query_selector(".because").ok()?);
        if let Some(reasons) = reasons.and_then(|reasons| reasons.dyn_into::<HtmlElement>().ok()) {
            let _ = reasons.focus();
        }
    });
}

/// Closes the element.
pub fn close(card: &NodeRef) {
    if let Some(card) = card.cast::<HtmlElement>() {
        let _ = card.hide_popover();
    }
}

fn is_open(card: &HtmlElement) -> bool {
    card.matches(":popover-open").unwrap_or(false)
}

/// Puts the card below the anchor, or above it where there is no room below; where there is room on neither side, on the one
/// with more of it, and no higher than that; over a mark that leaves none. Style rules read where.
fn place(card: &HtmlElement, anchor: &str) -> Option<()> {
    let anchor = document()?.get_element_by_id(anchor)?;
    let window = window()?;
    let (width, height) = (window.inner_width().ok()?.as_f64()?, window.inner_height().ok()?.as_f64()?);
    let whole: DomRect = anchor.get_bounding_client_rect();
    let first = anchor.get_client_rects().get(0).unwrap_or_else(|| whole.clone());
    let style = card.style();
    style.remove_property("--room").ok()?;
    let own = card.get_bounding_client_rect();
    let left = first.left().min(width - own.width() - GAP).max(GAP);
    let (below, above) = (height - whole.bottom() - 2.0 * GAP, whole.top() - GAP - TOP);
    let goes_below = own.height() <= below || (own.height() > above && below >= above);
    let room = if goes_below { below } else { above };
    let top = if room < own.height().min(LEAST) {
        (height - own.height() - GAP).max(TOP)
    } else {
        style.set_property("--room", &pixels(room)).ok()?;
        if goes_below { whole.bottom() + GAP } else { whole.top() - GAP - own.height().min(room) }
    };
    style.set_property("--x", &pixels(left + window.scroll_x().ok()?)).ok()?;
    style.set_property("--y", &pixels(top + window.scroll_y().ok()?)).ok()
}

/// Moves the page until the anchor stands above a card that lies over the lower edge of the window.
fn uncover(card: &HtmlElement, anchor: &str) -> Option<()> {
    let anchor = document()?.get_element_by_id(anchor)?.get_bounding_client_rect();
    let window = window()?;
    let own = card.get_bounding_client_rect();
    let is_sheet = own.width() >= window.inner_width().ok()?.as_f64()?;
    let covered = anchor.bottom() + GAP - own.top();
    if is_sheet && covered > 0.0 {
        // No further than until the anchor's beginning is below the bar.
        window.scroll_by_with_x_and_y(0.0, covered.min((anchor.top() - TOP).max(0.0)));
    }
    Some(())
}

/// A length in whole pixels: writing fractions would cost the download more than they are worth.
#[allow(clippy::cast_possible_truncation)] // a place on a page is far from the bounds
fn pixels(length: f64) -> String {
    format!("{}px", length as i32)
}
