//! `quotidian analyze`: articles in, records and other exports out, in the order of the input.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use serde::Deserialize;
use serde_json::Value;

use super::arguments::{Analyze, Input};
use super::crew::{Crew, Desk};
use super::output::{Outcome, Output, rendered};
use super::{Failure, complain, model};
use crate::engine::{Analyzer, Day, Document, Meta};
use crate::exchange::Imprint;

/// A line of JSON may be this long: a text of the longest kind with every character escaped in full still fits twice over.
const LONGEST_LINE: u64 = 256 << 20;

/// Analyses everything that the options name.
pub(super) fn run(options: &Analyze) -> super::Outcome {
    let path = options.model.as_deref();
    // The threads borrow the model for as long as the program runs.
    let bytes = Box::leak(Box::new(model::bytes(path)?));
    let analyzer = Analyzer::new(&model::read(bytes, path)?);
    let options = Arc::new(options.clone());
    let all_read = Arc::new(AtomicBool::new(true));

    let mut output = Output::open(&options, io::stdout().lock())?;
    let jobs = options.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from));
    let feeder = Feeder { options: Arc::clone(&options), all_read: Arc::clone(&all_read) };
    let reader = Reader { options, analyzer };
    Crew::start(jobs, move |desk| feeder.run(desk), move |task| reader.read(task))
        .each(|outcome| output.write(outcome))?;
    Ok(output.all_well && all_read.load(Ordering::Relaxed))
}

/// An article as a line of input gives it.
#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    author: Option<String>,
    #[serde(default)]
    licence: Option<String>,
    #[serde(default)]
    language: Option<String>,
}

/// An article that is to be read.
struct Task {
    file: Arc<str>,
    content: Content,
}

enum Content {
    /// A file, known by its name without the ending.
    Text { id: Value, bytes: Vec<u8> },
    /// A line of JSON.
    Line { number: u64, bytes: Vec<u8> },
    /// What could not even be taken in.
    Refused { id: Value, line: u64, message: String },
}

/// Brings the articles of all files, in order.
struct Feeder {
    options: Arc<Analyze>,
    /// Whether all files could be read.
    all_read: Arc<AtomicBool>,
}

impl Feeder {
    fn run(&self, desk: &mut Desk<Task>) -> Result<(), Failure> {
        let standard_input = [Path::new("-").to_owned()];
        let files = if self.options.files.is_empty() { &standard_input[..] } else { &self.options.files[..] };
        files.iter().try_for_each(|file| self.file(file, desk))
    }

    fn complain(&self, message: &str) {
        complain(message);
        self.all_read.store(false, Ordering::Relaxed);
    }

    fn file(&self, path: &Path, desk: &mut Desk<Task>) -> Result<(), Failure> {
        let standard_input = path == Path::new("-");
        let by_ending = || match path.extension().and_then(|ending| ending.to_str()) {
            Some("jsonl" | "ndjson") => Input::Jsonl,
            _ => Input::Text,
        };
        let input = self.options.input.unwrap_or_else(by_ending);
        let reader: Box<dyn Read> = if standard_input {
            Box::new(io::stdin().lock())
        } else {
            match File::open(path) {
                Ok(file) => Box::new(file),
                Err(error) => {
                    self.complain(&format!("{}: {error}", path.display()));
                    return Ok(());
                }
            }
        };
        match input {
            Input::Text => text(path, reader, desk),
            Input::Jsonl => return self.lines(path, BufReader::new(reader), desk),
        }
        Ok(())
    }

    /// Every line as an article.
    fn lines(&self, path: &Path, mut reader: impl BufRead, desk: &mut Desk<Task>) -> Result<(), Failure> {
        let file: Arc<str> = path.display().to_string().into();
        for number in 1.. {
            let mut bytes = Vec::new();
            let read = reader.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes);
            let content = match read {
                Err(error) => {
                    self.complain(&format!("{file}: line {number}: {error}"));
                    return Ok(());
                }
                Ok(0) => return Ok(()),
                Ok(_) if bytes.len() as u64 > LONGEST_LINE => {
                    drop(bytes);
                    skip_line(&mut reader).map_err(|error| Failure::Message(format!("{file}: {error}")))?;
                    let message = format!("the line has more than {LONGEST_LINE} bytes");
                    Content::Refused { id: Value::Null, line: number, message }
                }
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(_) => Content::Line { number, bytes },
            };
            if !desk.hand_in(Task { file: Arc::clone(&file), content }) {
                return Ok(());
            }
        }
        Ok(())
    }
}

/// The whole file as one article, known by its name without the ending.
fn text(path: &Path, reader: impl Read, desk: &mut Desk<Task>) {
    let id = Value::from(path.file_stem().unwrap_or_default().to_string_lossy());
    let mut bytes = Vec::new();
    let limit = Document::MAX_BYTES as u64 + 1;
    let content = match reader.take(limit).read_to_end(&mut bytes) {
        Err(error) => Content::Refused { id, line: 1, message: error.to_string() },
        Ok(_) => Content::Text { id, bytes },
    };
    // When nobody wants more, the next file is not read either.
    let _ = desk.hand_in(Task { file: path.display().to_string().into(), content });
}

/// Reads articles, one at a time in each thread.
struct Reader {
    options: Arc<Analyze>,
    analyzer: Analyzer<'static>,
}

impl Reader {
    fn read(&self, task: Task) -> Outcome {
        let (id, result) = match task.content {
            Content::Refused { id, line, message } => (id, Err((line, message))),
            Content::Text { id, bytes } => {
                let result = self.text(&id, bytes);
                (id, result)
            }
            Content::Line { number, bytes } => {
                let (id, result) = self.line(&bytes);
                (id, result.map_err(|message| (number, message)))
            }
        };
        Outcome { id, file: task.file.to_string(), result }
    }

    fn text(&self, id: &Value, bytes: Vec<u8>) -> Result<Vec<u8>, (u64, String)> {
        let text = String::from_utf8(bytes).map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(valid).filter(|&&byte| byte == b'\n').count() as u64 + 1;
            (line, format!("not UTF-8 from byte {valid}; save it as UTF-8"))
        })?;
        let meta = Meta { published: self.options.published, ..Meta::default() };
        self.article(id, text, meta).map_err(|message| (1, message))
    }

    fn line(&self, bytes: &[u8]) -> (Value, Result<Vec<u8>, String>) {
        let line: Line = match serde_json::from_slice(bytes) {
            Ok(line) => line,
            Err(error) => return (stray_id(bytes), Err(reason(&error))),
        };
        let published = match line.published.as_deref().map(|written| Day::parse(written).ok_or(written)) {
            None => self.options.published,
            Some(Ok(day)) => Some(day),
            Some(Err(wrong)) => {
                let message = format!("`published` is `{wrong}`, not a day written YYYY-MM-DD");
                return (line.id, Err(message));
            }
        };
        let Some(text) = line.text else { return (line.id, Err("`text` is missing".to_owned())) };
        let Line { id, title, source, author, licence, language, .. } = line;
        let meta = Meta { title, published, source, author, licence, language };
        let result = self.article(&id, text, meta);
        (id, result)
    }

    /// An article as it is to be written.
    fn article(&self, id: &Value, text: String, meta: Meta) -> Result<Vec<u8>, String> {
        let document = Document::from_text(text, meta).map_err(|error| error.to_string())?;
        let explain = self.options.explain;
        let analysis =
            if explain { self.analyzer.explain(&document) } else { self.analyzer.analyze(&document) };
        Ok(rendered(&self.options, id, &Imprint::of(&document), &document, &analysis))
    }
}

/// Reads to the end of a line without keeping it.
fn skip_line(reader: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = reader.fill_buf()?;
        let (used, done) = match buffer.iter().position(|&byte| byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        reader.consume(used);
        if done {
            return Ok(());
        }
    }
}

/// The `id` of a line that is valid JSON of a wrong shape, so that its error can be told apart.
fn stray_id(bytes: &[u8]) -> Value {
    serde_json::from_slice::<Value>(bytes)
        .ok()
        .and_then(|value| value.get("id").cloned())
        .unwrap_or(Value::Null)
}

/// The reader's message without its own “at line 1”, which is about the line and not about the input.
fn reason(error: &serde_json::Error) -> String {
    let message = error.to_string();
    let bare = message.split(" at line ").next().unwrap_or(&message);
    match error.classify() {
        serde_json::error::Category::Data => format!("not an article: {bare}, column {}", error.column()),
        _ => format!("not valid JSON: {bare}, column {}", error.column()),
    }
}
