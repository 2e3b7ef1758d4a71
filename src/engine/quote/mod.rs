//! Quotations: finding them and saying who speaks.
//!
//! [`marks`] pairs quotation marks; [`speech`] tells words that somebody said from scare quotes and titles; [`phrase`]
//! reads noun phrases in the [`scene`]; [`attribute`] finds who speaks; [`reported`] finds clauses without marks;
//! [`pronoun`] says whom “he” means.

mod attribute;
mod marks;
mod phrase;
mod pronoun;
mod quotation;
mod reported;
mod scene;
mod speech;

use super::lexicon::Gazetteer;
use super::text::Text;
use super::{Entity, Mention};
pub use quotation::{Certainty, Quote, QuoteKind, Speaker};

/// The quotes of an article, in order of place.
pub(crate) fn find(
    text: &Text<'_>,
    gazetteer: &Gazetteer<'_>,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Quote> {
    let marked = marks::pair(text);
    let mut scene = scene::Scene::new(text, gazetteer, mentions, entities);
    for stretch in &marked {
        scene.mark(stretch.tokens.clone());
    }
    let mut quotes = attribute::attribute(&scene, &marked);
    let groups = quotes.last().map_or(0, |quote| quote.group);
    quotes.extend(reported::find(&scene, groups));
    quotes.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    renumber(&mut quotes);
    quotes
}

/// Numbers the groups in order of place, from 1.
fn renumber(quotes: &mut [Quote]) {
    let mut numbers: rustc_hash::FxHashMap<u32, u32> = rustc_hash::FxHashMap::default();
    for quote in quotes {
        let next = super::span::offset(numbers.len() + 1);
        quote.group = *numbers.entry(quote.group).or_insert(next);
    }
}
