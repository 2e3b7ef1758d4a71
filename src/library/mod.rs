//! Many articles: the catalog of those that are built in, the parts of a corpus that is too large for that, and who is who in
//! all of them.

mod catalog;
mod credit;
pub mod identity;
mod index;
pub mod part;
mod row;
pub mod table;

pub use catalog::{Article, Catalog, Site};
pub use credit::Credit;
pub use identity::{Identity, identify};
pub use index::{Index, Part};
pub use row::Row;
