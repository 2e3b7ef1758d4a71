//! The files that an article can be saved as.

use serde::{Deserialize, Serialize};

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// The article with its marks, as a page that can be opened and read back.
    Page,
    /// Its quotations as CSV.
    Ledger,
    /// Its quotations, with their sources, as Markdown.
    Markdown,
    /// Its names, quotations and dates as W3C Web Annotations.
    Annotations,
    /// The analysis record.
    Record,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Page, Self::Ledger, Self::Markdown, Self::Annotations, Self::Record];

    /// How the names of such files end, after the name of the article.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Page => "quotidian.html",
            Self::Ledger => "ledger.csv",
            Self::Markdown => "md",
            Self::Annotations => "annotations.json",
            Self::Record => "record.json",
        }
    }

    /// What such files are (a media type).
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Self::Page => "text/html;charset=utf-8",
            Self::Ledger => "text/csv;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
            Self::Annotations => "application/ld+json",
            Self::Record => "application/json",
        }
    }

    /// The file of an article that is called `name` in it, with these styles if it is a page. It is what the command line writes
    /// for the same article with its reasons, except that the record bears no name.
    #[cfg(feature = "exports")]
    #[must_use]
    pub fn write(self, name: &str, reading: &super::Reading, sheet: &str) -> String {
        use super::annotations::Collection;
        use super::{Record, ledger, markdown, page};

        let super::Reading { imprint, document, analysis } = reading;
        match self {
            Self::Page => page::Page { imprint, document, analysis }.saved(sheet),
            Self::Ledger => ledger::head() + &ledger::rows(name, document, analysis),
            Self::Markdown => markdown(imprint, document, analysis),
            Self::Annotations => json(&Collection::new(imprint, document, analysis), false),
            Self::Record => json(&Record::new(document, analysis, true), true),
        }
    }
}

/// A value as JSON and a line end. Writing to memory cannot fail.
#[cfg(feature = "exports")]
fn json(value: &impl Serialize, indented: bool) -> String {
    let written = if indented { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    written.unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_files_of_an_article_have_the_same_name() {
        for (at, format) in Format::ALL.iter().enumerate() {
            let rest = &Format::ALL[at + 1..];
            assert!(rest.iter().all(|other| other.ending() != format.ending()), "{format:?}");
        }
    }
}
