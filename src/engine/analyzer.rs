//! The stages, in order.

use super::lexicon::Lexicon;
use super::text::Text;
use super::{Analysis, Document, Model, date, entity, ner, quote};

/// Analyses articles with one model.
#[derive(Clone, Debug)]
pub struct Analyzer<'a> {
    model: Model<'a>,
    lexicon: Lexicon,
}

impl<'a> Analyzer<'a> {
    /// An analyzer with this model.
    #[must_use]
    pub fn new(model: &Model<'a>) -> Self {
        Self { model: model.clone(), lexicon: Lexicon::new() }
    }

    /// Everything the engine finds in an article. Cannot fail; the same article gives the same answer everywhere.
    #[must_use]
    pub fn analyze(&self, document: &Document) -> Analysis {
        let gazetteer = &self.model.gazetteer;
        let published = document.published();
        let text = Text::new(document, &self.lexicon, gazetteer);
        let dates = date::find(&text, document.header(), published);
        let names = ner::recognise(&text, &self.model, &dates);
        let (mentions, entities) = entity::link(&text, names);
        let quotes = quote::find(&text, gazetteer, &mentions, &entities);
        Analysis { published, mentions, entities, quotes, dates }
    }
}
