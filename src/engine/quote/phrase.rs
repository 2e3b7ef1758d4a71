//! Noun phrases: whatever can name a speaker.

use std::ops::Range;

use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind};

/// A phrase that can name a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Phrase {
    /// Its words, without what follows its head.
    pub(crate) tokens: Range<usize>,
    /// What its head is; the head is the last word.
    pub(crate) head: Head,
    /// The entity that its head names.
    pub(crate) entity: Option<EntityId>,
}

/// What the head of a phrase is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Head {
    /// A name of this kind.
    Name(EntityKind),
    /// He, she, who, his …
    Pronoun,
    /// “a spokesman”, “the report”.
    Noun,
}

impl Phrase {
    /// Its last word, which says what it is.
    pub(crate) const fn head_at(&self) -> usize {
        self.tokens.end.saturating_sub(1)
    }
}

/// Longer noun phrases are clauses.
const LONGEST: usize = 14;

impl Scene<'_> {
    /// The phrases of a stretch of tokens, marked ones left out, in order of their heads. A noun may be read as a head and as
    /// a part of a longer phrase: which it is, is for the [`Judge`](super::choice::Judge) to tell.
    pub(super) fn phrases(&self, range: Range<usize>, found: &mut Vec<Phrase>) {
        let mut chain: Option<usize> = None;
        let mut at = range.start;
        while at < range.end {
            if chain.is_some_and(|start| at - start > LONGEST) {
                chain = None;
            }
            let class = self.class(at);
            if let Some(label) = self.label(at, range.end) {
                let entity = self.mention(label.end - 1).map(|mention| mention.entity);
                found.push(Phrase { head: Head::Name(EntityKind::Person), entity, tokens: label.clone() });
                chain = None;
                at = label.end;
                continue;
            }
            if self.is_marked(at) {
                chain = None;
            } else if let Some(mention) = self.mention(at) {
                let name = at..self.mention_tokens(at).end.min(range.end);
                let article = at > range.start
                    && mention.kind != EntityKind::Person
                    && matches!(self.text.word(at - 1), "the" | "The");
                let tokens = if article { at - 1..name.end } else { name.clone() };
                found.push(Phrase { tokens, head: Head::Name(mention.kind), entity: Some(mention.entity) });
                chain.get_or_insert(at);
                at = name.end;
                continue;
            } else if class.any(Classes::PRONOUN) || matches!(self.text.word(at), "who" | "which" | "Who") {
                found.push(Phrase { tokens: at..at + 1, head: Head::Pronoun, entity: None });
                chain = None;
            } else if class.any(Classes::DETERMINER) {
                self.determiner(at, found);
                chain = Some(at);
            } else if self.text.kind(at) == TokenKind::Possessive {
                // “the minister’s spokesman” is one chain.
            } else if chain.is_some() && self.joins_number(at) {
                // “the 19-year-old” is one chain.
            } else if self.is_nominal(at, chain) {
                let start = *chain.get_or_insert(at);
                if self.may_head(at, start) {
                    found.push(Phrase { tokens: start..at + 1, head: Head::Noun, entity: None });
                }
            } else if self.text.word(at) == "@" && self.text.token(at + 1).is_word() {
                // A handle.
                let end = self.handle(at);
                found.push(Phrase { tokens: at..end, head: Head::Noun, entity: None });
                chain = None;
                at = end - 1;
            } else {
                chain = None;
            }
            at += 1;
        }
    }

    /// The name at the head of a line of a transcript, whose text may stand in marks: “RUIZ: …”.
    pub(super) fn label(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let colon = (at + 1..end.min(at + 4)).find(|&colon| self.text.kind(colon) == TokenKind::Colon)?;
        let named = (at..colon).all(|at| self.text.token(at).is_capital());
        (named && self.is_label(&(at..colon))).then_some(at..colon)
    }

    /// The end of a handle: “@ruiz_harbour”.
    fn handle(&self, at: usize) -> usize {
        let mut end = at + 2;
        while self.text.token_span(end).start == self.text.token_span(end - 1).end
            && (self.text.token(end).is_word()
                || self.text.word(end) == "_"
                || self.text.kind(end) == TokenKind::Number)
        {
            end += 1;
        }
        end
    }

    /// The hyphen of “19-year-old”.
    fn joins_number(&self, at: usize) -> bool {
        self.text.word(at) == "-" && at > 0 && self.text.kind(at - 1) == TokenKind::Number
    }

    /// “His” names somebody by itself, and so does “some” before a verb.
    fn determiner(&self, at: usize, found: &mut Vec<Phrase>) {
        if is_possessive_pronoun(self.text.word(at)) {
            found.push(Phrase { tokens: at..at + 1, head: Head::Pronoun, entity: None });
        }
        let alone = !matches!(self.text.word(at), "a" | "an" | "the" | "The" | "A" | "An")
            && self.mention(at + 1).is_none()
            && !self.class(at + 1).any(Classes::DETERMINER)
            && (!self.is_nominal(at + 1, None) || self.is_cue(at + 1));
        if alone {
            found.push(Phrase { tokens: at..at + 1, head: Head::Noun, entity: None });
        }
    }

    /// Whether the token can stand in a noun phrase that began at `chain`: a word that is no function word and, unless a
    /// determiner is before it, no word of speech.
    fn is_nominal(&self, at: usize, chain: Option<usize>) -> bool {
        let class = self.class(at);
        let word = self.text.token(at).is_word() || self.text.kind(at) == TokenKind::Number;
        let noun = class.any(Classes::ROLE | Classes::INSTITUTION | Classes::MODIFIER | Classes::TITLE);
        let determined = chain.is_some()
            && at > 0
            && (self.class(at - 1).any(Classes::DETERMINER)
                || self.text.kind(at - 1) == TokenKind::Possessive);
        word && !is_past(self.text.word(at))
            && (noun
                || !class.any(Classes::FUNCTION | Classes::CUE | Classes::AUXILIARY)
                || (class.any(Classes::CUE)
                    && !class.any(Classes::FUNCTION | Classes::AUXILIARY)
                    && determined))
    }

    /// Whether a noun phrase from `start` on can end with the token.
    fn may_head(&self, at: usize, start: usize) -> bool {
        let class = self.class(at);
        let next = at + 1;
        let ends = self.mention(next).is_some() && !self.joins_number(next)
            || !self.is_nominal(next, None)
            || self.looks_finite(next);
        if class.any(Classes::ROLE | Classes::INSTITUTION) {
            return true;
        }
        if self.goes_with_verb(at) || self.joins_number(next) {
            return false;
        }
        let first = self.text.word(start);
        let determined = self.class(start).any(Classes::DETERMINER) || self.mention(start).is_some();
        let plural =
            self.text.word(at).ends_with('s') || matches!(self.text.word(at), "people" | "men" | "women");
        let sentence_start = first.starts_with(char::is_uppercase);
        ends && (determined || plural || sentence_start || self.cue_soon(next, next + 4).is_some())
    }

    /// Whether a word may be the verb that ends a subject.
    fn looks_finite(&self, at: usize) -> bool {
        let word = self.text.word(at);
        self.text.kind(at) == TokenKind::Lower
            && (self.class(at).any(Classes::CUE | Classes::AUXILIARY)
                || word.ends_with("ed")
                || word.ends_with('s'))
            && !self.class(at).any(Classes::ROLE)
    }

    /// The phrase with what belongs to it: “a spokeswoman for the airport”, “Berg and Díaz”.
    pub(super) fn whole(&self, phrase: &Phrase, clause: &Range<usize>) -> Phrase {
        match phrase.head {
            Head::Noun if let Some(name) = self.apposed(phrase, clause) => name,
            Head::Noun => {
                let end = phrase.tokens.end;
                let tail = matches!(self.text.word(end), "of" | "for" | "from" | "at" | "with" | "in");
                let end = if tail { self.tail(end + 1, clause.end).unwrap_or(end) } else { end };
                let tokens = phrase.tokens.start..end;
                Phrase { entity: phrase.entity.or_else(|| self.titled(&tokens)), tokens, ..phrase.clone() }
            }
            Head::Name(kind) => self.joined(phrase, kind, clause).unwrap_or_else(|| phrase.clone()),
            Head::Pronoun => phrase.clone(),
        }
    }

    /// “The minister’s spokesman, Tom Hale,”: the name that stands after the noun it explains.
    fn apposed(&self, phrase: &Phrase, clause: &Range<usize>) -> Option<Phrase> {
        let end = phrase.tokens.end;
        let tail = matches!(self.text.word(end), "of" | "for" | "from" | "at" | "with" | "in");
        let end = if tail { self.tail(end + 1, clause.end).unwrap_or(end) } else { end };
        let comma = self.text.kind(end) == TokenKind::Comma;
        let at = if comma { end + 1 } else { end };
        let mention =
            self.mention(at).filter(|_| at < clause.end && !self.is_marked(at) && (comma || !tail))?;
        let name = at..self.mention_tokens(at).end;
        let closed = matches!(
            self.text.kind(name.end),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Open | TokenKind::Close | TokenKind::Quote
        );
        let fits = match mention.kind {
            EntityKind::Person => closed || (!comma && self.text.kind(name.end) != TokenKind::Possessive),
            EntityKind::Organisation => comma && closed,
            _ => false,
        };
        fits.then_some(Phrase { tokens: name, head: Head::Name(mention.kind), entity: Some(mention.entity) })
    }

    /// Kerry in “Secretary of State John Kerry”, a title with “of” in it; but “mother of Mr. Kerry” is another.
    fn titled(&self, phrase: &Range<usize>) -> Option<EntityId> {
        let last = phrase.end.checked_sub(1)?;
        let person = self.mention(last).filter(|mention| mention.kind == EntityKind::Person)?;
        let before = self.mention_tokens(last).start.checked_sub(1)?;
        let title = self.class(phrase.start).any(Classes::TITLE)
            && self.text.kind(phrase.start) == TokenKind::Capital
            && (phrase.start..before).any(|at| self.text.word(at) == "of");
        let part = self.text.kind(before) == TokenKind::Capital
            && !self.class(before).any(Classes::FUNCTION | Classes::MALE | Classes::FEMALE)
            && self.mention(before).is_none();
        (title && part).then_some(person.entity)
    }

    /// The end of “the airport” in “for the airport”.
    fn tail(&self, start: usize, end: usize) -> Option<usize> {
        let inside = |&at: &usize| {
            !self.is_marked(at)
                && (self.mention(at).is_some()
                    || self.is_nominal(at, None)
                    || self.class(at).any(Classes::DETERMINER)
                    || self.text.kind(at) == TokenKind::Possessive)
        };
        (start..end).take(8).take_while(inside).last().map(|last| last + 1)
    }

    /// Two names that “and” joins, where nothing but the clause's beginning or a verb stands before the first.
    fn joined(&self, phrase: &Phrase, kind: EntityKind, clause: &Range<usize>) -> Option<Phrase> {
        let like =
            |at: usize| self.mention(at).is_some_and(|other| other.kind == kind) && !self.is_marked(at);
        let first = phrase.tokens.start;
        if first >= clause.start + 2 && self.text.word(first - 1) == "and" && like(first - 2) {
            let start = self.mention_tokens(first - 2).start;
            let free = start <= clause.start
                || self.is_cue(start - 1)
                || matches!(self.text.kind(start - 1), TokenKind::Quote | TokenKind::Comma | TokenKind::Stop);
            return free.then(|| Phrase { tokens: start..phrase.tokens.end, entity: None, ..phrase.clone() });
        }
        let and = phrase.tokens.end;
        let inverted = first > 0 && self.is_cue(first - 1);
        (inverted && and + 1 < clause.end && self.text.word(and) == "and" && like(and + 1)).then(|| Phrase {
            tokens: first..self.mention_tokens(and + 1).end,
            entity: None,
            ..phrase.clone()
        })
    }
}

/// Past forms of verbs that do not end like others and are hardly ever nouns.
pub(super) fn is_past(word: &str) -> bool {
    matches!(
        word,
        "met"
            | "came"
            | "went"
            | "took"
            | "made"
            | "got"
            | "gave"
            | "won"
            | "began"
            | "ran"
            | "stood"
            | "sat"
            | "held"
            | "shook"
            | "grew"
            | "knew"
            | "threw"
            | "flew"
            | "wore"
            | "became"
            | "brought"
            | "bought"
            | "caught"
            | "taught"
            | "kept"
            | "paid"
            | "sent"
            | "spent"
            | "built"
            | "drew"
            | "fell"
            | "rose"
            | "heard"
            | "saw"
            | "seen"
            | "done"
            | "gone"
            | "sought"
            | "chose"
            | "drove"
            | "wrote"
            | "sold"
            | "led"
            | "meant"
    )
}

/// His, her, their …: names somebody and determines a noun.
pub(super) fn is_possessive_pronoun(word: &str) -> bool {
    matches!(
        word,
        "his"
            | "her"
            | "their"
            | "its"
            | "my"
            | "our"
            | "your"
            | "His"
            | "Her"
            | "Their"
            | "Its"
            | "My"
            | "Our"
            | "Your"
    )
}
