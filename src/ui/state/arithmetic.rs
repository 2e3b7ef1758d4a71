//! How a date was counted, in words.

use crate::engine::date::{Side, Step, Unit};
use crate::engine::{Document, Reckoning, Span};
use crate::ui::strings::{EN, unit_name, weekday_name};

use crate::reading::words::long_date;

/// A count as its card shows it: “22 September 2017 + 1 day”, and the words in the text that name the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arithmetic {
    /// The day that was counted from.
    pub from: String,
    /// What was done: “+ 1 day”, “the Monday on or before”.
    pub step: String,
    /// Whether the step is said before the day.
    pub leads: bool,
    /// The words that name the day, and where they are.
    pub evidence: Option<(String, Span)>,
}

impl Arithmetic {
    pub(super) fn of(document: &Document, reckoning: Reckoning) -> Self {
        let (step, leads) = step_words(reckoning.step);
        Self {
            from: long_date(reckoning.from),
            step,
            leads,
            evidence: reckoning.evidence.map(|span| (span.of(document.text()).to_owned(), span)),
        }
    }
}

/// A step in words, and whether they stand before the day.
fn step_words(step: Step) -> (String, bool) {
    match step {
        Step::Shift { count: 0, .. } => (EN.same_day.to_owned(), true),
        Step::Shift { unit, count } => {
            let sign = if count < 0 { '−' } else { '+' };
            (format!("{sign} {}", units(unit, count)), false)
        }
        Step::Period { unit, count: 0 } => ((EN.period_of)(unit_name(unit).0), true),
        Step::Period { unit, count } => ((EN.period_away)(&periods(unit, count), count < 0), true),
        Step::Stretch { unit, count } => ((EN.stretch)(&units(unit, count), count < 0), true),
        Step::Weekday { weekday, side } => ((EN.weekday_at)(weekday_name(weekday), side_words(side)), true),
        Step::Yearly { side } => ((EN.yearly_at)(side_words(side)), true),
    }
}

/// “1 day”, “3 weeks”.
fn units(unit: Unit, count: i16) -> String {
    let (one, many) = unit_name(unit);
    let count = u32::from(count.unsigned_abs());
    format!("{count} {}", if count == 1 { one } else { many })
}

/// “the month”, “3 months”.
fn periods(unit: Unit, count: i16) -> String {
    if count.unsigned_abs() == 1 { (EN.the)(unit_name(unit).0) } else { units(unit, count) }
}

const fn side_words(side: Side) -> &'static str {
    match side {
        Side::Before => EN.side_before,
        Side::OnOrBefore => EN.side_on_or_before,
        Side::Nearest => EN.side_nearest,
        Side::OnOrAfter => EN.side_on_or_after,
        Side::After => EN.side_after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::date::Weekday;

    #[test]
    fn steps_in_words() {
        let words = |step| step_words(step).0;
        assert_eq!(words(Step::Shift { unit: Unit::Day, count: 0 }), "the same day as");
        assert_eq!(words(Step::Shift { unit: Unit::Day, count: 1 }), "+ 1 day");
        assert_eq!(words(Step::Shift { unit: Unit::Century, count: -2 }), "− 2 centuries");
        assert_eq!(words(Step::Period { unit: Unit::Week, count: 0 }), "the week of");
        assert_eq!(words(Step::Period { unit: Unit::Month, count: -1 }), "the month before that of");
        assert_eq!(words(Step::Period { unit: Unit::Year, count: 2 }), "2 years after that of");
        assert_eq!(words(Step::Stretch { unit: Unit::Month, count: -3 }), "3 months up to");
        assert_eq!(words(Step::Stretch { unit: Unit::Day, count: 10 }), "10 days from");
        let monday = Step::Weekday { weekday: Weekday::Monday, side: Side::OnOrBefore };
        assert_eq!(words(monday), "the Monday on or before");
        assert_eq!(words(Step::Yearly { side: Side::Nearest }), "the one nearest to");
    }
}
