//! What dates mean, case by case: `tests/dates/` says how the cases are written.
//!
//! A case is right when every date has its exact span and value, and nothing else was found. A case marked `(not yet)` has to
//! be wrong: whoever mends it takes the mark away.
#![allow(clippy::unwrap_used, clippy::panic)] // in a test a missing value is a failure

mod suite;

use std::fmt::Write as _;

use quotidian::engine::{DateValue, Day};
use quotidian::{Document, Meta};
use suite::Part;

#[test]
fn every_date() {
    suite::every_case("dates", |analyzer, part| {
        let case = read_case(part);
        let meta = Meta { published: case.stated, ..Meta::default() };
        let document = Document::from_text(case.text.as_str(), meta).unwrap();
        let found = analyzer.analyze(&document).dates;
        let found: Vec<_> = found.iter().map(|date| (date.span.range(), shown(date.value))).collect();
        let is_right = found == case.dates && document.published() == case.published;
        if is_right { Ok(()) } else { Err(case.complaint(&found, document.published())) }
    });
}

/// Where a date stands and what it means.
type Found = (std::ops::Range<usize>, String);

/// A text and the dates that are in it.
struct Case {
    /// The day that is known besides the text.
    stated: Option<Day>,
    /// The day that the article speaks from.
    published: Option<Day>,
    text: String,
    dates: Vec<Found>,
}

// Reading.

/// The day that a line names: “2017-10-02, a Monday”; “never” is none.
fn day(line: &str) -> Option<Day> {
    let iso = line.split([',', '.']).next().unwrap();
    (iso != "never").then(|| Day::parse(iso).unwrap_or_else(|| panic!("no day: {line}")))
}

fn read_case(part: &Part<'_>) -> Case {
    let published = part.preface.lines().find_map(|line| line.strip_prefix("Published ")).map(day);
    let (mut stated, mut said) = (published.flatten(), None);
    let mut body = part.body.trim_start_matches('\n');
    while let Some(line) = body.strip_prefix("> ") {
        let (line, rest) = line.split_once('\n').unwrap();
        if let Some(line) = line.strip_prefix("published ") {
            stated = day(line);
        } else if let Some(line) = line.strip_prefix("dateline ") {
            said = day(line);
        }
        body = rest.trim_start_matches('\n');
    }
    let (text, dates) = read_markup(body.trim_matches('\n'), part.name);
    Case { stated, published: stated.or(said), text, dates }
}

/// Parts a text from its braces: `{2017-10-02|Monday}`.
fn read_markup(markup: &str, case: &str) -> (String, Vec<Found>) {
    let (mut text, mut dates, mut rest) = (String::new(), Vec::new(), markup);
    while let Some((before, opened)) = rest.split_once('{') {
        let (date, after) = opened.split_once('}').unwrap_or_else(|| panic!("{case}: braces are not closed"));
        let (value, words) = date.split_once('|').unwrap_or_else(|| panic!("{case}: no value in {date}"));
        text += before;
        dates.push((text.len()..text.len() + words.len(), value.to_owned()));
        text += words;
        rest = after;
    }
    (text + rest, dates)
}

/// A value as the cases write it.
fn shown(value: DateValue) -> String {
    match value {
        DateValue::Approximate { from, to } => format!("{from}..{to}"),
        DateValue::Vague => "~".to_owned(),
        DateValue::Duration => "duration".to_owned(),
        DateValue::Day(_) | DateValue::Month { .. } | DateValue::Year(_) => value.iso().unwrap(),
    }
}

// Reporting.

impl Case {
    fn complaint(&self, found: &[Found], published: Option<Day>) -> String {
        let mut complaint = format!("    {}\n", self.text.replace('\n', "¶"));
        if published != self.published {
            writeln!(complaint, "  published {published:?}, expected {:?}", self.published).unwrap();
        }
        for (title, dates) in [("expected", self.dates.as_slice()), ("found   ", found)] {
            let dates = dates.iter().map(|(span, value)| format!("{}={value}", &self.text[span.clone()]));
            writeln!(complaint, "  {title} {}", dates.collect::<Vec<_>>().join(" | ")).unwrap();
        }
        complaint
    }
}
