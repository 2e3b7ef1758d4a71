//! How a date was counted, so that a reader can check it: “2 October 2017 − 10 days”, “the Monday on or before 2 October 2017”.

use serde::{Deserialize, Serialize};

use super::{Day, Weekday};
use crate::engine::Span;

/// One step from a day that is known to what an expression means.
///
/// The result is the [`value`](super::DateRef::value) of the date; it may be less exact than the step, as in “about two weeks
/// ago”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reckoning {
    /// The day that was counted from.
    pub from: Day,
    /// The words that name that day: the dateline, or a date before. `None`: the day was stated with the article.
    pub evidence: Option<Span>,
    /// What was counted.
    pub step: Step,
}

/// What leads from the one day to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Step {
    /// So many units later, or earlier when negative: “ten days ago”. None is the same day: “today”.
    Shift {
        /// What was counted.
        unit: Unit,
        /// How many.
        count: i16,
    },
    /// The unit of the calendar that holds the day (0), the one before (−1), the one after (1): “this week”, “last month”.
    Period {
        /// Which.
        unit: Unit,
        /// How many units away.
        count: i16,
    },
    /// So many units that begin with the day, or end with it when negative: “the past three months”.
    Stretch {
        /// What was counted.
        unit: Unit,
        /// How many.
        count: i16,
    },
    /// A day of the week: “on Monday”.
    Weekday {
        /// Which.
        weekday: Weekday,
        /// Where it lies from the day.
        side: Side,
    },
    /// Something that comes once a year, of which the text leaves out the year: “October 4”, “in March”, “last summer”.
    Yearly {
        /// Where it lies from the day.
        side: Side,
    },
}

/// Where, seen from the day that was counted from, the date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Side {
    /// The last one before the day.
    Before,
    /// That very day, or the last one before.
    OnOrBefore,
    /// The nearest one, on either side.
    Nearest,
    /// That very day, or the first one after.
    OnOrAfter,
    /// The first one after the day.
    After,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Unit {
    Day,
    /// From Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Step {
    /// The record's name for the kind of step.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shift { .. } => "shift",
            Self::Period { .. } => "period",
            Self::Stretch { .. } => "stretch",
            Self::Weekday { .. } => "weekday",
            Self::Yearly { .. } => "yearly",
        }
    }

    /// What was counted and how many of it.
    #[must_use]
    pub const fn counted(self) -> Option<(Unit, i16)> {
        match self {
            Self::Shift { unit, count } | Self::Period { unit, count } | Self::Stretch { unit, count } => {
                Some((unit, count))
            }
            Self::Weekday { .. } | Self::Yearly { .. } => None,
        }
    }

    /// Where the date lies, if it was looked for and not counted.
    #[must_use]
    pub const fn side(self) -> Option<Side> {
        match self {
            Self::Weekday { side, .. } | Self::Yearly { side } => Some(side),
            Self::Shift { .. } | Self::Period { .. } | Self::Stretch { .. } => None,
        }
    }
}

impl Side {
    /// The side's name in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::OnOrBefore => "on-or-before",
            Self::Nearest => "nearest",
            Self::OnOrAfter => "on-or-after",
            Self::After => "after",
        }
    }
}

impl Unit {
    /// The unit's name in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Weekend => "weekend",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
            Self::Decade => "decade",
            Self::Century => "century",
        }
    }
}
