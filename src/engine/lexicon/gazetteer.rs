//! Known names, looked up by fingerprint in a table that is borrowed from the model file.
//!
//! | offset | size | what |
//! |---|---|---|
//! | 0 | 4 | number of names |
//! | 4 | 4 | number of buckets, a power of two |
//! | 8 | 1 each | names in each bucket |
//! | … | 2 each | lowest sixteen bits of the names' marks, by bucket |
//! | … | 1 for two | the four bits above them: those of a name, and four bits higher those of the next |
//! | … | 1 each | classes, a bit set |
//!
//! A name of several words is stored whole; its beginnings are stored with [`BEGINS`], so that the longest match is found
//! word by word. A word that is in no list is taken for a known one about once in a million look-ups.

use super::buckets::Buckets;
use crate::engine::model::{fingerprint, u32_at};

/// A country or its common short name.
pub(crate) const COUNTRY: u8 = 1;
/// A city.
pub(crate) const CITY: u8 = 1 << 1;
/// A region: a state, province, continent, sea, mountain range.
pub(crate) const REGION: u8 = 1 << 2;
/// A first name of men.
pub(crate) const MALE_NAME: u8 = 1 << 3;
/// A nationality, religion or political group.
pub(crate) const GROUP: u8 = 1 << 4;
/// An organisation.
pub(crate) const ORGANISATION: u8 = 1 << 5;
/// A first name of women.
pub(crate) const FEMALE_NAME: u8 = 1 << 6;
/// A longer name begins with these words.
pub(crate) const BEGINS: u8 = 1 << 7;

/// Any first name.
pub(crate) const FIRST_NAME: u8 = MALE_NAME | FEMALE_NAME;
/// Any place.
pub(crate) const PLACE: u8 = COUNTRY | CITY | REGION;

/// The table of known names.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer<'a> {
    buckets: Buckets,
    low: &'a [u8],
    high: &'a [u8],
    classes: &'a [u8],
}

impl<'a> Gazetteer<'a> {
    /// The table in these bytes, if their sizes are possible.
    pub(crate) fn load(bytes: &'a [u8]) -> Option<Self> {
        let (names, buckets) = (u32_at(bytes, 0)? as usize, u32_at(bytes, 4)? as usize);
        let (counts, rest) = bytes.get(8..)?.split_at_checked(buckets)?;
        let (low, rest) = rest.split_at_checked(names.checked_mul(2)?)?;
        let (high, classes) = rest.split_at_checked(names.div_ceil(2))?;
        let buckets = Buckets::load(counts)?;
        let fits = buckets.words() == names && classes.len() == names;
        fits.then_some(Self { buckets, low, high, classes })
    }

    /// The classes of a name, 0 when it is in no list.
    pub(crate) fn classes(&self, name: &str) -> u8 {
        self.classes_of(fingerprint(name.as_bytes()))
    }

    /// The classes of a name with this [`fingerprint`].
    pub(crate) fn classes_of(&self, hash: u64) -> u8 {
        let (names, mark) = self.buckets.find(hash);
        let low = self.low.get(names.start * 2..names.end * 2).unwrap_or_default();
        let [first, second, third, _] = mark.to_le_bytes();
        let found = names.zip(low.chunks_exact(2)).find(|&(name, low)| {
            let high = self.high.get(name / 2).map(|pair| pair >> (name % 2 * 4) & 0xf);
            low == [first, second] && high == Some(third)
        });
        found.and_then(|(name, _)| self.classes.get(name).copied()).unwrap_or(0)
    }

    /// The bytes of a table of these names and classes. Beginnings of longer names are added.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn compile(names: &[(&str, u8)]) -> Vec<u8> {
        use std::collections::BTreeMap;

        use super::buckets::place;
        use crate::engine::span::offset;

        let mut known: BTreeMap<&str, u8> = BTreeMap::new();
        for &(name, class) in names {
            *known.entry(name).or_default() |= class;
            for (at, _) in name.match_indices(' ') {
                *known.entry(&name[..at]).or_default() |= BEGINS;
            }
        }
        let count = known.len().max(1).next_power_of_two();
        let mut buckets = vec![BTreeMap::<u32, u8>::new(); count];
        for (name, class) in known {
            let (bucket, mark) = place(fingerprint(name.as_bytes()), count);
            *buckets[bucket].entry(mark).or_default() |= class;
        }
        let names: Vec<_> = buckets.iter().flatten().collect();
        let high = |pair: &[(&u32, &u8)]| {
            let bits = |(mark, _): &(&u32, &u8)| u8::try_from(*mark >> 16).unwrap_or(0);
            pair.first().map_or(0, bits) | pair.get(1).map_or(0, bits) << 4
        };
        let mut bytes = offset(names.len()).to_le_bytes().to_vec();
        bytes.extend(offset(count).to_le_bytes());
        bytes.extend(buckets.iter().map(|bucket| u8::try_from(bucket.len()).unwrap_or(0)));
        bytes.extend(names.iter().flat_map(|(mark, _)| mark.to_le_bytes().into_iter().take(2)));
        bytes.extend(names.chunks(2).map(high));
        bytes.extend(names.iter().map(|(_, class)| **class));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_names_and_their_beginnings() {
        let bytes =
            Gazetteer::compile(&[("New York", CITY), ("York", CITY), ("Iran", COUNTRY), ("Iran", REGION)]);
        let gazetteer = Gazetteer::load(&bytes).unwrap();
        assert_eq!(gazetteer.classes("New York"), CITY);
        assert_eq!(gazetteer.classes("New"), BEGINS);
        assert_eq!(gazetteer.classes("Iran"), COUNTRY | REGION);
        assert_eq!(gazetteer.classes("Irap"), 0);
    }

    #[test]
    fn impossible_sizes_are_refused() {
        let one = Gazetteer::compile(&[("Oslo", CITY)]);
        let cut = &one[..one.len() - 1];
        for bytes in [&[][..], &[1, 0, 0, 0], &[0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0], &[255; 40], cut] {
            assert!(Gazetteer::load(bytes).is_none());
        }
    }
}
