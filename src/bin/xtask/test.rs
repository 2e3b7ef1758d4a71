//! `cargo xtask test`: everything that is checked before a change is taken.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::program::Program;
use crate::tool::{self, Tool};
use crate::{Outcome, browser, build, lint, package, root};

/// One step: its name, and what it does.
type Step = (&'static str, fn() -> Outcome);

const STEPS: &[Step] = &[
    ("lint", lint::run),
    ("tests", native),
    ("documentation and its examples", documentation),
    ("tests in wasm", wasm),
    ("build", build::compile),
    ("package", package::make),
    ("stories in the browser", stories),
];

/// Sets up what is missing and runs every step, also after one has failed, so that one run tells all.
pub(crate) fn run() -> Outcome {
    let mut done = Vec::new();
    for &(name, step) in [("setup", setup as fn() -> Outcome)].iter().chain(STEPS) {
        println!("== {name}");
        let start = Instant::now();
        let outcome = step();
        if let Err(message) = &outcome {
            eprintln!("error: {message}");
        }
        done.push((name, outcome.is_ok(), start.elapsed()));
        // Without the tools nothing after tells anything, and stories of an older site would tell what is not so.
        if outcome.is_err() && (name == "setup" || name == "build") {
            println!("The steps after this one need it and are left out");
            break;
        }
    }
    report(&done)
}

fn report(done: &[(&str, bool, Duration)]) -> Outcome {
    println!("==");
    for (name, passed, time) in done {
        let word = if *passed { "passed" } else { "FAILED" };
        println!("{word}  {name:<30} {:>6.1} s", time.as_secs_f32());
    }
    let passed = done.iter().filter(|(_, passed, _)| *passed).count();
    let failed = done.len() - passed;
    println!("{passed} passed, {failed} failed");
    if failed == 0 { Ok(()) } else { Err("not everything passed".to_owned()) }
}

/// The tools of the build, the browser, and what the stories import.
fn setup() -> Outcome {
    build::setup()?;
    browser::ensure()?;
    packages()
}

/// What the programs in `tests/e2e` import. npm is asked only when the list has changed since.
pub(crate) fn packages() -> Outcome {
    let installed = folder().join("node_modules/.package-lock.json");
    let age = |file: PathBuf| file.metadata().and_then(|data| data.modified()).ok();
    if age(installed)
        .is_some_and(|done| age(folder().join("package-lock.json")).is_some_and(|list| list <= done))
    {
        return Ok(());
    }
    println!("Installing what the stories import");
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).folder(folder()).run()
}

/// The folder of the programs that drive the browser.
pub(crate) fn folder() -> PathBuf {
    root().join("tests/e2e")
}

fn native() -> Outcome {
    let test = |words: &[&str]| Program::cargo().args(["test", "--locked", "--quiet"]).args(words).run();
    test(&["--features", "cli,app", "--lib", "--bins", "--tests"])?;
    // Apart from the others, so that cargo does not replace the program that is running.
    test(&["--features", "xtask", "--bin", "xtask"])
}

/// Its examples hold, and its links lead somewhere.
fn documentation() -> Outcome {
    Program::cargo().args(["test", "--locked", "--quiet", "--doc"]).run()?;
    Program::cargo().args(["run", "--locked", "--quiet", "--example", "analyze"]).run()?;
    let words = ["doc", "--locked", "--quiet", "--no-deps", "--features", "cli,app"];
    Program::cargo().args(words).env("RUSTDOCFLAGS", "-D warnings").run()
}

/// The engine must answer in the browser what it answers natively.
fn wasm() -> Outcome {
    let runner = tool::folders(&[Tool::wasm_bindgen()?])?;
    let words = ["test", "--locked", "--target", "wasm32-unknown-unknown", "--test", "parity"];
    Program::cargo().args(words).path(&runner)?.run()
}

fn stories() -> Outcome {
    node("--test", &["--test-reporter=spec".to_owned()])
}

/// Runs a program of `tests/e2e` with the browser and this very command at hand.
pub(crate) fn node(program: &str, words: &[String]) -> Outcome {
    let command = std::env::current_exe().map_err(|e| format!("this command's own path: {e}"))?;
    Program::new("node")
        .args([program])
        .args(words)
        .folder(folder())
        .env("CHROMIUM", browser::ensure()?)
        .env("XTASK", command)
        .env("PACKAGE", package::folder()?)
        .run()
}
