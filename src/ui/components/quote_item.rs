//! One quote of the panel.

use std::rc::Rc;

use yew::prelude::*;

use super::{copy_quote, quote_facts, reasons, speaker};
use crate::engine::{Day, Document, Span};
use crate::ui::platform::view;
use crate::ui::state::{QuoteRow, Target};
use crate::ui::strings::EN;

/// A quote and what can be done with it.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Rc<Document>,
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
    // Whoever moves through the list with the keyboard sees the parts of each quote in the text.
    let look = {
        let target = target.clone();
        Callback::from(move |_: FocusEvent| view::show_current(Some(&target)))
    };
    html! {
        <li id={target.row_id()} data-quote={row.number.to_string()} data-certainty={row.certainty.code()} tabindex="-1"
            aria-current={props.selected.then_some("true")} onfocusin={look}>
            <div class="who">
                { speaker(row) }
                if row.continued {
                    <span class="role">{ EN.continued }</span>
                } else if !row.roles.is_empty() {
                    <span class="role">{ row.roles.join(" · ") }</span>
                }
            </div>
            <blockquote lang="en" dir="auto" data-kind={row.kind.code()}>{ &row.words }</blockquote>
            { quote_facts(row) }
            { verbs(props, target) }
        </li>
    }
}

fn verbs(props: &Props, target: Target) -> Html {
    let open = props.on_open.reform(move |_: MouseEvent| (target.clone(), None));
    html! {
        <div class="verbs">
            <button class="verb" onclick={open}>{ EN.open }</button>
            { copy_quote(&props.row, &props.document, props.published, &props.announce) }
            <details>
                <summary class="verb">{ EN.why }</summary>
                { reasons(&props.row.why, &props.on_place) }
            </details>
        </div>
    }
}
