//! A name in the text.

use serde::{Deserialize, Serialize};

use crate::engine::{EntityId, Reason, Span};

/// A name in the text. It covers the name alone: titles and roles before it go to the entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// The words.
    pub span: Span,
    /// What kind of thing they name.
    pub kind: EntityKind,
    /// How sure the recogniser is, in thousandths: of names at 900 about nine in ten are right.
    pub confidence: u16,
    /// What they stand for.
    pub entity: EntityId,
    /// Why it is a name and of this kind, the strongest reason first; empty unless
    /// [`Analyzer::explain`](crate::engine::Analyzer::explain) was asked.
    pub why: Vec<Reason>,
    /// Why it stands for this entity, and which others of that name are not meant; empty for an entity's first name.
    pub link: Vec<Reason>,
}

/// The kinds of things that have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company, party, ministry, team, news agency …
    Organisation,
    /// A country, city, region, river, building …
    Place,
    /// A nationality, religion or political group: “Turkish”, “Sunni”, “Republicans”.
    Group,
    /// A war, election, festival, disaster with a name.
    Event,
    /// The title of a book, film, law.
    Work,
    /// A product, vehicle, drug.
    Product,
    /// A name of no other kind.
    Other,
}

impl EntityKind {
    /// Every kind, in the order in which the reader lists them.
    pub const ALL: [Self; 8] = [
        Self::Person,
        Self::Organisation,
        Self::Place,
        Self::Group,
        Self::Event,
        Self::Work,
        Self::Product,
        Self::Other,
    ];

    /// The kind's name in the record and in the page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
            Self::Product => "product",
            Self::Other => "other",
        }
    }
}
