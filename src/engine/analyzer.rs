//! The stages, in order.

use super::{Analysis, Document, Model};

/// Analyses articles with one model.
#[derive(Clone, Debug)]
pub struct Analyzer<'a> {
    #[allow(dead_code)]
    model: Model<'a>,
}

impl<'a> Analyzer<'a> {
    /// An analyzer with this model.
    #[must_use]
    pub fn new(model: &Model<'a>) -> Self {
        Self { model: *model }
    }

    /// Everything the engine finds in an article. Cannot fail; the same article gives the same answer everywhere.
    #[must_use]
    pub fn analyze(&self, document: &Document) -> Analysis {
        Analysis { published: document.published(), ..Analysis::default() }
    }
}
