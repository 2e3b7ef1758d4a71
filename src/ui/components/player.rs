//! Listening to the article.

use yew::prelude::*;

use super::{IconKind, tool, wants};
use crate::ui::Context;
use crate::ui::platform::field;
use crate::ui::state::{Act, Change, Listening, RATES, Synthesis};
use crate::ui::strings::EN;

/// Going from sentence to sentence of so many, pausing, and the speed; or why nothing is heard.
pub fn player(context: &Context, listening: &Listening, sentences: usize, act: &Callback<Act>) -> Html {
    let at = |at: usize| wants(act, Act::Hear(Listening { at, ..listening.clone() }));
    let controls = match listening.voice.refusal() {
        Some(words) => html! {
            <>
                <p class="meaning">{ words }</p>
                if matches!(listening.voice, Synthesis::Service(_)) {
                    <button class="button" onclick={wants(act, Act::Agree)}>{ EN.agree_to_remote }</button>
                }
            </>
        },
        None => html! {
            <>
                { tool(IconKind::Earlier, EN.previous_sentence, listening.at.checked_sub(1).map(at)) }
                { pause(listening, act) }
                { tool(IconKind::Later, EN.next_sentence, (listening.at + 1 < sentences).then(|| at(listening.at + 1))) }
                { rates(context) }
            </>
        },
    };
    html! {
        <section class="player" aria-label={EN.listen}>
            { controls }
            { tool(IconKind::Close, EN.stop_listening, wants(act, Act::Listen)) }
        </section>
    }
}

fn pause(listening: &Listening, act: &Callback<Act>) -> Html {
    let paused = !listening.paused;
    let (kind, name) = if paused { (IconKind::Pause, EN.pause) } else { (IconKind::Play, EN.go_on) };
    tool(kind, name, wants(act, Act::Hear(Listening { paused, ..listening.clone() })))
}

fn rates(context: &Context) -> Html {
    let settings = context.settings.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        if let Some(rate) = field::choice(&event).and_then(|rate| u8::try_from(rate).ok()) {
            settings.dispatch(Change::Rate(rate));
        }
    });
    let option = |(at, (_, name)): (u8, &(u16, &'static str))| {
        html! { <option selected={at == context.settings.rate}>{ *name }</option> }
    };
    html! {
        <select class="filter" aria-label={EN.rate} title={EN.rate} {onchange}>
            { for (0..).zip(&RATES).map(option) }
        </select>
    }
}
