//! What a word's letters and the word tables say, whatever stands around it.

use std::ops::Range;

use crate::engine::lexicon::{BrownClasses, Classes};
use crate::engine::model::{Fnv, fingerprint};
use crate::engine::text::{Text, Word};

/// A distinct word of the article, as the features see it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Form {
    /// The fingerprint of the letters.
    pub(super) hash: u64,
    /// The fingerprint of the letters in lower case.
    pub(super) lower: u64,
    /// The shape: `Xx`, `XX`, `X.X.`, `d`, `x-Xx` …
    pub(super) shape: u32,
    /// The fingerprint of the last three letters.
    pub(super) tail: u32,
    /// The distributional class, 0 when there is none.
    pub(super) brown: u32,
    /// The distributional class of the word in lower case.
    pub(super) lower_brown: u32,
    /// What the word lists say.
    pub(super) classes: Classes,
    /// What the lists of names say of the word alone.
    pub(super) known: u8,
    /// Whether it holds a capital letter: “al-Shabab”, “iPhone”, “Oslo”.
    pub(super) capital: bool,
}

/// The letters of a word in lower case that affixes are taken from; what is longer is cut.
pub(super) struct Lowered {
    bytes: [u8; 64],
    length: usize,
}

impl Lowered {
    pub(super) fn new(word: &str) -> Self {
        let mut lowered = Self { bytes: [0; 64], length: 0 };
        for c in word.chars() {
            let mut letters = [0; 4];
            for lower in c.to_lowercase() {
                let encoded = lower.encode_utf8(&mut letters).as_bytes();
                let end = lowered.length + encoded.len();
                let Some(slot) = lowered.bytes.get_mut(lowered.length..end) else { return lowered };
                slot.copy_from_slice(encoded);
                lowered.length = end;
            }
        }
        lowered
    }

    pub(super) fn as_str(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or("")
    }

    /// The fingerprints of the first three and four letters; none of the whole word.
    pub(super) fn prefixes(&self) -> impl Iterator<Item = u64> {
        let word = self.as_str();
        word.char_indices()
            .skip(3)
            .take(2)
            .map(move |(end, _)| fingerprint(word.get(..end).unwrap_or("").as_bytes()))
    }

    /// The byte ranges of the last three and four letters; none of the whole word.
    pub(super) fn suffixes(&self) -> impl Iterator<Item = Range<usize>> {
        let length = self.length;
        self.as_str()
            .char_indices()
            .rev()
            .take_while(|&(start, _)| start > 0)
            .skip(2)
            .take(2)
            .map(move |(start, _)| start..length)
    }

    /// The fingerprint of some of the letters.
    pub(super) fn hash(&self, bytes: Range<usize>) -> u64 {
        fingerprint(self.bytes.get(bytes).unwrap_or_default())
    }
}

/// The forms of an article's words, by their numbers.
pub(super) fn all(text: &Text<'_>, brown: &BrownClasses<'_>) -> Vec<Form> {
    text.vocabulary.words().iter().map(|word| form(text.source, word, brown)).collect()
}

fn form(source: &str, word: &Word, brown: &BrownClasses<'_>) -> Form {
    let letters = word.span.of(source);
    let mut form = Form {
        hash: word.hash,
        lower: word.hash,
        classes: word.classes,
        known: word.known,
        ..Form::default()
    };
    let (mut shape, mut lower) = (Fnv::new(), Fnv::new());
    let mut last = 0_u8;
    let mut run = 0;
    let mut all_capital = true;
    for c in letters.chars() {
        let kind = if c.is_uppercase() {
            form.capital = true;
            b'X'
        } else if c.is_alphabetic() {
            all_capital = false;
            b'x'
        } else if c.is_ascii_digit() {
            b'd'
        } else if c.is_ascii() {
            c as u8
        } else {
            b'?'
        };
        run = if kind == last { run + 1 } else { 1 };
        last = kind;
        if run <= 2 {
            shape.add(kind);
        }
        if c.is_ascii() {
            lower.add(c.to_ascii_lowercase() as u8);
        } else {
            let mut buffer = [0; 4];
            c.to_lowercase().for_each(|l| l.encode_utf8(&mut buffer).bytes().for_each(|b| lower.add(b)));
        }
    }
    let tail = letters.char_indices().rev().take(3).last().and_then(|(start, _)| letters.get(start..));
    form.tail = cut(fingerprint(tail.unwrap_or("").as_bytes()));
    form.shape = cut(shape.hash());
    form.lower = lower.hash();
    form.brown = brown.class_of(form.hash);
    if form.capital {
        form.lower_brown = brown.class_of(form.lower);
        if form.brown == 0 && all_capital {
            form.brown = brown.class_of(title_case(letters));
        }
    }
    form
}

/// A hash stays one when it is cut.
#[allow(clippy::cast_possible_truncation)]
const fn cut(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

/// The fingerprint of a word with only its first letter capital.
fn title_case(word: &str) -> u64 {
    let mut hash = Fnv::new();
    let mut letters = [0; 4];
    let mut chars = word.chars();
    if let Some(first) = chars.next() {
        first.encode_utf8(&mut letters).bytes().for_each(|byte| hash.add(byte));
    }
    for c in chars.flat_map(char::to_lowercase) {
        c.encode_utf8(&mut letters).bytes().for_each(|byte| hash.add(byte));
    }
    hash.hash()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn affixes_are_shorter_than_the_word() {
        let lowered = Lowered::new("Ösáne");
        assert_eq!(lowered.as_str(), "ösáne");
        assert_eq!(
            lowered.prefixes().collect::<Vec<_>>(),
            ["ösá", "ösán"].map(|s| fingerprint(s.as_bytes()))
        );
        let suffixes: Vec<_> = lowered.suffixes().map(|range| &lowered.as_str()[range]).collect();
        assert_eq!(suffixes, ["áne", "sáne"]);
        assert_eq!(Lowered::new("áne").suffixes().count(), 0);
        assert!(Lowered::new(&"ß".repeat(200)).as_str().len() <= 64);
    }
}
