//! Finding words in the article.

use yew::prelude::*;

use super::{IconKind, icon};
use crate::ui::platform::field;
use crate::ui::state::Search;
use crate::ui::strings::EN;

/// The name of the field on the page.
pub(crate) const FIELD: &str = "find";

/// A field, how many places there are, and going from one to the next. `go` hears of each step; of nothing when the search is
/// over.
pub fn finder(search: &Search, go: &Callback<Option<Search>>) -> Html {
    let step = |forward: bool| {
        let (search, go) = (search.clone(), go.clone());
        move || go.emit(Some(search.step(forward)))
    };
    let close = {
        let go = go.clone();
        move || go.emit(None)
    };
    let oninput = {
        let (search, go) = (search.clone(), go.clone());
        move |event: InputEvent| go.emit(field::value(&event).map(|wanted| search.of(wanted)))
    };
    let onkeydown = {
        let (next, previous, close) = (step(true), step(false), close.clone());
        move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.shift_key() => previous(),
            "Enter" => next(),
            "Escape" => close(),
            _ => {}
        }
    };
    html! {
        <search class="finder">
            <input id={FIELD} type="search" aria-label={EN.find} placeholder={EN.find} enterkeyhint="search" autocomplete="off"
                spellcheck="false" {oninput} {onkeydown} />
            <span class="count">{ search.standing() }</span>
            { tool(EN.previous_place, IconKind::Earlier, step(false)) }
            { tool(EN.next_place, IconKind::Later, step(true)) }
            { tool(EN.close, IconKind::Close, close) }
        </search>
    }
}

fn tool(name: &'static str, kind: IconKind, act: impl Fn() + 'static) -> Html {
    html! { <button class="tool" aria-label={name} onclick={move |_: MouseEvent| act()}>{ icon(kind) }</button> }
}
