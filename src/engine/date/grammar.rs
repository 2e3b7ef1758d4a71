//! The forms in which English writes dates: where each may begin, and what counts from another day.
//!
//! Days and months of the calendar are read in [`calendar`](super::calendar), weekdays in [`weekday`](super::weekday), years in
//! [`year`](super::year), what leans on another day in [`relative`](super::relative) and [`distance`](super::distance).

use std::ops::Range;

use super::anchor::{Anchor, Anchors};
use super::{DateRef, DateValue, Reckoning, Step, Unit};
use crate::engine::lexicon::Classes;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Document, Reason, Rule, Span};

/// The dates of an article, in order of place.
pub(crate) fn find(text: &Text<'_>, document: &Document) -> Vec<DateRef> {
    let dateline = document.dateline();
    let published = document.published().map(|day| Anchor {
        day,
        value: DateValue::Day(day),
        words: dateline.filter(|dateline| dateline.day == day).map(|dateline| dateline.words),
    });
    let mut finder = Finder {
        text,
        published,
        dateline: dateline.map(|dateline| dateline.words),
        bounds: 0..0,
        words: Vec::new(),
        anchors: Anchors::default(),
        found: Vec::new(),
    };
    // A header is no prose; a dateline is, and found with all other dates.
    if let Some(dateline) = dateline.filter(|_| document.header().is_some()) {
        let digits = Span::new(dateline.words.end.saturating_sub(10), dateline.words.end);
        let why = vec![Reason::new(Rule::DateHeader, dateline.words)];
        let value = DateValue::Day(dateline.day);
        finder.found.push(DateRef { span: digits, value, reckoning: None, why });
    }
    for paragraph in &text.paragraphs {
        finder.bounds = paragraph.tokens.clone();
        finder.words.clear();
        finder.words.extend(paragraph.tokens.clone().map(|token| text.word(token)));
        finder.anchors.next_paragraph();
        let mut at = paragraph.tokens.start;
        while at < paragraph.tokens.end {
            at = finder.read(at).unwrap_or(at + 1);
        }
    }
    finder.found
}

/// Reads one date after another. What it looks at around a date is a handful of tokens, so that its time is linear.
pub(super) struct Finder<'a> {
    text: &'a Text<'a>,
    /// The day of publication, which dates without a year lean on.
    pub(super) published: Option<Anchor>,
    /// The words that name the day of publication.
    dateline: Option<Span>,
    /// The tokens of the paragraph that is read; no date leaves it.
    bounds: Range<usize>,
    /// Their words: each is looked at by many rules.
    words: Vec<&'a str>,
    /// What was named last, which “a day later” counts from.
    pub(super) anchors: Anchors,
    found: Vec<DateRef>,
}

impl<'a> Finder<'a> {
    /// Reads a date at `at`; the token after it.
    fn read(&mut self, at: usize) -> Option<usize> {
        match self.kind(at) {
            TokenKind::Number => self
                .absolute(at)
                .or_else(|| self.distance(at))
                .or_else(|| self.century(at))
                .or_else(|| self.hyphened(at)),
            TokenKind::Capital | TokenKind::AllCaps => self
                .absolute(at)
                .or_else(|| self.prefixed(at))
                .or_else(|| self.relative(at))
                .or_else(|| self.distance(at)),
            // Two words in five are none that a date begins with.
            TokenKind::Lower if self.is(at, Classes::FUNCTION) && !self.is(at, Classes::DETERMINER) => {
                if matches!(self.word(at), "last" | "next") { self.relative(at) } else { None }
            }
            TokenKind::Lower if self.word(at).contains('-') => {
                self.century(at).or_else(|| self.hyphened(at)).or_else(|| self.prefixed(at))
            }
            TokenKind::Lower => self
                .near(at)
                .or_else(|| self.relative(at))
                .or_else(|| self.distance(at))
                .or_else(|| self.weekday(at))
                .or_else(|| self.century(at)),
            _ => None,
        }
    }

    /// Reads a date that leans on nothing but the day of publication.
    pub(super) fn absolute(&mut self, at: usize) -> Option<usize> {
        match self.kind(at) {
            TokenKind::Number => self
                .iso(at)
                .or_else(|| self.numeric(at))
                .or_else(|| self.calendar(at))
                .or_else(|| self.year(at)),
            TokenKind::Capital | TokenKind::AllCaps => {
                self.weekday(at).or_else(|| self.calendar(at)).or_else(|| self.near(at))
            }
            TokenKind::Lower => self.near(at),
            _ => None,
        }
    }

    /// What a date at `at` means that is going to be read in its turn.
    pub(super) fn peek(&mut self, at: usize) -> Option<DateValue> {
        let (anchors, count) = (self.anchors, self.found.len());
        self.absolute(at)?;
        let value = self.found.get(count).map(|date| date.value);
        self.found.truncate(count);
        self.anchors = anchors;
        value
    }

    /// The words of a token of this paragraph; nothing outside.
    pub(super) fn word(&self, at: usize) -> &'a str {
        at.checked_sub(self.bounds.start).and_then(|index| self.words.get(index)).copied().unwrap_or("")
    }

    /// The word so many tokens before `at`; nothing outside of the paragraph.
    pub(super) fn before(&self, at: usize, tokens: usize) -> &'a str {
        at.checked_sub(tokens).map_or("", |before| self.word(before))
    }

    /// The kind of a token of this paragraph; outside, a full stop.
    pub(super) fn kind(&self, at: usize) -> TokenKind {
        if self.bounds.contains(&at) { self.text.kind(at) } else { TokenKind::Stop }
    }

    /// The kind of the token before `at`; a full stop at the beginning of the paragraph.
    pub(super) fn kind_before(&self, at: usize) -> TokenKind {
        at.checked_sub(1).map_or(TokenKind::Stop, |before| self.kind(before))
    }

    /// What the word lists say about a token of this paragraph.
    pub(super) fn is(&self, at: usize, class: Classes) -> bool {
        self.bounds.contains(&at) && self.text.classes(at).any(class)
    }

    /// Whether no space stands between this token and the next.
    pub(super) fn touches_next(&self, at: usize) -> bool {
        self.bounds.contains(&at)
            && self.bounds.contains(&(at + 1))
            && self.text.token_span(at).end == self.text.token(at + 1).start
    }

    /// From the first to the last token of a range.
    pub(super) fn span(&self, tokens: Range<usize>) -> Span {
        self.text.span(tokens)
    }

    /// Whether the last date found ends with this token.
    pub(super) fn is_end_of_date(&self, at: usize) -> bool {
        let end = self.text.token_span(at).end;
        self.bounds.contains(&at) && self.found.last().is_some_and(|date| date.span.end == end)
    }

    /// Whether this token belongs to no date found.
    pub(super) fn is_free(&self, at: usize) -> bool {
        let start = self.text.token_span(at).start;
        self.found.last().is_none_or(|date| date.span.end <= start)
    }

    /// Whether the last date found is a day and ends with this token.
    pub(super) fn is_end_of_day(&self, at: usize) -> bool {
        self.is_end_of_date(at)
            && self.found.last().is_some_and(|date| matches!(date.value, DateValue::Day(_)))
    }

    /// Notes a date that the words tell by themselves.
    pub(super) fn note(&mut self, span: Span, value: DateValue) {
        self.add(span, value, Rule::CalendarDate, None);
    }

    /// Notes a date; the next may count from it.
    pub(super) fn add(&mut self, span: Span, value: DateValue, rule: Rule, reckoning: Option<Reckoning>) {
        self.anchors.name(span, value, rule);
        let is_dateline =
            matches!(value, DateValue::Day(_)) && self.dateline.is_some_and(|words| words.overlaps(span));
        let (rule, reckoning) = if is_dateline { (Rule::DateHeader, None) } else { (rule, reckoning) };
        let known = !matches!(value, DateValue::Vague);
        let reckoning = reckoning.filter(|_| known);
        let evidence = reckoning.and_then(|reckoning| reckoning.evidence).unwrap_or(span);
        let open = matches!(rule, Rule::OpenEnded | Rule::LengthOfTime | Rule::ManyDays);
        let why = vec![Reason::new(if known || open { rule } else { Rule::NoAnchor }, evidence)];
        self.found.push(DateRef { span, value, reckoning, why });
    }

    /// Adds a reason to the date that was noted last.
    pub(super) fn because(&mut self, rule: Rule, evidence: Span) {
        if let Some(date) = self.found.last_mut() {
            date.why.push(Reason::new(rule, evidence));
        }
    }

    /// How many dates there are.
    pub(super) const fn count(&self) -> usize {
        self.found.len()
    }

    /// The date with this number.
    pub(super) fn date(&self, index: usize) -> Option<&DateRef> {
        self.found.get(index)
    }

    /// Puts a date before those from this number on.
    pub(super) fn insert(&mut self, index: usize, date: DateRef) {
        self.found.insert(index.min(self.found.len()), date);
    }

    /// Today, yesterday, tomorrow.
    fn near(&mut self, at: usize) -> Option<usize> {
        let days = match self.word(at) {
            "today" | "Today" | "tonight" | "Tonight" => 0,
            "yesterday" | "Yesterday" => -1,
            "tomorrow" | "Tomorrow" => 1,
            _ => return None,
        };
        self.days_from_publication(at..at + 1, days);
        Some(at + 1)
    }

    /// Notes a day so many days from the one of publication.
    pub(super) fn days_from_publication(&mut self, tokens: Range<usize>, days: i16) {
        let step = Step::Shift { unit: Unit::Day, count: days };
        let day = self.published.and_then(|published| published.day.plus(days.into()));
        let reckoning = self.published.map(|published| published.step(step));
        let value = day.map_or(DateValue::Vague, DateValue::Day);
        self.add(self.span(tokens), value, Rule::CountedFromDateline, reckoning);
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::engine::Day;
    use crate::engine::lexicon::{Gazetteer, Lexicon};
    use crate::engine::{Document, Meta};

    /// The dates of a text: their words, and what they mean.
    pub(in crate::engine::date) fn dates(text: &str, published: Option<&str>) -> Vec<(String, String)> {
        let names = Gazetteer::compile(&[]);
        let meta = Meta { published: published.and_then(Day::parse), ..Meta::default() };
        let document = Document::from_text(text, meta).unwrap();
        let text = Text::new(&document, &Lexicon::new(), &Gazetteer::load(&names).unwrap());
        find(&text, &document)
            .into_iter()
            .map(|date| {
                let value = match date.value {
                    DateValue::Approximate { from, to } => format!("{from}..{to}"),
                    value => value.iso().unwrap_or_else(|| value.precision().to_owned()),
                };
                (date.span.of(text.source).to_owned(), value)
            })
            .collect()
    }

    /// A Wednesday.
    pub(in crate::engine::date) const PUBLISHED: Option<&str> = Some("2022-07-13");

    /// The same in one line, of an article of [`PUBLISHED`].
    pub(in crate::engine::date) fn value(text: &str) -> String {
        let found = dates(text, PUBLISHED);
        found.into_iter().map(|(words, value)| format!("{words}={value}")).collect::<Vec<_>>().join(" ")
    }

    /// The words of a text's dates.
    pub(in crate::engine::date) fn words(text: &str) -> Vec<String> {
        dates(text, None).into_iter().map(|(words, _)| words).collect()
    }

    #[test]
    fn without_a_day_of_publication_little_is_known() {
        let found = dates("On Monday, in June and on July 4, 2001, and a day later.", None);
        let values: Vec<_> = found.iter().map(|(_, value)| value.as_str()).collect();
        assert_eq!(values, ["vague", "vague", "2001-07-04", "2001-07-05"]);
    }

    #[test]
    fn no_date_crosses_the_end_of_a_paragraph() {
        assert_eq!(words("In June\n\n4 people left in\n\n1999"), ["June", "1999"]);
    }

    #[test]
    fn any_mixture_of_pieces_is_read_in_order() {
        let pieces = [
            "May", "4", "-", "2019", ",", "of", "the", "Monday", "(", ")", "mid-", "s", ".", "to", "’", "é",
            "/", "1970s", "\n\n", "Mar", "and", "early", "earlier", "in", "the", "this", "last", "end",
            "first", "half", "week", "days", "year", "two", "later", "ago", "after", "before", "same",
            "19th", "century", "summer", "quarter", "will", "until", "Friday", "today",
        ];
        let lexicon = Lexicon::new();
        let published = || Meta { published: Day::parse("2022-07-13"), ..Meta::default() };
        let mut state: usize = 7;
        for _ in 0..20_000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(state >> 33) % pieces.len()]);
                text.push_str(if state >> 20 & 3 > 0 { " " } else { "" });
            }
            let names = Gazetteer::compile(&[]);
            let document = Document::from_text(text.as_str(), published()).unwrap();
            let cut = Text::new(&document, &lexicon, &Gazetteer::load(&names).unwrap());
            let found = find(&cut, &document);
            assert!(found.iter().all(|date| !date.span.of(cut.source).is_empty()), "{text}");
            assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{text}");
        }
    }
}
