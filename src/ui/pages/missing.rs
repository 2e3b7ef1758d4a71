//! Nothing at this address.

use yew::prelude::*;
use yew_router::prelude::*;

use crate::ui::Route;
use crate::ui::components::bar;
use crate::ui::platform::page;
use crate::ui::strings::EN;

/// Says that there is nothing here, and where there is something.
#[component]
pub fn MissingPage() -> Html {
    use_effect_with((), |()| {
        page::set_state(None);
        page::set_title(&format!("{} – {}", EN.missing_title, EN.app));
    });
    html! {
        <div class="page">
            { bar(None, Html::default()) }
            <main class="library">
                <h1>{ EN.missing_title }</h1>
                <p>{ EN.missing }</p>
                <p><Link<Route> to={Route::Library} classes="button">{ EN.to_library }</Link<Route>></p>
            </main>
        </div>
    }
}
