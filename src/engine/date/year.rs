//! Years, decades and spans of years.
//!
//! In news, nearly every number of four digits without a comma is a year, but a wrong one is a blunder. So years of
//! living memory are taken for years unless something speaks against it, and all others only where something speaks for it.

use super::grammar::Finder;
use super::words::{decade_of, introduces_time, is_counted, short_decade_of, year_of, years_of};
use super::{DateValue, Day};
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Rule, Span};

impl Finder<'_> {
    /// “2015”, “2015-2017”, “2015/16”, “the 1970s”.
    pub(super) fn year(&mut self, at: usize) -> Option<usize> {
        if self.is_part_of_number(at) {
            return None;
        }
        self.decade(at).or_else(|| self.years(at)).or_else(|| self.single_year(at))
    }

    /// “mid-2014”, “post-2020”, “mid-1990s”, “mid-December”: what stands behind the hyphen is the date.
    pub(super) fn prefixed(&mut self, at: usize) -> Option<usize> {
        let (head, tail) = self.word(at).split_once('-')?;
        // “The Post-2020 Framework” is a name.
        if !matches!(head, "mid" | "Mid" | "early" | "Early" | "late" | "Late" | "end" | "pre" | "post") {
            return None;
        }
        let whole = self.span(at..at + 1);
        let tail_len = u32::try_from(tail.len()).ok()?;
        let span = Span::new(whole.end.saturating_sub(tail_len), whole.end);
        let value = match (year_of(tail), decade_of(tail)) {
            (Some(year), _) => DateValue::Year(year),
            (_, Some((first, last))) => years_between(first, last),
            _ => return self.prefixed_month(at, span),
        };
        self.note(span, value, Rule::CalendarDate);
        Some(at + 1)
    }

    /// Whether a sign sticks to the number that makes it no year: “$2000”, “#1990”, “2000%”.
    fn is_part_of_number(&self, at: usize) -> bool {
        let sticks = |sign: usize, touching: usize| {
            self.kind(sign) == TokenKind::Sign
                && self.touches_next(touching)
                && !matches!(self.word(sign), "-" | "–" | "—" | "/" | ";" | "*" | "|" | "•")
        };
        sticks(at + 1, at) || at.checked_sub(1).is_some_and(|before| sticks(before, before))
    }

    /// “1970s”, “1970's”, “'70s”, “1960s and 70s”.
    fn decade(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at);
        let before = self.before(at, 1);
        let (end, first, last) = if let Some((first, last)) = decade_of(word) {
            // “1000s of people”.
            if self.word(at + 1) == "of" && first % 1000 == 0 {
                return None;
            }
            (at + 1, first, last)
        } else if let Some((first, last)) = short_decade_of(word) {
            let quoted = self.kind_before(at) == TokenKind::Quote && begins_decade(self.before(at, 2));
            let second = matches!(before, "and" | "to" | "or")
                && at.checked_sub(2).is_some_and(|other| decade_of(self.word(other)).is_some());
            if !(quoted || second) {
                return None;
            }
            (at + 1, first, last)
        } else {
            let first = year_of(word).filter(|year| year % 10 == 0)?;
            if !(begins_decade(before) && self.kind(at + 1) == TokenKind::Possessive) {
                return None;
            }
            (at + 2, first, first + 9)
        };
        self.note(self.span(at..end), years_between(first, last), Rule::CalendarDate);
        Some(end)
    }

    /// “2015-2017”, “2015/16”, “2015–17”.
    fn years(&mut self, at: usize) -> Option<usize> {
        let (end, first, last) = self.range(at)?;
        let before = self.before(at, 1);
        let introduced = introduces_time(before)
            || matches!(before, "about" | "around" | "to" | "circa")
            || self.kind_before(at) == TokenKind::Open
            || self.is_determined(at);
        // Counts are rounder than years, and what follows a name, “Plan 2011-2020”, belongs to it.
        let plausible = is_remembered(first) || introduced || (first >= 1500 && first % 50 != 0);
        let named = self.follows_name(at) && !is_season(before);
        if !plausible || named || is_counted(self.word(end)) {
            return None;
        }
        self.note(self.span(at..end), years_between(first, last), Rule::CalendarDate);
        Some(end)
    }

    /// The token after a span of years at `at`, and the first and the last of them.
    fn range(&self, at: usize) -> Option<(usize, i16, i16)> {
        let word = self.word(at);
        if let Some((first, last)) = years_of(word) {
            return Some((at + 1, first, last));
        }
        let dashed = matches!(self.word(at + 1), "-" | "–") && self.touches_next(at) && self.touches_next(at + 1);
        let first = year_of(word).filter(|_| dashed)?;
        let last = self.word(at + 2);
        let last = match last.len() {
            2 => years_of(&format!("{word}-{last}"))?.1,
            _ => year_of(last).filter(|&last| first < last)?,
        };
        Some((at + 3, first, last))
    }

    /// “in 2015”, “(2015)”, “the 2015 elections”.
    fn single_year(&mut self, at: usize) -> Option<usize> {
        let year = year_of(self.word(at))?;
        let is_year = if is_remembered(year) { !self.is_no_year(at) } else { self.is_surely_year(at, year) };
        if !is_year {
            return None;
        }
        self.note(self.span(at..at + 1), DateValue::Year(year), Rule::CalendarDate);
        Some(at + 1)
    }

    /// Whether something speaks against a year of living memory: it counts or belongs to a name.
    fn is_no_year(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        let numbered = self.kind_before(at) == TokenKind::Number && !self.is_end_of_date_before(at, 1);
        let named = self.follows_name(at) && !is_season(before);
        // “The Fisheries Act, 1992”: the year is the law's.
        let enacted = before == ","
            && matches!(self.before(at, 2), "Act" | "Bill" | "Law" | "Ordinance" | "Regulations" | "Rules" | ")");
        let estimated = matches!(
            before,
            "nearly" | "almost" | "approximately" | "roughly" | "some" | "least" | "exactly" | "only" | "over"
        ) || (before == "than" && matches!(self.before(at, 2), "more" | "fewer" | "less"));
        let free = !introduces_time(before)
            && !self.is_determined(at)
            && matches!(self.kind_before(at), TokenKind::Lower | TokenKind::Stop);
        numbered
            || named
            || enacted
            || is_counted(self.word(at + 1))
            || (estimated && self.is_content(at + 1))
            || (free && self.is_plural(at + 1))
    }

    /// Whether something speaks for a year that few remember.
    fn is_surely_year(&self, at: usize, year: i16) -> bool {
        let next = self.word(at + 1);
        if is_counted(next) || next == "year" || self.is_plural(at + 1) || self.follows_name(at) {
            return false;
        }
        let round = year % 50 == 0;
        let content = self.is_content(at + 1);
        // “From 1200 to 1400” may be anything.
        let range = |word| matches!(word, "from" | "From" | "to" | "between" | "Between" | "by" | "of" | "on");
        match self.before(at, 1) {
            "of" | "on" => !content && !(round && year < 1500),
            "by" | "By" if year >= 2000 => true,
            word if introduces_time(word) || word == "year" => {
                !(round && content) && !(round && year < 1500 && range(word))
            }
            "to" if self.before(at, 2) == "back" => true,
            "and" | "to" | "," => self.is_end_of_date_before(at, 2) && !content,
            "around" | "about" | "circa" => !content,
            _ if self.kind_before(at) == TokenKind::Open => {
                matches!(self.kind(at + 1), TokenKind::Close | TokenKind::Comma | TokenKind::Sign)
            }
            _ => self.is_determined(at) && (1500..=2060).contains(&year) && (!round || year >= 2000),
        }
    }

    /// Whether the last date found ends so many tokens before `at`.
    fn is_end_of_date_before(&self, at: usize, tokens: usize) -> bool {
        at.checked_sub(tokens).is_some_and(|before| self.is_end_of_date(before))
    }

    /// Whether this word looks like many things.
    pub(super) fn is_plural(&self, at: usize) -> bool {
        let word = self.word(at);
        self.is_content(at) && word.ends_with('s') && !word.ends_with("ss") && !self.is(at, Classes::CUE)
    }
}

/// Years that news speak of so often that a bare number is one. The round ones are as often counts.
fn is_remembered(year: i16) -> bool {
    (1901..=2035).contains(&year) && year != 2000
}

/// Words before a decade that is written short.
fn begins_decade(word: &str) -> bool {
    ["the", "early", "late", "mid"].iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Words before a year that are capitalised at will and make no name of it.
fn is_season(word: &str) -> bool {
    matches!(word, "Budget" | "FY" | "Year" | "Spring" | "Summer" | "Autumn" | "Fall" | "Winter" | "Christmas" | "Easter")
}

/// From the first day of one year to the last of another.
fn years_between(first: i16, last: i16) -> DateValue {
    match (Day::new(first, 1, 1), Day::new(last, 12, 31)) {
        (Some(from), Some(to)) => DateValue::Approximate { from, to },
        _ => DateValue::Vague,
    }
}
