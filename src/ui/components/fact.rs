//! A line of a list of facts.

use yew::prelude::*;

/// What is told, and what there is to tell; nothing where there is nothing.
pub fn fact(name: &'static str, words: Option<Html>) -> Html {
    words.map(|words| html! { <div><dt>{ name }</dt><dd>{ words }</dd></div> }).unwrap_or_default()
}
