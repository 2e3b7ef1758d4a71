//! The engine for JavaScript: what `index.js` beside this file calls. Text in, the analysis record as JSON out.

use quotidian::engine::{Analyzer, Day, Document, Meta, Model};
use quotidian::exchange::Record;
use wasm_bindgen::prelude::*;

const fn main() {}

/// An engine with its model.
#[wasm_bindgen]
pub struct Engine(Analyzer<'static>);

#[wasm_bindgen]
impl Engine {
    /// An engine with the model in these bytes, which it keeps for as long as the program runs.
    ///
    /// # Errors
    /// When they are no model.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Vec<u8>) -> Result<Self, JsError> {
        let model = Model::load(Vec::leak(model)).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Self(Analyzer::new(&model)))
    }

    /// The record of a text, as JSON.
    ///
    /// # Errors
    /// When `published` is no day, or the text is longer than an article may be.
    pub fn analyze(
        &self,
        text: String,
        published: Option<String>,
        title: Option<String>,
        explain: bool,
    ) -> Result<String, JsError> {
        let day = |written: String| {
            let wrong = || JsError::new(&format!("`published` is “{written}”, not a day written YYYY-MM-DD"));
            Day::parse(&written).ok_or_else(wrong)
        };
        let meta = Meta { title, published: published.map(day).transpose()?, ..Meta::default() };
        let document = Document::from_text(text, meta).map_err(|error| JsError::new(&error.to_string()))?;
        let analysis = if explain { self.0.explain(&document) } else { self.0.analyze(&document) };
        let record = Record::new(&document, &analysis, explain);
        serde_json::to_string(&record).map_err(|error| JsError::new(&error.to_string()))
    }
}
