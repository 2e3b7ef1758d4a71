//! What the boot script does for the reader: it owns the worker's address, the service worker and the parts of a large corpus.

use js_sys::{Array, Function};
use wasm_bindgen::prelude::*;
use web_sys::Worker;

#[wasm_bindgen]
extern "C" {
    /// The script's side.
    pub(super) type Boot;
    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = quotidian)]
    pub(super) static BOOT: Boot;

    #[wasm_bindgen(method, catch, js_name = spawnWorker)]
    pub(super) fn spawn_worker(this: &Boot) -> Result<Worker, JsValue>;

    #[wasm_bindgen(method, getter)]
    pub(super) fn parted(this: &Boot) -> bool;
    #[wasm_bindgen(method, js_name = fetchPart)]
    pub(super) fn fetch_part(this: &Boot, name: &str, then: &JsValue);
    #[wasm_bindgen(method, js_name = keepParts)]
    pub(super) fn keep_parts(this: &Boot, names: &Array, choice: &str, told: &Function);

    #[wasm_bindgen(method, getter)]
    pub(super) fn offline(this: &Boot) -> String;
    #[wasm_bindgen(method, getter)]
    pub(super) fn bytes(this: &Boot) -> f64;
    #[wasm_bindgen(method, getter)]
    pub(super) fn install(this: &Boot) -> String;
    #[wasm_bindgen(method, js_name = askToInstall)]
    pub(super) fn ask_to_install(this: &Boot);
    #[wasm_bindgen(method, js_name = applyUpdate)]
    pub(super) fn apply_update(this: &Boot);
}
