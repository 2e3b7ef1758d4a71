//! The article as the search for speakers sees it: tokens, the names among them, and what stands between marks.

use std::ops::Range;

use super::marks::Marked;
use super::phrase::is_past;
use crate::engine::lexicon::gazetteer::{FEMALE_NAME, MALE_NAME};
use crate::engine::lexicon::{BrownClasses, Classes, Gazetteer};
use crate::engine::model::Model;
use crate::engine::span::offset;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Entity, EntityId, Mention, Span};

/// The article's tokens with the names among them.
pub(super) struct Scene<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) mentions: &'a [Mention],
    gazetteer: &'a Gazetteer<'a>,
    brown: &'a BrownClasses<'a>,
    pub(super) entities: &'a [Entity],
    /// The first token of each mention.
    starts: Vec<u32>,
    /// For each token, the mention it is part of, counted from 1; 0 for none.
    inside: Vec<u32>,
    /// Whether each token stands between quotation marks, the marks included.
    marked: Vec<bool>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(
        text: &'a Text<'a>,
        model: &'a Model<'a>,
        mentions: &'a [Mention],
        entities: &'a [Entity],
        stretches: &[Marked],
    ) -> Self {
        let mut inside = vec![0; text.tokens.len()];
        let mut starts = Vec::with_capacity(mentions.len());
        let mut at = 0;
        for (number, mention) in (1..).zip(mentions) {
            while at < inside.len() && text.token(at).start < mention.span.start {
                at += 1;
            }
            starts.push(offset(at));
            while at < inside.len() && text.token(at).start < mention.span.end {
                if let Some(slot) = inside.get_mut(at) {
                    *slot = number;
                }
                at += 1;
            }
        }
        let mut marked = vec![false; text.tokens.len()];
        for stretch in stretches {
            if let Some(slots) = marked.get_mut(stretch.tokens.clone()) {
                slots.fill(true);
            }
        }
        let (gazetteer, brown) = (&model.gazetteer, &model.brown);
        Self { text, mentions, gazetteer, brown, entities, starts, inside, marked }
    }

    pub(super) fn is_marked(&self, at: usize) -> bool {
        self.marked.get(at).copied().unwrap_or(false)
    }

    pub(super) fn class(&self, at: usize) -> Classes {
        self.text.classes(at)
    }

    /// The fingerprint of the token's word.
    pub(super) fn word(&self, at: usize) -> u64 {
        self.text.word_of(at).hash
    }

    /// The first branches of the word's distributional class; 0 when it has none.
    pub(super) fn brown(&self, at: usize, depth: u32) -> u64 {
        let class = self.brown.class_of(self.word(at));
        if class == 0 { 0 } else { u64::from(class & ((1 << depth) - 1)) | 1 << depth }
    }

    /// The sort of subject that stands right before a verb, its adverbs and auxiliaries skipped, where one does.
    pub(super) fn verb_subject(&self, before: usize, start: usize) -> Option<u64> {
        let mut at = before;
        while at > start && before - at < 4 && self.goes_with_verb(at) {
            at -= 1;
        }
        (at >= start).then(|| self.sort(at))
    }

    /// The sort of a token: what it does between a speaker and the words.
    pub(super) fn sort(&self, at: usize) -> u64 {
        let class = self.class(at);
        match self.text.kind(at) {
            TokenKind::Stop | TokenKind::Comma | TokenKind::Colon | TokenKind::Sign => self.word(at),
            TokenKind::Possessive => 2,
            TokenKind::Open => 3,
            TokenKind::Close => 4,
            TokenKind::Quote if self.is_marked(at) => 5,
            TokenKind::Quote => 6,
            _ if self.mention(at).is_some() => 7,
            _ if self.is_cue(at) => {
                if class.any(Classes::WEAK) {
                    8
                } else {
                    9
                }
            }
            _ if class.any(Classes::PRONOUN) => 10,
            _ if class.any(Classes::AUXILIARY) => 11,
            _ if class.any(Classes::DETERMINER) => 12,
            _ if class.any(Classes::FUNCTION) => self.word(at),
            _ if class.any(Classes::ROLE | Classes::INSTITUTION) => 13,
            TokenKind::Number => 14,
            TokenKind::Lower if self.text.word(at).ends_with("ed") => 15,
            TokenKind::Lower if self.text.word(at).ends_with("ly") => 16,
            TokenKind::Lower if self.text.word(at).ends_with("ing") => 17,
            TokenKind::Lower => 18,
            TokenKind::Capital | TokenKind::AllCaps => 19,
        }
    }

    /// The mention that the token is part of, and its number.
    pub(super) fn mention(&self, at: usize) -> Option<&'a Mention> {
        let number = self.inside.get(at).copied().filter(|&number| number > 0)?;
        self.mentions.get(number as usize - 1)
    }

    /// The tokens of the mention around `at`.
    pub(super) fn mention_tokens(&self, at: usize) -> Range<usize> {
        let number = self.inside.get(at).copied().unwrap_or(0);
        let same = |index: &usize| self.inside.get(*index).copied() == Some(number);
        let start = (0..at).rev().take_while(same).last().unwrap_or(at);
        let end = (at..self.inside.len()).take_while(same).last().unwrap_or(at) + 1;
        start..end
    }

    pub(super) fn span(&self, tokens: &Range<usize>) -> Span {
        self.text.span(tokens.clone())
    }

    /// All mentions, each with its first token.
    pub(super) fn mentions_with_tokens(&self) -> impl Iterator<Item = (&'a Mention, usize)> {
        self.mentions.iter().zip(self.starts.iter().map(|&start| start as usize))
    }

    /// The last names before a token, in its paragraph and the one before, the nearest first, each with its first token.
    pub(super) fn named_around(&self, at: usize) -> impl Iterator<Item = (&'a Mention, usize)> {
        /// More names are not looked at.
        const REACH: usize = 48;
        let earlier = self.starts.partition_point(|&start| (start as usize) < at);
        let names = self.mentions.get(..earlier).unwrap_or_default();
        let starts = self.starts.get(..earlier).unwrap_or_default().iter().map(|&start| start as usize);
        let paragraph = self.text.paragraph_of(at);
        names
            .iter()
            .zip(starts)
            .rev()
            .take(REACH)
            .take_while(move |&(_, start)| self.text.paragraph_of(start) + 1 >= paragraph)
    }

    /// The tokens of a stretch of the text.
    pub(super) fn tokens_in(&self, span: Span) -> Range<usize> {
        let tokens = &self.text.tokens;
        let before = |end: u32| tokens.partition_point(|token| token.start < end);
        before(span.start)..before(span.end)
    }

    /// The entity of this number.
    pub(super) fn entity(&self, entity: EntityId) -> Option<&'a Entity> {
        self.entities.get(entity.0 as usize)
    }

    /// The usual gender of a first name.
    pub(super) fn first_name(&self, name: &str) -> Classes {
        match self.gazetteer.classes(name) & (MALE_NAME | FEMALE_NAME) {
            MALE_NAME => Classes::MALE,
            FEMALE_NAME => Classes::FEMALE,
            _ => Classes::NONE,
        }
    }

    /// Whether the token is a verb of speech, in any but a name's place.
    pub(super) fn is_cue(&self, at: usize) -> bool {
        self.text.kind(at) == TokenKind::Lower
            && self.class(at).any(Classes::CUE)
            && self.inside.get(at) == Some(&0)
    }

    /// Whether the token is a verb of speech that is hardly ever another word, and no noun (“in a statement”).
    pub(super) fn is_clear_cue(&self, at: usize) -> bool {
        let noun = at > 0
            && self.class(at - 1).any(Classes::DETERMINER)
            && !self.class(at - 1).any(Classes::PRONOUN);
        self.is_cue(at) && !noun && !self.class(at).any(Classes::WEAK)
    }

    /// Whether the token may be a verb that makes a clause of its words.
    pub(super) fn is_verb(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let after_subject = || {
            at.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.text.word(before),
                    "I" | "he"
                        | "she"
                        | "it"
                        | "we"
                        | "you"
                        | "they"
                        | "who"
                        | "which"
                        | "He"
                        | "She"
                        | "It"
                        | "We"
                )
            }) && !self.class(at).any(Classes::FUNCTION)
        };
        self.class(at).any(Classes::AUXILIARY)
            || self.text.kind(at) == TokenKind::Lower
                && (word.ends_with("ed") || is_past(word) || after_subject() || self.is_third_person(at))
    }

    /// “Ruiz wants the”: an s after a name, before what begins another phrase.
    fn is_third_person(&self, at: usize) -> bool {
        let word = self.text.word(at);
        at > 0
            && word.ends_with('s')
            && !self.class(at).any(Classes::FUNCTION | Classes::ROLE)
            && self.mention(at).is_none()
            && self.mention(at - 1).is_some()
            && (self.class(at + 1).any(Classes::DETERMINER | Classes::PRONOUN)
                || matches!(self.text.word(at + 1), "to" | "that" | "not"))
    }
}
