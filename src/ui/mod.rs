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
use yew_router::prelude::*;

use components::Help;
use context::use_reader_context;
use pages::{ArticlePage, LibraryPage, MissingPage};

pub use context::Context;

/// The addresses of the site, after the `#`.
#[derive(Clone, Debug, PartialEq, Eq, Routable)]
pub enum Route {
    /// All articles.
    #[at("/")]
    Library,
    /// One article.
    #[at("/a/:slug")]
    Article {
        /// The article's address.
        slug: String,
    },
    /// Nothing.
    #[not_found]
    #[at("/404")]
    Missing,
}

/// Draws the reader into the page.
pub fn start() {
    platform::page::set_state(Some("loading"));
    yew::Renderer::<App>::new().render();
}

/// The whole interface.
#[component]
pub fn App() -> Html {
    let (context, announcement) = use_reader_context();
    html! {
        <ContextProvider<Context> {context}>
            <HashRouter>
                <Switch<Route> render={page} />
            </HashRouter>
            <Help />
            <p class="unseen" aria-live="polite">{ announcement }</p>
        </ContextProvider<Context>>
    }
}

fn page(route: Route) -> Html {
    match route {
        Route::Library => html! { <LibraryPage /> },
        Route::Article { slug } => html! { <ArticlePage key={slug.clone()} slug={slug.clone()} /> },
        Route::Missing => html! { <MissingPage /> },
    }
}
