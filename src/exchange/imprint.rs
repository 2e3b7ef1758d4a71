//! What is known of an article besides its text and its marks.

use serde::{Deserialize, Serialize};

use crate::engine::{Day, Document};
use crate::library::Credit;
use crate::reading::words::title_words;

/// Where an article comes from. All but the title may be unknown; nothing of it is trusted to be safe in markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imprint {
    /// The headline, or the first words with “…”.
    pub title: String,
    /// The day of publication, stated or named by the text.
    pub published: Option<Day>,
    /// The web address of the original.
    pub address: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Under which licence it may be passed on.
    pub licence: Option<String>,
    /// The code of its language (BCP 47); English when it is not stated.
    pub language: Option<String>,
}

impl Imprint {
    /// What the article itself tells.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let meta = document.meta();
        let source = meta.source.as_deref().map(Credit::parse);
        Self {
            title: title_words(document).0,
            published: document.published(),
            address: source.and_then(|source| source.address).map(str::to_owned),
            source: source.map(|source| source.name.to_owned()),
            author: meta.author.clone(),
            licence: meta.licence.clone(),
            language: meta.language.clone(),
        }
    }

    /// The address, if it is one of the web: what a link may lead to.
    #[must_use]
    pub fn link(&self) -> Option<&str> {
        let address = self.address.as_deref()?;
        let web = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme));
        (web && !address.contains(|c: char| c.is_whitespace() || c.is_control())).then_some(address)
    }

    /// The code of the language; `en` where none, or no code, is stated.
    #[must_use]
    pub fn language(&self) -> &str {
        let part =
            |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        self.language.as_deref().filter(|code| code.split('-').all(part)).unwrap_or("en")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let link = |address: &str| {
            Imprint { address: Some(address.to_owned()), ..Imprint::default() }.link().is_some()
        };
        assert!(link("https://times.example/a?b#c"));
        for other in ["javascript:alert(1)", "data:text/html,x", "https://a b", "//times.example", ""] {
            assert!(!link(other), "{other}");
        }
    }

    #[test]
    fn what_is_no_code_of_a_language_is_not_passed_on() {
        let language = |code: &str| {
            Imprint { language: Some(code.to_owned()), ..Imprint::default() }.language().to_owned()
        };
        assert_eq!(["pt-BR", "en\" onload=\"x", "", "en-"].map(language), ["pt-BR", "en", "en", "en"]);
    }
}
