//! Days and months of the calendar.

use super::grammar::Finder;
use super::narrow::narrowed_by;
use super::tense::{Tense, Verb};
use super::words::{
    day_of_month, days_of_month, introduces_time, is_counted, month_of, numeric, relative_count, weekday_of,
    year_of,
};
use super::{DateValue, Day, Reckoning, Side, Step, Unit};
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Rule, Span};

/// A month as written; the day and the year may be missing.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// One past the last token.
    pub(super) end: usize,
    /// The first and the last day.
    pub(super) day: Option<(u8, u8)>,
    month: u8,
    year: Option<i16>,
}

/// What is written, as a value.
#[derive(Clone, Copy)]
struct Resolved {
    /// The token after the date and what told its year.
    end: usize,
    value: DateValue,
    rule: Rule,
    reckoning: Option<Reckoning>,
    verb: Option<Verb>,
}

impl Finder<'_> {
    /// `2017-10-02`.
    pub(super) fn iso(&mut self, at: usize) -> Option<usize> {
        let day = Day::parse(self.word(at))?;
        self.note(self.span(at..at + 1), DateValue::Day(day));
        Some(at + 1)
    }

    /// `26/07/2022`.
    pub(super) fn numeric(&mut self, at: usize) -> Option<usize> {
        let (from, to) = numeric(self.word(at))?;
        self.note(self.span(at..at + 1), between(from, to));
        Some(at + 1)
    }

    /// “October 4”, “4 October 2017”, “Oct. 2017”.
    pub(super) fn calendar(&mut self, at: usize) -> Option<usize> {
        let written = self.written(at)?;
        Some(self.place(at, self.span(at..written.end), &written))
    }

    /// “mid-December”, of which the month is the date, as in “early December”.
    pub(super) fn prefixed_month(&mut self, at: usize, tail: Span) -> Option<usize> {
        let (head, name) = self.word(at).split_once('-')?;
        let (month, _) = month_of(name).filter(|_| name.starts_with(|c: char| c.is_ascii_uppercase()))?;
        let (end, year) = self.year_after(at + 1);
        let written = Written { end, day: None, month, year };
        // The token's own end is the tail's, too.
        let span = Span::new(tail.start, self.span(end - 1..end).end);
        let resolved = self.resolve(at, &written);
        let narrowed = narrowed_by(head, resolved.value);
        self.note_resolved(at + 1, span, &resolved, narrowed.map(|value| (value, at)));
        Some(end)
    }

    /// Resolves what is written and notes it, narrowed by the words before it; the token after it.
    pub(super) fn place(&mut self, at: usize, span: Span, written: &Written) -> usize {
        let resolved = self.resolve(at, written);
        let narrowed = self.narrowed(at, resolved.value);
        self.note_resolved(at, span, &resolved, narrowed)
    }

    fn note_resolved(
        &mut self,
        at: usize,
        span: Span,
        resolved: &Resolved,
        narrowed: Option<(DateValue, usize)>,
    ) -> usize {
        let value = narrowed.map_or(resolved.value, |(value, _)| value);
        self.add(span, value, resolved.rule, resolved.reckoning);
        if let Some(verb) = resolved.verb {
            self.because_of(verb);
        }
        self.because_narrowed(at, narrowed);
        resolved.end
    }

    /// Which day or month is meant.
    fn resolve(&self, at: usize, written: &Written) -> Resolved {
        let &Written { mut end, day, month, year } = written;
        let mut verb = None;
        let (year, rule, step) = if year.is_some() {
            (year, Rule::CalendarDate, None)
        } else if let Some((count, after)) = self.relative_year(end) {
            end = after;
            let year = self.published.and_then(|published| published.day.year().checked_add(count));
            (year, Rule::CountedFromDateline, Some(Step::Period { unit: Unit::Year, count }))
        } else {
            let tale = self.tale(at, end, month, day);
            let told = self.told_year(at, end, month, day);
            let (year, side) = match told
                .filter(|told| told.1 != Side::OnOrBefore || tale.is_none_or(|year| year == told.0))
            {
                Some((year, side, told)) => {
                    verb = told;
                    (Some(year), side)
                }
                None => (self.nearest_year(month, day).filter(|_| tale.is_none()), Side::Nearest),
            };
            (year, Rule::YearFromDateline, Some(Step::Yearly { side }))
        };
        let reckoning = step.zip(self.published).map(|(step, published)| published.step(step));
        let value = match (day, year) {
            (Some((first, last)), Some(year)) => {
                match (Day::new(year, month, first), Day::new(year, month, last)) {
                    (Some(from), Some(to)) => between(from, to),
                    (Some(day), None) => DateValue::Day(day),
                    (None, _) => DateValue::Vague,
                }
            }
            (None, Some(year)) => DateValue::Month { year, month },
            (_, None) => DateValue::Vague,
        };
        Resolved { end, value, rule, reckoning, verb }
    }

    /// The year that “last” or “next” decides for, or a verb beside the date, where it is not the nearest: “it opened on June
    /// 5”, said in January. Days just before publication are the nearest whatever is said: “it opens on June 5”, read on June 6.
    fn told_year(
        &self,
        at: usize,
        end: usize,
        month: u8,
        day: Option<(u8, u8)>,
    ) -> Option<(i16, Side, Option<Verb>)> {
        const JUST_BEFORE: i32 = -45;
        const FAR_AHEAD: i32 = 110;
        let published = self.published?.day;
        let nearest = self.nearest_year(month, day)?;
        let distance =
            Day::new(nearest, month, day.map_or(15, |(first, _)| first))?.number() - published.number();
        let this_month = day.is_none() && (nearest, month) == (published.year(), published.month());
        match self.before(at, 1) {
            "last" | "Last" | "past" => {
                let year = nearest - i16::from(distance > 0 || this_month);
                return Some((year, Side::Before, None));
            }
            "next" | "Next" | "coming" => {
                let year = nearest + i16::from(distance < 0 || this_month);
                return Some((year, Side::After, None));
            }
            _ => {}
        }
        if this_month || (JUST_BEFORE..=1).contains(&distance) {
            return None;
        }
        let verb = self.verb(at, end);
        let near = verb.filter(|verb| verb.near);
        match near.map(|verb| verb.tense) {
            Some(Tense::Past) if distance > 0 => Some((nearest - 1, Side::OnOrBefore, near)),
            Some(Tense::Future | Tense::Reported) if distance < 0 => {
                Some((nearest + 1, Side::OnOrAfter, near))
            }
            // What lies months ahead is told as such.
            _ if distance > FAR_AHEAD && !verb.is_some_and(Verb::lies_ahead) => {
                Some((nearest - 1, Side::OnOrBefore, None))
            }
            _ => None,
        }
    }

    /// The other year that the paragraph tells of, when a month that is still to come more likely is one of that year: “In
    /// 2016 he held out until June.”
    fn tale(&self, at: usize, end: usize, month: u8, day: Option<(u8, u8)>) -> Option<i16> {
        let published = self.published?.day;
        let told = self.anchors.any_here()?.day.year();
        let nearest = Day::new(self.nearest_year(month, day)?, month, day.map_or(1, |(first, _)| first))?;
        let ahead = nearest > published && !self.verb(at, end).is_some_and(Verb::lies_ahead);
        (ahead && told != published.year()).then_some(told)
    }

    /// Says which verb told the time of the date noted last.
    pub(super) fn because_of(&mut self, verb: Verb) {
        let rule = match verb.tense {
            Tense::Future | Tense::Reported => Rule::SpeaksOfFuture,
            Tense::Past => Rule::SpeaksOfPast,
            Tense::Open => Rule::OpenEnded,
        };
        self.because(rule, self.span(verb.at..verb.at + 1));
    }

    /// What is written at `at`: month and day in either order, or month and year.
    pub(super) fn written(&self, at: usize) -> Option<Written> {
        if self.kind(at) == TokenKind::Number { self.day_first(at) } else { self.month_first(at) }
    }

    /// “October 4, 2017”, “Oct. 4 to 6”, “October the 4th”, “October 2017”, “October”.
    fn month_first(&self, at: usize) -> Option<Written> {
        let month = self.month(at)?;
        // The tokens between a month and its day: the dot of a short name, “the”, or a comma where a year will follow.
        let skipped = match (self.kind(at + 1), self.word(at + 1)) {
            (TokenKind::Stop, ".") => self.touches_next(at) && month_of(self.word(at)).is_some_and(|m| m.1),
            (TokenKind::Comma, _) => {
                self.kind(at + 3) == TokenKind::Comma && self.year_after(at + 3).1.is_some()
            }
            (_, the) => the == "the" && self.word(at + 2).ends_with(|c: char| c.is_ascii_lowercase()),
        };
        let day_at = at + 1 + usize::from(skipped);
        let (after, day) = match self.days_after(day_at) {
            Some((after, first, last)) => (after, Some((first, last))),
            None => (at + 1, None),
        };
        let (end, year) = self.year_after(if day.is_some() { self.after_bracket(after) } else { after });
        let written = Written { end: if year.is_some() { end } else { after }, day, month, year };
        let alone = day.is_none() && year.is_none();
        // “Long March 5” is a rocket.
        let named = self.before(at, 1) == "Long" && year.is_none();
        let told = !alone || self.relative_year(at + 1).is_some() || self.stands_for_month(at);
        (!named && told).then_some(written)
    }

    /// “4 October 2017”, “4th of October”, “4 and 5 October”, “4October”.
    fn day_first(&self, at: usize) -> Option<Written> {
        if let Some((day, month)) = glued(self.word(at)) {
            let (end, year) = self.year_after(at + 1);
            return Some(Written { end, day: Some((day, day)), month, year });
        }
        let (first, mut last) = days_of_month(self.word(at))?;
        let mut after = at + 1;
        if joins_days(self.word(after))
            && let Some((_, second)) = days_of_month(self.word(after + 1)).filter(|&(day, _)| day > last)
            && self.month_after_day(after + 2).is_some()
        {
            (after, last) = (after + 2, second);
        }
        let (month_at, month) = self.month_after_day(after)?;
        let (end, year) = self.year_after(month_at + 1);
        Some(Written { end, day: Some((first, last)), month, year })
    }

    /// The days at `at`, behind a month, and the token after them: “4”, “4-6”, “4 to 6”, “4 and 5”.
    fn days_after(&self, at: usize) -> Option<(usize, u8, u8)> {
        if self.kind(at) != TokenKind::Number || is_counted(self.word(at + 1)) {
            return None;
        }
        let (first, last) = days_of_month(self.word(at))?;
        let joint = self.word(at + 1);
        let next = at + 3;
        let second = day_of_month(self.word(at + 2))
            .filter(|&day| day > last && joins_days(joint))
            .filter(|_| !is_counted(self.word(next)) && self.month(next).is_none())
            // “On May 4 and 20 miners”: what follows is counted.
            .filter(|_| !(matches!(joint, "and" | "or" | "&") && self.is_plural(next)));
        Some(second.map_or((at + 1, first, last), |second| (next, first, second)))
    }

    /// The month behind a day, and where it stands: “October”, “of October”, “day of October”. Behind a day, a careless
    /// “october” is the month, too.
    fn month_after_day(&self, at: usize) -> Option<(usize, u8)> {
        let at = at + usize::from(self.word(at) == "day" && self.word(at + 1) == "of");
        let at = at + usize::from(self.word(at) == "of");
        let careless = || {
            let (month, short) = month_of(self.word(at))?;
            (self.kind(at) == TokenKind::Lower && !short && !matches!(month, 3 | 5)).then_some(month)
        };
        self.month(at).or_else(careless).map(|month| (at, month))
    }

    /// The year at `at` or behind a comma or “of”, and the token after it; without a year, `at`.
    fn year_after(&self, at: usize) -> (usize, Option<i16>) {
        let year_at = at + usize::from(matches!(self.word(at), "," | "of"));
        let year = year_of(self.word(year_at)).filter(|_| !is_counted(self.word(year_at + 1)));
        (if year.is_some() { year_at + 1 } else { at }, year)
    }

    /// Past a weekday in brackets, with which some papers part the day from its year: “Sept. 10 (Monday), 2018”.
    fn after_bracket(&self, at: usize) -> usize {
        let bracketed = self.kind(at) == TokenKind::Open
            && weekday_of(self.word(at + 1)).is_some()
            && self.kind(at + 2) == TokenKind::Close;
        if bracketed { at + 3 } else { at }
    }

    fn month(&self, at: usize) -> Option<u8> {
        let capital = matches!(self.kind(at), TokenKind::Capital | TokenKind::AllCaps);
        if capital { month_of(self.word(at)).map(|(month, _)| month) } else { None }
    }

    /// Whether this is a word in lower case that is more than grammar.
    pub(super) fn is_content(&self, at: usize) -> bool {
        self.kind(at) == TokenKind::Lower && !self.is(at, Classes::FUNCTION)
    }

    /// Whether a month's name without day and year is the month: not the word “may”, and not a woman called June.
    fn stands_for_month(&self, at: usize) -> bool {
        let before = self.before(at, 1);
        let introduced = introduces_time(before) || matches!(before, "last" | "Last" | "next" | "this");
        let word = self.word(at);
        let Some((month, short)) = month_of(word) else { return false };
        if short {
            // “Mar” and “Jun” are names as well.
            return introduced && (word.ends_with('.') || matches!(month, 2 | 8..=12)) && word.len() > 2;
        }
        let capitals = self.kind(at) == TokenKind::AllCaps;
        let named = matches!(self.kind(at + 1), TokenKind::Capital | TokenKind::AllCaps);
        let determined = self.is_determined(at);
        match month {
            3 | 5 | 8 => {
                !capitals
                    && (introduced
                        || self.is_joined_to_month(at)
                        || (determined && !named && !self.is_walk_or_cabinet(at)))
            }
            4 | 6 => {
                introduced
                    || determined
                    || self.is_joined_to_month(at)
                    || !(named || self.follows_name(at) || self.is_subject_of_speech(at))
            }
            _ => true,
        }
    }

    /// Whether an article, a pronoun or a possessive stands before: “the April survey”, “its May report”.
    pub(super) fn is_determined(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        self.is(before, Classes::DETERMINER) || self.kind(before) == TokenKind::Possessive
    }

    /// Whether another month stands beside this one: “March and April”, “from May to June”.
    fn is_joined_to_month(&self, at: usize) -> bool {
        let joint = |word| matches!(word, "and" | "or" | "to" | "through" | "&" | "/" | "-" | "–" | ",");
        (joint(self.before(at, 1)) && at.checked_sub(2).and_then(|other| self.month(other)).is_some())
            || (joint(self.word(at + 1)) && self.month(at + 2).is_some())
    }

    /// Whether “the March” is a walk, or “the May” the government of a woman of that name.
    fn is_walk_or_cabinet(&self, at: usize) -> bool {
        match self.word(at + 1) {
            "on" | "for" | "of" | "to" => self.word(at) == "March",
            next => matches!(next, "government" | "administration" | "cabinet" | "premiership" | "ministry"),
        }
    }

    /// Whether a name stands before, of which this word may be the end.
    pub(super) fn follows_name(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return false };
        matches!(self.kind(before), TokenKind::Capital | TokenKind::AllCaps)
            && !self.is(before, Classes::FUNCTION)
            && !introduces_time(self.word(before))
    }

    /// Whether this word says something, or has something of her own.
    fn is_subject_of_speech(&self, at: usize) -> bool {
        self.is(at + 1, Classes::CUE)
            || matches!(self.word(at + 2), "her" | "his")
            || self.word(at + 1) == "who"
    }

    /// “Last year” and its kin behind a month: how far it is away, and the token after it.
    fn relative_year(&self, at: usize) -> Option<(i16, usize)> {
        let at = at + usize::from(matches!(self.word(at), "of" | ","));
        let count = relative_count(self.word(at))?;
        (self.word(at + 1) == "year").then_some((count, at + 2))
    }

    /// The year that brings a day or month nearest to the day of publication.
    fn nearest_year(&self, month: u8, day: Option<(u8, u8)>) -> Option<i16> {
        let published = self.published?.day;
        let day = day.map_or(15, |(first, _)| first);
        (published.year() - 1..=published.year() + 1)
            .filter_map(|year| {
                Day::new(year, month, day)
                    .map(|candidate| (candidate.number().abs_diff(published.number()), year))
            })
            .min()
            .map(|(_, year)| year)
    }
}

/// One day, or some time between two.
pub(super) fn between(from: Day, to: Day) -> DateValue {
    if from < to { DateValue::Approximate { from, to } } else { DateValue::Day(from) }
}

/// Words and marks between the first and the last day of one month.
fn joins_days(word: &str) -> bool {
    matches!(word, "to" | "and" | "or" | "through" | "until" | "&" | "-" | "–")
}

/// “21July”: a day and the month that sticks to it.
fn glued(word: &str) -> Option<(u8, u8)> {
    let letters = word.find(|c: char| c.is_ascii_uppercase())?;
    let (month, _) = month_of(word.get(letters..)?)?;
    Some((day_of_month(word.get(..letters)?)?, month))
}

#[cfg(test)]
mod tests {
    use crate::engine::date::grammar::tests::{value, words};

    #[test]
    fn months_with_days_and_years() {
        assert_eq!(value("On October 4, 2017."), "October 4, 2017=2017-10-04");
        assert_eq!(value("On the 24th day of November, 1954."), "24th day of November, 1954=1954-11-24");
        assert_eq!(value("On Mar. 26, 2021."), "Mar. 26, 2021=2021-03-26");
        assert_eq!(value("On July, 26, 1999, it rained."), "July, 26, 1999=1999-07-26");
        assert_eq!(value("On July the 4th it rained."), "July the 4th=2022-07-04");
        assert_eq!(value("In March of 2018 it rained."), "March of 2018=2018-03");
        assert_eq!(value("On 21July 2022 and 4 june."), "21July 2022=2022-07-21 4 june=2022-06-04");
        assert_eq!(value("It opened on MAY 15."), "MAY 15=2022-05-15");
    }

    #[test]
    fn several_days_of_one_month() {
        for (text, expected) in [
            ("From July 21 to 23 in Bonn.", "July 21 to 23=2022-07-21..2022-07-23"),
            ("On March 4-6, 2021.", "March 4-6, 2021=2021-03-04..2021-03-06"),
            ("From 17 to 26 May 2022.", "17 to 26 May 2022=2022-05-17..2022-05-26"),
            ("On 29th & 30th June.", "29th & 30th June=2022-06-29..2022-06-30"),
            ("On August 1 or 2, he said.", "August 1 or 2=2022-08-01..2022-08-02"),
            ("On July 24/25.", "July 24/25=2022-07-24..2022-07-25"),
            ("On May 4 and 20 miners died.", "May 4=2022-05-04"),
            ("From July 31 to 5 August.", "July 31=2022-07-31 5 August=2022-08-05"),
            ("On May 4 to 10 people.", "May 4=2022-05-04"),
        ] {
            assert_eq!(value(text), expected);
        }
    }

    #[test]
    fn numerals_whose_parts_may_change_places() {
        assert_eq!(value("On 26/07/2021 and 4.6.2021."), "26/07/2021=2021-07-26 4.6.2021=2021-06-04");
        assert_eq!(value("On 4/6/2021."), "4/6/2021=2021-04-06..2021-06-04");
    }

    #[test]
    fn months_alone() {
        for (text, expected) in [
            ("Since June last year and by March this year.", "June=2021-06 March=2022-03"),
            ("Its May report and the April survey.", "May=2022-05 April=2022-04"),
            ("Between March and May prices fell.", "March=2022-03 May=2022-05"),
            ("In mid-March it froze.", "March=2022-03-11..2022-03-20"),
        ] {
            assert_eq!(value(text), expected);
        }
    }

    #[test]
    fn names_and_verbs_are_no_months() {
        for text in [
            "May they prosper.",
            "June says so, and June Carter agrees.",
            "He flew to Mar del Plata with Lee Jun.",
            "The March on Rome and the May government.",
            "A Long March 5 rocket rose.",
        ] {
            assert_eq!(words(text), [""; 0], "{text}");
        }
    }
}
