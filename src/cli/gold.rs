//! Reading annotated articles: names as JSON lines `{"id", "text", "entities": [{"start", "end", "type", "p"?}], "ignore"?, "meta"?}`, quotations as `{"id", "text", "quotes": [{"start", "end", "kind", "speaker": {"start", "end", "text"?, "entity"?}, "cue", "speech"?}], "discard"?}`; offsets in code points.

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

/// Words of the text, from one code point to another.
#[derive(Deserialize)]
pub(super) struct Place {
    pub(super) start: u32,
    pub(super) end: u32,
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

/// An article in which somebody marked who said what.
#[derive(Deserialize)]
pub(super) struct Spoken {
    id: String,
    pub(super) text: String,
    pub(super) quotes: Vec<Quoted>,
    /// Places where the annotation says nothing.
    #[serde(default)]
    pub(super) discard: Vec<(u32, u32)>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    meta: Option<About>,
}

impl Spoken {
    pub(super) fn published(&self) -> Option<Day> {
        published(self.published.as_deref(), self.meta.as_ref())
    }
}

/// A quotation as it was marked.
#[derive(Deserialize)]
pub(super) struct Quoted {
    pub(super) start: u32,
    pub(super) end: u32,
    kind: String,
    pub(super) speaker: Option<Speaker>,
    cue: Option<Place>,
    #[serde(default)]
    speech: Option<bool>,
}

/// The words that name a speaker.
#[derive(Deserialize)]
pub(super) struct Speaker {
    #[serde(flatten)]
    pub(super) place: Place,
    /// The words once more.
    #[serde(default)]
    pub(super) text: Option<String>,
    /// Whom they mean; `-` for somebody without a name.
    #[serde(default)]
    pub(super) entity: Option<String>,
}

impl Quoted {
    pub(super) fn kind(&self) -> QuoteKind {
        match self.kind.as_str() {
            "direct" => QuoteKind::Direct,
            "mixed" => QuoteKind::Mixed,
            _ => QuoteKind::Indirect,
        }
    }

    /// Whether it is reported as speech, not as a thought or a wish.
    pub(super) fn is_speech(&self) -> bool {
        self.speech.unwrap_or(true)
    }
}

/// The articles of a file with marked quotations.
pub(super) fn spoken(path: &Path) -> Result<Vec<Spoken>, Failure> {
    lines(path)
}

/// The articles of two files that mark the same texts: what stands in quotation marks, and everything that is reported.
pub(super) fn attributed(marks: &Path, reports: &Path) -> Result<Vec<Attributed>, Failure> {
    let mut reported = spoken(reports)?.into_iter();
    let mut articles = Vec::new();
    for spoken in spoken(marks)? {
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
                    kind: quote.kind(),
                    speaker: quote.speaker.as_ref().map(|speaker| place(&speaker.place)),
                    cue: quote.cue.as_ref().map(place),
                    speech: quote.is_speech(),
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

/// The day of publication, where a line says one.
fn published(day: Option<&str>, meta: Option<&About>) -> Option<Day> {
    let day = day.or_else(|| meta?.dct.as_deref())?;
    Day::parse(day.get(..10)?)
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
    let published = published(line.published.as_deref(), line.meta.as_ref());
    Article { published, names, ignored, text: line.text }
}
