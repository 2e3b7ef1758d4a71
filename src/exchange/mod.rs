//! What others read: the analysis record, and what an article and its analysis are exported as. Pure: values in, values out.

#[cfg(feature = "exports")]
pub mod annotations;
mod imprint;
pub mod ledger;
mod markdown;
mod record;

pub use imprint::Imprint;
pub use markdown::markdown;
pub use record::{Record, VERSION};
