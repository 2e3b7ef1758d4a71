//! Finding words in the article.

use std::rc::Rc;

use yew::prelude::*;

use super::{IconKind, icon};
use crate::engine::{Document, Span};
use crate::ui::platform::{field, highlight};
use crate::ui::state::Search;
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
    let search = use_state_eq(|| Search::new(document.text()));
    let input = use_node_ref();
    use_effect_with(input.clone(), |input| {
        field::focus(input);
        highlight::clear
    });
    use_effect_with((*search).clone(), {
        let (document, announce) = (Rc::clone(document), announce.clone());
        move |search| {
            highlight::show(&document, &search.hits, search.at);
            announce.emit(search.standing());
        }
    });
    let step = |forward: bool| {
        let search = search.clone();
        move || search.set(search.step(forward))
    };
    let close = {
        let here = search.here();
        on_close.reform(move |()| here)
    };
    let oninput = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            search.set(search.of(field::value(&event).unwrap_or_default()))
        })
    };
    let onkeydown = {
        let (next, previous, close) = (step(true), step(false), close.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.shift_key() => previous(),
            "Enter" => next(),
            "Escape" => close.emit(()),
            _ => {}
        })
    };
    let stepping = |name: &'static str, kind: IconKind, forward: bool| {
        let step = step(forward);
        tool(name, kind, move || step())
    };
    html! {
        <search class="finder">
            <input ref={input} type="search" aria-label={EN.find} placeholder={EN.find} enterkeyhint="search" autocomplete="off"
                spellcheck="false" {oninput} {onkeydown} />
            <span class="count">{ search.standing() }</span>
            { stepping(EN.previous_place, IconKind::Earlier, false) }
            { stepping(EN.next_place, IconKind::Later, true) }
            { tool(EN.close, IconKind::Close, move || close.emit(())) }
        </search>
    }
}

fn tool(name: &'static str, kind: IconKind, act: impl Fn() + 'static) -> Html {
    html! { <button class="tool" aria-label={name} onclick={move |_: MouseEvent| act()}>{ icon(kind) }</button> }
}
