//! Who is meant by “the minister”, “the 19-year-old”, “the ministry”: the only one in the article who is called so.

use std::ops::Range;

use super::age::{Ages, is_years};
use super::calling::{Calling, Callings, is_owner};
use super::gender::{Genders, clash};
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Entity, EntityId, EntityKind};

/// What describes whom.
pub(super) struct Descriptions<'a> {
    pub(super) callings: Callings,
    ages: Ages<'a>,
}

/// So far back an unnamed one of the same description is looked for.
const REACH: usize = 400;

/// Without these words a role is another one: the deputy minister is not the minister.
const PART_OF_ROLE: [&str; 14] = [
    "acting",
    "assistant",
    "associate",
    "deputy",
    "ex",
    "first",
    "former",
    "junior",
    "late",
    "prime",
    "shadow",
    "under",
    "vice",
    "would-be",
];

impl<'a> Descriptions<'a> {
    pub(super) fn new(scene: &Scene<'a>) -> Self {
        Self { callings: Callings::new(scene), ages: Ages::new(scene) }
    }

    /// The only one whom these words describe, if they are definite and somebody was named before them.
    pub(super) fn of(&self, scene: &Scene<'a>, genders: &Genders, phrase: &Range<usize>) -> Option<EntityId> {
        let core = scene.core(phrase.clone());
        let head = core.end.checked_sub(1)?;
        let fits = |entity: EntityId| !clash(scene.class(head), genders.of(entity));
        if !is_definite(scene, core.start) {
            return None;
        }
        if let Some(holder) = scene.years(&core).and_then(|age| self.ages.holder(age)) {
            return holder.filter(|&holder| fits(holder));
        }
        let here = scene.text.token(core.start).start;
        let owned = is_owner(scene.text.word(core.start));
        let mut fitting = self.callings.of(scene.text.word(head)).iter().filter(|calling| {
            scene.entity(calling.entity).is_some_and(|entity| begins(entity) < here)
                && fits(calling.entity)
                && (!owned || scene.is_owned(&calling.words))
                && scene.describes(phrase, head, calling)
        });
        let found = fitting.next()?.entity;
        let only =
            fitting.all(|other| other.entity == found) && !scene.has_unnamed(core.start, head, Some(found));
        only.then_some(found)
    }

    /// The gender that words give to somebody whom they describe no further, if they do: “the woman”, “the 19-year-old”.
    pub(super) fn anybody(&self, scene: &Scene<'_>, phrase: &Range<usize>) -> Option<Classes> {
        let head = phrase.end.checked_sub(1)?;
        let bare = matches!(scene.text.word(phrase.start), "the" | "The")
            && (is_years(scene.text.word(head))
                || (phrase.len() == 2 && ANYBODY.contains(&scene.text.word(head))));
        (bare && !scene.has_unnamed(phrase.start, head, None)).then(|| scene.class(head))
    }

    /// Whether somebody may be of the age that a phrase gives, as far as the article says.
    pub(super) fn may_be_aged(&self, scene: &Scene<'_>, entity: EntityId, phrase: &Range<usize>) -> bool {
        scene.years(phrase).is_none() || !self.ages.knows(entity)
    }
}

/// Nouns that fit everybody of a gender or an age.
const ANYBODY: [&str; 8] = ["boy", "gentleman", "girl", "lady", "man", "teen", "teenager", "woman"];

/// Nouns that fit every company.
const COMPANY: [&str; 10] = [
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

/// Where the article first names somebody.
fn begins(entity: &Entity) -> u32 {
    entity.aliases.iter().chain([&entity.name]).map(|span| span.start).min().unwrap_or(0)
}

/// “The”, or whose it is: “his wife”.
fn is_definite(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.word(at), "the" | "The") || is_owner(scene.text.word(at))
}

impl Scene<'_> {
    /// Whether a calling has every word by which a phrase narrows its head, and lacks none that makes it another role.
    fn describes(&self, phrase: &Range<usize>, head: usize, calling: &Calling) -> bool {
        let has = |mut words: Range<usize>, word: &str| {
            words.any(|at| self.text.word(at).eq_ignore_ascii_case(word))
        };
        let entity = self.entity(calling.entity);
        let known = |word: &str| {
            let mut names = entity.into_iter().flat_map(|entity| entity.roles.iter().chain([&entity.name]));
            has(calling.words.clone(), word) || names.any(|&name| has(self.tokens_in(name), word))
        };
        let narrows = |at: &usize| {
            *at != head
                && self.text.token(*at).is_word()
                && !self.class(*at).any(Classes::DETERMINER | Classes::FUNCTION)
                && !is_years(self.text.word(*at))
        };
        let another = |at: usize| {
            let word = self.text.word(at);
            PART_OF_ROLE.iter().any(|part| part.eq_ignore_ascii_case(word)) && !has(phrase.clone(), word)
        };
        phrase.clone().filter(narrows).all(|at| known(self.text.word(at)))
            && !calling.words.clone().any(another)
    }

    /// Whether somebody without a name was called so, since the entity was last named: “a minister … the minister”.
    fn has_unnamed(&self, before: usize, head: usize, entity: Option<EntityId>) -> bool {
        for at in (before.saturating_sub(REACH)..before).rev() {
            if entity.is_some() && self.mention(at).map(|mention| mention.entity) == entity {
                return false;
            }
            if !self.is_marked(at)
                && self.text.word(at).eq_ignore_ascii_case(self.text.word(head))
                && self.is_introduced(at)
            {
                return true;
            }
        }
        false
    }

    /// Whether an indefinite article stands before the noun: “a Turkish minister”.
    fn is_introduced(&self, noun: usize) -> bool {
        let first = self.noun_phrase(noun);
        first < noun
            && matches!(
                self.text.word(first),
                "a" | "an" | "A" | "An" | "another" | "Another" | "one" | "One" | "some" | "Some"
            )
    }

    /// “The company”: the only organisation named in this paragraph and the one before, if it can be a company.
    pub(super) fn company(&self, phrase: &Range<usize>) -> Option<EntityId> {
        let head = phrase.end.checked_sub(1)?;
        let bare = phrase.len() == 2
            && matches!(self.text.word(phrase.start), "the" | "The")
            && COMPANY.contains(&self.text.word(head));
        if !bare || self.has_unnamed(phrase.start, head, None) {
            return None;
        }
        let paragraph = self.text.paragraph_of(head);
        let mut found = None;
        let mut at = phrase.start;
        while let Some(before) = at.checked_sub(1).filter(|&before| before + REACH > phrase.start) {
            if self.text.paragraph_of(before) + 1 < paragraph {
                break;
            }
            at = before;
            let Some(mention) = self.mention(at).filter(|mention| mention.kind == EntityKind::Organisation)
            else {
                continue;
            };
            if found.is_some_and(|found| found != mention.entity) || !self.may_be_company(at) {
                return None;
            }
            found = Some(mention.entity);
        }
        found
    }

    /// Whether no word of an organisation's name tells of something else than a company: a ministry, a court.
    fn may_be_company(&self, at: usize) -> bool {
        let mut name = self.mention_tokens(at);
        let last = name.end.saturating_sub(1);
        let business =
            self.class(last).any(Classes::ORGANISATION_TAIL) || BUSINESS.contains(&self.text.word(last));
        let public = name.any(|at| self.class(at).any(Classes::ORGANISATION_HEAD | Classes::INSTITUTION));
        business || (!public && self.text.kind(last) != TokenKind::AllCaps)
    }
}

/// Last words of companies' names.
const BUSINESS: [&str; 24] = [
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
