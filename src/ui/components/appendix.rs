//! What is printed after an article: its quotes by number, and what the marks mean.

use yew::prelude::*;

use crate::engine::{Analysis, Certainty, Document};
use crate::ui::state::{MarkKind, QuoteRow, quote_rows};
use crate::ui::strings::{EN, certainty_name, mark_kind_name, quote_kind_name};

/// The ledger and the legend. Style rules show them on paper alone.
pub(super) fn appendix(document: &Document, analysis: &Analysis) -> Html {
    let kind = |kind: MarkKind| {
        html! { <li><span class="sample" data-sample={kind.code()}>{ mark_kind_name(kind) }</span></li> }
    };
    let certainty = |certainty: Certainty| {
        let (sign, name) = certainty_name(certainty);
        html! { <li>{ sign }{ " " }{ name }</li> }
    };
    let rows = quote_rows(document, analysis);
    html! {
        <section class="appendix">
            if !rows.is_empty() {
                <h2>{ EN.ledger }</h2>
                <ol>{ for rows.iter().map(line) }</ol>
            }
            <h2>{ EN.legend }</h2>
            <ul>{ for MarkKind::ALL.into_iter().map(kind) }{ for Certainty::ALL.into_iter().map(certainty) }</ul>
        </section>
    }
}

/// Who, how sure, how and where, then the words. The list numbers them.
fn line(row: &QuoteRow) -> Html {
    let (sign, certainty) = certainty_name(row.certainty);
    let speaker = if row.speaker.is_empty() { EN.speaker_unclear } else { &row.speaker };
    let mut facts = vec![certainty];
    facts.extend((!row.cue.is_empty()).then_some(row.cue.as_str()));
    facts.push(quote_kind_name(row.kind));
    html! {
        <li>
            <b>{ speaker }</b>{ " " }{ sign }{ " " }{ facts.join(" · ") }{ " · " }{ (EN.paragraph)(row.paragraph) }
            <br />{ &row.words }
        </li>
    }
}
