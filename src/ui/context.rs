//! What every page may use: the settings, the articles, the worker, the live region.

use std::rc::Rc;

use yew::prelude::*;

use super::platform::{self, Engine, use_media};
use super::state::{Change, News, Reading, Settings, Shelf};
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
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
}

impl Context {
    /// A callback that makes one choice.
    #[must_use]
    pub fn choose<E: 'static>(&self, change: Change) -> Callback<E> {
        let dispatcher = self.settings.dispatcher();
        Callback::from(move |_| dispatcher.dispatch(change))
    }
}

/// The context, and what is being announced.
#[hook]
pub(super) fn use_reader_context() -> (Context, String) {
    let settings = use_reducer_eq(platform::storage::load);
    let shelf = use_reducer_eq(|| Shelf::new(&Catalog::embedded()));
    let announcement = use_state(String::new);
    let engine = use_memo((), |()| Engine::default());

    let dark = use_media("(prefers-color-scheme: dark)");
    use_effect_with(((*settings).clone(), dark), |(settings, dark)| platform::page::show(settings, *dark));
    use_effect_with((*settings).clone(), platform::storage::save);

    let ask = use_asking(&shelf, &engine);
    let set = announcement.setter();
    let announce = use_callback((), move |text: String, ()| set.set(text));
    (Context { settings, shelf, ask, announce }, (*announcement).clone())
}

/// Asks the worker and puts its answer on the shelf.
fn asking(articles: &Shelf, shelf: &UseReducerDispatcher<Shelf>, engine: &Engine, slug: &AttrValue) {
    let Some(entry) = articles.find(slug) else { return };
    shelf.dispatch(News { slug: slug.clone(), reading: Reading::Asked });
    let (shelf, slug) = (shelf.clone(), slug.clone());
    let then = Callback::from(move |outcome| {
        let reading = match outcome {
            Ok(analysis) => Reading::Marked(analysis),
            Err(problem) => Reading::Failed(problem),
        };
        shelf.dispatch(News { slug: slug.clone(), reading });
    });
    engine.analyze(Rc::clone(&entry.document), then);
}

#[hook]
fn use_asking(shelf: &UseReducerHandle<Shelf>, engine: &Rc<Engine>) -> Callback<AttrValue> {
    // The articles themselves never change, so the shelf of the first drawing finds them all.
    let articles = use_memo((), |()| (**shelf).clone());
    let (dispatcher, engine) = (shelf.dispatcher(), Rc::clone(engine));
    use_callback((), move |slug: AttrValue, ()| asking(&articles, &dispatcher, &engine, &slug))
}
