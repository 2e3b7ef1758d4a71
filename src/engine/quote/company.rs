//! What “the company” means: the only organisation named around it, if it can be a company.

use std::ops::Range;

use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind};

/// Nouns that fit every company.
const NOUNS: [&str; 10] = [
    "airline",
    "automaker",
    "business",
    "carmaker",
    "carrier",
    "company",
    "firm",
    "manufacturer",
    "operator",
    "retailer",
];

/// Last words of companies' names.
const LAST_WORDS: [&str; 24] = [
    "Aerospace",
    "Airlines",
    "Airways",
    "Bank",
    "Brothers",
    "Company",
    "Corporation",
    "Electric",
    "Entertainment",
    "Foods",
    "Group",
    "Holdings",
    "Industries",
    "Insurance",
    "Motors",
    "Partners",
    "Petroleum",
    "Pharmaceuticals",
    "Pictures",
    "Rail",
    "Railway",
    "Shipping",
    "Studios",
    "Technologies",
];

impl Scene<'_> {
    /// The only organisation named around “the company”, if it can be one.
    pub(super) fn company(&self, phrase: &Range<usize>) -> Option<EntityId> {
        let bare = phrase.len() == 2
            && matches!(self.text.word(phrase.start), "the" | "The")
            && NOUNS.contains(&self.text.word(phrase.start + 1));
        if !bare || self.has_unnamed(phrase, None) {
            return None;
        }
        let mut named =
            self.named_around(phrase.start).filter(|(mention, _)| mention.kind == EntityKind::Organisation);
        let (found, name) = named.next()?;
        let only = named.all(|(other, _)| other.entity == found.entity);
        (only && self.may_be_company(name)).then_some(found.entity)
    }

    /// Whether no word of an organisation's name tells of something else than a company: a ministry, a court.
    fn may_be_company(&self, name: usize) -> bool {
        let mut name = self.mention_tokens(name);
        let last = name.end.saturating_sub(1);
        let business =
            self.class(last).any(Classes::ORGANISATION_TAIL) || LAST_WORDS.contains(&self.text.word(last));
        let public = name.any(|at| self.class(at).any(Classes::ORGANISATION_HEAD | Classes::INSTITUTION));
        business || (!public && self.text.kind(last) != TokenKind::AllCaps)
    }
}
