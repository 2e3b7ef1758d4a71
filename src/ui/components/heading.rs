//! What stands above an article: where it comes from, of which day it is, and its title.

use yew::prelude::*;

use super::{offline_status, wants};
use crate::engine::Day;
use crate::engine::document::Title;
use crate::library::Credit;
use crate::ui::platform::{Offline, field};
use crate::ui::state::{Act, Entry, long_date, minutes, title_words};
use crate::ui::strings::EN;

/// The name of the menu on the page.
const MENU: &str = "day-menu";

/// Source, date, reading time, author, licence, whether a newer build of the reader waits, and the title. Where the text begins
/// with its own headline, that is the title one sees. The day can be changed: dates in the text are counted from it.
pub fn heading(entry: &Entry, offline: Offline, act: &Callback<Act>) -> Html {
    let document = &entry.document;
    let (title, headline) = title_words(document);
    let meta = document.meta();
    html! {
        <header class="heading">
            <p class="meta">
                { credit(meta.source.as_deref().unwrap_or(EN.source_unstated)) }{ " · " }
                <button class="day" title={EN.change_day} popovertarget={MENU}>{ day_words(entry) }</button>
                { " · " }{ (EN.minutes)(minutes(document)) }
                { for meta.author.iter().chain(&meta.licence).map(|words| html! { <>{ " · " }{ credit(words) }</> }) }
                if offline == Offline::Update {
                    { offline_status(offline) }
                }
            </p>
            if matches!(document.title(), Title::Heading(_)) {
                <h1 class="unseen">{ title }</h1>
            } else if headline {
                <h1 class="title">{ title }</h1>
            } else {
                <h1 class="title" data-first-words="">
                    { title }<span class="unseen">{ format!(" {}", EN.no_headline) }</span>
                </h1>
            }
            { menu(entry, act) }
        </header>
    }
}

/// A name, as a link where an address is known. The site that it leads to is not told from where.
pub fn credit(words: &str) -> Html {
    let Credit { name, address } = Credit::parse(words);
    match address {
        Some(address) => html! { <a href={address.to_owned()} rel="noreferrer">{ name.to_owned() }</a> },
        None => html! { words.to_owned() },
    }
}

fn day_words(entry: &Entry) -> String {
    let Some(day) = entry.document.published() else { return EN.no_date.to_owned() };
    let day = long_date(day);
    if entry.is_dated_by_reader() {
        format!("{day} {}", EN.day_by_reader)
    } else if entry.document.meta().published.is_some() {
        day
    } else {
        format!("{day} {}", EN.dateline)
    }
}

fn menu(entry: &Entry, act: &Callback<Act>) -> Html {
    let choose = {
        let act = act.clone();
        Callback::from(move |event: Event| {
            // An empty or half written date changes nothing.
            if let Some(day) = field::value(&event).as_deref().and_then(Day::parse) {
                act.emit(Act::Day(Some(day)));
            }
        })
    };
    let value = entry.document.published().map(|day| day.to_string());
    html! {
        <div id={MENU} class="menu" popover="auto" role="dialog" aria-label={EN.change_day}>
            <label class="day-field">
                <span class="legend">{ EN.day_label }</span>
                <input type="date" min="0001-01-01" max="9999-12-31" {value} onchange={choose} />
            </label>
            <p class="meaning">{ EN.day_meaning }</p>
            if entry.is_dated_by_reader() {
                <button class="button" onclick={wants(act, Act::Day(None))}>{ EN.day_reset }</button>
            }
        </div>
    }
}
