//! The interface: the reader of the site.
//!
//! [`state`] is plain data and pure functions; [`platform`] alone names the browser's objects; [`pages`] and [`components`]
//! draw; [`strings`] holds every word.

pub mod components;
mod context;
pub mod pages;
pub mod platform;
pub mod state;
pub mod strings;

use yew::prelude::*;

use components::Help;
use context::use_reader_context;
use pages::{ArticlePage, LibraryPage, missing_page};
use platform::{page, use_route};
use state::{Entry, Route, title_words};
use strings::EN;

pub use context::{Context, ContextProps};

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
    use_effect_with((title(&route, entry.as_ref()), entry.is_some()), |(title, reading)| {
        page::set_title(title);
        if !reading {
            page::set_state(None);
        }
    });
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
        _ => missing_page(context),
    }
}

fn title(route: &Route, entry: Option<&Entry>) -> String {
    match (route, entry) {
        (Route::Library, _) => EN.library.to_owned(),
        (_, Some(entry)) => title_words(&entry.document).0,
        _ => EN.missing_title.to_owned(),
    }
}
