//! Buttons.

use yew::prelude::*;

use super::{IconKind, icon};
use crate::ui::state::Act;
use crate::ui::strings::EN;

/// A button that is a drawing; one that has nothing to do stays visible and is disabled.
pub fn tool(
    kind: IconKind,
    name: impl Into<AttrValue>,
    onclick: impl Into<Option<Callback<MouseEvent>>>,
) -> Html {
    drawn(kind, &name.into(), onclick.into())
}

fn drawn(kind: IconKind, name: &AttrValue, onclick: Option<Callback<MouseEvent>>) -> Html {
    html! {
        <button class="tool" aria-label={name} title={name} disabled={onclick.is_none()} {onclick}>{ icon(kind) }</button>
    }
}

/// A button that is a word.
pub fn verb(words: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    let words = words.into();
    html! { <button class="verb" {onclick}>{ words }</button> }
}

/// The button after a list that is not drawn to its end.
pub fn more_rows(drawn: usize, all: usize, more: Callback<MouseEvent>) -> Html {
    html! {
        if drawn < all {
            <button class="button more" onclick={more}>{ (EN.more_rows)(drawn, all) }</button>
        }
    }
}

/// Wants this, whatever the event tells.
pub fn wants<E: 'static>(act: &Callback<Act>, what: Act) -> Callback<E> {
    act.reform(move |_| what.clone())
}
