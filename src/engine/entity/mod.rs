//! Entities: what the names of an article stand for.

mod acronym;
mod form;
mod gather;
mod link;
mod people;
mod person;
mod role;
mod short;
mod spelling;
mod things;
mod usage;

use serde::{Deserialize, Serialize};

use super::{EntityKind, Span};
pub use form::key;
pub(super) use link::link;
pub use person::{Likeness, PersonName};

/// The number of an entity in its analysis: an index into [`Analysis::entities`](super::Analysis::entities).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntityId(pub u32);

/// A person, organisation, place … that the article names. All of its words are spans of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its name as a part of an address: `hakki-uygur`. Unique in the analysis, the same for the same text.
    pub slug: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Its fullest name.
    pub name: Span,
    /// Other ways in which the article writes it, each once, in order of place.
    pub aliases: Vec<Span>,
    /// Titles and roles given to it, in order of place: “Major General”, “Turkish President”.
    pub roles: Vec<Span>,
    /// The entities that it may be the same as, where its names can mean several: “Smith”, of John and of Jane Smith.
    pub perhaps: Vec<EntityId>,
    /// The country of a people, if the article names it: Turkey, of “Turkish”.
    pub related: Option<EntityId>,
}
