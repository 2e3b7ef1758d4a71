//! The engine: from an article's text to its names, quotations, speakers and dates.
//!
//! Pure and total: no input or output, no clock, no chance, no floating point, no browser. Only loading a
//! [`Model`] can fail; analysis cannot.

mod analysis;
mod analyzer;
pub mod date;
pub mod document;
pub mod entity;
mod lexicon;
mod model;
mod ner;
pub mod order;
mod quote;
pub mod segment;
mod span;
pub mod text;
#[cfg(feature = "cli")]
pub mod train;
mod why;

pub use analysis::Analysis;
pub use analyzer::{Analyzer, Stage};
pub use date::{DateRef, DateValue, Day, Reckoning};
pub use document::{Block, BlockKind, Dateline, Document, Meta, TooLong};
pub use entity::{Entity, EntityId};
pub use lexicon::Act;
pub use model::{FormatError, Model};
pub use ner::{EntityKind, Mention};
pub use quote::{Certainty, Quote, QuoteKind, Speaker};
pub use segment::Segment;
pub use span::Span;
pub use why::{Reason, Rule};
