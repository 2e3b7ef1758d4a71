//! An article and its address, and the form in which a site carries articles.

use serde::{Deserialize, Serialize};

use crate::engine::Document;

/// An article of a site. The build script makes them too, by this very file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// Its address: made from the name of its file, unique in its corpus.
    pub slug: String,
    /// The article.
    pub document: Document,
}

impl Article {
    /// The bytes of these articles, their blocks and datelines found: the reader finds nothing before it shows a text.
    #[must_use]
    pub fn encode(articles: &[Self]) -> Vec<u8> {
        // Only memory that is out could stop it.
        postcard::to_stdvec(articles).unwrap_or_default()
    }

    /// The articles in these bytes; `None` if they are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Vec<Self>> {
        let articles: Vec<Self> = postcard::from_bytes(bytes).ok()?;
        articles.iter().all(|article| article.document.is_sound()).then_some(articles)
    }
}
