//! Whom pronouns and descriptions mean, case by case: `tests/pronouns/` says how the cases are written.
//!
//! A case is right when all words in braces are shown with the name that the case gives, or with none. A case marked
//! `(not yet)` has to be wrong: whoever mends it takes the mark away.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use quotidian::engine::Span;
use quotidian::{Analysis, Analyzer, Document, Meta, Model};

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");

#[test]
fn every_pronoun_and_description() {
    let model = Model::load(MODEL).unwrap();
    let analyzer = Analyzer::new(&model);
    let mut complaints = String::new();
    for file in files() {
        let cases = read_cases(&fs::read_to_string(&file).unwrap());
        let mut right = 0;
        for case in &cases {
            let document = Document::from_text(&case.text, Meta::default()).unwrap();
            let analysis = analyzer.analyze(&document);
            let is_right = case.referring.iter().all(|words| words.is_right(&case.text, &analysis));
            right += usize::from(is_right);
            if is_right == case.not_yet {
                complaints += &case.complaint(&analysis, is_right);
            }
        }
        println!("{right:3} of {:3} right in {}", cases.len(), file.file_name().unwrap().display());
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// The files of cases, in order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pronouns");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.file_stem().unwrap() != "README").collect();
    files.sort();
    files
}

/// A text and the words in it that refer to somebody.
struct Case {
    name: String,
    not_yet: bool,
    text: String,
    referring: Vec<Referring>,
}

/// Words that name a speaker, and the name that a reader should see, where there is one.
struct Referring {
    span: Span,
    name: Option<String>,
}

fn read_cases(file: &str) -> Vec<Case> {
    file.split("\n## ").skip(1).map(read_case).collect()
}

fn read_case(part: &str) -> Case {
    let (heading, body) = part.split_once('\n').unwrap();
    let mut lines: Vec<&str> = body.trim_matches('\n').lines().collect();
    lines.retain(|line| !line.starts_with("> "));
    let name = heading.trim_end_matches("(not yet)").trim();
    let paragraphs =
        lines.join("\n").trim().replace("\n\n", "\u{b6}").replace('\n', " ").replace('\u{b6}', "\n\n");
    let (text, referring) = read_markup(&paragraphs);
    assert!(!referring.is_empty(), "{name} asks for nobody");
    Case { name: name.into(), not_yet: heading.ends_with("(not yet)"), text, referring }
}

/// Parts a text from its braces.
fn read_markup(markup: &str) -> (String, Vec<Referring>) {
    let (mut text, mut referring) = (String::new(), Vec::new());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('{') {
        let (braces, after) = after.split_once('}').unwrap();
        let (name, words) = braces.split_once('|').unwrap();
        text += before;
        let start = u32::try_from(text.len()).unwrap();
        text += words;
        let span = Span::new(start, u32::try_from(text.len()).unwrap());
        referring.push(Referring { span, name: (name != "?").then(|| name.to_owned()) });
        rest = after;
    }
    (text + rest, referring)
}

impl Referring {
    /// Whether these words are a speaker, and every quote of theirs shows the right name.
    fn is_right(&self, text: &str, analysis: &Analysis) -> bool {
        let shown = self.shown(text, analysis);
        !shown.is_empty() && shown.iter().all(|shown| shown.as_deref() == self.name.as_deref())
    }

    /// The name that each quote of these words shows.
    fn shown(&self, text: &str, analysis: &Analysis) -> Vec<Option<String>> {
        let named = |quote: &quotidian::engine::Quote| {
            let entity = quote.speaker.entity().and_then(|entity| analysis.entity(entity))?;
            Some(entity.name.of(text).to_owned())
        };
        let spoken = |quote: &&quotidian::engine::Quote| {
            quote.speaker.span().is_some_and(|speaker| speaker.overlaps(self.span))
        };
        analysis.quotes.iter().filter(spoken).map(named).collect()
    }
}

impl Case {
    fn complaint(&self, analysis: &Analysis, is_right: bool) -> String {
        let verdict = if is_right { "right, take away its (not yet)" } else { "wrong" };
        let mut block = format!("{}: {verdict}\n    {}\n", self.name, self.text.replace('\n', "¶"));
        for words in &self.referring {
            let shown = words.shown(&self.text, analysis);
            let wanted = words.name.as_deref();
            writeln!(block, "  {}: wanted {wanted:?}, found {shown:?}", words.span.of(&self.text)).unwrap();
        }
        block + "\n"
    }
}
