//! Nothing at this address.

use yew::prelude::*;

use crate::ui::components::{bar, link};
use crate::ui::platform::page;
use crate::ui::state::Route;
use crate::ui::strings::EN;

/// Says that there is nothing here, and where there is something.
#[component]
pub fn MissingPage() -> Html {
    use_effect_with((), |()| {
        page::set_state(None);
        page::set_title(EN.missing_title);
    });
    html! {
        <div class="page">
            { bar(None, Html::default()) }
            <main class="library">
                <h1>{ EN.missing_title }</h1>
                <p>{ EN.missing }</p>
                <p>{ link(&Route::Library, "button", EN.to_library) }</p>
            </main>
        </div>
    }
}
