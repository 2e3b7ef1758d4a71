//! What the learned labels leave open: institutions of a nation, and the kinds of other names.

use std::ops::Range;

use super::{EntityKind, Name};
use crate::engine::lexicon::Classes;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Reason, Rule};

/// “Turkish foreign ministry”: a nationality and an institution in lower case are one name.
pub(super) fn national_institution(text: &Text<'_>, name: &mut Name) {
    if name.kind != EntityKind::Group || name.tokens().len() != 1 {
        return;
    }
    let is = |at: usize, class: Classes| text.kind(at) == TokenKind::Lower && text.classes(at).any(class);
    let Range { start, end } = name.tokens();
    let mut at = end;
    while is(at, Classes::MODIFIER) && !is(at, Classes::INSTITUTION) {
        at += 1;
    }
    if is(at, Classes::INSTITUTION) {
        let whole = start..at + 1;
        name.tokens = whole.clone().into();
        name.kind = EntityKind::Organisation;
        name.why = Box::new([Reason::new(Rule::NationalInstitution, text.span(whole))]);
    }
}

/// Events, works and products among the other names: too few are annotated to learn them from.
pub(super) fn other_kind(text: &Text<'_>, name: &Name) -> EntityKind {
    /// Words that end the names of laws.
    const LAWS: [&str; 8] =
        ["Act", "Bill", "Treaty", "Agreement", "Accord", "Constitution", "Convention", "Protocol"];
    if name.kind != EntityKind::Other {
        return name.kind;
    }
    let mut tokens = name.tokens();
    let quoted = tokens.start.checked_sub(1).is_some_and(|before| text.kind(before) == TokenKind::Quote)
        && text.kind(tokens.end) == TokenKind::Quote;
    if tokens.clone().any(|at| text.classes(at).any(Classes::EVENT)) {
        EntityKind::Event
    } else if quoted || LAWS.contains(&text.word(tokens.end - 1)) {
        EntityKind::Work
    } else if tokens.any(|at| is_model(text, at)) {
        EntityKind::Product
    } else {
        EntityKind::Other
    }
}

/// “A320”, “iPhone”: letters with digits, or a small letter before a capital one.
fn is_model(text: &Text<'_>, at: usize) -> bool {
    let word = text.word(at);
    let digits = word.bytes().any(|byte| byte.is_ascii_digit());
    match text.kind(at) {
        TokenKind::Capital | TokenKind::AllCaps => digits,
        TokenKind::Lower => !word.contains(['-', '’', '\'']) && word.contains(char::is_uppercase),
        _ => false,
    }
}
