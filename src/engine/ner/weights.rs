//! The learned weights, borrowed from the model file.
//!
//! | offset | size | what |
//! |---|---|---|
//! | 0 | 4 | number of buckets, a power of two |
//! | 4 | 2 each | length of each bucket in bytes |
//! | … | | buckets |
//!
//! A bucket is a list of features: 2 bytes of fingerprint, 3 bytes of [`TagSet`], and for each label of the set one byte `w`,
//! which stands for the score `w·|w|`: small weights are kept exactly and large ones roughly, as they matter. A feature that
//! was not learned is taken for one that was about once in fifty thousand look-ups.

use super::tag::{TAGS, TagSet};
use crate::engine::model::u32_at;

/// A score for each label.
pub(crate) type Scores = [i32; TAGS];

/// The score that makes a sequence of labels *e* times as probable as another: the unit of the trainer.
pub(crate) const NAT: i32 = 127 * 127 / 2;

/// The table.
#[derive(Clone, Debug)]
pub(crate) struct Weights<'a> {
    rows: &'a [u8],
    /// Where each bucket begins, and where the last one ends.
    starts: Vec<u32>,
    mask: usize,
}

/// Bytes of a feature before its weights.
const HEAD: usize = 5;

impl<'a> Weights<'a> {
    /// The table in these bytes, if their sizes are possible.
    pub(crate) fn load(bytes: &'a [u8]) -> Option<Self> {
        let buckets = u32_at(bytes, 0)? as usize;
        if !buckets.is_power_of_two() {
            return None;
        }
        let lengths = bytes.get(4..buckets.checked_mul(2)?.checked_add(4)?)?;
        let rows = bytes.get(4 + 2 * buckets..)?;
        let mut starts = Vec::with_capacity(buckets + 1);
        let mut total = 0_u32;
        starts.push(0);
        for length in lengths.chunks_exact(2) {
            let &[low, high] = length else { return None };
            total = total.checked_add(u32::from(u16::from_le_bytes([low, high])))?;
            starts.push(total);
        }
        (total as usize == rows.len()).then_some(Self { rows, starts, mask: buckets - 1 })
    }

    /// The labels that a feature speaks for or against, and its weights, as they are stored.
    fn row(&self, feature: u64) -> Option<(TagSet, &'a [u8])> {
        let (bucket, mark) = place(feature, self.mask);
        let (start, end) = (*self.starts.get(bucket)?, *self.starts.get(bucket + 1)?);
        let mut rest = self.rows.get(start as usize..end as usize)?;
        while let [a, b, x, y, z, after @ ..] = rest {
            let tags = u32::from_le_bytes([*x, *y, *z, 0]);
            let weights = after.get(..tags.count_ones() as usize)?;
            if [*a, *b] == mark {
                return Some((tags, weights));
            }
            rest = after.get(weights.len()..)?;
        }
        None
    }

    /// Adds what a feature says to the scores.
    pub(crate) fn add(&self, feature: u64, scores: &mut Scores) {
        let Some((mut tags, weights)) = self.row(feature) else { return };
        for &weight in weights {
            if let Some(score) = scores.get_mut(tags.trailing_zeros() as usize) {
                *score += score_of(weight);
            }
            tags &= tags.wrapping_sub(1);
        }
    }

    /// The bytes of a table of these features with the weights of their labels.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn compile(features: &[(u64, [i8; TAGS])]) -> Vec<u8> {
        use crate::engine::span::offset;

        // Two features a bucket.
        let buckets = (features.len() / 2).max(1).next_power_of_two();
        let mut filled = vec![Vec::new(); buckets];
        for (feature, weights) in features {
            let (bucket, mark) = place(*feature, buckets - 1);
            let tags =
                (0..TAGS).filter(|&tag| weights[tag] != 0).fold(0, |tags: TagSet, tag| tags | 1 << tag);
            let bucket = &mut filled[bucket];
            if tags != 0 && bucket.len() + HEAD + TAGS < usize::from(u16::MAX) {
                bucket.extend(mark);
                bucket.extend(&tags.to_le_bytes()[..3]);
                bucket.extend(weights.iter().filter(|&&weight| weight != 0).map(|weight| weight.cast_unsigned()));
            }
        }
        let mut bytes = offset(buckets).to_le_bytes().to_vec();
        for bucket in &filled {
            bytes.extend(u16::try_from(bucket.len()).unwrap_or(0).to_le_bytes());
        }
        bytes.extend(filled.into_iter().flatten());
        bytes
    }
}

/// The score that a stored weight stands for.
pub(crate) const fn score_of(weight: u8) -> i32 {
    let weight = weight.cast_signed() as i32;
    weight * weight.abs()
}

/// The bucket of a feature and the bytes that tell it from others there.
fn place(feature: u64, mask: usize) -> (usize, [u8; 2]) {
    let [a, b, ..] = feature.to_le_bytes();
    (usize::try_from(feature >> 24).unwrap_or(0) & mask, [a, b])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compiled_is_found() {
        let mut weights = [0; TAGS];
        (weights[0], weights[7], weights[20]) = (-3, 127, 5);
        let bytes = Weights::compile(&[(0xdead_beef_0000_0001, weights), (42, [1; TAGS])]);
        let table = Weights::load(&bytes).unwrap();
        let mut scores = [0; TAGS];
        table.add(0xdead_beef_0000_0001, &mut scores);
        assert_eq!((scores[0], scores[7], scores[20], scores[1]), (-9, 127 * 127, 25, 0));
        table.add(43, &mut scores);
        assert_eq!(scores[1], 0);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        for bytes in [&[][..], &[0; 4], &[1, 0, 0, 0], &[1, 0, 0, 0, 9, 0, 1], &[255; 99]] {
            assert!(Weights::load(bytes).is_none());
        }
        // A bucket that is cut inside a feature holds nothing, and does not panic.
        let cut = [1, 0, 0, 0, 3, 0, 1, 2, 3];
        let mut scores = [0; TAGS];
        Weights::load(&cut).unwrap().add(0x0201, &mut scores);
        assert_eq!(scores, [0; TAGS]);
    }
}
