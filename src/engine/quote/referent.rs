//! Of those who stand before a word that refers back: who is meant, if somebody clearly is.
//!
//! Whoever spoke or was the subject before is meant more often than who was spoken about, the near ones more often than the
//! far. People without names are weighed like the others, so that “a woman …, she said” gives no name. Where two are about
//! equally likely the answer is nobody: a wrong name is worse than none.

use std::ops::Range;

use super::description::Descriptions;
use super::gender::Genders;
use super::phrase::{Phrase, is_past};
use super::scene::Scene;
use super::tie::is_preposition;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind};

/// What speaks for a figure, by the part it has in its sentence.
const SPEAKER: i32 = 40;
const SUBJECT: i32 = 30;
const SUBJECT_BELOW: i32 = 22;
const OBJECT: i32 = 15;
const OWNER_FIRST: i32 = 24;
const OWNER: i32 = 12;
const OBLIQUE: i32 = 8;
const SPOKEN_ABOUT: i32 = 2;
/// And beside that: a gender that is known to fit, and each further time they are there.
const KNOWN_GENDER: i32 = 5;
const MOST_TIMES: i32 = 6;
/// What speaks against it: sentences and paragraphs between that hold others.
const SENTENCE: i32 = 20;
const PARAGRAPH: i32 = 6;
/// By so much the likeliest has to lead.
const MARGIN: i32 = 6;

/// So far back a pronoun reaches: sentences, paragraphs, and sentences that hold a fitting figure.
const SENTENCES: usize = 24;
const PARAGRAPHS: usize = 4;
const PEOPLED: usize = 4;
/// Longer sentences are read from here before their end, and no further than so many figures.
const LONGEST: usize = 160;
const CROWD: usize = 12;

/// After these words stands a clause with a subject of its own: beside the clause before, or below it.
const OPENS_BESIDE: [&str; 6] = ["and", "but", ":", ";", "—", "–"];
const OPENS_BELOW: [&str; 12] = [
    "that", "while", "after", "before", "when", "because", "as", "where", "if", "since", "although", "though",
];

/// A phrase that was found to speak, and whom it stands for.
pub(super) struct Voice {
    pub(super) phrase: Phrase,
    /// Its tokens without those that only tell whose it is or what for: “a spokesman” of “a spokesman for Hale”.
    pub(super) speaks: Range<usize>,
    pub(super) entity: Option<EntityId>,
    /// Whether it is tied to a word of speech.
    pub(super) bound: bool,
}

/// Somebody in a sentence before the pronoun. Nobody by name, where it is a stranger or a pronoun that nobody could resolve.
struct Figure {
    entity: Option<EntityId>,
    /// What its part in the sentence says for it, and what else does.
    part: i32,
    more: i32,
}

/// The search for whom a pronoun stands for.
pub(super) struct Referents<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) genders: &'a Genders,
    pub(super) descriptions: &'a Descriptions<'a>,
    /// What is said: whoever is named in it is spoken about, and seldom speaks.
    pub(super) words: &'a Range<usize>,
    /// Who spoke before, the last at the end.
    pub(super) voices: &'a [Voice],
}

impl Referents<'_> {
    /// The person of this gender whom a word at `at` stands for.
    pub(super) fn person(&self, at: usize, gender: Classes) -> Option<EntityId> {
        likeliest(&self.around(at, gender))
    }

    /// The one person of this gender who is there at all.
    pub(super) fn only(&self, at: usize, gender: Classes) -> Option<EntityId> {
        match self.around(at, gender).as_slice() {
            [only] => only.entity,
            _ => None,
        }
    }

    /// Everybody of this gender before a word, and how likely each is meant by it.
    fn around(&self, at: usize, gender: Classes) -> Vec<Likelihood> {
        let text = self.scene.text;
        let (here, paragraph) = (text.sentence_index(at), text.paragraph_of(at));
        let mut tally = Vec::new();
        let (mut distance, mut peopled) = (0, 0);
        for sentence in (0..=here).rev().take(SENTENCES) {
            let Some(tokens) = text.sentences.get(sentence).map(|sentence| sentence.tokens()) else {
                continue;
            };
            let passed = paragraph.saturating_sub(text.paragraph_of(tokens.start));
            if passed > PARAGRAPHS || peopled > PEOPLED {
                break;
            }
            let end = tokens.end.min(at);
            let read = self.read(tokens.start.max(end.saturating_sub(LONGEST))..end, gender);
            let far = distance + PARAGRAPH * i32::try_from(passed).unwrap_or(0);
            // “Speaking to Ruiz, he said”: not Ruiz.
            let least = if sentence == here && !read.has_subject { OWNER } else { 0 };
            for figure in read.figures.iter().filter(|figure| figure.part >= least) {
                add(&mut tally, figure.entity, figure.part + figure.more - far);
            }
            peopled += usize::from(!read.figures.is_empty());
            // Where a pronoun goes on with somebody, that one is as near as the pronoun.
            let as_near = read.figures.is_empty() || read.goes_on || (read.describes && sentence != here);
            distance += if as_near { 0 } else { SENTENCE };
        }
        tally
    }

    /// The figures of a sentence that can be of this gender.
    fn read(&self, tokens: Range<usize>, gender: Classes) -> Read {
        let mut read = Read { figures: Vec::new(), goes_on: false, describes: false, has_subject: false };
        let mut place =
            Place { clause: tokens.start, after_verb: false, is_below: false, has_subject: false };
        let mut at = tokens.start;
        while at < tokens.end && read.figures.len() < CROWD {
            let next = at + 1;
            let said = self.words.contains(&at);
            if self.scene.is_marked(at) || (said && self.scene.mention(at).is_none()) {
                at = next;
                continue;
            }
            if let Some(mention) = self.scene.mention(at) {
                let name = at..self.scene.mention_tokens(at).end.max(next);
                let part = self.part(&name, &mut place).min(if said { SPOKEN_ABOUT } else { SPEAKER });
                if mention.kind == EntityKind::Person && self.genders.fits(mention.entity, gender) {
                    let more = if self.genders.of(mention.entity).any(gender) { KNOWN_GENDER } else { 0 };
                    read.figures.push(Figure { entity: Some(mention.entity), part, more });
                }
                at = name.end;
                continue;
            }
            let class = self.scene.class(at);
            if class.any(Classes::PRONOUN) && class.any(gender) {
                self.pronoun(at, &mut place, &mut read);
            } else if self.is_stranger(at, gender) {
                self.stranger(self.scene.noun_phrase(at)..next, &mut place, &mut read);
            }
            self.step(at, &mut place);
            at = next;
        }
        read.has_subject = place.has_subject;
        read
    }

    /// Somebody who is described: the one who is called so, or else somebody without a name. But “the candidate”, of whom the
    /// text has not said “a candidate”, goes on with one that is known, even if we cannot tell how.
    fn stranger(&self, phrase: Range<usize>, place: &mut Place, read: &mut Read) {
        let scene = self.scene;
        let entity = self
            .descriptions
            .of(scene, self.genders, &phrase)
            .or_else(|| self.descriptions.around(scene, self.genders, &phrase));
        let part = self.part(&phrase, place);
        let known = matches!(scene.text.word(phrase.start), "the" | "The")
            && part < SPEAKER
            && !scene.has_unnamed(&phrase, None);
        if entity.is_some() || !known {
            read.figures.push(Figure { entity, part, more: 0 });
        } else {
            read.describes |= part == SUBJECT && read.figures.is_empty();
        }
    }

    /// A pronoun of the same gender: whom it stands for, where it spoke, or that its sentence goes on with somebody.
    fn pronoun(&self, at: usize, place: &mut Place, read: &mut Read) {
        if let Some(voice) = self.voices.iter().rev().find(|voice| voice.phrase.tokens.contains(&at)) {
            read.figures.push(Figure { entity: voice.entity, part: SPEAKER, more: 0 });
        } else {
            let subject = matches!(self.scene.text.word(at), "he" | "she" | "He" | "She");
            read.goes_on |= subject && !place.after_verb && read.figures.is_empty();
            place.has_subject |= subject && !place.is_below;
        }
    }

    /// What speaks for a figure by its part in the sentence.
    fn part(&self, phrase: &Range<usize>, place: &mut Place) -> i32 {
        let scene = self.scene;
        let spoke = |voice: &Voice| voice.speaks.contains(&phrase.end.saturating_sub(1));
        // “Ruiz asked Hale”: now Hale may answer.
        let asked =
            phrase.start.checked_sub(1).is_some_and(|at| matches!(scene.text.word(at), "asked" | "asks"));
        let before = (place.clause..phrase.start).rev().find(|&at| {
            !scene.class(at).any(Classes::DETERMINER | Classes::TITLE | Classes::ROLE | Classes::MODIFIER)
        });
        let within =
            before.is_some_and(|at| is_preposition(scene.text.word(at)) || scene.text.word(at) == "to");
        let source = before.is_some_and(|at| at > 0 && scene.is_according(at - 1));
        if source || asked || self.voices.iter().rev().any(spoke) {
            place.has_subject |= !place.is_below;
            SPEAKER
        } else if self.is_owner(phrase) {
            let first = phrase.start == place.clause && !place.has_subject && !place.is_below;
            if first && self.owns_thing(phrase) { OWNER_FIRST } else { OWNER }
        } else if within {
            OBLIQUE
        } else if place.after_verb && !self.exists(phrase.start) {
            OBJECT
        } else if place.is_below {
            SUBJECT_BELOW
        } else {
            place.has_subject = true;
            SUBJECT
        }
    }

    /// Whether a noun stands for one person whom no name beside it names: “a driver”, not “the driver, Tom Hale”.
    fn is_stranger(&self, at: usize, gender: Classes) -> bool {
        let scene = self.scene;
        if !scene.is_person_noun(at) || scene.class(at).clashes(gender) {
            return false;
        }
        let next = at + 1;
        let first = scene.noun_phrase(at);
        let comma = |at: usize| scene.text.kind(at) == TokenKind::Comma;
        let is = |at: usize| scene.class(at).any(Classes::AUXILIARY);
        let named = scene.mention(next).is_some()
            || scene.class(next).any(Classes::ROLE)
            || (is(next) && scene.mention(next + 1).is_some())
            || self.is_apposed(next)
            || (first > 1 && comma(first - 1));
        // “Berg is a nurse” is about Berg, “there was a nurse” about somebody else.
        let predicate = first.checked_sub(1).is_some_and(|before| {
            (is(before) && !self.exists(first))
                || matches!(scene.text.word(before), "as" | "became" | "a" | "an")
        });
        first < at && !named && !predicate
    }

    /// “Hale’s”, but not “Hale’s been”.
    fn is_owner(&self, phrase: &Range<usize>) -> bool {
        self.scene.text.kind(phrase.end) == TokenKind::Possessive
            && !self.scene.class(phrase.end + 1).any(Classes::AUXILIARY)
    }

    /// Whether somebody named owns a thing: “Hale’s speech”, not “Hale’s brother” and “Hale’s aide, Ana Ruiz”.
    fn owns_thing(&self, phrase: &Range<usize>) -> bool {
        let owned = (phrase.end + 1..phrase.end + 8)
            .take_while(|&at| !self.is_verb(at) && !self.scene.class(at).any(Classes::FUNCTION));
        let person = |at: usize| {
            self.scene.is_person_noun(at)
                || self.scene.mention(at).is_some_and(|mention| mention.kind == EntityKind::Person)
        };
        self.scene.mention(phrase.start).is_some() && !{ owned }.any(person)
    }

    /// “The head of the harbour police, Tom Hale,”: whether a name follows after a comma, with no verb between.
    fn is_apposed(&self, next: usize) -> bool {
        let comma = (next..next + 8).find(|&at| {
            self.scene.text.kind(at) == TokenKind::Comma || self.is_verb(at) || self.scene.is_marked(at)
        });
        let described = Classes::DETERMINER | Classes::MODIFIER | Classes::ROLE | Classes::TITLE;
        comma.is_some_and(|comma| {
            let name = (comma + 1..comma + 5).find(|&at| !self.scene.class(at).any(described));
            self.scene.text.kind(comma) == TokenKind::Comma
                && name
                    .and_then(|at| self.scene.mention(at))
                    .is_some_and(|name| name.kind == EntityKind::Person)
        })
    }

    /// “There was a nurse”.
    fn exists(&self, first: usize) -> bool {
        first.checked_sub(2).is_some_and(|at| matches!(self.scene.text.word(at), "there" | "There"))
    }

    /// Goes past a token. A comma ends what stands before the main clause's subject, and nothing once that is there.
    fn step(&self, at: usize, place: &mut Place) {
        let word = self.scene.text.word(at);
        let comma = !place.has_subject
            && matches!(self.scene.text.kind(at), TokenKind::Comma | TokenKind::Quote | TokenKind::Close);
        let below = OPENS_BELOW.iter().any(|opens| opens.eq_ignore_ascii_case(word));
        if comma || below || OPENS_BESIDE.contains(&word) {
            *place = Place {
                clause: at + 1,
                after_verb: false,
                is_below: below || (place.is_below && !comma),
                ..*place
            };
        } else {
            place.after_verb |= self.is_verb(at);
        }
    }

    fn is_verb(&self, at: usize) -> bool {
        self.scene.text.kind(at) == TokenKind::Lower
            && (self.scene.class(at).any(Classes::AUXILIARY)
                || self.scene.is_cue(at)
                || is_past(self.scene.text.word(at))
                || self.scene.text.word(at).ends_with("ed"))
    }
}

/// How far the reading of a sentence has come.
#[derive(Clone, Copy)]
struct Place {
    /// Where the clause begins.
    clause: usize,
    /// Whether its verb has been read.
    after_verb: bool,
    /// Whether it is a clause below another.
    is_below: bool,
    /// Whether the main clause has its subject.
    has_subject: bool,
}

/// What a sentence holds.
struct Read {
    figures: Vec<Figure>,
    /// Whether a pronoun of the same gender is a subject in it.
    goes_on: bool,
    /// Whether the subject is somebody known, but we cannot tell who: “the candidate”.
    describes: bool,
    has_subject: bool,
}

/// Somebody, and how likely it is that a pronoun means them: the best place, and how often they are there.
struct Likelihood {
    entity: Option<EntityId>,
    place: i32,
    times: i32,
}

impl Likelihood {
    fn sum(&self) -> i32 {
        self.place + self.times.min(MOST_TIMES)
    }
}

/// Adds a figure to those found.
fn add(tally: &mut Vec<Likelihood>, entity: Option<EntityId>, place: i32) {
    match tally.iter_mut().find(|known| known.entity == entity) {
        Some(known) => {
            known.place = known.place.max(place);
            known.times += i32::from(entity.is_some());
        }
        None => tally.push(Likelihood { entity, place, times: 0 }),
    }
}

/// The one who leads clearly.
fn likeliest(tally: &[Likelihood]) -> Option<EntityId> {
    let best = tally.iter().max_by_key(|known| known.sum())?;
    let behind = |other: &Likelihood| other.entity == best.entity || other.sum() + MARGIN <= best.sum();
    best.entity.filter(|_| tally.iter().all(behind))
}
