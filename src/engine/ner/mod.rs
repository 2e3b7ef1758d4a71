//! Names: finding them and saying what kind of thing they name.
//!
//! [`recognise`] is the surface; behind it, first version: runs of capitalised words ([`runs`]), judged by word lists,
//! their neighbours and the rest of the article ([`rules`]).

mod mention;
mod rules;
mod runs;

use std::ops::Range;

use super::Reason;
use super::date::DateRef;
use super::lexicon::Gazetteer;
use super::text::Text;
pub use mention::{EntityKind, Mention};

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
pub(crate) fn recognise(text: &Text<'_>, gazetteer: &Gazetteer<'_>, dates: &[DateRef]) -> Vec<Name> {
    let runs = runs::find(text, gazetteer, dates);
    rules::judge(text, gazetteer, &runs)
}
