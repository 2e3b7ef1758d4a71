//! Times that lean on another by name: “last week”, “earlier this year”, “the same day”, “the past two years”.

use std::ops::Range;

use super::anchor::Anchor;
use super::calendar::between;
use super::distance::Amount;
use super::grammar::Finder;
use super::narrow::Narrowing;
use super::period::{Part, away, shift, value, whole};
use super::tense::Tense;
use super::words::{count_of, ordinal, season, unit_of};
use super::{DateValue, Day, Side, Step, Unit, Weekday};
use crate::engine::Rule;
use crate::engine::text::TokenKind;

impl Finder<'_> {
    /// A relative expression at `at`.
    pub(super) fn relative(&mut self, at: usize) -> Option<usize> {
        match self.word(at) {
            "last" | "Last" => self.period_from_publication(at, at + 1, -1),
            "this" | "This" => self.period_from_publication(at, at + 1, 0),
            "next" | "Next" => self.period_from_publication(at, at + 1, 1),
            "that" | "That" => self.period_from_anchor(at, at + 1, 0),
            "its" | "their" => self.bare_quarter(at + 1),
            "the" | "The" => match self.word(at + 1) {
                "same" => self.period_from_anchor(at, at + 2, 0),
                "next" | "following" => {
                    self.stretch_at(at, 1).or_else(|| self.period_from_anchor(at, at + 2, 1))
                }
                "previous" | "preceding" => {
                    self.stretch_at(at, -1).or_else(|| self.period_from_anchor(at, at + 2, -1))
                }
                "past" | "last" => self.stretch_at(at, -1),
                "coming" => self.stretch_at(at, 1),
                "day" => self.beyond(at),
                "turn" => self.turn(at),
                _ => self.period_narrowed(at).or_else(|| self.bare_quarter(at + 1)),
            },
            "recent" => {
                unit_of(self.word(at + 1)).filter(|unit| unit.1)?;
                self.add(self.span(at..at + 2), DateValue::Vague, Rule::OpenEnded, None);
                Some(at + 2)
            }
            _ => None,
        }
    }

    /// “The day before yesterday”, “the day after tomorrow”.
    fn beyond(&mut self, at: usize) -> Option<usize> {
        let days = match (self.word(at + 2), self.word(at + 3)) {
            ("before", "yesterday") => -2,
            ("after", "tomorrow") => 2,
            _ => return self.period_narrowed(at),
        };
        self.days_from_publication(at..at + 4, days);
        Some(at + 4)
    }

    /// “The turn of the century”.
    fn turn(&mut self, at: usize) -> Option<usize> {
        let century = self.word(at + 2) == "of"
            && self.word(at + 3) == "the"
            && matches!(self.word(at + 4), "century" | "millennium" | "year");
        if !century {
            return None;
        }
        self.add(self.span(at..at + 5), DateValue::Vague, Rule::OpenEnded, None);
        Some(at + 5)
    }

    /// “In the third quarter”: of which year, and of whose, the words do not say.
    fn bare_quarter(&mut self, at: usize) -> Option<usize> {
        if self.word(at + 1) != "quarter" || self.word(at + 2) == "of" {
            return None;
        }
        ordinal(self.word(at)).filter(|&quarter| quarter <= 4)?;
        self.add(self.span(at..at + 2), DateValue::Vague, Rule::OpenEnded, None);
        Some(at + 2)
    }

    /// “The end of the year”, “earlier in the week”: only with such words is “the year” a time.
    fn period_narrowed(&mut self, at: usize) -> Option<usize> {
        let (unit, many) = unit_of(self.word(at + 1))?;
        let (start, narrowing) = self.narrowing(at)?;
        // Not “about the year”; and “early in the day” is enough of a date as it is.
        if many || narrowing == Narrowing::About || unit == Unit::Day || self.word(at + 2) == "of" {
            return None;
        }
        // In a tale of another year, “the end of the year” is the end of that one; and what was, was not at an end to come.
        let end = at + 2;
        let other = self
            .anchors
            .any()
            .zip(self.published)
            .is_some_and(|(anchor, published)| whole(anchor.day, unit) != whole(published.day, unit));
        let ahead = !matches!(narrowing, Narrowing::Earlier | Narrowing::Part(Part::START | Part::EARLY));
        if other || (ahead && self.verb(start, end).is_some_and(|verb| verb.tense == Tense::Past)) {
            self.add(self.span(start..end), DateValue::Vague, Rule::NoAnchor, None);
            return Some(end);
        }
        self.period_from_publication(at, at + 1, 0)
    }

    /// “Last week”, “this summer”, “late next year”: the word that points stands at `at`, what it points at thereafter.
    fn period_from_publication(&mut self, at: usize, unit_at: usize, count: i16) -> Option<usize> {
        let word = self.word(unit_at);
        if let Some(days) = part_of_day(word, count) {
            self.days_from_publication(at..unit_at + 1, days);
            return Some(unit_at + 1);
        }
        // “The last week of May” is told by May.
        let partial = count != 0 && self.word(unit_at + 1) == "of";
        if partial || self.before(at, 1) == "the" {
            return None;
        }
        if let Some(season) = season(word).filter(|_| {
            word != "fall" || self.kind(unit_at + 1) != TokenKind::Lower || self.is_end_of_phrase(unit_at + 1)
        }) {
            return Some(self.season_from_publication(at..unit_at + 1, season, count));
        }
        let (unit, _) = unit_of(word).filter(|&(unit, many)| !many && unit != Unit::Day)?;
        Some(self.period_away(at, unit, count, unit_at + 1))
    }

    /// Whether no noun follows.
    fn is_end_of_phrase(&self, at: usize) -> bool {
        self.is(at, crate::engine::lexicon::Classes::FUNCTION)
    }

    /// Notes the unit so many away from the one of publication, and what the words before it make of it; the token after.
    pub(super) fn period_away(&mut self, at: usize, unit: Unit, count: i16, end: usize) -> usize {
        let narrowing = self.narrowing(at).filter(|narrowing| narrowing.1 != Narrowing::About);
        let start = narrowing.map_or(at, |narrowing| narrowing.0);
        let Some(published) = self.published else {
            self.add(self.span(start..end), DateValue::Vague, Rule::NoAnchor, None);
            return end;
        };
        let day = published.day;
        let count =
            if unit == Unit::Weekend && count == 0 { self.this_weekend(at, end, day) } else { Some(count) };
        let period = count.and_then(|count| away(day, unit, count.into()));
        let count = count.unwrap_or_default();
        let value = period.and_then(|period| match narrowing {
            // Weeks end with Friday for most.
            Some((_, Narrowing::Part(Part::END))) if unit == Unit::Week => {
                Some(range(Part::LATE.of(period)?))
            }
            Some((_, Narrowing::Part(part))) => Some(range(part.of(period)?)),
            Some((_, Narrowing::Earlier)) => Some(between(period.0, period.1.min(day).max(period.0))),
            Some((_, Narrowing::Later)) => Some(between(period.0.max(day).min(period.1), period.1)),
            _ => Some(loosely(period, unit, count, day)),
        });
        let step = published.step(Step::Period { unit, count });
        self.add(
            self.span(start..end),
            value.unwrap_or(DateValue::Vague),
            Rule::CountedFromDateline,
            Some(step),
        );
        end
    }

    /// Which weekend “this weekend” is: on a working day, the tense decides; without one, it is open until Wednesday.
    fn this_weekend(&self, at: usize, end: usize, day: Day) -> Option<i16> {
        let weekday = day.weekday() as u8;
        match self.verb(at, end).map(|verb| verb.tense) {
            _ if weekday >= 5 => Some(0),
            Some(Tense::Past) => Some(-1),
            None | Some(Tense::Open) if weekday < 2 => None,
            _ => Some(0),
        }
    }

    /// “Last summer”, “this winter”, “next spring”.
    fn season_from_publication(&mut self, tokens: Range<usize>, season: u8, count: i16) -> usize {
        let end = tokens.end;
        let found = self.published.and_then(|published| {
            let day = published.day;
            let years = day.year() - 2..=day.year() + 2;
            let mut seasons = years.filter_map(|year| whole_season(year, season));
            match count {
                -1 => seasons.rfind(|season| season.1 < day),
                0 => seasons.min_by_key(|season| {
                    let middle = season.0.number() + 45;
                    middle.abs_diff(day.number())
                }),
                // In spring, who knows whether “next summer” is the one of this year?
                _ => seasons
                    .find(|season| season.0 > day)
                    .filter(|season| season.0.number() - day.number() > 100),
            }
        });
        let side = match count {
            -1 => Side::Before,
            0 => Side::Nearest,
            _ => Side::After,
        };
        let step = self.published.map(|published| published.step(Step::Yearly { side }));
        self.add(self.span(tokens), found.map_or(DateValue::Vague, range), Rule::CountedFromDateline, step);
        end
    }

    /// “The same day”, “that year”, “the following month”, “the previous night”.
    fn period_from_anchor(&mut self, at: usize, unit_at: usize, count: i16) -> Option<usize> {
        let word = self.word(unit_at);
        let unit = match unit_of(word) {
            Some((unit, false)) => unit,
            None if part_of_day(word, 0).is_some() => Unit::Day,
            _ => return None,
        };
        let end = unit_at + 1;
        // “The same day as the vote” leans on the vote.
        let elsewhere = matches!(self.word(end), "as" | "that" | "of" | "when");
        let from = self.anchor_for(unit).filter(|_| !elsewhere);
        let value = from.and_then(|from| {
            let (first, last) = from.value.range()?;
            // A year does not say which of its months “that month” is.
            let single = whole(first, unit)? == whole(last, unit)?;
            if single { Some(value(away(first, unit, count.into())?, unit)) } else { None }
        });
        let value = self.unless_ahead(value, at, end);
        let step = if unit == Unit::Day { Step::Shift { unit, count } } else { Step::Period { unit, count } };
        let reckoning = from.map(|from| from.step(step));
        self.add(self.span(at..end), value.unwrap_or(DateValue::Vague), Rule::CountedFromAnchor, reckoning);
        Some(end)
    }

    /// “The past two years”, “the coming weeks”, “the last few months”, “the following three days”.
    fn stretch_at(&mut self, at: usize, sign: i16) -> Option<usize> {
        let word = self.word(at + 1);
        let amount = self.amount(at + 2).or_else(|| self.single(at + 2))?;
        let introduced = matches!(
            self.before(at, 1),
            "over" | "Over" | "in" | "In" | "within" | "Within" | "during" | "for" | "For"
        );
        let single = amount.end == at + 3 && !is_many(self.word(at + 2));
        // “The next day” and “the last week of May” are none; “the last quarter” is the end of a match as well.
        let point = single
            && (matches!(word, "following" | "previous" | "preceding")
                || (word == "next" && !introduced)
                || amount.unit == Unit::Quarter
                || (amount.unit == Unit::Day && word != "past"));
        if point || (self.word(amount.end) == "of" && matches!(word, "last" | "next")) {
            return None;
        }
        let told = matches!(word, "following" | "previous" | "preceding")
            || (word == "next" && self.verb(at, amount.end).is_some_and(|verb| verb.tense == Tense::Past));
        let (from, rule) = if told {
            (self.anchor_for(amount.unit), Rule::CountedFromAnchor)
        } else {
            (self.published, Rule::CountedFromDateline)
        };
        // “The coming weeks” are a few.
        let high = if amount.known { amount.high } else { 7 };
        self.stretch(at..amount.end, from, amount.unit, sign * high, rule);
        Some(amount.end)
    }

    /// “Week”, of “the past week”.
    fn single(&self, at: usize) -> Option<Amount> {
        let (unit, _) = unit_of(self.word(at)).filter(|unit| !unit.1)?;
        Some(Amount { low: 1, high: 1, unit, known: true, end: at + 1 })
    }

    /// Notes the time that begins with a day, or ends with it when negative.
    pub(super) fn stretch(
        &mut self,
        tokens: Range<usize>,
        from: Option<Anchor>,
        unit: Unit,
        count: i16,
        rule: Rule,
    ) {
        let value = from.and_then(|from| {
            let (first, last) = from.value.range()?;
            let (from, to) = if count < 0 {
                (shift(first, unit, count.into())?, last)
            } else {
                (first, shift(last, unit, count.into())?)
            };
            Some(between(from, to))
        });
        let reckoning = from.map(|from| from.step(Step::Stretch { unit, count }));
        self.add(self.span(tokens), value.unwrap_or(DateValue::Vague), rule, reckoning);
    }

    /// “The 19th century”, “nineteenth-century”.
    pub(super) fn century(&mut self, at: usize) -> Option<usize> {
        let joined = self.word(at + 1) == "-" && self.touches_next(at);
        let noun = at + 1 + usize::from(joined);
        let (word, end) = if matches!(self.word(noun), "century" | "centuries" | "Century") {
            (self.word(at), noun + 1)
        } else {
            (self.word(at).strip_suffix("-century")?, at + 1)
        };
        let number = ordinal(word)?;
        let span = self.span(at..end);
        if is_before_christ(self.word(end)) {
            self.add(self.span(at..end + 1), DateValue::Vague, Rule::OpenEnded, None);
            return Some(end + 1);
        }
        let first = Day::new(i16::from(number - 1) * 100 + 1, 1, 1)?;
        self.note_narrowed(at, span, range(whole(first, Unit::Century)?));
        Some(end)
    }
}

/// Whether years before this word are counted backwards.
pub(super) fn is_before_christ(word: &str) -> bool {
    matches!(word, "BC" | "BCE" | "B.C." | "B.C.E.")
}

fn range((from, to): (Day, Day)) -> DateValue {
    between(from, to)
}

fn is_many(word: &str) -> bool {
    unit_of(word).is_some_and(|unit| unit.1) || count_of(word).is_some()
}

/// A period as loosely as people say it: “next weekend” may be the first or the second, “the last decade” end today.
fn loosely(period: (Day, Day), unit: Unit, count: i16, day: Day) -> DateValue {
    match (unit, count) {
        (Unit::Weekend, 1) if (day.weekday() as u8) < 5 => {
            range((period.0.plus(-7).unwrap_or(period.0), period.1))
        }
        // On a Sunday, a week may have ended the day before.
        (Unit::Week, -1) if day.weekday() == Weekday::Sunday => {
            range((period.0, day.plus(-1).unwrap_or(period.1)))
        }
        (Unit::Decade, -1) => range((period.0, day)),
        (Unit::Decade, 1) => range((day, period.1)),
        _ => value(period, unit),
    }
}

/// How many days away “this morning”, “last night” are.
fn part_of_day(word: &str, count: i16) -> Option<i16> {
    match (word, count) {
        ("morning" | "afternoon" | "evening", 0) | ("night", 0) => Some(0),
        ("night" | "evening", -1) => Some(-1),
        _ => None,
    }
}

/// The first and the last day of a season that begins in this year; of winter, up to the end of the next February.
fn whole_season(year: i16, season: u8) -> Option<(Day, Day)> {
    let first = Day::new(year, season * 3 + 3, 1)?;
    Some((first, shift(first, Unit::Quarter, 1)?.plus(-1)?))
}
