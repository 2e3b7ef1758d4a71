//! How a text names the day of its publication.

use serde::{Deserialize, Serialize};

use crate::engine::{Day, Span};

/// Words that name a day, perhaps without its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Naming {
    pub(super) words: Span,
    pub(super) year: Option<i16>,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Naming {
    /// These words, which name a day whole.
    pub(super) const fn whole(words: Span, day: Day) -> Self {
        Self { words, year: Some(day.year()), month: day.month(), day: day.day() }
    }

    /// The day that is named; where the year is left out, the one nearest to a day that is known.
    pub(super) fn day(self, known: Option<Day>) -> Option<Day> {
        let of = |year| Day::new(year, self.month, self.day);
        if let Some(year) = self.year {
            return of(year);
        }
        let known = known?;
        let years = known.year().saturating_sub(1)..=known.year().saturating_add(1);
        years.filter_map(of).min_by_key(|day| day.number().abs_diff(known.number()))
    }
}
