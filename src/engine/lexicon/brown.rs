//! Distributional classes of words (Brown clusters), looked up by fingerprint in a table borrowed from the model file.
//!
//! | offset | size | what |
//! |---|---|---|
//! | 0 | 4 | number of words |
//! | 4 | 4 | number of buckets, a power of two |
//! | 8 | 4 | number of classes, at most 4,096 |
//! | 12 | 4 each | the path of each class, those of most words first |
//! | … | 1 each | words in each bucket |
//! | … | 3 each | words by bucket: 12 bits for the class's number, 12 bits of fingerprint; all first bytes, all second, all third |
//!
//! Columns of bytes compress better than rows: the first ones differ least.
//! The path leads to the class in a binary tree: bit 0 is the branch at the root. Words of similar use share the beginning of
//! their paths. A word that is not in the table is taken for one that is about once in three thousand look-ups.

use super::buckets::Buckets;
use crate::engine::model::u32_at;

/// The classes of words.
#[derive(Clone, Debug)]
pub(crate) struct BrownClasses<'a> {
    paths: &'a [u8],
    /// The bytes of the words, by column.
    words: [&'a [u8]; WIDTH],
    buckets: Buckets,
}

const WIDTH: usize = 3;

/// The bits of a mark that are kept.
const MARK: u32 = 0xfff;

/// Tells the class with the path 0 from no class.
const CLASS: u32 = 1 << 30;

impl<'a> BrownClasses<'a> {
    /// The table in these bytes, if their sizes are possible.
    pub(crate) fn load(bytes: &'a [u8]) -> Option<Self> {
        let (count, buckets) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 4)? as usize);
        let classes = u32_at(bytes, 8)? as usize;
        let paths = bytes.get(12..classes.checked_mul(4)?.checked_add(12)?)?;
        let rest = bytes.get(12 + paths.len()..)?;
        let (counts, rest) = rest.split_at_checked(buckets)?;
        let (low, rest) = rest.split_at_checked(count)?;
        let (middle, high) = rest.split_at_checked(count)?;
        let buckets = Buckets::load(counts)?;
        let fits = buckets.words() == count && high.len() == count;
        fits.then_some(Self { paths, words: [low, middle, high], buckets })
    }

    /// The class of a word by its fingerprint: the path, and a bit above it; 0 when there is none.
    pub(crate) fn class_of(&self, hash: u64) -> u32 {
        let (words, mark) = self.buckets.find(hash);
        let [low, middle, high] = self.words.map(|column| column.get(words.clone()).unwrap_or_default());
        for ((low, middle), high) in low.iter().zip(middle).zip(high) {
            let packed = u32::from_le_bytes([*low, *middle, *high, 0]);
            if packed >> 12 == mark & MARK {
                return u32_at(self.paths, (packed & 0xfff) as usize * 4).map_or(0, |path| path | CLASS);
            }
        }
        0
    }

    /// The bytes of a table of these fingerprints and paths.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn compile(words: &[(u64, u32)]) -> Vec<u8> {
        use std::cmp::Reverse;
        use std::collections::BTreeMap;

        use super::buckets::place;
        use crate::engine::span::offset;

        // Two words a bucket.
        let buckets = (words.len() / 2).max(16).next_power_of_two();
        let mut filled = vec![Vec::<(u32, u32)>::new(); buckets];
        for &(hash, path) in words {
            let (bucket, mark) = place(hash, buckets);
            let mark = mark & MARK;
            let bucket = &mut filled[bucket];
            // The likelier of two words of one fingerprint stands first and stays alone.
            if bucket.len() < 255 && bucket.iter().all(|(other, _)| *other != mark) {
                bucket.push((mark, path));
            }
        }
        let mut uses: BTreeMap<u32, usize> = BTreeMap::new();
        filled.iter().flatten().for_each(|(_, path)| *uses.entry(*path).or_default() += 1);
        let mut paths: Vec<_> = uses.into_iter().map(|(path, count)| (Reverse(count), path)).collect();
        paths.sort_unstable();
        paths.truncate(1 << 12);
        let numbers: BTreeMap<u32, u32> = paths.iter().zip(0..).map(|((_, path), at)| (*path, at)).collect();
        filled.iter_mut().for_each(|bucket| bucket.retain(|(_, path)| numbers.contains_key(path)));
        let packed: Vec<_> =
            filled.iter().flatten().map(|(mark, path)| (mark << 12 | numbers[path]).to_le_bytes()).collect();
        let mut bytes = Vec::new();
        for number in [packed.len(), buckets, paths.len()] {
            bytes.extend(offset(number).to_le_bytes());
        }
        bytes.extend(paths.iter().flat_map(|(_, path)| path.to_le_bytes()));
        bytes.extend(filled.iter().map(|bucket| u8::try_from(bucket.len()).unwrap_or(0)));
        (0..WIDTH).for_each(|column| bytes.extend(packed.iter().map(|word| word[column])));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::model::fingerprint;

    #[test]
    fn finds_the_class_of_a_word() {
        let hash = |word: &str| fingerprint(word.as_bytes());
        let bytes = BrownClasses::compile(&[(hash("Oslo"), 12), (hash("said"), 262_140)]);
        let table = BrownClasses::load(&bytes).unwrap();
        assert_eq!(table.class_of(hash("Oslo")), 12 | CLASS);
        assert_eq!(table.class_of(hash("said")), 262_140 | CLASS);
        assert_eq!(table.class_of(hash("nobody")), 0);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        for bytes in [&[][..], &[0; 12], &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], &[255; 64]] {
            assert!(BrownClasses::load(bytes).is_none());
        }
    }
}
