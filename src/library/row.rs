//! What lists say of an article.

use super::{Article, Credit, table};
use crate::engine::Day;
use crate::reading::words::{minutes, title_words};

/// What a list says of an article, whether or not its text is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The article's address.
    pub slug: String,
    /// Its title, or its first words.
    pub title: String,
    /// Whether the title is a headline.
    pub headline: bool,
    /// The day of publication.
    pub published: Option<Day>,
    /// The name of its source.
    pub source: Option<String>,
    /// How long it takes to read.
    pub minutes: u32,
    /// Whether it is in English, the one language that is read.
    pub english: bool,
}

impl Row {
    /// The row of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let document = &article.document;
        let (title, headline) = title_words(document);
        Self {
            slug: article.slug.clone(),
            title,
            headline,
            published: document.published(),
            source: document.meta().source.as_deref().map(|words| Credit::parse(words).name.to_owned()),
            minutes: u32::try_from(minutes(document)).unwrap_or(u32::MAX),
            english: document.meta().is_english(),
        }
    }

    /// The cells of the row in a table.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        vec![
            self.slug.clone(),
            self.title.clone(),
            String::from(if self.headline { "1" } else { "" }),
            self.published.map_or_else(String::new, |day| day.to_string()),
            self.source.clone().unwrap_or_default(),
            self.minutes.to_string(),
            String::from(if self.english { "1" } else { "" }),
        ]
    }

    /// The row with these cells, if they are those of a row.
    pub(super) fn from_cells(cells: &[&str]) -> Option<Self> {
        let &[slug, title, headline, published, source, minutes, english] = cells else { return None };
        Some(Self {
            slug: slug.to_owned(),
            title: title.to_owned(),
            headline: !headline.is_empty(),
            published: Day::parse(published),
            source: said(source),
            minutes: minutes.parse().ok()?,
            english: !english.is_empty(),
        })
    }

    /// The rows in the bytes of a catalog; `None` if they are none.
    #[must_use]
    pub fn all(bytes: &[u8]) -> Option<Vec<Self>> {
        table::decode(bytes)?.iter().map(|cells| Self::from_cells(cells)).collect()
    }

    /// A number that is smaller for newer articles, and largest for those without a day.
    #[must_use]
    pub fn age(&self) -> u64 {
        !self.published.map_or(0, |day| u64::from(day.ordinal()))
    }
}

/// Words that may be missing.
pub(super) fn said(cell: &str) -> Option<String> {
    (!cell.is_empty()).then(|| cell.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Document, Meta};

    #[test]
    fn a_row_tells_what_the_text_or_the_publisher_says() {
        let source = Some("Harbour News https://harbour.example/a".to_owned());
        let meta = Meta { source, language: Some("de".to_owned()), ..Meta::default() };
        let document = Document::from_text("date 2017-10-02 Regen im Mai. Es fiel.", meta).unwrap();
        let row = Row::of(&Article { slug: "regen".to_owned(), document });
        assert_eq!((row.title.as_str(), row.headline, row.minutes), ("Regen im Mai …", false, 1));
        assert_eq!((row.published, row.source.as_deref()), (Day::new(2017, 10, 2), Some("Harbour News")));
        assert!(!row.english);
        assert_eq!(Row::all(&table::encode(&[row.cells()])), Some(vec![row.clone()]));
        assert_eq!(Row::all(&table::encode(&[vec!["regen".to_owned()]])), None);
        assert!(row.age() < Row { published: Day::new(2017, 10, 1), ..row.clone() }.age());
        let age = row.age();
        assert!(age < Row { published: None, ..row }.age());
    }
}
