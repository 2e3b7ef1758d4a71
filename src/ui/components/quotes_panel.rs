//! Who said what.

use yew::prelude::*;

use super::{Choice, PanelProps, more_rows, quote_item, segmented};
use crate::engine::{Certainty, QuoteKind};
use crate::ui::platform::{field, use_rows, view};
use crate::ui::state::{QuoteFilter, QuoteRow, Target, by_speaker, quote_rows, speakers};
use crate::ui::strings::{EN, certainty_name, quote_kind_name};

/// The list of quotes, in the order of the text or by speaker, all or some.
#[component]
pub fn QuotesPanel(props: &PanelProps) -> Html {
    let filter = use_state_eq(QuoteFilter::default);
    let deps = (props.document.clone(), props.analysis.clone(), filter.by_speaker);
    let rows = use_memo(deps, |(document, analysis, sorted)| {
        let rows = quote_rows(document, analysis);
        if *sorted { by_speaker(rows) } else { rows }
    });
    let (drawn, more) = use_rows();
    if rows.is_empty() {
        return html! { <><h2>{ (EN.quotes_of)(0) }</h2><p class="empty">{ EN.no_quotes }</p></> };
    }
    // A mark that is clicked shows its row, whatever was chosen.
    let is_selected = |row: &QuoteRow| props.selected == Some(Target::Quote(row.number));
    let shown: Vec<&QuoteRow> = rows.iter().filter(|row| filter.keeps(row) || is_selected(row)).collect();
    let speakers = speakers(rows.iter());
    let drawn = drawn.max(shown.iter().position(|row| is_selected(row)).map_or(0, |at| at + 1));
    let item = |row: &&QuoteRow| quote_item(props, row, is_selected(row));
    // Whoever leaves the list sees again what is selected.
    let leave = {
        let selected = props.selected.clone();
        Callback::from(move |_: FocusEvent| view::show_current(selected.as_ref()))
    };
    html! {
        <>
            <h2>
                if shown.len() == rows.len() {
                    { (EN.quotes_of)(rows.len()) }{ " · " }{ (EN.speakers_of)(speakers.len()) }
                } else {
                    { (EN.shown_of)(shown.len(), rows.len()) }
                }
            </h2>
            if rows.len() > 1 {
                { segmented(EN.order, "order", &orders(&filter)) }
                <div class="filters" role="group" aria-label={EN.filters}>{ filters(&filter, &speakers) }</div>
            }
            if shown.is_empty() {
                <p class="empty">{ EN.none_left }</p>
            }
            <ol class="quotes" onfocusout={leave}>{ for shown.iter().take(drawn).map(item) }</ol>
            { more_rows(drawn, shown.len(), more) }
        </>
    }
}

fn orders(filter: &UseStateHandle<QuoteFilter>) -> [Choice; 2] {
    [(EN.by_place, false), (EN.by_speaker, true)].map(|(label, by_speaker)| {
        let chosen = filter.by_speaker == by_speaker;
        let filter = filter.clone();
        let choose = Callback::from(move |_| filter.set(QuoteFilter { by_speaker, ..(*filter).clone() }));
        Choice { label: label.into(), chosen, choose }
    })
}

fn filters(filter: &UseStateHandle<QuoteFilter>, speakers: &[&str]) -> Html {
    let kinds = QuoteKind::ALL.map(quote_kind_name);
    let certainties = Certainty::ALL.map(|certainty| certainty_name(certainty).1);
    let names: Vec<String> = speakers.iter().map(|&speaker| speaker.to_owned()).collect();
    let at = |found: Option<usize>| found.map_or(0, |at| at + 1);
    let of_speaker =
        filter.speaker.as_deref().and_then(|name| speakers.iter().position(|&known| known == name));
    let of_kind = filter.kind.and_then(|kind| QuoteKind::ALL.iter().position(|&known| known == kind));
    let of_certainty =
        filter.certainty.and_then(|certainty| Certainty::ALL.iter().position(|&known| known == certainty));
    html! {
        <>
            { list(filter, EN.all_speakers, speakers, at(of_speaker), move |filter, at| filter.speaker = at.and_then(|at| names.get(at).cloned())) }
            { list(filter, EN.all_ways, &kinds, at(of_kind), |filter, at| filter.kind = at.and_then(|at| QuoteKind::ALL.get(at).copied())) }
            { list(filter, EN.any_certainty, &certainties, at(of_certainty), |filter, at| filter.certainty = at.and_then(|at| Certainty::ALL.get(at).copied())) }
        </>
    }
}

/// A list of choices, the first of which is all.
fn list(
    filter: &UseStateHandle<QuoteFilter>,
    all: &'static str,
    choices: &[&str],
    chosen: usize,
    choose: impl Fn(&mut QuoteFilter, Option<usize>) + 'static,
) -> Html {
    let filter = filter.clone();
    let onchange = Callback::from(move |event: Event| {
        let mut next = (*filter).clone();
        choose(&mut next, field::choice(&event).and_then(|at| at.checked_sub(1)));
        filter.set(next);
    });
    let option = |(at, name): (usize, &&str)| {
        html! { <option selected={at + 1 == chosen}>{ *name }</option> }
    };
    html! {
        <select class="filter" aria-label={all} {onchange}>
            <option selected={chosen == 0}>{ all }</option>
            { for choices.iter().enumerate().map(option) }
        </select>
    }
}
