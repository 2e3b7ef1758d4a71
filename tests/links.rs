//! Which names are one: `tests/links/` says how the cases are written.
//!
//! A case is right when all its names are found, those of one number share an entity and all others do not, a name that several
//! could bear is tied to none and lists them, and people have their roles. A case marked `(not yet)` has to be wrong: whoever
//! mends it takes the mark away.
#![allow(clippy::unwrap_used, clippy::panic)] // in a test a missing value is a failure

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use quotidian::engine::{EntityId, Span};
use quotidian::{Analysis, Analyzer, Document, Meta, Model};

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");

#[test]
fn every_link() {
    let model = Model::load(MODEL).unwrap();
    let analyzer = Analyzer::new(&model);
    let mut complaints = String::new();
    for file in files() {
        let cases = read_cases(&file);
        let mut right = 0;
        for case in &cases {
            let document = Document::from_text(case.text.as_str(), Meta::default()).unwrap();
            let faults = case.faults(&analyzer.analyze(&document));
            right += usize::from(faults.is_empty());
            if faults.is_empty() == case.not_yet {
                writeln!(complaints, "{}: {}\n  {faults:?}", case.name, case.text).unwrap();
            }
        }
        println!("{right:3} of {:3} right in {}", cases.len(), file.file_name().unwrap().display());
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// Merging too much and merging too little have to cost the same.
#[test]
fn as_many_together_as_apart() {
    let count = |ending: &str| {
        let files = files().into_iter().filter(|file| file.to_string_lossy().ends_with(ending));
        files.map(|file| read_cases(&file).len()).sum::<usize>()
    };
    assert_eq!(count("together.md"), count("apart.md"));
    assert!(count("together.md") >= 40);
}

/// The files of cases, in order of their names.
fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/links");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.file_stem().unwrap() != "README").collect();
    files.sort();
    files
}

/// A text and what its names stand for.
struct Case {
    name: String,
    not_yet: bool,
    text: String,
    names: Vec<(Span, Bearer)>,
    /// By number: all titles and roles.
    roles: Vec<(String, Vec<String>)>,
    /// A people and its country.
    related: Option<(String, String)>,
}

/// What a name stands for.
enum Bearer {
    /// The entity of this number.
    One(String),
    /// One of these, it is not said which.
    Several(Vec<String>),
    /// None of the others.
    Nobody,
}

fn read_cases(file: &Path) -> Vec<Case> {
    let content = fs::read_to_string(file).unwrap();
    content.split("\n## ").skip(1).map(read_case).collect()
}

fn read_case(part: &str) -> Case {
    let (heading, body) = part.split_once('\n').unwrap();
    let (notes, lines): (Vec<_>, Vec<_>) = body.lines().partition(|line| line.starts_with("> "));
    let (text, names) = read_markup(lines.join("\n").trim());
    let mut roles = Vec::new();
    let mut related = None;
    for note in notes {
        let note = note.trim_start_matches("> ");
        if let Some((number, words)) = note.split_once(": ") {
            roles.push((number.to_owned(), words.split("; ").map(str::to_owned).collect()));
        } else {
            let (people, country) = note.split_once(" of ").unwrap();
            related = Some((people.to_owned(), country.to_owned()));
        }
    }
    Case {
        name: heading.trim_end_matches("(not yet)").trim().into(),
        not_yet: heading.ends_with("(not yet)"),
        text,
        names,
        roles,
        related,
    }
}

/// The text without its braces, and what they say.
fn read_markup(markup: &str) -> (String, Vec<(Span, Bearer)>) {
    let mut text = String::new();
    let mut names = Vec::new();
    let mut rest = markup;
    while let Some((before, braced)) = rest.split_once('{') {
        text += before;
        let (inner, after) = braced.split_once('}').unwrap();
        let (label, words) = inner.split_once('|').unwrap();
        let start = u32::try_from(text.len()).unwrap();
        text += words;
        let span = Span::new(start, u32::try_from(text.len()).unwrap());
        let bearer = match label {
            "?" => Bearer::Nobody,
            label if label.contains('/') => Bearer::Several(label.split('/').map(str::to_owned).collect()),
            label => Bearer::One(label.to_owned()),
        };
        names.push((span, bearer));
        rest = after;
    }
    (text + rest, names)
}

impl Case {
    /// Everything that is not as it should be.
    fn faults(&self, analysis: &Analysis) -> Vec<String> {
        let words = |span: Span| span.of(&self.text);
        let mut faults = Vec::new();
        let mut entities: BTreeMap<&str, EntityId> = BTreeMap::new();
        let mut found = Vec::new();
        for (span, bearer) in &self.names {
            let Some(mention) = analysis.mentions.iter().find(|mention| mention.span == *span) else {
                faults.push(format!("{} is not found", words(*span)));
                continue;
            };
            found.push((*span, bearer, mention.entity));
            if let Bearer::One(number) = bearer {
                let known = *entities.entry(number).or_insert(mention.entity);
                if known != mention.entity {
                    faults.push(format!("{} is not {number}", words(*span)));
                }
            }
        }
        if found.len() < self.names.len() {
            return faults;
        }
        let distinct: BTreeSet<_> = entities.values().collect();
        if distinct.len() != entities.len() {
            faults.push("two are one".to_owned());
        }
        for (span, bearer, entity) in found {
            let expected: BTreeSet<EntityId> = match bearer {
                Bearer::One(_) => continue,
                Bearer::Several(numbers) => numbers.iter().map(|number| entities[number.as_str()]).collect(),
                Bearer::Nobody => BTreeSet::new(),
            };
            let perhaps: BTreeSet<_> = analysis.entity(entity).unwrap().perhaps.iter().copied().collect();
            if distinct.contains(&entity) || perhaps != expected {
                faults.push(format!("{} is tied", words(span)));
            }
        }
        for (number, roles) in &self.roles {
            let entity = analysis.entity(entities[number.as_str()]).unwrap();
            let found: Vec<_> = entity.roles.iter().map(|role| words(*role)).collect();
            if found != *roles {
                faults.push(format!("{number} is not {roles:?}, but {found:?}"));
            }
        }
        if let Some((people, country)) = &self.related
            && analysis.entity(entities[people.as_str()]).unwrap().related != Some(entities[country.as_str()])
        {
            faults.push("the people has no country".to_owned());
        }
        faults
    }
}
