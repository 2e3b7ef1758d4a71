//! Annotated articles.

use crate::engine::Span;
use crate::engine::ner::training::{Class, TAGS, TagSet, of_name};

/// An article with the names that somebody, or another program, marked in it.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The text.
    pub text: String,
    /// The day it appeared, if that is known.
    pub published: Option<crate::engine::Day>,
    /// The names, in any order.
    pub names: Vec<GoldName>,
    /// Places where the annotation says nothing.
    pub ignored: Vec<Span>,
}

/// A name as it was marked.
#[derive(Clone, Debug)]
pub struct GoldName {
    /// The words, in bytes.
    pub span: Span,
    /// The label of the source: `PER`, `ORG`, `LOC`, `NORP`, `MISC`, `EVENT`, `DATE` …
    pub label: String,
    /// How sure the labeller was of the doubtful parts; 1 when a person marked it.
    pub certainty: f32,
}

/// What is known about a file of articles.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// The file's name.
    pub file: &'static str,
    /// Whether it marks nationalities, religions and political groups apart.
    pub groups: bool,
    /// Whether it marks other names (events, works, products).
    pub others: bool,
    /// How much an article counts.
    pub weight: f32,
    /// Whether a person made the annotation.
    pub gold: bool,
}

/// The files that the recogniser learns from.
pub const SOURCES: [Source; 7] = [
    Source { file: "worldwide-train.jsonl", groups: true, others: true, weight: 1.0, gold: true },
    Source { file: "reuters1996-6types-train.jsonl", groups: true, others: true, weight: 0.75, gold: true },
    Source { file: "silver-bbc-abc-train.jsonl", groups: true, others: true, weight: 0.5, gold: false },
    Source {
        file: "silver-wikinews-polnear-train.jsonl",
        groups: true,
        others: true,
        weight: 0.5,
        gold: false,
    },
    Source { file: "wikigold-train.jsonl", groups: false, others: true, weight: 0.5, gold: true },
    Source { file: "crossner-politics-train.jsonl", groups: false, others: true, weight: 0.5, gold: true },
    Source { file: "uner-ewt-train.jsonl", groups: false, others: false, weight: 0.5, gold: true },
];

/// The files that tell how well it does. Nothing is learned from them.
pub const DEV: [&str; 3] = ["worldwide-dev.jsonl", "reuters1996-dev.jsonl", "uner-pud-wiki-dev.jsonl"];

/// Below this certainty a name says nothing.
const DOUBTFUL: f32 = 0.6;

const ANYTHING: TagSet = (1 << TAGS) - 1;

fn tags_of(classes: &[Class]) -> TagSet {
    let all =
        |class: &Class| (1..5).flat_map(|length| of_name(*class, length)).fold(0, |set, tag| set | tag.bit());
    classes.iter().map(all).fold(0, |set, tags| set | tags)
}

/// Whether a name ends with a hyphen and a word in lower case.
fn is_compound(words: &str) -> bool {
    words.rsplit_once('-').is_some_and(|(_, tail)| tail.starts_with(char::is_lowercase))
}

impl Source {
    /// What a token may be that no name was marked at.
    pub(super) fn outside(&self) -> TagSet {
        let unmarked: &[Class] = match (self.groups, self.others) {
            (true, true) => &[],
            (false, true) => &[Class::Group],
            (_, false) => &[Class::Group, Class::Other],
        };
        // Where groups are not marked apart, they are among the others: outside of both is outside.
        if self.others { 1 } else { 1 | tags_of(unmarked) }
    }

    /// The classes that a label can mean; none for what is no name here.
    fn classes(&self, label: &str) -> &'static [Class] {
        match label {
            "PER" => &[Class::Person],
            "ORG" => &[Class::Organisation],
            "LOC" | "GPE" | "FAC" => &[Class::Place],
            "NORP" => &[Class::Group],
            "MISC" if !self.groups => &[Class::Group, Class::Other],
            "MISC" | "EVENT" | "WORK" | "PRODUCT" => &[Class::Other],
            _ => &[],
        }
    }

    /// What each of these tokens may be. Tokens are given by their spans.
    pub(super) fn allowed(&self, article: &Article, tokens: &[Span]) -> Vec<TagSet> {
        let mut allowed = vec![self.outside(); tokens.len()];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return allowed };
        let island = first.cover(*last);
        let start = article.names.partition_point(|name| name.span.end <= island.start);
        for name in article.names.iter().skip(start).take_while(|name| name.span.start < island.end) {
            let classes = self.classes(&name.label);
            if classes.is_empty() {
                continue;
            }
            let from = tokens.partition_point(|token| token.end <= name.span.start);
            let to = tokens.partition_point(|token| token.start < name.span.end);
            let whole =
                from < to && tokens[from].start == name.span.start && tokens[to - 1].end == name.span.end;
            let slots = &mut allowed[from.min(to)..to];
            // Some sources take “London-based” for a name of another kind, others take “London” for a place.
            let compound = whole && classes == [Class::Other] && is_compound(name.span.of(&article.text));
            if whole && !compound && name.certainty >= DOUBTFUL {
                slots.fill(0);
                for &class in classes {
                    slots
                        .iter_mut()
                        .zip(of_name(class, to - from))
                        .for_each(|(slot, tag)| *slot |= tag.bit());
                }
            } else {
                slots.fill(ANYTHING);
            }
        }
        for ignored in &article.ignored {
            for (slot, token) in allowed.iter_mut().zip(tokens) {
                if token.overlaps(*ignored) {
                    *slot = ANYTHING;
                }
            }
        }
        allowed
    }
}
