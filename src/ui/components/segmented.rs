//! One of a few choices, side by side.

use yew::prelude::*;

/// A choice.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// What it is called.
    pub label: AttrValue,
    /// Whether it is the one that holds.
    pub chosen: bool,
    /// Chooses it.
    pub choose: Callback<Event>,
}

/// A group of radio buttons that looks like one control: what is chosen, a name that is unique on the page, the choices.
pub fn segmented(legend: &'static str, name: &'static str, choices: &[Choice]) -> Html {
    let choice = |choice: &Choice| {
        html! {
            <label>
                <input type="radio" {name} checked={choice.chosen} onchange={choice.choose.clone()} />
                <span>{ &choice.label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="segmented">
            <legend>{ legend }</legend>
            <div class="segments">{ for choices.iter().map(choice) }</div>
        </fieldset>
    }
}
