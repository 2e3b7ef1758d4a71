//! What was found in articles, kept in the browser's database: by a digest of engine, text and all that is known of the
//! article, so that nothing of another engine or text is ever taken for it. A browser that refuses only forgets.

use std::cell::{Cell, RefCell};

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use quotidian::engine::{Analysis, Document};
use quotidian::protocol::{self, ENGINE};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use super::scope;

/// The one store of the database.
const STORE: &str = "analyses";

/// In the store, the engine whose analyses it holds.
const ENGINE_KEY: &str = "engine";

/// So many analyses are kept; then the store is emptied and begun anew. Those of short articles take about as much as their text.
const MOST: u32 = 20_000;

/// Longer ones, in bytes, are not kept.
const LONGEST: usize = 1 << 20;

/// What was found before.
#[derive(Default)]
pub(crate) struct Memory {
    database: RefCell<Option<IdbDatabase>>,
    refuses: Cell<bool>,
}

impl Memory {
    /// Whether the browser has refused to keep something.
    pub(crate) fn refuses(&self) -> bool {
        self.refuses.get()
    }

    /// The bytes of the analysis of an article that is kept by its key. What cannot be one is as good as nothing: other pages
    /// of the same origin can write into the database.
    pub(crate) async fn recall(&self, key: &ArrayBuffer, document: &Document) -> Option<Vec<u8>> {
        let found = self.store(IdbTransactionMode::Readonly).await.ok()?.get(key).ok()?;
        let bytes = done(&found).await.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec();
        let analysis: Analysis = protocol::decode(&bytes).ok()?;
        analysis.fits(document).then_some(bytes)
    }

    /// Keeps an analysis. After a refusal nothing more is tried.
    pub(crate) async fn keep(&self, key: &ArrayBuffer, bytes: &[u8]) {
        if bytes.len() <= LONGEST && !self.refuses() && self.put(key, bytes).await.is_err() {
            self.refuses.set(true);
        }
    }

    async fn put(&self, key: &ArrayBuffer, bytes: &[u8]) -> Result<(), JsValue> {
        let store = self.store(IdbTransactionMode::Readwrite).await?;
        done(&store.put_with_key(&Uint8Array::from(bytes), key)?).await.map(drop)
    }

    async fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
        let open = self.database.borrow().clone();
        let database = match open {
            Some(database) => database,
            None => {
                let database = open_database().await?;
                self.database.replace(Some(database.clone()));
                database
            }
        };
        database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
    }
}

/// The key of an article: a digest, which only a page with HTTPS can make.
pub(crate) async fn key(document: &Document) -> Option<ArrayBuffer> {
    let bytes = protocol::encode(&(ENGINE, document))?;
    let subtle = scope().crypto().ok()?.subtle();
    let digest =
        subtle.digest_with_str_and_js_u8_array("SHA-256", &Uint8Array::from(bytes.as_slice())).ok()?;
    JsFuture::from(digest).await.ok()?.dyn_into().ok()
}

/// The database of this site, by the name that the page gave the worker. What another engine has found, and what is too much, goes.
async fn open_database() -> Result<IdbDatabase, JsValue> {
    let factory = scope().indexed_db()?.ok_or(JsValue::NULL)?;
    let request = factory.open_with_u32(&scope().name(), 1)?;
    request.set_onupgradeneeded(Some(&on_first_use(&request)));
    let database: IdbDatabase = done(&request).await?.dyn_into()?;
    let store =
        database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?.object_store(STORE)?;
    let engine = store.get(&ENGINE_KEY.into())?;
    let count = store.count()?;
    let known = done(&engine).await? == ENGINE;
    let many = done(&count).await?.as_f64().is_none_or(|count| count > f64::from(MOST));
    if !known || many {
        let store = database
            .transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?
            .object_store(STORE)?;
        done(&store.clear()?).await?;
        done(&store.put_with_key(&ENGINE.into(), &ENGINE_KEY.into())?).await?;
    }
    Ok(database)
}

/// Makes the store.
fn on_first_use(request: &IdbOpenDbRequest) -> js_sys::Function {
    let request = request.clone();
    Closure::once_into_js(move || {
        if let Ok(Ok(database)) = request.result().map(JsCast::dyn_into::<IdbDatabase>) {
            // Without a store nothing is kept, as the next question to it tells.
            let _ = database.create_object_store(STORE);
        }
    })
    .unchecked_into()
}

/// What comes of a request.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(settled).await?;
    request.result()
}
