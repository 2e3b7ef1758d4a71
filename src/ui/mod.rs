//! The interface: the reader of the site.
//!
//! [`state`] is plain data and pure functions; [`platform`] alone names the browser's objects; [`pages`] and [`components`]
//! draw; [`strings`] holds every word.

pub mod components;
mod context;
mod librarian;
pub mod pages;
pub mod platform;
pub mod state;
pub mod strings;

use yew::prelude::*;

use components::Help;
use context::use_reader_context;
use librarian::Wanted;
use pages::{ArticlePage, LibraryPage, absent_page, missing_page};
use platform::{page, use_route};
use state::{Entry, Route, loose_name, title_words};
use strings::EN;

pub use context::{Context, ContextProps};
pub use librarian::{Librarian, Saved};

/// Draws the reader into the page.
pub fn start() {
    page::set_state(Some("loading"));
    yew::Renderer::<App>::new().render();
}

/// The whole interface.
#[component]
pub fn App() -> Html {
    let (context, announcement) = use_reader_context();
    let route = use_route();
    let entry = match &route {
        Route::Article { slug, .. } => context.shelf.find(slug).cloned(),
        Route::Library | Route::Missing => None,
    };
    // An article that is in a part is fetched when it is opened.
    let wanted = match &route {
        Route::Article { slug, .. } if entry.is_none() => Some(slug.clone()),
        _ => None,
    };
    let coming = wanted.as_ref().is_some_and(|slug| context.shelf.fetched(slug).is_none());
    let (shelf, settings) = (&context.shelf, &context.settings);
    let parted = shelf.index().is_some();
    let wanted = Wanted {
        article: wanted.filter(|_| parted),
        catalog: parted && route == Route::Library,
        study: if settings.paused { None } else { shelf.next_unread(settings.keep_all) },
    };
    use_effect_with(wanted, {
        let librarian = context.librarian.clone();
        move |wanted| librarian.serve(wanted)
    });
    use_effect_with(
        (title(&route, entry.as_ref(), coming), entry.is_some(), coming),
        |(title, reading, coming)| {
            page::set_title(title);
            if !reading {
                page::set_state(coming.then_some("loading"));
            }
        },
    );
    html! {
        <>
            { draw(&context, route, entry) }
            <Help {context} />
            <p class="unseen" aria-live="polite">{ announcement }</p>
        </>
    }
}

fn draw(context: &Context, route: Route, entry: Option<Entry>) -> Html {
    match (route, entry) {
        (Route::Library, _) => html! { <LibraryPage context={context.clone()} /> },
        (Route::Article { slug, goal }, Some(entry)) => {
            html! { <ArticlePage key={slug.to_string()} context={context.clone()} {entry} {goal} /> }
        }
        (Route::Article { slug, .. }, None) => match context.shelf.fetched(&slug) {
            Some(None) => missing_page(context, loose_name(&slug).is_some()),
            Some(Some(lack)) => absent_page(context, &slug, Some(lack)),
            None => absent_page(context, &slug, None),
        },
        _ => missing_page(context, false),
    }
}

fn title(route: &Route, entry: Option<&Entry>, coming: bool) -> String {
    match (route, entry) {
        (Route::Library, _) => EN.library.to_owned(),
        (_, Some(entry)) => title_words(&entry.document).0,
        _ if coming => EN.article.to_owned(),
        _ => EN.missing_title.to_owned(),
    }
}
