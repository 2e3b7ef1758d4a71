//! A page for each address.

mod absent;
mod article;
mod desk;
mod finding;
mod library;
mod listening;
mod missing;
mod pointing;

pub use absent::absent_page;
pub use article::ArticlePage;
pub use library::LibraryPage;
pub use missing::missing_page;
