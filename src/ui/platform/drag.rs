//! Dragging the edge of the panel.

use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent, window};

use super::page;

/// The pointer takes hold of the handle.
pub fn begin(event: &PointerEvent) {
    if let Some(handle) = handle(event) {
        let _ = handle.set_pointer_capture(event.pointer_id());
        event.prevent_default();
    }
}

/// The pointer has moved: the page follows at once.
pub fn go_on(event: &PointerEvent, wide: bool) {
    if let Some(size) = size(event, wide) {
        page::set_dragged(wide, Some(size));
    }
}

/// The pointer lets go: the size of the panel in pixels, if it was held.
#[must_use]
pub fn end(event: &PointerEvent, wide: bool) -> Option<u16> {
    let size = size(event, wide)?;
    handle(event)?.release_pointer_capture(event.pointer_id()).ok()?;
    page::set_dragged(wide, None);
    Some(size)
}

/// Which part of the window's height so many pixels are, in hundredths.
#[must_use]
pub fn part(pixels: u16) -> u8 {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64()).unwrap_or(1.0);
    let part = f64::from(pixels) * 100.0 / height.max(1.0);
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // bounded
    let part = part.clamp(0.0, 100.0) as u8;
    part
}

/// The size the panel would have with its edge at the pointer; nothing when the handle is not held.
fn size(event: &PointerEvent, wide: bool) -> Option<u16> {
    handle(event)?.has_pointer_capture(event.pointer_id()).then_some(())?;
    let window = window()?;
    let (end, at) = if wide {
        (window.inner_width().ok()?.as_f64()?, event.client_x())
    } else {
        (window.inner_height().ok()?.as_f64()?, event.client_y())
    };
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // bounded
    let size = (end - f64::from(at)).clamp(0.0, 10_000.0) as u16;
    Some(size)
}

fn handle(event: &PointerEvent) -> Option<Element> {
    event.target()?.dyn_into().ok()
}
