//! `corpus.toml`: what a publisher says about the site, and about all articles at once.

use toml::de::{DeTable, DeValue};

use super::details::{is_address, known, language, shown, words};
use super::problem::{Fault, Located, line_of};
use crate::engine::Meta;

/// The file's name.
pub(super) const FILE: &str = "corpus.toml";

/// What is said about the site. All of it may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Its name.
    pub title: Option<String>,
    /// One sentence about it.
    pub description: Option<String>,
    /// Where it will stand, in full and with a `/` at its end.
    pub address: Option<String>,
    /// The code of the language of its title, and of articles that do not say theirs.
    pub language: Option<String>,
    /// The licence of the site, and of articles that do not say theirs.
    pub licence: Option<String>,
    /// What is said of all articles.
    pub articles: Meta,
}

impl Site {
    const KEYS: &'static [&'static str] =
        &["title", "description", "address", "language", "licence", "articles"];

    /// What the text of `corpus.toml` says. All that is wrong is told, not the first alone.
    pub(super) fn read(text: &str, problems: &mut Vec<Located>) -> Self {
        let mut site = Self::default();
        let line = |place: usize| line_of(text.as_bytes(), place);
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let fault = Fault::new(
                format!("not TOML: {}", error.message().lines().collect::<Vec<_>>().join(", ")),
                "write `key = \"value\"` lines",
            );
            problems.push((error.span().map(|span| line(span.start)), fault));
        }
        for (key, value) in table.get_ref() {
            let fault = match known(key.get_ref(), Self::KEYS) {
                Err(fault) => Err(fault),
                Ok("articles") => site.read_articles(value.get_ref(), &line, problems),
                Ok(name) => string(name, value.get_ref()).and_then(|words| site.set(name, words)),
            };
            problems.extend(fault.err().map(|fault| fault.at(line(key.span().start))));
        }
        problems.sort();
        let shared =
            Meta { language: site.language.clone(), licence: site.licence.clone(), ..Meta::default() };
        site.articles = std::mem::take(&mut site.articles).or(shared);
        site
    }

    fn set(&mut self, key: &str, value: String) -> Result<(), Fault> {
        match key {
            "title" => self.title = Some(value),
            "description" => self.description = Some(value),
            "address" => self.address = Some(address(value)?),
            "language" => self.language = Some(language(value)?),
            _ => {
                let mut meta = Meta::default();
                meta.set(key, &value, Meta::SHARED)?;
                self.licence = meta.licence;
            }
        }
        Ok(())
    }

    fn read_articles(
        &mut self,
        value: &DeValue<'_>,
        line: &dyn Fn(usize) -> usize,
        problems: &mut Vec<Located>,
    ) -> Result<(), Fault> {
        let Some(table) = value.as_table() else {
            return Err(Fault::new(
                "`articles` is no table",
                "write a line `[articles]` and below it what holds for all",
            ));
        };
        for (key, value) in table {
            let said = known(key.get_ref(), Meta::SHARED)
                .and_then(|name| string(name, value.get_ref()))
                .and_then(|words| self.articles.set(key.get_ref(), &words, Meta::SHARED));
            problems.extend(said.err().map(|fault| fault.at(line(key.span().start))));
        }
        Ok(())
    }
}

fn string(key: &str, value: &DeValue<'_>) -> Result<String, Fault> {
    match value.as_str() {
        Some(text) => words(key, text),
        None => Err(Fault::new(
            format!("`{key}` is no text but of the kind {}", value.type_str()),
            format!("write it in quotation marks: {key} = \"…\""),
        )),
    }
}

/// The address of a site, with the `/` at its end.
fn address(value: String) -> Result<String, Fault> {
    if !is_address(&value) || value.contains(['?', '#']) {
        return Err(Fault::new(
            format!("“{}” is no address of a site", shown(&value)),
            "write one like https://example.org/news/",
        ));
    }
    Ok(if value.ends_with('/') { value } else { value + "/" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(text: &str) -> (Site, Vec<String>) {
        let mut problems = Vec::new();
        let site = Site::read(text, &mut problems);
        let shown = |(line, fault): Located| {
            format!(
                "{}: {}; {}",
                line.map_or_else(|| "-".to_owned(), |line| line.to_string()),
                fault.reason,
                fault.fix
            )
        };
        (site, problems.into_iter().map(shown).collect())
    }

    #[test]
    fn everything_may_be_said_or_left_out() {
        assert_eq!(site(""), (Site::default(), Vec::new()));
        let (site, problems) = site(
            "title = \"Harbour News\"\naddress = \"https://example.org/news\"\nlanguage = \"en-IE\"\nlicense = \"CC0\"\n\
             [articles]\nauthor = \"The desk\"\nlicence = \"CC BY 4.0 https://cc.example/by\"\n",
        );
        assert_eq!(problems, [""; 0]);
        assert_eq!(site.title.as_deref(), Some("Harbour News"));
        assert_eq!(site.address.as_deref(), Some("https://example.org/news/"));
        assert_eq!(site.licence.as_deref(), Some("CC0"));
        assert_eq!(
            site.articles.language.as_deref(),
            Some("en-IE"),
            "what holds for the site holds for its articles"
        );
        assert_eq!(
            site.articles.licence.as_deref(),
            Some("CC BY 4.0 https://cc.example/by"),
            "unless they say theirs"
        );
        assert_eq!(site.articles.author.as_deref(), Some("The desk"));
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line() {
        let (_, problems) = site(
            "titel = \"A\"\nlanguage = \"English\"\ntitle = 3\naddress = \"example.org\"\n\n[articles]\ndate = \"2017-10-02\"\nauther = \"B\"\n",
        );
        assert_eq!(
            problems,
            [
                "1: there is no key `titel`; did you mean `title`?",
                "2: “English” is no code of a language; write one like en, en-GB or pt-BR",
                "3: `title` is no text but of the kind integer; write it in quotation marks: title = \"…\"",
                "4: “example.org” is no address of a site; write one like https://example.org/news/",
                "7: there is no key `date`; known are source, author, licence, language",
                "8: there is no key `auther`; did you mean `author`?",
            ]
        );
        assert_eq!(site("articles = 1\n").1.len(), 1);
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_line() {
        for (text, line) in
            [("title = \"A\"\nlanguage: en\n", "2: not TOML"), ("title = \"A\n", "1: not TOML")]
        {
            let (_, problems) = site(text);
            assert!(problems[0].starts_with(line), "{problems:?}");
        }
    }
}
