//! What is shown of a quote wherever it is listed: who, how and where.

use yew::prelude::*;

use super::{SignKind, sign};
use crate::engine::Day;
use crate::ui::platform::clipboard;
use crate::ui::state::{QuoteRow, citation};
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

/// A button that copies the quote with its source.
pub fn copy_quote(row: &QuoteRow, published: Option<Day>, announce: &Callback<String>) -> Html {
    let (text, announce) = (citation(row, published), announce.clone());
    let copy = Callback::from(move |_: MouseEvent| {
        let then =
            announce.reform(|copied: bool| (if copied { EN.copied } else { EN.copy_refused }).to_owned());
        clipboard::copy(text.clone(), then);
    });
    html! { <button class="verb" onclick={copy}>{ EN.copy }</button> }
}
