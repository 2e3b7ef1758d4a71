//! Runs of capitalised words: where names can be.

use std::ops::Range;

use crate::engine::date::DateRef;
use crate::engine::lexicon::gazetteer::BEGINS;
use crate::engine::lexicon::{Classes, Gazetteer};
use crate::engine::text::{Paragraph, Text, TokenKind};

/// Capitalised words that stand together, with the small words that join them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The tokens; the first and the last are capitalised.
    pub(super) tokens: Range<usize>,
    /// Whether the first word would be capitalised anyway: it begins a sentence or a quotation.
    pub(super) initial: bool,
}

/// No name has more tokens; the bound keeps an adversary's article linear.
const LONGEST: usize = 24;

/// The runs of an article, in order.
pub(super) fn find(text: &Text<'_>, gazetteer: &Gazetteer<'_>, dates: &[DateRef]) -> Vec<Run> {
    let mut finder = Finder { text, gazetteer, dates, next_date: 0, runs: Vec::new() };
    for paragraph in &text.paragraphs {
        finder.paragraph(paragraph);
    }
    finder.runs
}

struct Finder<'a> {
    text: &'a Text<'a>,
    gazetteer: &'a Gazetteer<'a>,
    dates: &'a [DateRef],
    next_date: usize,
    runs: Vec<Run>,
}

impl Finder<'_> {
    fn paragraph(&mut self, paragraph: &Paragraph) {
        let shouted = self.is_shouted(paragraph);
        for sentence in self.text.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            let mut at = sentence.tokens.start;
            while at < sentence.tokens.end {
                let run = if self.begins(at) { self.run(at, sentence.tokens.end, shouted) } else { None };
                at = run.map_or(at + 1, |run| {
                    let end = run.tokens.end;
                    self.runs.push(run);
                    end
                });
            }
        }
    }

    /// Whether capitals say nothing here: a heading in which most words have one.
    fn is_shouted(&self, paragraph: &Paragraph) -> bool {
        let words = paragraph.tokens.clone().filter(|&token| self.text.token(token).is_word());
        let (mut capital, mut lower) = (0, 0);
        for token in words.filter(|&token| !self.text.classes(token).any(Classes::FUNCTION)) {
            if self.text.token(token).is_capital() { capital += 1 } else { lower += 1 }
        }
        (paragraph.heading || lower == 0) && capital > 3 && capital > 2 * lower
    }

    /// Whether a name may begin with this token.
    fn begins(&mut self, at: usize) -> bool {
        (self.text.token(at).is_capital() || self.is_article_name(at)) && !self.in_date(at)
    }

    /// “al-Assad”, “el-Sisi”: a lower-case article tied to a capitalised name.
    fn is_article_name(&self, at: usize) -> bool {
        self.text.kind(at) == TokenKind::Lower
            && self
                .text
                .word(at)
                .split_once(['-', '’', '\''])
                .is_some_and(|(article, name)| article.len() <= 3 && name.starts_with(char::is_uppercase))
    }

    /// Whether the token stands inside a date. Tokens are asked for in rising order, with small steps back.
    fn in_date(&mut self, at: usize) -> bool {
        let span = self.text.token(at).span;
        while self.dates.get(self.next_date).is_some_and(|date| date.span.end <= span.start) {
            self.next_date += 1;
        }
        self.dates.get(self.next_date).is_some_and(|date| date.span.overlaps(span))
    }

    /// The run that begins at `start`. Where capitals say nothing, ordinary words end it.
    fn run(&mut self, start: usize, end: usize, shouted: bool) -> Option<Run> {
        let ordinary = |finder: &Self, at: usize| shouted && finder.is_ordinary(at);
        if ordinary(self, start) {
            return None;
        }
        let mut at = start + 1;
        while at < end.min(start + LONGEST) {
            if self.begins(at) && !ordinary(self, at) {
                at += 1;
                continue;
            }
            let joint = self.joint(start, at, end);
            let next = at + joint;
            if joint == 0 || next >= end || !self.begins(next) || ordinary(self, next) {
                break;
            }
            at = next + 1;
        }
        Some(Run { tokens: start..at, initial: self.is_initial(start) })
    }

    /// How many tokens from `at` join the run that began at `start` to a capitalised word after them; 0 when they part it.
    fn joint(&self, start: usize, at: usize, end: usize) -> usize {
        let head = self.text.classes(at - 1);
        match self.text.word(at) {
            "of" | "for" | "on" | "in" | "and" if self.known_beginning(start, at + 1) => 1,
            "of" | "for"
                if head.any(Classes::ORGANISATION_HEAD | Classes::EVENT | Classes::PLACE_BEFORE)
                    && !head.any(Classes::TITLE) =>
            {
                if at + 1 < end && self.text.word(at + 1) == "the" {
                    2
                } else {
                    1
                }
            }
            "&" => 1,
            _ if self.text.kind(at) == TokenKind::Lower
                && self.text.classes(at).any(Classes::PARTICLE)
                && !head.any(Classes::FUNCTION) =>
            {
                1
            }
            _ => 0,
        }
    }

    /// Whether a known name goes on after these tokens: “Trinidad and”.
    fn known_beginning(&self, start: usize, end: usize) -> bool {
        self.gazetteer.classes(self.text.span(start..end).of(self.text.source)) & BEGINS != 0
    }

    fn is_ordinary(&self, at: usize) -> bool {
        self.text.classes(at).any(Classes::COMMON) && self.gazetteer.classes(self.text.word(at)) == 0
    }

    /// Whether a word would be capitalised here whatever it is.
    fn is_initial(&self, at: usize) -> bool {
        self.text.sentence_of(at).start == at
            || at.checked_sub(1).is_some_and(|before| {
                matches!(
                    self.text.kind(before),
                    TokenKind::Quote | TokenKind::Colon | TokenKind::Stop | TokenKind::Open
                )
            })
    }
}
