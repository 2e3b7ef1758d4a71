//! Names: finding them and saying what kind of thing they name.
//!
//! [`recognise`] is the surface. Behind it: [islands](island) around capital letters; [features](feature) of their tokens,
//! made from the word's [form](form), its neighbours and [what the article says elsewhere](evidence); learned
//! [weights](weights) of these features for each [label](tag); and the [best sequence](lattice) of labels. Everything is
//! reckoned in integers, so that the answer is the same everywhere.

mod evidence;
mod feature;
mod form;
mod island;
mod lattice;
mod mention;
mod reread;
mod tag;
mod weights;

use std::ops::Range;

use super::date::DateRef;
use super::lexicon::{BrownClasses, Gazetteer};
use super::text::Text;
use super::{Model, Reason};
pub(crate) use feature::{Family, Stage, Template};
pub(crate) use island::Island;
pub(crate) use lattice::{Lattice, Transitions};
pub use mention::{EntityKind, Mention};
pub(crate) use reread::{FirstReading, SURE};
pub(crate) use tag::{CLOSING, Class, OPENING, TAGS, Tag, TagSet, of_name};
pub(crate) use weights::{NAT, Scores, Weights};

/// A name that was found, not yet tied to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The tokens of the name alone.
    pub(crate) tokens: Range<usize>,
    /// What kind of thing it names.
    pub(crate) kind: EntityKind,
    /// How sure, in thousandths.
    pub(crate) confidence: u16,
    /// Why, the strongest reason first.
    pub(crate) why: Vec<Reason>,
}

/// The names of an article, in order of place; no two overlap, and none stands inside a date.
pub(crate) fn recognise(text: &Text<'_>, model: &Model<'_>, dates: &[DateRef]) -> Vec<Name> {
    let survey = Survey::new(text, &model.gazetteer, &model.brown);
    let mut reading = FirstReading::new(text);
    let mut lattice = Lattice::default();
    let mut best = Vec::new();
    // The scores of the islands that are read again, one after the other, and how many there are of each.
    let mut doubtful: Vec<Scores> = Vec::new();
    let mut again = Vec::new();
    let mut margins: Vec<i32> = Vec::new();
    survey.islands(dates, |stage| {
        let start = doubtful.len();
        for at in stage.tokens() {
            let mut row = [0; TAGS];
            stage.features(at, &mut |_, feature| model.weights.add(feature, &mut row));
            doubtful.push(row);
        }
        lattice.read(doubtful.get(start..).unwrap_or_default(), &model.transitions, &mut best);
        let sure = best.iter().all(|(_, margin)| *margin >= SURE);
        if sure {
            doubtful.truncate(start);
        }
        again.push(!sure);
        reading.add(text, stage, best.iter().map(|(tag, _)| *tag));
    });
    let mut names = Vec::new();
    let mut scores = doubtful.iter();
    for (draft, again) in reading.drafts.iter().zip(again) {
        let first = draft.island.tokens.start;
        if !again {
            for (tokens, class) in spans(reading.tags_of(draft).iter().copied(), first) {
                names.push(Name { tokens, kind: class.kind(), confidence: 990, why: Vec::new() });
            }
            continue;
        }
        let stage = survey.stage(&draft.island);
        let mut rows: Vec<Scores> = scores.by_ref().take(draft.island.tokens.len()).copied().collect();
        for (at, row) in stage.tokens().zip(&mut rows) {
            reading.features(text, &stage, draft, at, &mut |_, feature| model.weights.add(feature, row));
        }
        lattice.read(&rows, &model.transitions, &mut best);
        margins.clear();
        margins.extend(best.iter().map(|(_, margin)| *margin));
        for (tokens, class) in spans(best.iter().map(|(tag, _)| *tag), first) {
            names.push(Name { tokens, kind: class.kind(), confidence: 900, why: Vec::new() });
        }
    }
    names
}

/// The names in a legal sequence of labels, whose first token has this number.
pub(crate) fn spans(tags: impl IntoIterator<Item = Tag>, first: usize) -> impl Iterator<Item = (Range<usize>, Class)> {
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
    gazetteer: Gazetteer<'a>,
    forms: Vec<form::Form>,
    evidence: Vec<evidence::Evidence>,
}

impl<'a> Survey<'a> {
    pub(crate) fn new(text: &'a Text<'a>, gazetteer: &Gazetteer<'a>, brown: &BrownClasses<'_>) -> Self {
        let forms = form::all(text, brown);
        let evidence = evidence::gather(text, &forms);
        Self { text, gazetteer: *gazetteer, forms, evidence }
    }

    /// Tells of every place where names can be, in order.
    pub(crate) fn islands(&self, dates: &[DateRef], mut each: impl FnMut(&Stage<'_>)) {
        island::find(self.text, &self.forms, dates, |island| each(&self.stage(&island)));
    }

    /// One of the places.
    pub(crate) fn stage<'s>(&'s self, island: &'s Island) -> Stage<'s> {
        Stage::new(self, island)
    }
}
