//! Forms: the different ways in which an article writes names. Most names repeat one, so that what takes time is done once for
//! each form.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::short::is_organisation;
use super::spelling;
use crate::engine::EntityKind;
use crate::engine::lexicon::Gazetteer;
use crate::engine::lexicon::gazetteer::{BEGINS, CITY, COUNTRY, REGION};
use crate::engine::model::fingerprint;
use crate::engine::ner::Name;
use crate::engine::span::offset;
use crate::engine::text::{Text, TokenKind};

/// Short forms that news uses without ever giving the full name.
const SHORT_FORMS: [(&str, &str); 14] = [
    ("Britain", "United Kingdom"),
    ("Great Britain", "United Kingdom"),
    ("USSR", "Soviet Union"),
    ("U.S.", "United States"),
    ("US", "United States"),
    ("USA", "United States"),
    ("U.S.A.", "United States"),
    ("UK", "United Kingdom"),
    ("U.K.", "United Kingdom"),
    ("UAE", "United Arab Emirates"),
    ("DR Congo", "Democratic Republic of the Congo"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
    ("U.N.", "United Nations"),
];

/// A way of writing a name.
#[derive(Debug)]
pub(super) struct Form<'a> {
    /// The words as they stand where it is written first.
    pub(super) words: &'a str,
    /// What follows and tells it from others of that name: “Illinois”, of “Springfield, Illinois”. Mostly nothing.
    pub(super) tail: &'a str,
    /// What is left of them when spelling is taken away; equal for names that are one.
    pub(super) key: String,
    /// The kind that most of its names have.
    pub(super) kind: EntityKind,
    /// The first name that is written so, by its index.
    pub(super) first: usize,
}

impl Form<'_> {
    /// Whether it is more than one word, or stands for more.
    pub(super) fn is_full(&self) -> bool {
        !self.tail.is_empty() || is_full(self.words, self.kind)
    }
}

/// The forms of an article and which name has which.
#[derive(Debug)]
pub(super) struct Forms<'a> {
    /// In order of their first names.
    pub(super) all: Vec<Form<'a>>,
    /// The form of each name.
    of_names: Vec<u32>,
}

impl<'a> Forms<'a> {
    /// Sorts the names of a text by how they are written.
    pub(super) fn new(text: &Text<'a>, gazetteer: &Gazetteer<'_>, names: &[Name]) -> Self {
        // Of short articles, half the names are written in a way of their own; long ones grow.
        let some = (names.len() / 2).min(1 << 10);
        let mut all: Vec<Form<'a>> = Vec::with_capacity(some);
        let mut votes: Vec<[u32; EntityKind::ALL.len()]> = Vec::with_capacity(some);
        let mut written: FxHashMap<(&str, EntityKind, &str), u32> =
            FxHashMap::with_capacity_and_hasher(some, FxBuildHasher);
        // By the fingerprint of the key.
        let mut known: FxHashMap<(Option<EntityKind>, u64), u32> =
            FxHashMap::with_capacity_and_hasher(some, FxBuildHasher);
        let mut of_names = Vec::with_capacity(names.len());
        for (first, name) in names.iter().enumerate() {
            let words = text.span(name.tokens()).of(text.source);
            let tail = tail(text, gazetteer, name, names.get(first + 1));
            let number = *written.entry((words, name.kind, tail)).or_insert_with(|| {
                // Names of several words are one whatever the recogniser takes them for; a single word can be several things.
                let full = !tail.is_empty() || is_full(words, name.kind);
                let apart = (!full || name.kind == EntityKind::Group).then_some(name.kind);
                let mut key = key(words, name.kind);
                spelling::add_parts(tail, &mut key);
                *known.entry((apart, fingerprint(key.as_bytes()))).or_insert_with(|| {
                    all.push(Form { words, tail, key, kind: name.kind, first });
                    votes.push([0; EntityKind::ALL.len()]);
                    offset(all.len() - 1)
                })
            });
            if let Some(count) =
                votes.get_mut(number as usize).and_then(|votes| votes.get_mut(name.kind as usize))
            {
                *count += 1;
            }
            of_names.push(number);
        }
        for (form, votes) in all.iter_mut().zip(&votes) {
            let count = |kind: EntityKind| votes.get(kind as usize).copied().unwrap_or(0);
            if let Some(most) = EntityKind::ALL.into_iter().rev().max_by_key(|&kind| count(kind))
                && count(most) > count(form.kind)
            {
                form.kind = most;
            }
        }
        Self { all, of_names }
    }

    /// The number of a name's form.
    pub(super) fn of(&self, name: usize) -> usize {
        self.of_names.get(name).map_or(0, |&number| number as usize)
    }

    /// The form of this number.
    pub(super) fn get(&self, number: usize) -> Option<&Form<'a>> {
        self.all.get(number)
    }
}

/// What follows a name and makes it another: the state or country of a town; the rest of a known name, of which the recogniser
/// took the beginning: “Today” of “USA Today”.
fn tail<'a>(text: &Text<'a>, gazetteer: &Gazetteer<'_>, name: &Name, next: Option<&Name>) -> &'a str {
    let words = |name: &Name| text.span(name.tokens()).of(text.source);
    let end = name.tokens().end;
    let begins = text.kind(end) == TokenKind::Capital && gazetteer.classes(words(name)) & BEGINS != 0;
    if begins && is_organisation(gazetteer, words(name), text.word(end)) {
        return text.word(end);
    }
    let is_place = |name: &&Name| name.kind == EntityKind::Place;
    let beside = next.filter(|next| text.kind(end) == TokenKind::Comma && next.tokens().start == end + 1);
    let Some(state) = beside.filter(is_place).filter(|_| is_place(&name)) else { return "" };
    // “Boston, New York and Chicago” are three towns, “Norway, Sweden” two countries.
    let is_state = gazetteer.classes(words(state)) & (COUNTRY | REGION | CITY);
    let is_town = gazetteer.classes(words(name)) & (COUNTRY | REGION) == 0;
    if is_town && matches!(is_state, COUNTRY | REGION) { words(state) } else { "" }
}

/// A hyphen makes two words of “Guinea-Bissau”, one of a person’s surname.
fn is_full(words: &str, kind: EntityKind) -> bool {
    let hyphen = kind != EntityKind::Person && words.contains('-');
    hyphen || words.contains(char::is_whitespace) || in_full(words).is_some()
}

/// What a common short form stands for.
fn in_full(short: &str) -> Option<&'static str> {
    SHORT_FORMS.iter().find(|(known, _)| *known == short).map(|&(_, full)| full)
}

/// What names have in common that are one: no article before, no accents, small letters, common short forms in full, groups in
/// the singular.
#[must_use]
pub fn key(words: &str, kind: EntityKind) -> String {
    let bare = words.strip_prefix("The ").or_else(|| words.strip_prefix("the ")).unwrap_or(words);
    let (first, rest) = match in_full(bare) {
        Some(full) => (full, ""),
        None => match bare.split_once(' ') {
            Some((first, rest)) => (in_full(first).unwrap_or(first), rest),
            None => (bare, ""),
        },
    };
    let mut key = String::with_capacity(words.len());
    spelling::add_parts(first, &mut key);
    spelling::add_parts(rest, &mut key);
    let plural = kind == EntityKind::Group && key.len() > 4 && key.ends_with('s') && !key.ends_with("ss");
    if plural {
        key.pop();
    }
    if key.is_empty() { words.to_owned() } else { key }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_one_have_one_key() {
        let same = |one: &str, other: &str, kind| assert_eq!(key(one, kind), key(other, kind));
        same("U.S.", "United States", EntityKind::Place);
        same("US Senate", "the United States Senate", EntityKind::Organisation);
        same("The New York Times", "New York Times", EntityKind::Organisation);
        same("Kurds", "Kurd", EntityKind::Group);
        same("Al-Qa’ida", "al-Qaida", EntityKind::Organisation);
        assert_ne!(key("Swiss", EntityKind::Group), key("Swis", EntityKind::Group));
        assert_eq!(key("…", EntityKind::Other), "…");
    }
}
