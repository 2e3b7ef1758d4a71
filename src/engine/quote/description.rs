//! Who is meant by “the minister”, “the 19-year-old”, “the ministry”: the only one in the article who is called so.

use std::ops::Range;

use super::age::{Ages, is_years};
use super::calling::{Calling, Callings, is_owner};
use super::gender::Genders;
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::{Entity, EntityId};

/// What describes whom.
pub(super) struct Descriptions<'a> {
    pub(super) callings: Callings,
    ages: Ages<'a>,
}

/// So far back an unnamed one of the same description is looked for, in tokens.
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
        match self.fitting(scene, genders, phrase).as_slice() {
            &[found] => Some(found).filter(|_| !scene.has_unnamed(phrase, Some(found))),
            _ => None,
        }
    }

    /// The only one of several whom these words describe that is named around them.
    pub(super) fn around(
        &self,
        scene: &Scene<'a>,
        genders: &Genders,
        phrase: &Range<usize>,
    ) -> Option<EntityId> {
        let fitting = self.fitting(scene, genders, phrase);
        let mut named = scene.named_around(phrase.start).map(|(mention, _)| mention.entity);
        let found = named.find(|entity| fitting.contains(entity))?;
        let other = named.any(|entity| entity != found && fitting.contains(&entity));
        Some(found).filter(|_| !other && !scene.has_unnamed(phrase, Some(found)))
    }

    /// Everybody whom these words describe, if they are definite, of those named before them.
    fn fitting(&self, scene: &Scene<'a>, genders: &Genders, phrase: &Range<usize>) -> Vec<EntityId> {
        let core = scene.core(phrase.clone());
        let mut found = Vec::new();
        let Some(head) = core.end.checked_sub(1).filter(|_| is_definite(scene, core.start)) else {
            return found;
        };
        let fits = |entity: EntityId| !scene.class(head).clashes(genders.of(entity));
        if let Some(holder) = scene.years(&core).and_then(|age| self.ages.holder(age)) {
            found.extend(holder.filter(|&holder| fits(holder)));
            return found;
        }
        let here = scene.text.token(core.start).start;
        let owned = is_owner(scene.text.word(core.start));
        for calling in self.callings.of(scene.text.word(head)) {
            let entity = calling.entity;
            if !found.contains(&entity)
                && scene.entity(entity).is_some_and(|entity| begins(entity) < here)
                && fits(entity)
                && (!owned || scene.is_owned(&calling.words))
                && scene.describes(phrase, head, calling)
            {
                found.push(entity);
            }
        }
        found
    }

    /// The gender that words give to somebody whom they describe no further, if they do: “the woman”, “the 19-year-old”.
    pub(super) fn anybody(&self, scene: &Scene<'_>, phrase: &Range<usize>) -> Option<Classes> {
        let head = phrase.end.checked_sub(1)?;
        let bare = matches!(scene.text.word(phrase.start), "the" | "The")
            && (is_years(scene.text.word(head))
                || (phrase.len() == 2 && ANYBODY.contains(&scene.text.word(head))));
        (bare && !scene.has_unnamed(phrase, None)).then(|| scene.class(head))
    }

    /// Whether somebody may be of the age that a phrase gives, as far as the article says.
    pub(super) fn may_be_aged(&self, scene: &Scene<'_>, entity: EntityId, phrase: &Range<usize>) -> bool {
        scene.years(phrase).is_none() || !self.ages.knows(entity)
    }
}

/// Nouns that fit everybody of a gender or an age.
const ANYBODY: [&str; 8] = ["boy", "gentleman", "girl", "lady", "man", "teen", "teenager", "woman"];

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
    pub(super) fn has_unnamed(&self, phrase: &Range<usize>, entity: Option<EntityId>) -> bool {
        let Some(noun) = self.core(phrase.clone()).last().map(|head| self.text.word(head)) else {
            return false;
        };
        for at in (phrase.start.saturating_sub(REACH)..phrase.start).rev() {
            if entity.is_some() && self.mention(at).map(|mention| mention.entity) == entity {
                return false;
            }
            if !self.is_marked(at) && self.text.word(at).eq_ignore_ascii_case(noun) && self.is_introduced(at)
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
}
