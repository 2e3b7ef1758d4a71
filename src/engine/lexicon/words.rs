//! What the word lists say about a single word, as a set of bits.

use std::ops::BitOr;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

impl Classes {
    /// No class.
    pub(crate) const NONE: Self = Self(0);
    /// A word of speech: “said”.
    pub(crate) const CUE: Self = Self(1);
    /// A word of speech that more often is none: “found”, “offers”.
    pub(crate) const WEAK: Self = Self(1 << 1);
    /// Stands capitalised before a person's name: “General”, “Mr”.
    pub(crate) const TITLE: Self = Self(1 << 2);
    /// Describes a person: “minister”.
    pub(crate) const ROLE: Self = Self(1 << 3);
    /// Stands before a role: “foreign”, “deputy”.
    pub(crate) const MODIFIER: Self = Self(1 << 4);
    /// Heads an organisation's name: “Ministry”, “Council”.
    pub(crate) const ORGANISATION_HEAD: Self = Self(1 << 5);
    /// Ends an organisation's name: “Inc.”, “FC”.
    pub(crate) const ORGANISATION_TAIL: Self = Self(1 << 6);
    /// An institution in lower case: “ministry”.
    pub(crate) const INSTITUTION: Self = Self(1 << 7);
    /// Begins a place's name: “Mount”.
    pub(crate) const PLACE_BEFORE: Self = Self(1 << 8);
    /// Ends a place's name: “River”.
    pub(crate) const PLACE_AFTER: Self = Self(1 << 9);
    /// Ends an event's name: “Olympics”.
    pub(crate) const EVENT: Self = Self(1 << 10);
    /// An ordinary English word.
    pub(crate) const COMMON: Self = Self(1 << 11);
    /// An article, pronoun, preposition, conjunction or auxiliary.
    pub(crate) const FUNCTION: Self = Self(1 << 12);
    /// He, she, they …
    pub(crate) const PRONOUN: Self = Self(1 << 13);
    /// Stands inside names between capitals: “bin”, “van”.
    pub(crate) const PARTICLE: Self = Self(1 << 14);
    /// In, at, near …: a place may follow.
    pub(crate) const PLACE_PREPOSITION: Self = Self(1 << 15);
    /// Male by usage: “Mr”, “he”.
    pub(crate) const MALE: Self = Self(1 << 16);
    /// Female by usage: “Mrs”, “she”.
    pub(crate) const FEMALE: Self = Self(1 << 17);
    /// A, the, his …: begins a noun phrase.
    pub(crate) const DETERMINER: Self = Self(1 << 18);
    /// Is, has, will …
    pub(crate) const AUXILIARY: Self = Self(1 << 19);

    /// The classes as bits, one each.
    pub(crate) const fn bits(self) -> u32 {
        self.0
    }

    /// Whether it shares a class with `other`.
    pub(crate) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The gender that a word tells; nothing where it tells none, or both.
    pub(crate) const fn gender(self) -> Self {
        match (self.any(Self::MALE), self.any(Self::FEMALE)) {
            (true, false) => Self::MALE,
            (false, true) => Self::FEMALE,
            _ => Self::NONE,
        }
    }

    /// Whether two words cannot be said of one person, by their genders.
    pub(crate) const fn clashes(self, other: Self) -> bool {
        let (one, other) = (self.gender(), other.gender());
        one.0 != 0 && other.0 != 0 && one.0 != other.0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::ops::BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
