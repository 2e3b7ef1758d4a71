//! Names: finding them and saying what kind of thing they name.

mod mention;

pub use mention::{EntityKind, Mention};
