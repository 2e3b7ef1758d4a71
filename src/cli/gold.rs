//! Reading annotated articles: names as JSON lines `{"id", "text", "entities": [{"start", "end", "type", "p"?}], "ignore"?, "meta"?}`, quotations as `{"id", "text", "quotes": [{"start", "end", "kind", "speaker", "cue", "speech"}], "discard"?}`; offsets in code points.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

use super::Failure;
use crate::engine::train::{Article, Attributed, GoldName, GoldQuote};
use crate::engine::{Day, QuoteKind, Span, text::Offsets};

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default)]
    entities: Vec<Entity>,
    #[serde(default)]
    ignore: Vec<Place>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    meta: Option<About>,
}

#[derive(Deserialize)]
struct Entity {
    start: u32,
    end: u32,
    r#type: String,
    #[serde(default)]
    p: Option<f32>,
}

#[derive(Deserialize)]
struct Place {
    start: u32,
    end: u32,
}

#[derive(Deserialize)]
struct About {
    #[serde(default)]
    dct: Option<String>,
}

/// The articles of a file.
pub(super) fn articles(path: &Path) -> Result<Vec<Article>, Failure> {
    Ok(lines(path)?.into_iter().map(article).collect())
}

#[derive(Deserialize)]
struct Spoken {
    id: String,
    text: String,
    quotes: Vec<Quoted>,
    #[serde(default)]
    discard: Vec<(u32, u32)>,
}

#[derive(Deserialize)]
struct Quoted {
    start: u32,
    end: u32,
    kind: String,
    speaker: Option<Place>,
    cue: Option<Place>,
    #[serde(default)]
    speech: Option<bool>,
}

/// The articles of two files that mark the same texts: what stands in quotation marks, and everything that is reported.
pub(super) fn attributed(marks: &Path, reports: &Path) -> Result<Vec<Attributed>, Failure> {
    let reported: Vec<Spoken> = lines(reports)?;
    let mut reported = reported.into_iter();
    let mut articles = Vec::new();
    for spoken in lines::<Spoken>(marks)? {
        let other = reported.next().filter(|other| other.id == spoken.id && other.text == spoken.text);
        let other = other.ok_or_else(|| {
            Failure::Message(format!("{}: no article {} in its place", reports.display(), spoken.id))
        })?;
        let offsets = Offsets::new(&spoken.text);
        let byte = |at| offsets.byte_of_code_point(at);
        let place = |place: &Place| Span::new(byte(place.start), byte(place.end));
        let quotes = |spoken: &Spoken| {
            spoken
                .quotes
                .iter()
                .map(|quote| GoldQuote {
                    span: Span::new(byte(quote.start), byte(quote.end)),
                    kind: kind(&quote.kind),
                    speaker: quote.speaker.as_ref().map(place),
                    cue: quote.cue.as_ref().map(place),
                    speech: quote.speech.unwrap_or(true),
                })
                .collect()
        };
        articles.push(Attributed {
            published: None,
            marks: quotes(&spoken),
            reports: quotes(&other),
            ignored: other.discard.iter().map(|&(start, end)| Span::new(byte(start), byte(end))).collect(),
            text: spoken.text.clone(),
        });
    }
    Ok(articles)
}

fn kind(name: &str) -> QuoteKind {
    match name {
        "direct" => QuoteKind::Direct,
        "mixed" => QuoteKind::Mixed,
        _ => QuoteKind::Indirect,
    }
}

/// The lines of a file, each an object.
fn lines<T: serde::de::DeserializeOwned>(path: &Path) -> Result<Vec<T>, Failure> {
    let wrong =
        |line: usize, message: &str| Failure::Message(format!("{}, line {line}: {message}", path.display()));
    let file = File::open(path).map_err(|error| Failure::Message(format!("{}: {error}", path.display())))?;
    let mut found = Vec::new();
    for (number, line) in (1..).zip(BufReader::new(file).lines()) {
        let line = line.map_err(|error| wrong(number, &error.to_string()))?;
        if !line.trim().is_empty() {
            found.push(serde_json::from_str(&line).map_err(|error| wrong(number, &error.to_string()))?);
        }
    }
    Ok(found)
}

fn article(line: Line) -> Article {
    let offsets = Offsets::new(&line.text);
    let span = |start, end| Span::new(offsets.byte_of_code_point(start), offsets.byte_of_code_point(end));
    let mut names: Vec<_> = line
        .entities
        .into_iter()
        .map(|entity| GoldName {
            span: span(entity.start, entity.end),
            label: entity.r#type,
            certainty: entity.p.unwrap_or(1.0),
        })
        .collect();
    names.sort_by_key(|name| name.span);
    let ignored = line.ignore.iter().map(|place| span(place.start, place.end)).collect();
    let published = line.published.or(line.meta.and_then(|meta| meta.dct));
    let published = published.and_then(|day| Day::parse(day.get(..10)?));
    Article { published, names, ignored, text: line.text }
}
