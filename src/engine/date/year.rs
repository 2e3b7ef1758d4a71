//! Years, decades and spans of years.
//!
//! In news, nearly every number of four digits without a comma is a year, but a wrong one is a blunder. So years of
//! living memory are taken for years unless something speaks against it, and all others only where something speaks for it.

use super::grammar::Finder;
use super::narrow::narrowed_by;
use super::relative::is_before_christ;
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

    /// “mid-2014”, “post-2020”, “mid-1990s”, “mid-December”: what stands behind the hyphen is the date, narrowed by what stands before.
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
        match narrowed_by(head, value) {
            Some(value) => {
                self.note(span, value);
                self.because(Rule::NarrowedDate, whole);
            }
            // “Pre-2019” has no beginning, “post-2020” no end.
            None => self.add(whole, DateValue::Vague, Rule::OpenEnded, None),
        }
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
        self.note_narrowed(at, self.span(at..end), years_between(first, last));
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
        self.note(self.span(at..end), years_between(first, last));
        Some(end)
    }

    /// The token after a span of years at `at`, and the first and the last of them.
    fn range(&self, at: usize) -> Option<(usize, i16, i16)> {
        let word = self.word(at);
        if let Some((first, last)) = years_of(word) {
            return Some((at + 1, first, last));
        }
        let dashed =
            matches!(self.word(at + 1), "-" | "–") && self.touches_next(at) && self.touches_next(at + 1);
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
        if is_before_christ(self.word(at + 1)) {
            self.add(self.span(at..at + 2), DateValue::Vague, Rule::OpenEnded, None);
            return Some(at + 2);
        }
        self.note_narrowed(at, self.span(at..at + 1), DateValue::Year(year));
        Some(at + 1)
    }

    /// Whether something speaks against a year of living memory: it counts or belongs to a name.
    fn is_no_year(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        let numbered = self.kind_before(at) == TokenKind::Number && !self.is_end_of_date_before(at, 1);
        let named = self.follows_name(at) && !is_season(before);
        // “The Fisheries Act, 1992”: the year is the law's.
        let enacted = before == ","
            && matches!(
                self.before(at, 2),
                "Act" | "Bill" | "Law" | "Ordinance" | "Regulations" | "Rules" | ")"
            );
        let estimated = matches!(
            before,
            "nearly"
                | "almost"
                | "approximately"
                | "roughly"
                | "some"
                | "least"
                | "exactly"
                | "only"
                | "over"
                | "number"
        ) || (before == "than" && matches!(self.before(at, 2), "more" | "fewer" | "less"));
        let free = !introduces_time(before)
            && !self.is_determined(at)
            && matches!(self.kind_before(at), TokenKind::Lower | TokenKind::Stop);
        numbered
            || named
            || enacted
            || is_counted(self.word(at + 1))
            || (estimated && (before == "number" || self.is_content(at + 1)))
            || (free && self.is_plural(at + 1))
    }

    /// Whether something speaks for a year that few remember.
    fn is_surely_year(&self, at: usize, year: i16) -> bool {
        let next = self.word(at + 1);
        if is_counted(next) || next == "year" || self.is_plural(at + 1) || self.follows_name(at) {
            return false;
        }
        let round = year % 50 == 0;
        let old = round && year < 1500;
        let content = self.is_content(at + 1);
        match self.before(at, 1) {
            "of" | "on" => !(content || old),
            "by" | "By" if year >= 2000 => true,
            // “From 1200 to 1400” may be anything.
            "from" | "From" | "between" | "Between" | "by" | "By" if old => false,
            word if introduces_time(word) || word == "year" => !(round && content),
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
    matches!(
        word,
        "Budget"
            | "FY"
            | "Year"
            | "Spring"
            | "Summer"
            | "Autumn"
            | "Fall"
            | "Winter"
            | "Q1"
            | "Q2"
            | "Q3"
            | "Q4"
            | "Christmas"
            | "Easter"
    )
}

/// From the first day of one year to the last of another.
fn years_between(first: i16, last: i16) -> DateValue {
    match (Day::new(first, 1, 1), Day::new(last, 12, 31)) {
        (Some(from), Some(to)) => DateValue::Approximate { from, to },
        _ => DateValue::Vague,
    }
}

#[cfg(test)]
mod tests {
    use crate::engine::date::grammar::tests::{dates, words};

    #[test]
    fn years_of_living_memory_need_no_introduction() {
        assert_eq!(words("Growth in 2015 slowed, as the 2014 forecast had said."), ["2015", "2014"]);
        assert_eq!(words("A 1987 survey and Oslo’s 1993 census disagree."), ["1987", "1993"]);
        assert_eq!(words("He won in 2003, 2007 and 2011."), ["2003", "2007", "2011"]);
        assert_eq!(words("Trade stays weak throughout 2023 (as in 2009)."), ["2023", "2009"]);
    }

    #[test]
    fn counts_are_no_years() {
        for text in [
            "The storm hit 1950 homes.",
            "Police arrested 1987 protesters.",
            "More than 1500 people marched over 2000 metres.",
            "It cost $1999 or €2015.",
            "A crowd of 1400 gathered, from 1200 to 1400.",
            "She keeps 1000s of stamps.",
            "They met under Resolution 1973 at Expo 2020.",
            "The Harbours Act, 1992, is old.",
            "A 2000 year old coin turned up.",
        ] {
            assert_eq!(words(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn older_and_later_years_need_one() {
        assert_eq!(words("Built in 1281, it burned in 1632 and 1745."), ["1281", "1632", "1745"]);
        assert_eq!(words("Emissions must fall by 2050 and the 2060 target holds."), ["2050", "2060"]);
        assert_eq!(words("The mill dates back to 1535."), ["1535"]);
        assert_eq!(words("Some 1281 sheep graze there."), [""; 0]);
    }

    #[test]
    fn spans_of_years() {
        assert_eq!(
            dates(
                "The 2019-2021 drought, the season 2021/22, and 2016–17 were dry; Karl (1712-1781) knew.",
                None
            ),
            [
                ("2019-2021", "2019-01-01..2021-12-31"),
                ("2021/22", "2021-01-01..2022-12-31"),
                ("2016–17", "2016-01-01..2017-12-31"),
                ("1712-1781", "1712-01-01..1781-12-31"),
            ]
            .map(|(words, value)| (words.to_owned(), value.to_owned()))
        );
        assert_eq!(words("About 1500-2000 people came for Plan 2011-2020."), [""; 0]);
    }

    #[test]
    fn decades() {
        let text = "In the 1970s and 80s, in the late ’90s, in the 1800s, the 1960's and the mid-1990s.";
        assert_eq!(
            dates(text, None),
            [
                ("1970s", "1970-01-01..1979-12-31"),
                ("80s", "1980-01-01..1989-12-31"),
                ("90s", "1996-01-01..1999-12-31"),
                ("1800s", "1800-01-01..1899-12-31"),
                ("1960's", "1960-01-01..1969-12-31"),
                ("1990s", "1993-01-01..1996-12-31"),
            ]
            .map(|(words, value)| (words.to_owned(), value.to_owned()))
        );
        assert_eq!(words("A man in his 20s and two in the 80s row."), [""; 0]);
    }

    #[test]
    fn what_stands_behind_a_hyphen() {
        assert_eq!(
            words("From mid-2014 to mid-May, in pre-2019 prices, and the Post-2020 Plan."),
            ["2014", "May", "pre-2019"]
        );
    }
}
