//! Reasons, each with a button that shows the words behind it.

use yew::prelude::*;

use crate::engine::Span;
use crate::ui::state::Why;
use crate::ui::strings::EN;

/// The list of reasons.
pub fn reasons(why: &[Why], on_place: &Callback<Span>) -> Html {
    html! { <ul class="reasons">{ for why.iter().map(|why| reason(why, on_place)) }</ul> }
}

fn reason(why: &Why, on_place: &Callback<Span>) -> Html {
    html! {
        <li>
            { why.sentence }
            if !why.words.is_empty() {
                { " " }{ evidence(&why.words, why.place, on_place) }
            }
        </li>
    }
}

/// Words of the article, as a button that shows them there.
pub fn evidence(words: &str, place: Span, on_place: &Callback<Span>) -> Html {
    let onclick = on_place.reform(move |_: MouseEvent| place);
    html! { <button class="evidence" title={EN.seen_at} {onclick}>{ words }</button> }
}
