//! Whether words in marks are somebody's words, and whether they are all of the utterance: scare quotes, titles, nicknames and
//! terms are no speech.

use super::choice::{Judge, Options, mix};
use super::look::Look;
use super::marks::{End, Marked};
use super::scene::Scene;
use super::speaker::Words;
use crate::engine::QuoteKind;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

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

/// “She sang in “The Long Way Home””: capitals from the first word to the last, but for small words, and no word of speech near.
fn is_title(scene: &Scene<'_>, stretch: &Marked) -> bool {
    let text = scene.text;
    let tokens = stretch.tokens.start + 1..stretch.tokens.end.saturating_sub(1);
    let capital = |at: usize| matches!(text.kind(at), TokenKind::Capital | TokenKind::AllCaps);
    let fits = |at: usize| match text.kind(at) {
        TokenKind::Lower => scene.class(at).any(Classes::FUNCTION),
        TokenKind::Stop | TokenKind::Comma | TokenKind::Quote => false,
        _ => true,
    };
    let Some(last) = tokens.clone().next_back() else { return false };
    let titled = capital(tokens.start)
        && capital(last)
        && tokens.clone().all(fits)
        && tokens.filter(|&at| capital(at)).nth(1).is_some();
    let sentence = text.sentence_of(stretch.tokens.start);
    let near = sentence.start.max(stretch.tokens.start.saturating_sub(NEAR))
        ..sentence.end.min(stretch.tokens.end + NEAR);
    titled && !near.filter(|at| !stretch.tokens.contains(at)).any(|at| scene.is_clear_cue(at))
}

/// Whether nobody can have said it: no words, a stage direction, the title of a work or of another article.
fn nobody_says(scene: &Scene<'_>, stretch: &Marked) -> bool {
    let word = |at: usize| scene.text.token(at).is_word() || scene.text.kind(at) == TokenKind::Number;
    let inner = stretch.inner.of(scene.text.source);
    let aside = inner.starts_with('(') && inner.trim_end_matches(['.', ',']).ends_with(')');
    !stretch.tokens.clone().any(word)
        || (aside && !inner.contains(char::is_lowercase))
        || is_link(scene, stretch.tokens.start)
        || is_title(scene, stretch)
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
