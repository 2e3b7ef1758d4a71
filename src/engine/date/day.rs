//! A day of the civil calendar.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A day of the proleptic Gregorian calendar, years 1 to 9999. Always valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(i16, u8, u8)", into = "(i16, u8, u8)")]
pub struct Day {
    year: i16,
    month: u8,
    day: u8,
}

/// A day of the week; `as u8` counts from Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];

    /// The weekday's name in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }

    /// The weekday of this English name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        const NAMES: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        NAMES.iter().position(|known| known.eq_ignore_ascii_case(name)).map(|index| Self::ALL[index])
    }
}

impl Day {
    /// The day, if the calendar has it.
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let valid = (1..=9999).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Self { year, month, day })
    }

    /// The day written `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(iso: &str) -> Option<Self> {
        let (year, rest) = iso.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days since 1970-01-01. Howard Hinnant's `days_from_civil`, which counts years from March so that the leap day
    /// comes last.
    #[must_use]
    pub fn number(self) -> i32 {
        let year = i32::from(self.year) - i32::from(self.month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month_from_march = (i32::from(self.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// Days since the first day of the year 1, for sorting.
    #[must_use]
    pub fn ordinal(self) -> u32 {
        u32::try_from(self.number() + 719_162).unwrap_or(0)
    }

    /// The day of this [`number`](Self::number), if it is in the years 1 to 9999.
    #[must_use]
    pub fn from_number(number: i32) -> Option<Self> {
        let shifted = number.checked_add(719_468)?;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Self::new(i16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    /// The day `days` later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Option<Self> {
        Self::from_number(self.number().checked_add(days)?)
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        let index = (self.number() + 3).rem_euclid(7);
        Weekday::ALL[usize::try_from(index).unwrap_or(0)]
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // One type of number, so that the download has one way to write it.
        let (year, month, day) =
            (u32::from(self.year.unsigned_abs()), u32::from(self.month), u32::from(self.day));
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl From<Day> for (i16, u8, u8) {
    fn from(day: Day) -> Self {
        (day.year, day.month, day.day)
    }
}

impl TryFrom<(i16, u8, u8)> for Day {
    type Error = &'static str;

    fn try_from((year, month, day): (i16, u8, u8)) -> Result<Self, Self::Error> {
        Self::new(year, month, day).ok_or("no such day in the calendar")
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_each_others_inverse() {
        for number in -719_162..2_932_896 {
            let Some(day) = Day::from_number(number) else { panic!("{number}") };
            assert_eq!(day.number(), number);
        }
        assert_eq!(Day::from_number(2_932_897), None);
        assert_eq!(Day::from_number(i32::MAX), None);
    }

    #[test]
    fn weekdays() {
        assert_eq!(Day::parse("2017-10-02").unwrap().weekday(), Weekday::Monday);
        assert_eq!(Day::parse("2000-02-29").unwrap().weekday(), Weekday::Tuesday);
    }

    #[test]
    fn refuses_what_the_calendar_lacks() {
        for wrong in ["2017-02-29", "1900-02-29", "2017-00-10", "2017-1-10", "+017-01-10", "2017-10-02x", ""]
        {
            assert_eq!(Day::parse(wrong), None, "{wrong}");
        }
    }
}
