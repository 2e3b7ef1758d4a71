//! Who is meant by “the minister”, “the 19-year-old”, “the ministry”: the only one in the article who is called so.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::gender::{Genders, clash};
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Entity, EntityId, EntityKind};

/// Who is called what.
pub(super) struct Descriptions {
    /// By the noun at its head, each role with the person who has it, and each organisation's name.
    heads: FxHashMap<u64, Vec<Calling>>,
    /// By age, the one person of that age; nobody where several are.
    ages: FxHashMap<u64, Option<EntityId>>,
}

/// What somebody is called, by its tokens.
#[derive(Clone)]
struct Calling {
    entity: EntityId,
    words: Range<usize>,
}

/// A noun that so many are called by describes nobody; the bound keeps an adversary's article linear.
const MOST: usize = 12;

/// So far back an unnamed one of the same description is looked for.
const REACH: usize = 400;

impl Descriptions {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let mut found = Self { heads: FxHashMap::default(), ages: FxHashMap::default() };
        for (entity, number) in scene.entities.iter().zip(0..) {
            let number = EntityId(number);
            match entity.kind {
                EntityKind::Person => {
                    for words in entity.roles.iter().map(|&role| scene.tokens_in(role)) {
                        if let Some(head) = scene.role_head(words.clone()) {
                            found.add(scene, head, number, words);
                        }
                    }
                }
                EntityKind::Organisation => {
                    let words = scene.tokens_in(entity.name);
                    if let Some(head) = scene.core(words.clone()).last() {
                        found.add(scene, head, number, words);
                    }
                }
                _ => {}
            }
        }
        for (mention, token) in scene.mentions_with_tokens() {
            let Some(age) = scene.age(token).filter(|_| mention.kind == EntityKind::Person) else { continue };
            let holder = found.ages.entry(age).or_insert(Some(mention.entity));
            *holder = holder.filter(|holder| *holder == mention.entity);
        }
        found
    }

    fn add(&mut self, scene: &Scene<'_>, head: usize, entity: EntityId, words: Range<usize>) {
        let callings = self.heads.entry(folded(scene.text.word(head))).or_default();
        if callings.len() <= MOST {
            callings.push(Calling { entity, words });
        }
    }

    /// The only one whom these words describe, if they are definite and somebody was named before them.
    pub(super) fn of(&self, scene: &Scene<'_>, genders: &Genders, phrase: &Range<usize>) -> Option<EntityId> {
        let core = scene.core(phrase.clone());
        if !is_definite(scene, core.start) {
            return None;
        }
        let head = core.end.checked_sub(1)?;
        let aged = scene.phrase_age(&core).map(|age| self.ages.get(&age).copied().flatten());
        if let Some(found) = aged.flatten() {
            return Some(found).filter(|&found| !clash(scene.class(head), genders.of(found)));
        }
        let callings = self.heads.get(&folded(scene.text.word(head))).filter(|all| all.len() <= MOST)?;
        let named = |entity: EntityId| scene.entity(entity).is_some_and(|e| begins(e) < scene.text.token(core.start).start);
        let mut fitting = callings
            .iter()
            .filter(|calling| {
                named(calling.entity)
                    && !clash(scene.class(head), genders.of(calling.entity))
                    && scene.describes(phrase, head, calling)
            })
            .map(|calling| calling.entity);
        let found = fitting.next()?;
        (fitting.all(|other| other == found) && !scene.has_unnamed(core.start, head, found)).then_some(found)
    }
}

/// Where the article first names somebody.
fn begins(entity: &Entity) -> u32 {
    entity.aliases.iter().chain([&entity.name]).map(|span| span.start).min().unwrap_or(0)
}

/// “The”, or whose it is: “his wife”.
fn is_definite(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.word(at), "the" | "The" | "his" | "His" | "her" | "Her" | "their" | "Their")
}

/// The fingerprint of a word, whatever its case.
fn folded(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Without these words a role is another one: the deputy minister is not the minister.
const PART_OF_ROLE: [&str; 14] = [
    "acting", "assistant", "associate", "deputy", "ex", "first", "former", "junior", "late", "prime", "shadow",
    "vice", "vice-", "under",
];

impl Scene<'_> {
    /// The noun at the head of a role: “minister” of “Turkish minister of finance”.
    pub(super) fn role_head(&self, role: Range<usize>) -> Option<usize> {
        let core = self.core(role);
        core.rev().find(|&at| self.class(at).any(Classes::ROLE | Classes::TITLE))
    }

    /// A phrase before whatever follows its head: “of finance”, “, who”.
    fn core(&self, phrase: Range<usize>) -> Range<usize> {
        let ends = |at: &usize| {
            matches!(self.text.kind(*at), TokenKind::Comma | TokenKind::Open | TokenKind::Colon)
                || matches!(self.text.word(*at), "of" | "for" | "at" | "in" | "from" | "with" | "who" | "and" | "to" | "on")
        };
        let end = phrase.clone().skip(1).find(ends).unwrap_or(phrase.end);
        phrase.start..end
    }

    /// The age that is given with a name: “Keiko Mori, 46,”, “19-year-old Keiko Mori”.
    fn age(&self, name: usize) -> Option<u64> {
        let end = self.mention_tokens(name).end;
        let after = self.text.kind(end) == TokenKind::Comma
            && self.text.kind(end + 1) == TokenKind::Number
            && matches!(self.text.kind(end + 2), TokenKind::Comma | TokenKind::Stop);
        let bracketed = self.text.kind(end) == TokenKind::Open
            && self.text.kind(end + 1) == TokenKind::Number
            && self.text.kind(end + 2) == TokenKind::Close;
        if after || bracketed {
            return Some(folded(self.text.word(end + 1)));
        }
        let old = (name.saturating_sub(3)..name).rev().find(|&at| is_years(self.text.word(at)))?;
        self.years(old)
    }

    /// The age in a phrase: “the 19-year-old striker”.
    fn phrase_age(&self, phrase: &Range<usize>) -> Option<u64> {
        phrase.clone().find(|&at| is_years(self.text.word(at))).and_then(|old| self.years(old))
    }

    /// The number before “-year-old”.
    fn years(&self, old: usize) -> Option<u64> {
        let number = old.checked_sub(2).filter(|&at| self.text.kind(at) == TokenKind::Number)?;
        Some(folded(self.text.word(number)))
    }

    /// Whether a calling has every word by which a phrase narrows its head, and lacks none that makes it another role.
    fn describes(&self, phrase: &Range<usize>, head: usize, calling: &Calling) -> bool {
        let entity = self.entity(calling.entity);
        let has = |words: Range<usize>, word: &str| words.clone().any(|at| self.text.word(at).eq_ignore_ascii_case(word));
        let called = |word: &str| {
            has(calling.words.clone(), word)
                || entity.is_some_and(|entity| {
                    entity.roles.iter().chain([&entity.name]).any(|&role| has(self.tokens_in(role), word))
                })
        };
        let narrows = |at: &usize| {
            *at != head
                && self.text.token(*at).is_word()
                && !self.class(*at).any(Classes::DETERMINER | Classes::FUNCTION)
                && !is_years(self.text.word(*at))
        };
        phrase.clone().filter(narrows).all(|at| called(self.text.word(at)))
            && !calling.words.clone().any(|at| {
                let word = self.text.word(at);
                PART_OF_ROLE.iter().any(|part| part.eq_ignore_ascii_case(word)) && !has(phrase.clone(), word)
            })
    }

    /// Whether somebody without a name was called so since the entity was last named: “a minister … the minister”.
    fn has_unnamed(&self, before: usize, head: usize, entity: EntityId) -> bool {
        for at in (before.saturating_sub(REACH)..before).rev() {
            if self.mention(at).is_some_and(|mention| mention.entity == entity) {
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
    pub(super) fn is_introduced(&self, noun: usize) -> bool {
        let determiner = (noun.saturating_sub(5)..noun).rev().find(|&at| {
            self.class(at).any(Classes::FUNCTION) || !(self.text.token(at).is_word() || self.text.kind(at) == TokenKind::Number || self.text.word(at) == "-")
        });
        determiner.is_some_and(|at| matches!(self.text.word(at), "a" | "an" | "A" | "An" | "another" | "Another" | "one" | "One"))
    }
}

/// “Year-old”, as it stands after a number.
pub(super) fn is_years(word: &str) -> bool {
    matches!(word, "year-old" | "years-old")
}
