//! What others read: the analysis record, and what an article and its analysis are exported as. Pure: values in, values out.

#[cfg(feature = "exports")]
pub mod annotations;
#[cfg(feature = "exports")]
mod digest;
mod export;
#[cfg(feature = "exports")]
mod html;
mod imprint;
pub mod ledger;
mod markdown;
#[cfg(feature = "exports")]
pub mod page;
mod record;
#[cfg(feature = "exports")]
mod saved;
#[cfg(feature = "cli")]
pub mod site;
#[cfg(feature = "exports")]
pub mod style;

pub use export::Format;
pub use imprint::Imprint;
pub use markdown::markdown;
pub use record::{Record, VERSION};
#[cfg(feature = "exports")]
pub use saved::{Reading, Unreadable, read_back};
