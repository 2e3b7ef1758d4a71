//! How a phrase is tied to a word of speech in its sentence.

use std::ops::Range;

use super::phrase::{Head, Phrase, is_possessive_pronoun};
use super::scene::Scene;
use crate::engine::Span;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

/// The place of a phrase beside a word of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tie {
    /// “Ruiz said”, “Ruiz has also said”.
    Subject,
    /// “Ruiz, the harbour master, said”.
    Apposed,
    /// “Ruiz of the harbour said”; “Ruiz left, saying”.
    Distant,
    /// “said Ruiz”, “told Ruiz”.
    Follows,
    /// “said the minister’s spokesman, Ruiz”.
    FollowsComma,
    /// “was told by Ruiz”.
    Agent,
    /// “according to Ruiz”.
    According,
    /// “Ruiz’s response”, “her message”.
    Owner,
    /// “a statement from Ruiz”.
    Source,
    /// “RUIZ:”, at the head of a paragraph.
    Label,
}

/// A tie and its word of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bond {
    pub(super) tie: Tie,
    pub(super) cue: usize,
}

impl Scene<'_> {
    /// The word of speech after a phrase to which it is tied.
    pub(super) fn bond_after(&self, phrase: &Phrase, end: usize) -> Option<Bond> {
        /// So far apposition and relative clauses are read.
        const REACH: usize = 32;
        let next = phrase.tokens.end;
        let bond = |tie: Tie, cue: usize| Some(Bond { tie, cue });
        if matches!(phrase.head, Head::Name(_)) && self.is_label(&phrase.tokens) {
            return bond(Tie::Label, next);
        }
        if self.text.kind(next) == TokenKind::Possessive {
            return self.noun_cue(next + 1, end).and_then(|cue| bond(Tie::Owner, cue));
        }
        if phrase.tokens.len() == 1
            && is_possessive_pronoun(self.text.word(phrase.tokens.start))
            && let Some(cue) = self.noun_cue(next, end)
        {
            return bond(Tie::Owner, cue);
        }
        // “A banner over the gate read”: not the gate; but “with Ruiz saying”.
        let inside = phrase.tokens.start.checked_sub(1).is_some_and(|at| is_preposition(self.text.word(at)));
        if let Some(cue) = self.cue_soon(next, end) {
            let subject = !inside || self.text.word(cue).ends_with("ing");
            return if subject { bond(Tie::Subject, cue) } else { None };
        }
        let window = next..end.min(next + REACH);
        if matches!(self.text.kind(next), TokenKind::Comma | TokenKind::Open) || is_dash(self.text.word(next))
        {
            let closes = |at: &usize| {
                matches!(self.text.kind(*at), TokenKind::Comma | TokenKind::Close)
                    || is_dash(self.text.word(*at))
            };
            return window
                .skip(1)
                .filter(closes)
                .find_map(|at| self.cue_soon(at + 1, end))
                .and_then(|cue| bond(Tie::Apposed, cue));
        }
        let distant = window
            .clone()
            .take_while(|&at| {
                !matches!(self.text.kind(at), TokenKind::Comma | TokenKind::Quote | TokenKind::Stop)
            })
            .take(14)
            .find(|&at| self.is_cue(at) && !self.is_marked(at));
        let participle = || {
            window.clone().skip(1).find(|&at| {
                self.text.kind(at - 1) == TokenKind::Comma
                    && self.is_cue(at)
                    && self.text.word(at).ends_with("ing")
            })
        };
        distant.or_else(participle).and_then(|cue| bond(Tie::Distant, cue))
    }

    /// The word of speech before a phrase to which it is tied.
    pub(super) fn bond_before(&self, phrase: &Phrase, start: usize) -> Option<Bond> {
        let mut at = phrase.tokens.start;
        let mut comma = false;
        // Back over what describes the phrase: “said police spokesman Tom Hale”.
        while at > start && phrase.tokens.start - at < 12 {
            let before = at - 1;
            let word = self.text.word(before);
            if self.is_marked(before) {
                break;
            }
            if self.is_cue(before) || matches!(word, "by" | "from" | "of") {
                break;
            }
            let describes = self.mention(before).is_some()
                || self.class(before).any(Classes::DETERMINER)
                || self.text.kind(before) == TokenKind::Possessive
                || (self.text.token(before).is_word() && !self.class(before).any(Classes::FUNCTION));
            if !describes && !comma && self.text.kind(before) == TokenKind::Comma && at == phrase.tokens.start
            {
                comma = true;
            } else if !describes {
                break;
            }
            at = before;
        }
        let before = at.checked_sub(1).filter(|&before| before >= start && !self.is_marked(before))?;
        let cue_back = |from: usize| {
            (start..from).rev().filter(|&at| !self.is_marked(at)).take(4).find(|&at| self.is_cue(at))
        };
        match self.text.word(before) {
            "to" if before > start && self.is_according(before - 1) => {
                Some(Bond { tie: Tie::According, cue: before - 1 })
            }
            "of" if matches!(self.text.word(before.wrapping_sub(1)), "words") => {
                Some(Bond { tie: Tie::According, cue: before - 1 })
            }
            "by" => cue_back(before)
                .filter(|&cue| self.is_passive(cue) || is_participle(self.text.word(cue)))
                .map(|cue| Bond { tie: Tie::Agent, cue }),
            "from" => cue_back(before).map(|cue| Bond { tie: Tie::Source, cue }),
            _ if self.is_cue(before) || self.is_new_verb(before) => {
                Some(Bond { tie: if comma { Tie::FollowsComma } else { Tie::Follows }, cue: before })
            }
            _ => None,
        }
    }

    /// A word of speech at `at`, or after the adverbs and auxiliaries there.
    pub(super) fn cue_soon(&self, at: usize, end: usize) -> Option<usize> {
        for at in (at..end).take(5).take_while(|&at| !self.is_marked(at)) {
            if self.is_cue(at) || self.is_new_verb(at) {
                return Some(at);
            }
            if !self.goes_with_verb(at) {
                return None;
            }
        }
        None
    }

    /// The noun of speech that somebody owns: “response”, “latest message”.
    fn noun_cue(&self, at: usize, end: usize) -> Option<usize> {
        (at..end.min(at + 4))
            .take_while(|&at| self.text.token(at).is_word() && !self.class(at).any(Classes::FUNCTION))
            .find(|&at| self.is_cue(at))
    }

    /// Adverbs and auxiliaries between a subject and its verb.
    pub(super) fn goes_with_verb(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let adverb = word.ends_with("ly") && word.len() > 4 && self.text.kind(at) == TokenKind::Lower;
        self.class(at).any(Classes::AUXILIARY)
            || (adverb && !self.class(at).any(Classes::ROLE))
            || matches!(
                word,
                "also"
                    | "then"
                    | "later"
                    | "still"
                    | "again"
                    | "even"
                    | "just"
                    | "once"
                    | "often"
                    | "never"
                    | "have"
                    | "went"
                    | "on"
                    | "to"
                    | "himself"
                    | "herself"
                    | "who"
                    | "further"
                    | "already"
                    | "first"
                    | "now"
                    | "always"
                    | "soon"
                    | "only"
                    | "earlier"
                    | "simply"
            )
    }

    /// The list of verbs is open: a past form beside a mark, before or after whoever spoke, is a word of speech.
    pub(super) fn is_new_verb(&self, at: usize) -> bool {
        let word = self.text.word(at);
        let past = self.text.kind(at) == TokenKind::Lower
            && (word.ends_with("ed") || matches!(word, "put" | "sang" | "read" | "reads" | "wrote" | "went"))
            && !self.class(at).any(Classes::FUNCTION)
            && self.mention(at).is_none();
        let beside = |at: usize| self.text.kind(at) == TokenKind::Quote && self.is_marked(at);
        let comma = at >= 2 && self.text.kind(at - 1) == TokenKind::Comma && beside(at - 2);
        past && ((at > 0 && beside(at - 1)) || comma || self.closes_sentence_after_mark(at))
    }

    /// “…,” the colonel thundered.
    fn closes_sentence_after_mark(&self, at: usize) -> bool {
        self.text.kind(at + 1) == TokenKind::Stop
            && (at.saturating_sub(6)..at)
                .any(|before| self.text.kind(before) == TokenKind::Quote && self.is_marked(before))
    }

    pub(super) fn is_according(&self, at: usize) -> bool {
        matches!(self.text.word(at), "according" | "According") && self.text.word(at + 1) == "to"
    }

    /// Whether the verb is passive: “was told”.
    pub(super) fn is_passive(&self, at: usize) -> bool {
        (at.saturating_sub(2)..at).any(|before| {
            matches!(self.text.word(before), "was" | "were" | "is" | "are" | "been" | "being" | "be")
        })
    }

    /// Whether the tokens say who speaks in a transcript: nothing before them in their paragraph but a mark, a colon after.
    pub(super) fn is_label(&self, tokens: &Range<usize>) -> bool {
        if self.text.kind(tokens.end) != TokenKind::Colon {
            return false;
        }
        let mark = tokens.start > 0 && self.text.kind(tokens.start - 1) == TokenKind::Quote;
        self.begins_line(tokens.start) || (mark && self.begins_line(tokens.start - 1))
    }

    /// Whether nothing stands before the token in its line.
    fn begins_line(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        let gap = Span::new(self.text.token_span(before).end, self.text.token_span(at).start);
        gap.of(self.text.source).contains(['\n', '\r'])
    }

    /// The first token of a word of speech with those that belong to it.
    pub(super) fn cue_tokens(&self, at: usize) -> Range<usize> {
        if self.is_according(at) { at..at + 2 } else { at..at + 1 }
    }
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed")
        || matches!(word, "told" | "said" | "written" | "put" | "given" | "read" | "sung" | "made")
}

/// Whether the word makes a noun phrase after it a part of another one or of a clause, hardly ever a subject.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for"
            | "in"
            | "on"
            | "at"
            | "with"
            | "over"
            | "under"
            | "near"
            | "through"
            | "about"
            | "against"
            | "behind"
            | "between"
            | "beside"
            | "inside"
            | "outside"
            | "into"
            | "across"
            | "around"
            | "above"
            | "below"
            | "from"
            | "by"
            | "during"
            | "toward"
            | "towards"
            | "without"
            | "among"
            | "amid"
    )
}

pub(super) fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "--")
}
