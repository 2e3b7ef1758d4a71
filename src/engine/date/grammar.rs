//! The forms in which English writes dates: where each may begin, and what counts from another day.
//!
//! Days and months of the calendar are read in [`calendar`](super::calendar), years in [`year`](super::year).

use std::ops::Range;

use super::words::count_of;
use super::{DateRef, DateValue, Day};
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Reason, Rule, Span};

/// The dates of an article, in order of place. `published` is the day that dates without a year lean on.
pub(crate) fn find(text: &Text<'_>, header: Option<Span>, published: Option<Day>) -> Vec<DateRef> {
    let mut finder = Finder { text, published, bounds: 0..0, anchor: None, found: Vec::new() };
    if let Some((header, day)) = header.zip(published) {
        let digits = Span::new(header.end.saturating_sub(10), header.end);
        finder.add(digits, DateValue::Day(day), Rule::DateHeader, header);
    }
    for paragraph in &text.paragraphs {
        finder.bounds = paragraph.tokens.clone();
        let mut at = paragraph.tokens.start;
        while at < paragraph.tokens.end {
            at = finder.read(at).unwrap_or(at + 1);
        }
    }
    finder.found
}

/// Reads one date after another. What it looks at around a date is a handful of tokens, so that its time is linear.
pub(super) struct Finder<'a> {
    text: &'a Text<'a>,
    pub(super) published: Option<Day>,
    /// The tokens of the paragraph that is read; no date leaves it.
    bounds: Range<usize>,
    /// The last day named in the text, which “a day later” counts from.
    anchor: Option<(Day, Span)>,
    found: Vec<DateRef>,
}

impl<'a> Finder<'a> {
    /// Reads a date at `at`; the token after it.
    fn read(&mut self, at: usize) -> Option<usize> {
        match self.kind(at) {
            TokenKind::Number => self
                .iso(at)
                .or_else(|| self.numeric(at))
                .or_else(|| self.calendar(at))
                .or_else(|| self.year(at))
                .or_else(|| self.counted(at)),
            TokenKind::Capital | TokenKind::AllCaps => self
                .weekday(at)
                .or_else(|| self.calendar(at))
                .or_else(|| self.prefixed(at))
                .or_else(|| self.near(at))
                .or_else(|| self.counted(at)),
            TokenKind::Lower => self
                .near(at)
                .or_else(|| self.counted(at))
                .or_else(|| self.weekday(at))
                .or_else(|| self.prefixed(at)),
            _ => None,
        }
    }

    /// The words of a token of this paragraph; nothing outside.
    pub(super) fn word(&self, at: usize) -> &'a str {
        if self.bounds.contains(&at) { self.text.word(at) } else { "" }
    }

    /// The word so many tokens before `at`; nothing outside of the paragraph.
    pub(super) fn before(&self, at: usize, tokens: usize) -> &'a str {
        at.checked_sub(tokens).map_or("", |before| self.word(before))
    }

    /// The kind of a token of this paragraph; outside, a full stop.
    pub(super) fn kind(&self, at: usize) -> TokenKind {
        if self.bounds.contains(&at) { self.text.kind(at) } else { TokenKind::Stop }
    }

    /// The kind of the token before `at`; a full stop at the beginning of the paragraph.
    pub(super) fn kind_before(&self, at: usize) -> TokenKind {
        at.checked_sub(1).map_or(TokenKind::Stop, |before| self.kind(before))
    }

    /// What the word lists say about a token of this paragraph.
    pub(super) fn is(&self, at: usize, class: crate::engine::lexicon::Classes) -> bool {
        self.bounds.contains(&at) && self.text.classes(at).any(class)
    }

    /// Whether no space stands between this token and the next.
    pub(super) fn touches_next(&self, at: usize) -> bool {
        self.bounds.contains(&at)
            && self.bounds.contains(&(at + 1))
            && self.text.token(at).span.end == self.text.token(at + 1).span.start
    }

    /// From the first to the last token of a range.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.text.span(tokens)
    }

    /// Whether the last date found ends with this token.
    pub(super) fn is_end_of_date(&self, at: usize) -> bool {
        let end = self.text.token(at).span.end;
        self.bounds.contains(&at) && self.found.last().is_some_and(|date| date.span.end == end)
    }

    /// Notes a date.
    pub(super) fn add(&mut self, span: Span, value: DateValue, rule: Rule, evidence: Span) {
        self.found.push(DateRef { span, value, why: vec![Reason::new(rule, evidence)] });
    }

    /// Notes a date that is its own evidence; a day is what the next may count from.
    pub(super) fn note(&mut self, span: Span, value: DateValue, rule: Rule) {
        if let DateValue::Day(day) = value {
            self.anchor = Some((day, span));
        }
        let rule = if value == DateValue::Vague { Rule::NoAnchor } else { rule };
        self.add(span, value, rule, span);
    }

    /// Today, yesterday, tomorrow.
    fn near(&mut self, at: usize) -> Option<usize> {
        let days = match self.word(at) {
            "today" | "Today" | "tonight" | "Tonight" => 0,
            "yesterday" | "Yesterday" => -1,
            "tomorrow" | "Tomorrow" => 1,
            _ => return None,
        };
        let span = self.span(at..at + 1);
        match self.published.and_then(|published| published.plus(days)) {
            Some(day) => self.add(span, DateValue::Day(day), Rule::CountedFromDateline, span),
            None => self.add(span, DateValue::Vague, Rule::NoAnchor, span),
        }
        Some(at + 1)
    }

    /// “a day later”, “two weeks earlier”, “three days ago”.
    fn counted(&mut self, at: usize) -> Option<usize> {
        let unit = match self.word(at + 1) {
            "day" | "days" => 1,
            "week" | "weeks" => 7,
            _ => return None,
        };
        let days = count_of(self.word(at))?.checked_mul(unit)?;
        let span = self.span(at..at + 3);
        let (from, days, rule) = match self.word(at + 2) {
            "later" => (self.anchor, days, Rule::CountedFromAnchor),
            "earlier" => (self.anchor, -days, Rule::CountedFromAnchor),
            "ago" => (self.published.map(|published| (published, span)), -days, Rule::CountedFromDateline),
            _ => return None,
        };
        match from.and_then(|(from, evidence)| Some((from.plus(days)?, evidence))) {
            Some((day, evidence)) if unit == 1 || rule == Rule::CountedFromAnchor => {
                self.add(span, DateValue::Day(day), rule, evidence);
            }
            // “Two weeks ago” is seldom fourteen days to the day.
            Some((day, evidence)) => match (day.plus(-3), day.plus(3)) {
                (Some(from), Some(to)) => self.add(span, DateValue::Approximate { from, to }, rule, evidence),
                _ => self.add(span, DateValue::Vague, rule, evidence),
            },
            None => self.add(span, DateValue::Vague, Rule::NoAnchor, span),
        }
        Some(at + 3)
    }
}
