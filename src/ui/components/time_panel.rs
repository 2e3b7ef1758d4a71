//! When things were, are and will be: the dates of an article.

use std::rc::Rc;

use yew::prelude::*;

use super::{PanelProps, wants};
use crate::ui::state::{Act, DateRow, Target, Timeline};
use crate::ui::strings::{EN, standing_name};

/// The dates in the order of time, then those that have no place in it.
#[component]
pub fn TimePanel(props: &PanelProps) -> Html {
    let deps = (Rc::clone(&props.document), Rc::clone(&props.analysis));
    let timeline = use_memo(deps, |(document, analysis)| Timeline::of(document, analysis));
    if timeline.is_empty() {
        return html! { <><h2>{ (EN.dates_of)(0) }</h2><p class="empty">{ EN.no_dates }</p></> };
    }
    let item = |row: &DateRow| item(props, row);
    html! {
        <>
            <h2>{ (EN.dates_of)(timeline.len()) }</h2>
            <ol class="dates">{ for timeline.placed.iter().map(item) }</ol>
            if !timeline.others.is_empty() {
                <h3>{ (EN.not_placed)(timeline.others.len()) }</h3>
                <ul class="dates">{ for timeline.others.iter().map(item) }</ul>
            }
        </>
    }
}

fn item(props: &PanelProps, row: &DateRow) -> Html {
    let target = Target::Date(row.number);
    let selected = props.selected.as_ref() == Some(&target);
    let (sign, standing) = standing_name(row.standing);
    let open = wants(&props.act, Act::Open(target.clone(), Some(row.mark)));
    // Where the words say what they mean, they are not said twice.
    let meaning = row.meaning.as_ref().filter(|meaning| **meaning != row.words);
    let words = meaning.map(|_| format!("{} · ", (EN.quoted)(&row.words)));
    let title = meaning.unwrap_or(&row.words);
    html! {
        <li key={row.number} id={target.row_id()} data-date={row.number.to_string()} data-standing={row.standing.code()} tabindex="-1"
            aria-current={selected.then_some("true")}>
            <button class="name" onclick={open}>
                <span class="standing" aria-hidden="true">{ sign }</span>{ title }
            </button>
            <p class="facts">
                { words }{ standing }{ " · " }{ (EN.paragraph)(row.paragraph) }
            </p>
        </li>
    }
}
