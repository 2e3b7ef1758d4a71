//! What people and organisations are called beside their names: “the harbour master” of “Ana Ruiz, the harbour master,”.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind};

/// What somebody is called, by its tokens.
#[derive(Clone)]
pub(super) struct Calling {
    pub(super) entity: EntityId,
    pub(super) words: Range<usize>,
}

/// A noun that so many are called by describes nobody; the bound keeps an adversary's article linear.
const MOST: usize = 12;

/// All callings, by the noun at their heads.
#[derive(Default)]
pub(super) struct Callings(FxHashMap<u64, Vec<Calling>>);

impl Callings {
    pub(super) fn new(scene: &Scene<'_>) -> Self {
        let mut found = Self::default();
        for (entity, number) in scene.entities.iter().zip(0..) {
            match entity.kind {
                EntityKind::Person => {
                    for &role in &entity.roles {
                        found.add_role(scene, EntityId(number), scene.tokens_in(role));
                    }
                }
                EntityKind::Organisation => {
                    let words = scene.tokens_in(entity.name);
                    if let Some(head) = scene.core(words.clone()).last() {
                        found.add(scene, head, Calling { entity: EntityId(number), words });
                    }
                }
                _ => {}
            }
        }
        for (mention, token) in scene.mentions_with_tokens() {
            if mention.kind == EntityKind::Person && !scene.is_marked(token) {
                for words in [scene.called_before(token), scene.called_after(token)].into_iter().flatten() {
                    found.add_role(scene, mention.entity, words);
                }
            }
        }
        found
    }

    /// Who is called by a noun; nobody where too many are.
    pub(super) fn of(&self, noun: &str) -> &[Calling] {
        self.0.get(&folded(noun)).filter(|all| all.len() <= MOST).map_or(&[], Vec::as_slice)
    }

    /// Everybody with each noun that they are called by, in no order.
    pub(super) fn all(&self) -> impl Iterator<Item = &Calling> {
        self.0.values().flat_map(|all| {
            let first = |number: usize, calling: &Calling| {
                !all.iter().take(number).any(|before| before.entity == calling.entity)
            };
            all.iter()
                .enumerate()
                .filter(move |&(number, calling)| first(number, calling))
                .map(|(_, calling)| calling)
        })
    }

    fn add_role(&mut self, scene: &Scene<'_>, entity: EntityId, role: Range<usize>) {
        if let Some(head) = scene.role_head(role.clone()) {
            self.add(scene, head, Calling { entity, words: scene.narrowed(role) });
        }
    }

    fn add(&mut self, scene: &Scene<'_>, head: usize, calling: Calling) {
        let callings = self.0.entry(folded(scene.text.word(head))).or_default();
        let known =
            callings.iter().any(|known| known.entity == calling.entity && known.words == calling.words);
        if callings.len() <= MOST && !known {
            callings.push(calling);
        }
    }
}

/// Titles that news cuts short before a name, and writes out without one.
const SHORT_TITLES: [(&str, &str); 12] = [
    ("Amb.", "ambassador"),
    ("Capt.", "captain"),
    ("Col.", "colonel"),
    ("Dr", "doctor"),
    ("Dr.", "doctor"),
    ("Gen.", "general"),
    ("Gov.", "governor"),
    ("Lt.", "lieutenant"),
    ("Prof.", "professor"),
    ("Rep.", "representative"),
    ("Sen.", "senator"),
    ("Sgt.", "sergeant"),
];

/// The fingerprint of a word, whatever its case and however short it is cut.
fn folded(word: &str) -> u64 {
    let word = SHORT_TITLES.iter().find(|(short, _)| *short == word).map_or(word, |&(_, full)| full);
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
        (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0000_01b3)
    })
}

/// With these words what follows the head of a phrase begins.
const TAILS: [&str; 11] = ["of", "for", "at", "in", "from", "with", "who", "and", "to", "on", "near"];

impl Scene<'_> {
    /// The noun at the head of a role: “minister” of “Turkish minister of finance”.
    pub(super) fn role_head(&self, role: Range<usize>) -> Option<usize> {
        self.core(role).rev().find(|&at| self.class(at).any(Classes::ROLE | Classes::TITLE))
    }

    /// A phrase before whatever follows its head: “of finance”, “, who”.
    pub(super) fn core(&self, phrase: Range<usize>) -> Range<usize> {
        let ends = |at: &usize| {
            matches!(self.text.kind(*at), TokenKind::Comma | TokenKind::Open | TokenKind::Colon)
                || TAILS.contains(&self.text.word(*at))
        };
        phrase.start..phrase.clone().skip(1).find(ends).unwrap_or(phrase.end)
    }

    /// A role with the names and modifiers before it: “Turkish” of “Turkish President”.
    fn narrowed(&self, role: Range<usize>) -> Range<usize> {
        let narrows = |at: &usize| {
            let capital = self.text.token(*at).is_capital() && !self.class(*at).any(Classes::FUNCTION);
            capital || self.class(*at).any(Classes::MODIFIER)
        };
        let sentence = self.text.sentence_of(role.start).start;
        let before = (sentence.max(role.start.saturating_sub(4))..role.start).rev();
        before.take_while(narrows).last().unwrap_or(role.start)..role.end
    }

    /// “His wife, Ocara Hale”: the noun phrase before the comma before a name.
    fn called_before(&self, name: usize) -> Option<Range<usize>> {
        let comma = name.checked_sub(1).filter(|&at| self.text.kind(at) == TokenKind::Comma)?;
        let head = comma.checked_sub(1).filter(|&at| self.is_person_noun(at))?;
        let first = self.noun_phrase(head);
        (first < head).then_some(first..comma)
    }

    /// “Keiko Mori is a nurse”.
    fn called_after(&self, name: usize) -> Option<Range<usize>> {
        let verb = self.mention_tokens(name).end;
        let first = verb + 1;
        let copula = matches!(self.text.word(verb), "is" | "was" | "became");
        if !copula || !self.class(first).any(Classes::DETERMINER) {
            return None;
        }
        let head = (first + 1..first + 5)
            .take_while(|&at| self.text.token(at).is_word())
            .find(|&at| self.is_person_noun(at) && !self.class(at + 1).any(Classes::ROLE))?;
        Some(first..head + 1)
    }

    /// A noun for one person.
    pub(super) fn is_person_noun(&self, at: usize) -> bool {
        self.text.kind(at) == TokenKind::Lower
            && self.class(at).any(Classes::ROLE)
            && !is_plural(self.text.word(at))
    }

    /// Nouns for people that stand for several.
    pub(super) fn is_people_noun(&self, at: usize) -> bool {
        self.text.kind(at) == TokenKind::Lower
            && self.class(at).any(Classes::ROLE)
            && is_plural(self.text.word(at))
    }

    /// Where the noun phrase of a noun begins: at its determiner or owner, or else at the noun.
    pub(super) fn noun_phrase(&self, noun: usize) -> usize {
        let belongs = |at: &usize| {
            let text = self.text;
            text.token(*at).is_word()
                || matches!(text.kind(*at), TokenKind::Possessive | TokenKind::Number)
                || text.word(*at) == "-"
        };
        let begins = |&at: &usize| {
            self.class(at).any(Classes::DETERMINER) || self.text.kind(at) == TokenKind::Possessive
        };
        (noun.saturating_sub(5)..noun).rev().take_while(belongs).find(begins).unwrap_or(noun)
    }

    /// Whether a phrase says whose somebody is: “his wife”, “Hale’s wife”.
    pub(super) fn is_owned(&self, phrase: &Range<usize>) -> bool {
        let owner = |at: usize| self.text.kind(at) == TokenKind::Possessive || is_owner(self.text.word(at));
        phrase.start.checked_sub(1).is_some_and(owner) || self.core(phrase.clone()).any(owner)
    }
}

/// Whose somebody is, in one word.
pub(super) fn is_owner(word: &str) -> bool {
    matches!(word, "his" | "His" | "her" | "Her" | "their" | "Their")
}

/// Whether a noun for people stands for several.
fn is_plural(word: &str) -> bool {
    (word.ends_with('s') && !word.ends_with("ss"))
        || word.ends_with("men")
        || matches!(word, "police" | "people" | "staff" | "children" | "troops" | "military")
}
