//! Positions in bytes, code points and UTF-16 units.

use crate::engine::Span;

/// A table from byte positions of one text to code points and UTF-16 units and back.
///
/// Built in one pass; each look-up scans at most [`STRIDE`](Self) bytes.
#[derive(Clone, Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    /// For every `STRIDE` bytes: the code points and UTF-16 units that begin before.
    marks: Vec<(u32, u32)>,
}

const STRIDE: usize = 64;

impl<'a> Offsets<'a> {
    /// The table for `text`.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut points, mut units) = (0, 0);
        for (at, byte) in text.bytes().enumerate() {
            if at.is_multiple_of(STRIDE) {
                marks.push((points, units));
            }
            points += starts_point(byte);
            units += starts_units(byte);
        }
        if text.len().is_multiple_of(STRIDE) {
            marks.push((points, units));
        }
        Self { text, marks }
    }

    /// How many code points begin before this byte.
    #[must_use]
    pub fn code_points(&self, byte: u32) -> u32 {
        self.count(byte).0
    }

    /// How many UTF-16 units begin before this byte.
    #[must_use]
    pub fn utf16(&self, byte: u32) -> u32 {
        self.count(byte).1
    }

    /// A span in code points.
    #[must_use]
    pub fn span_in_code_points(&self, span: Span) -> (u32, u32) {
        (self.code_points(span.start), self.code_points(span.end))
    }

    /// The byte at which the `units`-th UTF-16 unit begins; the end of the text when there are fewer. A unit in the middle
    /// of a surrogate pair gives the pair's beginning.
    #[must_use]
    pub fn byte_of_utf16(&self, units: u32) -> u32 {
        self.byte_where(units, |mark| mark.1, |c| u32::try_from(c.len_utf16()).unwrap_or(1))
    }

    /// The byte at which the `points`-th code point begins; the end of the text when there are fewer.
    #[must_use]
    pub fn byte_of_code_point(&self, points: u32) -> u32 {
        self.byte_where(points, |mark| mark.0, |_| 1)
    }

    fn count(&self, byte: u32) -> (u32, u32) {
        let byte = (byte as usize).min(self.text.len());
        let (mut points, mut units) = self.marks.get(byte / STRIDE).copied().unwrap_or((0, 0));
        for &b in self.text.as_bytes().get(byte / STRIDE * STRIDE..byte).unwrap_or_default() {
            points += starts_point(b);
            units += starts_units(b);
        }
        (points, units)
    }

    fn byte_where(&self, wanted: u32, of: impl Fn(&(u32, u32)) -> u32, width: impl Fn(char) -> u32) -> u32 {
        let stride = self.marks.partition_point(|mark| of(mark) <= wanted).saturating_sub(1);
        let mut byte = stride * STRIDE;
        let mut seen = self.marks.get(stride).map_or(0, of);
        // A stride may begin inside a character, whose beginning was counted before it.
        while byte < self.text.len() && !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        for c in self.text.get(byte..).unwrap_or_default().chars() {
            seen += width(c);
            if seen > wanted {
                break;
            }
            byte += c.len_utf8();
        }
        crate::engine::span::offset(byte)
    }
}

/// One for the first byte of a character, nothing for the bytes that continue it.
fn starts_point(byte: u8) -> u32 {
    u32::from(byte & 0xc0 != 0x80)
}

/// The UTF-16 units of the character that begins with this byte: two from U+10000 on, whose UTF-8 begins with 0xf0.
fn starts_units(byte: u8) -> u32 {
    starts_point(byte) + u32::from(byte >= 0xf0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-z\u{e9}\u{301}\u{4e2d}\u{1f389}\u{200d} ]{0,200}") {
            let offsets = Offsets::new(&text);
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for at in ends {
                let before = &text[..at];
                let byte = u32::try_from(at).unwrap();
                prop_assert_eq!(offsets.code_points(byte) as usize, before.chars().count());
                prop_assert_eq!(offsets.utf16(byte) as usize, before.encode_utf16().count());
                prop_assert_eq!(offsets.byte_of_utf16(offsets.utf16(byte)), byte);
                prop_assert_eq!(offsets.byte_of_code_point(offsets.code_points(byte)), byte);
            }
        }
    }

    #[test]
    fn positions_beyond_the_text_are_its_end() {
        let offsets = Offsets::new("ab");
        assert_eq!((offsets.code_points(99), offsets.byte_of_utf16(99)), (2, 2));
    }
}
