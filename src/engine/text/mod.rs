//! The text as tokens and sentences, and its positions in other units.

mod offsets;

pub use offsets::Offsets;
