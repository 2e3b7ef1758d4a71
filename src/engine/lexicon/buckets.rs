//! Where the words of a table are that is looked up by fingerprint.

use std::ops::Range;

/// The buckets of a table: its words stand by bucket, and a word is looked for in one bucket alone.
#[derive(Clone, Debug)]
pub(super) struct Buckets {
    /// The word with which each bucket begins, and the end of the last one.
    starts: Vec<u32>,
}

impl Buckets {
    /// The buckets with so many words each, if their number is a power of two.
    pub(super) fn load(counts: &[u8]) -> Option<Self> {
        let mut starts = Vec::with_capacity(counts.len() + 1);
        let mut total = 0_u32;
        starts.push(total);
        for &count in counts {
            total += u32::from(count);
            starts.push(total);
        }
        counts.len().is_power_of_two().then_some(Self { starts })
    }

    /// How many words there are.
    pub(super) fn words(&self) -> usize {
        self.starts.last().map_or(0, |&end| end as usize)
    }

    /// The words among which one with this [`fingerprint`](crate::engine::model::fingerprint) is, and its mark.
    pub(super) fn find(&self, hash: u64) -> (Range<usize>, u32) {
        let (bucket, mark) = place(hash, self.starts.len() - 1);
        let [start, end] =
            self.starts.get(bucket..).and_then(|rest| rest.first_chunk().copied()).unwrap_or_default();
        (start as usize..end as usize, mark)
    }
}

/// The bucket of a fingerprint, and its mark: the twenty bits that tell it from others there.
pub(super) fn place(hash: u64, buckets: usize) -> (usize, u32) {
    // FNV's low bits mix worst: fold the high half in.
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let bucket = usize::try_from(mixed >> 40).unwrap_or(0) & buckets.wrapping_sub(1);
    (bucket, u32::try_from(mixed >> 20 & 0xf_ffff).unwrap_or(0))
}
