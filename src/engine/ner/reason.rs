//! Why a stretch of text is a name and of its kind: the features that spoke for it, in words.

use std::ops::Range;

use super::feature::Stage;
use super::tag::{Class, TAGS, Tag, of_name};
use super::template::Template;
use super::weights::{Weights, score_of};
use crate::engine::lexicon::Classes;
use crate::engine::lexicon::gazetteer::{FIRST_NAME, GROUP, ORGANISATION, PLACE};
use crate::engine::text::TokenKind;
use crate::engine::{Reason, Rule, Span};

/// As many reasons are given.
const MOST: usize = 3;

/// The strongest reasons why these tokens are a name of this class, the strongest first.
pub(super) fn strongest(
    stage: &Stage<'_>,
    weights: &Weights,
    tokens: Range<usize>,
    class: Class,
) -> Vec<Reason> {
    let mut found: Vec<(Reason, i32)> = Vec::new();
    for (at, tag) in tokens.clone().zip(of_name(class, tokens.len())) {
        stage.features(at, &mut |template, feature| {
            let lean = lean(weights, feature, tag);
            if lean == 0 {
                return;
            }
            let Some(reason) = reason(stage, template, at, &tokens) else { return };
            match found.iter_mut().find(|(known, _)| known.rule == reason.rule) {
                Some((_, sum)) => *sum += lean,
                None => found.push((reason, lean)),
            }
        });
    }
    found.retain(|(_, sum)| *sum > 0);
    found.sort_by_key(|(reason, sum)| (std::cmp::Reverse(*sum), reason.rule as u8));
    found.truncate(MOST);
    found.into_iter().map(|(reason, _)| reason).collect()
}

/// How much more a feature speaks for a label than for labels on the whole.
fn lean(weights: &Weights, feature: u64, tag: Tag) -> i32 {
    let (mut own, mut sum) = (0, 0);
    for &[index, weight] in weights.row(feature) {
        let score = score_of(weight);
        sum += score;
        if usize::from(index) == tag.index() {
            own = score;
        }
    }
    own - sum / i32::try_from(TAGS).unwrap_or(1)
}

/// What a template is about, for a reader, and where it can be seen. Nothing for what says nothing to a reader: a word before
/// another inside the name is no word before the name.
fn reason(stage: &Stage<'_>, template: Template, at: usize, name: &Range<usize>) -> Option<Reason> {
    use Template as T;
    let text = stage.text();
    let run = stage.run_around(at).unwrap_or(at..at + 1);
    let span = |at: usize| text.token_span(at);
    let beside = |at: Option<usize>| at.filter(|at| stage.sentence().contains(at) && !name.contains(at));
    let (rule, evidence) = match template {
        T::Bias | T::Setting => return None,
        T::Word | T::Lower => (Rule::WordItself, span(at)),
        T::Prefix3 | T::Prefix4 => (Rule::Beginning, span(at)),
        T::Suffix3 | T::Suffix4 => (Rule::Ending, ending(text.source, span(at))),
        T::RunSuffix => (Rule::Ending, ending(text.source, span(run.end - 1))),
        T::Shape | T::Shapes3 if text.kind(at) == TokenKind::AllCaps => (Rule::Acronym, span(at)),
        T::Shape | T::Shapes3 | T::Case | T::Initial | T::BrownInitial => (Rule::Capitals, span(at)),
        T::Brown | T::Brown8 | T::Brown10 | T::BrownLower => (Rule::SimilarWords, span(at)),
        T::Classes => (listed(text.classes(at))?, span(at)),
        T::Known | T::KnownAlone => (known(text.word_of(at).known)?, span(at)),
        T::RunKnown => (known(text.word_of(run.start).known & FIRST_NAME)?, span(run.start)),
        T::Cue
        | T::RunFirstCue
        | T::RunLastCue
        | T::BeforeElsewhere
        | T::AfterElsewhere
        | T::BrownBeforeElsewhere
        | T::BrownAfterElsewhere => (Rule::SameName, stage.elsewhere(at)?),
        T::Run | T::RunLength | T::RunShape => (Rule::CapitalisedRun, text.span(run)),
        T::RunFirst | T::RunFirstBrown => (Rule::FirstWord, span(run.start)),
        T::RunLast | T::RunLastBrown => (Rule::LastWord, span(run.end - 1)),
        T::RunJoinedBefore | T::RunJoinedAfter => (Rule::JoinedName, text.span(stage.tokens())),
        T::RunBeforeBrown => before(stage, beside(run.start.checked_sub(1))?),
        T::RunAfterBrown => after(stage, beside(Some(run.end))?),
        T::WordBefore
        | T::SuffixBefore
        | T::ShapeBefore
        | T::Shape2Before
        | T::ShapeWordBefore
        | T::BrownBefore
        | T::BrownBefore8
        | T::BrownBefore2
        | T::BrownsBefore
        | T::ClassesBefore
        | T::ClassesBefore2
        | T::KnownBefore => before(stage, beside(at.checked_sub(1))?),
        T::WordAfter
        | T::SuffixAfter
        | T::ShapeAfter
        | T::Shape2After
        | T::ShapeWordAfter
        | T::BrownAfter
        | T::BrownAfter8
        | T::BrownAfter2
        | T::BrownsAfter
        | T::BrownsAround
        | T::ClassesAfter
        | T::ClassesAfter2
        | T::KnownAfter => after(stage, beside(Some(at + 1))?),
    };
    Some(Reason::new(rule, evidence))
}

/// The last letters of a word.
fn ending(source: &str, word: Span) -> Span {
    let letters = word.of(source);
    let start = letters.char_indices().rev().take(4).last().map_or(0, |(start, _)| start);
    Span::at(word.start as usize + start, word.end as usize)
}

fn before(stage: &Stage<'_>, at: usize) -> (Rule, Span) {
    let class = stage.text().classes(at);
    let rule = if class.any(Classes::TITLE | Classes::ROLE) {
        Rule::TitleBefore
    } else if class.any(Classes::PLACE_PREPOSITION) {
        Rule::PlacePreposition
    } else if class.any(Classes::CUE) && stage.text().kind(at) == TokenKind::Lower {
        Rule::SpeaksNearby
    } else {
        Rule::WordBefore
    };
    (rule, stage.text().token_span(at))
}

fn after(stage: &Stage<'_>, at: usize) -> (Rule, Span) {
    let class = stage.text().classes(at);
    let speech = class.any(Classes::CUE) && stage.text().kind(at) == TokenKind::Lower;
    (if speech { Rule::SpeaksNearby } else { Rule::WordAfter }, stage.text().token_span(at))
}

/// What the word lists say, if it can tell names apart.
fn listed(classes: Classes) -> Option<Rule> {
    if classes.any(Classes::ORGANISATION_HEAD | Classes::ORGANISATION_TAIL) {
        Some(Rule::OrganisationWord)
    } else if classes.any(Classes::PLACE_BEFORE | Classes::PLACE_AFTER) {
        Some(Rule::PlaceWord)
    } else if classes.any(Classes::EVENT) {
        Some(Rule::EventWord)
    } else {
        None
    }
}

fn known(classes: u8) -> Option<Rule> {
    [
        (PLACE, Rule::KnownPlace),
        (GROUP, Rule::KnownGroup),
        (ORGANISATION, Rule::KnownOrganisation),
        (FIRST_NAME, Rule::KnownFirstName),
    ]
    .into_iter()
    .find(|(class, _)| classes & class != 0)
    .map(|(_, rule)| rule)
}
