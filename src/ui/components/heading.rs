//! What stands above an article: where it comes from, and its title.

use yew::prelude::*;

use crate::engine::Document;
use crate::engine::document::Title;
use crate::ui::state::{long_date, minutes, title_words};
use crate::ui::strings::EN;

/// Source, date, reading time and title. Where the text begins with its own headline, that is the title one sees.
pub fn heading(document: &Document) -> Html {
    let (title, headline) = title_words(document);
    let class = match document.title() {
        Title::Stated(_) => "title",
        Title::Heading(_) => "unseen",
        Title::FirstWords(_) => "title first-words",
    };
    html! {
        <header class="heading">
            <p class="meta">{ meta(document) }</p>
            <h1 {class}>
                { title }
                if !headline {
                    <span class="unseen">{ format!(" {}", EN.no_headline) }</span>
                }
            </h1>
        </header>
    }
}

fn meta(document: &Document) -> String {
    let source = document.meta().source.clone().unwrap_or_else(|| EN.source_unstated.to_owned());
    let stated = document.meta().published.is_some();
    let date = match document.published() {
        Some(day) if stated => long_date(day),
        Some(day) => format!("{} {}", long_date(day), EN.dateline),
        None => EN.no_date.to_owned(),
    };
    format!("{source} · {date} · {}", (EN.minutes)(minutes(document)))
}
