//! A choice between on and off.

use yew::prelude::*;

/// A box to tick, with what it is about.
pub fn switch(checked: bool, onchange: Callback<Event>, label: Html) -> Html {
    html! { <label class="switch"><input type="checkbox" {checked} {onchange} />{ label }</label> }
}
