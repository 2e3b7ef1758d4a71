//! The text as tokens and sentences, and its positions in other units.

mod compound;
mod offsets;
mod plain;
mod sentence;
mod token;
mod vocabulary;

pub use offsets::Offsets;
pub use plain::{is_accent, plain};
pub(crate) use sentence::{Paragraph, Sentence, Text};
pub(crate) use token::{TokenKind, Tokens};
pub(crate) use vocabulary::{Word, WordId};
