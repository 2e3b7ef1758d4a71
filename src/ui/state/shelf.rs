//! The articles at hand and how far the reading of each has come.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use crate::engine::{Analysis, Day, Document, order};
use crate::library::{Article, Catalog};

use super::Problem;

/// How far the reading of an article has come: its text is always there, its marks come later or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing has been asked yet.
    #[default]
    Unread,
    /// The worker has been asked.
    Asked,
    /// The marks are there.
    Marked(Rc<Analysis>),
    /// The article is not in English, the one language that is read.
    Foreign,
    /// There will be no marks unless the reader tries again.
    Failed(Problem),
}

impl Reading {
    /// The analysis, once it is there.
    #[must_use]
    pub const fn analysis(&self) -> Option<&Rc<Analysis>> {
        if let Self::Marked(analysis) = self { Some(analysis) } else { None }
    }

    /// The state of the article in view, as the page names it once the text is in it.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unread | Self::Asked | Self::Foreign => "text",
            Self::Marked(_) => "marked",
            Self::Failed(_) => "error",
        }
    }
}

/// An article at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub slug: AttrValue,
    /// The article as it came.
    pub original: Rc<Document>,
    /// The article as it is read: of another day where the reader said so.
    pub document: Rc<Document>,
    /// How far its reading has come.
    pub reading: Reading,
    /// The same analysis with the reasons of its names, once somebody wanted them.
    pub reasons: Option<Rc<Analysis>>,
}

impl Entry {
    fn new(article: &Article) -> Self {
        let document = Rc::new(article.document.clone());
        Self {
            slug: AttrValue::from(article.slug.clone()),
            original: Rc::clone(&document),
            reading: if document.meta().is_english() { Reading::Unread } else { Reading::Foreign },
            reasons: None,
            document,
        }
    }

    /// Whether the reader has said of which day the article is.
    #[must_use]
    pub fn is_dated_by_reader(&self) -> bool {
        self.document.meta().published != self.original.meta().published
    }

    /// The article as if it were of this day, or as it came.
    #[must_use]
    pub fn dated(&self, day: Option<Day>) -> Rc<Document> {
        match day {
            Some(day) => Rc::new(self.original.dated(Some(day))),
            None => Rc::clone(&self.original),
        }
    }
}

/// The articles at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Newest first; articles without a date last.
    pub entries: Vec<Entry>,
}

/// What happened to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// The article's address.
    pub slug: AttrValue,
    /// What happened.
    pub what: What,
}

/// What can happen to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Its reading has come this far.
    Reading(Reading),
    /// The reasons of its names are there.
    Reasons(Rc<Analysis>),
    /// It is of another day. Its marks stay until those of that day are there.
    Document(Rc<Document>),
}

impl Shelf {
    /// The articles of a catalog, none read.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let entries = catalog.articles().iter().map(Entry::new).collect();
        let newest = |entry: &Entry| !entry.document.published().map_or(0, |day| u64::from(day.ordinal()));
        Self { entries: order::by_number(entries, newest) }
    }

    /// The article at this address.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == slug)
    }

    /// The article to read next in the background: one at a time, and none after a failure, since the worker that failed
    /// for one article is left to the reader who wants it.
    #[must_use]
    pub fn next_unread(&self) -> Option<&Entry> {
        let busy = |entry: &Entry| matches!(entry.reading, Reading::Asked | Reading::Failed(_));
        if self.entries.iter().any(busy) {
            return None;
        }
        self.entries.iter().find(|entry| entry.reading == Reading::Unread)
    }
}

impl Reducible for Shelf {
    type Action = News;

    fn reduce(self: Rc<Self>, news: News) -> Rc<Self> {
        let mut next = (*self).clone();
        if let Some(entry) = next.entries.iter_mut().find(|entry| entry.slug == news.slug) {
            match news.what {
                What::Reading(reading) => entry.reading = reading,
                What::Reasons(reasons) => entry.reasons = Some(reasons),
                What::Document(document) => {
                    entry.document = document;
                    entry.reasons = None;
                }
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;

    fn shelf() -> Rc<Shelf> {
        Rc::new(Shelf::new(&Catalog::embedded()))
    }

    #[test]
    fn articles_are_read_one_at_a_time_until_one_fails() {
        let shelf = shelf();
        let slug = shelf.next_unread().unwrap().slug.clone();
        let asked = shelf.reduce(News { slug: slug.clone(), what: What::Reading(Reading::Asked) });
        assert_eq!(asked.next_unread(), None);
        let what = What::Reading(Reading::Failed(Problem::Crashed));
        let failed = asked.reduce(News { slug, what });
        assert_eq!(failed.next_unread(), None);
    }

    #[test]
    fn an_article_in_another_language_is_never_asked_about() {
        let meta = |code: &str| Meta { language: Some(code.to_owned()), ..Meta::default() };
        for (code, reading) in [("de", Reading::Foreign), ("en-GB", Reading::Unread), ("EN", Reading::Unread)]
        {
            let document = Document::from_text("„Nein“, sagte sie.", meta(code)).unwrap();
            let entry = Entry::new(&Article { slug: "a".to_owned(), document });
            assert_eq!(entry.reading, reading, "{code}");
            let shelf = Shelf { entries: vec![entry] };
            assert_eq!(shelf.next_unread().is_some(), reading == Reading::Unread);
        }
    }

    #[test]
    fn the_page_names_the_state_of_a_reading() {
        assert_eq!(Reading::Asked.code(), "text");
        assert_eq!(Reading::Marked(Rc::default()).code(), "marked");
        assert_eq!(Reading::Failed(Problem::Silent).code(), "error");
    }

    #[test]
    fn news_of_articles_that_are_not_there_changes_nothing() {
        let before = shelf();
        let what = What::Reading(Reading::Asked);
        let after = Rc::clone(&before).reduce(News { slug: "no".into(), what });
        assert_eq!(before, after);
    }

    #[test]
    fn an_article_of_another_day_keeps_its_marks_until_the_new_ones_are_there() {
        let shelf = shelf();
        let slug = shelf.entries[0].slug.clone();
        let tell = |shelf: Rc<Shelf>, what| shelf.reduce(News { slug: slug.clone(), what });
        let marked = tell(shelf, What::Reading(Reading::Marked(Rc::default())));
        let marked = tell(marked, What::Reasons(Rc::default()));
        let day = Day::parse("2001-01-01");
        let dated = tell(Rc::clone(&marked), What::Document(marked.entries[0].dated(day)));
        let entry = &dated.entries[0];
        assert_eq!((entry.document.published(), entry.is_dated_by_reader()), (day, true));
        assert_eq!((entry.reading.code(), &entry.reasons), ("marked", &None));
        let back = tell(Rc::clone(&dated), What::Document(entry.dated(None)));
        assert!(!back.entries[0].is_dated_by_reader());
        assert_eq!(back.entries[0].document, back.entries[0].original);
    }
}
