//! Why an article has no marks, and what helps.

use yew::prelude::*;

use crate::ui::platform::page;
use crate::ui::state::Problem;
use crate::ui::strings::EN;

/// One line; the article below it is whole.
pub fn notice(problem: &Problem, retry: Callback<()>) -> Html {
    let reload = problem.needs_reload();
    let onclick = Callback::from(move |_| if reload { page::reload() } else { retry.emit(()) });
    html! {
        <p class="notice" role="status">
            { (EN.incomplete)(problem) }
            { " " }
            <button class="button" {onclick}>{ if reload { EN.reload } else { EN.try_again } }</button>
        </p>
    }
}
