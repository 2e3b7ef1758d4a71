//! Suites of cases that read as documents: a folder of Markdown files below `tests`, one case under each `##`.
//!
//! A case marked `(not yet)` has to be wrong: whoever mends it takes the mark away.
#![allow(dead_code, unreachable_pub, clippy::print_stdout)] // each test takes what it needs, and says how many are right

use std::fs;
use std::path::{Path, PathBuf};

use quotidian::{Analyzer, Model};

static MODEL: &[u8] = include_bytes!("../../static/data/model.bin");

/// A case as it stands in its file.
pub struct Part<'a> {
    /// What it is called.
    pub name: &'a str,
    /// Whether the engine gets it wrong.
    not_yet: bool,
    /// All below its heading.
    pub body: &'a str,
    /// What the file says before its first case.
    pub preface: &'a str,
}

/// Judges every case of a folder; `judge` says what is wrong with one.
pub fn every_case(folder: &str, judge: impl Fn(&Analyzer<'_>, &Part<'_>) -> Result<(), String>) {
    let model = Model::load(MODEL).unwrap();
    let analyzer = Analyzer::new(&model);
    let mut complaints = String::new();
    for file in files(folder) {
        let content = fs::read_to_string(&file).unwrap();
        let parts = parts(&content);
        let mut right = 0;
        for part in &parts {
            let verdict = judge(&analyzer, part);
            right += usize::from(verdict.is_ok());
            complaints += &match verdict {
                Ok(()) if part.not_yet => format!("{} is right: take away its (not yet)\n\n", part.name),
                Err(fault) if !part.not_yet => format!("{} is wrong\n{fault}\n\n", part.name),
                _ => String::new(),
            };
        }
        println!("{right:3} of {:3} right in {}", parts.len(), file.file_name().unwrap().display());
    }
    assert!(complaints.is_empty(), "\n{complaints}");
}

/// How many cases stand in the files of a folder whose names end so.
pub fn count(folder: &str, ending: &str) -> usize {
    let files = files(folder).into_iter().filter(|file| file.to_string_lossy().ends_with(ending));
    files.map(|file| parts(&fs::read_to_string(file).unwrap()).len()).sum()
}

/// The files of a folder, in order of their names.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.filter(|path| path.file_stem().unwrap() != "README").collect();
    files.sort();
    files
}

fn parts(content: &str) -> Vec<Part<'_>> {
    let mut parts = content.split("\n## ");
    let preface = parts.next().unwrap();
    parts
        .map(|part| part.split_once('\n').unwrap())
        .map(|(heading, body)| Part {
            name: heading.trim_end_matches("(not yet)").trim(),
            not_yet: heading.ends_with("(not yet)"),
            body,
            preface,
        })
        .collect()
}
