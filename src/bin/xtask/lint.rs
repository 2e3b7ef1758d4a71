//! `cargo xtask lint` and `fmt`.

use crate::program::Program;
use crate::{Outcome, tool};

/// Checks the formatting, then lints every program on the target that it runs on; a warning is an error.
pub(crate) fn run() -> Outcome {
    Program::cargo().args(["fmt", "--check"]).run()?;
    clippy(&["--all-targets", "--features", "cli,xtask,app"])?;
    tool::wasm_target()?;
    for (program, features) in [("reader", "app"), ("worker", "worker"), ("package", "package")] {
        clippy(&["--target", "wasm32-unknown-unknown", "--bin", program, "--features", features])?;
    }
    Ok(())
}

/// Formats the sources.
pub(crate) fn format() -> Outcome {
    Program::cargo().args(["fmt"]).run()
}

fn clippy(words: &[&str]) -> Outcome {
    Program::cargo().args(["clippy", "--locked", "--quiet"]).args(words).args(["--", "-D", "warnings"]).run()
}
