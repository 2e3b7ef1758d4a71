//! All articles.

use yew::prelude::*;

use crate::library::Site;
use crate::ui::ContextProps;
use crate::ui::components::{bar, card, credit, offline_status, welcome};
use crate::ui::strings::EN;

/// The articles of this site. Those that were not opened yet are read in the background, one after the other.
#[component]
pub fn LibraryPage(ContextProps { context }: &ContextProps) -> Html {
    let next = context.shelf.next_unread().map(|entry| entry.slug.clone());
    use_effect_with(next, {
        let ask = context.ask.clone();
        move |next| {
            if let Some(slug) = next {
                ask.emit(slug.clone());
            }
        }
    });
    let entries = &context.shelf.entries;
    html! {
        <div class="page">
            { bar(context, None, Html::default()) }
            <main class="library">
                <h1>{ Site::EMBEDDED.title.unwrap_or(EN.library) }</h1>
                <p class="status">
                    { (EN.articles)(entries.len()) }
                    { for Site::EMBEDDED.licence.map(|words| html! { <>{ " · " }{ credit(words) }</> }) }
                    { offline_status(context.offline) }
                </p>
                { welcome(context) }
                if entries.is_empty() {
                    <p class="empty">{ EN.no_articles }</p>
                } else {
                    <ul class="cards">{ for entries.iter().map(card) }</ul>
                }
            </main>
        </div>
    }
}
