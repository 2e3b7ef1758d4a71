//! The articles at hand and how far the reading of each has come.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use crate::engine::{Analysis, Day, Document, order};
use crate::library::{Article, Index, Row};

use super::{Browse, CardFacts, Lack, Problem, Shared, card_facts};

/// How far the reading of an article has come: its text is always there, its marks come later or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Reading {
    /// Nothing has been asked yet.
    #[default]
    Unread,
    /// The worker has been asked.
    Asked,
    /// The marks are there.
    Marked(Shared<Analysis>),
    /// The article is not in English, the one language that is read.
    Foreign,
    /// There will be no marks unless the reader tries again.
    Failed(Problem),
}

impl Reading {
    /// The analysis, once it is there.
    #[must_use]
    pub const fn analysis(&self) -> Option<&Shared<Analysis>> {
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
    pub original: Shared<Document>,
    /// The article as it is read: of another day where the reader said so.
    pub document: Shared<Document>,
    /// How far its reading has come.
    pub reading: Reading,
    /// The same analysis with the reasons of its names, once somebody wanted them.
    pub reasons: Option<Shared<Analysis>>,
    /// The page that the article and its marks were read back from, if they were.
    pub page: Option<Rc<str>>,
}

impl Entry {
    /// An article that nobody has read, of the day that the reader gave it.
    #[must_use]
    pub fn new(article: Article, day: Option<Day>) -> Self {
        let original = Shared::new(article.document);
        let mut entry = Self {
            slug: AttrValue::from(article.slug),
            reading: if original.meta().is_english() { Reading::Unread } else { Reading::Foreign },
            reasons: None,
            page: None,
            document: original.clone(),
            original,
        };
        if day.is_some() {
            entry.document = entry.dated(day);
        }
        entry
    }

    /// A reading that was saved, as it was saved. Its reasons are those that it has.
    fn opened(slug: AttrValue, opened: Opened) -> Self {
        let Opened { document, analysis, page } = opened;
        let foreign = !document.meta().is_english();
        Self {
            slug,
            original: document.clone(),
            document,
            reasons: Some(analysis.clone()),
            reading: if foreign { Reading::Foreign } else { Reading::Marked(analysis) },
            page: Some(page),
        }
    }

    /// What lists say of it.
    #[must_use]
    pub fn known(&self) -> Known {
        match &self.reading {
            Reading::Unread => Known::Unread,
            Reading::Asked => Known::Asked,
            Reading::Marked(analysis) => Known::Facts(Shared::new(card_facts(&self.document, analysis))),
            Reading::Foreign => Known::Foreign,
            Reading::Failed(_) => Known::Failed,
        }
    }

    /// Whether the reader has said of which day the article is.
    #[must_use]
    pub fn is_dated_by_reader(&self) -> bool {
        self.document.meta().published != self.original.meta().published
    }

    /// The article as if it were of this day, or as it came.
    #[must_use]
    pub fn dated(&self, day: Option<Day>) -> Shared<Document> {
        match day {
            Some(day) => Shared::new(self.original.dated(Some(day))),
            None => self.original.clone(),
        }
    }
}

/// Of a large corpus, the texts of so many articles are held: those that were opened last.
const OPEN: usize = 8;

/// Where the texts of the articles are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stock {
    /// In this program.
    #[default]
    Embedded,
    /// In parts; in which, the index will tell.
    Awaited,
    /// In these parts.
    Parted(Shared<Index>),
    /// In parts, but there is no index.
    Lost(Lack),
}

/// What is known of an article that need not be open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Known {
    /// Nothing yet.
    #[default]
    Unread,
    /// The worker has been asked.
    Asked,
    /// What its marks tell.
    Facts(Shared<CardFacts>),
    /// It is not in English, the one language that is read.
    Foreign,
    /// It could not be read.
    Failed,
    /// Its text is not on this device and cannot be fetched now.
    Away,
}

/// An article that is being fetched, or could not be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Its address.
    pub slug: AttrValue,
    /// What has come of it: nothing yet, a reason why it cannot be had, or that there is no such article.
    pub end: Option<Option<Lack>>,
}

/// Which parts of a large corpus this device keeps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// For each part whether it does.
    pub parts: Vec<bool>,
    /// Whether some of those that it was to keep could not be had or had no room.
    pub short: bool,
}

impl Kept {
    /// How many bytes of these parts are kept.
    #[must_use]
    pub fn bytes(&self, index: &Index) -> u64 {
        let kept = index.parts.iter().zip(&self.parts).filter(|(_, kept)| **kept);
        kept.map(|(part, _)| u64::from(part.bytes)).sum()
    }

    /// Whether all of them are.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.parts.iter().all(|kept| *kept)
    }
}

/// The articles at hand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shelf {
    /// Where their texts are.
    pub stock: Stock,
    /// What lists say of them, newest first; articles without a date last. Of a large corpus the newest alone until the catalog
    /// is there.
    pub rows: Shared<Vec<Row>>,
    /// What is known of each of them.
    pub known: Vec<Known>,
    /// Which of them are looked through.
    pub browse: Browse,
    /// Those whose text is held.
    pub entries: Vec<Entry>,
    /// The one that is being fetched.
    pub opening: Option<Opening>,
    /// Which parts the device keeps; nothing where it cannot keep any.
    pub kept: Option<Kept>,
    /// Whether the browser refused to keep what was found in articles.
    pub forgetful: bool,
    /// Why the file that the reader wanted to open last is not among them: its name, and the reason.
    pub unopened: Option<(AttrValue, Problem)>,
}

/// What happened on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// This, to the article at this address.
    Of(AttrValue, What),
    /// The index is being fetched, once more.
    Waiting,
    /// The index is there, or why it is not.
    Index(Result<Index, Lack>),
    /// The whole catalog is there.
    Catalog(Vec<Row>),
    /// The library is looked through like this.
    Browse(Browse),
    /// For each part whether the device keeps it; or that it was to keep all of them and can do no more.
    Kept(Option<Vec<bool>>),
    /// The browser refused to keep what was found.
    Forgetful,
}

/// What can happen to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// Its text is being fetched.
    Coming,
    /// Its text is there.
    Arrived(Box<Entry>),
    /// Its text is not to be had for this reason, or there is no such article.
    Missing(Option<Lack>),
    /// This is known of it, though it is not open.
    Known(Known),
    /// Its reading has come this far.
    Reading(Reading),
    /// The reasons of its names are there.
    Reasons(Shared<Analysis>),
    /// It is of another day. Its marks stay until those of that day are there.
    Document(Shared<Document>),
    /// It was opened from a file.
    Opened(Opened),
    /// It could not be opened.
    Unopened(Problem),
}

/// What was in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The article.
    pub document: Shared<Document>,
    /// Its marks.
    pub analysis: Shared<Analysis>,
    /// The page that they were in.
    pub page: Rc<str>,
}

/// What the addresses of articles begin with that were opened from a file. No article of the build has such an address, and
/// nothing of them is kept.
const LOOSE: char = '~';

/// The address of an article in the file of this name, as long as it is open.
#[must_use]
pub fn loose_slug(file: &str) -> AttrValue {
    let name = file.split_once(".quotidian.").map_or(file, |(name, _)| name);
    let name = name.strip_suffix(".html").unwrap_or(name);
    // Signs that mean something in an address.
    format!("{LOOSE}{}", name.replace(['/', '?', '#', '%', '\\'], "-")).into()
}

/// What an article is called in files, if it is one that was opened from a file.
#[must_use]
pub fn loose_name(slug: &str) -> Option<&str> {
    slug.strip_prefix(LOOSE)
}

impl Shelf {
    /// These articles, none read, each of the day that the reader gave it.
    #[must_use]
    pub fn new(articles: Vec<Article>, day_of: impl Fn(&str) -> Option<Day>) -> Self {
        let rows: Vec<_> = articles.iter().map(Row::of).collect();
        let rows = order::by_number(rows, Row::age);
        let entry = |article: Article| {
            let day = day_of(&article.slug);
            Entry::new(article, day)
        };
        let mut shelf = Self { entries: articles.into_iter().map(entry).collect(), ..Self::default() };
        shelf.set_rows(rows);
        shelf
    }

    /// A shelf whose articles are in parts.
    #[must_use]
    pub fn awaited() -> Self {
        Self { stock: Stock::Awaited, browse: Browse::closed(), ..Self::default() }
    }

    /// The article at this address, if its text is held.
    #[must_use]
    pub fn find(&self, slug: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.slug == slug)
    }

    /// The index of a large corpus.
    #[must_use]
    pub const fn index(&self) -> Option<&Shared<Index>> {
        if let Stock::Parted(index) = &self.stock { Some(index) } else { None }
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.index().map_or(self.rows.len(), |index| index.articles())
    }

    /// How many of them have been read.
    #[must_use]
    pub fn read(&self) -> usize {
        self.known.iter().filter(|known| matches!(known, Known::Facts(_) | Known::Foreign)).count()
    }

    /// What has come of fetching the article at this address: nothing yet, a reason, or that there is no such article.
    #[must_use]
    pub fn fetched(&self, slug: &str) -> Option<Option<Lack>> {
        match &self.stock {
            Stock::Embedded => Some(None),
            Stock::Awaited => None,
            Stock::Lost(lack) => Some(Some(*lack)),
            Stock::Parted(_) => self.opening.as_ref().filter(|opening| opening.slug == slug)?.end,
        }
    }

    /// The number of the row to read next in the background: one at a time, and none while an article is being opened, or after
    /// a failure, since the worker that failed for one article is left to the reader who wants it. First come the rows that are
    /// looked at; the others only where their texts are on the device, for nobody asked to fetch them.
    #[must_use]
    pub fn next_unread(&self, keep_all: bool) -> Option<usize> {
        let opening = self.opening.as_ref().is_some_and(|opening| opening.end.is_none());
        let busy = |known: &Known| matches!(known, Known::Asked | Known::Failed);
        if opening || self.known.iter().any(busy) {
            return None;
        }
        let unread = |row: &usize| self.known.get(*row) == Some(&Known::Unread);
        let others = if keep_all || self.stock == Stock::Embedded { self.rows.len() } else { 0 };
        self.browse.shown(self.rows.len()).find(unread).or_else(|| (0..others).find(unread))
    }

    /// Whether anything is read in the background, or would be if it did not wait.
    #[must_use]
    pub fn is_reading(&self, keep_all: bool) -> bool {
        self.known.contains(&Known::Asked) || self.next_unread(keep_all).is_some()
    }

    /// Takes other rows, and remembers what is known of those that stay.
    fn set_rows(&mut self, rows: Vec<Row>) {
        // The rows so far are the first ones of the catalog of the same build.
        self.known.truncate(rows.len());
        let fresh = rows.iter().skip(self.known.len());
        self.known.extend(fresh.map(|row| if row.english { Known::Unread } else { Known::Foreign }));
        self.browse = self.browse.of(&rows);
        self.rows = Shared::new(rows);
    }

    fn learn(&mut self, slug: &str, known: Known) {
        let row = self.rows.iter().position(|row| row.slug == slug);
        if let Some(old) = row.and_then(|row| self.known.get_mut(row)).filter(|old| **old != Known::Foreign) {
            *old = known;
        }
    }

    fn hear(&mut self, slug: AttrValue, what: What) {
        match what {
            What::Coming => return self.opening = Some(Opening { slug, end: None }),
            What::Missing(lack) => {
                if let Some(opening) = self.opening.as_mut().filter(|opening| opening.slug == slug) {
                    opening.end = Some(lack);
                }
                return;
            }
            What::Arrived(entry) => {
                self.opening = self.opening.take().filter(|opening| opening.slug != slug);
                self.entries.retain(|other| other.slug != slug);
                self.entries.push(*entry);
                // Nothing but the page that is open holds what came from a file.
                let from_site = |entry: &Entry| loose_name(&entry.slug).is_none();
                if self.entries.iter().filter(|entry| from_site(entry)).count() > OPEN {
                    self.entries.iter().position(from_site).map(|oldest| self.entries.remove(oldest));
                }
                return;
            }
            What::Opened(opened) => {
                self.unopened = None;
                self.entries.retain(|entry| entry.slug != slug);
                self.entries.insert(0, Entry::opened(slug, opened));
                return;
            }
            What::Unopened(problem) => return self.unopened = Some((slug, problem)),
            What::Known(known) => return self.learn(&slug, known),
            _ => {}
        }
        let Some(entry) = self.entries.iter_mut().find(|entry| entry.slug == slug) else { return };
        match what {
            What::Reading(reading) => {
                entry.reading = reading;
                let known = entry.known();
                self.learn(&slug, known);
            }
            What::Reasons(reasons) => entry.reasons = Some(reasons),
            What::Document(document) => {
                entry.document = document;
                entry.reasons = None;
                entry.page = None;
            }
            _ => {}
        }
    }
}

impl Reducible for Shelf {
    type Action = News;

    fn reduce(self: Rc<Self>, news: News) -> Rc<Self> {
        let mut next = (*self).clone();
        match news {
            News::Of(slug, what) => next.hear(slug, what),
            News::Waiting => next.stock = Stock::Awaited,
            News::Index(Ok(index)) => {
                next.set_rows(index.newest.clone());
                next.stock = Stock::Parted(Shared::new(index));
            }
            News::Index(Err(lack)) => next.stock = Stock::Lost(lack),
            News::Catalog(rows) => next.set_rows(rows),
            News::Browse(browse) => next.browse = browse,
            News::Kept(Some(parts)) => next.kept = Some(Kept { parts, short: false }),
            News::Kept(None) => next.kept.iter_mut().for_each(|kept| kept.short = true),
            News::Forgetful => next.forgetful = true,
        }
        Rc::new(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;
    use crate::library::Part;

    fn shelf() -> Rc<Shelf> {
        Rc::new(Shelf::new(crate::library::embedded::articles(), |_| None))
    }

    fn article(slug: &str, language: Option<&str>) -> Article {
        let meta = Meta { language: language.map(str::to_owned), ..Meta::default() };
        let document = Document::from_text("„Nein“, sagte sie.", meta).unwrap();
        Article { slug: slug.to_owned(), document }
    }

    fn of(slug: &str, what: What) -> News {
        News::Of(slug.to_owned().into(), what)
    }

    /// A large corpus of 300 articles, the newest 100 of which the index has.
    fn parted() -> Rc<Shelf> {
        let rows: Vec<_> = (0..300).map(|number| Row::of(&article(&format!("a-{number}"), None))).collect();
        let part =
            |rows: &[Row]| Part::new(rows[0].slug.clone(), 10, rows.iter().map(|row| row.slug.as_str()));
        let parts = rows.chunks(50).map(part).collect();
        let index = Index { parts, newest: rows[..100].to_vec() };
        let shelf = Rc::new(Shelf::awaited()).reduce(News::Index(Ok(index)));
        assert_eq!((shelf.rows.len(), shelf.articles()), (100, 300));
        shelf.reduce(News::Catalog(rows))
    }

    #[test]
    fn articles_are_read_one_at_a_time_until_one_fails() {
        let shelf = shelf();
        let slug = shelf.rows[shelf.next_unread(false).unwrap()].slug.clone();
        let asked = shelf.reduce(of(&slug, What::Reading(Reading::Asked)));
        assert_eq!((asked.next_unread(false), asked.is_reading(false)), (None, true));
        let failed = asked.reduce(of(&slug, What::Reading(Reading::Failed(Problem::Crashed))));
        assert_eq!((failed.next_unread(false), failed.is_reading(false)), (None, false));
    }

    #[test]
    fn of_a_large_corpus_what_is_looked_at_is_read_and_the_rest_where_it_is_kept() {
        let shelf = parted();
        assert_eq!(shelf.next_unread(false), None, "nobody has been in the library");
        let mut shelf = Rc::clone(&shelf).reduce(News::Browse(shelf.browse.more()));
        assert_eq!(shelf.next_unread(false), Some(0));
        let searched = shelf.browse.search("nein".to_owned(), &shelf.rows);
        assert_eq!(searched.count(300), 300);
        for number in 0..100 {
            assert_eq!(shelf.next_unread(false), Some(number));
            let known = if number % 2 == 0 { Known::Away } else { Known::Facts(Shared::default()) };
            shelf = shelf.reduce(of(&format!("a-{number}"), What::Known(known)));
        }
        assert_eq!((shelf.next_unread(false), shelf.next_unread(true), shelf.read()), (None, Some(100), 50));
        let more = Rc::clone(&shelf).reduce(News::Browse(shelf.browse.more()));
        assert_eq!(more.next_unread(false), Some(100), "more rows are looked at");
        let opening = more.reduce(of("a-7", What::Coming));
        assert_eq!(opening.next_unread(true), None, "an article that is opened comes first");
    }

    #[test]
    fn of_a_large_corpus_the_articles_opened_last_are_held() {
        let mut shelf = parted();
        assert_eq!(shelf.fetched("a-0"), None);
        for number in 0..20 {
            let slug = format!("a-{number}");
            shelf = shelf.reduce(of(&slug, What::Coming));
            assert_eq!(shelf.fetched(&slug), None);
            let entry = Box::new(Entry::new(article(&slug, None), Day::new(2001, 1, 1)));
            shelf = shelf.reduce(of(&slug, What::Arrived(entry)));
            assert!(shelf.find(&slug).unwrap().is_dated_by_reader());
        }
        assert_eq!((shelf.entries.len(), shelf.find("a-11"), shelf.opening.is_none()), (OPEN, None, true));
        let lacking =
            shelf.reduce(of("a-5", What::Coming)).reduce(of("a-5", What::Missing(Some(Lack::Offline))));
        assert_eq!(lacking.fetched("a-5"), Some(Some(Lack::Offline)));
        let late = lacking.reduce(of("a-6", What::Coming)).reduce(of("a-5", What::Missing(None)));
        assert_eq!(late.fetched("a-6"), None, "an answer about another article changes nothing");
    }

    #[test]
    fn what_the_device_keeps_is_counted_by_parts() {
        let shelf = parted().reduce(News::Kept(None));
        assert_eq!(shelf.kept, None, "a device that keeps nothing has no choice");
        let shelf = shelf.reduce(News::Kept(Some(vec![true, false, true, false, false, false])));
        let kept = shelf.kept.clone().unwrap();
        assert_eq!((kept.bytes(shelf.index().unwrap()), kept.is_all(), kept.short), (20, false, false));
        let short = Rc::clone(&shelf).reduce(News::Kept(None));
        assert!(short.kept.as_ref().is_some_and(|kept| kept.short));
        let all = short.reduce(News::Kept(Some(vec![true; 6])));
        assert!(all.kept.as_ref().is_some_and(|kept| kept.is_all() && !kept.short));
    }

    #[test]
    fn without_an_index_no_article_can_be_had() {
        let lost = Rc::new(Shelf::awaited()).reduce(News::Index(Err(Lack::Damaged)));
        assert_eq!((lost.fetched("a-0"), lost.next_unread(true)), (Some(Some(Lack::Damaged)), None));
        assert_eq!(lost.reduce(News::Waiting).fetched("a-0"), None);
    }

    #[test]
    fn an_article_in_another_language_is_never_asked_about() {
        for (code, reading) in [("de", Reading::Foreign), ("en-GB", Reading::Unread), ("EN", Reading::Unread)]
        {
            let row = Row::of(&article("a", Some(code)));
            let entry = Entry::new(article("a", Some(code)), None);
            assert_eq!(entry.reading, reading, "{code}");
            let mut shelf = Shelf { entries: vec![entry], ..Shelf::default() };
            shelf.set_rows(vec![row]);
            assert_eq!(shelf.next_unread(false).is_some(), reading == Reading::Unread);
            assert_eq!(shelf.read(), usize::from(reading == Reading::Foreign));
        }
    }

    #[test]
    fn the_page_names_the_state_of_a_reading() {
        assert_eq!(Reading::Asked.code(), "text");
        assert_eq!(Reading::Marked(Shared::default()).code(), "marked");
        assert_eq!(Reading::Failed(Problem::Silent).code(), "error");
    }

    #[test]
    fn a_saved_reading_is_opened_as_it_was_and_again_in_its_own_place() {
        let document = Shared::new(Document::from_text("No.", Meta::default()).unwrap());
        let analysis = Shared::new(Analysis { published: Day::parse("2001-01-01"), ..Analysis::default() });
        let opened = Opened { document, analysis: analysis.clone(), page: "<p>".into() };
        let slug = loose_slug("pier.quotidian.html");
        assert_eq!(loose_name(&slug), Some("pier"));
        let open = |shelf: Rc<Shelf>, what| shelf.reduce(News::Of(slug.clone(), what));
        let before = shelf();
        let failed = open(Rc::clone(&before), What::Unopened(Problem::Refused("no".to_owned())));
        assert!(failed.unopened.is_some() && failed.entries == before.entries);
        let once = open(failed, What::Opened(opened.clone()));
        let twice = open(Rc::clone(&once), What::Opened(opened));
        assert_eq!(once, twice);
        assert_eq!((twice.entries.len(), &twice.unopened), (before.entries.len() + 1, &None));
        let entry = twice.find(&slug).unwrap();
        assert_eq!((entry.reading.analysis(), &entry.reasons), (Some(&analysis), &Some(analysis.clone())));
        let dated = open(Rc::clone(&twice), What::Document(entry.dated(Day::parse("2002-02-02"))));
        assert_eq!(dated.find(&slug).unwrap().page, None, "what was saved is of another day");
    }

    #[test]
    fn the_names_of_files_become_addresses() {
        for (file, slug) in [
            ("a.html", "~a"),
            ("a b (1).quotidian.html", "~a b (1)"),
            ("50%/#?.htm", "~50----.htm"),
            ("", "~"),
        ] {
            assert_eq!(loose_slug(file), slug);
        }
        assert_eq!(loose_name("000_23c3"), None);
    }

    #[test]
    fn news_of_articles_that_are_not_there_changes_nothing() {
        let before = shelf();
        let after = Rc::clone(&before).reduce(of("no", What::Reading(Reading::Asked)));
        let after = after.reduce(of("no", What::Known(Known::Away)));
        assert_eq!(before, after);
    }

    #[test]
    fn an_article_of_another_day_keeps_its_marks_until_the_new_ones_are_there() {
        let shelf = shelf();
        let slug = shelf.entries[0].slug.clone();
        let tell = |shelf: Rc<Shelf>, what| shelf.reduce(News::Of(slug.clone(), what));
        let marked = tell(shelf, What::Reading(Reading::Marked(Shared::default())));
        assert!(matches!(marked.known[..], [Known::Facts(_)]));
        let marked = tell(marked, What::Reasons(Shared::default()));
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
