//! What is known about an article besides its text.

use serde::{Deserialize, Serialize};

use crate::engine::Day;

/// What is known about an article besides its text. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub published: Option<Day>,
    /// Who published it: a name, an address, or a name and then an address.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Under which licence it may be passed on: a name, an address, or both.
    pub licence: Option<String>,
    /// The code of its language, such as `en` or `pt-BR`; English if it is not stated.
    pub language: Option<String>,
}

impl Meta {
    /// Whether the article is written in English, the one language that the engine reads.
    #[must_use]
    pub fn is_english(&self) -> bool {
        let code = self.language.as_ref().map(String::as_bytes);
        code.is_none_or(|code| {
            matches!(code, [b'e' | b'E', b'n' | b'N'] | [b'e' | b'E', b'n' | b'N', b'-', ..])
        })
    }
}
