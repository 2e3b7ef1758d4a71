//! Which names are one: `tests/links/` says how the cases are written.
//!
//! A case is right when all its names are found, those of one number share an entity and all others do not, a name that several
//! could bear is tied to none and lists them, and people have their roles. A case marked `(not yet)` has to be wrong: whoever
//! mends it takes the mark away.
#![allow(clippy::unwrap_used, clippy::panic)] // in a test a missing value is a failure

mod suite;

use std::collections::{BTreeMap, BTreeSet};

use quotidian::engine::{EntityId, Span};
use quotidian::{Analysis, Document, Meta};

#[test]
fn every_link() {
    suite::every_case("links", |analyzer, part| {
        let case = read_case(part.body);
        let document = Document::from_text(case.text.as_str(), Meta::default()).unwrap();
        let faults = case.faults(&analyzer.analyze(&document));
        if faults.is_empty() { Ok(()) } else { Err(format!("    {}\n  {}", case.text, faults.join("; "))) }
    });
}

/// Merging too much and merging too little have to cost the same.
#[test]
fn as_many_together_as_apart() {
    let count = |ending| suite::count("links", ending);
    assert_eq!(count("together.md"), count("apart.md"));
    assert!(count("together.md") >= 40);
}

/// A text and what its names stand for.
struct Case {
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

fn read_case(body: &str) -> Case {
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
    Case { text, names, roles, related }
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
