//! Listening to the article.

use std::rc::Rc;

use yew::prelude::*;

use super::{IconKind, icon};
use crate::engine::{Analysis, Document};
use crate::ui::Context;
use crate::ui::platform::speech::{self, Voice};
use crate::ui::platform::{field, highlight};
use crate::ui::state::{Change, RATES, USUAL_RATE, sentences, spoken};
use crate::ui::strings::EN;

/// What is read aloud, and from where.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Rc<Document>,
    /// What was found in it, once it is there.
    pub analysis: Option<Rc<Analysis>>,
    /// The place to begin at: a byte of the text.
    pub from: u32,
    /// The article was read to its end, or the reader has heard enough.
    pub on_close: Callback<()>,
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
}

/// Reads aloud sentence by sentence for as long as it is there, and shows which.
#[component]
pub fn Player(props: &Props) -> Html {
    let Props { document, analysis, from, on_close, announce } = props;
    let context = use_context::<Context>();
    let rate = context.as_ref().map_or(USUAL_RATE.into(), |context| usize::from(context.settings.rate));
    let lines = use_memo(Rc::clone(document), |document| sentences(document));
    let first = lines.partition_point(|line| line.end <= *from);
    let at = use_state_eq(|| first);
    let playing = use_state_eq(|| true);
    // Nothing yet, then what was found.
    let voice = use_state_eq(|| None::<Option<Voice>>);
    use_effect_with((), {
        let (voice, announce) = (voice.setter(), announce.clone());
        move |()| {
            let found = Callback::from(move |found: Option<Voice>| {
                refusal(found.as_ref()).into_iter().for_each(|words| announce.emit(words));
                voice.set(Some(found));
            });
            let waiting = speech::find_voice(found);
            move || {
                drop(waiting);
                highlight::show_spoken(None);
            }
        }
    });
    let refused = voice.as_ref().and_then(|found| refusal(found.as_ref()));
    let ready = voice.as_ref().and_then(Option::as_ref).filter(|_| refused.is_none()).cloned();
    use_effect_with((*at, *playing, rate, ready), {
        let (document, analysis, lines) = (Rc::clone(document), analysis.clone(), Rc::clone(&lines));
        let (set, on_close, announce) = (at.setter(), on_close.clone(), announce.clone());
        move |&(at, playing, rate, ref ready): &(usize, bool, usize, Option<Voice>)| {
            let line = lines.get(at).copied();
            let then = Callback::from(move |said: bool| {
                if said && at + 1 < lines.len() {
                    set.set(at + 1);
                } else {
                    announce.emit(if said { EN.read_to_end } else { EN.voice_failed }.to_owned());
                    on_close.emit(());
                }
            });
            let mut utterance = None;
            if let (Some(line), Some(voice)) = (line, ready) {
                highlight::show_spoken(Some((&document, line)));
                if playing {
                    let words = spoken(&document, analysis.as_deref(), line);
                    utterance =
                        speech::speak(voice, &words, RATES.get(rate).map_or(100, |rate| rate.0), &then);
                }
            }
            move || speech::hush(utterance)
        }
    });
    let step = |forward: bool| {
        let (set, next) = (at.setter(), if forward { *at + 1 } else { at.saturating_sub(1) });
        Callback::from(move |_: MouseEvent| set.set(next))
    };
    let close = on_close.reform(|_: MouseEvent| ());
    let controls = match refused {
        Some(words) => question(words, &voice),
        None => html! {
            <>
                { tool(IconKind::Earlier, EN.previous_sentence, *at == 0, step(false)) }
                { pause(&playing) }
                { tool(IconKind::Later, EN.next_sentence, *at + 1 >= lines.len(), step(true)) }
                { context.map(|context| rates(&context, rate)) }
            </>
        },
    };
    html! {
        <section class="player" aria-label={EN.listen}>
            { controls }
            { tool(IconKind::Close, EN.stop_listening, false, close) }
        </section>
    }
}

fn tool(kind: IconKind, name: &'static str, disabled: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <button class="tool" aria-label={name} title={name} {disabled} {onclick}>{ icon(kind) }</button> }
}

fn pause(playing: &UseStateHandle<bool>) -> Html {
    let (set, next) = (playing.setter(), !**playing);
    let onclick = Callback::from(move |_: MouseEvent| set.set(next));
    let (kind, name) = if **playing { (IconKind::Pause, EN.pause) } else { (IconKind::Play, EN.go_on) };
    tool(kind, name, false, onclick)
}

/// Why nothing is heard.
fn refusal(found: Option<&Voice>) -> Option<String> {
    match found {
        None => Some(EN.no_voice.to_owned()),
        Some(voice) if !voice.allowed => Some((EN.remote_voice)(&voice.name())),
        Some(_) => None,
    }
}

/// Why nothing is heard; and where a service could speak, whether it may.
fn question(words: String, voice: &UseStateHandle<Option<Option<Voice>>>) -> Html {
    let (set, found) = (voice.setter(), (**voice).clone().flatten());
    let has_voice = found.is_some();
    let onclick = Callback::from(move |_: MouseEvent| set.set(Some(found.clone().map(Voice::agreed))));
    html! {
        <>
            <p class="meaning">{ words }</p>
            if has_voice {
                <button class="button" {onclick}>{ EN.agree_to_remote }</button>
            }
        </>
    }
}

fn rates(context: &Context, current: usize) -> Html {
    let settings = context.settings.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        if let Some(rate) = field::choice(&event).and_then(|rate| u8::try_from(rate).ok()) {
            settings.dispatch(Change::Rate(rate));
        }
    });
    let option = |(at, (_, name)): (usize, &(u16, &'static str))| {
        html! { <option selected={at == current}>{ *name }</option> }
    };
    html! {
        <select class="filter" aria-label={EN.rate} title={EN.rate} {onchange}>
            { for RATES.iter().enumerate().map(option) }
        </select>
    }
}
