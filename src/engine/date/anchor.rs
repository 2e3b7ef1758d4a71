//! The days that others are counted from.

use super::{DateValue, Day, Reckoning, Step};
use crate::engine::{Rule, Span};

/// A day, month or year that others are counted from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Anchor {
    /// Its first day.
    pub(super) day: Day,
    /// All of it.
    pub(super) value: DateValue,
    /// The words that name it; nothing when it was stated with the article.
    pub(super) words: Option<Span>,
}

impl Anchor {
    /// One step from this day.
    pub(super) const fn step(self, step: Step) -> Reckoning {
        Reckoning { from: self.day, evidence: self.words, step }
    }
}

/// For how many paragraphs a date stays in a reader's mind.
const PARAGRAPHS: u8 = 3;

/// What the text named last.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Anchors {
    day: Option<Anchor>,
    any: Option<Anchor>,
    /// Paragraphs since the day, and since the other.
    age: (u8, u8),
}

impl Anchors {
    /// The day named last.
    pub(super) const fn day(&self) -> Option<Anchor> {
        self.day
    }

    /// The day named last, if this very paragraph did.
    pub(super) fn day_here(&self) -> Option<Anchor> {
        self.day.filter(|_| self.age.0 == 0)
    }

    /// The day, month or year named last.
    pub(super) const fn any(&self) -> Option<Anchor> {
        self.any
    }

    /// The day, month or year named last, if this very paragraph did.
    pub(super) fn any_here(&self) -> Option<Anchor> {
        self.any.filter(|_| self.age.1 == 0)
    }

    /// What is named here is the last now.
    pub(super) fn name(&mut self, span: Span, value: DateValue, rule: Rule) {
        let anchor = value.range().map(|(day, _)| Anchor { day, value, words: Some(span) });
        match value {
            DateValue::Day(_) => (self.day, self.any, self.age) = (anchor, anchor, (0, 0)),
            DateValue::Month { .. } | DateValue::Year(_) => (self.any, self.age.1) = (anchor, 0),
            // “In early 2014”.
            DateValue::Approximate { .. } if matches!(rule, Rule::CalendarDate | Rule::YearFromDateline) => {
                (self.any, self.age.1) = (anchor, 0);
            }
            // “About a week later. Two days later”: the second does not count from where the first did.
            _ if rule == Rule::CountedFromAnchor => (self.day, self.any) = (None, None),
            _ => {}
        }
    }

    /// A paragraph begins.
    pub(super) fn next_paragraph(&mut self) {
        let grow = |age: &mut u8, anchor: &mut Option<Anchor>| {
            *age = age.saturating_add(1);
            if *age > PARAGRAPHS {
                *anchor = None;
            }
        };
        grow(&mut self.age.0, &mut self.day);
        grow(&mut self.age.1, &mut self.any);
    }
}
