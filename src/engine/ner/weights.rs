//! The learned weights, borrowed from the model file.
//!
//! | offset | size | what |
//! |---|---|---|
//! | 0 | 4 | number of buckets, a power of two |
//! | 4 | 4 | number of features |
//! | 8 | 4 | number of different sets of labels |
//! | 12 | 4 | number of features whose set has a number of two bytes |
//! | 16 | 4 each | the sets ([`TagSet`]), the most frequent first; all first bytes, all second, all third, all fourth |
//! | … | 1 each | features in each bucket |
//! | … | 2 each | fingerprint of each feature, by bucket |
//! | … | 1 each | number of the set of each feature, or from [`SHORT`] on its first byte |
//! | … | 1 each | second bytes of these numbers |
//! | … | 1 each | for each feature and each label of its set, a weight; those of features with one label first, then with two, … |
//!
//! A weight `w` stands for the score `w·|w|`: small ones are kept exactly and large ones roughly, as they matter. Columns lie
//! apart, and weights by the size of their set, because that compresses better; they are put together again when the table is
//! loaded, because the look-ups of rows are what finding names takes its time for. A feature that was not learned is taken for
//! one that was about once in fifty thousand look-ups.

use super::tag::{TAGS, TagSet};
use crate::engine::model::u32_at;
use crate::engine::span::offset;

/// A score for each label.
pub(crate) type Scores = [i32; TAGS];

/// The score that makes a sequence of labels *e* times as probable as another: the unit of the trainer.
pub(crate) const NAT: i32 = 127 * 127 / 2;

/// The table.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// For each bucket: where its rows begin, and above [`START_BITS`] which fingerprints can be in it. Most features that are
    /// asked for were not learned; this says so without a look at the rows.
    buckets: Vec<u32>,
    /// Rows of features, by bucket: two bytes of fingerprint, the number of weights, and for each its label and itself.
    rows: Vec<u8>,
}

/// Rows have places of so many bits.
const START_BITS: u32 = 22;

/// Labels of a row that are read together, with their weights: most rows have no more, and a loop that mostly runs once is
/// guessed right.
const STEP: usize = 4;

type Step = [[u8; 2]; STEP];

/// Fills the last step of a row: no label, and no weight.
const NOTHING: [u8; 2] = [31, 0];

/// Bytes of a row before its weights.
const HEAD: usize = 3;

/// So many sets have a number of one byte.
const SHORT: usize = 192;

/// The bit that a fingerprint sets in the entry of its bucket.
const fn trace(mark: u16) -> u32 {
    1 << (START_BITS + mark as u32 % (32 - START_BITS))
}

/// The bucket of a feature, and the fingerprint that tells it from others there.
#[allow(clippy::cast_possible_truncation)] // a hash stays one when it is cut
const fn place(feature: u64, mask: usize) -> (usize, u16) {
    ((feature >> 24) as usize & mask, feature as u16)
}

/// Features that are looked up together.
#[derive(Clone, Debug, Default)]
pub(crate) struct Query {
    pub(crate) features: Vec<u64>,
    places: Vec<Place>,
}

/// Where the row of a feature can be.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    start: u32,
    end: u32,
    mark: u16,
    /// The first byte there, read ahead.
    first: u8,
    likely: bool,
}

impl Weights {
    /// The table in these bytes, if their sizes are possible.
    pub(crate) fn load(bytes: &[u8]) -> Option<Self> {
        let (buckets, features) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 4)? as usize);
        let (table, rest) =
            bytes.get(16..)?.split_at_checked((u32_at(bytes, 8)? as usize).checked_mul(4)?)?;
        let (counts, rest) = rest.split_at_checked(buckets)?;
        let (marks, rest) = rest.split_at_checked(features.checked_mul(2)?)?;
        let (numbers, rest) = rest.split_at_checked(features)?;
        let (rest_of_numbers, weights) = rest.split_at_checked(u32_at(bytes, 12)? as usize)?;
        let size = features * (HEAD + 2 * STEP) + 2 * weights.len();
        if !buckets.is_power_of_two() || size >> START_BITS != 0 {
            return None;
        }
        let sets = sets(&table_of(table), numbers, rest_of_numbers)?;
        let mut next = groups(&sets, weights)?;
        let mut sets = sets.into_iter().zip(marks.as_chunks().0);
        let mut loaded = Self { buckets: Vec::with_capacity(buckets + 1), rows: Vec::with_capacity(size) };
        for &count in counts {
            let mut entry = offset(loaded.rows.len());
            for _ in 0..count {
                let (set, mark) = sets.next()?;
                let weights = next.get_mut(set.count_ones() as usize)?;
                let (own, after) = weights.split_at_checked(set.count_ones() as usize)?;
                *weights = after;
                loaded.rows.extend(mark);
                loaded.rows.push(u8::try_from(own.len().div_ceil(STEP)).ok()?);
                let tags = (0..32_u8).filter(|tag| set >> tag & 1 != 0);
                loaded.rows.extend(tags.zip(own).flat_map(|(tag, weight)| [tag, *weight]));
                for _ in own.len()..own.len().next_multiple_of(STEP) {
                    loaded.rows.extend(NOTHING);
                }
                entry |= trace(u16::from_le_bytes(*mark));
            }
            loaded.buckets.push(entry);
        }
        loaded.buckets.push(offset(loaded.rows.len()));
        sets.next().is_none().then_some(loaded)
    }

    /// The labels that a feature speaks for or against, each with its weight as it is stored; what fills the last step weighs
    /// nothing.
    pub(crate) fn row(&self, feature: u64) -> &[[u8; 2]] {
        self.find(&self.place(feature)).as_flattened()
    }

    fn place(&self, feature: u64) -> Place {
        const START: u32 = (1 << START_BITS) - 1;
        let (bucket, mark) = place(feature, self.buckets.len() - 2);
        let [entry, next] =
            self.buckets.get(bucket..).and_then(|rest| rest.first_chunk().copied()).unwrap_or_default();
        Place { start: entry & START, end: next & START, mark, first: 0, likely: entry & trace(mark) != 0 }
    }

    #[inline(always)]
    fn find(&self, place: &Place) -> &[Step] {
        let mut rest = self.rows.get(place.start as usize..place.end as usize).unwrap_or_default();
        while let [a, b, count, after @ ..] = rest {
            let Some((weights, after)) = after.split_at_checked(size_of::<Step>() * usize::from(*count))
            else {
                break;
            };
            if u16::from_le_bytes([*a, *b]) == place.mark {
                return weights.as_chunks().0.as_chunks().0;
            }
            rest = after;
        }
        &[]
    }

    /// Adds what the features of a query say to the scores.
    ///
    /// Memory is what takes time here, so it is asked for many rows at once: first all buckets are looked at, without a branch
    /// that could be guessed wrong; then the first byte of each row that can be there; and only then the rows are read.
    pub(crate) fn add(&self, query: &mut Query, scores: &mut Scores) {
        let Query { features, places } = query;
        places.clear();
        places.resize(features.len(), Place::default());
        let mut kept = 0;
        for &feature in features.iter() {
            let place = self.place(feature);
            if let Some(slot) = places.get_mut(kept) {
                *slot = place;
            }
            kept += usize::from(place.likely);
        }
        places.truncate(kept);
        for place in places.iter_mut() {
            place.first = self.rows.get(place.start as usize).copied().unwrap_or(0);
        }
        // As many slots as a number of five bits can name.
        let mut sums = [0; 32];
        for place in places.iter() {
            for step in self.find(place) {
                for &[tag, weight] in step {
                    sums[usize::from(tag & 31)] += score_of(weight);
                }
            }
        }
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += sum;
        }
    }

    /// The bytes of a table of these features with the weights of their labels.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn compile(features: &[(u64, [i8; TAGS])]) -> Vec<u8> {
        use std::cmp::Reverse;
        use std::collections::BTreeMap;

        /// So many sets can have a number.
        const MOST_SETS: usize = SHORT + (256 - SHORT) * 256;
        let set_of = |weights: &[i8; TAGS]| {
            weights
                .iter()
                .zip(0..)
                .filter(|(weight, _)| **weight != 0)
                .fold(0, |set: TagSet, (_, tag)| set | 1 << tag)
        };
        let mut uses: BTreeMap<TagSet, u32> = BTreeMap::new();
        for (_, weights) in features {
            *uses.entry(set_of(weights)).or_default() += 1;
        }
        let mut table: Vec<_> = uses.into_iter().map(|(set, count)| (Reverse(count), set)).collect();
        table.sort_unstable();
        // Features with rarer sets are left out; there are fewer.
        table.truncate(MOST_SETS);
        let numbers: BTreeMap<TagSet, u16> =
            table.iter().zip(0..=u16::MAX).map(|((_, set), at)| (*set, at)).collect();

        // Two features a bucket.
        let buckets = (features.len() / 2).max(1).next_power_of_two();
        let mut filled = vec![Vec::new(); buckets];
        for (feature, weights) in features {
            let (bucket, mark) = place(*feature, buckets - 1);
            let bucket = &mut filled[bucket];
            if let Some(&set) = numbers.get(&set_of(weights))
                && bucket.len() < usize::from(u8::MAX)
                && bucket.iter().all(|&(other, _, _)| other != mark)
            {
                bucket.push((mark, set, weights));
            }
        }
        filled.iter_mut().for_each(|bucket| bucket.sort_unstable());
        let all = || filled.iter().flatten();
        let rare = all().filter(|(_, set, _)| usize::from(*set) >= SHORT).count();
        let mut bytes = Vec::new();
        for number in [buckets, all().count(), table.len(), rare] {
            bytes.extend(offset(number).to_le_bytes());
        }
        (0..4).for_each(|column| bytes.extend(table.iter().map(|(_, set)| set.to_le_bytes()[column])));
        bytes.extend(filled.iter().map(|bucket| u8::try_from(bucket.len()).unwrap_or(0)));
        bytes.extend(all().flat_map(|(mark, _, _)| mark.to_le_bytes()));
        let short =
            |set: u16| usize::from(set).checked_sub(SHORT).map(|rest| [SHORT + rest / 256, rest % 256]);
        let byte = |number: usize| u8::try_from(number).unwrap_or(0);
        bytes
            .extend(all().map(|(_, set, _)| byte(short(*set).map_or(usize::from(*set), |[first, _]| first))));
        bytes.extend(all().filter_map(|(_, set, _)| short(*set).map(|[_, second]| byte(second))));
        let own = |weights: &[i8; TAGS]| -> Vec<u8> {
            weights.iter().filter(|weight| **weight != 0).map(|weight| weight.cast_unsigned()).collect()
        };
        let mut own: Vec<_> = all().map(|(_, _, weights)| own(weights)).collect();
        own.sort_by_key(Vec::len);
        bytes.extend(own.concat());
        bytes
    }
}

/// The sets, from their columns of bytes.
fn table_of(columns: &[u8]) -> Vec<TagSet> {
    let mut sets = vec![0; columns.len() / 4];
    // The last column holds the highest bytes.
    for column in columns.chunks_exact(sets.len().max(1)).rev() {
        for (set, byte) in sets.iter_mut().zip(column) {
            *set = *set << 8 | TagSet::from(*byte);
        }
    }
    sets
}

/// The set of each feature.
fn sets(table: &[TagSet], numbers: &[u8], rest_of_numbers: &[u8]) -> Option<Vec<TagSet>> {
    let mut rest = rest_of_numbers.iter();
    let mut set = |&first: &u8| {
        let first = usize::from(first);
        let number = match first.checked_sub(SHORT) {
            Some(high) => SHORT + high * 256 + usize::from(*rest.next()?),
            None => first,
        };
        table.get(number).copied()
    };
    let sets = numbers.iter().map(&mut set).collect::<Option<_>>()?;
    rest.next().is_none().then_some(sets)
}

/// The weights of the features whose sets have no label, one label, two, …
fn groups<'a>(sets: &[TagSet], weights: &'a [u8]) -> Option<[&'a [u8]; 33]> {
    let mut sizes = [0; 33];
    for set in sets {
        let size = set.count_ones() as usize;
        *sizes.get_mut(size)? += size;
    }
    let mut groups = [weights; 33];
    let mut rest = weights;
    for (group, size) in groups.iter_mut().zip(sizes) {
        (*group, rest) = rest.split_at_checked(size)?;
    }
    rest.is_empty().then_some(groups)
}

/// The score that a stored weight stands for.
pub(crate) const fn score_of(weight: u8) -> i32 {
    let weight = weight.cast_signed() as i32;
    weight * weight.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compiled_is_found() {
        let mut weights = [0; TAGS];
        (weights[0], weights[7], weights[20]) = (-3, 127, 5);
        let mut features = vec![(0xdead_beef_0000_0001, weights), (42, [1; TAGS])];
        features.extend((1..500).map(|number: u64| (number.wrapping_mul(0x9e37_79b9_7f4a_7c15), [7; TAGS])));
        let bytes = Weights::compile(&features);
        let table = Weights::load(&bytes).unwrap();
        let mut scores = [0; TAGS];
        let mut query = Query { features: vec![0xdead_beef_0000_0001, 77], ..Query::default() };
        table.add(&mut query, &mut scores);
        assert_eq!((scores[0], scores[7], scores[20], scores[1]), (-9, 127 * 127, 25, 0));
        assert!(features.iter().all(|(feature, _)| !table.row(*feature).is_empty()));
        query.features = vec![43];
        table.add(&mut query, &mut scores);
        assert_eq!(scores[1], 0);
    }

    #[test]
    fn features_of_rare_sets_keep_their_labels() {
        let weights = |number: u64| {
            let mut weights = [0; TAGS];
            (0..TAGS).filter(|tag| number >> tag & 1 != 0).for_each(|tag| weights[tag] = 1 + tag as i8);
            weights
        };
        let feature = |number: u64| number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let features: Vec<_> = (1..1000).map(|number| (feature(number), weights(number))).collect();
        let bytes = Weights::compile(&features);
        let table = Weights::load(&bytes).unwrap();
        for number in 1..1000 {
            let row = table.row(feature(number)).iter().filter(|pair| **pair != NOTHING);
            let found: u64 = row
                .map(|[tag, weight]| {
                    assert_eq!(*weight, tag + 1);
                    1 << tag
                })
                .sum();
            assert_eq!(found, number);
        }
    }

    #[test]
    fn impossible_sizes_are_refused() {
        let whole = Weights::compile(&[(42, [1; TAGS])]);
        for length in 0..whole.len() {
            assert!(Weights::load(&whole[..length]).is_none(), "cut at {length}");
        }
        for bytes in [&[0; 16][..], &[1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0], &[255; 99]] {
            assert!(Weights::load(bytes).is_none());
        }
    }
}
