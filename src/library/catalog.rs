//! The articles that a site carries, and what it says about itself.

use crate::engine::Document;

/// One article of the catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its address: made from the name of its file, unique in the catalog.
    pub slug: String,
    /// The article.
    pub document: Document,
}

/// What a site says about itself. All of it may be missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Its name.
    pub title: Option<&'static str>,
    /// Under which licence it stands: a name, an address, or both.
    pub licence: Option<&'static str>,
}

/// The articles of a site, in the order of their file names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    articles: Vec<Article>,
}

impl Catalog {
    /// The articles, in order.
    #[must_use]
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The articles alone.
    #[must_use]
    pub fn into_articles(self) -> Vec<Article> {
        self.articles
    }
}

#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
impl Catalog {
    /// An article of a corpus; `None` if it is longer than any that a corpus takes.
    pub(super) fn article(article: crate::corpus::Article) -> Option<Article> {
        use crate::corpus::Body;

        let meta = article.meta;
        let document = match article.body {
            Body::Text(text) => Document::from_text(text, meta),
            Body::Blocks(blocks) => {
                let blocks: Vec<_> = blocks.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
                Document::from_blocks(&blocks, meta)
            }
        };
        Some(Article { slug: article.slug, document: document.ok()? })
    }
}

#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
impl From<crate::corpus::Corpus> for Catalog {
    fn from(corpus: crate::corpus::Corpus) -> Self {
        Self { articles: corpus.articles.into_iter().filter_map(Self::article).collect() }
    }
}

/// What was built in: a table that the build script writes from the corpus.
#[cfg(feature = "app")]
mod embedded {
    use super::{Article, Catalog, Site};
    use crate::engine::{BlockKind, Day, Document, Meta};

    include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

    type Words = Option<&'static str>;

    struct Seed {
        slug: &'static str,
        title: Words,
        published: Words,
        source: Words,
        author: Words,
        licence: Words,
        language: Words,
        body: Body,
    }

    #[allow(dead_code, reason = "a corpus may hold articles of one form alone")]
    enum Body {
        Text(&'static str),
        Blocks(&'static [(BlockKind, &'static str)]),
    }

    impl Seed {
        fn article(&self) -> Option<Article> {
            let meta = Meta {
                title: self.title.map(str::to_owned),
                published: self.published.and_then(Day::parse),
                source: self.source.map(str::to_owned),
                author: self.author.map(str::to_owned),
                licence: self.licence.map(str::to_owned),
                language: self.language.map(str::to_owned),
            };
            let document = match self.body {
                Body::Text(text) => Document::from_text(text, meta),
                Body::Blocks(blocks) => Document::from_blocks(blocks, meta),
            };
            Some(Article { slug: self.slug.to_owned(), document: document.ok()? })
        }
    }

    impl Catalog {
        /// The articles that were in `seeds/` when this program was built.
        #[must_use]
        pub fn embedded() -> Self {
            // The build refuses an article that is too long, so none is left out here.
            Self { articles: SEEDS.iter().filter_map(Seed::article).collect() }
        }
    }

    impl Site {
        /// What `corpus.toml` said when this program was built.
        pub const EMBEDDED: Self = SITE;
    }
}
