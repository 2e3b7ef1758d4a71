//! Known names, looked up by fingerprint in a table that is borrowed from the model file.
//!
//! | offset | size | what |
//! |---|---|---|
//! | 0 | 4 | number of slots, a power of two |
//! | 4 | 3 each | fingerprints, 0 = empty |
//! | … | 1 each | classes, a bit set |
//!
//! A name of several words is stored whole; its beginnings are stored with [`BEGINS`], so that the longest match is found
//! word by word. A word that is in no list is taken for a known one about once in ten million look-ups.

use crate::engine::model::{fingerprint, u32_at};

/// The bytes of a fingerprint.
const WIDTH: usize = 3;

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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Gazetteer<'a> {
    fingerprints: &'a [u8],
    classes: &'a [u8],
    mask: usize,
}

impl<'a> Gazetteer<'a> {
    /// The table in these bytes, if their size is possible.
    pub(crate) fn load(bytes: &'a [u8]) -> Option<Self> {
        let slots = u32_at(bytes, 0)? as usize;
        if !slots.is_power_of_two() || bytes.len() != slots.checked_mul(WIDTH + 1)?.checked_add(4)? {
            return None;
        }
        let (fingerprints, classes) = bytes.get(4..)?.split_at(slots * WIDTH);
        // Look-ups walk to an empty slot: there must be one.
        fingerprints.chunks_exact(WIDTH).any(|slot| slot == [0; WIDTH]).then_some(Self {
            fingerprints,
            classes,
            mask: slots - 1,
        })
    }

    /// The classes of a name, 0 when it is in no list.
    pub(crate) fn classes(&self, name: &str) -> u8 {
        self.classes_of(fingerprint(name.as_bytes()))
    }

    /// The classes of a name with this [`fingerprint`].
    pub(crate) fn classes_of(&self, hash: u64) -> u8 {
        let (mut slot, wanted) = place(hash, self.mask);
        for _ in 0..=self.mask {
            match self.fingerprints.get(slot * WIDTH..(slot + 1) * WIDTH) {
                Some(found) if found == wanted => return self.classes.get(slot).copied().unwrap_or(0),
                None | Some([0, 0, 0]) => return 0,
                Some(_) => slot = (slot + 1) & self.mask,
            }
        }
        0
    }

    /// The bytes of a table of these names and classes. Beginnings of longer names are added.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn compile(names: &[(&str, u8)]) -> Vec<u8> {
        use std::collections::BTreeMap;

        let mut known: BTreeMap<&str, u8> = BTreeMap::new();
        for &(name, class) in names {
            *known.entry(name).or_default() |= class;
            for (at, _) in name.match_indices(' ') {
                *known.entry(&name[..at]).or_default() |= BEGINS;
            }
        }
        let slots = (known.len() * 8 / 7 + 1).next_power_of_two();
        let (mut fingerprints, mut classes) = (vec![[0; WIDTH]; slots], vec![0_u8; slots]);
        for (name, class) in known {
            let (mut slot, wanted) = place(fingerprint(name.as_bytes()), slots - 1);
            while fingerprints[slot] != [0; WIDTH] && fingerprints[slot] != wanted {
                slot = (slot + 1) & (slots - 1);
            }
            fingerprints[slot] = wanted;
            classes[slot] |= class;
        }
        let mut bytes = crate::engine::span::offset(slots).to_le_bytes().to_vec();
        bytes.extend(fingerprints.into_iter().flatten());
        bytes.extend(classes);
        bytes
    }
}

/// The slot where a fingerprint is looked for first, and the bytes that are stored; never all 0.
fn place(hash: u64, mask: usize) -> (usize, [u8; WIDTH]) {
    // FNV's low bits mix worst: fold the high half in.
    let mixed = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let [low, middle, high, ..] = mixed.to_le_bytes();
    let slot = usize::try_from(mixed >> 40).unwrap_or(0) & mask;
    (slot, [low.max(1), middle, high])
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
        for bytes in [&[][..], &[3, 0, 0, 0], &[1, 0, 0, 0, 1, 1, 1, 1], &[255; 40]] {
            assert!(Gazetteer::load(bytes).is_none());
        }
    }
}
