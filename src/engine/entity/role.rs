//! Titles and roles that the text gives to a person.

use std::ops::Range;

use crate::engine::lexicon::Classes;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{EntityKind, Span};

/// A role is at most this many tokens long.
const LONGEST: usize = 16;

/// A person rarely has more; the bound keeps an adversary's article linear.
const MOST_ROLES: usize = 12;

/// Adds the titles and roles that stand around one mention of a person, each wording once. `kinds` says of each token of which
/// kind of name it is a part: a role can hold an organisation or a country, never another person.
pub(super) fn add(text: &Text<'_>, name: &Range<usize>, kinds: &[Option<EntityKind>], roles: &mut Vec<Span>) {
    let around = Around { text, kinds, sentence: text.sentence_of(name.start) };
    let title = around.title(name.start);
    let before =
        around.role_before(title.start, !title.is_empty()).or_else(|| around.clause_before(name.start));
    let after = around.apposition(name.end);
    let found = [Some(title), before, after].into_iter().flatten();
    for role in found.filter(|role| !role.is_empty() && !role.clone().any(|at| around.is_person(at))) {
        let span = text.span(role);
        if roles.len() < MOST_ROLES && roles.iter().all(|known| known.of(text.source) != span.of(text.source))
        {
            roles.push(span);
        }
    }
}

/// The sentence around a name.
struct Around<'a> {
    text: &'a Text<'a>,
    kinds: &'a [Option<EntityKind>],
    sentence: Range<usize>,
}

impl Around<'_> {
    fn is(&self, at: usize, classes: Classes) -> bool {
        self.text.classes(at).any(classes)
    }

    fn kind_of(&self, at: usize) -> Option<EntityKind> {
        self.kinds.get(at).copied().flatten()
    }

    fn is_person(&self, at: usize) -> bool {
        self.kind_of(at) == Some(EntityKind::Person)
    }

    /// Whether a name that is no person's has this token: “Turkish”, “Fox News”.
    fn is_name(&self, at: usize) -> bool {
        self.kind_of(at).is_some_and(|kind| kind != EntityKind::Person)
    }

    /// “Major General”, “Secretary of State”: titles in capitals directly before the name.
    fn title(&self, end: usize) -> Range<usize> {
        let title = |at: usize| {
            self.is(at, Classes::TITLE)
                && matches!(self.text.kind(at), TokenKind::Capital | TokenKind::AllCaps)
        };
        let mut first = end;
        while first > self.sentence.start && end - first < LONGEST {
            if title(first - 1) {
                first -= 1;
            } else if first < end
                && first - 1 > self.sentence.start
                && self.text.word(first - 1) == "of"
                && title(first - 2)
            {
                first -= 2;
            } else {
                break;
            }
        }
        // “former Vice President”
        let past = first < end
            && first > self.sentence.start
            && matches!(self.text.word(first - 1), "former" | "ex" | "late");
        (if past { first - 1 } else { first })..end
    }

    /// “Turkish military chief of staff”, “mayor of Istanbul”, before a name or its title.
    fn role_before(&self, end: usize, titled: bool) -> Option<Range<usize>> {
        let mut first = end;
        while first > self.sentence.start && end - first < LONGEST {
            let word = self.text.word(first - 1);
            // The adviser of a president is not the president: what comes after “of” says no more who somebody is, but for “chief
            // of staff”.
            let link = matches!(word, "of" | "for")
                && first < end
                && (self.text.word(first) == "staff" || !(titled || self.role_in(first..end)));
            let part = self.is(first - 1, Classes::ROLE | Classes::MODIFIER)
                || (self.is_name(first - 1) && self.text.kind(first - 1) != TokenKind::Possessive);
            if !(part || link) {
                break;
            }
            first -= 1;
        }
        while first < end && matches!(self.text.word(first), "of" | "for") {
            first += 1;
        }
        let ends = first < end && (self.is(end - 1, Classes::ROLE) || self.is_name(end - 1));
        (ends && self.role_in(first..end) && !self.is_of_several(first..end)).then_some(first..end)
    }

    /// “Vice Director of the Center …, Hakki Uygur”: a clause before the name that begins with a title or role.
    fn clause_before(&self, name: usize) -> Option<Range<usize>> {
        let comma = name
            .checked_sub(1)
            .filter(|&comma| comma > self.sentence.start && self.text.kind(comma) == TokenKind::Comma)?;
        let begins = |at: usize| {
            at == self.sentence.start || matches!(self.text.kind(at - 1), TokenKind::Quote | TokenKind::Comma)
        };
        let first =
            (comma.saturating_sub(LONGEST).max(self.sentence.start)..comma).rev().find(|&at| begins(at))?;
        let first = if self.is(first, Classes::DETERMINER) { first + 1 } else { first };
        let opens = self.is(first, Classes::TITLE | Classes::ROLE | Classes::MODIFIER) || self.is_name(first);
        let role = self.role_in(first..comma.min(first + 4));
        (opens
            && role
            && comma - first > 1
            && !self.is_of_several(first..comma)
            && !self.has_verb(first..comma))
        .then_some(first..comma)
    }

    /// “Ana Ruiz, the harbour master,”, “Ana Ruiz, 34, a nurse,”, “Ana Ruiz, Turkey’s ambassador,”: an apposition that names a
    /// role.
    fn apposition(&self, name: usize) -> Option<Range<usize>> {
        if self.text.kind(name) != TokenKind::Comma {
            return None;
        }
        let aged =
            self.text.kind(name + 1) == TokenKind::Number && self.text.kind(name + 2) == TokenKind::Comma;
        let first = if aged { name + 3 } else { name + 1 };
        let first =
            if matches!(self.text.word(first), "then" | "now" | "currently") { first + 1 } else { first };
        let opens = self.is(first, Classes::DETERMINER | Classes::ROLE | Classes::MODIFIER)
            || (self.is_name(first) && !self.is_person(first));
        if !opens {
            return None;
        }
        let last = (first..self.sentence.end.min(first + LONGEST)).find(|&at| self.ends_apposition(at))?;
        let role = self.role_in(first..last.min(first + 7));
        (role && !self.has_verb(first..last)).then_some(first..last)
    }

    fn ends_apposition(&self, at: usize) -> bool {
        let mark = matches!(
            self.text.kind(at),
            TokenKind::Comma | TokenKind::Stop | TokenKind::Quote | TokenKind::Open | TokenKind::Colon
        );
        mark || matches!(self.text.word(at), "who" | "which" | "that" | "whose" | "where" | "–" | "—" | ";")
    }

    /// Whether a word among these says what a person is.
    fn role_in(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| self.is(at, Classes::ROLE) && !self.is_name(at))
    }

    /// Whether the first word that says what a person is speaks of several people.
    fn is_of_several(&self, mut tokens: Range<usize>) -> bool {
        tokens
            .find(|&at| self.is(at, Classes::ROLE) && !self.is_name(at))
            .is_some_and(|at| is_plural(self.text.word(at)))
    }

    /// Whether something is said and not only named.
    fn has_verb(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|at| {
            self.is(at, Classes::AUXILIARY)
                || (self.is(at, Classes::CUE)
                    && !self.is(at, Classes::ROLE | Classes::MODIFIER)
                    && self.text.kind(at) == TokenKind::Lower)
        })
    }
}

/// Whether a role's word is that of several people. “Boss” and “princess” are not.
fn is_plural(role: &str) -> bool {
    role.ends_with('s') && !role.ends_with("ss")
}
