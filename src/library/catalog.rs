//! The articles that this build carries: everything in `seeds/`, read when it was built.

use crate::engine::{Document, Meta};

include!(concat!(env!("OUT_DIR"), "/seeds.rs"));

/// One article of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its address: the name of its file without the ending, unique in the catalog.
    pub slug: String,
    /// The article.
    pub document: Document,
}

/// The articles of this build, in the order of their file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    articles: Vec<Article>,
}

impl Catalog {
    /// The articles that were in `seeds/` when this program was built.
    #[must_use]
    pub fn embedded() -> Self {
        // The build refuses a seed that is too long, so none is left out here.
        let article = |&(slug, text): &(&str, &str)| {
            let document = Document::from_text(text, Meta::default()).ok()?;
            Some(Article { slug: slug.to_owned(), document })
        };
        Self { articles: SEEDS.iter().filter_map(article).collect() }
    }

    /// The articles, in order.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The article at this address.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<&Article> {
        self.articles.iter().find(|article| article.slug == slug)
    }
}
