//! Dates: finding them and saying which day they mean.

mod anchor;
mod calendar;
mod day;
mod distance;
mod grammar;
mod narrow;
mod period;
mod reckoning;
mod relative;
mod tense;
mod weekday;
pub(super) mod words;
mod year;

use serde::{Deserialize, Serialize};

use super::{Reason, Span};
pub use day::{Day, Weekday};
pub(super) use grammar::find;
pub use reckoning::{Reckoning, Side, Step, Unit};
pub use words::MONTHS;

/// A date or time expression in the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateRef {
    /// The words.
    pub span: Span,
    /// What they mean.
    pub value: DateValue,
    /// How that was counted, where the words alone do not say it.
    pub reckoning: Option<Reckoning>,
    /// Why.
    pub why: Vec<Reason>,
}

/// What a date expression means, as exactly as the text says and no more so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum DateValue {
    /// One day.
    Day(Day),
    /// One month of one year.
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: u8,
    },
    /// One year.
    Year(i16),
    /// Some time between two days, both included.
    Approximate {
        /// The earliest day.
        from: Day,
        /// The latest day.
        to: Day,
    },
    /// A time that the text does not pin down.
    Vague,
    /// A length of time, not a point.
    Duration,
}

impl DateValue {
    /// The record's name for how exact the value is.
    #[must_use]
    pub const fn precision(self) -> &'static str {
        match self {
            Self::Day(_) => "day",
            Self::Month { .. } => "month",
            Self::Year(_) => "year",
            Self::Approximate { .. } => "approximate",
            Self::Vague => "vague",
            Self::Duration => "duration",
        }
    }

    /// The first and the last day it may mean.
    #[must_use]
    pub fn range(self) -> Option<(Day, Day)> {
        match self {
            Self::Day(day) => Some((day, day)),
            Self::Month { year, month } => {
                let last = (28..=31).rev().find_map(|day| Day::new(year, month, day))?;
                Some((Day::new(year, month, 1)?, last))
            }
            Self::Year(year) => Some((Day::new(year, 1, 1)?, Day::new(year, 12, 31)?)),
            Self::Approximate { from, to } => Some((from, to)),
            Self::Vague | Self::Duration => None,
        }
    }

    /// The value in ISO 8601: `2017-10-02`, `2017-10` or `2017`; nothing for ranges and the vague.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        match self {
            Self::Day(day) => Some(day.to_string()),
            Self::Month { year, month } => Some(format!("{year:04}-{month:02}")),
            Self::Year(year) => Some(format!("{year:04}")),
            Self::Approximate { .. } | Self::Vague | Self::Duration => None,
        }
    }
}
