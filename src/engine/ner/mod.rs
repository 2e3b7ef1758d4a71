//! Names: finding them and saying what kind of thing they name.
//!
//! [`recognise`] is the surface. Behind it: [islands](island) around capital letters; [features](feature) of their tokens,
//! made from the word's [form](form), its neighbours and [what the article says elsewhere](evidence); learned
//! [weights](weights) of these features for each [label](tag); and the [best sequence](lattice) of labels. Everything is
//! reckoned in integers, so that the answer is the same everywhere.

mod calibration;
mod evidence;
mod feature;
mod form;
mod island;
mod lattice;
mod memo;
mod mention;
mod reason;
mod refine;
mod tag;
mod template;
mod weights;

use std::ops::Range;

use super::date::DateRef;
use super::lexicon::{BrownClasses, Gazetteer};
use super::text::{Text, Tokens};
use super::{Model, Reason};
pub(crate) use calibration::Calibration;
use feature::Stage;
pub(crate) use lattice::{Lattice, Transitions};
use memo::Memo;
pub use mention::{EntityKind, Mention};
use tag::{Class, TAGS, Tag};
use weights::Query;
pub(crate) use weights::{NAT, Weights};

/// What the trainer needs to see articles as the recogniser does.
#[cfg(feature = "cli")]
pub(crate) mod training {
    pub(crate) use super::calibration::{STEPS, step};
    pub(crate) use super::tag::{CLOSING, Class, OPENING, TAGS, Tag, TagSet, of_name};
    pub(crate) use super::template::{Family, Template};
    pub(crate) use super::weights::{NAT, Scores};
    pub(crate) use super::{Lattice, Survey, Transitions, Weights, margin, spans};
}

/// A name that was found, not yet tied to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    tokens: Tokens,
    /// What kind of thing it names.
    pub(crate) kind: EntityKind,
    /// How sure, in thousandths.
    pub(crate) confidence: u16,
    /// Why, the strongest reason first, if that was asked for.
    pub(crate) why: Box<[Reason]>,
}

impl Name {
    /// The tokens of the name alone.
    pub(crate) const fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

/// The names of an article, in order of place; no two overlap, and none stands inside a date. Reasons are only looked for when
/// they are asked for: to find them takes longer than to find the names.
pub(crate) fn recognise(text: &Text<'_>, model: &Model<'_>, dates: &[DateRef], explain: bool) -> Vec<Name> {
    let survey = Survey::new(text, &model.gazetteer, &model.brown);
    let mut lattice = Lattice::default();
    let mut memo = Memo::new(text.vocabulary.words().len());
    let (mut query, mut scores, mut best) = (Query::default(), Vec::new(), Vec::new());
    let mut names = Vec::new();
    survey.islands(dates, |stage| {
        scores.clear();
        for at in stage.tokens() {
            let mut row = [0; TAGS];
            for (part, word) in stage.parts(at) {
                memo.add(part, word, &mut row, |sum| {
                    query.features.clear();
                    stage.alone(part, word, &mut |_, feature| query.features.push(feature));
                    model.weights.add(&mut query, sum);
                });
            }
            query.features.clear();
            stage.together(at, &mut |_, feature| query.features.push(feature));
            model.weights.add(&mut query, &mut row);
            scores.push(row);
        }
        lattice.read(&scores, &model.transitions, &mut best);
        let first = stage.tokens().start;
        for (tokens, class) in spans(best.iter().map(|(tag, _)| *tag), first) {
            let margin = margin(&best, tokens.start - first..tokens.end - first);
            let why = if explain {
                reason::strongest(stage, &model.weights, tokens.clone(), class)
            } else {
                Vec::new()
            };
            let confidence = model.calibration.confidence(margin);
            let mut name = Name { tokens: tokens.into(), kind: class.kind(), confidence, why: why.into() };
            refine::national_institution(text, &mut name);
            name.kind = refine::other_kind(text, &name);
            names.push(name);
        }
    });
    names
}

/// By how much the labels of a name are better than others: as much as the weakest of them.
pub(crate) fn margin(best: &[(Tag, i32)], tokens: Range<usize>) -> i32 {
    best.get(tokens).unwrap_or_default().iter().map(|(_, margin)| *margin).min().unwrap_or(0)
}

/// The names in a legal sequence of labels, whose first token has this number.
pub(crate) fn spans(
    tags: impl IntoIterator<Item = Tag>,
    first: usize,
) -> impl Iterator<Item = (Range<usize>, Class)> {
    let mut start = first;
    tags.into_iter().zip(first..).filter_map(move |(tag, at)| {
        if tag.begins() {
            start = at;
        }
        let class = tag.class().filter(|_| tag.ends())?;
        Some((start..at + 1, class))
    })
}

/// An article, ready to be read: what is known of its words and what it says of them.
pub(crate) struct Survey<'a> {
    text: &'a Text<'a>,
    gazetteer: &'a Gazetteer<'a>,
    forms: Vec<form::Form>,
    evidence: Vec<evidence::Evidence>,
}

impl<'a> Survey<'a> {
    pub(crate) fn new(text: &'a Text<'a>, gazetteer: &'a Gazetteer<'a>, brown: &BrownClasses<'_>) -> Self {
        let forms = form::all(text, brown);
        let evidence = evidence::gather(text, &forms);
        Self { text, gazetteer, forms, evidence }
    }

    /// Tells of every place where names can be, in order.
    pub(crate) fn islands(&self, dates: &[DateRef], mut each: impl FnMut(&Stage<'_>)) {
        island::find(self.text, &self.forms, dates, |island| each(&Stage::new(self, &island)));
    }
}
