//! `cargo xtask bench`: speed, memory and size, as Markdown tables.

use std::path::Path;

use crate::program::Program;
use crate::{Outcome, browser, build, root, test};

/// Builds the release and measures it: natively, in the browser, and what a visit costs. `corpus` is a file of articles,
/// one JSON object a line; without it the articles of `seeds/` are measured.
pub(crate) fn run(corpus: Option<&Path>) -> Outcome {
    let corpus =
        corpus.map(|file| file.canonicalize().map_err(|e| format!("{}: {e}", file.display()))).transpose()?;
    build::setup()?;
    browser::ensure()?;
    test::packages()?;
    build::compile()?;
    let work = root().join("target/bench");
    println!("Measuring natively");
    let mut native = Program::cargo().args([
        "bench",
        "--locked",
        "--quiet",
        "--features",
        "cli",
        "--bench",
        "analyze",
        "--",
    ]);
    native = native.args([&work]).args(corpus);
    native.run()?;
    println!("Measuring in the browser");
    test::node("bench.mjs", &[work.to_string_lossy().into_owned()])
}
