//! The worker: the engine behind messages. It fetches the model that lies beside it, says hello, and answers requests. What
//! was found in an article before needs no model; requests that come before the model wait for it.

mod memory;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{ArrayBuffer, Uint8Array};
use memory::Memory;
use quotidian::engine::{Analysis, Analyzer, Document, Model, Stage};
use quotidian::exchange::{Format, Imprint, Reading, read_back, style};
use quotidian::protocol::{self, Answer, Ask, BUILD, Fault, Message, Request, Source, Took};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Response};

/// The addresses of model and styles, beside the worker's own.
const MODEL: &str = "data/model.bin";
const STYLES: &str = "styles.css";

/// What the worker has: an engine, a reason why it has none, or neither yet.
enum State {
    Loading { waiting: Vec<Task> },
    Ready(Box<Analyzer<'static>>),
    Failed(Fault),
}

fn main() {
    console_error_panic_hook::set_once();
    let state = Rc::new(RefCell::new(State::Loading { waiting: Vec::new() }));
    let memory = Rc::new(Memory::default());

    let receiver = (Rc::clone(&state), Rc::clone(&memory));
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let (state, memory) = receiver.clone();
        let bytes = Uint8Array::new(&event.data()).to_vec();
        spawn_local(async move { receive(&state, &memory, &bytes).await });
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The worker lives as long as its closure.
    on_message.forget();

    send(&Message::Hello { build: BUILD.to_owned() });
    spawn_local(async move {
        let loaded = load().await;
        let waiting = match state.replace(loaded) {
            State::Loading { waiting } => waiting,
            State::Ready(_) | State::Failed(_) => Vec::new(),
        };
        for request in waiting {
            respond(&state, &memory, request);
        }
    });
}

/// A request, and by which key what is found is kept.
struct Task {
    request: Request,
    key: Option<ArrayBuffer>,
}

/// Answers a request from memory, or by the engine once there is one.
async fn receive(state: &Rc<RefCell<State>>, memory: &Rc<Memory>, bytes: &[u8]) {
    let Ok(request) = protocol::decode::<Request>(bytes) else {
        // Without a number nobody waits for the answer under another one.
        return send(&Message::Response { id: 0, result: Err(Fault::Unreadable) });
    };
    let mut task = Task { request, key: None };
    if let Ask::Analyze(document) = &task.request.body {
        task.key = memory::key(document).await;
        if let Some(key) = &task.key
            && let Some(analysis) = memory.recall(key, document).await
        {
            let answer = Answer::Analysis { took: None, forgetful: memory.refuses() };
            return send_with(&Message::Response { id: task.request.id, result: Ok(answer) }, &analysis);
        }
    }
    if let State::Loading { waiting } = &mut *state.borrow_mut() {
        return waiting.push(task);
    }
    respond(state, memory, task);
}

/// Answers by the engine; a request for a page once its styles are there.
fn respond(state: &Rc<RefCell<State>>, memory: &Rc<Memory>, task: Task) {
    if !matches!(task.request.body, Ask::Export { format: Format::Page, .. }) {
        return answer(&state.borrow(), memory, task, "");
    }
    let (state, memory) = (Rc::clone(state), Rc::clone(memory));
    spawn_local(async move {
        let sheet = fetch(STYLES).await.ok().and_then(|bytes| style::sheet(&String::from_utf8(bytes).ok()?));
        match sheet {
            Some(sheet) => answer(&state.borrow(), &memory, task, &sheet),
            None => {
                let missing = Fault::Refused(format!("{STYLES} could not be fetched: load the page anew"));
                send(&Message::Response { id: task.request.id, result: Err(missing) });
            }
        }
    });
}

/// Answers by the engine, and keeps what it found. `sheet` is the style sheet of a page.
fn answer(state: &State, memory: &Rc<Memory>, task: Task, sheet: &str) {
    let Task { request: Request { id, body }, key } = task;
    let give = |result| send(&Message::Response { id, result });
    let analyzer = match state {
        State::Ready(analyzer) => analyzer,
        State::Failed(fault) => return give(Err(fault.clone())),
        State::Loading { .. } => return give(Err(Fault::Crashed)),
    };
    let (analysis, took) = match body {
        Ask::Analyze(document) => read(analyzer, &document),
        Ask::Explain(document) => (analyzer.explain(&document), None),
        Ask::Export { format, name, of } => {
            let reading = match of {
                Source::Article(document) => Ok(explained(analyzer, document)),
                Source::Saved(page) => open(&page),
            };
            return give(reading.map(|reading| Answer::File(format.write(&name, &reading, sheet))));
        }
        Ask::Open(page) => {
            return give(
                open(&page).map(|reading| Answer::Opened(Box::new((reading.document, reading.analysis)))),
            );
        }
    };
    let bytes = protocol::encode(&analysis).unwrap_or_default();
    let answer = Answer::Analysis { took, forgetful: memory.refuses() };
    send_with(&Message::Response { id, result: Ok(answer) }, &bytes);
    if let (Some(key), Some(_)) = (key, took) {
        let memory = Rc::clone(memory);
        spawn_local(async move { memory.keep(&key, &bytes).await });
    }
}

/// What is in an article, and how long it took to find it.
fn read(analyzer: &Analyzer<'_>, document: &Document) -> (Analysis, Option<Took>) {
    let start = now();
    let mut names = 0;
    let analysis = analyzer.observe(document, |stage| {
        if stage == Stage::Names {
            names = micros_since(start);
        }
    });
    (analysis, Some(Took { names, all: micros_since(start) }))
}

/// An article with all that can be said of it, for a file.
fn explained(analyzer: &Analyzer<'_>, document: Document) -> Reading {
    let english = document.meta().is_english();
    let analysis = if english { analyzer.explain(&document) } else { Analysis::default() };
    Reading { imprint: Imprint::of(&document), document, analysis }
}

/// The reading that is in a page.
fn open(page: &str) -> Result<Reading, Fault> {
    read_back(page).map_err(|why| Fault::Refused(why.to_string()))
}

async fn load() -> State {
    let model = match fetch(MODEL).await {
        // The model is borrowed for as long as the worker lives.
        Ok(bytes) => Model::load(Vec::leak(bytes)).map_err(|error| error.to_string()),
        Err(message) => Err(message),
    };
    match model {
        Ok(model) => State::Ready(Box::new(Analyzer::new(&model))),
        Err(message) => State::Failed(Fault::Model(message)),
    }
}

/// The bytes of a file, or why they could not be had.
async fn fetch(name: &str) -> Result<Vec<u8>, String> {
    let missing = |_| format!("{name} could not be fetched");
    let response = JsFuture::from(scope().fetch_with_str(&address(name))).await.map_err(missing)?;
    let response: Response = response.dyn_into().map_err(missing)?;
    if !response.ok() {
        return Err(format!("{name} could not be fetched: status {}", response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(missing)?).await.map_err(missing)?;
    let buffer: ArrayBuffer = buffer.dyn_into().map_err(missing)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The address of a file in full: a worker resolves addresses against its own.
fn address(name: &str) -> String {
    let own = scope().location().href();
    own.rsplit_once('/').map_or_else(|| name.to_owned(), |(folder, _)| format!("{folder}/{name}"))
}

/// Sends a message that nothing follows.
fn send(message: &Message) {
    send_with(message, &[]);
}

/// Sends a message and what follows it, and hands their memory over instead of copying it.
fn send_with(message: &Message, analysis: &[u8]) {
    let Some(mut bytes) = protocol::encode(message) else { return };
    bytes.extend_from_slice(analysis);
    let array = Uint8Array::from(bytes.as_slice());
    let transfer = js_sys::Array::of1(&array.buffer());
    // The page can only be gone.
    let _ = scope().post_message_with_transfer(&array.buffer(), &transfer);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Milliseconds of the worker's own clock.
fn now() -> f64 {
    scope().performance().map_or(0.0, |performance| performance.now())
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a duration, saturating
fn micros_since(start: f64) -> u32 {
    ((now() - start) * 1000.0).max(0.0) as u32
}
