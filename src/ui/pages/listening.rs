//! Reading the article aloud, sentence by sentence.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use crate::engine::Span;
use crate::ui::platform::speech::{self, Utterance};
use crate::ui::platform::{highlight, text, view};
use crate::ui::state::{Listening, RATES, Synthesis, sentences, spoken};
use crate::ui::strings::EN;

impl Desk {
    /// Reads aloud from the place that is selected or looked at, or falls silent.
    pub(super) fn listen(&self) {
        if self.moment.listening.is_some() {
            return self.stop_listening();
        }
        let document = &self.entry.document;
        let marked = || Some(self.spot()?.place(self.entry.reading.analysis()?)?.start);
        let here = || Some(document.blocks().get(view::block_here()?)?.span.start);
        let from = text::selected(document).or_else(marked).or_else(here).unwrap_or(0);
        let at = sentences(document).partition_point(|line| line.end <= from);
        self.hear(Listening { at, paused: false, voice: Synthesis::Sought });
    }

    /// Reading aloud goes on like this.
    pub(super) fn hear(&self, listening: Listening) {
        self.change(|moment| moment.listening = Some(listening));
    }

    /// The reader agrees that a service speaks.
    pub(super) fn agree(&self) {
        speech::agree();
        self.found(Synthesis::Ready);
    }

    fn stop_listening(&self) {
        view::leave(".player");
        self.change(|moment| moment.listening = None);
    }

    fn found(&self, voice: Synthesis) {
        voice.refusal().into_iter().for_each(|words| self.announce(words));
        self.change(|moment| moment.listening = moment.listening.take().map(|it| Listening { voice, ..it }));
    }

    /// Shows this sentence, and says it unless it pauses.
    fn say(self: &Rc<Self>, lines: &[Span], listening: &Listening) -> Option<Utterance> {
        let document = &self.entry.document;
        let line = *lines.get(listening.at).filter(|_| listening.voice == Synthesis::Ready)?;
        highlight::show_spoken(Some((document, line)));
        if listening.paused {
            return None;
        }
        let next = Some(listening.at + 1).filter(|next| *next < lines.len());
        let (desk, listening) = (Rc::clone(self), listening.clone());
        let then = Callback::from(move |said: bool| match next.filter(|_| said) {
            Some(at) => desk.hear(Listening { at, ..listening.clone() }),
            None => {
                desk.announce(if said { EN.read_to_end } else { EN.voice_failed });
                desk.stop_listening();
            }
        });
        let words = spoken(document, self.entry.reading.analysis().map(|analysis| &**analysis), line);
        let rate = RATES.get(usize::from(self.settings().rate)).map_or(100, |rate| rate.0);
        speech::speak(&words, rate, &then)
    }
}

/// Speaks as long as the reader listens. Gives the sentences of the article meanwhile.
#[hook]
pub(super) fn use_voice(desk: &Rc<Desk>) -> Rc<Vec<Span>> {
    let listening = desk.moment.listening.clone();
    let document = listening.as_ref().map(|_| desk.entry.document.clone());
    let lines = use_memo(document, |document| document.as_deref().map(sentences).unwrap_or_default());
    use_effect_with(listening.is_some(), {
        let desk = Rc::clone(desk);
        move |&listening| {
            let found = Callback::from(move |voice| desk.found(voice));
            let waiting = listening.then(|| speech::find_voice(found));
            move || {
                drop(waiting);
                highlight::show_spoken(None);
            }
        }
    });
    use_effect_with((listening, desk.settings().rate), {
        let (desk, lines) = (Rc::clone(desk), Rc::clone(&lines));
        move |(listening, _): &(Option<Listening>, u8)| {
            let utterance = listening.as_ref().and_then(|listening| desk.say(&lines, listening));
            move || speech::hush(utterance)
        }
    });
    lines
}
