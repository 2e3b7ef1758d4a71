//! Noun phrases around a word of speech: who its subject is.

use std::ops::Range;

use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind};

/// A phrase that can name a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// The entity that its head names.
    pub(super) entity: Option<EntityId>,
    /// What its head is.
    pub(super) head: Head,
}

/// What the head of a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// A name.
    Name,
    /// He, she, who …
    Pronoun,
    /// “a spokesman”, “the report”.
    Noun,
}

impl Scene<'_> {
    /// The subject of the verb at `verb`, not before `from`.
    pub(super) fn subject_before(&self, verb: usize, from: usize) -> Option<Phrase> {
        let mut at = verb;
        while at > from && self.goes_with_verb(at - 1) {
            at -= 1;
        }
        let last = at.checked_sub(1).filter(|&last| last >= from)?;
        match self.text.kind(last) {
            // “Keiko Mori, 46, a nurse …, said”: what stands between commas describes the subject at the front.
            TokenKind::Comma => self.first_phrase(from, last),
            TokenKind::Close => {
                let open = (from..last).rev().take(24).find(|&at| self.text.kind(at) == TokenKind::Open)?;
                self.phrase_ending(open.checked_sub(1).filter(|&end| end >= from)?, from)
            }
            _ => self.phrase_ending(last, from),
        }
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    fn goes_with_verb(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let adverb = word.ends_with("ly") && word.len() > 4 && self.text.kind(at) == TokenKind::Lower;
        self.class(at).any(Classes::AUXILIARY)
            || (adverb && !self.class(at).any(Classes::ROLE))
            || matches!(
                word,
                "also"
                    | "then"
                    | "later"
                    | "still"
                    | "again"
                    | "even"
                    | "just"
                    | "once"
                    | "often"
                    | "never"
                    | "have"
            )
    }

    /// The phrase whose last token is `last`.
    fn phrase_ending(&self, last: usize, from: usize) -> Option<Phrase> {
        if self.mention(last).is_some() {
            return Some(self.name_ending(last, from));
        }
        if self.class(last).any(Classes::PRONOUN) {
            return Some(Phrase { tokens: last..last + 1, entity: None, head: Head::Pronoun });
        }
        if !self.is_nominal(last) {
            return None;
        }
        let start = self.phrase_start(last, from);
        self.noun_phrase(start..last + 1)
    }

    /// A phrase that ends with a name: the name itself, “Berg and Díaz”, or “a spokesman for Apple”, whose head is the noun.
    fn name_ending(&self, last: usize, from: usize) -> Phrase {
        let name = self.mention_tokens(last).start.max(from)..last + 1;
        let entity = self.mention(last).map(|mention| mention.entity);
        let mut before = name.start;
        if before > from && matches!(self.text.word(before - 1), "the" | "The") {
            before -= 1;
        }
        if before > from + 1
            && matches!(self.text.word(before - 1), "of" | "for" | "at" | "from" | "with")
            && self.is_nominal(before - 2)
            && self.mention(before - 2).is_none()
        {
            let start = self.phrase_start(before - 2, from);
            return Phrase { tokens: start..name.end, entity: None, head: Head::Noun };
        }
        let conjunction = name.start.checked_sub(1).filter(|&and| and > from && self.text.word(and) == "and");
        if let Some(first) = conjunction.filter(|&and| {
            self.mention(and - 1).is_some_and(|m| self.mention(last).is_some_and(|n| n.kind == m.kind))
        }) {
            return Phrase {
                tokens: self.mention_tokens(first - 1).start.max(from)..name.end,
                entity: None,
                head: Head::Name,
            };
        }
        let article = before < name.start
            && self.mention(last).is_some_and(|mention| mention.kind != EntityKind::Person);
        Phrase { tokens: if article { before } else { name.start }..name.end, entity, head: Head::Name }
    }

    /// Whether the token can stand in a noun phrase: a word that is no function word and no bare verb.
    fn is_nominal(&self, at: usize) -> bool {
        let class = self.class(at);
        let number = self.text.kind(at) == TokenKind::Number;
        let noun = class.any(Classes::ROLE | Classes::INSTITUTION | Classes::MODIFIER | Classes::TITLE);
        (self.text.token(at).is_word() || number)
            && (noun || !class.any(Classes::FUNCTION | Classes::CUE | Classes::AUXILIARY))
    }

    /// Where the noun phrase that ends with `last` begins: at its determiner, or as far back as it goes.
    fn phrase_start(&self, last: usize, from: usize) -> usize {
        /// Longer phrases are clauses.
        const LONGEST: usize = 12;
        let mut start = last;
        while start > from && last - start < LONGEST {
            let before = start - 1;
            let class = self.class(before);
            let possessive = self.text.kind(before) == TokenKind::Possessive;
            if class.any(Classes::DETERMINER) {
                start = before;
                if !matches!(
                    self.text.word(before),
                    "two" | "three" | "four" | "five" | "several" | "many" | "other"
                ) {
                    break;
                }
            } else if possessive || self.is_nominal(before) {
                start = before;
            } else if matches!(self.text.word(before), "of" | "for")
                && before > from
                && self.is_nominal(before - 1)
            {
                start = before - 1;
            } else {
                break;
            }
        }
        start
    }

    /// A noun phrase as a speaker: it needs a determiner or a noun that can speak.
    fn noun_phrase(&self, tokens: Range<usize>) -> Option<Phrase> {
        let determined = self.class(tokens.start).any(Classes::DETERMINER);
        let speaks = tokens.clone().any(|at| self.class(at).any(Classes::ROLE | Classes::INSTITUTION));
        let plural = tokens.len() <= 3 && self.text.word(tokens.end - 1).ends_with('s');
        // A bare word may be a noun (“union warns”), but a verb in its place is none.
        let bare = tokens.len() == 1 && !self.looks_finite(tokens.start);
        (determined || speaks || plural || bare).then_some(Phrase { tokens, entity: None, head: Head::Noun })
    }

    /// The subject after an inverted verb: “said Ana Ruiz, the harbour master”, “said the minister’s spokesman, Tom Hale”.
    pub(super) fn subject_after(&self, verb: usize, end: usize) -> Option<Phrase> {
        let start = verb + 1;
        if start >= end {
            return None;
        }
        if self.class(start).any(Classes::PRONOUN) {
            return Some(Phrase { tokens: start..start + 1, entity: None, head: Head::Pronoun });
        }
        let mut at = start;
        while at < end && at - start < 14 {
            if let Some(mention) = self.mention(at) {
                let name = self.mention_tokens(at);
                if mention.kind == EntityKind::Group || self.text.kind(name.end) == TokenKind::Possessive {
                    at = name.end;
                    continue;
                }
                return Some(self.name_beginning(start, name, end));
            }
            let inside = self.is_nominal(at)
                || self.class(at).any(Classes::DETERMINER)
                || self.text.kind(at) == TokenKind::Possessive;
            if !inside {
                break;
            }
            at += 1;
        }
        if at == start {
            return None;
        }
        // “said the minister’s spokesman, Tom Hale”: the name after the comma is the speaker.
        if self.text.kind(at) == TokenKind::Comma
            && self.mention(at + 1).is_some_and(|mention| mention.kind == EntityKind::Person)
            && at + 1 < end
        {
            return Some(self.name_beginning(at + 1, self.mention_tokens(at + 1), end));
        }
        let tail = matches!(self.text.word(at), "of" | "for" | "from" | "at" | "with") && at + 1 < end;
        let end_of_tail = if tail { self.tail(at + 1, end) } else { at };
        let phrase = self.noun_phrase(start..at)?;
        Some(Phrase { tokens: phrase.tokens.start..end_of_tail, ..phrase })
    }

    /// “Berg and Díaz” after a verb, or the one name; “a spokesman for Apple” is known by its noun.
    fn name_beginning(&self, start: usize, name: Range<usize>, end: usize) -> Phrase {
        let entity = self.mention(name.start).map(|mention| mention.entity);
        let and = name.end;
        if and + 1 < end
            && self.text.word(and) == "and"
            && self.mention(and + 1).is_some_and(|m| m.kind == EntityKind::Person)
        {
            return Phrase {
                tokens: name.start..self.mention_tokens(and + 1).end,
                entity: None,
                head: Head::Name,
            };
        }
        let article = name.start > start
            && self.text.word(name.start - 1) == "the"
            && self.mention(name.start).is_some_and(|m| m.kind != EntityKind::Person);
        let first = if article { name.start - 1 } else { name.start };
        Phrase { tokens: first..name.end, entity, head: Head::Name }
    }

    /// The end of “for the airport” after a noun.
    fn tail(&self, start: usize, end: usize) -> usize {
        let inside = |&at: &usize| {
            self.mention(at).is_some() || self.is_nominal(at) || self.class(at).any(Classes::DETERMINER)
        };
        (start..end).take(6).take_while(inside).last().map_or(start - 1, |last| last + 1)
    }

    /// The first phrase of a clause: its subject, after what stands before the first comma if the clause begins with a
    /// preposition or a time.
    pub(super) fn first_phrase(&self, from: usize, to: usize) -> Option<Phrase> {
        let mut start = from;
        let fronted = self.class(start).any(Classes::FUNCTION)
            && !self.class(start).any(Classes::DETERMINER | Classes::PRONOUN);
        if fronted || self.is_time(start, to) {
            start = (start..to).take(24).find(|&at| self.text.kind(at) == TokenKind::Comma)? + 1;
        }
        while start < to
            && matches!(self.text.kind(start), TokenKind::Comma | TokenKind::Quote | TokenKind::Sign)
        {
            start += 1;
        }
        if start >= to {
            return None;
        }
        if let Some(mention) = self.mention(start).filter(|mention| mention.kind != EntityKind::Group) {
            let name = self.mention_tokens(start);
            if self.text.kind(name.end) != TokenKind::Possessive {
                return Some(Phrase { tokens: name, entity: Some(mention.entity), head: Head::Name });
            }
        }
        if self.class(start).any(Classes::PRONOUN) {
            return Some(Phrase { tokens: start..start + 1, entity: None, head: Head::Pronoun });
        }
        self.longest_phrase(start, to)
    }

    /// “A couple of days before …, ” begins with a time.
    fn is_time(&self, start: usize, to: usize) -> bool {
        (start..to).take(5).any(|at| {
            matches!(
                self.text.word(at),
                "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years" | "hours" | "later"
            )
        })
    }

    /// The noun phrase that begins at `start`, with an “of …” that belongs to it; a person's name in it is its head.
    fn longest_phrase(&self, start: usize, to: usize) -> Option<Phrase> {
        let inside = |&at: &usize| {
            self.mention(at).is_some()
                || self.is_nominal(at) && !self.looks_finite(at)
                || self.class(at).any(Classes::DETERMINER)
                || self.text.kind(at) == TokenKind::Possessive
        };
        let end = (start..to).take(14).take_while(inside).last()? + 1;
        let person = (start..end)
            .find(|&at| self.mention(at).is_some_and(|mention| mention.kind == EntityKind::Person));
        if let Some(person) = person {
            let name = self.mention_tokens(person);
            return Some(Phrase {
                tokens: name,
                entity: self.mention(person).map(|m| m.entity),
                head: Head::Name,
            });
        }
        let whole = matches!(self.text.word(end), "of" | "for" | "from")
            .then(|| self.list(end + 1, to))
            .unwrap_or(end);
        let organisation = self
            .mention(end - 1)
            .filter(|m| m.kind == EntityKind::Organisation && whole == end)
            .map(|m| m.entity);
        let phrase = Phrase {
            tokens: start..whole,
            entity: organisation,
            head: if organisation.is_some() { Head::Name } else { Head::Noun },
        };
        let determined = self.class(start).any(Classes::DETERMINER);
        let speaks = (start..end).any(|at| self.class(at).any(Classes::ROLE | Classes::INSTITUTION))
            || organisation.is_some();
        (determined || speaks).then_some(phrase)
    }

    /// The end of “Iran, Turkey and Iraq” from `start` on.
    fn list(&self, start: usize, to: usize) -> usize {
        /// The longest list of names that is read as one.
        const LONGEST: usize = 32;
        let mut end = start;
        while end < to.min(start + LONGEST) {
            if self.mention(end).is_some() {
                end = self.mention_tokens(end).end;
                continue;
            }
            let noun = self.is_nominal(end) && !self.looks_finite(end);
            let between = matches!(self.text.word(end), "," | "and")
                && self.mention(end + 1).is_some()
                && self.mention(end.saturating_sub(1)).is_some();
            if !(noun || between || self.class(end).any(Classes::DETERMINER)) {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether a word looks like the verb that ends a subject.
    fn looks_finite(&self, at: usize) -> bool {
        let word = self.text.word(at);
        self.text.kind(at) == TokenKind::Lower
            && (self.class(at).any(Classes::CUE | Classes::AUXILIARY)
                || word.ends_with("ed")
                || matches!(
                    word,
                    "met"
                        | "shook"
                        | "came"
                        | "went"
                        | "took"
                        | "made"
                        | "got"
                        | "gave"
                        | "won"
                        | "lost"
                        | "left"
                        | "began"
                        | "ran"
                        | "stood"
                        | "sat"
                        | "held"
                        | "runs"
                ))
            && !self.class(at).any(Classes::ROLE)
    }
}
