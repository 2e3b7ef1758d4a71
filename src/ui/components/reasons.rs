//! Reasons, each with a button that shows the words behind it.

use yew::prelude::*;

use super::wants;
use crate::engine::Span;
use crate::ui::state::{Act, Why};
use crate::ui::strings::EN;

/// The list of reasons.
pub fn reasons(why: &[Why], act: &Callback<Act>) -> Html {
    html! { <ul class="reasons">{ for why.iter().map(|why| reason(why, act)) }</ul> }
}

fn reason(why: &Why, act: &Callback<Act>) -> Html {
    html! {
        <li>
            { why.sentence }
            if !why.words.is_empty() {
                { " " }{ evidence(&why.words, why.place, act) }
            }
        </li>
    }
}

/// Words of the article, as a button that shows them there.
pub fn evidence(words: &str, place: Span, act: &Callback<Act>) -> Html {
    let onclick = wants(act, Act::Show(place));
    html! { <button class="evidence" title={EN.seen_at} {onclick}>{ words }</button> }
}
