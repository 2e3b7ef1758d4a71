//! What kind of thing a run of capitalised words names, if anything.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::runs::Run;
use super::{EntityKind, Name};
use crate::engine::lexicon::gazetteer::{FIRST_NAME, GROUP, ORGANISATION, PLACE};
use crate::engine::lexicon::{Classes, Gazetteer};
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Reason, Rule, Span};

/// The names among `runs`. Longer runs are judged first, on what they hold; then single words, on what the article says
/// of the same word elsewhere.
pub(super) fn judge(text: &Text<'_>, gazetteer: &Gazetteer<'_>, runs: &[Run]) -> Vec<Name> {
    let mut judge = Judge { text, gazetteer, names: Vec::new(), single: Vec::new() };
    for run in runs {
        judge.run(run);
    }
    judge.single_words();
    judge.national_institutions();
    judge.names.sort_by_key(|name| name.tokens.start);
    judge.names
}

struct Judge<'a> {
    text: &'a Text<'a>,
    gazetteer: &'a Gazetteer<'a>,
    names: Vec<Name>,
    /// Single words that no list knows, and whether a sentence begins with them.
    single: Vec<(usize, bool)>,
}

impl<'a> Judge<'a> {
    fn words(&self, tokens: Range<usize>) -> &'a str {
        self.text.span(tokens).of(self.text.source)
    }

    fn known(&self, tokens: Range<usize>) -> u8 {
        self.gazetteer.classes(self.words(tokens))
    }

    fn class(&self, token: usize) -> Classes {
        self.text.classes(token)
    }

    fn push(&mut self, tokens: Range<usize>, kind: EntityKind, confidence: u16, rule: Rule, evidence: Span) {
        self.names.push(Name { tokens, kind, confidence, why: vec![Reason::new(rule, evidence)] });
    }

    fn run(&mut self, run: &Run) {
        let Range { mut start, end } = run.tokens;
        let mut initial = run.initial;
        // A small word at the front is capitalised by its place: “The Hague” is known, “The Turkish” is not.
        while start < end && self.class(start).any(Classes::FUNCTION) && self.known(start..end) == 0 {
            start += 1;
            initial = false;
        }
        if start == end {
            return;
        }
        if initial && self.is_ordinary_beginning(start, end) {
            start += 1;
            if start == end {
                return;
            }
        }
        let single_initial = initial && start == run.tokens.start;
        self.piece(start..end, single_initial);
    }

    /// Whether the first word of a sentence is an ordinary word and no part of the name after it.
    fn is_ordinary_beginning(&self, start: usize, end: usize) -> bool {
        let class = self.class(start);
        let title =
            class.any(Classes::TITLE | Classes::ORGANISATION_HEAD | Classes::PLACE_BEFORE) && end - start > 1;
        let headed = end - start > 1 && self.class(end - 1).any(Classes::ORGANISATION_HEAD | Classes::EVENT);
        class.any(Classes::COMMON)
            && !title
            && !headed
            && self.known(start..start + 1) == 0
            && self.known(start..end) == 0
    }

    /// Judges a stretch of capitalised words: whole if a list knows it, else by its parts.
    fn piece(&mut self, tokens: Range<usize>, initial: bool) {
        let Range { start, end } = tokens;
        if start >= end || self.whole(tokens.clone()) {
            return;
        }
        if let Some(cut) = self.person_after(start, end) {
            self.piece(start..cut, false);
            return self.push(
                cut..end,
                EntityKind::Person,
                900,
                Rule::TitleBefore,
                self.text.span(start..cut),
            );
        }
        if self.is_organisation(tokens.clone()) {
            let evidence = self.text.token(end - 1).span;
            return self.push(tokens, EntityKind::Organisation, 900, Rule::OrganisationWord, evidence);
        }
        if let Some(title) = (start..end).rev().find(|&at| self.is_title(at, start, end)) {
            return self.titled(start, title, end);
        }
        if end - start > 1 && self.known(start..start + 1) & GROUP != 0 {
            self.push(
                start..start + 1,
                EntityKind::Group,
                950,
                Rule::KnownGroup,
                self.text.token(start).span,
            );
            return self.piece(start + 1..end, false);
        }
        if end - start == 1 {
            return self.single.push((start, initial));
        }
        self.several(start..end);
    }

    /// “ambassador to Iran Riza Hakan Tekin”, “secretary of the Security Council Ali Shamkhani”: where a person's name begins
    /// right after the place or organisation of his or her role.
    fn person_after(&self, start: usize, end: usize) -> Option<usize> {
        let cut = (start + 1..end.saturating_sub(1)).rev().find(|&cut| {
            let place = self.known(start..cut) & PLACE != 0;
            let organisation = cut - start > 1 && self.class(cut - 1).any(Classes::ORGANISATION_HEAD);
            place || organisation
        })?;
        let rest = cut..end;
        let plain = rest.len() <= 4
            && (cut..end).all(|at| {
                !self.class(at).any(
                    Classes::ORGANISATION_HEAD
                        | Classes::ORGANISATION_TAIL
                        | Classes::EVENT
                        | Classes::PLACE_AFTER
                        | Classes::TITLE
                        | Classes::FUNCTION,
                )
            });
        let named = self.known(cut..cut + 1) & FIRST_NAME != 0 && self.known(cut..cut + 1) & PLACE == 0;
        (plain && (named || self.role_with_preposition(start))).then_some(cut)
    }

    /// “ambassador to”, “secretary of the”, before a token.
    fn role_with_preposition(&self, start: usize) -> bool {
        let Some(before) = start.checked_sub(1) else { return false };
        let preposition = if self.text.word(before) == "the" { before.checked_sub(1) } else { Some(before) };
        preposition.is_some_and(|at| {
            at > 0
                && matches!(self.text.word(at), "of" | "to" | "for" | "in")
                && self.class(at - 1).any(Classes::ROLE)
        })
    }

    /// A name that a list knows as it stands.
    fn whole(&mut self, tokens: Range<usize>) -> bool {
        let known = self.known(tokens.clone());
        let span = self.text.span(tokens.clone());
        let several = tokens.len() > 1;
        let (kind, rule) = if known & GROUP != 0 {
            (EntityKind::Group, Rule::KnownGroup)
        } else if known & ORGANISATION != 0 {
            (EntityKind::Organisation, Rule::KnownOrganisation)
        } else if known & PLACE != 0 && known & FIRST_NAME == 0 {
            (EntityKind::Place, Rule::KnownPlace)
        } else {
            return false;
        };
        let confidence = if several { 970 } else { 930 };
        self.push(tokens, kind, confidence, rule, span);
        true
    }

    fn is_organisation(&self, tokens: Range<usize>) -> bool {
        let several = tokens.len() > 1;
        let last = self.class(tokens.end - 1);
        let headed = last.any(Classes::ORGANISATION_HEAD | Classes::ORGANISATION_TAIL);
        // “Center for Iranian Studies”: the head comes first, before “of” or “for”.
        let opened = tokens.clone().any(|at| {
            self.class(at).any(Classes::ORGANISATION_HEAD)
                && at + 1 < tokens.end
                && matches!(self.text.word(at + 1), "of" | "for")
        });
        several && (headed || opened)
    }

    /// Whether the token is a title inside the stretch with a name after it, or the last of a stretch that is all titles.
    fn is_title(&self, at: usize, start: usize, end: usize) -> bool {
        let title = |at: usize| self.class(at).any(Classes::TITLE);
        title(at)
            && (at + 1 < end
                || (start..end).all(title)
                || self.class(start).any(Classes::MODIFIER)
                || self.known(start..at) & (GROUP | PLACE) != 0)
    }

    /// “Turkish President Recep Tayyip Erdogan”: what stands before the titles, and the person after them.
    fn titled(&mut self, start: usize, title: usize, end: usize) {
        let mut first = title;
        while first > start && self.class(first - 1).any(Classes::TITLE | Classes::MODIFIER) {
            first -= 1;
        }
        self.piece(start..first, false);
        if title + 1 < end {
            self.push(
                title + 1..end,
                EntityKind::Person,
                950,
                Rule::TitleBefore,
                self.text.span(first..title + 1),
            );
        }
    }

    /// Several words that no list knows as a whole.
    fn several(&mut self, tokens: Range<usize>) {
        let Range { start, end } = tokens;
        let (first, last) = (self.class(start), self.class(end - 1));
        let at = |token: usize| self.text.token(token).span;
        let (kind, confidence, rule, evidence) = if last.any(Classes::EVENT) {
            (EntityKind::Event, 800, Rule::EventWord, at(end - 1))
        } else if last.any(Classes::PLACE_AFTER) {
            (EntityKind::Place, 850, Rule::PlaceWord, at(end - 1))
        } else if first.any(Classes::PLACE_BEFORE) {
            (EntityKind::Place, 850, Rule::PlaceWord, at(start))
        } else if self.text.kind(start) == TokenKind::AllCaps && !self.text.word(start).contains('.') {
            (EntityKind::Organisation, 750, Rule::Acronym, at(start))
        } else if self.known(start..start + 1) & FIRST_NAME != 0 {
            (EntityKind::Person, 930, Rule::KnownFirstName, at(start))
        } else if let Some(role) = self.role_before(start) {
            (EntityKind::Person, 900, Rule::TitleBefore, at(role))
        } else if (start + 1..end).any(|cut| self.known(start..cut) & PLACE != 0) {
            (EntityKind::Organisation, 500, Rule::KnownPlace, at(start))
        } else if end - start <= 4 {
            (EntityKind::Person, 700, Rule::CapitalisedRun, self.text.span(start..end))
        } else {
            (EntityKind::Other, 400, Rule::CapitalisedRun, self.text.span(start..end))
        };
        self.push(start..end, kind, confidence, rule, evidence);
    }

    /// A lower-case role that stands before the name: “defence minister Amir Hatami”.
    fn role_before(&self, start: usize) -> Option<usize> {
        start.checked_sub(1).filter(|&before| {
            self.text.kind(before) == TokenKind::Lower && self.class(before).any(Classes::ROLE)
        })
    }

    /// Judges the words that stood alone by what the article says of them elsewhere, then by their neighbours.
    fn single_words(&mut self) {
        if self.single.is_empty() {
            return;
        }
        let persons = self.words_of_persons();
        let lower = self.seen_in_lower_case();
        for (at, initial) in std::mem::take(&mut self.single) {
            let word = self.text.word(at);
            if let Some(&evidence) = persons.get(word) {
                self.push(at..at + 1, EntityKind::Person, 900, Rule::Surname, evidence);
            } else if !(initial
                && (self.class(at).any(Classes::COMMON) || lower.contains(&*word.to_lowercase())))
            {
                self.single_word(at, initial);
            }
        }
    }

    /// The words of every person named in full, with the place of the full name.
    fn words_of_persons(&self) -> FxHashMap<&'a str, Span> {
        let mut words = FxHashMap::default();
        for name in self.names.iter().filter(|name| name.kind == EntityKind::Person) {
            let span = self.text.span(name.tokens.clone());
            for at in name.tokens.clone().filter(|&at| self.text.kind(at) != TokenKind::Lower) {
                words.entry(self.text.word(at)).or_insert(span);
            }
        }
        words
    }

    /// Of the words that only a sentence's beginning may have capitalised, those that the article writes in lower case too.
    fn seen_in_lower_case(&self) -> FxHashSet<&'a str> {
        let wanted: FxHashSet<String> = self
            .single
            .iter()
            .filter(|(_, initial)| *initial)
            .map(|&(at, _)| self.text.word(at).to_lowercase())
            .collect();
        let lower = (0..self.text.tokens.len()).filter(|&at| self.text.kind(at) == TokenKind::Lower);
        lower.map(|at| self.text.word(at)).filter(|word| wanted.contains(*word)).collect()
    }

    fn single_word(&mut self, at: usize, initial: bool) {
        let span = self.text.token(at).span;
        let class = self.class(at);
        let before = at.checked_sub(1).map_or(Classes::NONE, |before| self.class(before));
        let after = self.class(at + 1);
        let spoken = (after.any(Classes::CUE) && !after.any(Classes::WEAK))
            || (before.any(Classes::CUE) && !before.any(Classes::WEAK));
        let word = self.text.word(at);
        let (kind, confidence, rule) = if let Some(role) = self.role_before(at) {
            return self.push(
                at..at + 1,
                EntityKind::Person,
                850,
                Rule::TitleBefore,
                self.text.token(role).span,
            );
        } else if self.text.kind(at) == TokenKind::AllCaps {
            (EntityKind::Organisation, 800, Rule::Acronym)
        } else if class.any(Classes::TITLE | Classes::COMMON) {
            return;
        } else if self.known(at..at + 1) & PLACE != 0 {
            (EntityKind::Place, 800, Rule::KnownPlace)
        } else if self.known(at..at + 1) & FIRST_NAME != 0 {
            (EntityKind::Person, 700, Rule::KnownFirstName)
        } else if before.any(Classes::PLACE_PREPOSITION) {
            (EntityKind::Place, 600, Rule::PlacePreposition)
        } else if spoken {
            (EntityKind::Person, 600, Rule::SpeaksNearby)
        } else if initial || word.chars().count() < 3 {
            return;
        } else {
            (EntityKind::Other, 300, Rule::CapitalisedRun)
        };
        self.push(at..at + 1, kind, confidence, rule, span);
    }

    /// “Turkish foreign ministry”: a nationality and a lower-case institution are one name.
    fn national_institutions(&mut self) {
        for name in &mut self.names {
            if name.kind != EntityKind::Group || name.tokens.len() != 1 {
                continue;
            }
            let mut at = name.tokens.end;
            while self.text.kind(at) == TokenKind::Lower
                && self.text.classes(at).any(Classes::MODIFIER)
                && !self.text.classes(at).any(Classes::INSTITUTION)
            {
                at += 1;
            }
            if self.text.kind(at) == TokenKind::Lower && self.text.classes(at).any(Classes::INSTITUTION) {
                name.tokens.end = at + 1;
                name.kind = EntityKind::Organisation;
                name.confidence = 850;
                name.why = vec![Reason::new(Rule::NationalInstitution, self.text.span(name.tokens.clone()))];
            }
        }
    }
}
