//! What the whole article says about a word: how it is written elsewhere, and what stands beside it there.

use super::form::Form;
use super::island::{Setting, is_initial, setting};
use crate::engine::lexicon::Classes;
use crate::engine::lexicon::gazetteer::{FIRST_NAME, PLACE};
use crate::engine::span::offset;
use crate::engine::text::{Text, TokenKind, WordId};

/// What the article says about one word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// How often the word stands in lower case.
    pub(super) lower: u8,
    /// How often it has a capital that its place does not ask for.
    pub(super) inner: u8,
    /// What stands beside it, anywhere: a set of [cues](cue).
    pub(super) cues: u32,
    /// Its first places with a capital; the count says how many of them there are.
    places: [Place; PLACES],
    count: u8,
}

/// A place where a word stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place {
    /// The token.
    pub(super) at: u32,
    /// The words before and after it in the sentence.
    pub(super) before: Option<WordId>,
    pub(super) after: Option<WordId>,
}

/// As many occurrences of a word are compared.
const PLACES: usize = 4;

/// What can stand beside a name, one bit each.
pub(super) mod cue {
    pub(crate) const TITLE_BEFORE: u32 = 1;
    pub(crate) const ROLE_BEFORE: u32 = 1 << 1;
    pub(crate) const PLACE_PREPOSITION_BEFORE: u32 = 1 << 2;
    pub(crate) const THE_BEFORE: u32 = 1 << 3;
    pub(crate) const A_BEFORE: u32 = 1 << 4;
    pub(crate) const FIRST_NAME_BEFORE: u32 = 1 << 5;
    pub(crate) const SPEECH_BEFORE: u32 = 1 << 6;
    pub(crate) const SPEECH_AFTER: u32 = 1 << 7;
    pub(crate) const CAPITAL_BEFORE: u32 = 1 << 8;
    pub(crate) const CAPITAL_AFTER: u32 = 1 << 9;
    pub(crate) const ORGANISATION_AFTER: u32 = 1 << 10;
    pub(crate) const ORGANISATION_BEFORE: u32 = 1 << 11;
    pub(crate) const POSSESSIVE_AFTER: u32 = 1 << 12;
    pub(crate) const BRACKETED: u32 = 1 << 13;
    pub(crate) const PLACE_WORD_AFTER: u32 = 1 << 14;
    pub(crate) const OF_BEFORE: u32 = 1 << 15;
    pub(crate) const NUMBER_AFTER: u32 = 1 << 16;
    pub(crate) const AND_BESIDE: u32 = 1 << 17;
    pub(crate) const LOWER_NOUN_AFTER: u32 = 1 << 18;
    pub(crate) const WHO_AFTER: u32 = 1 << 19;
    pub(crate) const QUOTED: u32 = 1 << 20;
    pub(crate) const COMMA_PLACE_AFTER: u32 = 1 << 21;
    pub(crate) const COUNT: u32 = 22;
}

impl Evidence {
    /// The word's first places.
    pub(super) fn places(&self) -> &[Place] {
        self.places.get(..usize::from(self.count)).unwrap_or_default()
    }
}

/// The evidence about each word of the article, by its number.
pub(super) fn gather(text: &Text<'_>, forms: &[Form]) -> Vec<Evidence> {
    let mut all = vec![Evidence::default(); forms.len()];
    // First, how often each way of writing stands there at all.
    for token in text.tokens.iter().filter(|token| token.kind() == TokenKind::Lower) {
        if let Some(evidence) = all.get_mut(token.word().index()) {
            evidence.lower = evidence.lower.saturating_add(1);
        }
    }
    for (index, form) in forms.iter().enumerate().filter(|(_, form)| form.capital) {
        let count = text
            .vocabulary
            .find(form.lower)
            .and_then(|lower| all.get(lower.index()))
            .map_or(0, |lower| lower.lower);
        if let Some(evidence) = all.get_mut(index) {
            evidence.lower = count;
        }
    }
    for sentence in &text.sentences {
        let tokens = sentence.tokens();
        let setting = setting(text, &tokens);
        if setting == Setting::Capitals {
            continue;
        }
        for at in tokens.clone() {
            let word = text.token(at).word().index();
            if !forms.get(word).is_some_and(|form| form.capital) {
                continue;
            }
            let Some(evidence) = all.get_mut(word) else { continue };
            if setting == Setting::Prose && !is_initial(text, &tokens, at) {
                evidence.inner = evidence.inner.saturating_add(1);
            }
            if let Some(free) = evidence.places.get_mut(usize::from(evidence.count)) {
                let word =
                    |at: Option<usize>| at.filter(|at| tokens.contains(at)).map(|at| text.token(at).word());
                *free = Place { at: offset(at), before: word(at.checked_sub(1)), after: word(Some(at + 1)) };
                evidence.count += 1;
            }
            if setting == Setting::Prose {
                evidence.cues |= cues(text, at);
            }
        }
    }
    all
}

/// What stands beside this token.
fn cues(text: &Text<'_>, at: usize) -> u32 {
    let mut cues = 0;
    let mut note = |holds: bool, cue: u32| cues |= if holds { cue } else { 0 };
    let (before, after) = (at.checked_sub(1), at + 1);
    let class_before = before.map_or(Classes::NONE, |before| text.classes(before));
    let class_after = text.classes(after);
    let word_before = before.map_or("", |before| text.word(before));
    let known_before = before.map_or(0, |before| text.word_of(before).known);
    let kind_before = before.map_or(TokenKind::Stop, |before| text.kind(before));
    let capital_before = matches!(kind_before, TokenKind::Capital | TokenKind::AllCaps);
    let kind_after = text.kind(after);
    note(capital_before && class_before.any(Classes::TITLE), cue::TITLE_BEFORE);
    note(class_before.any(Classes::ROLE), cue::ROLE_BEFORE);
    note(class_before.any(Classes::PLACE_PREPOSITION), cue::PLACE_PREPOSITION_BEFORE);
    note(matches!(word_before, "the" | "The"), cue::THE_BEFORE);
    note(matches!(word_before, "a" | "an" | "A" | "An"), cue::A_BEFORE);
    note(capital_before && known_before & FIRST_NAME != 0, cue::FIRST_NAME_BEFORE);
    note(kind_before == TokenKind::Lower && class_before.any(Classes::CUE), cue::SPEECH_BEFORE);
    note(kind_after == TokenKind::Lower && class_after.any(Classes::CUE), cue::SPEECH_AFTER);
    note(capital_before, cue::CAPITAL_BEFORE);
    note(matches!(kind_after, TokenKind::Capital | TokenKind::AllCaps), cue::CAPITAL_AFTER);
    note(class_after.any(Classes::ORGANISATION_HEAD | Classes::ORGANISATION_TAIL), cue::ORGANISATION_AFTER);
    note(class_before.any(Classes::ORGANISATION_HEAD), cue::ORGANISATION_BEFORE);
    note(kind_after == TokenKind::Possessive, cue::POSSESSIVE_AFTER);
    note(kind_before == TokenKind::Open && kind_after == TokenKind::Close, cue::BRACKETED);
    note(class_after.any(Classes::PLACE_AFTER), cue::PLACE_WORD_AFTER);
    note(word_before == "of", cue::OF_BEFORE);
    note(kind_after == TokenKind::Number, cue::NUMBER_AFTER);
    note(word_before == "and" || text.word(after) == "and", cue::AND_BESIDE);
    note(kind_after == TokenKind::Lower && !class_after.any(Classes::FUNCTION), cue::LOWER_NOUN_AFTER);
    note(matches!(text.word(after), "who" | "whose"), cue::WHO_AFTER);
    note(kind_before == TokenKind::Quote && kind_after == TokenKind::Quote, cue::QUOTED);
    note(
        kind_after == TokenKind::Comma && text.word_of(after + 1).known & PLACE != 0,
        cue::COMMA_PLACE_AFTER,
    );
    cues
}
