//! Reading times.

use crate::engine::Document;
use crate::reading::words::WORDS_A_MINUTE;

/// How long is left to read from any place of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pace {
    /// The words before each block, and all of them at the end.
    before: Vec<usize>,
}

impl Pace {
    /// Counts the words of an article.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut words = 0;
        let mut before = vec![0];
        for block in document.blocks() {
            words += block.span.of(document.text()).split_whitespace().count();
            before.push(words);
        }
        Self { before }
    }

    /// The minutes left when all before this block has been read, and so many thousandths of the block.
    #[must_use]
    pub fn minutes_left(&self, block: usize, part: usize) -> usize {
        let words = |at: usize| self.before.get(at).or(self.before.last()).copied().unwrap_or(0);
        let own = words(block + 1) - words(block);
        let read = words(block) + own * part.min(1000) / 1000;
        words(usize::MAX).saturating_sub(read).div_ceil(WORDS_A_MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;
    use crate::reading::words::minutes;

    fn document(text: &str) -> Document {
        Document::from_text(text, Meta::default()).unwrap()
    }

    #[test]
    fn what_is_read_is_not_left() {
        let document = document(&format!("{}\n\n{}", "one ".repeat(400).trim(), "two ".repeat(200).trim()));
        let pace = Pace::of(&document);
        let left = |(block, part)| pace.minutes_left(block, part);
        assert_eq!([(0, 0), (0, 500), (1, 0), (1, 999), (1, 1000), (9, 0)].map(left), [3, 2, 1, 1, 0, 0]);
        assert_eq!(left((0, 0)), minutes(&document), "at the top all is left");
        assert_eq!(Pace::default().minutes_left(0, 0), 0);
    }
}
