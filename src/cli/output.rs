//! What `quotidian analyze` writes of each article, and where to.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use serde::Serialize;
use serde_json::Value;

use super::arguments::{Analyze, Format};
use super::{Failure, complain};
use crate::engine::{Analysis, Document};
use crate::exchange::annotations::Collection;
use crate::exchange::page::Page;
use crate::exchange::{Imprint, Record, ledger, markdown, style};

/// What came of an article.
pub(super) struct Outcome {
    /// What the input calls it.
    pub(super) id: Value,
    /// The file that it came from.
    pub(super) file: String,
    /// What is to be written, or in which line and why there is nothing.
    pub(super) result: Result<Vec<u8>, (u64, String)>,
}

#[derive(Serialize)]
struct Answer<'a> {
    id: &'a Value,
    #[serde(flatten)]
    record: Record,
}

/// Why an article has no record.
#[derive(Serialize)]
struct Refusal<'a> {
    id: &'a Value,
    error: Fault<'a>,
}

#[derive(Serialize)]
struct Fault<'a> {
    line: u64,
    message: &'a str,
}

/// An article as the format writes it.
pub(super) fn rendered(
    options: &Analyze,
    id: &Value,
    imprint: &Imprint,
    document: &Document,
    analysis: &Analysis,
) -> Vec<u8> {
    let record = || Answer { id, record: Record::new(document, analysis, options.explain) };
    match options.format {
        Format::Json => json(&record(), true),
        Format::Jsonl => json(&record(), false),
        Format::Annotations => json(&Collection::new(imprint, document, analysis), false),
        Format::Ledger => ledger::rows(&name(id), document, analysis).into_bytes(),
        Format::Markdown => markdown(imprint, document, analysis).into_bytes(),
        Format::Html => Page { imprint, document, analysis }.saved(&style::of_sources()).into_bytes(),
    }
}

/// A value as JSON and a line end. Writing to memory cannot fail.
fn json(value: &impl Serialize, indented: bool) -> Vec<u8> {
    let written = if indented { serde_json::to_vec_pretty(value) } else { serde_json::to_vec(value) };
    let mut bytes = written.unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// An identifier as words.
fn name(id: &Value) -> String {
    match id {
        Value::String(words) => words.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

/// Standard output, or a folder with a page for each article.
pub(super) struct Output<W: Write> {
    format: Format,
    folder: Option<PathBuf>,
    stream: BufWriter<W>,
    /// How many articles were written.
    count: usize,
    /// The names of the files, each used once.
    names: BTreeSet<String>,
    /// Whether all articles could be written.
    pub(super) all_well: bool,
}

impl<W: Write> Output<W> {
    /// Makes the folder, if one is asked for, and begins.
    pub(super) fn open(options: &Analyze, stream: W) -> Result<Self, Failure> {
        if let Some(folder) = &options.output {
            fs::create_dir_all(folder)
                .map_err(|error| Failure::writing(&folder.display().to_string(), &error))?;
        }
        let mut output = Self {
            format: options.format,
            folder: options.output.clone(),
            stream: BufWriter::new(stream),
            count: 0,
            names: BTreeSet::new(),
            all_well: true,
        };
        if options.format == Format::Ledger {
            output.send(ledger::head().as_bytes())?;
        }
        Ok(output)
    }

    /// Writes one article, or tells why there is none.
    pub(super) fn write(&mut self, outcome: Outcome) -> Result<(), Failure> {
        let Outcome { id, file, result } = outcome;
        let (line, message) = match result {
            Ok(bytes) => match self.article(&id, &bytes)? {
                None => return Ok(()),
                Some(message) => (1, message),
            },
            Err(reason) => reason,
        };
        self.all_well = false;
        match self.format {
            Format::Json | Format::Jsonl | Format::Annotations => {
                let refusal = Refusal { id: &id, error: Fault { line, message: &message } };
                self.send(&json(&refusal, self.format == Format::Json))
            }
            Format::Ledger | Format::Markdown | Format::Html => {
                complain(&format!("{file}: line {line}: {message}"));
                Ok(())
            }
        }
    }

    /// Writes an article; gives the reason why it cannot be.
    fn article(&mut self, id: &Value, bytes: &[u8]) -> Result<Option<String>, Failure> {
        self.count += 1;
        if let Some(folder) = &self.folder {
            let path = folder.join(file_name(&mut self.names, &name(id), self.count));
            fs::write(&path, bytes).map_err(|error| Failure::writing(&path.display().to_string(), &error))?;
            return Ok(None);
        }
        if self.count > 1 {
            match self.format {
                Format::Html => {
                    return Ok(Some("a page holds one article; name a folder by --output".to_owned()));
                }
                Format::Markdown => self.send(b"\n")?,
                _ => {}
            }
        }
        self.send(bytes).map(|()| None)
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        // Whoever reads the records as they come need not wait for a full buffer.
        let sent = self.stream.write_all(bytes).and_then(|()| self.stream.flush());
        sent.map_err(|error: io::Error| Failure::writing("standard output", &error))
    }
}

/// A name for the page of an article: letters and digits of what it is called, told apart by a number where need be.
fn file_name(used: &mut BTreeSet<String>, called: &str, count: usize) -> String {
    const LONGEST: usize = 80;
    let safe = |c: char| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' };
    let stem: String = called.chars().take(LONGEST).map(safe).collect();
    let stem = if stem.chars().any(char::is_alphanumeric) { stem } else { format!("article-{count}") };
    let mut name = format!("{stem}.html");
    // Some file systems take letters of both sizes for the same.
    let mut next = 2;
    while !used.insert(name.to_lowercase()) {
        name = format!("{stem}-{next}.html");
        next += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_stay_in_the_folder_and_differ() {
        let mut used = BTreeSet::new();
        let mut name = |called: &str, count| file_name(&mut used, called, count);
        assert_eq!(name("../../etc/passwd", 1), "------etc-passwd.html");
        assert_eq!(name("a.b", 2), "a-b.html");
        assert_eq!(name("A b", 3), "A-b-2.html");
        assert_eq!(name("..", 4), "article-4.html");
        assert!(name(&"x".repeat(4000), 5).len() < 100);
    }
}
