//! What words say by themselves, reckoned once an article: names repeat, and so do the words beside them.

use super::feature::Part;
use super::tag::TAGS;
use super::weights::Scores;
use crate::engine::text::WordId;

/// As many sums are kept, 1.6 MB; in longer texts words that come later are reckoned each time.
const MOST: usize = 1 << 14;

/// The sums that are known.
#[derive(Debug)]
pub(super) struct Memo {
    /// By word and part: one more than the number of its sum, or 0. What stands for no word comes first.
    numbers: Vec<u16>,
    sums: Vec<Scores>,
}

impl Memo {
    /// A memo for so many different words.
    pub(super) fn new(words: usize) -> Self {
        Self { numbers: vec![0; (words + 1) * Part::COUNT], sums: Vec::new() }
    }

    /// Adds to the scores what a word says as this part, and reckons that if it is not known.
    pub(super) fn add(
        &mut self,
        part: Part,
        word: Option<WordId>,
        scores: &mut Scores,
        reckon: impl FnOnce(&mut Scores),
    ) {
        let Self { numbers, sums } = self;
        let number = numbers.get_mut(word.map_or(0, |word| word.index() + 1) * Part::COUNT + part as usize);
        let known = number.as_deref().and_then(|number| sums.get(usize::from(*number).checked_sub(1)?));
        let sum = known.copied().unwrap_or_else(|| {
            let mut sum = [0; TAGS];
            reckon(&mut sum);
            if let Some(number) = number.filter(|_| sums.len() < MOST) {
                sums.push(sum);
                *number = u16::try_from(sums.len()).unwrap_or(0);
            }
            sum
        });
        for (score, added) in scores.iter_mut().zip(sum) {
            *score += added;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_not_reckoned_again() {
        let mut memo = Memo::new(2);
        let mut scores = [0; TAGS];
        let word = Some(WordId::default());
        memo.add(Part::Itself, word, &mut scores, |sum| sum[3] = 5);
        memo.add(Part::Itself, word, &mut scores, |_| panic!("reckoned again"));
        memo.add(Part::Before, word, &mut scores, |sum| sum[3] = 7);
        memo.add(Part::Before, None, &mut scores, |sum| sum[3] = 11);
        assert_eq!(scores[3], 5 + 5 + 7 + 11);
    }
}
