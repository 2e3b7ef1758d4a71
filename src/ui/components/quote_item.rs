//! One quote of the panel.

use std::rc::Rc;

use yew::prelude::*;

use super::{SignKind, sign};
use crate::engine::{Day, Span};
use crate::ui::platform::{clipboard, view};
use crate::ui::state::{QuoteRow, Target, Why, citation};
use crate::ui::strings::{EN, act_name, certainty_name, quote_kind_name};

/// A quote and what can be done with it.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The quote.
    pub row: Rc<QuoteRow>,
    /// When the article was published.
    pub published: Option<Day>,
    /// Whether it is selected.
    pub selected: bool,
    /// Shows its place in the text.
    pub on_open: Callback<(Target, Option<u32>)>,
    /// Shows evidence in the text.
    pub on_place: Callback<Span>,
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
}

/// Who, the words, how and where; then open, copy, why.
#[component]
pub fn QuoteItem(props: &Props) -> Html {
    let row = &props.row;
    let target = Target::Quote(row.number);
    let (sign, certainty) = certainty_name(row.certainty);
    // Whoever moves through the list with the keyboard sees the parts of each quote in the text.
    let look = {
        let target = target.clone();
        Callback::from(move |_: FocusEvent| view::show_current(Some(&target)))
    };
    html! {
        <li id={target.row_id()} data-quote={row.number.to_string()} data-certainty={row.certainty.code()} tabindex="-1"
            aria-current={props.selected.then_some("true")} onfocusin={look}>
            { who(row) }
            <blockquote lang="en" dir="auto" data-kind={row.kind.code()}>{ &row.words }</blockquote>
            <p class="facts">
                <span class="chip"><span aria-hidden="true">{ sign }</span>{ " " }{ certainty }</span>
                { facts(row) }
            </p>
            { verbs(props, target) }
        </li>
    }
}

fn who(row: &QuoteRow) -> Html {
    let kind = row.speaker_kind.map_or(SignKind::Unnamed, SignKind::Entity);
    let speaker = if row.speaker.is_empty() { EN.speaker_unclear } else { &row.speaker };
    html! {
        <div class="who">
            { sign(kind) }
            <cite>{ speaker }</cite>
            if row.continued {
                <span class="role">{ EN.continued }</span>
            } else if !row.roles.is_empty() {
                <span class="role">{ row.roles.join(" · ") }</span>
            }
        </div>
    }
}

fn facts(row: &QuoteRow) -> String {
    let mut facts = Vec::with_capacity(3);
    if !row.cue.is_empty() {
        facts.push(row.cue.clone());
    }
    facts.extend(row.act.and_then(act_name).map(str::to_owned));
    facts.extend(row.named_in.map(EN.inferred_from));
    facts.push(quote_kind_name(row.kind).to_owned());
    facts.push((EN.paragraph)(row.paragraph));
    facts.join(" · ")
}

fn verbs(props: &Props, target: Target) -> Html {
    let open = props.on_open.reform(move |_: MouseEvent| (target.clone(), None));
    let copy = {
        let (row, published, announce) = (Rc::clone(&props.row), props.published, props.announce.clone());
        Callback::from(move |_: MouseEvent| {
            let then =
                announce.reform(|copied: bool| (if copied { EN.copied } else { EN.copy_refused }).to_owned());
            clipboard::copy(citation(&row, published), then);
        })
    };
    html! {
        <div class="verbs">
            <button class="verb" onclick={open}>{ EN.open }</button>
            <button class="verb" onclick={copy}>{ EN.copy }</button>
            <details>
                <summary class="verb">{ EN.why }</summary>
                <ul>{ for props.row.why.iter().map(|why| reason(why, &props.on_place)) }</ul>
            </details>
        </div>
    }
}

/// A reason, and a button that shows the words behind it.
fn reason(why: &Why, on_place: &Callback<Span>) -> Html {
    let place = why.place;
    let onclick = on_place.reform(move |_: MouseEvent| place);
    html! {
        <li>
            { why.sentence }
            if !why.words.is_empty() {
                { " " }<button class="evidence" title={EN.seen_at} {onclick}>{ &why.words }</button>
            }
        </li>
    }
}
