//! Quotations: finding them and saying who speaks.
//!
//! [`marks`] pairs quotation marks. Three questions follow, each a [`choice`] that the model answers: which [`clause`] a word
//! of speech reports, whether a marked [`stretch`] is speech, and who the [`speaker`] is, of the [`phrase`]s around it and
//! their [`tie`]s to words of speech. [`pronoun`] says whom “he” and “the minister” mean: by [`gender`], by what people are
//! called ([`description`]), and by how likely each [`referent`] is; [`verdict`] writes the answer with its certainty and its
//! reasons.

mod age;
mod beside;
mod calling;
pub(crate) mod choice;
mod clause;
mod company;
mod description;
mod extent;
mod gender;
mod look;
mod marks;
mod phrase;
mod pronoun;
mod quotation;
mod referent;
mod scene;
mod speaker;
mod stretch;
mod tie;
mod verdict;
mod view;

use super::lexicon::Lexicon;
use super::model::Model;
use super::text::Text;
use super::{Entity, Mention};
use choice::Judge;
pub(crate) use choice::Preferences;
use marks::{End, Marked};
pub use quotation::{Certainty, Quote, QuoteKind, Speaker};
use scene::Scene;
use speaker::{Attribution, Search, Words};
use tie::Tie;

/// What training needs to know of the stages.
#[cfg(feature = "cli")]
pub(crate) mod training {
    pub(crate) use super::ask;
    pub(crate) use super::choice::{Choice, Judge, Options, Preferences, Question, SLOT_BITS, STEP};
    pub(crate) use super::clause::Extent;
    pub(crate) use super::marks::Marked;
    pub(crate) use super::phrase::Head;
    pub(crate) use super::speaker::Candidate;
    pub(crate) use super::stretch::Reading;
}

/// The quotes of an article, in order of place.
pub(crate) fn find(
    text: &Text<'_>,
    model: &Model<'_>,
    lexicon: &Lexicon,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<Quote> {
    let marked = marks::pair(text);
    let scene = Scene::new(text, model, mentions, entities, &marked);
    let said = read(&scene, &marked, &mut &model.preferences);
    verdict::quotes(&scene, lexicon, &said)
}

/// Asks a judge all questions about an article, for what it can learn from them.
#[cfg(feature = "cli")]
pub(crate) fn ask(
    text: &Text<'_>,
    model: &Model<'_>,
    mentions: &[Mention],
    entities: &[Entity],
    judge: &mut impl Judge,
) {
    let marked = marks::pair(text);
    let scene = Scene::new(text, model, mentions, entities, &marked);
    read(&scene, &marked, judge);
}

/// Words that were said, and by whom.
#[derive(Clone, Debug)]
struct Said<'a> {
    words: Words,
    /// Their marks; a reported clause has none.
    marked: Option<&'a Marked>,
    speaker: Option<Attribution>,
    /// Whether it is a part of what goes on over several paragraphs, of which one names the speaker.
    in_chain: bool,
}

impl Said<'_> {
    /// Whether the speaker is tied to a word of speech.
    fn is_bound(&self) -> bool {
        self.speaker.as_ref().is_some_and(|found| found.bond.is_some())
    }
}

/// Finds what is said and who says it.
fn read<'a>(scene: &Scene<'_>, marked: &'a [Marked], judge: &mut impl Judge) -> Vec<Said<'a>> {
    let clauses = clause::find(scene, judge);
    let readings = stretch::read(scene, marked, &clauses, judge);
    let speech = marked.iter().zip(readings).filter_map(|(stretch, reading)| {
        let words = Words { tokens: stretch.tokens.clone(), kind: reading.kind()?, cue: None };
        Some((words, Some(stretch)))
    });
    let mut words: Vec<_> = clauses.into_iter().map(|clause| (clause, None)).chain(speech).collect();
    words.sort_by_key(|(words, _)| (words.tokens.start, std::cmp::Reverse(words.tokens.end)));
    let mut search = Search::new(scene, judge);
    let mut said: Vec<_> = words
        .into_iter()
        .map(|(words, marked)| Said { speaker: search.speaker(&words), words, marked, in_chain: false })
        .collect();
    share(&mut said);
    // A fragment that nobody is known to have said is no quote.
    said.retain(|said| said.words.kind != QuoteKind::Mixed || is_somebodys(scene, said));
    said
}

/// Whether somebody is known to have said a fragment. In headlines and between single marks, where words stand for many
/// reasons, a word of speech must say so.
fn is_somebodys(scene: &Scene<'_>, said: &Said<'_>) -> bool {
    let at = said.words.tokens.start;
    let heading = scene.text.paragraphs.get(scene.text.paragraph_of(at)).is_some_and(|read| read.heading);
    let single = marks::is_single(scene.text.word(at));
    let bond = said.speaker.as_ref().and_then(|found| found.bond);
    if heading || single { bond.is_some_and(|bond| bond.tie != Tie::Distant) } else { said.speaker.is_some() }
}

/// What goes on from paragraph to paragraph has one speaker and one word of speech: those of the paragraph that has both.
fn share(said: &mut [Said<'_>]) {
    let goes_on = |said: &Said<'_>| said.marked.is_some_and(|marked| marked.end == End::Continues);
    for chain in said.chunk_by_mut(|before, _| goes_on(before)).filter(|chain| chain.len() > 1) {
        let named = chain.iter().find(|said| said.is_bound());
        let Some(speaker) = named.and_then(|said| said.speaker.clone()) else { continue };
        for part in chain {
            if !part.is_bound() {
                part.speaker = Some(speaker.clone());
            }
            part.in_chain = true;
        }
    }
}
