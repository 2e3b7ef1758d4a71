//! Many articles: the catalog of those that are built in, and who is who in all of them.

mod catalog;
mod credit;
pub mod identity;

pub use catalog::{Article, Catalog, Site};
pub use credit::Credit;
pub use identity::{Identity, identify};
