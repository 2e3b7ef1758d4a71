//! What is shown of a quote wherever it is listed: who, how and where.

use std::rc::Rc;

use yew::prelude::*;

use super::{SignKind, sign};
use crate::engine::{Day, Document};
use crate::ui::platform::{address_of, clipboard};
use crate::ui::state::{Goal, QuoteRow, citation, markdown};
use crate::ui::strings::{EN, act_name, certainty_name, quote_kind_name};

/// The speaker's sign and name.
pub fn speaker(row: &QuoteRow) -> Html {
    let kind = row.speaker_kind.map_or(SignKind::Unnamed, SignKind::Entity);
    let speaker = if row.speaker.is_empty() { EN.speaker_unclear } else { &row.speaker };
    html! { <>{ sign(kind) }<cite>{ speaker }</cite></> }
}

/// How sure the speaker is, the word of speech, the kind and the place of a quote.
pub fn quote_facts(row: &QuoteRow) -> Html {
    let (sign, certainty) = certainty_name(row.certainty);
    let mut facts = Vec::with_capacity(5);
    if !row.cue.is_empty() {
        facts.push(row.cue.clone());
    }
    facts.extend(row.act.and_then(act_name).map(str::to_owned));
    facts.extend(row.named_in.map(EN.inferred_from));
    facts.push(quote_kind_name(row.kind).to_owned());
    facts.push((EN.paragraph)(row.paragraph));
    html! {
        <p class="facts">
            <span class="chip"><span aria-hidden="true">{ sign }</span>{ " " }{ certainty }</span>
            { facts.join(" · ") }
        </p>
    }
}

/// Buttons that copy the quote: with its source; as bare words, as Markdown, as a link to its place.
pub fn copy_quote(
    row: &QuoteRow,
    document: &Rc<Document>,
    published: Option<Day>,
    announce: &Callback<String>,
) -> Html {
    let goal = {
        let (document, place, number) = (Rc::clone(document), row.place, row.number);
        move || Goal::at(&document, place, Some(number))
    };
    let source = citation(row, published);
    let words = row.words.clone();
    let in_markdown = {
        let (row, goal) = (row.clone(), goal.clone());
        move || markdown(&row, published, &address_of(goal()))
    };
    html! {
        <>
            { copy(EN.copy, EN.copied, announce, move || source.clone()) }
            <details>
                <summary class="verb">{ EN.copy_as }</summary>
                <div class="verbs">
                    { copy(EN.copy_words, EN.words_copied, announce, move || words.clone()) }
                    { copy(EN.copy_markdown, EN.copied, announce, in_markdown) }
                    { copy(EN.copy_link, EN.link_copied, announce, move || address_of(goal())) }
                </div>
            </details>
        </>
    }
}

/// A button that copies what it is told to, and says `done`.
pub fn copy(
    name: &'static str,
    done: &'static str,
    announce: &Callback<String>,
    text: impl Fn() -> String + 'static,
) -> Html {
    let announce = announce.clone();
    let onclick = Callback::from(move |_: MouseEvent| clipboard::copy(text(), done, &announce));
    html! { <button class="verb" {onclick}>{ name }</button> }
}
