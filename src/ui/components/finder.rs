//! Finding words in the article.

use std::rc::Rc;

use yew::prelude::*;

use super::{IconKind, icon};
use crate::engine::{Document, Span};
use crate::ui::platform::{field, highlight};
use crate::ui::state::Searchable;
use crate::ui::strings::EN;

/// What is searched, and what happens at the end.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Rc<Document>,
    /// The search is over; these words were looked at last.
    pub on_close: Callback<Option<Span>>,
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
}

/// A field, how many places there are, and going from one to the next.
#[component]
pub fn Finder(props: &Props) -> Html {
    let Props { document, on_close, announce } = props;
    let searchable = use_memo(Rc::clone(document), |document| Searchable::new(document.text()));
    let wanted = use_state_eq(String::new);
    let at = use_state_eq(|| 0_usize);
    let hits =
        use_memo(((*wanted).clone(), Rc::clone(&searchable)), |(wanted, searchable)| searchable.find(wanted));
    let input = use_node_ref();
    use_effect_with(input.clone(), |input| {
        field::focus(input);
        highlight::clear
    });
    use_effect_with((Rc::clone(&hits), *at), {
        let document = Rc::clone(document);
        move |(hits, at)| highlight::show(&document, hits, *at)
    });
    let count = hits.len();
    let place = match (wanted.trim().is_empty(), count) {
        (true, _) => String::new(),
        (_, 0) => EN.nowhere.to_owned(),
        _ => (EN.place_of)(*at + 1, count),
    };
    use_effect_with(place.clone(), {
        let announce = announce.clone();
        move |place| announce.emit(place.clone())
    });
    let step = {
        let at = at.clone();
        move |forward: bool| {
            if count > 0 {
                at.set((*at + if forward { 1 } else { count - 1 }) % count);
            }
        }
    };
    let oninput = {
        let (wanted, at) = (wanted.setter(), at.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(words) = field::value(&event) {
                wanted.set(words);
                at.set(0);
            }
        })
    };
    let close = {
        let here = hits.get(*at).copied();
        on_close.reform(move |()| here)
    };
    let onkeydown = {
        let (step, close) = (step.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => step(!event.shift_key()),
            "Escape" => close.emit(()),
            _ => {}
        })
    };
    let stepping = |forward: bool| {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step(forward))
    };
    html! {
        <search class="finder">
            <input ref={input} type="search" aria-label={EN.find} placeholder={EN.find} enterkeyhint="search" autocomplete="off"
                spellcheck="false" {oninput} {onkeydown} />
            <span class="count">{ place }</span>
            <button class="tool" aria-label={EN.previous_place} disabled={count == 0} onclick={stepping(false)}>
                { icon(IconKind::Earlier) }
            </button>
            <button class="tool" aria-label={EN.next_place} disabled={count == 0} onclick={stepping(true)}>
                { icon(IconKind::Later) }
            </button>
            <button class="tool" aria-label={EN.close} onclick={close.reform(|_: MouseEvent| ())}>{ icon(IconKind::Close) }</button>
        </search>
    }
}
