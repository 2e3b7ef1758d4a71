//! Marks and measures on the browser's timeline.

use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::engine::Document;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = performance, js_name = measure)]
    fn measure(name: &str, options: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = performance, js_name = mark)]
    fn set_mark(name: &str) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = performance)]
    fn now() -> f64;
}

/// Notes that something has happened now.
pub fn mark(name: &str) {
    // A timeline that refuses is no reason to stop.
    let _ = set_mark(name);
}

/// Notes how long the worker took for an article, by its own clock.
pub(super) fn measure_analysis(document: &Document, micros: u32) {
    let duration = f64::from(micros) / 1000.0;
    let characters = u32::try_from(document.text().chars().count()).unwrap_or(u32::MAX);
    let object = |entries: &[(&str, &JsValue)]| {
        let object = Object::new();
        for (key, value) in entries {
            let _ = Reflect::set(&object, &JsValue::from_str(key), value);
        }
        JsValue::from(object)
    };
    let detail = object(&[("characters", &characters.into())]);
    let options = object(&[
        ("start", &(now() - duration).max(0.0).into()),
        ("duration", &duration.into()),
        ("detail", &detail),
    ]);
    let _ = measure("quotidian:analyze", &options);
}
