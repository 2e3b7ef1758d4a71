//! What every page may use: the settings, the articles, the worker, the live region.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::platform::{self, Engine, Offline, use_awake, use_media, use_offline};
use super::state::{Change, Entry, News, Reading, Settings, Shelf, What};
use super::strings::EN;
use crate::engine::{Analysis, Day, Document};
use crate::library::Catalog;

/// What every page may use.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// What the reader has chosen.
    pub settings: UseReducerHandle<Settings>,
    /// The articles at hand.
    pub shelf: UseReducerHandle<Shelf>,
    /// Asks the worker for the marks of the article at this address.
    pub ask: Callback<AttrValue>,
    /// Asks the worker for the reasons of the names of the article at this address.
    pub ask_reasons: Callback<AttrValue>,
    /// Reads the article at this address as one of another day, or as it came.
    pub set_day: Callback<(AttrValue, Option<Day>)>,
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
    /// Whether the site needs the network.
    pub offline: Offline,
    /// Whether the reader has touched anything: before that, what is closed is not drawn.
    pub awake: bool,
}

impl Context {
    /// A callback that makes one choice.
    #[must_use]
    pub fn choose<E: 'static>(&self, change: Change) -> Callback<E> {
        let dispatcher = self.settings.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(change))
    }
}

/// What a page gets that needs nothing else.
#[derive(Properties, Clone, PartialEq)]
pub struct ContextProps {
    /// The context.
    pub context: Context,
}

/// The context, and what is being announced.
#[hook]
pub(super) fn use_reader_context() -> (Context, String) {
    let settings = use_reducer_eq(platform::storage::load);
    let shelf = use_reducer_eq(kept_shelf);
    let announcement = use_state(String::new);

    let dark = use_media("(prefers-color-scheme: dark)");
    use_effect_with(settings.theme.resolved(dark), |theme| platform::page::set_theme(*theme));
    use_effect_with((*settings).clone(), |settings| {
        platform::page::show(settings);
        platform::storage::save(settings);
    });

    let desk = use_librarian(&shelf);
    let ask = use_callback(Rc::clone(&desk), |slug: AttrValue, desk| desk.ask(&slug));
    let ask_reasons = use_callback(Rc::clone(&desk), |slug: AttrValue, desk| desk.ask_reasons(&slug));
    let set_day = use_callback(desk, |(slug, day): (AttrValue, Option<Day>), desk| desk.set_day(&slug, day));
    let set = announcement.setter();
    let announce = use_callback((), move |text: String, ()| set.set(text));
    let offline = use_offline();
    use_effect_with(offline, {
        let announce = announce.clone();
        move |offline| {
            if *offline == Offline::Update {
                announce.emit(EN.update_ready.to_owned());
            }
        }
    });
    (
        Context { settings, shelf, ask, ask_reasons, set_day, announce, offline, awake: use_awake() },
        (*announcement).clone(),
    )
}

/// The articles of this build, each of the day that the reader gave it.
fn kept_shelf() -> Shelf {
    let mut shelf = Shelf::new(&Catalog::embedded());
    for entry in &mut shelf.entries {
        if let Some(day) = platform::storage::day_of(&entry.slug) {
            entry.document = entry.dated(Some(day));
        }
    }
    shelf
}

/// Asks the worker on behalf of an article and puts its answer on the shelf. Always the same one, so that what is asked of
/// it never draws anything anew.
#[derive(Clone)]
struct Librarian {
    engine: Engine,
    shelf: UseReducerDispatcher<Shelf>,
    /// The shelf as it was drawn last.
    latest: Rc<RefCell<UseReducerHandle<Shelf>>>,
}

impl PartialEq for Librarian {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

#[hook]
fn use_librarian(shelf: &UseReducerHandle<Shelf>) -> Rc<Librarian> {
    let latest = use_mut_ref(|| shelf.clone());
    *latest.borrow_mut() = shelf.clone();
    let shelf = shelf.dispatcher();
    use_memo((), |()| Librarian { engine: Engine::default(), shelf, latest })
}

impl Librarian {
    fn find(&self, slug: &str) -> Option<Entry> {
        self.latest.borrow().find(slug).cloned()
    }

    fn tell(&self, slug: &AttrValue, what: What) {
        self.shelf.dispatch(News { slug: slug.clone(), what });
    }

    fn ask(&self, slug: &AttrValue) {
        let Some(entry) = self.find(slug) else { return };
        self.tell(slug, What::Reading(Reading::Asked));
        self.read(slug, entry.document);
    }

    fn read(&self, slug: &AttrValue, document: Rc<Document>) {
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
        });
        self.engine.analyze(document, then);
    }

    /// Without reasons a card says less; that is no error to tell of.
    fn ask_reasons(&self, slug: &AttrValue) {
        let Some(entry) = self.find(slug).filter(|entry| entry.reasons.is_none()) else { return };
        let (librarian, slug) = (self.clone(), slug.clone());
        let document = Rc::clone(&entry.document);
        let then = Callback::from(move |outcome: Result<Rc<Analysis>, _>| {
            // The article may be of another day by now.
            let current = librarian.find(&slug).is_some_and(|now| Rc::ptr_eq(&now.document, &document));
            if let Some(reasons) = outcome.ok().filter(|_| current) {
                librarian.tell(&slug, What::Reasons(reasons));
            }
        });
        self.engine.explain(entry.document, then);
    }

    fn set_day(&self, slug: &AttrValue, day: Option<Day>) {
        let Some(entry) = self.find(slug) else { return };
        platform::storage::keep_day(slug, day);
        let document = entry.dated(day);
        self.tell(slug, What::Document(Rc::clone(&document)));
        self.read(slug, document);
    }
}
