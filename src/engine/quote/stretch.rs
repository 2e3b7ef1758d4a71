//! Whether words in marks are somebody's words, and whether they are all of the utterance: scare quotes, titles, nicknames and
//! terms are no speech.

use std::ops::Range;

use super::choice::{Judge, Options, mix};
use super::look::Look;
use super::marks::{End, Marked};
use super::scene::Scene;
use super::speaker::Words;
use super::tie::is_preposition;
use super::verdict::takes_hearer;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityKind, QuoteKind};

/// What words in marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nobody's words.
    NoSpeech,
    /// An utterance of its own.
    Direct,
    /// A fragment in the writer's sentence.
    Mixed,
}

impl Reading {
    /// The options of the question.
    pub(crate) const ALL: [Self; 3] = [Self::NoSpeech, Self::Direct, Self::Mixed];

    /// The kind of quote that they are, if they are one.
    pub(super) const fn kind(self) -> Option<QuoteKind> {
        match self {
            Self::NoSpeech => None,
            Self::Direct => Some(QuoteKind::Direct),
            Self::Mixed => Some(QuoteKind::Mixed),
        }
    }
}

/// What the marked stretches are, in order. `clauses` are the reported clauses, in order of place.
pub(super) fn read(
    scene: &Scene<'_>,
    marked: &[Marked],
    clauses: &[Words],
    judge: &mut impl Judge,
) -> Vec<Reading> {
    let mut options = Options::default();
    let mut readings = Vec::with_capacity(marked.len());
    let mut last = None;
    for (number, stretch) in marked.iter().enumerate() {
        let Some(look) = Look::new(scene, marked, number, last, clauses) else { break };
        options.clear();
        for reading in Reading::ALL {
            look.signs(&mut |sign, value| options.add(sign, mix([value, reading as u64])));
            options.close(None);
        }
        let reading = if nobody_says(scene, stretch) {
            Reading::NoSpeech
        } else if scene.label(stretch.tokens.start + 1, stretch.tokens.end).is_some() {
            // “RUIZ: …” is the line of a transcript.
            Reading::Direct
        } else {
            let choice = judge.stretch(&options, stretch);
            Reading::ALL.get(choice.option).copied().unwrap_or(Reading::NoSpeech)
        };
        readings.push(reading);
        last = Some(reading);
    }
    join(scene, marked, &mut readings);
    readings
}

/// So far from a stretch a word of speech is looked for.
const NEAR: usize = 40;

/// “She sang in “The Long Way Home””, “told Radio Oslo’s “Morning Table””: written as titles are, and no word of speech near or
/// after whose it is.
fn is_title(scene: &Scene<'_>, stretch: &Marked) -> bool {
    let text = scene.text;
    let mut tokens = stretch.tokens.start + 1..stretch.tokens.end.saturating_sub(1);
    // The comma of the sentence may stand inside the marks.
    tokens.end -= usize::from(tokens.len() > 1 && text.kind(tokens.end - 1) == TokenKind::Comma);
    if is_somethings(scene, stretch.tokens.start) {
        let stop = tokens.len() > 1 && text.kind(tokens.end - 1) == TokenKind::Stop;
        return is_written_as_title(scene, tokens.start..tokens.end - usize::from(stop));
    }
    let sentence = text.sentence_of(stretch.tokens.start);
    let near = sentence.start.max(stretch.tokens.start.saturating_sub(NEAR))
        ..sentence.end.min(stretch.tokens.end + NEAR);
    is_written_as_title(scene, tokens.clone())
        && tokens.filter(|&at| is_capital(scene, at)).nth(1).is_some()
        && !near.filter(|at| !stretch.tokens.contains(at)).any(|at| scene.is_clear_cue(at))
}

/// Whether capitals go from the first word to the last, but for small words.
fn is_written_as_title(scene: &Scene<'_>, mut tokens: Range<usize>) -> bool {
    let fits = |at: usize| match scene.text.kind(at) {
        TokenKind::Lower => scene.class(at).any(Classes::FUNCTION),
        TokenKind::Stop | TokenKind::Comma | TokenKind::Quote => false,
        _ => true,
    };
    let Some(last) = tokens.clone().next_back() else { return false };
    is_capital(scene, tokens.start) && is_capital(scene, last) && tokens.all(fits)
}

fn is_capital(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.kind(at), TokenKind::Capital | TokenKind::AllCaps)
}

/// “On Radio Oslo’s “…””, “told Radio Oslo’s “…””: whether words in marks belong to what is no person and speaks to nobody
/// here.
fn is_somethings(scene: &Scene<'_>, open: usize) -> bool {
    let text = scene.text;
    let owner = open.checked_sub(2).filter(|_| text.kind(open - 1) == TokenKind::Possessive);
    owner.is_some_and(|owner| {
        let before = scene.mention_tokens(owner).start.checked_sub(1).map_or("", |at| text.word(at));
        scene.mention(owner).is_some_and(|name| name.kind != EntityKind::Person)
            && (is_preposition(before) || before == "to" || takes_hearer(before))
    })
}

/// “William “Bill” Hale”: whether words in marks stand inside a person's name.
fn is_nickname(scene: &Scene<'_>, stretch: &Marked) -> bool {
    let Range { start, end } = stretch.tokens;
    let names = |at: usize| {
        is_capital(scene, at) && scene.mention(at).is_some_and(|name| name.kind == EntityKind::Person)
    };
    start.checked_sub(1).is_some_and(names)
        && names(end)
        && end - start <= 5
        && is_written_as_title(scene, start + 1..end.saturating_sub(1))
}

/// Whether nobody can have said it: no words, a stage direction, the title of a work or of another article, a nickname.
fn nobody_says(scene: &Scene<'_>, stretch: &Marked) -> bool {
    let word = |at: usize| scene.text.token(at).is_word() || scene.text.kind(at) == TokenKind::Number;
    let inner = stretch.inner.of(scene.text.source);
    let aside = inner.starts_with('(') && inner.trim_end_matches(['.', ',']).ends_with(')');
    !stretch.tokens.clone().any(word)
        || (aside && !inner.contains(char::is_lowercase))
        || is_link(scene, stretch.tokens.start)
        || is_title(scene, stretch)
        || is_nickname(scene, stretch)
}

/// What goes on in the next paragraph is read as one: if a part is speech, all of it is, but for what nobody says between.
fn join(scene: &Scene<'_>, marked: &[Marked], readings: &mut [Reading]) {
    let goes_on = |at: usize| marked.get(at).is_some_and(|stretch| stretch.end == End::Continues);
    let mut direct = false;
    let mut spread = |at: usize, joined: bool| {
        direct &= joined;
        if marked.get(at).is_some_and(|stretch| !nobody_says(scene, stretch)) {
            if direct {
                readings[at] = Reading::Direct;
            }
            direct = readings[at] == Reading::Direct;
        }
    };
    for at in 0..marked.len() {
        spread(at, at > 0 && goes_on(at - 1));
    }
    for at in (0..marked.len()).rev() {
        spread(at, goes_on(at));
    }
}

/// “Read more: “…””: the title of another article.
fn is_link(scene: &Scene<'_>, open: usize) -> bool {
    open >= 2
        && scene.text.kind(open - 1) == TokenKind::Colon
        && matches!(
            scene.text.word(open - 2),
            "more"
                | "More"
                | "MORE"
                | "also"
                | "Also"
                | "ALSO"
                | "Read"
                | "READ"
                | "See"
                | "Watch"
                | "Related"
                | "RELATED"
        )
}
