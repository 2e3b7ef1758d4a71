//! What others read: the analysis record. Pure: values in, values out.

mod record;

pub use record::{Record, VERSION};
