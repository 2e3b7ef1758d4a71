//! Finding words in the article.

use yew::prelude::*;

use super::{IconKind, tool, wants};
use crate::ui::platform::field;
use crate::ui::state::{Act, Search};
use crate::ui::strings::EN;

/// The name of the field on the page.
pub(crate) const FIELD: &str = "find";

/// A field, how many places there are, and going from one to the next.
pub fn finder(search: &Search, act: &Callback<Act>) -> Html {
    let step = |forward: bool| Act::Search(Some(search.step(forward)));
    let oninput = {
        let (search, act) = (search.clone(), act.clone());
        move |event: InputEvent| act.emit(Act::Search(field::value(&event).map(|wanted| search.of(wanted))))
    };
    let onkeydown = {
        let (search, act) = (search.clone(), act.clone());
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "Enter" => Some(search.step(!event.shift_key())),
                "Escape" => None,
                _ => return,
            };
            act.emit(Act::Search(next));
        }
    };
    html! {
        <search class="finder">
            <input id={FIELD} type="search" aria-label={EN.find} placeholder={EN.find} enterkeyhint="search" autocomplete="off"
                spellcheck="false" {oninput} {onkeydown} />
            <span class="count">{ search.standing() }</span>
            { tool(IconKind::Earlier, EN.previous_place, wants(act, step(false))) }
            { tool(IconKind::Later, EN.next_place, wants(act, step(true))) }
            { tool(IconKind::Close, EN.close, wants(act, Act::Search(None))) }
        </search>
    }
}
