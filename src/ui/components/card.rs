//! An article in the library.

use yew::prelude::*;

use super::link;
use crate::ui::state::{
    CardFacts, Entry, Goal, Reading, Route, card_facts, minutes, short_date, title_words,
};
use crate::ui::strings::EN;

/// A card names at most so many speakers.
const SPEAKERS: usize = 3;

/// Title, date, reading time; and once it was read, who speaks in it.
pub fn card(entry: &Entry) -> Html {
    let Entry { slug, document, reading, .. } = entry;
    let (title, headline) = title_words(document);
    let date = document.published().map_or_else(|| EN.no_date.to_owned(), short_date);
    let facts = match reading {
        Reading::Marked(analysis) => spoken(&card_facts(document, analysis)),
        Reading::Asked => html! { EN.reading_now },
        Reading::Foreign => html! { EN.foreign },
        Reading::Unread | Reading::Failed(_) => html! { EN.no_marks_yet },
    };
    html! {
        <li class="card" key={slug.to_string()}>
            <h2 class={(!headline).then_some("first-words")}>
                { link(&Route::Article { slug: slug.clone(), goal: Goal::default() }, "", title) }
            </h2>
            <p class="meta">{ date }{ " · " }{ (EN.minutes)(minutes(document)) }</p>
            <p class="facts">{ facts }</p>
        </li>
    }
}

fn spoken(facts: &CardFacts) -> Html {
    let more = facts.speakers.len().saturating_sub(SPEAKERS);
    let mut speakers = facts.speakers.iter().take(SPEAKERS).cloned().collect::<Vec<_>>().join(", ");
    if more > 0 {
        speakers = format!("{speakers} {}", (EN.more)(more));
    }
    html! {
        <>
            <span class="count">{ (EN.quotes_of)(facts.quotes) }</span>{ " · " }{ (EN.names_of)(facts.entities) }
            if !speakers.is_empty() {
                <br />{ speakers }
            }
        </>
    }
}
