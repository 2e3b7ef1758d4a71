//! What was built in, from `corpus.toml` and `seeds/`, by the build script.

use super::Article;

include!(concat!(env!("OUT_DIR"), "/site.rs"));

/// The articles, in the order of their file names. Those of a large corpus are not built in.
#[must_use]
pub fn articles() -> Vec<Article> {
    Article::decode(include_bytes!(concat!(env!("OUT_DIR"), "/articles.bin"))).unwrap_or_default()
}
