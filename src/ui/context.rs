//! What every page may use: the settings, the articles, the worker, the live region.

use std::rc::Rc;

use yew::prelude::*;

use super::librarian::{Librarian, use_librarian};
use super::platform::{self, Offline, parts, use_awake, use_media, use_offline};
use super::state::{Change, Settings, Shelf};
use super::strings::EN;
use crate::library::embedded;

/// What every page may use.
#[derive(Clone, PartialEq)]
pub struct Context {
    /// What the reader has chosen.
    pub settings: UseReducerHandle<Settings>,
    /// The articles at hand.
    pub shelf: UseReducerHandle<Shelf>,
    /// Fetches articles and has them read.
    pub librarian: Rc<Librarian>,
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
    let shelf = use_reducer_eq(first_shelf);
    let announcement = use_state(String::new);

    let dark = use_media("(prefers-color-scheme: dark)");
    use_effect_with(settings.theme.resolved(dark), |theme| platform::page::set_theme(*theme));
    use_effect_with((*settings).clone(), |settings| {
        platform::page::show(settings);
        platform::storage::save(settings);
    });

    let librarian = use_librarian(&shelf);
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
    (Context { settings, shelf, librarian, announce, offline, awake: use_awake() }, (*announcement).clone())
}

/// The articles of this build, or none as long as it is not known in which parts they are.
fn first_shelf() -> Shelf {
    if parts::parted() {
        Shelf::awaited()
    } else {
        Shelf::new(embedded::articles(), platform::storage::day_of)
    }
}
