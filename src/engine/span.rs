//! A place in an article's one text.

use serde::{Deserialize, Serialize};

/// A half-open range of **UTF-8 bytes** into [`Document::text`](super::Document::text).
///
/// Both ends lie on character boundaries. `u32` is enough: a document is at most
/// [`Document::MAX_BYTES`](super::Document::MAX_BYTES) long. Other units (code points, UTF-16) exist only at the
/// borders of the program and are made by [`Offsets`](super::text::Offsets).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`; empty at `start` when the ends are the wrong way round.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The same from byte positions, which a document's limit keeps below `u32::MAX`.
    #[must_use]
    pub(crate) fn at(start: usize, end: usize) -> Self {
        Self::new(offset(start), offset(end))
    }

    /// The length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether every byte of `other` is inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two have a byte in common.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span around both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The words of the span, or `""` when it is not a span of this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The span as a range of byte positions.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let words = self.of(text);
        let head = words.len() - words.trim_start().len();
        let kept = words.trim().len();
        Self::at(self.start as usize + head, self.start as usize + head + kept)
    }
}

/// A byte position as an offset; saturates, which [`Document::MAX_BYTES`](super::Document::MAX_BYTES) makes impossible.
pub(crate) fn offset(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations() {
        let (a, b) = (Span::new(0, 4), Span::new(4, 8));
        assert!(!a.overlaps(b));
        assert!(a.cover(b).contains(b));
        assert!(Span::new(5, 2).is_empty());
    }

    #[test]
    fn a_span_of_another_text_is_empty_not_a_panic() {
        assert_eq!(Span::new(0, 99).of("short"), "");
        assert_eq!(Span::new(1, 2).of("é"), "");
    }

    #[test]
    fn trimming_keeps_the_words() {
        let text = "  a b \u{a0}";
        assert_eq!(Span::new(0, 8).trim(text).of(text), "a b");
    }
}
