//! What is shown of a quote wherever it is listed: who, how and where.

use yew::prelude::*;

use super::{SignKind, sign, verb, wants};
use crate::ui::state::{Act, Copied, QuoteRow, Spot, Target};
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
pub fn copy_quote(row: &QuoteRow, act: &Callback<Act>) -> Html {
    let copy = |name: &'static str, what: Copied| {
        let spot = Spot { target: Target::Quote(row.number), mark: None };
        verb(name, wants(act, Act::Copy(what, spot)))
    };
    html! {
        <>
            { copy(EN.copy, Copied::Source) }
            <details>
                <summary class="verb">{ EN.copy_as }</summary>
                <div class="verbs">
                    { copy(EN.copy_words, Copied::Words) }
                    { copy(EN.copy_markdown, Copied::Markdown) }
                    { copy(EN.copy_link, Copied::Link) }
                </div>
            </details>
        </>
    }
}
