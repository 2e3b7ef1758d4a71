//! The bar at the top.

use yew::prelude::*;
use yew_router::prelude::*;

use super::{Icon, IconKind, TextMenu};
use crate::ui::Route;
use crate::ui::pages::HELP;
use crate::ui::platform::view;
use crate::ui::strings::EN;

/// What the bar holds besides what every page has.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// Where the reader is; the site's name when there is nothing else.
    #[prop_or_default]
    pub trail: Option<Html>,
    /// The page's own tools.
    #[prop_or_default]
    pub children: Html,
}

/// The bar: where the reader is, and tools.
#[component]
pub fn Bar(props: &Props) -> Html {
    let name = || html! { <Link<Route> to={Route::Library} classes="brand">{ EN.app }</Link<Route>> };
    html! {
        <header class="bar">
            <div class="trail">{ props.trail.clone().unwrap_or_else(name) }</div>
            <div class="tools">
                <button class="tool help-button" aria-label={EN.help} title={EN.help} onclick={|_| view::open_dialog(HELP)}>
                    <Icon kind={IconKind::Help} />
                </button>
                <TextMenu />
                { props.children.clone() }
            </div>
        </header>
    }
}
