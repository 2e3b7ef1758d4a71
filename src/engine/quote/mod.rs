//! Quotations: finding them and saying who speaks.

mod quotation;

pub use quotation::{Certainty, Quote, QuoteKind, Speaker};
