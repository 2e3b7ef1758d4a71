//! Everything the engine found in one article.

use serde::{Deserialize, Serialize};

use super::{DateRef, Day, Document, Entity, EntityId, Mention, Quote, Reason, Span};

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

    /// Whether this can be an analysis of `document`: every span inside its text, on the boundaries of characters, every layer
    /// in order of place, every entity there. What the engine makes always is; what comes from elsewhere may not be.
    #[must_use]
    pub fn fits(&self, document: &Document) -> bool {
        let inside = |span: &Span| document.text().get(span.range()).is_some();
        let words = |span: &Span| inside(span) && !span.is_empty();
        let reasons = |why: &[Reason]| why.iter().all(|reason| inside(&reason.evidence));
        let known = |id: &EntityId| self.entity(*id).is_some();
        let mention = |mention: &Mention| {
            words(&mention.span)
                && known(&mention.entity)
                && reasons(&mention.why)
                && mention.link.iter().all(|reason| inside(&reason.evidence))
        };
        let entity = |entity: &Entity| {
            let spans = entity.aliases.iter().chain(&entity.roles).chain([&entity.name]);
            spans.into_iter().all(inside) && entity.perhaps.iter().chain(&entity.related).all(known)
        };
        let quote = |quote: &Quote| {
            let parts = [quote.speaker.span(), quote.cue, quote.addressee];
            words(&quote.span)
                && parts.iter().flatten().all(words)
                && quote.speaker.entity().iter().all(known)
                && reasons(&quote.why)
        };
        let date = |date: &DateRef| {
            let evidence = date.reckoning.and_then(|reckoning| reckoning.evidence);
            words(&date.span) && evidence.iter().all(inside) && reasons(&date.why)
        };
        let apart = |spans: &[Span]| spans.is_sorted_by(|before, after| before.end <= after.start);
        let mentions: Vec<Span> = self.mentions.iter().map(|mention| mention.span).collect();
        let dates: Vec<Span> = self.dates.iter().map(|date| date.span).collect();
        self.mentions.iter().all(mention)
            && self.entities.iter().all(entity)
            && self.quotes.iter().all(quote)
            && self.dates.iter().all(date)
            && apart(&mentions)
            && apart(&dates)
            && self.quotes.is_sorted_by_key(|quote| quote.span.start)
    }
}
