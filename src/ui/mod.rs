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
use pages::{ArticlePage, LibraryPage, MissingPage};
use platform::use_route;
use state::Route;

pub use context::Context;

/// Draws the reader into the page.
pub fn start() {
    platform::page::set_state(Some("loading"));
    yew::Renderer::<App>::new().render();
}

/// The whole interface.
#[component]
pub fn App() -> Html {
    let (context, announcement) = use_reader_context();
    let route = use_route();
    html! {
        <ContextProvider<Context> {context}>
            { page(route) }
            <Help />
            <p class="unseen" aria-live="polite">{ announcement }</p>
        </ContextProvider<Context>>
    }
}

fn page(route: Route) -> Html {
    match route {
        Route::Library => html! { <LibraryPage /> },
        Route::Article { slug, goal } => {
            html! { <ArticlePage key={slug.to_string()} slug={slug.clone()} {goal} /> }
        }
        Route::Missing => html! { <MissingPage /> },
    }
}
