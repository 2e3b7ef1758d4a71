//! Measuring a field while it is fitted.

use super::Score;
use super::corpus::Article;
use super::crf::{Field, Samples};
use super::names::integer_transitions;
use crate::engine::Span;
use crate::engine::ner::training::{self, Class, Lattice, NAT, Scores, Tag, Transitions};

/// A set to measure with.
pub(super) struct Gauge<'a> {
    pub(super) name: &'a str,
    pub(super) articles: &'a [Article],
    pub(super) samples: Samples,
    /// For each sequence its article and the spans of its tokens.
    pub(super) places: Vec<(usize, Vec<Span>)>,
}

/// Reads one sequence with the recogniser's own lattice.
pub(super) fn read(
    field: &Field,
    transitions: &Transitions,
    samples: &Samples,
    sequence: usize,
    lattice: &mut Lattice,
    best: &mut Vec<(Tag, i32)>,
) {
    let scores: Vec<Scores> = samples
        .tokens_of(sequence)
        .map(|token| {
            let row = field.scores(samples, token);
            std::array::from_fn(|tag| (row[tag] * NAT as f32).round() as i32)
        })
        .collect();
    lattice.read(&scores, transitions, best);
}

impl Gauge<'_> {
    /// How well the field does on persons, organisations, places and groups.
    pub(super) fn score(&self, field: &Field) -> Score {
        let mut found: Vec<Vec<(Span, &'static str)>> = vec![Vec::new(); self.articles.len()];
        let transitions = integer_transitions(field);
        let (mut lattice, mut best) = (Lattice::default(), Vec::new());
        for (sequence, (article, spans)) in self.places.iter().enumerate() {
            read(field, &transitions, &self.samples, sequence, &mut lattice, &mut best);
            for (tokens, class) in training::spans(best.iter().map(|(tag, _)| *tag), 0) {
                let span = spans[tokens.start].cover(spans[tokens.end - 1]);
                found[*article].push((span, label(class)));
            }
        }
        let mut score = Score::default();
        for (article, found) in self.articles.iter().zip(found) {
            let gold = article.names.iter().map(|name| (name.span, name.label.as_str()));
            score.add(&article.text, gold, found, &article.ignored);
        }
        score
    }
}

fn label(class: Class) -> &'static str {
    match class {
        Class::Person => "PER",
        Class::Organisation => "ORG",
        Class::Place => "LOC",
        Class::Group => "NORP",
        Class::Other => "MISC",
    }
}
