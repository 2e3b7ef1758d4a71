//! Days that are named by their weekday.

use super::anchor::Anchor;
use super::calendar::between;
use super::grammar::Finder;
use super::period::{away, whole};
use super::tense::Tense;
use super::words::{numeric, relative_count, weekday_of};
use super::{DateValue, Reckoning, Side, Step, Unit, Weekday};
use crate::engine::Rule;

impl Finder<'_> {
    /// “Monday”, “Monday, July 18, 2022”, “Monday the 18th of July”, “Monday 18/07/2022”, “Mondays”.
    pub(super) fn weekday(&mut self, at: usize) -> Option<usize> {
        let (weekday, many) = weekday_of(self.word(at))?;
        if self.names_newspaper(at + 1) {
            return None;
        }
        let next = at + 1 + usize::from(matches!(self.word(at + 1), "," | "the"));
        if let Some(written) = self.written(next).filter(|written| written.day.is_some()) {
            return Some(self.place(at, self.span(at..written.end), &written));
        }
        if let Some((from, to)) = numeric(self.word(next)) {
            // Where day and month could change places, the weekday settles it.
            let settled = match (from.weekday() == weekday, to.weekday() == weekday) {
                (true, false) => DateValue::Day(from),
                (false, true) => DateValue::Day(to),
                _ => between(from, to),
            };
            self.note(self.span(at..next + 1), settled);
            return Some(next + 1);
        }
        let feast = is_feast(self.before(at, 1));
        let span = self.span(at - usize::from(feast)..at + 1);
        // “Mondays” are many days, “a Monday” is one of them; which one a feast is, the week does not say.
        if many || feast || is_any(self.before(at, 1)) {
            self.add(span, DateValue::Vague, if feast { Rule::NoAnchor } else { Rule::ManyDays }, None);
            return Some(at + 1);
        }
        Some(self.single_weekday(at, weekday))
    }

    /// Notes a day that is named by its weekday alone; the token after it.
    fn single_weekday(&mut self, at: usize, weekday: Weekday) -> usize {
        let span = self.span(at..at + 1);
        let week = self.week_after(at + 1);
        let verb = self.verb(at, at + 1);
        let mut why = None;
        let (found, rule) = if let Some((count, _)) = week {
            (self.weekday_of_week(weekday, count), Rule::CountedFromDateline)
        } else if let Some(anchor) = self.weekday_anchor(at) {
            (anchor.and_then(|(anchor, side)| weekday_from(anchor, weekday, side)), Rule::CountedFromAnchor)
        } else {
            let side = match (self.before(at, 1), verb.map(|verb| verb.tense)) {
                ("last" | "Last", _) => Some(Side::Before),
                ("next" | "Next" | "coming", _) => Some(Side::After),
                ("past", _) => Some(Side::OnOrBefore),
                (_, Some(Tense::Open)) | ("this" | "This", None) => None,
                (_, Some(Tense::Future)) => Some(Side::OnOrAfter),
                (_, Some(Tense::Reported)) => self.reported_side(weekday),
                (_, Some(Tense::Past) | None) => Some(Side::OnOrBefore),
            };
            why = verb.filter(|_| !matches!(side, Some(Side::Before | Side::After)));
            let found =
                side.zip(self.published).and_then(|(side, published)| weekday_from(published, weekday, side));
            (found.map(|found| self.in_this_week(at, found)), Rule::WeekdayFromDateline)
        };
        let (value, reckoning) = found.map_or((DateValue::Vague, None), |(value, step)| (value, Some(step)));
        self.add(span, value, rule, reckoning);
        if let Some(verb) = why {
            self.because_of(verb);
        }
        week.map_or(at + 1, |(_, end)| end)
    }

    /// Where a day lies that “would” bring something: ahead, unless it were nearer in the past.
    fn reported_side(&self, weekday: Weekday) -> Option<Side> {
        const SOON: i32 = 5;
        let published = self.published?.day;
        let ahead = (0..=SOON).any(|days| published.plus(days).is_some_and(|day| day.weekday() == weekday));
        ahead.then_some(Side::OnOrAfter)
    }

    /// “Last Monday” and “next Friday” may be of this week or of the one beside it, where this week has such a day there.
    fn in_this_week(&self, at: usize, found: (DateValue, Reckoning)) -> (DateValue, Reckoning) {
        let (value, reckoning) = found;
        let (DateValue::Day(day), Some(published)) = (value, self.published) else { return found };
        let other = match self.before(at, 1) {
            "last" | "Last" => -7,
            "next" | "Next" => 7,
            _ => return found,
        };
        let same_week = whole(day, Unit::Week) == whole(published.day, Unit::Week);
        match day.plus(other) {
            Some(other) if same_week => (between(day.min(other), day.max(other)), reckoning),
            _ => found,
        }
    }

    /// “Last week”, “of next week” behind a weekday: how many weeks away, and the token after it.
    fn week_after(&self, at: usize) -> Option<(i16, usize)> {
        let at = at + usize::from(self.word(at) == "of");
        let count = relative_count(self.word(at))?;
        (self.word(at + 1) == "week").then_some((count, at + 2))
    }

    fn weekday_of_week(&self, weekday: Weekday, count: i16) -> Option<(DateValue, Reckoning)> {
        let published = self.published?;
        let (monday, _) = away(published.day, Unit::Week, count.into())?;
        let day = monday.plus(i32::from(weekday as u8))?;
        Some((DateValue::Day(day), published.step(Step::Period { unit: Unit::Week, count })))
    }

    /// “The following Monday”, “the previous Friday”: the day that it is counted from, if there is one. Nothing where the
    /// weekday leans on the day of publication.
    fn weekday_anchor(&self, at: usize) -> Option<Option<(Anchor, Side)>> {
        let side = match self.before(at, 1) {
            // Not “following Monday’s vote”.
            "following" if matches!(self.before(at, 2), "the" | "The") => Side::After,
            "previous" | "preceding" => Side::Before,
            "to" | "through" | "until" | "-" | "–" if self.follows_weekday(at) => Side::After,
            "that" if self.before(at, 2) == "on" => return Some(None),
            _ => return None,
        };
        Some(self.anchors.day().map(|anchor| (anchor, side)))
    }

    /// Whether this is the second of two weekdays: “Monday to Friday”.
    fn follows_weekday(&self, at: usize) -> bool {
        at.checked_sub(2)
            .is_some_and(|other| self.is_end_of_day(other) && weekday_of(self.word(other)).is_some())
    }

    /// Whether a weekday before this word is the first word of a newspaper's name.
    fn names_newspaper(&self, at: usize) -> bool {
        const NAMES: [&str; 10] = [
            "Express",
            "Herald",
            "Independent",
            "Mail",
            "Mirror",
            "Post",
            "Standard",
            "Telegraph",
            "Times",
            "Tribune",
        ];
        NAMES.contains(&self.word(at))
    }
}

/// Words before a weekday that is one of many.
fn is_any(word: &str) -> bool {
    matches!(
        word,
        "every" | "Every" | "each" | "Each" | "any" | "a" | "A" | "one" | "One" | "most" | "some" | "typical"
    )
}

/// The day of this weekday that lies on a side of a day, and how it was counted.
fn weekday_from(from: Anchor, weekday: Weekday, side: Side) -> Option<(DateValue, Reckoning)> {
    let mut days = match side {
        Side::Before => -7..=-1,
        Side::OnOrBefore => -6..=0,
        Side::Nearest => -3..=3,
        Side::OnOrAfter => 0..=6,
        Side::After => 1..=7,
    };
    let day = days.find_map(|days| from.day.plus(days).filter(|day| day.weekday() == weekday))?;
    Some((DateValue::Day(day), from.step(Step::Weekday { weekday, side })))
}

/// First words of days that are named after their weekday.
fn is_feast(word: &str) -> bool {
    matches!(
        word,
        "Ash"
            | "Black"
            | "Bloody"
            | "Cyber"
            | "Easter"
            | "Good"
            | "Holy"
            | "Maundy"
            | "Palm"
            | "Shrove"
            | "Super"
    )
}

#[cfg(test)]
mod tests {
    use crate::engine::date::grammar::tests::value;

    #[test]
    fn weekdays() {
        for (text, expected) in [
            ("On Monday.", "Monday=2022-07-11"),
            ("Last Wednesday.", "Wednesday=2022-07-06"),
            ("He leaves next Wednesday.", "Wednesday=2022-07-20"),
            ("On Monday the 11th of July 2022.", "Monday the 11th of July 2022=2022-07-11"),
            ("On Tuesday 12/07/2022.", "Tuesday 12/07/2022=2022-07-12"),
            ("It is shut on Mondays and on saturday.", "Mondays=vague saturday=2022-07-09"),
            ("On Easter Monday.", "Easter Monday=vague"),
            ("The Sunday Times says so.", ""),
            ("On Sept. 10 (Monday), 2018, it ran.", "Sept. 10 (Monday), 2018=2018-09-10"),
        ] {
            assert_eq!(value(text), expected);
        }
    }
}
