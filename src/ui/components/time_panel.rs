//! When things were, are and will be: the dates of an article.

use yew::prelude::*;

use super::{PanelProps, more_rows, wants};
use crate::ui::platform::use_rows;
use crate::ui::state::{Act, DateRow, Target, Timeline};
use crate::ui::strings::{EN, standing_name};

/// The dates in the order of time, then those that have no place in it.
#[component]
pub fn TimePanel(props: &PanelProps) -> Html {
    let deps = (props.document.clone(), props.analysis.clone());
    let timeline = use_memo(deps, |(document, analysis)| Timeline::of(document, analysis));
    let (drawn, more) = use_rows();
    if timeline.is_empty() {
        return html! { <><h2>{ (EN.dates_of)(0) }</h2><p class="empty">{ EN.no_dates }</p></> };
    }
    let (placed, others) = (&timeline.placed, &timeline.others);
    let is_selected = |row: &DateRow| props.selected == Some(Target::Date(row.number));
    let selected = placed.iter().chain(others).position(is_selected);
    let drawn = drawn.max(selected.map_or(0, |at| at + 1));
    let item = |row: &DateRow| item(props, row, is_selected(row));
    html! {
        <>
            <h2>{ (EN.dates_of)(timeline.len()) }</h2>
            <ol class="dates">{ for placed.iter().take(drawn).map(item) }</ol>
            if !others.is_empty() && drawn > placed.len() {
                <h3>{ (EN.not_placed)(others.len()) }</h3>
                <ul class="dates">{ for others.iter().take(drawn - placed.len()).map(item) }</ul>
            }
            { more_rows(drawn, timeline.len(), more) }
        </>
    }
}

fn item(props: &PanelProps, row: &DateRow, selected: bool) -> Html {
    let target = Target::Date(row.number);
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
