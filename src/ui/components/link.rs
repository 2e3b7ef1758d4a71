//! A link to another page of the site.

use yew::prelude::*;

use crate::ui::platform::href;
use crate::ui::state::Route;

/// A link with these words.
pub fn link(route: &Route, class: &'static str, words: impl Into<Html>) -> Html {
    let words: Html = words.into();
    let class = (!class.is_empty()).then_some(class);
    html! { <a href={href(route)} {class}>{ words }</a> }
}
