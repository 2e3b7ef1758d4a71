//! The time panel's rows: the dates of an article in the order of time.

use crate::engine::{Analysis, DateRef, DateValue, Day, Document, Rule, order};

use super::Numbering;
use super::arithmetic::Arithmetic;
use crate::engine::date::MONTHS;
use crate::reading::words::{long_date, short_date};
use crate::reading::{Why, paragraph};

/// How a date came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Written out in the text.
    Stated,
    /// Worked out from another day.
    Counted,
    /// Known between two days.
    Approximate,
    /// A time that the text does not pin down.
    Vague,
    /// A length of time.
    Duration,
}

impl Standing {
    /// Its name in the page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Counted => "counted",
            Self::Approximate => "approximate",
            Self::Vague => "vague",
            Self::Duration => "duration",
        }
    }

    fn of(date: &DateRef) -> Self {
        let written = |rule| matches!(rule, Rule::CalendarDate | Rule::DateHeader);
        match date.value {
            DateValue::Approximate { .. } => Self::Approximate,
            DateValue::Vague => Self::Vague,
            DateValue::Duration => Self::Duration,
            _ if date.why.iter().all(|reason| written(reason.rule)) => Self::Stated,
            _ => Self::Counted,
        }
    }
}

/// A date as the panel shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRow {
    /// The date's number, from 1.
    pub number: u32,
    /// The number of its mark.
    pub mark: u32,
    /// Its words.
    pub words: String,
    /// The paragraph it stands in, from 1.
    pub paragraph: usize,
    /// How it came to be known.
    pub standing: Standing,
    /// What the words mean: “22 September 2017”; nothing where they have no place in time.
    pub meaning: Option<String>,
    /// The first and the last day it may be.
    pub range: Option<(Day, Day)>,
    /// How that was counted.
    pub arithmetic: Option<Arithmetic>,
    /// Why it means that.
    pub why: Vec<Why>,
}

/// The dates of an article: those with a place in time, in its order, and the others, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Dates with a place in time, earliest first.
    pub placed: Vec<DateRow>,
    /// What is vague, and lengths of time.
    pub others: Vec<DateRow>,
}

impl Timeline {
    /// The timeline of an article.
    #[must_use]
    pub fn of(document: &Document, analysis: &Analysis) -> Self {
        let numbering = Numbering::of(analysis);
        let rows =
            (0..analysis.dates.len()).filter_map(|index| date_row(document, analysis, &numbering, index));
        let (placed, others): (Vec<DateRow>, Vec<DateRow>) = rows.partition(|row| row.range.is_some());
        let time =
            |row: &DateRow| row.range.map_or(0, |(from, to)| order::pair(from.ordinal(), to.ordinal()));
        Self { placed: order::by_number(placed, time), others }
    }

    /// How many dates there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.placed.len() + self.others.len()
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The row of one date, by its index.
#[must_use]
pub fn date_row(
    document: &Document,
    analysis: &Analysis,
    numbering: &Numbering,
    index: usize,
) -> Option<DateRow> {
    let date = analysis.dates.get(index)?;
    Some(DateRow {
        number: u32::try_from(index + 1).ok()?,
        mark: numbering.date(index)?,
        words: date.span.of(document.text()).to_owned(),
        paragraph: paragraph(document, date.span),
        standing: Standing::of(date),
        meaning: meaning(date.value),
        range: date.value.range(),
        arithmetic: date.reckoning.map(|reckoning| Arithmetic::of(document, reckoning)),
        why: date.why.iter().map(|&reason| Why::of(document, reason)).collect(),
    })
}

/// A date's value in words: “2 October 2017”, “October 2017”, “29 Sep 2017 – 5 Oct 2017”.
fn meaning(value: DateValue) -> Option<String> {
    match value {
        DateValue::Day(day) => Some(long_date(day)),
        DateValue::Month { year, month } => {
            let name = MONTHS.get(usize::from(month).checked_sub(1)?)?;
            Some(format!("{name} {year}"))
        }
        DateValue::Year(year) => Some(year.to_string()),
        DateValue::Approximate { from, to } => Some(format!("{} – {}", short_date(from), short_date(to))),
        DateValue::Vague | DateValue::Duration => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    #[test]
    fn dates_come_in_the_order_of_time_and_the_vague_apart() {
        let text = "date 2017-10-02 Ana Ruiz spoke on Monday. She came on 3 May 2016 and left in 2019. \
                    Mondays are long.";
        let (document, analysis) = sample(text);
        let timeline = Timeline::of(&document, &analysis);
        let words: Vec<_> =
            timeline.placed.iter().map(|row| (row.words.as_str(), row.standing.code())).collect();
        let expected =
            [("3 May 2016", "stated"), ("2017-10-02", "stated"), ("Monday", "counted"), ("2019", "stated")];
        assert_eq!(words, expected);
        let meanings: Vec<_> = timeline.placed.iter().filter_map(|row| row.meaning.as_deref()).collect();
        assert_eq!(meanings, ["3 May 2016", "2 October 2017", "2 October 2017", "2019"]);
        let others: Vec<_> =
            timeline.others.iter().map(|row| (row.words.as_str(), row.standing.code())).collect();
        assert_eq!(others, [("Mondays", "vague")]);
    }

    #[test]
    fn values_in_words() {
        let day = |iso| Day::parse(iso).unwrap();
        let approximate = DateValue::Approximate { from: day("2017-09-29"), to: day("2017-10-05") };
        assert_eq!(meaning(approximate).as_deref(), Some("29 Sep 2017 – 5 Oct 2017"));
        assert_eq!(meaning(DateValue::Month { year: 2017, month: 10 }).as_deref(), Some("October 2017"));
        assert_eq!(meaning(DateValue::Duration), None);
    }
}
