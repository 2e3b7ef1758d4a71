//! The bar at the top.

use yew::prelude::*;
use yew_router::prelude::*;

use super::{IconKind, TextMenu, icon};
use crate::ui::Route;
use crate::ui::pages::HELP;
use crate::ui::platform::view;
use crate::ui::strings::EN;

/// The bar: where the reader is (the site's name when there is nothing else), and tools, the page's own last.
#[must_use]
pub fn bar(trail: Option<Html>, tools: Html) -> Html {
    let name = || html! { <Link<Route> to={Route::Library} classes="brand">{ EN.app }</Link<Route>> };
    html! {
        <header class="bar">
            <div class="trail">{ trail.unwrap_or_else(name) }</div>
            <div class="tools">
                <button class="tool help-button" aria-label={EN.help} title={EN.help} onclick={|_| view::open_dialog(HELP)}>
                    { icon(IconKind::Help) }
                </button>
                <TextMenu />
                { tools }
            </div>
        </header>
    }
}
