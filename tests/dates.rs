//! What dates mean, case by case: `tests/dates/` says how the cases are written.
//!
//! A case is right when every date has its exact span and value, and nothing else was found. A case marked `(not yet)` has to
//! be wrong: whoever mends it takes the mark away.
#![allow(clippy::unwrap_used, clippy::panic)] // in a test a missing value is a failure

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use quotidian::engine::{DateValue, Day};
use quotidian::{Analyzer, Document, Meta, Model};

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");

#[test]
fn every_date() {
    let model = Model::load(MODEL).unwrap();
    let analyzer = Analyzer::new(&model);
    let mut complaints = String::new();
    for file in files() {
        let cases = read_cases(&fs::read_to_string(&file).unwrap());
        let mut right = 0;
        for case in &cases {
            let meta = Meta { published: case.stated, ..Meta::default() };
            let document = Document::from_text(case.text.as_str(), meta).unwrap();
            let found = analyzer.analyze(&document).dates;
            let found: Vec<_> = found.iter().map(|date| (date.span.range(), shown(date.value))).collect();
            let is_right = found == case.dates && document.published() == case.published;
            right += usize::from(is_right);
            if is_right == case.not_yet {
                case.complain(&mut complaints, &found, document.published(), is_right);
            }
        }
        println!("{right:3} of {:3} right in {}", cases.len(), file.file_name().unwrap().display());
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// The files of cases, in order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/dates");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.file_stem().unwrap() != "README").collect();
    files.sort();
    files
}

/// Where a date stands and what it means.
type Found = (std::ops::Range<usize>, String);

/// A text and the dates that are in it.
struct Case {
    name: String,
    not_yet: bool,
    /// The day that is known besides the text.
    stated: Option<Day>,
    /// The day that the article speaks from.
    published: Option<Day>,
    text: String,
    dates: Vec<Found>,
}

// Reading.

fn read_cases(file: &str) -> Vec<Case> {
    let published = file.lines().find_map(|line| line.strip_prefix("Published ")).map(day);
    file.split("\n## ").skip(1).map(|part| read_case(part, published)).collect()
}

/// The day that a line names: “2017-10-02, a Monday”; “never” is none.
fn day(line: &str) -> Option<Day> {
    let iso = line.split([',', '.']).next().unwrap();
    (iso != "never").then(|| Day::parse(iso).unwrap_or_else(|| panic!("no day: {line}")))
}

fn read_case(part: &str, published: Option<Option<Day>>) -> Case {
    let (heading, body) = part.split_once('\n').unwrap();
    let name = heading.trim_end_matches("(not yet)").trim();
    let (mut stated, mut said) = (published.flatten(), None);
    let mut body = body.trim_start_matches('\n');
    while let Some(line) = body.strip_prefix("> ") {
        let (line, rest) = line.split_once('\n').unwrap();
        if let Some(line) = line.strip_prefix("published ") {
            stated = day(line);
        } else if let Some(line) = line.strip_prefix("dateline ") {
            said = day(line);
        }
        body = rest.trim_start_matches('\n');
    }
    let (text, dates) = read_markup(body.trim_matches('\n'), name);
    let not_yet = heading.ends_with("(not yet)");
    Case { name: name.into(), not_yet, stated, published: stated.or(said), text, dates }
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
    fn complain(&self, complaints: &mut String, found: &[Found], published: Option<Day>, is_right: bool) {
        let verdict = if is_right { "right, take away its (not yet)" } else { "wrong" };
        writeln!(complaints, "{}: {verdict}\n    {}", self.name, self.text.replace('\n', "¶")).unwrap();
        if published != self.published {
            writeln!(complaints, "  published {published:?}, expected {:?}", self.published).unwrap();
        }
        for (title, dates) in [("expected", self.dates.as_slice()), ("found   ", found)] {
            let dates = dates.iter().map(|(span, value)| format!("{}={value}", &self.text[span.clone()]));
            writeln!(complaints, "  {title} {}", dates.collect::<Vec<_>>().join(" | ")).unwrap();
        }
    }
}
