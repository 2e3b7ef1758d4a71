//! So much time from a day: “two weeks ago”, “a day later”, “three months after the vote”; and lengths of time.

use super::anchor::Anchor;
use super::calendar::between;
use super::grammar::Finder;
use super::period::{away, days, shift, value};
use super::words::{count_of, unit_of};
use super::{DateRef, DateValue, Step, Unit};
use crate::engine::text::TokenKind;
use crate::engine::{Reason, Rule};

/// So many units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub(super) low: i16,
    pub(super) high: i16,
    pub(super) unit: Unit,
    /// Whether the number is said at all: “years later”.
    pub(super) known: bool,
    /// The token after it.
    pub(super) end: usize,
}

impl Finder<'_> {
    /// “A day later”, “two weeks earlier”, “three days ago”, “a week after the vote”, “for six months”.
    pub(super) fn distance(&mut self, at: usize) -> Option<usize> {
        let (word, next) = (self.word(at), self.word(at + 1));
        if is_clock(word) || is_clock(next) {
            return self.clock(at);
        }
        let amount = self.amount(at)?;
        let end = amount.end;
        let compared = self.word(end + 1) == "than" || self.before(at, 1) == "within";
        match self.word(end) {
            "later" | "afterwards" | "afterward" if !compared => Some(self.count_from_anchor(at, amount, 1)),
            "earlier" | "previously" | "beforehand" if !compared => {
                Some(self.count_from_anchor(at, amount, -1))
            }
            "ago" => Some(self.count_from_publication(at, amount, -1, end + 1)),
            "from" if matches!(self.word(end + 1), "now" | "today") => {
                Some(self.count_from_publication(at, amount, 1, end + 2))
            }
            "after" | "before" if self.before(at, 1) == "within" => None,
            "after" | "following" => Some(self.beside(at, amount, 1, end + 1)),
            "before" => Some(self.beside(at, amount, -1, end + 1)),
            "prior" if self.word(end + 1) == "to" => Some(self.beside(at, amount, -1, end + 2)),
            _ => self.ahead(at, amount).or_else(|| self.length(at, amount)),
        }
    }

    /// The amount of time that is told at `at`.
    pub(super) fn amount(&self, at: usize) -> Option<Amount> {
        let (word, next) = (self.word(at), self.word(at + 1));
        let (mut low, mut high, mut known, mut unit_at) = (1, 1, true, at + 1);
        match word {
            "a" | "A" if next == "couple" => {
                (low, high, unit_at) = (2, 3, at + 2 + usize::from(self.word(at + 2) == "of"));
            }
            "a" | "A" if next == "few" => (low, high, unit_at) = (2, 7, at + 2),
            "few" => (low, high) = (2, 7),
            "several" | "Several" => (low, high) = (3, 9),
            "the" | "The" => {
                let unit = unit_of(next).filter(|unit| !unit.1)?.0;
                let beside = matches!(self.word(at + 2), "before" | "after");
                return beside.then_some(Amount { low, high, unit, known, end: at + 2 });
            }
            "many" | "Many" => known = false,
            // “Years later”.
            _ if unit_of(word).is_some_and(|unit| unit.1) => (known, unit_at) = (false, at),
            // Most words are no count; whether a unit follows is told sooner.
            _ if unit_of(next).is_some() || matches!(next, "or" | "to") => {
                let count = count_of(word)?;
                (low, high) = (count, count);
            }
            _ => return None,
        }
        if matches!(self.word(unit_at), "or" | "to")
            && let Some(second) = count_of(self.word(unit_at + 1)).filter(|&second| second > high)
        {
            (high, unit_at) = (second, unit_at + 2);
        }
        let (unit, many) = unit_of(self.word(unit_at))?;
        (known || many).then_some(Amount { low, high, unit, known, end: unit_at + 1 })
    }

    /// Hours and minutes are too short to leave the day for long: “two hours later”.
    fn clock(&mut self, at: usize) -> Option<usize> {
        let counted = count_of(self.word(at));
        let unit = at + usize::from(counted.is_some());
        let (from, sign, rule) = match self.word(unit + 1) {
            _ if !is_clock(self.word(unit)) => return None,
            "ago" => (self.published, -1, Rule::CountedFromDateline),
            "later" => (self.anchors.day_here(), 1, Rule::CountedFromAnchor),
            "earlier" => (self.anchors.day_here(), -1, Rule::CountedFromAnchor),
            _ => return None,
        };
        let day = from.map(|from| from.day).filter(|_| counted.is_none_or(|count| count <= 24));
        let other = day.and_then(|day| day.plus(sign));
        let value =
            day.zip(other).map_or(DateValue::Vague, |(day, other)| between(day.min(other), day.max(other)));
        self.add(self.span(at..unit + 2), value, rule, None);
        Some(unit + 2)
    }

    /// Counts from the date named before; the token after.
    fn count_from_anchor(&mut self, at: usize, amount: Amount, sign: i16) -> usize {
        let from = self.anchor_for(amount.unit);
        self.count_from(at, amount, sign, from, amount.end + 1);
        amount.end + 1
    }

    /// What an amount in these units is counted from: days from days, years from whatever was named.
    pub(super) const fn anchor_for(&self, unit: Unit) -> Option<Anchor> {
        if matches!(unit, Unit::Day | Unit::Week | Unit::Weekend) {
            self.anchors.day()
        } else {
            self.anchors.any()
        }
    }

    fn count_from(&mut self, at: usize, amount: Amount, sign: i16, from: Option<Anchor>, end: usize) {
        // “A few days later, on July 2”.
        let said = end + usize::from(self.word(end) == ",");
        let said = said + 1 + usize::from(self.word(said + 1) == "the");
        if matches!(self.before(said, 1), "in" | "on" | "at" | "the")
            && let Some(value) = self.peek(said).filter(|value| value.range().is_some())
        {
            return self.note(self.span(at..end), value);
        }
        // “Now, 83 years later”.
        let from =
            from.filter(|_| !(self.before(at, 1) == "," && matches!(self.before(at, 2), "Now" | "Today")));
        let value = from.and_then(|from| self.counted(at, amount, sign, from));
        let value = self.unless_ahead(value, at, end).unwrap_or(DateValue::Vague);
        let step = Step::Shift { unit: amount.unit, count: sign * amount.low };
        self.add(self.span(at..end), value, Rule::CountedFromAnchor, from.map(|from| from.step(step)));
    }

    /// What is told as past cannot lie ahead: then it was counted from something else than the date named last.
    pub(super) fn unless_ahead(&self, value: Option<DateValue>, at: usize, end: usize) -> Option<DateValue> {
        let (first, _) = value?.range()?;
        let ahead = self.published.is_some_and(|published| first > published.day);
        let told = || self.verb(at, end).is_some_and(|verb| verb.lies_ahead());
        value.filter(|_| !ahead || told())
    }

    fn count_from_publication(&mut self, at: usize, amount: Amount, sign: i16, end: usize) -> usize {
        let value = self.published.and_then(|from| self.counted(at, amount, sign, from));
        let step = Step::Shift { unit: amount.unit, count: sign * amount.low };
        let reckoning = self.published.map(|published| published.step(step));
        self.add(self.span(at..end), value.unwrap_or(DateValue::Vague), Rule::CountedFromDateline, reckoning);
        end
    }

    /// An amount after or before a day, as exactly as people speak.
    fn counted(&self, at: usize, amount: Amount, sign: i16, from: Anchor) -> Option<DateValue> {
        let Amount { low, high, unit, known, .. } = amount;
        if !known {
            return None;
        }
        let about = matches!(
            self.before(at, 1),
            "about"
                | "About"
                | "around"
                | "Around"
                | "nearly"
                | "Nearly"
                | "almost"
                | "Almost"
                | "roughly"
                | "over"
                | "Over"
                | "than"
                | "some"
                | "least"
        );
        let exactly = !about && low == high && matches!(self.before(at, 1), "exactly" | "Exactly");
        let (low, high) = (i32::from(sign * low), i32::from(sign * high));
        let (first, last) = from.value.range()?;
        let same = matches!(
            (unit, from.value),
            (Unit::Year, DateValue::Year(_))
                | (Unit::Month, DateValue::Month { .. })
                | (Unit::Day, DateValue::Day(_))
        );
        if low == high && !about && same && (unit != Unit::Day || !is_round(low)) {
            return Some(value(away(first, unit, low)?, unit));
        }
        let slack = if exactly { 0 } else { slack(unit, high, about) };
        let (from, to) = (
            shift(first, unit, low.min(high))?.plus(-slack)?,
            shift(last, unit, low.max(high))?.plus(slack)?,
        );
        // What is later is not before.
        let (from, to) = if sign < 0 { (from, to.min(last)) } else { (from.max(first), to) };
        Some(between(from, to))
    }

    /// “Two days after 22 September”; “on Monday, a week after the vote”; “a week after”.
    fn beside(&mut self, at: usize, amount: Amount, sign: i16, next: usize) -> usize {
        if let Some(count @ (1 | -1)) = self.before_last(next).filter(|&count| count == sign) {
            return self.period_away(at, amount.unit, count * 2, next + 1);
        }
        let index = self.count();
        let start = next + usize::from(self.word(next) == "the");
        if let Some(end) = self.absolute(start) {
            let words = self.date(index).map(|date| (date.value, date.span));
            let from = words
                .and_then(|(value, span)| Some(Anchor { day: value.range()?.0, value, words: Some(span) }));
            self.place_before(index, at, amount, sign, from, next);
            return end;
        }
        let ends = !matches!(
            self.kind(next),
            TokenKind::Lower | TokenKind::Capital | TokenKind::AllCaps | TokenKind::Number
        );
        if ends {
            self.count_from(at, amount, sign, self.anchor_for(amount.unit), next);
            return next;
        }
        // “On Monday, a week after the vote”: Monday is known, so the words tell when the vote was.
        let from = if self.follows_day(at) { self.anchors.day() } else { None };
        self.place_before(index, at, amount, -sign, from, next);
        next
    }

    /// “The year before last”, “the week after next”.
    fn before_last(&self, at: usize) -> Option<i16> {
        match self.word(at) {
            "last" if unit_of(self.word(at + 1)).is_none() => Some(-1),
            "next" if unit_of(self.word(at + 1)).is_none() => Some(1),
            _ => None,
        }
    }

    /// Puts a counted date at its place among the dates found; what was named last stays so.
    fn place_before(
        &mut self,
        index: usize,
        at: usize,
        amount: Amount,
        sign: i16,
        from: Option<Anchor>,
        end: usize,
    ) {
        let span = self.span(at..end);
        let value = from.and_then(|from| self.counted(at, amount, sign, from)).unwrap_or(DateValue::Vague);
        let reckoning = from.filter(|_| value != DateValue::Vague);
        let reckoning =
            reckoning.map(|from| from.step(Step::Shift { unit: amount.unit, count: sign * amount.low }));
        let evidence = reckoning.and_then(|reckoning| reckoning.evidence).unwrap_or(span);
        let rule = if reckoning.is_some() { Rule::CountedFromAnchor } else { Rule::NoAnchor };
        self.insert(index, DateRef { span, value, reckoning, why: vec![Reason::new(rule, evidence)] });
    }

    /// Whether a day ends just before `at`, but for a comma and “just”.
    fn follows_day(&self, at: usize) -> bool {
        let mut before = at;
        while matches!(
            self.before(before, 1),
            "," | "just" | "only" | "exactly" | "nearly" | "about" | "almost" | "–" | "—" | "("
        ) && at - before < 3
        {
            before -= 1;
        }
        before.checked_sub(1).is_some_and(|end| self.is_end_of_day(end))
    }

    /// “Will open in two weeks”.
    fn ahead(&mut self, at: usize, amount: Amount) -> Option<usize> {
        let word = self.before(at, 1);
        if !matches!(word, "in" | "In" | "within" | "Within")
            || !amount.known
            || (amount.unit == Unit::Day && amount.high == 1)
        {
            return None;
        }
        let start = at - 1;
        // “For the first time in two years”.
        let counts_back = (1..=4).any(|tokens| {
            matches!(
                self.before(start, tokens),
                "first" | "time" | "only" | "worst" | "best" | "highest" | "lowest"
            )
        });
        // “Has to be done in three months” is said of every time.
        let verb = self.verb(start, amount.end).filter(|verb| verb.lies_ahead())?;
        let rule = (0..=4).any(|tokens| {
            let modal = self.before(verb.at, tokens);
            matches!(modal, "has" | "have" | "must" | "can" | "may" | "should" | "could" | "might")
        });
        if counts_back || rule || self.word(amount.end) == "of" {
            return None;
        }
        if word.eq_ignore_ascii_case("in") {
            return Some(self.count_from_publication(start, amount, 1, amount.end));
        }
        self.stretch(start..amount.end, self.published, amount.unit, amount.high, Rule::CountedFromDateline);
        Some(amount.end)
    }

    /// “For six months”, “lasted two days”.
    fn length(&mut self, at: usize, amount: Amount) -> Option<usize> {
        let tells =
            matches!(self.before(at, 1), "for" | "For" | "lasted" | "lasting" | "lasts" | "spent" | "served");
        // “For 10 days old”, “for two years running”.
        if !tells || self.word(amount.end) == "old" {
            return None;
        }
        self.add(self.span(at..amount.end), DateValue::Duration, Rule::LengthOfTime, None);
        Some(amount.end)
    }

    /// “A 10-day visit”, “a two-week break”.
    pub(super) fn hyphened(&mut self, at: usize) -> Option<usize> {
        let joined = self.word(at + 1) == "-" && self.touches_next(at) && self.touches_next(at + 1);
        let (count, unit, end) = if joined {
            (self.word(at), self.word(at + 2), at + 3)
        } else {
            let (count, unit) = self.word(at).split_once('-')?;
            (count, unit, at + 1)
        };
        count_of(count)?;
        // A “two-year contract” tells more of the contract than of the time.
        unit_of(unit).filter(|&(unit, many)| matches!(unit, Unit::Day | Unit::Week) && !many)?;
        self.add(self.span(at..end), DateValue::Duration, Rule::LengthOfTime, None);
        Some(end)
    }
}

fn is_clock(word: &str) -> bool {
    matches!(word, "hour" | "hours" | "minute" | "minutes")
}

/// By how many days a count of this unit may be wrong. Round numbers are rounded.
fn slack(unit: Unit, count: i32, about: bool) -> i32 {
    let count = count.abs();
    let base = if unit == Unit::Day { 0 } else { days(unit) / 2 };
    let round = if is_round(count) { days(unit) * count / 10 } else { 0 };
    let about = if about { (days(unit) * count / 4).max(1) } else { 0 };
    base + round + about
}

/// Whether a number is so round that nobody counted to the end.
const fn is_round(count: i32) -> bool {
    count.abs() > 10 && count % 5 == 0
}
