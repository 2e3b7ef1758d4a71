//! The labels of the recogniser: where in a name a token stands, and what the name stands for.

use crate::engine::EntityKind;

/// What the recogniser tells apart. Events, works and products are told from other names afterwards: too few of them are
/// annotated to learn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Class {
    Person,
    Organisation,
    Place,
    Group,
    Other,
}

impl Class {
    pub(crate) const ALL: [Self; 5] =
        [Self::Person, Self::Organisation, Self::Place, Self::Group, Self::Other];

    pub(crate) const fn kind(self) -> EntityKind {
        match self {
            Self::Person => EntityKind::Person,
            Self::Organisation => EntityKind::Organisation,
            Self::Place => EntityKind::Place,
            Self::Group => EntityKind::Group,
            Self::Other => EntityKind::Other,
        }
    }
}

/// Where in a name a token stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Part {
    Begin,
    Inside,
    End,
    /// The name has one token.
    Single,
}

/// A token's label: outside of all names, or a part of a name of a class (the scheme BIOES).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Tag(u8);

/// How many labels there are.
pub(crate) const TAGS: usize = 1 + 4 * Class::ALL.len();

/// A set of labels, one bit each.
pub(crate) type TagSet = u32;

/// The labels that may stand after a name or outside: [`Tag::OUTSIDE`] and those that begin a name.
pub(crate) const OPENING: TagSet = set_of(true);

/// The labels after which a name is over.
pub(crate) const CLOSING: TagSet = set_of(false);

const fn set_of(opening: bool) -> TagSet {
    let mut set = 1;
    let mut tag = 1;
    while tag < TAGS {
        let part = (tag - 1) % 4;
        if part == 3 || (opening && part == 0) || (!opening && part == 2) {
            set |= 1 << tag;
        }
        tag += 1;
    }
    set
}

impl Tag {
    /// No part of a name.
    pub(crate) const OUTSIDE: Self = Self(0);

    /// The label of a part of a name.
    pub(crate) const fn new(class: Class, part: Part) -> Self {
        Self(1 + 4 * class as u8 + part as u8)
    }

    /// The label of this number; outside when there is none.
    pub(crate) const fn at(index: usize) -> Self {
        Self(if index < TAGS { index as u8 } else { 0 })
    }

    /// Its number, below [`TAGS`].
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }

    /// The set of this label alone.
    pub(crate) const fn bit(self) -> TagSet {
        1 << self.0
    }

    /// The class of the name, if the token is in one.
    pub(crate) fn class(self) -> Option<Class> {
        Class::ALL.get(usize::from(self.0.checked_sub(1)?) / 4).copied()
    }

    /// Whether a name begins here.
    pub(crate) const fn begins(self) -> bool {
        self.0 > 0 && matches!((self.0 - 1) % 4, 0 | 3)
    }

    /// Whether a name ends here.
    pub(crate) const fn ends(self) -> bool {
        self.0 > 0 && matches!((self.0 - 1) % 4, 2 | 3)
    }

    /// The labels that may follow.
    pub(crate) const fn followers(self) -> TagSet {
        if CLOSING & self.bit() != 0 {
            return OPENING;
        }
        // Inside and end of the same class.
        let class = (self.0 - 1) / 4;
        0b110 << (1 + 4 * class)
    }
}

/// The labels of a name of `length` tokens.
pub(crate) fn of_name(class: Class, length: usize) -> impl Iterator<Item = Tag> {
    (0..length).map(move |at| {
        let part = match (at, length - 1 - at) {
            (0, 0) => Part::Single,
            (0, _) => Part::Begin,
            (_, 0) => Part::End,
            _ => Part::Inside,
        };
        Tag::new(class, part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_legal_sequences() {
        for class in Class::ALL {
            for length in 1..5 {
                let tags: Vec<_> = of_name(class, length).collect();
                assert!(OPENING & tags[0].bit() != 0 && tags[0].begins());
                assert!(CLOSING & tags[length - 1].bit() != 0 && tags[length - 1].ends());
                assert!(tags.windows(2).all(|pair| pair[0].followers() & pair[1].bit() != 0));
                assert!(tags.iter().all(|tag| tag.class() == Some(class)));
            }
        }
        assert_eq!(Tag::OUTSIDE.class(), None);
        assert_eq!(OPENING.count_ones(), 11);
        assert_eq!(CLOSING.count_ones(), 11);
    }
}
