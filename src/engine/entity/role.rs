//! Titles and roles that the text gives to a person.

use std::ops::Range;

use crate::engine::Span;
use crate::engine::lexicon::Classes;
use crate::engine::text::{Text, TokenKind};

/// A role is at most this many tokens long.
const LONGEST: usize = 16;

/// A person rarely has more; the bound keeps an adversary's article linear.
const MOST_ROLES: usize = 12;

/// Adds the titles and roles that stand around one mention of a person, each wording once. A role holds no other person:
/// `is_person` says which tokens name one.
pub(super) fn add(
    text: &Text<'_>,
    name: &Range<usize>,
    is_person: impl Fn(usize) -> bool,
    roles: &mut Vec<Span>,
) {
    let sentence = text.sentence_of(name.start);
    let title = before(text, sentence.start, name.start, |classes, kind| {
        classes.any(Classes::TITLE) && matches!(kind, TokenKind::Capital | TokenKind::AllCaps)
    });
    let described = role_before(text, sentence.start, title.start)
        .or_else(|| leading_clause(text, &sentence, name.start));
    let appositive = role_after(text, name.end, sentence.end);
    let found = [Some(title), described, appositive].into_iter().flatten();
    for role in found.filter(|role| !role.is_empty() && !role.clone().any(&is_person)) {
        let span = text.span(role);
        if roles.len() < MOST_ROLES && roles.iter().all(|known| known.of(text.source) != span.of(text.source))
        {
            roles.push(span);
        }
    }
}

/// The tokens directly before `end` that all satisfy `belongs`.
fn before(
    text: &Text<'_>,
    start: usize,
    end: usize,
    belongs: impl Fn(Classes, TokenKind) -> bool,
) -> Range<usize> {
    let mut first = end;
    while first > start && end - first < LONGEST && belongs(text.classes(first - 1), text.kind(first - 1)) {
        first -= 1;
    }
    first..end
}

/// “Turkish military chief of staff”, before a name or its title.
fn role_before(text: &Text<'_>, start: usize, end: usize) -> Option<Range<usize>> {
    if end == start || !text.classes(end - 1).any(Classes::ROLE) {
        return None;
    }
    let mut first = end;
    while first > start && end - first < LONGEST {
        let (classes, kind, word) = (text.classes(first - 1), text.kind(first - 1), text.word(first - 1));
        let link = matches!(word, "of" | "for") && first < end;
        let nationality = kind == TokenKind::Capital && !classes.any(Classes::FUNCTION);
        if !(classes.any(Classes::ROLE | Classes::MODIFIER) || link || nationality) {
            break;
        }
        first -= 1;
    }
    while first < end && matches!(text.word(first), "of" | "for") {
        first += 1;
    }
    Some(first..end)
}

/// “Vice Director of the Center …, Hakki Uygur”: a clause before the name that begins with a title or role.
fn leading_clause(text: &Text<'_>, sentence: &Range<usize>, name: usize) -> Option<Range<usize>> {
    let comma = name
        .checked_sub(1)
        .filter(|&comma| comma > sentence.start && text.kind(comma) == TokenKind::Comma)?;
    let mut first = comma;
    while first > sentence.start
        && comma - first < LONGEST
        && !matches!(text.kind(first - 1), TokenKind::Quote | TokenKind::Comma)
    {
        first -= 1;
    }
    let opens = text.classes(first).any(Classes::TITLE | Classes::ROLE | Classes::MODIFIER);
    (opens && comma - first > 1).then_some(first..comma)
}

/// “Ana Ruiz, the harbour master,”: an apposition that names a role.
fn role_after(text: &Text<'_>, name: usize, end: usize) -> Option<Range<usize>> {
    if text.kind(name) != TokenKind::Comma {
        return None;
    }
    let first = name + 1;
    if !text.classes(first).any(Classes::DETERMINER | Classes::ROLE | Classes::MODIFIER) {
        return None;
    }
    let last = (first..end.min(first + LONGEST)).find(|&at| {
        matches!(text.kind(at), TokenKind::Comma | TokenKind::Stop | TokenKind::Quote | TokenKind::Open)
    })?;
    let verb = (first..last).any(|at| {
        text.classes(at).any(Classes::AUXILIARY)
            || (text.classes(at).any(Classes::CUE) && !text.classes(at).any(Classes::ROLE))
    });
    let role = (first..last.min(first + 5)).any(|at| text.classes(at).any(Classes::ROLE));
    (role && !verb).then_some(first..last)
}
