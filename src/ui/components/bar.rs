//! The bar at the top.

use yew::prelude::*;

use super::help::ID;
use super::{IconKind, icon, text_menu};
use crate::ui::Context;
use crate::ui::platform::{href, view};
use crate::ui::state::Route;
use crate::ui::strings::EN;

/// The bar: where the reader is (the site's name when there is nothing else), and tools, the page's own last.
pub fn bar(context: &Context, trail: Option<Html>, tools: Html) -> Html {
    let name = || html! { <a class="brand" href={href(&Route::Library)}>{ EN.app }</a> };
    html! {
        <header class="bar">
            <div class="trail">{ trail.unwrap_or_else(name) }</div>
            <div class="tools">
                <button class="tool help-button" aria-label={EN.help} title={EN.help} onclick={|_| view::open_dialog(ID)}>
                    { icon(IconKind::Help) }
                </button>
                { text_menu(context) }
                { tools }
            </div>
        </header>
    }
}
