//! Who fetches articles and has them read.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use super::platform::file::{self, Picked, Unread};
use super::platform::parts::{Choice, Parts};
use super::platform::{Engine, Outcome, go_to, parts, storage};
use super::state::{
    Browse, Entry, Known, Lack, News, Opened, Problem, Reading, Shared, Shelf, Stock, What, card_facts,
    loose_name, loose_slug,
};
use super::strings::EN;
use crate::engine::{Analysis, Day, Document};
use crate::exchange::Format;
use crate::library::{Index, Row};
use crate::protocol::Source;

/// What comes of saving an article: the name of the file.
pub type Saved = Result<String, Problem>;

/// Fetches articles, asks the worker on their behalf and puts what comes of it on the shelf. Always the same one, so that what is
/// asked of it never draws anything anew.
#[derive(Clone)]
pub struct Librarian {
    engine: Engine,
    parts: Parts,
    shelf: UseReducerDispatcher<Shelf>,
    /// The shelf as it was drawn last.
    latest: Rc<RefCell<UseReducerHandle<Shelf>>>,
    /// Whether the catalog has been sent for.
    cataloguing: Rc<Cell<bool>>,
}

impl PartialEq for Librarian {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

/// The librarian of a shelf. One without an index is sent for it at once.
#[hook]
pub(super) fn use_librarian(shelf: &UseReducerHandle<Shelf>) -> Rc<Librarian> {
    let latest = use_mut_ref(|| shelf.clone());
    *latest.borrow_mut() = shelf.clone();
    let waiting = shelf.stock == Stock::Awaited;
    let shelf = shelf.dispatcher();
    use_memo((), |()| {
        let librarian = Librarian {
            engine: Engine::default(),
            parts: Parts::default(),
            shelf,
            latest,
            cataloguing: Rc::default(),
        };
        if waiting {
            librarian.fetch_index();
        }
        librarian
    })
}

/// What is wanted of the librarian as long as nothing changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The article at this address.
    pub article: Option<AttrValue>,
    /// The catalog: the library is drawn.
    pub catalog: bool,
    /// This row read in the background.
    pub study: Option<usize>,
}

impl Librarian {
    fn find(&self, slug: &str) -> Option<Entry> {
        self.latest.borrow().find(slug).cloned()
    }

    fn tell(&self, slug: &AttrValue, what: What) {
        self.shelf.dispatch(News::Of(slug.clone(), what));
    }

    fn index(&self) -> Option<Shared<Index>> {
        self.latest.borrow().index().cloned()
    }

    /// Does what is wanted.
    pub fn serve(&self, wanted: &Wanted) {
        let (asked, browse) = {
            let latest = self.latest.borrow();
            (latest.opening.as_ref().map(|opening| opening.slug.clone()), latest.browse.clone())
        };
        if let Some(slug) = wanted.article.as_ref().filter(|slug| asked.as_ref() != Some(*slug)) {
            self.open(slug);
        }
        if wanted.catalog && browse.is_closed() {
            self.browse(browse.more());
        }
        if let Some(row) = wanted.study {
            self.study(row);
        }
    }

    /// Fetches the index, and sees what is kept of its parts, or has all kept if the reader chose so.
    fn fetch_index(&self) {
        let librarian = self.clone();
        let then = move |found: Result<Rc<[u8]>, _>| {
            let index = found.and_then(|bytes| Index::decode(&bytes).ok_or(Lack::Damaged));
            if let Ok(index) = &index {
                let all = storage::load().keep_all;
                librarian.keep_of(index, if all { Choice::All } else { Choice::Opened });
            }
            librarian.shelf.dispatch(News::Index(index));
        };
        parts::fetch("index", Box::new(then));
    }

    /// Tries again to get the index.
    pub fn retry(&self) {
        self.shelf.dispatch(News::Waiting);
        self.fetch_index();
    }

    /// Fetches the rows of all articles. Without them the newest stay what is shown, until something is looked for again.
    fn fetch_catalog(&self) {
        let (shelf, cataloguing) = (self.shelf.clone(), self.cataloguing.clone());
        let then = move |found: Result<Rc<[u8]>, _>| {
            cataloguing.set(false);
            if let Some(rows) = found.ok().and_then(|bytes| Row::all(&bytes)) {
                shelf.dispatch(News::Catalog(rows));
            }
        };
        parts::fetch("catalog", Box::new(then));
    }

    /// Looks through the library like this, and asks for the catalog as long as it is not there.
    pub fn browse(&self, browse: Browse) {
        let short = {
            let latest = self.latest.borrow();
            latest.rows.len() < latest.articles()
        };
        if short && !self.cataloguing.replace(true) {
            self.fetch_catalog();
        }
        self.shelf.dispatch(News::Browse(browse));
    }

    /// Fetches the article at this address.
    pub fn open(&self, slug: &AttrValue) {
        let Some(index) = self.index() else { return };
        self.tell(slug, What::Coming);
        let (librarian, slug) = (self.clone(), slug.clone());
        self.parts.article(index, slug.to_string(), 0, {
            Box::new(move |found| {
                let entry = |article| What::Arrived(Box::new(Entry::new(article, storage::day_of(&slug))));
                librarian.tell(
                    &slug,
                    found.map_or_else(
                        |lack| What::Missing(Some(lack)),
                        |article| article.map_or(What::Missing(None), entry),
                    ),
                );
                librarian.keep(Choice::Opened);
            })
        });
    }

    /// Reads the article of a row in the background. Of one that is not open only what lists say is remembered.
    fn study(&self, row: usize) {
        let slug = self.latest.borrow().rows.get(row).map(|row| AttrValue::from(row.slug.clone()));
        let Some(slug) = slug else { return };
        if self.find(&slug).is_some() {
            return self.ask(&slug);
        }
        let Some(index) = self.index() else { return };
        self.tell(&slug, What::Known(Known::Asked));
        let librarian = self.clone();
        self.parts.article(index.clone(), slug.to_string(), 0, {
            Box::new(move |found| {
                let Ok(Some(article)) = found else { return librarian.tell(&slug, What::Known(Known::Away)) };
                if index.search(&slug, 0).is_some_and(|part| !librarian.keeps(part)) {
                    librarian.keep(Choice::Opened);
                }
                librarian.study_text(slug, &Shared::new(article.document));
            })
        });
    }

    fn study_text(&self, slug: AttrValue, document: &Shared<Document>) {
        let (librarian, text) = (self.clone(), document.clone());
        let then = Callback::from(move |outcome: Outcome| {
            let known = match outcome {
                Ok(analysis) => Known::Facts(Shared::new(card_facts(&text, &analysis))),
                Err(_) => Known::Failed,
            };
            librarian.tell(&slug, What::Known(known));
            librarian.look_at_memory();
        });
        self.engine.analyze(document, &then);
    }

    /// Keeps the parts that the reader chose, and sees which they are.
    pub fn keep(&self, choice: Choice) {
        if let Some(index) = self.index() {
            self.keep_of(&index, choice);
        }
    }

    fn keep_of(&self, index: &Index, choice: Choice) {
        let shelf = self.shelf.clone();
        parts::keep(index, choice, move |kept| shelf.dispatch(News::Kept(kept)));
    }

    /// Whether the device keeps this part, as far as is known.
    fn keeps(&self, part: usize) -> bool {
        self.latest.borrow().kept.as_ref().is_some_and(|kept| kept.parts.get(part) == Some(&true))
    }

    fn look_at_memory(&self) {
        if self.engine.is_forgetful() && !self.latest.borrow().forgetful {
            self.shelf.dispatch(News::Forgetful);
        }
    }

    /// Asks for the marks of the article at this address.
    pub fn ask(&self, slug: &AttrValue) {
        let Some(entry) = self.find(slug) else { return };
        self.tell(slug, What::Reading(Reading::Asked));
        self.read(slug, &entry.document);
    }

    fn read(&self, slug: &AttrValue, document: &Shared<Document>) {
        if !document.meta().is_english() {
            return;
        }
        let (librarian, slug) = (self.clone(), slug.clone());
        let then = Callback::from(move |outcome| {
            let reading = match outcome {
                Ok(analysis) => Reading::Marked(analysis),
                Err(problem) => Reading::Failed(problem),
            };
            librarian.tell(&slug, What::Reading(reading));
            librarian.look_at_memory();
        });
        self.engine.analyze(document, &then);
    }

    /// Asks for the reasons of the names of the article at this address. Without them a card says less; that is no error to tell
    /// of.
    pub fn ask_reasons(&self, slug: &AttrValue) {
        let Some(entry) = self.find(slug).filter(|entry| entry.reasons.is_none()) else { return };
        let (librarian, slug) = (self.clone(), slug.clone());
        let document = entry.document.clone();
        let then = Callback::from(move |outcome: Result<Shared<Analysis>, _>| {
            // The article may be of another day by now.
            let current = librarian.find(&slug).is_some_and(|now| now.document == document);
            if let Some(reasons) = outcome.ok().filter(|_| current) {
                librarian.tell(&slug, What::Reasons(reasons));
            }
        });
        self.engine.explain(&entry.document, &then);
    }

    /// Saves an article as a file of this kind; tells the name of the file, or why there is none. A reading that was opened from
    /// a file is saved with the marks that it has.
    pub fn save(&self, slug: &AttrValue, format: Format, then: &Callback<Saved>) {
        let Some(entry) = self.find(slug) else { return };
        let name = loose_name(slug).unwrap_or(slug).to_owned();
        let of = match &entry.page {
            Some(page) => Source::Saved(page.to_string()),
            None => Source::Article((*entry.document).clone()),
        };
        let file = format!("{name}.{}", format.ending());
        let then = then.reform(move |text: Result<String, Problem>| {
            let saved = file::save(&file, format.media(), &text?);
            saved.map(|()| file.clone()).ok_or_else(|| Problem::Refused(EN.save_refused.to_owned()))
        });
        self.engine.export(format, name, of, &then);
    }

    /// Opens a saved reading.
    pub fn open_file(&self, picked: Picked) {
        let (librarian, file) = (self.clone(), picked.name());
        picked.read(Callback::from(move |read: Result<String, Unread>| match read {
            Ok(page) => librarian.open_page(&file, &page.into()),
            Err(unread) => {
                let reason = if unread == Unread::TooLarge { EN.too_large } else { EN.unread };
                librarian.tell(&file.clone().into(), What::Unopened(Problem::Refused(reason.to_owned())));
            }
        }));
    }

    fn open_page(&self, file: &str, page: &Rc<str>) {
        let (librarian, name, whole) = (self.clone(), AttrValue::from(file.to_owned()), Rc::clone(page));
        let then = Callback::from(move |outcome| match outcome {
            Ok((document, analysis)) => {
                let slug = loose_slug(&name);
                let (document, analysis) = (Shared::new(document), Shared::new(analysis));
                librarian.tell(&slug, What::Opened(Opened { document, analysis, page: Rc::clone(&whole) }));
                go_to(&slug);
            }
            Err(problem) => librarian.tell(&name, What::Unopened(problem)),
        });
        self.engine.open(page, &then);
    }

    /// Reads the article at this address as one of another day, or as it came.
    pub fn set_day(&self, slug: &AttrValue, day: Option<Day>) {
        let Some(entry) = self.find(slug) else { return };
        storage::keep_day(slug, day);
        let document = entry.dated(day);
        self.tell(slug, What::Document(document.clone()));
        self.read(slug, &document);
    }
}
