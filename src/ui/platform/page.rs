//! What the page as a whole shows: its title, and the attributes of its root that the style rules read.

use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, window};
use yew::prelude::*;

use crate::library::embedded;
use crate::ui::state::{Pace, Settings, Theme, Trait};
use crate::ui::strings::EN;

/// Applies the settings. The text is not drawn anew: style rules do all of it.
pub fn show(settings: &Settings) {
    set("data-marks", Some(settings.level.code()));
    set("data-kinds", Some(&settings.shown_kinds()));
    for property in Trait::ALL {
        let step = settings.typography.chosen(property).map(|step| step.to_string());
        set(&format!("data-{}", property.code()), step.as_deref());
    }
    set("data-announced", settings.announced.then_some(""));
    set("data-sheet", Some(settings.sheet.code()));
    set_length("--panel", Some(settings.panel_width));
}

/// Shows a theme; the window's own frame gets the colour of the page. Not with the other settings: to ask for a colour lets the
/// browser reckon the styles of the whole article.
pub fn set_theme(theme: Theme) {
    set("data-theme", Some(theme.code()));
    colour_frame();
}

/// Sets the size of a panel that is being dragged, in pixels; with none, its own size stands again.
pub fn set_dragged(wide: bool, size: Option<u16>) {
    set_length(if wide { "--dragged-width" } else { "--dragged-height" }, size);
}

fn set_length(name: &str, pixels: Option<u16>) {
    let Some(root) = root().and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    let _ = match pixels {
        Some(pixels) => root.style().set_property(name, &format!("{}px", u32::from(pixels))),
        None => root.style().remove_property(name).map(drop),
    };
}

/// Gives the window's own frame the colour of the page.
fn colour_frame() {
    let colour = || window()?.get_computed_style(&root()?).ok()??.get_property_value("--bg").ok();
    let frames = document().and_then(|document| document.query_selector_all("meta[name=theme-color]").ok());
    let (Some(colour), Some(frames)) = (colour(), frames) else { return };
    for frame in (0..frames.length()).filter_map(|at| frames.get(at)?.dyn_into::<Element>().ok()) {
        let _ = frame.set_attribute("content", colour.trim());
    }
}

/// Says how far the article in view has come; nothing when there is none.
pub fn set_state(state: Option<&str>) {
    set("data-state", state);
}

/// Sets the page's title, before the name of the site.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(&format!("{title} – {}", embedded::TITLE.unwrap_or(EN.app)));
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = window() {
        let _ = window.location().reload();
    }
}

/// Keeps the bar of progress at the part of the page above the window's lower edge, as long as the component is there, and tells
/// how many minutes of reading are below that edge.
#[hook]
pub fn use_progress(pace: &Rc<Pace>) -> usize {
    let left = use_state_eq(|| pace.minutes_left(0, 0));
    let set = left.setter();
    use_effect_with(Rc::clone(pace), move |pace| {
        let pace = Rc::clone(pace);
        let update = move || {
            set_progress();
            if let Some((block, part)) = lowest() {
                set.set(pace.minutes_left(block, part));
            }
        };
        update();
        let listener = window().map(|window| EventListener::new(&window, "scroll", move |_| update()));
        move || drop(listener)
    });
    *left
}

/// The block at the window's lower edge, by its number, and how much of it is above the edge, in thousandths.
fn lowest() -> Option<(usize, usize)> {
    let edge = f64::from(root()?.client_height());
    let blocks = document()?.query_selector("article").ok()??.children();
    let place = |at: u32| blocks.item(at).map(|block| block.get_bounding_client_rect());
    let (mut above, mut below) = (0, blocks.length());
    while above < below {
        let middle = above + (below - above) / 2;
        if place(middle)?.top() < edge {
            above = middle + 1;
        } else {
            below = middle;
        }
    }
    let Some(last) = above.checked_sub(1) else { return Some((0, 0)) };
    let place = place(last)?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // bounded
    let part = ((edge - place.top()) * 1000.0 / place.height().max(1.0)).clamp(0.0, 1000.0) as usize;
    Some((last as usize, part))
}

fn set_progress() {
    let part = || {
        let root = root()?;
        let seen = window()?.scroll_y().ok()?;
        let unseen = f64::from(root.scroll_height() - root.client_height());
        let part = if unseen > 0.0 { (seen / unseen).clamp(0.0, 1.0) } else { 0.0 };
        // In thousandths: writing fractions would cost the download more than it is worth.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Some((part * 1000.0) as u32)
    };
    // On the bar itself: what changes at the root lets the browser reckon the styles of the whole article.
    let bar = document().and_then(|document| document.query_selector(".progress").ok()?);
    if let (Some(part), Some(bar)) = (part(), bar.and_then(|bar| bar.dyn_into::<HtmlElement>().ok())) {
        let _ = bar.style().set_property("--read", &format!("{}.{:03}", part / 1000, part % 1000));
    }
}

fn set(name: &str, value: Option<&str>) {
    let Some(root) = root() else { return };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

fn root() -> Option<Element> {
    document()?.document_element()
}
