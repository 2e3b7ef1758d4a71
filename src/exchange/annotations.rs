//! W3C Web Annotations: names, quotations and dates as notes on an article, in JSON-LD, and back.
//!
//! One [`AnnotationCollection`](https://www.w3.org/TR/annotation-model/) with one page. Every note has two selectors: the
//! position, in Unicode code points as the model counts them, half open; and the words with what stands before and after
//! them. Only terms of the model itself are used:
//!
//! | note | `motivation` | bodies by `purpose` |
//! |---|---|---|
//! | `#mention-<n>` | `identifying` | `classifying`: its kind; `identifying`: the name; `linking`: the entity |
//! | `#quote-<n>` | `describing` | `classifying`: its kind; `assessing`: the certainty; `identifying`: the speaker's name; places with the `styleClass` `speaker`, `cue`, `addressee` |
//! | `#date-<n>` | `describing` | `classifying`: its precision; `identifying`: the day, month, year or range in ISO 8601 |
//!
//! The identifiers are made from the text alone, so that the same article gives the same ones everywhere.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Imprint;
use crate::engine::text::Offsets;
use crate::engine::{Analysis, DateRef, Document, Mention, Quote, Span};
use crate::reading::speaker_name;

/// How many characters before and after the words of a note are kept.
const AROUND: usize = 32;

const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// An article's notes, ready to be written as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collection {
    #[serde(rename = "@context")]
    context: String,
    id: String,
    r#type: String,
    label: String,
    generator: Generator,
    total: usize,
    first: Page,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Generator {
    r#type: String,
    name: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Page {
    id: String,
    r#type: String,
    start_index: usize,
    items: Vec<Annotation>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Annotation {
    id: String,
    r#type: String,
    motivation: String,
    body: Vec<Body>,
    target: Target,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Target {
    source: String,
    selector: Vec<Selector>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
enum Selector {
    TextPositionSelector { start: u32, end: u32 },
    TextQuoteSelector { exact: String, prefix: String, suffix: String },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type")]
enum Body {
    TextualBody {
        purpose: String,
        value: String,
    },
    SpecificResource {
        purpose: String,
        source: String,
        #[serde(rename = "styleClass", default, skip_serializing_if = "Option::is_none")]
        class: Option<String>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        selector: Vec<Selector>,
    },
}

impl Collection {
    /// The notes of an article: first the names, then the quotations, then the dates, each in order of place.
    #[must_use]
    pub fn new(imprint: &Imprint, document: &Document, analysis: &Analysis) -> Self {
        let id = identifier(document.text());
        let source = imprint.link().map_or_else(|| id.clone(), str::to_owned);
        let offsets = Offsets::new(document.text());
        let writer = Writer { id: &id, source, document, analysis, offsets };
        let mentions = analysis.mentions.iter().zip(1..).map(|(mention, n)| writer.mention(mention, n));
        let quotes = analysis.quotes.iter().zip(1..).map(|(quote, n)| writer.quote(quote, n));
        let dates = analysis.dates.iter().zip(1..).map(|(date, n)| writer.date(date, n));
        let items: Vec<_> = mentions.chain(quotes).chain(dates).collect();
        Self {
            context: CONTEXT.to_owned(),
            r#type: "AnnotationCollection".to_owned(),
            label: imprint.title.clone(),
            generator: Generator { r#type: "Software".to_owned(), name: "Quotidian".to_owned() },
            total: items.len(),
            first: Page {
                id: format!("{id}#page-1"),
                r#type: "AnnotationPage".to_owned(),
                start_index: 0,
                items,
            },
            id,
        }
    }

    /// The notes with their places in `text`, which may have changed since: a note whose words no longer stand where it
    /// says is put where they stand now, nearest to that, those with the same words around them first.
    #[must_use]
    pub fn place(&self, text: &str) -> Vec<Note> {
        let finder = Finder { text, offsets: Offsets::new(text) };
        self.first.items.iter().map(|annotation| finder.note(annotation)).collect()
    }
}

/// An annotation that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its identifier.
    pub id: String,
    /// What it is for.
    pub motivation: String,
    /// Its place in bytes; none if its words are not in the text.
    pub span: Option<Span>,
    /// Its texts, each with its purpose.
    pub texts: Vec<(String, String)>,
    /// The parts of a quotation, each with its class.
    pub parts: Vec<(String, Option<Span>)>,
}

/// A name for a text that is the same everywhere: a UUID of version 8, made of its SHA-256.
pub(super) fn identifier(text: &str) -> String {
    let digest = Sha256::digest(text);
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, of)| *byte = of);
    let number = u128::from_be_bytes(bytes);
    let number = number & !(0xf << 76) & !(0x3 << 62) | 0x8 << 76 | 0x2 << 62;
    let hex = format!("{number:032x}");
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default().to_owned();
    let parts = [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)];
    format!("urn:uuid:{}", parts.join("-"))
}

struct Writer<'a> {
    id: &'a str,
    source: String,
    document: &'a Document,
    analysis: &'a Analysis,
    offsets: Offsets<'a>,
}

impl Writer<'_> {
    fn annotation(&self, name: &str, n: u32, motivation: &str, span: Span, body: Vec<Body>) -> Annotation {
        Annotation {
            id: format!("{}#{name}-{n}", self.id),
            r#type: "Annotation".to_owned(),
            motivation: motivation.to_owned(),
            body,
            target: Target { source: self.source.clone(), selector: self.selectors(span) },
        }
    }

    fn selectors(&self, span: Span) -> Vec<Selector> {
        let text = self.document.text();
        let (start, end) = self.offsets.span_in_code_points(span);
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.end as usize..).unwrap_or_default();
        let from = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(AROUND).map_or(after.len(), |(at, _)| at);
        vec![
            Selector::TextPositionSelector { start, end },
            Selector::TextQuoteSelector {
                exact: span.of(text).to_owned(),
                prefix: before.get(from..).unwrap_or_default().to_owned(),
                suffix: after.get(..to).unwrap_or_default().to_owned(),
            },
        ]
    }

    fn mention(&self, mention: &Mention, n: u32) -> Annotation {
        let mut body = vec![said("classifying", mention.kind.code())];
        if let Some(entity) = self.analysis.entity(mention.entity) {
            body.push(said("identifying", entity.name.of(self.document.text())));
            body.push(Body::SpecificResource {
                purpose: "linking".to_owned(),
                source: format!("{}#entity-{}", self.id, entity.slug),
                class: None,
                selector: Vec::new(),
            });
        }
        self.annotation("mention", n, "identifying", mention.span, body)
    }

    fn quote(&self, quote: &Quote, n: u32) -> Annotation {
        let mut body =
            vec![said("classifying", quote.kind.code()), said("assessing", quote.speaker.certainty().code())];
        let speaker = speaker_name(self.document, self.analysis, quote.speaker);
        if !speaker.is_empty() {
            body.push(said("identifying", &speaker));
        }
        let parts = [
            ("speaker", "identifying", quote.speaker.span()),
            ("cue", "describing", quote.cue),
            ("addressee", "describing", quote.addressee),
        ];
        body.extend(parts.into_iter().filter_map(|(class, purpose, span)| {
            Some(Body::SpecificResource {
                purpose: purpose.to_owned(),
                source: self.source.clone(),
                class: Some(class.to_owned()),
                selector: self.selectors(span?),
            })
        }));
        self.annotation("quote", n, "describing", quote.span, body)
    }

    fn date(&self, date: &DateRef, n: u32) -> Annotation {
        let mut body = vec![said("classifying", date.value.precision())];
        let range = || date.value.range().map(|(from, to)| format!("{from}/{to}"));
        body.extend(date.value.iso().or_else(range).map(|value| said("identifying", &value)));
        self.annotation("date", n, "describing", date.span, body)
    }
}

fn said(purpose: &str, value: &str) -> Body {
    Body::TextualBody { purpose: purpose.to_owned(), value: value.to_owned() }
}

struct Finder<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
}

impl Finder<'_> {
    fn note(&self, annotation: &Annotation) -> Note {
        let mut note = Note {
            id: annotation.id.clone(),
            motivation: annotation.motivation.clone(),
            span: self.find(&annotation.target.selector),
            texts: Vec::new(),
            parts: Vec::new(),
        };
        for body in &annotation.body {
            match body {
                Body::TextualBody { purpose, value } => note.texts.push((purpose.clone(), value.clone())),
                Body::SpecificResource { class: Some(class), selector, .. } => {
                    note.parts.push((class.clone(), self.find(selector)));
                }
                Body::SpecificResource { class: None, .. } => {}
            }
        }
        note
    }

    fn find(&self, selectors: &[Selector]) -> Option<Span> {
        let position = selectors.iter().find_map(|selector| match selector {
            Selector::TextPositionSelector { start, end } if start <= end => Some(Span::new(
                self.offsets.byte_of_code_point(*start),
                self.offsets.byte_of_code_point(*end),
            )),
            _ => None,
        });
        let quote = selectors.iter().find_map(|selector| match selector {
            Selector::TextQuoteSelector { exact, prefix, suffix } => Some((exact, prefix, suffix)),
            Selector::TextPositionSelector { .. } => None,
        });
        let Some((exact, prefix, suffix)) = quote else { return position };
        if let Some(span) = position.filter(|span| span.of(self.text) == exact) {
            return Some(span);
        }
        let near = position.map_or(0, |span| span.start as usize);
        let places = self.text.match_indices(exact.as_str()).filter(|_| !exact.is_empty());
        let best = places.min_by_key(|&(at, _)| {
            let before = self.text.get(..at).is_some_and(|before| before.ends_with(prefix.as_str()));
            let after =
                self.text.get(at + exact.len()..).is_some_and(|after| after.starts_with(suffix.as_str()));
            (u8::from(!before) + u8::from(!after), at.abs_diff(near))
        });
        best.map(|(at, _)| Span::at(at, at + exact.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;
    use proptest::prelude::*;

    const TEXT: &str =
        "🎉 On 2 October 2017 “We e\u{301}at 中,” Ana Ruiz told the council.\n\nTom Hale left in 1999.";

    fn round_trip(text: &str) {
        let (document, analysis) = sample(text);
        let written = Collection::new(&Imprint::of(&document), &document, &analysis);
        let json = serde_json::to_string(&written).unwrap();
        let read: Collection = serde_json::from_str(&json).unwrap();
        assert_eq!(read, written);
        let spans: Vec<_> = read.place(text).iter().map(|note| note.span.unwrap()).collect();
        let mentions = analysis.mentions.iter().map(|mention| mention.span);
        let quotes = analysis.quotes.iter().map(|quote| quote.span);
        let all: Vec<_> = mentions.chain(quotes).chain(analysis.dates.iter().map(|date| date.span)).collect();
        assert_eq!(spans, all);
        let parts: Vec<_> = read.place(text).into_iter().flat_map(|note| note.parts).collect();
        let named = |quote: &Quote| {
            let parts =
                [("speaker", quote.speaker.span()), ("cue", quote.cue), ("addressee", quote.addressee)];
            parts
                .into_iter()
                .filter(|(_, span)| span.is_some())
                .map(|(class, span)| (class.to_owned(), span))
                .collect::<Vec<_>>()
        };
        assert_eq!(parts, analysis.quotes.iter().flat_map(named).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_written_is_read_back() {
        round_trip(TEXT);
        round_trip("");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn whatever_the_text(head in "\\PC{0,40}", tail in "[\u{0}-\u{7f}🎉é\u{301}]{0,40}") {
            round_trip(&format!("{head} “No,” said Ana Ruiz on Monday.\n\n{tail} She said that Oslo was cold."));
        }
    }

    #[test]
    fn positions_are_code_points_and_words_stand_around() {
        let (document, analysis) = sample(TEXT);
        let notes =
            serde_json::to_value(Collection::new(&Imprint::of(&document), &document, &analysis)).unwrap();
        let items = notes["first"]["items"].as_array().unwrap();
        let quote = items.iter().find(|item| item["id"].as_str().unwrap().ends_with("#quote-1")).unwrap();
        let points: Vec<char> = TEXT.chars().collect();
        let selector = &quote["target"]["selector"];
        let at = |key: &str| usize::try_from(selector[0][key].as_u64().unwrap()).unwrap();
        let exact: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(selector[1]["exact"], exact.as_str());
        assert_eq!(exact, "“We e\u{301}at 中,”");
        assert_eq!(selector[1]["prefix"], "🎉 On 2 October 2017 ");
        assert_eq!(selector[1]["suffix"].as_str().unwrap().chars().count(), AROUND);
        assert_eq!(quote["body"][1]["value"], "stated");
        assert_eq!(quote["body"][2]["value"], "Ana Ruiz");
        assert_eq!(notes["total"], items.len());
    }

    #[test]
    fn notes_follow_their_words_and_none_is_lost() {
        let (document, analysis) = sample(TEXT);
        let notes = Collection::new(&Imprint::of(&document), &document, &analysis);
        let changed = format!("Ruiz and others. {TEXT}").replace("Tom Hale left in 1999.", "All is well.");
        let placed = notes.place(&changed);
        assert_eq!(placed.len(), notes.total);
        let quote = placed.iter().find(|note| note.id.ends_with("#quote-1")).unwrap();
        assert_eq!(quote.span.unwrap().of(&changed), "“We e\u{301}at 中,”");
        assert!(placed.iter().any(|note| note.span.is_none()), "what is gone is said to be");
    }

    #[test]
    fn identifiers_are_made_from_the_text_alone() {
        assert_eq!(identifier(""), "urn:uuid:e3b0c442-98fc-8c14-9afb-f4c8996fb924");
        assert_ne!(identifier("a"), identifier("b"));
    }
}
