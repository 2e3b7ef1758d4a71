//! The articles at hand and how far the reading of each has come.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use crate::engine::{Analysis, Document};
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
            Self::Unread | Self::Asked => "text",
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
    /// The article.
    pub document: Rc<Document>,
    /// How far its reading has come.
    pub reading: Reading,
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
    /// Its reading from now on.
    pub reading: Reading,
}

impl Shelf {
    /// The articles of a catalog, none read.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Self {
        let entry = |article: &Article| Entry {
            slug: AttrValue::from(article.slug.clone()),
            document: Rc::new(article.document.clone()),
            reading: Reading::Unread,
        };
        let mut entries: Vec<Entry> = catalog.articles().iter().map(entry).collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.document.published()));
        Self { entries }
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
            entry.reading = news.reading;
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shelf() -> Rc<Shelf> {
        Rc::new(Shelf::new(&Catalog::embedded()))
    }

    #[test]
    fn articles_are_read_one_at_a_time_until_one_fails() {
        let shelf = shelf();
        let slug = shelf.next_unread().unwrap().slug.clone();
        let asked = shelf.reduce(News { slug: slug.clone(), reading: Reading::Asked });
        assert_eq!(asked.next_unread(), None);
        let reading = Reading::Failed(Problem::Crashed);
        let failed = asked.reduce(News { slug, reading });
        assert_eq!(failed.next_unread(), None);
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
        let after = Rc::clone(&before).reduce(News { slug: "no".into(), reading: Reading::Asked });
        assert_eq!(before, after);
    }
}
