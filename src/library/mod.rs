//! Many articles: the catalog of those that are built in.

mod catalog;

pub use catalog::{Article, Catalog};
