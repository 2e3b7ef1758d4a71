//! Words before a date that say which part of it is meant, or that it is only about right: “early 2014”, “the end of May”,
//! “around 1900”.

use super::calendar::between;
use super::grammar::Finder;
use super::period::{Part, shift};
use super::words::{ordinal, season};
use super::{DateValue, Unit};
use crate::engine::text::TokenKind;
use crate::engine::{Rule, Span};

/// What the words before a date do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Narrowing {
    /// “Late”, “the third quarter of”.
    Part(Part),
    /// “Earlier this year”: from its beginning until now.
    Earlier,
    /// “Later this year”: from now until its end.
    Later,
    /// “Around”.
    About,
}

impl Finder<'_> {
    /// Notes a date that the words before it may narrow.
    pub(super) fn note_narrowed(&mut self, at: usize, span: Span, value: DateValue) {
        let narrowed = self.narrowed(at, value);
        self.note(span, narrowed.map_or(value, |(value, _)| value));
        self.because_narrowed(at, narrowed);
    }

    /// Says which words narrowed the date at `at`, if any did.
    pub(super) fn because_narrowed(&mut self, at: usize, narrowed: Option<(DateValue, usize)>) {
        if let Some((_, start)) = narrowed {
            self.because(Rule::NarrowedDate, self.span(start..at));
        }
    }

    /// What a date at `at` means with the words before it, and where these begin.
    pub(super) fn narrowed(&self, at: usize, value: DateValue) -> Option<(DateValue, usize)> {
        let (start, narrowing) = self.narrowing(at)?;
        let (first, last) = value.range()?;
        let (first, last) = match (narrowing, value) {
            (Narrowing::Part(_), DateValue::Day(_)) | (Narrowing::Earlier | Narrowing::Later, _) => {
                return None;
            }
            (Narrowing::Part(part), _) => part.of((first, last))?,
            (Narrowing::About, DateValue::Day(_)) => (first.plus(-3)?, last.plus(3)?),
            (Narrowing::About, DateValue::Month { .. }) => (first.plus(-15)?, last.plus(15)?),
            (Narrowing::About, _) => {
                let years = if first.year() < 1900 { 10 } else { 1 };
                (shift(first, Unit::Year, -years)?, shift(last, Unit::Year, years)?)
            }
        };
        Some((between(first, last), start))
    }

    /// The words before `at` that narrow a date there, and are no date themselves.
    pub(super) fn narrowing(&self, at: usize) -> Option<(usize, Narrowing)> {
        self.words_before(at).filter(|&(start, _)| self.is_free(start))
    }

    fn words_before(&self, at: usize) -> Option<(usize, Narrowing)> {
        // “The late ’90s”, “the end of the year”.
        let skipped = self.kind_before(at) == TokenKind::Quote || self.before(at, 1) == "the";
        let at = at - usize::from(skipped);
        let word = self.before(at, 1);
        let start = at.checked_sub(1)?;
        if word == "of" {
            return self.part_of(start);
        }
        // “At end 2016”, not “talks end this week”.
        let ends =
            word == "end" && !matches!(self.before(start, 1), "by" | "By" | "at" | "At" | "until" | "since");
        if let Some(part) = part(word).filter(|_| !ends) {
            return Some((start, Narrowing::Part(part)));
        }
        match word {
            "earlier" | "Earlier" => Some((start, Narrowing::Earlier)),
            "later" | "Later" => Some((start, Narrowing::Later)),
            "in" if self.before(start, 1).eq_ignore_ascii_case("earlier") => {
                Some((start - 1, Narrowing::Earlier))
            }
            "in" if self.before(start, 1).eq_ignore_ascii_case("later") => {
                Some((start - 1, Narrowing::Later))
            }
            // Not “brought about the 1979 treaty”.
            "around" | "Around" | "about" | "About" | "circa" | "approximately" | "roughly" if !skipped => {
                Some((start, Narrowing::About))
            }
            "Q1" | "Q2" | "Q3" | "Q4" => {
                let number = word.bytes().last()? - b'0';
                Some((start, Narrowing::Part(Part(number - 1, number, 4))))
            }
            _ => self.season_before(at),
        }
    }

    /// “The end of”, “the first half of”, “the last week of”, “spring of”: what stands before the “of” at this token.
    fn part_of(&self, of: usize) -> Option<(usize, Narrowing)> {
        let noun = of.checked_sub(1)?;
        let number = ordinal(self.before(noun, 1));
        let final_one = matches!(self.before(noun, 1), "last" | "final" | "latter" | "closing");
        let (tokens, part) = match (self.word(noun), number) {
            ("end" | "End" | "close", _) => (1, Part::END),
            ("start" | "Start" | "beginning" | "Beginning", _) => (1, Part::START),
            ("middle", _) => (1, Part::MIDDLE),
            ("half", Some(half @ 1..=2)) => (2, Part(half - 1, half, 2)),
            ("half", None) if final_one => (2, Part(1, 2, 2)),
            ("quarter", Some(quarter @ 1..=4)) => (2, Part(quarter - 1, quarter, 4)),
            ("quarter" | "week" | "weeks" | "days" | "months", None) if final_one => (2, Part::END),
            ("week", Some(week @ 1..=4)) => (2, Part(week - 1, week, 4)),
            ("weeks" | "days" | "months", Some(1)) => (2, Part::START),
            _ => return self.season_before(of),
        };
        Some((of.checked_sub(tokens)?, Narrowing::Part(part)))
    }

    /// “Spring”, “the fall”: the season whose name ends before `at`.
    fn season_before(&self, at: usize) -> Option<(usize, Narrowing)> {
        let start = at.checked_sub(1)?;
        let season = season(self.word(start))?;
        // Governments and walls fall as well.
        if self.word(start) == "fall"
            && !matches!(self.before(start, 1), "in" | "this" | "last")
            && self.before(start, 2) != "in"
        {
            return None;
        }
        // Who writes of winter by its year may mean either of its ends.
        let part = if season == 3 { Part(0, 14, 12) } else { Part(3 * season + 2, 3 * season + 5, 12) };
        Some((start, Narrowing::Part(part)))
    }
}

/// A date behind a hyphen: “mid-2014”.
pub(super) fn narrowed_by(head: &str, value: DateValue) -> Option<DateValue> {
    let (from, to) = part(head)?.of(value.range()?)?;
    Some(between(from, to))
}

/// The part of a period that a word before it says.
pub(super) fn part(word: &str) -> Option<Part> {
    match word {
        "early" | "Early" => Some(Part::EARLY),
        "mid" | "Mid" => Some(Part::MIDDLE),
        "late" | "Late" => Some(Part::LATE),
        "end" => Some(Part::END),
        _ => None,
    }
}
