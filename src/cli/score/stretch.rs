//! A stretch of an annotated text, in code points: lengths count letters alike, whatever their size in bytes.

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Stretch {
    /// The stretch between two offsets, as far as the text goes.
    pub(super) fn new(text: &[char], start: u32, end: u32) -> Self {
        let end = (end as usize).min(text.len());
        Self { start: (start as usize).min(end), end }
    }

    pub(super) const fn len(self) -> usize {
        self.end - self.start
    }

    pub(super) const fn is_empty(self) -> bool {
        self.start == self.end
    }

    pub(super) const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// How many code points are in both.
    pub(super) fn shared(self, other: Self) -> usize {
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }

    /// How many code points there are from the first beginning to the last end.
    pub(super) fn together(self, other: Self) -> usize {
        self.end.max(other.end) - self.start.min(other.start)
    }

    pub(super) fn of(self, text: &[char]) -> &[char] {
        text.get(self.start..self.end).unwrap_or_default()
    }

    pub(super) fn words(self, text: &[char]) -> String {
        self.of(text).iter().collect()
    }

    /// From the first to the last letter, digit or sign of a currency and the like: whether marks and full stops are inside is
    /// a habit of annotators.
    pub(super) fn trimmed(self, text: &[char]) -> Self {
        let counts = |c: &char| c.is_alphanumeric() || "$£€%#@".contains(*c);
        let words = self.of(text);
        match (words.iter().position(counts), words.iter().rposition(counts)) {
            (Some(first), Some(last)) => Self { start: self.start + first, end: self.start + last + 1 },
            _ => Self { start: self.end, end: self.end },
        }
    }

    /// The words of a quotation: trimmed, and without a leading “that”, which some count in and some do not.
    pub(super) fn quoted(self, text: &[char]) -> Self {
        let whole = self.trimmed(text);
        let after_that = match whole.of(text) {
            ['t' | 'T', 'h', 'a', 't', space, ..] if space.is_whitespace() => {
                Self { start: whole.start + 5, ..whole }.trimmed(text)
            }
            _ => return whole,
        };
        if after_that.is_empty() { whole } else { after_that }
    }
}
