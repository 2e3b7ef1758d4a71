//! Whether words in marks are somebody's words: scare quotes, titles, nicknames and terms are not.

use std::ops::Range;

use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{QuoteKind, Rule};

/// Words after which a word in marks is mentioned, not said.
const INTRODUCES_TERM: [&str; 40] = [
    "album",
    "article",
    "book",
    "called",
    "column",
    "documentary",
    "dubbed",
    "entitled",
    "episode",
    "film",
    "headline",
    "headlined",
    "letter",
    "like",
    "magazine",
    "movie",
    "named",
    "nickname",
    "nicknamed",
    "novel",
    "phrase",
    "play",
    "poem",
    "programme",
    "sang",
    "series",
    "show",
    "single",
    "so-called",
    "song",
    "term",
    "termed",
    "terms",
    "title",
    "titled",
    "track",
    "video",
    "watched",
    "word",
    "words",
];

/// Whether a stretch of this kind, with this attribution, is speech.
pub(super) fn is_speech(
    scene: &Scene<'_>,
    tokens: &Range<usize>,
    kind: QuoteKind,
    stated: Option<Rule>,
) -> bool {
    let inner = tokens.start + 1..tokens.end.saturating_sub(1);
    let words = inner.clone().filter(|&at| scene.text.token(at).is_word()).count();
    if words == 0 {
        return false;
    }
    if kind == QuoteKind::Mixed
        && (is_mentioned(scene, tokens.start) || is_nickname(scene, tokens) || is_title(scene, &inner))
    {
        return false;
    }
    if stated.is_some() {
        return true;
    }
    let ends = scene.text.kind(tokens.end.saturating_sub(2));
    let finished = matches!(ends, TokenKind::Stop | TokenKind::Comma);
    kind == QuoteKind::Direct
        && (words >= 5 || finished)
        && !is_title(scene, &inner)
        && !is_link(scene, tokens.start)
}

/// “The word “soon””, “known as “dark flow””, “the so-called “bathroom bill””.
fn is_mentioned(scene: &Scene<'_>, open: usize) -> bool {
    let Some(before) = open.checked_sub(1) else { return false };
    let word = scene.text.word(before);
    let named = INTRODUCES_TERM.contains(&word) && !scene.class(before).any(Classes::CUE);
    let known_as = word == "as"
        && before > 0
        && matches!(scene.text.word(before - 1), "known" | "famous" | "labelled" | "labeled" | "marketed");
    named || known_as
}

/// “William “Bill” Hale”.
fn is_nickname(scene: &Scene<'_>, tokens: &Range<usize>) -> bool {
    let named = |at: usize| scene.text.token(at).is_capital() && !scene.class(at).any(Classes::FUNCTION);
    tokens.start > 0 && named(tokens.start - 1) && named(tokens.end) && tokens.len() <= 6
}

/// Two or more words, each but the small ones capitalised, without an end: the title of a work.
fn is_title(scene: &Scene<'_>, inner: &Range<usize>) -> bool {
    let long: Vec<_> = inner
        .clone()
        .filter(|&at| scene.text.token(at).is_word() && !scene.class(at).any(Classes::FUNCTION))
        .collect();
    let last = scene.text.kind(inner.end.saturating_sub(1));
    let asks = last == TokenKind::Stop && scene.text.word(inner.end.saturating_sub(1)) != ".";
    long.len() >= 2 && !asks && long.iter().all(|&at| scene.text.token(at).is_capital())
}

/// “Read more: “…””.
fn is_link(scene: &Scene<'_>, open: usize) -> bool {
    open >= 2
        && scene.text.kind(open - 1) == TokenKind::Colon
        && matches!(
            scene.text.word(open - 2),
            "more" | "also" | "Read" | "READ" | "See" | "Watch" | "Related" | "MORE"
        )
}
