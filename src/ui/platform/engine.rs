//! The client of the worker: starts it when it is needed, sends requests, hands out answers, and outlives its crashes.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, Worker};
use yew::Callback;

use super::boot::{BOOT, Boot};
use super::timing;
use crate::engine::{Analysis, Document};
use crate::exchange::Format;
use crate::protocol::{self, Answer, Ask, BUILD, Fault, Message, Request, Source};
use crate::ui::state::{Problem, Shared};

/// What comes of a request.
pub type Outcome = Result<Shared<Analysis>, Problem>;

/// An answer of the worker, and the bytes of the analysis that follows it.
type Reply = Result<(Answer, Vec<u8>), Problem>;

/// A worker that has stopped is started again so often, unless it has answered in between.
const RESTARTS: u8 = 3;

/// How long the worker may take to start, or to answer about a short article, in milliseconds.
const PATIENCE: u32 = 15_000;

/// The worker gets a second more for so many bytes of text.
const BYTES_A_SECOND: usize = 100_000;

/// The client. Clones share one worker.
#[derive(Clone, Default)]
pub struct Engine(Rc<RefCell<Client>>);

#[derive(Default)]
struct Client {
    state: State,
    waiting: Vec<Waiting>,
    last_id: u32,
    crashes: u8,
    forgetful: bool,
    patience: Option<Timeout>,
}

/// What the worker is doing. It is busy while it is ready and somebody waits.
#[derive(Default)]
enum State {
    #[default]
    Idle,
    Starting(Link),
    Ready(Link),
    Dead,
}

/// A worker and what listens to it; dropping it ends the worker.
struct Link {
    worker: Worker,
    _listeners: [EventListener; 3],
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

struct Waiting {
    id: u32,
    request: Vec<u8>,
    /// How much the worker has to read for it, in bytes.
    size: usize,
    then: Callback<Reply>,
}

impl Engine {
    /// Asks for the analysis of an article; `then` gets it, or the reason why there is none.
    pub fn analyze(&self, document: &Shared<Document>, then: &Callback<Outcome>) {
        self.ask_about(Ask::Analyze((**document).clone()), document, then);
    }

    /// The same with the reasons of the names.
    pub fn explain(&self, document: &Shared<Document>, then: &Callback<Outcome>) {
        self.ask_about(Ask::Explain((**document).clone()), document, then);
    }

    fn ask_about(&self, body: Ask, document: &Shared<Document>, then: &Callback<Outcome>) {
        let read = document.clone();
        let then = then.reform(move |reply: Reply| {
            let (Answer::Analysis { took, .. }, analysis) = reply? else { return Err(Problem::Unreadable) };
            if let Some(took) = took {
                timing::measure_analysis(&read, took.all);
            }
            protocol::decode(&analysis).map(Shared::new).map_err(|_| Problem::Unreadable)
        });
        self.ask(body, document.text().len(), then);
    }

    /// Whether the browser refused to keep what was found.
    #[must_use]
    pub fn is_forgetful(&self) -> bool {
        self.0.borrow().forgetful
    }

    /// Asks for a file of this kind made of an article that is called `name` in it.
    pub fn export(&self, format: Format, name: String, of: Source, then: &Callback<Result<String, Problem>>) {
        let size = match &of {
            Source::Article(document) => document.text().len(),
            Source::Saved(page) => page.len(),
        };
        let then = then.reform(|reply: Reply| match reply?.0 {
            Answer::File(text) => Ok(text),
            _ => Err(Problem::Unreadable),
        });
        self.ask(Ask::Export { format, name, of }, size, then);
    }

    /// Asks for the reading that is in a page which was saved.
    pub fn open(&self, page: &str, then: &Callback<Result<(Document, Analysis), Problem>>) {
        let then = then.reform(|reply: Reply| match reply?.0 {
            Answer::Opened(opened) => Ok(*opened),
            _ => Err(Problem::Unreadable),
        });
        self.ask(Ask::Open(page.to_owned()), page.len(), then);
    }

    fn ask(&self, body: Ask, size: usize, then: Callback<Reply>) {
        let mut client = self.0.borrow_mut();
        if client.crashes > RESTARTS {
            drop(client);
            return then.emit(Err(Problem::GaveUp));
        }
        client.last_id += 1;
        let id = client.last_id;
        let request = protocol::encode(&Request { id, body }).unwrap_or_default();
        let mut waiting = Waiting { id, request, size, then };
        if let State::Ready(link) = &client.state {
            link.send(&mut waiting);
        }
        client.waiting.push(waiting);
        let start = matches!(client.state, State::Idle | State::Dead);
        drop(client);
        if start {
            self.start();
        } else {
            self.be_patient();
        }
    }

    fn start(&self) {
        let Ok(worker) = BOOT.with(Boot::spawn_worker) else { return self.fail(&Problem::NotStarted) };
        let engine = self.clone();
        let message = EventListener::new(&worker, "message", move |event| {
            if let Some(event) = event.dyn_ref::<MessageEvent>() {
                engine.receive(&event.data());
            }
        });
        let engine = self.clone();
        let error = EventListener::new(&worker, "error", move |_| engine.crash());
        let engine = self.clone();
        let unreadable =
            EventListener::new(&worker, "messageerror", move |_| engine.fail(&Problem::Unreadable));
        let link = Link { worker, _listeners: [message, error, unreadable] };
        self.0.borrow_mut().state = State::Starting(link);
        self.be_patient();
    }

    /// Waits for a sign of life, from now on, as long as somebody waits for an answer.
    fn be_patient(&self) {
        let mut client = self.0.borrow_mut();
        let bytes: usize = client.waiting.iter().map(|waiting| waiting.size).sum();
        client.patience = (bytes > 0 || !client.waiting.is_empty()).then(|| {
            let engine = self.clone();
            let reading = u32::try_from(bytes / BYTES_A_SECOND).unwrap_or(u32::MAX).saturating_mul(1000);
            Timeout::new(PATIENCE.saturating_add(reading), move || engine.fail(&Problem::Silent))
        });
    }

    fn receive(&self, data: &JsValue) {
        let bytes = Uint8Array::new(data).to_vec();
        match protocol::split::<Message>(&bytes) {
            Ok((Message::Hello { build }, _)) if build == BUILD => self.greet(),
            Ok((Message::Hello { .. }, _)) => self.fail(&Problem::OtherBuild),
            Ok((Message::Response { id, result }, rest)) => self.resolve(id, result, rest),
            Err(_) => self.fail(&Problem::Unreadable),
        }
    }

    /// The worker is up: sends what has waited for it.
    fn greet(&self) {
        let mut client = self.0.borrow_mut();
        let Client { state, waiting, .. } = &mut *client;
        *state = match std::mem::take(state) {
            State::Starting(link) => {
                waiting.iter_mut().for_each(|waiting| link.send(waiting));
                State::Ready(link)
            }
            other => other,
        };
        drop(client);
        self.be_patient();
    }

    fn resolve(&self, id: u32, result: Result<Answer, Fault>, analysis: &[u8]) {
        let mut client = self.0.borrow_mut();
        let Some(at) = client.waiting.iter().position(|waiting| waiting.id == id) else {
            drop(client);
            // A number that nobody waits for belongs to a request that could not be read.
            return self.fail(&Problem::Unreadable);
        };
        let Waiting { then, .. } = client.waiting.remove(at);
        client.crashes = 0;
        client.forgetful |= matches!(result, Ok(Answer::Analysis { forgetful: true, .. }));
        drop(client);
        self.be_patient();
        then.emit(match result {
            Ok(answer) => Ok((answer, analysis.to_vec())),
            Err(Fault::Refused(reason)) => Err(Problem::Refused(reason)),
            Err(Fault::Model(reason)) => {
                // This worker will never have a model; the next one may.
                let problem = Problem::Model(reason);
                self.end(&problem);
                Err(problem)
            }
            Err(Fault::Crashed) => Err(Problem::Crashed),
            Err(Fault::Unreadable) => Err(Problem::Unreadable),
        });
    }

    /// The worker has thrown an error: before it was up, or while it read.
    fn crash(&self) {
        let up = matches!(self.0.borrow().state, State::Ready(_));
        self.fail(if up { &Problem::Crashed } else { &Problem::NotStarted });
    }

    /// Counts a failure of the worker, and ends it.
    fn fail(&self, problem: &Problem) {
        self.0.borrow_mut().crashes += 1;
        self.end(problem);
    }

    /// Ends the worker and tells everybody who waits.
    fn end(&self, problem: &Problem) {
        let mut client = self.0.borrow_mut();
        client.state = State::Dead;
        client.patience = None;
        let waiting = std::mem::take(&mut client.waiting);
        drop(client);
        for Waiting { then, .. } in waiting {
            then.emit(Err(problem.clone()));
        }
    }
}

impl Link {
    /// Sends a request and hands its memory over instead of copying it.
    fn send(&self, waiting: &mut Waiting) {
        let buffer = Uint8Array::from(std::mem::take(&mut waiting.request).as_slice()).buffer();
        // A worker that is gone says so by its error event.
        let _ = self.worker.post_message_with_transfer(&buffer, &js_sys::Array::of1(&buffer));
    }
}
