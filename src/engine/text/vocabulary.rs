//! The different words of an article, each looked up once.

use hashbrown::HashTable;
use hashbrown::hash_table::Entry;

use super::compound;
use super::token::{Piece, TokenKind};
use crate::engine::Span;
use crate::engine::lexicon::{Classes, Gazetteer, Lexicon};
use crate::engine::model::fingerprint;
use crate::engine::span::offset;

/// The number of a word in its article's [`Vocabulary`]. Two tokens have the same number when they are written alike, to the byte.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct WordId(u32);

impl WordId {
    /// Numbers have this many bits: a document has fewer bytes than such numbers exist.
    pub(super) const BITS: u32 = 28;

    /// The number, cut to its bits.
    pub(super) const fn new(number: u32) -> Self {
        Self(number & ((1 << Self::BITS) - 1))
    }

    /// The number as an index.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    pub(super) const fn number(self) -> u32 {
        self.0
    }
}

/// What is known about a word, whatever stands around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Where it first stands.
    pub(crate) span: Span,
    /// The [`fingerprint`] of its letters.
    pub(crate) hash: u64,
    /// What the word lists say: of the word as it is written and, where it is capitalised, in lower case.
    pub(crate) classes: Classes,
    /// What the lists of names say of the word alone.
    pub(crate) known: u8,
    /// Where the hyphen is at which the word is cut in two, in bytes from its beginning; 0 when it stays whole.
    pub(super) cut: u16,
}

/// The different words of an article, numbered by their first occurrence.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    words: Vec<Word>,
    numbers: HashTable<u32>,
}

impl Vocabulary {
    /// An empty vocabulary for a text of so many bytes.
    pub(super) fn for_bytes(bytes: usize) -> Self {
        // Short texts have a new word every fifteen bytes; long ones have fewer, and grow.
        let words = (bytes / 15).min(1 << 12);
        Self { words: Vec::with_capacity(words), numbers: HashTable::with_capacity(words) }
    }

    /// Every word.
    pub(crate) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The word of this number.
    pub(crate) fn word(&self, id: WordId) -> Word {
        self.words.get(id.index()).copied().unwrap_or_default()
    }

    /// The word with this [`fingerprint`].
    pub(crate) fn find(&self, hash: u64) -> Option<WordId> {
        let same = |&number: &u32| self.words.get(number as usize).is_some_and(|word| word.hash == hash);
        self.numbers.find(spread(hash), same).map(|&number| WordId::new(number))
    }

    /// The number of a piece's word, which is looked up if it is new.
    pub(super) fn add(
        &mut self,
        source: &str,
        piece: Piece,
        lexicon: &Lexicon,
        gazetteer: &Gazetteer<'_>,
    ) -> WordId {
        let letters = piece.span.of(source);
        let hash = fingerprint(letters.as_bytes());
        let words = &mut self.words;
        let same = |&number: &u32| {
            words
                .get(number as usize)
                .is_some_and(|word| word.hash == hash && word.span.of(source) == letters)
        };
        let rehash = |&number: &u32| words.get(number as usize).map_or(0, |word| spread(word.hash));
        match self.numbers.entry(spread(hash), same, rehash) {
            Entry::Occupied(known) => WordId::new(*known.get()),
            Entry::Vacant(slot) => {
                let number = offset(words.len());
                slot.insert(number);
                let classes = match piece.kind {
                    TokenKind::Lower => lexicon.classes(letters),
                    TokenKind::Capital | TokenKind::AllCaps => {
                        lexicon.classes(letters) | lexicon.lower_classes(letters)
                    }
                    _ => Classes::NONE,
                };
                let known = if piece.kind.is_word() { gazetteer.classes_of(hash) } else { 0 };
                let cut =
                    if piece.kind.is_word() { compound::cut(letters, known, lexicon, gazetteer) } else { 0 };
                words.push(Word { span: piece.span, hash, classes, known, cut });
                WordId::new(number)
            }
        }
    }
}

/// FNV leaves its best bits in the middle; the table takes the highest and the lowest.
const fn spread(hash: u64) -> u64 {
    (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
