//! Looking through the library: which of its rows are shown.

use std::rc::Rc;

use super::find::fold;
use super::short_date;
use crate::library::Row;

/// So many rows are shown at first, and so many more whenever more are wanted.
const PAGE: usize = 100;

/// With no more rows than these the library is seen at a glance, and nothing is needed to look through it.
const FEW: usize = 20;

/// The rows made ready to be searched, once for all searches.
#[derive(Debug, Default, PartialEq, Eq)]
struct Searchable {
    folded: String,
    /// Where the words of each row end.
    ends: Vec<usize>,
}

impl Searchable {
    fn new(rows: &[Row]) -> Self {
        let mut all = Self::default();
        for row in rows {
            let date = row.published.map(short_date).unwrap_or_default();
            for words in [&row.title, row.source.as_deref().unwrap_or_default(), &date] {
                words.chars().for_each(|c| fold(c, &mut all.folded));
                all.folded.push(' ');
            }
            all.ends.push(all.folded.len());
        }
        all
    }

    /// The rows that hold each of these words.
    fn find(&self, wanted: &str) -> Vec<u32> {
        let mut needle = String::with_capacity(wanted.len());
        wanted.chars().for_each(|c| fold(c, &mut needle));
        let needles: Vec<_> = needle.split_whitespace().collect();
        let (mut start, mut hits) = (0, Vec::new());
        for (number, &end) in (0..).zip(&self.ends) {
            let row = self.folded.get(start..end).unwrap_or_default();
            if needles.iter().all(|needle| row.contains(needle)) {
                hits.push(number);
            }
            start = end;
        }
        hits
    }
}

/// Looking through the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browse {
    text: Option<Rc<Searchable>>,
    /// The words that are searched for.
    pub wanted: String,
    /// The rows that hold them; all if nothing is searched for.
    hits: Option<Rc<Vec<u32>>>,
    /// How many rows are shown at most.
    most: usize,
}

impl Default for Browse {
    fn default() -> Self {
        Self { text: None, wanted: String::new(), hits: None, most: PAGE }
    }
}

impl Browse {
    /// Nobody has looked yet.
    #[must_use]
    pub fn closed() -> Self {
        Self { most: 0, ..Self::default() }
    }

    /// Whether nobody has looked yet.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        self.most == 0
    }

    /// Looking for these words in these rows.
    #[must_use]
    pub fn search(&self, wanted: String, rows: &[Row]) -> Self {
        if wanted.trim().is_empty() {
            return Self { text: self.text.clone(), wanted, ..Self::default() };
        }
        let text = self.text.clone().unwrap_or_else(|| Rc::new(Searchable::new(rows)));
        let hits = Some(Rc::new(text.find(&wanted)));
        Self { text: Some(text), wanted, hits, most: PAGE }
    }

    /// The same in other rows.
    #[must_use]
    pub fn of(&self, rows: &[Row]) -> Self {
        let fresh = Self { text: None, ..self.clone() };
        if self.hits.is_none() {
            fresh
        } else {
            Self { most: self.most, ..fresh.search(self.wanted.clone(), rows) }
        }
    }

    /// With more rows.
    #[must_use]
    pub fn more(&self) -> Self {
        Self { most: self.most + PAGE, ..self.clone() }
    }

    /// How many of so many rows there are to look through.
    #[must_use]
    pub fn count(&self, rows: usize) -> usize {
        self.hits.as_ref().map_or(rows, |hits| hits.len())
    }

    /// Whether rows are searched for.
    #[must_use]
    pub const fn is_search(&self) -> bool {
        self.hits.is_some()
    }

    /// The numbers of the rows that are shown, of so many.
    pub fn shown(&self, rows: usize) -> impl Iterator<Item = usize> {
        let at =
            |place: usize| self.hits.as_ref().map_or(Some(place), |hits| Some(*hits.get(place)? as usize));
        (0..self.count(rows).min(self.most)).filter_map(at)
    }

    /// Whether so many articles need a search, and words about how far reading them has come.
    #[must_use]
    pub const fn helps(articles: usize) -> bool {
        articles > FEW
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Day;

    fn rows(count: usize) -> Vec<Row> {
        let row = |number: usize| Row {
            slug: format!("a-{number}"),
            title: format!("Erdoğan meets number {number}"),
            headline: true,
            published: Day::new(2017, 10, 2),
            source: Some("Harbour News".to_owned()),
            minutes: 1,
            english: true,
        };
        (0..count).map(row).collect()
    }

    #[test]
    fn rows_are_found_by_all_words_of_title_source_and_day() {
        let rows = rows(250);
        let found = |wanted: &str| Browse::default().search(wanted.to_owned(), &rows).count(250);
        assert_eq!(found("ERDOGAN 249"), 1);
        assert_eq!(found("harbour 2 oct 2017 number"), 250);
        assert_eq!((found("zebra"), found(" ")), (0, 250));
        let search = Browse::default().search("24".to_owned(), &rows);
        assert_eq!(
            search.shown(250).collect::<Vec<_>>(),
            [24, 124, 224, 240, 241, 242, 243, 244, 245, 246, 247, 248, 249]
        );
        assert_eq!(
            search.of(&rows[..100]).shown(100).collect::<Vec<_>>(),
            [24],
            "other rows are searched anew"
        );
        assert!(!search.search(String::new(), &rows).is_search());
    }

    #[test]
    fn rows_are_shown_page_by_page() {
        let browse = Browse::default();
        assert_eq!((browse.shown(250).count(), browse.more().shown(250).count()), (100, 200));
        assert_eq!(browse.more().more().shown(250).last(), Some(249));
        assert_eq!(browse.shown(3).collect::<Vec<_>>(), [0, 1, 2]);
    }
}
