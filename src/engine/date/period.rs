//! Weeks, months, years and longer units of the calendar, and parts of them.

use super::{DateValue, Day, Unit};

/// A part of a period: from the end of so many of its equal parts to the end of so many, and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part(pub(super) u8, pub(super) u8, pub(super) u8);

impl Part {
    pub(super) const EARLY: Self = Self(0, 1, 3);
    pub(super) const MIDDLE: Self = Self(1, 2, 3);
    pub(super) const LATE: Self = Self(2, 3, 3);
    pub(super) const START: Self = Self(0, 1, 4);
    pub(super) const END: Self = Self(3, 4, 4);

    /// This part of the time between two days: of decades whole years, of years months where they can be shared out, else
    /// days.
    pub(super) fn of(self, (first, last): (Day, Day)) -> Option<(Day, Day)> {
        let Self(from, to, of) = self;
        let (from, to, of) = (i32::from(from), i32::from(to), i32::from(of));
        let months = month_number(last) - month_number(first) + 1;
        if months % 120 == 0 {
            let years = months / 12;
            let last = (years * to + of - 1) / of;
            let from = shift(first, Unit::Year, years * from / of)?;
            return Some((from, shift(first, Unit::Year, last)?.plus(-1)?));
        }
        if first.day() == 1 && months % of == 0 {
            let from = shift(first, Unit::Month, months / of * from)?;
            return Some((from, shift(first, Unit::Month, months / of * to)?.plus(-1)?));
        }
        let days = last.number() - first.number() + 1;
        let (from, to) = (days * from / of, days * to / of);
        Some((first.plus(from)?, first.plus((to - 1).max(from))?))
    }
}

/// Months since the year 0.
fn month_number(day: Day) -> i32 {
    i32::from(day.year()) * 12 + i32::from(day.month()) - 1
}

/// The day so many units later, or earlier when negative; where a month is too short, its last day.
pub(super) fn shift(day: Day, unit: Unit, count: i32) -> Option<Day> {
    let months = match unit {
        Unit::Day => return day.plus(count),
        Unit::Week | Unit::Weekend => return day.plus(count.checked_mul(7)?),
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
    };
    let number = month_number(day).checked_add(count.checked_mul(months)?)?;
    let year = i16::try_from(number.div_euclid(12)).ok()?;
    let month = u8::try_from(number.rem_euclid(12) + 1).ok()?;
    (28..=day.day()).rev().chain([day.day()]).find_map(|day| Day::new(year, month, day))
}

/// The first and the last day of the unit that holds this day.
pub(super) fn whole(day: Day, unit: Unit) -> Option<(Day, Day)> {
    let year = day.year();
    let month = i16::from(day.month()) - 1;
    // The first month, counted from the first January that may be meant.
    let (first_year, first_month) = match unit {
        Unit::Day => return Some((day, day)),
        Unit::Week | Unit::Weekend => {
            let monday = day.plus(-i32::from(day.weekday() as u8))?;
            let first = if unit == Unit::Weekend { monday.plus(5)? } else { monday };
            return Some((first, monday.plus(6)?));
        }
        Unit::Month => (year, month),
        Unit::Quarter => (year, month - month % 3),
        Unit::Year => (year, 0),
        Unit::Decade => (year - year % 10, 0),
        Unit::Century => (year - (year - 1) % 100, 0),
    };
    let first = Day::new(first_year, u8::try_from(first_month + 1).ok()?, 1)?;
    Some((first, shift(first, unit, 1)?.plus(-1)?))
}

/// The unit so many away from the one that holds this day.
pub(super) fn away(day: Day, unit: Unit, count: i32) -> Option<(Day, Day)> {
    whole(shift(day, unit, count)?, unit)
}

/// From one day to another, said as shortly as its unit can be.
pub(super) fn value((first, last): (Day, Day), unit: Unit) -> DateValue {
    match unit {
        Unit::Day => DateValue::Day(first),
        Unit::Month => DateValue::Month { year: first.year(), month: first.month() },
        Unit::Year => DateValue::Year(first.year()),
        _ => DateValue::Approximate { from: first, to: last },
    }
}

/// How many days a unit is about.
pub(super) const fn days(unit: Unit) -> i32 {
    match unit {
        Unit::Day => 1,
        Unit::Week | Unit::Weekend => 7,
        Unit::Month => 30,
        Unit::Quarter => 91,
        Unit::Year => 365,
        Unit::Decade => 3652,
        Unit::Century => 36524,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(iso: &str) -> Day {
        Day::parse(iso).unwrap()
    }

    fn shown(range: Option<(Day, Day)>) -> String {
        range.map_or_else(String::new, |(from, to)| format!("{from}..{to}"))
    }

    #[test]
    fn short_months_end_early() {
        assert_eq!(shift(day("2017-10-31"), Unit::Month, -1), Some(day("2017-09-30")));
        assert_eq!(shift(day("2016-02-29"), Unit::Year, 1), Some(day("2017-02-28")));
        assert_eq!(shift(day("2016-02-29"), Unit::Century, 90), None);
        assert_eq!(shift(day("2016-02-29"), Unit::Century, i32::MAX), None);
    }

    #[test]
    fn units_hold_their_days() {
        let monday = day("2017-10-02");
        assert_eq!(shown(away(monday, Unit::Week, -1)), "2017-09-25..2017-10-01");
        assert_eq!(shown(away(monday, Unit::Weekend, -1)), "2017-09-30..2017-10-01");
        assert_eq!(shown(away(monday, Unit::Quarter, -1)), "2017-07-01..2017-09-30");
        assert_eq!(shown(away(monday, Unit::Decade, -1)), "2000-01-01..2009-12-31");
        assert_eq!(shown(away(monday, Unit::Century, -1)), "1901-01-01..2000-12-31");
        assert_eq!(shown(away(day("9999-05-01"), Unit::Century, 0)), "");
    }

    #[test]
    fn parts_of_units() {
        let year = whole(day("2014-06-01"), Unit::Year).unwrap();
        assert_eq!(shown(Part::EARLY.of(year)), "2014-01-01..2014-04-30");
        assert_eq!(shown(Part::END.of(year)), "2014-10-01..2014-12-31");
        let decade = whole(day("1994-06-01"), Unit::Decade).unwrap();
        assert_eq!(shown(Part::MIDDLE.of(decade)), "1993-01-01..1996-12-31");
        let may = whole(day("2014-05-09"), Unit::Month).unwrap();
        assert_eq!(shown(Part::MIDDLE.of(may)), "2014-05-11..2014-05-20");
        assert_eq!(shown(Part::LATE.of(may)), "2014-05-21..2014-05-31");
        assert_eq!(shown(Part::START.of((year.0, year.0))), "2014-01-01..2014-01-01");
    }
}
