//! Nothing at this address.

use yew::prelude::*;

use crate::ui::Context;
use crate::ui::components::bar;
use crate::ui::platform::href;
use crate::ui::state::Route;
use crate::ui::strings::EN;

/// Says that there is nothing here, or no longer, and where there is something.
pub fn missing_page(context: &Context, was_open: bool) -> Html {
    html! {
        <div class="page">
            { bar(context, None, Html::default()) }
            <main class="library">
                <h1>{ EN.missing_title }</h1>
                <p>{ if was_open { EN.reopen } else { EN.missing } }</p>
                <p><a class="button" href={href(&Route::Library)}>{ EN.to_library }</a></p>
            </main>
        </div>
    }
}
