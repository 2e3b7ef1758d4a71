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
    ///
    /// Names come without their reasons, which [`explain`](Self::explain) adds.
    #[must_use]
    pub fn analyze(&self, document: &Document) -> Analysis {
        self.run(document, false, |_| ())
    }

    /// The same analysis with the reasons why each name is one and of its kind.
    #[must_use]
    pub fn explain(&self, document: &Document) -> Analysis {
        self.run(document, true, |_| ())
    }

    /// The same as [`analyze`](Self::analyze); `done` is told of each stage when it is over, so that somebody who has a clock
    /// can time them.
    pub fn observe(&self, document: &Document, done: impl FnMut(Stage)) -> Analysis {
        self.run(document, false, done)
    }

    fn run(&self, document: &Document, explain: bool, mut done: impl FnMut(Stage)) -> Analysis {
        let gazetteer = &self.model.gazetteer;
        let published = document.published();
        let text = Text::new(document, &self.lexicon, gazetteer);
        let dates = date::find(&text, document);
        done(Stage::Dates);
        let names = ner::recognise(&text, &self.model, &dates, explain);
        done(Stage::Names);
        let (mentions, entities) = entity::link(&text, gazetteer, &self.lexicon, names);
        let quotes = quote::find(&text, &self.model, &self.lexicon, &mentions, &entities);
        done(Stage::Quotes);
        Analysis { published, mentions, entities, quotes, dates }
    }
}

/// A part of the analysis, for those who time it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tokens, sentences and dates are known.
    Dates,
    /// Names are known.
    Names,
    /// Entities, quotations and speakers are known.
    Quotes,
}
