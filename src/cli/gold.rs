//! Reading annotated articles: JSON lines `{"id", "text", "entities": [{"start", "end", "type", "p"?}], "ignore"?, "meta"?}`, offsets in code points.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde::Deserialize;

use super::Failure;
use crate::engine::train::{Article, GoldName};
use crate::engine::{Day, Span, text::Offsets};

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
    let wrong =
        |line: usize, message: &str| Failure::Message(format!("{}, line {line}: {message}", path.display()));
    let file = File::open(path).map_err(|error| Failure::Message(format!("{}: {error}", path.display())))?;
    let mut articles = Vec::new();
    for (number, line) in (1..).zip(BufReader::new(file).lines()) {
        let line = line.map_err(|error| wrong(number, &error.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let line: Line = serde_json::from_str(&line).map_err(|error| wrong(number, &error.to_string()))?;
        articles.push(article(line));
    }
    Ok(articles)
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
