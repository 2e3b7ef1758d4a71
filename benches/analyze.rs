//! The speed of the whole analysis, natively, and the memory that finding names takes. Writes into a folder what the browser
//! is to be measured with: the very same requests, the times that they took here, and the articles as plain text for a library
//! that is measured beside it.
//!
//! `cargo xtask bench` calls it; by hand: `cargo bench --features cli --bench analyze -- FOLDER [CORPUS.jsonl]`.
#![allow(clippy::print_stdout, reason = "a command line speaks by printing")]

use std::error::Error;
use std::ffi::OsString;
use std::hint::black_box;
use std::path::Path;
use std::process::{self, Command};
use std::time::{Duration, Instant};
use std::{env, fs};

use quotidian::engine::Stage;
use quotidian::protocol::{self, Ask, Request};
use quotidian::{Analyzer, Document, Meta, Model};
use serde_json::{Value, json};

/// Articles are repeated up to this much text, in bytes, and further ones left out.
const ARTICLES: usize = 4 << 20;

/// The sizes of single texts, in bytes.
const SIZES: [(&str, usize); 4] =
    [("10 kB", 10_000), ("100 kB", 100_000), ("1 MB", 1_000_000), ("10 MB", 10_000_000)];

/// Each input is measured again for this long, at least [`ROUNDS`] times; the fastest round counts.
const PATIENCE: Duration = Duration::from_secs(2);

const ROUNDS: usize = 3;

/// The article that is read where no others are named.
const SEED: &str = include_str!("../seeds/000_23c3413560a69468.txt");

/// Asks for the peak of memory with one text, instead of everything else.
const PEAK: &str = "--peak";

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds `--bench`.
    let mut arguments = env::args_os().skip(1).filter(|word| word != "--bench");
    let folder = arguments.next().unwrap_or_else(|| OsString::from("target/bench"));
    if folder == PEAK {
        return print_peak(Path::new(&arguments.next().ok_or("a text is missing")?));
    }
    let folder = Path::new(&folder);
    let articles = match arguments.next() {
        Some(corpus) => read(Path::new(&corpus))?,
        None => vec![SEED.to_owned()],
    };

    let bytes = model_file()?;
    let model = Model::load(&bytes).map_err(|error| error.to_string())?;
    let analyzer = Analyzer::new(&model);

    fs::create_dir_all(folder)?;
    let repeated = repeat(&articles);
    fs::write(folder.join("articles.json"), serde_json::to_string(&repeated)?)?;
    let mut inputs = vec![("articles", repeated)];
    inputs.extend(SIZES.map(|(name, size)| (name, of_size(&articles, size))));
    let mut report = Vec::new();
    for (name, texts) in inputs {
        report.push(measure(&analyzer, name, &texts, folder)?);
    }
    fs::write(folder.join("native.json"), serde_json::to_string_pretty(&report)?)?;
    weigh(&articles, folder)
}

fn model_file() -> std::io::Result<Vec<u8>> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("static/data/model.bin"))
}

/// Measures the memory that finding the names of the longest text takes, beside what it may take: three times the text and
/// 20 MB. A process of its own does the work, for this one holds many texts. Where the system does not tell, nothing is written.
fn weigh(articles: &[String], folder: &Path) -> Result<(), Box<dyn Error>> {
    let Some((name, size)) = SIZES.last() else { return Ok(()) };
    let text = joined(articles, *size);
    let file = folder.join("text.txt");
    fs::write(&file, &text)?;
    let answer = Command::new(env::current_exe()?).arg(PEAK).arg(&file).output()?;
    if !answer.status.success() {
        return Err(String::from_utf8_lossy(&answer.stderr).into());
    }
    let Ok(peak) = String::from_utf8(answer.stdout)?.trim().parse::<usize>() else { return Ok(()) };
    let allowed = 3 * text.len() + 20_000_000;
    println!("memory until the names of {name} are known: {peak} bytes of at most {allowed}");
    let report = json!({ "name": name, "bytes": text.len(), "peak": peak, "allowed": allowed });
    fs::write(folder.join("memory.json"), serde_json::to_string_pretty(&report)?)?;
    Ok(())
}

/// Finds the names of the text in a file, prints how much memory that took at most, and ends: quotations are not looked for.
fn print_peak(file: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = model_file()?;
    let model = Model::load(&bytes).map_err(|error| error.to_string())?;
    let analyzer = Analyzer::new(&model);
    let document =
        Document::from_text(fs::read_to_string(file)?, Meta::default()).map_err(|e| e.to_string())?;
    analyzer.observe(&document, |stage| {
        if stage == Stage::Names {
            if let Some(peak) = peak() {
                println!("{peak}");
            }
            process::exit(0);
        }
    });
    Ok(())
}

/// The most memory that this process ever held, in bytes; only Linux says.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<usize>().ok()? * 1024)
}

/// Measures these texts, one analysis each, and writes their requests.
fn measure(
    analyzer: &Analyzer<'_>,
    name: &str,
    texts: &[String],
    folder: &Path,
) -> Result<Value, Box<dyn Error>> {
    let mut requests = Vec::new();
    for (id, text) in (0..).zip(texts) {
        let document =
            Document::from_text(text.as_str(), Meta::default()).map_err(|error| error.to_string())?;
        requests.push(Request { id, body: Ask::Analyze(document) });
    }
    let start = Instant::now();
    let (mut best, mut best_names) = (Duration::MAX, Duration::MAX);
    let mut round = 0;
    while round < ROUNDS || start.elapsed() < PATIENCE {
        let begin = Instant::now();
        let mut names = Duration::ZERO;
        for Request { body, .. } in &requests {
            let Ask::Analyze(document) = body else { continue };
            let article = Instant::now();
            black_box(analyzer.observe(black_box(document), |stage| {
                if stage == Stage::Names {
                    names += article.elapsed();
                }
            }));
        }
        best = best.min(begin.elapsed());
        best_names = best_names.min(names);
        round += 1;
    }
    let file = format!("{}.bin", name.replace(' ', ""));
    fs::write(folder.join(&file), framed(&requests)?)?;
    let characters: usize = texts.iter().map(|text| text.chars().count()).sum();
    Ok(json!({
        "name": name,
        "file": file,
        "texts": texts.len(),
        "characters": characters,
        "seconds": best.as_secs_f64(),
        "names": best_names.as_secs_f64(),
    }))
}

/// The requests as the page would send them, each after its length (4 bytes, little-endian).
fn framed(requests: &[Request]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut bytes = Vec::new();
    for request in requests {
        let message = protocol::encode(request).ok_or("out of memory")?;
        bytes.extend(u32::try_from(message.len())?.to_le_bytes());
        bytes.extend(message);
    }
    Ok(bytes)
}

/// The texts of a file with one JSON object a line.
fn read(corpus: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let lines = fs::read_to_string(corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
    let mut texts = Vec::new();
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line)?;
        texts.push(record["text"].as_str().ok_or("a line without `text`")?.to_owned());
    }
    Ok(texts)
}

/// The articles again and again, up to [`ARTICLES`].
fn repeat(articles: &[String]) -> Vec<String> {
    let mut size = 0;
    let fits = |article: &&String| {
        size += article.len();
        size <= ARTICLES
    };
    articles.iter().cycle().take_while(fits).cloned().collect()
}

/// Texts of `size` bytes or a little less, together at least a megabyte: one short text again and again would stay in the
/// processor's caches and be measured at a speed that no article is read at.
fn of_size(articles: &[String], size: usize) -> Vec<String> {
    let whole = joined(articles, size.max(1_000_000));
    let mut rest = whole.as_str();
    let mut texts = Vec::new();
    while rest.len() >= size {
        let (text, after) = rest.split_at(rest.floor_char_boundary(size));
        texts.push(text.to_owned());
        rest = after;
    }
    if texts.is_empty() { vec![whole] } else { texts }
}

/// One text of `size` bytes or a little less: the articles again and again.
fn joined(articles: &[String], size: usize) -> String {
    let mut text = String::with_capacity(size);
    for article in articles.iter().cycle() {
        text.push_str(article);
        text.push_str("\n\n");
        if text.len() >= size {
            break;
        }
    }
    text.truncate(text.floor_char_boundary(size));
    text
}
