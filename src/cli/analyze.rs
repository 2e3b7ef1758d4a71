//! `quotidian analyze`: articles in, records out, one at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::arguments::{Analyze, Format, Input};
use super::{Failure, Outcome, complain, model};
use crate::engine::{Analyzer, Day, Document, Meta};
use crate::exchange::Record;

/// A line of JSON may be this long: a text of the longest kind with every character escaped in full still fits twice over.
const LONGEST_LINE: u64 = 256 << 20;

/// Analyses everything that the options name.
pub(super) fn run(options: &Analyze) -> Outcome {
    let path = options.model.as_deref();
    let bytes = model::bytes(path)?;
    let model = model::read(&bytes, path)?;
    let mut job = Job {
        options,
        analyzer: Analyzer::new(&model),
        output: BufWriter::new(io::stdout().lock()),
        all_well: true,
    };
    let standard_input = [Path::new("-").to_owned()];
    let files = if options.files.is_empty() { &standard_input[..] } else { &options.files[..] };
    for file in files {
        job.file(file)?;
    }
    job.output.flush().map_err(|error| Failure::writing("standard output", &error))?;
    Ok(job.all_well)
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
}

/// A line of output.
#[derive(Serialize)]
struct Answer {
    id: Value,
    #[serde(flatten)]
    result: Content,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Content {
    Record(Box<Record>),
    Error { error: Fault },
}

/// Why an article has no record.
#[derive(Serialize)]
struct Fault {
    line: u64,
    message: String,
}

struct Job<'a, W: Write> {
    options: &'a Analyze,
    analyzer: Analyzer<'a>,
    output: W,
    all_well: bool,
}

impl<W: Write> Job<'_, W> {
    fn file(&mut self, path: &Path) -> Result<(), Failure> {
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
                    complain(&format!("{}: {error}", path.display()));
                    self.all_well = false;
                    return Ok(());
                }
            }
        };
        match input {
            Input::Text => self.text(path, reader),
            Input::Jsonl => self.lines(path, BufReader::new(reader)),
        }
    }

    /// The whole file as one article, known by its name without the ending.
    fn text(&mut self, path: &Path, reader: impl Read) -> Result<(), Failure> {
        let id = Value::from(path.file_stem().unwrap_or_default().to_string_lossy());
        let mut bytes = Vec::new();
        let limit = Document::MAX_BYTES as u64 + 1;
        let result = match reader.take(limit).read_to_end(&mut bytes) {
            Err(error) => Err((1, error.to_string())),
            Ok(_) => String::from_utf8(bytes).map_err(|error| {
                let valid = error.utf8_error().valid_up_to();
                let line =
                    error.as_bytes().iter().take(valid).filter(|&&byte| byte == b'\n').count() as u64 + 1;
                (line, format!("not UTF-8 from byte {valid}; save it as UTF-8"))
            }),
        };
        let meta = Meta { published: self.options.published, ..Meta::default() };
        let result = result.and_then(|text| self.record(text, meta).map_err(|message| (1, message)));
        self.write(id, result)
    }

    /// Every line as an article.
    fn lines(&mut self, path: &Path, mut reader: impl BufRead) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        for number in 1.. {
            bytes.clear();
            let read = reader.by_ref().take(LONGEST_LINE + 1).read_until(b'\n', &mut bytes);
            match read {
                Err(error) => {
                    complain(&format!("{}: line {number}: {error}", path.display()));
                    self.all_well = false;
                    return Ok(());
                }
                Ok(0) => return Ok(()),
                Ok(_) if bytes.len() as u64 > LONGEST_LINE => {
                    bytes = Vec::new();
                    skip_line(&mut reader)
                        .map_err(|error| Failure::Message(format!("{}: {error}", path.display())))?;
                    self.write(
                        Value::Null,
                        Err((number, format!("the line has more than {LONGEST_LINE} bytes"))),
                    )?;
                }
                Ok(_) if bytes.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => self.line(number, &bytes)?,
            }
        }
        Ok(())
    }

    fn line(&mut self, number: u64, bytes: &[u8]) -> Result<(), Failure> {
        let line: Line = match serde_json::from_slice(bytes) {
            Ok(line) => line,
            Err(error) => return self.write(stray_id(bytes), Err((number, reason(&error)))),
        };
        let published = match line.published.as_deref().map(|written| Day::parse(written).ok_or(written)) {
            None => self.options.published,
            Some(Ok(day)) => Some(day),
            Some(Err(wrong)) => {
                let message = format!("`published` is `{wrong}`, not a day written YYYY-MM-DD");
                return self.write(line.id, Err((number, message)));
            }
        };
        let meta = Meta { title: line.title, published, ..Meta::default() };
        let result = match line.text {
            Some(text) => self.record(text, meta),
            None => Err("`text` is missing".to_owned()),
        };
        self.write(line.id, result.map_err(|message| (number, message)))
    }

    fn record(&self, text: String, meta: Meta) -> Result<Record, String> {
        let document = Document::from_text(text, meta).map_err(|error| error.to_string())?;
        let explain = self.options.explain;
        let analysis =
            if explain { self.analyzer.explain(&document) } else { self.analyzer.analyze(&document) };
        Ok(Record::new(&document, &analysis, explain))
    }

    fn write(&mut self, id: Value, result: Result<Record, (u64, String)>) -> Result<(), Failure> {
        self.all_well &= result.is_ok();
        let result = match result {
            Ok(record) => Content::Record(Box::new(record)),
            Err((line, message)) => Content::Error { error: Fault { line, message } },
        };
        let answer = Answer { id, result };
        let written = match self.options.format {
            Format::Json => serde_json::to_writer_pretty(&mut self.output, &answer),
            Format::Jsonl => serde_json::to_writer(&mut self.output, &answer),
        };
        written
            .map_err(io::Error::from)
            .and_then(|()| self.output.write_all(b"\n"))
            // Whoever reads the records as they come need not wait for a full buffer.
            .and_then(|()| self.output.flush())
            .map_err(|error| Failure::writing("standard output", &error))
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
