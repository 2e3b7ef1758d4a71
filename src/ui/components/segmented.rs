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

/// The choices.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// What is chosen.
    pub legend: AttrValue,
    /// A name for the group, unique on the page.
    pub name: AttrValue,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A group of radio buttons that looks like one control.
#[component]
pub fn Segmented(props: &Props) -> Html {
    let choice = |choice: &Choice| {
        html! {
            <label>
                <input type="radio" name={props.name.clone()} checked={choice.chosen} onchange={choice.choose.clone()} />
                <span>{ &choice.label }</span>
            </label>
        }
    };
    html! {
        <fieldset class="segmented">
            <legend>{ &props.legend }</legend>
            <div class="segments">{ for props.choices.iter().map(choice) }</div>
        </fieldset>
    }
}
