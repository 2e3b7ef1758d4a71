//! An article in the library.

use yew::prelude::*;

use crate::library::Row;
use crate::ui::platform::href;
use crate::ui::state::{CardFacts, Entry, Goal, Known, Route, short_date};
use crate::ui::strings::EN;

/// A card names at most so many speakers.
const SPEAKERS: usize = 3;

/// Title, date, reading time; and once it was read, who speaks in it. One whose text is held may be of another day by now.
pub fn card(row: &Row, known: &Known, entry: Option<&Entry>) -> Html {
    let day = entry.map_or(row.published, |entry| entry.document.published());
    let date = day.map_or_else(|| EN.no_date.to_owned(), short_date);
    let facts = match known {
        Known::Facts(facts) => spoken(facts),
        Known::Asked => html! { EN.reading_now },
        Known::Foreign => html! { EN.foreign },
        Known::Unread | Known::Failed | Known::Away => html! { EN.no_marks_yet },
    };
    html! {
        <li class="card" key={row.slug.clone()}>
            <h2 data-first-words={(!row.headline).then_some("")}>
                <a href={href(&Route::Article { slug: row.slug.clone().into(), goal: Goal::default() })}>{ &row.title }</a>
            </h2>
            <p class="meta">{ date }{ " · " }{ (EN.minutes)(row.minutes as usize) }</p>
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
