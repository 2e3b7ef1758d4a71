//! Why an article has no marks, and what helps.

use yew::prelude::*;

use crate::ui::platform::page;
use crate::ui::state::Problem;
use crate::ui::strings::EN;

/// What went wrong, and trying again.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// What went wrong.
    pub problem: Problem,
    /// Tries again.
    pub retry: Callback<()>,
}

/// One line; the article below it is whole.
#[component]
pub fn Notice(props: &Props) -> Html {
    let reload = props.problem.needs_reload();
    let onclick = {
        let retry = props.retry.clone();
        Callback::from(move |_| if reload { page::reload() } else { retry.emit(()) })
    };
    html! {
        <p class="notice" role="status">
            { (EN.incomplete)(&props.problem) }
            { " " }
            <button class="button" {onclick}>{ if reload { EN.reload } else { EN.try_again } }</button>
        </p>
    }
}
