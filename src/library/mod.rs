//! Many articles: those that are built in, the parts of a corpus that is too large for that, and who is who in all of them.

mod article;
mod credit;
#[cfg(feature = "app")]
pub mod embedded;
pub mod identity;
mod index;
pub mod part;
mod row;
pub mod table;

pub use article::Article;
pub use credit::Credit;
pub use identity::{Identity, identify};
pub use index::{Index, Part};
pub use row::Row;
