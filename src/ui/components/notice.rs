//! Why an article has no marks, and what helps.

use yew::prelude::*;

use crate::ui::platform::page;
use crate::ui::state::{Act, Problem};
use crate::ui::strings::EN;

/// One line; the article below it is whole.
pub fn notice(problem: &Problem, act: &Callback<Act>) -> Html {
    let (reload, act) = (problem.needs_reload(), act.clone());
    let onclick = Callback::from(move |_| if reload { page::reload() } else { act.emit(Act::Retry) });
    html! {
        <p class="notice" role="status">
            { (EN.incomplete)(problem) }
            { " " }
            <button class="button" {onclick}>{ if reload { EN.reload } else { EN.try_again } }</button>
        </p>
    }
}
