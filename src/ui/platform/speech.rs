//! The browser's voice.

use std::cell::Cell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window};
use yew::Callback;

use crate::ui::state::Synthesis;

/// Browsers load their voices when they are first asked for them: so long is waited, in milliseconds.
const PATIENCE: u32 = 1_000;

thread_local! {
    static REMOTE_AGREED: Cell<bool> = const { Cell::new(false) };
}

/// The reader agrees, until the page is loaded anew, that a service speaks.
pub fn agree() {
    REMOTE_AGREED.set(true);
}

/// What is being said; it is heard of no more when this is dropped.
pub struct Utterance {
    _utterance: SpeechSynthesisUtterance,
    _listeners: [EventListener; 2],
}

/// Looks for a voice and tells whether it may speak.
pub fn find_voice(then: Callback<Synthesis>) -> Option<Timeout> {
    if let Some(voice) = best_voice() {
        then.emit(standing(Some(&voice)));
        return None;
    }
    Some(Timeout::new(PATIENCE, move || then.emit(standing(best_voice().as_ref()))))
}

fn standing(voice: Option<&SpeechSynthesisVoice>) -> Synthesis {
    match voice {
        None => Synthesis::Missing,
        Some(voice) if voice.local_service() || REMOTE_AGREED.get() => Synthesis::Ready,
        Some(voice) => Synthesis::Service(voice.name()),
    }
}

/// A voice of the device before all others, then one for English, then the usual one.
fn best_voice() -> Option<SpeechSynthesisVoice> {
    let mut best: Option<(u8, SpeechSynthesisVoice)> = None;
    for voice in synthesis()?.get_voices().iter() {
        let voice: SpeechSynthesisVoice = voice.unchecked_into();
        let english = voice.lang().starts_with("en");
        let worth = 4 * u8::from(voice.local_service()) + 2 * u8::from(english) + u8::from(voice.default());
        if best.as_ref().is_none_or(|(most, _)| worth > *most) {
            best = Some((worth, voice));
        }
    }
    best.map(|(_, voice)| voice)
}

/// Says this, so many hundredths as fast as usual; tells whether it was said to its end.
pub fn speak(words: &str, rate: u16, then: &Callback<bool>) -> Option<Utterance> {
    let voice = best_voice().filter(|voice| standing(Some(voice)) == Synthesis::Ready)?;
    let utterance = SpeechSynthesisUtterance::new_with_text(words).ok()?;
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    utterance.set_rate(f32::from(rate) / 100.0);
    let listen = |event: &'static str, said: bool| {
        let then = then.clone();
        EventListener::new(&utterance, event, move |_| then.emit(said))
    };
    let listeners = [listen("end", true), listen("error", false)];
    synthesis()?.speak(&utterance);
    Some(Utterance { _utterance: utterance, _listeners: listeners })
}

/// Falls silent.
pub fn hush(utterance: Option<Utterance>) {
    // What is broken off is not told of.
    drop(utterance);
    if let Some(synthesis) = synthesis().filter(|it| it.speaking() || it.pending()) {
        synthesis.cancel();
    }
}

/// The browser's voice, where it has one.
fn synthesis() -> Option<SpeechSynthesis> {
    window()?.speech_synthesis().ok().filter(|synthesis| !synthesis.is_undefined())
}
