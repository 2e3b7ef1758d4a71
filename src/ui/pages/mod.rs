//! A page for each address.

mod article;
mod desk;
mod library;
mod missing;

pub use article::ArticlePage;
pub use library::LibraryPage;
pub use missing::MissingPage;
