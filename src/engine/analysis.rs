//! Everything the engine found in one article.

use serde::{Deserialize, Serialize};

use super::{DateRef, Day, Entity, EntityId, Mention, Quote, Span};

/// The answer for one article: layers of spans over its text, each sorted by place. Layers may overlap one another.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Analysis {
    /// The day the article speaks from: what the caller stated, else what a header or dateline in the text says.
    pub published: Option<Day>,
    /// Names, in order of place; no two overlap.
    pub mentions: Vec<Mention>,
    /// What the names stand for; [`EntityId`] is the index.
    pub entities: Vec<Entity>,
    /// Quotations, in order of place; a reported clause may hold a quoted fragment.
    pub quotes: Vec<Quote>,
    /// Dates and times, in order of place; no two overlap.
    pub dates: Vec<DateRef>,
}

impl Analysis {
    /// The entity of this number, which any number found in the same analysis has.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<&Entity> {
        self.entities.get(id.0 as usize)
    }

    /// The mentions of one entity, in order of place.
    pub fn mentions_of(&self, id: EntityId) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |mention| mention.entity == id)
    }

    /// The entity mentioned by exactly these words.
    #[must_use]
    pub fn entity_at(&self, span: Span) -> Option<EntityId> {
        let found = self.mentions.binary_search_by_key(&span.start, |mention| mention.span.start).ok()?;
        let mention = self.mentions.get(found)?;
        (mention.span == span).then_some(mention.entity)
    }
}
