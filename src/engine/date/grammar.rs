//! The forms in which English writes dates.
//!
//! First version: days and months of the calendar, weekdays, years, today and its neighbours, and spans of days or weeks
//! counted from a date or from the article's own.

use super::day::Weekday;
use super::{DateRef, DateValue, Day};
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Reason, Rule, Span};

/// The dates of an article, in order of place. `published` is the day that dates without a year lean on.
pub(crate) fn find(text: &Text<'_>, header: Option<Span>, published: Option<Day>) -> Vec<DateRef> {
    let mut finder = Finder { text, published, anchor: None, found: Vec::new() };
    if let Some((header, day)) = header.zip(published) {
        let digits = Span::new(header.end.saturating_sub(10), header.end);
        finder.add(digits, DateValue::Day(day), Rule::DateHeader, header);
    }
    for paragraph in &text.paragraphs {
        let mut at = paragraph.tokens.start;
        while at < paragraph.tokens.end {
            at = finder.read(at, paragraph.tokens.end).unwrap_or(at + 1);
        }
    }
    finder.found
}

struct Finder<'a> {
    text: &'a Text<'a>,
    published: Option<Day>,
    /// The last day named in the text, which “a day later” counts from.
    anchor: Option<(Day, Span)>,
    found: Vec<DateRef>,
}

/// A day and month as written; the year may be missing.
struct Written {
    /// One past the last token.
    end: usize,
    day: Option<(u8, u8)>,
    month: u8,
    year: Option<i16>,
}

impl Finder<'_> {
    /// Reads a date at `at`; the token after it.
    fn read(&mut self, at: usize, end: usize) -> Option<usize> {
        match self.text.kind(at) {
            TokenKind::Number => self
                .iso(at)
                .or_else(|| self.calendar(at, end))
                .or_else(|| self.year(at))
                .or_else(|| self.counted(at, end)),
            TokenKind::Capital => self
                .weekday(at, end)
                .or_else(|| self.calendar(at, end))
                .or_else(|| self.near(at))
                .or_else(|| self.counted(at, end)),
            TokenKind::Lower => self.near(at).or_else(|| self.counted(at, end)),
            _ => None,
        }
    }

    fn add(&mut self, span: Span, value: DateValue, rule: Rule, evidence: Span) {
        self.found.push(DateRef { span, value, why: vec![Reason::new(rule, evidence)] });
    }

    /// Notes a day that what follows may count from.
    fn add_day(&mut self, span: Span, day: Day, rule: Rule) {
        self.anchor = Some((day, span));
        self.add(span, DateValue::Day(day), rule, span);
    }

    /// `2017-10-02`.
    fn iso(&mut self, at: usize) -> Option<usize> {
        let day = Day::parse(self.text.word(at))?;
        self.add_day(self.text.token(at).span, day, Rule::CalendarDate);
        Some(at + 1)
    }

    /// “Monday”, “Monday, July 18, 2022”.
    fn weekday(&mut self, at: usize, end: usize) -> Option<usize> {
        let weekday = Weekday::parse(self.text.word(at))?;
        let next = if self.text.kind(at + 1) == TokenKind::Comma { at + 2 } else { at + 1 };
        if let Some(written) =
            (next < end).then(|| self.written(next, end)).flatten().filter(|w| w.day.is_some())
        {
            return Some(self.place(at, &written));
        }
        let span = self.text.token(at).span;
        match self.published.and_then(|published| nearest_weekday(published, weekday)) {
            Some(day) => self.add_day(span, day, Rule::WeekdayFromDateline),
            None => self.add(span, DateValue::Vague, Rule::NoAnchor, span),
        }
        Some(at + 1)
    }

    /// “October 4”, “4 October 2017”, “Oct. 2017”.
    fn calendar(&mut self, at: usize, end: usize) -> Option<usize> {
        let written = self.written(at, end)?;
        Some(self.place(at, &written))
    }

    /// Resolves what is written from `at` on and notes it; the token after it.
    fn place(&mut self, at: usize, written: &Written) -> usize {
        let span = self.text.span(at..written.end);
        let rule = if written.year.is_some() { Rule::CalendarDate } else { Rule::YearFromDateline };
        let month = written.month;
        let value = match (written.day, written.year.or_else(|| self.nearest_year(month, written.day))) {
            (Some((first, last)), Some(year)) => {
                match (Day::new(year, month, first), Day::new(year, month, last)) {
                    (Some(from), Some(to)) if from < to => DateValue::Approximate { from, to },
                    (Some(day), _) => DateValue::Day(day),
                    (None, _) => DateValue::Vague,
                }
            }
            (None, Some(year)) => DateValue::Month { year, month },
            (_, None) => DateValue::Vague,
        };
        match value {
            DateValue::Day(day) => self.add_day(span, day, rule),
            DateValue::Vague => self.add(span, value, Rule::NoAnchor, span),
            _ => self.add(span, value, rule, span),
        }
        written.end
    }

    /// What is written at `at`: month and day in either order, or month and year.
    fn written(&self, at: usize, end: usize) -> Option<Written> {
        if let Some(month) = self.month(at, end) {
            let day = self.days(at + 1, end);
            let after = if day.is_some() { at + 2 } else { at + 1 };
            let comma = self.text.kind(after) == TokenKind::Comma;
            let year_at = if comma { after + 1 } else { after };
            let year = (year_at < end).then(|| year_of(self.text.word(year_at))).flatten();
            let alone = day.is_none() && year.is_none();
            if alone && !self.stands_for_month(at) {
                return None;
            }
            return Some(Written { end: if year.is_some() { year_at + 1 } else { after }, day, month, year });
        }
        let day = self.days(at, end)?;
        let month_at = if self.text.word(at + 1) == "of" { at + 2 } else { at + 1 };
        let month = self.month(month_at, end)?;
        let comma = self.text.kind(month_at + 1) == TokenKind::Comma;
        let year_at = month_at + 1 + usize::from(comma);
        let year = (year_at < end).then(|| year_of(self.text.word(year_at))).flatten();
        Some(Written {
            end: if year.is_some() { year_at + 1 } else { month_at + 1 },
            day: Some(day),
            month,
            year,
        })
    }

    fn month(&self, at: usize, end: usize) -> Option<u8> {
        if at >= end || !self.text.token(at).is_capital() { None } else { month_of(self.text.word(at)) }
    }

    /// “4”, “4th”, “4-6”: the first and the last day of the month.
    fn days(&self, at: usize, end: usize) -> Option<(u8, u8)> {
        if at >= end || self.text.kind(at) != TokenKind::Number {
            return None;
        }
        let word = self.text.word(at);
        let (first, last) = word.split_once('-').unwrap_or((word, word));
        let (first, last) = (day_of_month(first)?, day_of_month(last)?);
        (first <= last).then_some((first, last))
    }

    /// Whether a month's name without day and year is the month: not the word “may” or “march”.
    fn stands_for_month(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.text.word(before));
        let introduced =
            introduces_time(before) || matches!(before, "last" | "Last" | "next" | "this" | "Early" | "Late");
        introduced
            || !matches!(self.text.word(at), "May" | "March" | "Mar." | "Jan." | "Sep." | "Dec." | "August")
    }

    /// A year alone: “in 2015”, “(2015)”.
    fn year(&mut self, at: usize) -> Option<usize> {
        let year = year_of(self.text.word(at))?;
        let before = at.checked_sub(1)?;
        let introduced = self.text.kind(before) == TokenKind::Open
            || introduces_time(self.text.word(before))
            || matches!(
                self.text.word(before),
                "before" | "after" | "the" | "and" | "to" | "around" | "through" | "for" | "year"
            );
        // “of 1500 people” is no year: a year is followed by a stop, a comma or a small word.
        let counted = self.text.kind(at + 1) == TokenKind::Lower
            && !self.text.classes(at + 1).any(crate::engine::lexicon::Classes::FUNCTION);
        if !introduced || counted {
            return None;
        }
        let span = self.text.token(at).span;
        self.add(span, DateValue::Year(year), Rule::CalendarDate, span);
        Some(at + 1)
    }

    /// Today, yesterday, tomorrow.
    fn near(&mut self, at: usize) -> Option<usize> {
        let days = match self.text.word(at) {
            "today" | "Today" | "tonight" | "Tonight" => 0,
            "yesterday" | "Yesterday" => -1,
            "tomorrow" | "Tomorrow" => 1,
            _ => return None,
        };
        let span = self.text.token(at).span;
        match self.published.and_then(|published| published.plus(days)) {
            Some(day) => self.add(span, DateValue::Day(day), Rule::CountedFromDateline, span),
            None => self.add(span, DateValue::Vague, Rule::NoAnchor, span),
        }
        Some(at + 1)
    }

    /// “a day later”, “two weeks earlier”, “three days ago”.
    fn counted(&mut self, at: usize, end: usize) -> Option<usize> {
        let count = count_of(self.text.word(at))?;
        if at + 3 > end {
            return None;
        }
        let unit = match self.text.word(at + 1) {
            "day" | "days" => 1,
            "week" | "weeks" => 7,
            _ => return None,
        };
        let days = count.checked_mul(unit)?;
        let span = self.text.span(at..at + 3);
        let (from, days, rule) = match self.text.word(at + 2) {
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

    /// The year that brings a day or month nearest to the day of publication.
    fn nearest_year(&self, month: u8, day: Option<(u8, u8)>) -> Option<i16> {
        let published = self.published?;
        let day = day.map_or(15, |(first, _)| first);
        (published.year() - 1..=published.year() + 1)
            .filter_map(|year| {
                Day::new(year, month, day)
                    .map(|candidate| (candidate.number().abs_diff(published.number()), year))
            })
            .min()
            .map(|(_, year)| year)
    }
}

/// Small words after which a month or a year is a time.
fn introduces_time(word: &str) -> bool {
    const WORDS: [&str; 12] =
        ["between", "by", "during", "early", "from", "in", "late", "mid", "of", "on", "since", "until"];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// The day of this weekday that an article of `published` means: that very day, else the one before.
fn nearest_weekday(published: Day, weekday: Weekday) -> Option<Day> {
    (0..7).filter_map(|back| published.plus(-back)).find(|day| day.weekday() == weekday)
}

fn month_of(word: &str) -> Option<u8> {
    const NAMES: [(&str, &str); 12] = [
        ("January", "Jan."),
        ("February", "Feb."),
        ("March", "Mar."),
        ("April", "Apr."),
        ("May", "May"),
        ("June", "Jun."),
        ("July", "Jul."),
        ("August", "Aug."),
        ("September", "Sept."),
        ("October", "Oct."),
        ("November", "Nov."),
        ("December", "Dec."),
    ];
    let same = |name: &str, short: &str| {
        name == word
            || short == word
            || short.strip_suffix('.').is_some_and(|bare| bare == word)
            || (short == "Sept." && matches!(word, "Sep" | "Sep."))
    };
    let index = NAMES.iter().position(|&(name, short)| same(name, short))?;
    u8::try_from(index + 1).ok()
}

fn day_of_month(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    if digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year_of(word: &str) -> Option<i16> {
    if word.len() != 4 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok().filter(|year| (1500..=2100).contains(year))
}

fn count_of(word: &str) -> Option<i32> {
    const WORDS: [&str; 13] = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    if matches!(word, "a" | "A") {
        return Some(1);
    }
    if let Some(count) = WORDS.iter().skip(1).position(|known| known.eq_ignore_ascii_case(word)) {
        return i32::try_from(count + 1).ok();
    }
    if word.len() > 3 || !word.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    word.parse().ok()
}
