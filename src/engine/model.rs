//! The model file: what the engine learned or was told about names, borrowed from its bytes.
//!
//! Little-endian. `static/data/model.bin` is one.
//!
//! | offset | size | what |
//! |---|---|---|
//! | 0 | 8 | `QUOTMODL` |
//! | 8 | 4 | format version, [`VERSION`] |
//! | 12 | 4 | length of the whole file in bytes |
//! | 16 | 8 | checksum: [`fingerprint`] of all bytes from 24 |
//! | 24 | 4 | number of sections |
//! | 28 | 12 each | section table: tag (four letters), offset, length |
//! | … | | sections |
//!
//! Sections: `GAZT`, the [`Gazetteer`]; `BRWN`, the [`BrownClasses`]; `WGHT`, the recogniser's [`Weights`]; `TRNS`, its
//! [`Transitions`]; `CALI`, its [`Calibration`]; `VOIC`, the [`Preferences`] by which quotes and speakers are chosen.

use std::fmt;

use super::lexicon::{BrownClasses, Gazetteer};
use super::ner::{Calibration, Transitions, Weights};
use super::quote::Preferences;

const MAGIC: &[u8; 8] = b"QUOTMODL";
const BODY: usize = 24;
const TABLE: usize = 28;
const ENTRY: usize = 12;

/// The version of the file's layout that this engine reads.
pub(crate) const VERSION: u32 = 3;

/// What the engine knows about names. Loading is the only thing in the engine that can fail.
#[derive(Clone, Debug)]
pub struct Model<'a> {
    pub(super) gazetteer: Gazetteer<'a>,
    pub(super) brown: BrownClasses<'a>,
    pub(super) weights: Weights,
    pub(super) transitions: Transitions,
    pub(super) calibration: Calibration,
    pub(super) preferences: Preferences,
}

/// Why bytes are not a model of this engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// They do not begin like a model file.
    NotAModel,
    /// A model file of another layout version.
    Version(u32),
    /// Shorter or longer than the file says it is.
    Length {
        /// What the file says.
        expected: u32,
        /// What there is.
        found: usize,
    },
    /// The checksum does not fit the content.
    Damaged,
    /// A section is missing or has an impossible size.
    Section(&'static str),
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAModel => write!(f, "not a model file"),
            Self::Version(found) => {
                write!(f, "a model file of version {found}, this engine reads version {VERSION}")
            }
            Self::Length { expected, found } => {
                write!(f, "the model file is cut off or too long: {found} bytes instead of {expected}")
            }
            Self::Damaged => write!(f, "the model file is damaged: its checksum does not fit"),
            Self::Section(name) => {
                write!(f, "the model file's section {name} is missing or has an impossible size")
            }
        }
    }
}

impl std::error::Error for FormatError {}

impl<'a> Model<'a> {
    /// The model in these bytes, which it borrows.
    ///
    /// # Errors
    /// When the bytes are not a whole and unharmed model file of this version.
    pub fn load(bytes: &'a [u8]) -> Result<Self, FormatError> {
        if bytes.get(..8) != Some(MAGIC.as_slice()) {
            return Err(FormatError::NotAModel);
        }
        let cut_off = FormatError::Length { expected: u32_at(bytes, 12).unwrap_or(0), found: bytes.len() };
        let version = u32_at(bytes, 8).ok_or(cut_off)?;
        if version != VERSION {
            return Err(FormatError::Version(version));
        }
        if u32_at(bytes, 12).map(|length| length as usize) != Some(bytes.len()) {
            return Err(cut_off);
        }
        let stated = bytes.get(16..BODY).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes);
        if stated != Some(fingerprint(bytes.get(BODY..).unwrap_or_default())) {
            return Err(FormatError::Damaged);
        }
        Ok(Self {
            gazetteer: section(bytes, "GAZT", Gazetteer::load)?,
            brown: section(bytes, "BRWN", BrownClasses::load)?,
            weights: section(bytes, "WGHT", Weights::load)?,
            transitions: section(bytes, "TRNS", Transitions::load)?,
            calibration: section(bytes, "CALI", Calibration::load)?,
            preferences: section(bytes, "VOIC", Preferences::load)?,
        })
    }
}

/// What a section holds.
fn section<'a, T>(
    bytes: &'a [u8],
    tag: &'static str,
    load: impl Fn(&'a [u8]) -> Option<T>,
) -> Result<T, FormatError> {
    section_bytes(bytes, tag.as_bytes()).and_then(load).ok_or(FormatError::Section(tag))
}

fn section_bytes<'a>(bytes: &'a [u8], tag: &[u8]) -> Option<&'a [u8]> {
    let count = u32_at(bytes, BODY)? as usize;
    let table = bytes.get(TABLE..TABLE.checked_add(count.checked_mul(ENTRY)?)?)?;
    let entry = table.chunks_exact(ENTRY).find(|entry| entry.starts_with(tag))?;
    let start = u32_at(entry, 4)? as usize;
    bytes.get(start..start.checked_add(u32_at(entry, 8)? as usize)?)
}

/// The sections of a model file that was found to be one, in order.
#[cfg(feature = "cli")]
pub(crate) fn sections(bytes: &[u8]) -> Vec<([u8; 4], &[u8])> {
    let count = u32_at(bytes, BODY).unwrap_or(0) as usize;
    let table = bytes.get(TABLE..).unwrap_or_default().chunks_exact(ENTRY).take(count);
    let tags = table.filter_map(|entry| entry.first_chunk().copied());
    tags.filter_map(|tag| Some((tag, section_bytes(bytes, &tag)?))).collect()
}

/// A little-endian number in the bytes.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// FNV-1a, 64 bits, byte by byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fnv(u64);

impl Fnv {
    /// The fingerprint of nothing.
    pub(super) const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    /// One more byte.
    pub(super) const fn add(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// The fingerprint of all bytes so far.
    pub(super) const fn hash(self) -> u64 {
        self.0
    }
}

/// FNV-1a, 64 bits.
#[must_use]
pub(super) fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash = Fnv::new();
    bytes.iter().for_each(|&byte| hash.add(byte));
    hash.hash()
}

/// A model file of these sections.
#[cfg(any(feature = "cli", test))]
pub(crate) fn write<S: AsRef<[u8]>>(sections: &[(&[u8; 4], S)]) -> Vec<u8> {
    use super::span::offset;

    let mut body = offset(sections.len()).to_le_bytes().to_vec();
    let mut start = TABLE + sections.len() * ENTRY;
    for (tag, content) in sections {
        body.extend(*tag);
        body.extend(offset(start).to_le_bytes());
        body.extend(offset(content.as_ref().len()).to_le_bytes());
        start += content.as_ref().len();
    }
    for (_, content) in sections {
        body.extend(content.as_ref());
    }
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend(offset(BODY + body.len()).to_le_bytes());
    file.extend(fingerprint(&body).to_le_bytes());
    file.extend(body);
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file() -> Vec<u8> {
        write(&[
            (b"GAZT", Gazetteer::compile(&[("Oslo", 2)])),
            (b"BRWN", BrownClasses::compile(&[])),
            (b"WGHT", Weights::compile(&[])),
            (b"TRNS", vec![0; Transitions::BYTES]),
            (b"CALI", vec![0; 66]),
            (b"VOIC", Preferences::silent()),
        ])
    }

    #[test]
    fn loads_what_it_wrote() {
        assert!(Model::load(&file()).is_ok());
    }

    #[test]
    fn every_cut_and_every_flipped_byte_is_an_error() {
        let whole = file();
        for length in 0..whole.len() {
            assert!(Model::load(&whole[..length]).is_err(), "cut at {length}");
        }
        for at in 0..whole.len() {
            let mut harmed = whole.clone();
            harmed[at] ^= 0x40;
            assert!(Model::load(&harmed).is_err(), "flipped at {at}");
        }
    }

    #[test]
    fn foreign_files_are_named() {
        assert_eq!(Model::load(b"PK\x03\x04zip").unwrap_err(), FormatError::NotAModel);
        let mut newer = file();
        newer[8] = 9;
        assert_eq!(Model::load(&newer).unwrap_err(), FormatError::Version(9));
    }
}
