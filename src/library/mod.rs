//! Many articles: the catalog of those that are built in, and who is who in all of them.

mod catalog;
pub mod identity;

pub use catalog::{Article, Catalog};
pub use identity::{Identity, identify};
