//! Who said what.

use std::rc::Rc;

use yew::prelude::*;

use super::{Choice, QuoteItem, segmented};
use crate::engine::{Analysis, Document, Span};
use crate::ui::platform::view;
use crate::ui::state::{QuoteRow, Target, by_speaker, quote_rows, speaker_count};
use crate::ui::strings::EN;

/// The quotes of an article.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Rc<Document>,
    /// What was found in it.
    pub analysis: Rc<Analysis>,
    /// What is selected.
    pub selected: Option<Target>,
    /// Shows a row's place in the text.
    pub on_open: Callback<(Target, Option<u32>)>,
    /// Shows evidence in the text.
    pub on_place: Callback<Span>,
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
}

/// The list of quotes, in the order of the text or by speaker.
#[component]
pub fn QuotesPanel(props: &Props) -> Html {
    let sorted = use_state_eq(|| false);
    let deps = (Rc::clone(&props.document), Rc::clone(&props.analysis), *sorted);
    let rows = use_memo(deps, |(document, analysis, sorted)| {
        let rows = quote_rows(document, analysis);
        let rows = if *sorted { by_speaker(rows) } else { rows };
        rows.into_iter().map(Rc::new).collect::<Vec<_>>()
    });
    if rows.is_empty() {
        return html! { <><h2>{ (EN.quotes_of)(0) }</h2><p class="empty">{ EN.no_quotes }</p></> };
    }
    let speakers = speaker_count(rows.iter().map(Rc::as_ref));
    let choice = |label: &'static str, value: bool| {
        let set = sorted.setter();
        Choice {
            label: label.into(),
            chosen: *sorted == value,
            choose: Callback::from(move |_| set.set(value)),
        }
    };
    let orders = [choice(EN.by_place, false), choice(EN.by_speaker, true)];
    let published = props.analysis.published;
    let item = |row: &Rc<QuoteRow>| {
        let selected = props.selected == Some(Target::Quote(row.number));
        html! {
            <QuoteItem key={row.number} row={Rc::clone(row)} {published} {selected} on_open={props.on_open.clone()}
                on_place={props.on_place.clone()} announce={props.announce.clone()} />
        }
    };
    // Whoever leaves the list sees again what is selected.
    let leave = {
        let selected = props.selected.clone();
        Callback::from(move |_: FocusEvent| view::show_current(selected.as_ref()))
    };
    html! {
        <>
            <h2>{ (EN.quotes_of)(rows.len()) }{ " · " }{ (EN.speakers_of)(speakers) }</h2>
            if speakers > 1 {
                { segmented(EN.order, "order", &orders) }
            }
            <ol class="quotes" onfocusout={leave}>{ for rows.iter().map(item) }</ol>
        </>
    }
}
