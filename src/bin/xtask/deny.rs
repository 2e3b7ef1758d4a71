//! `cargo xtask deny`: licences, duplicates and sources of the dependencies.

use crate::Outcome;
use crate::program::Program;
use crate::tool::{self, Tool};

/// Runs cargo-deny, which is installed on the first call. Known weaknesses need the network and are asked for apart.
pub(crate) fn run(advisories: bool) -> Outcome {
    let folders = tool::folders(&[Tool::deny()])?;
    let checks: &[&str] = if advisories { &["all"] } else { &["licenses", "bans", "sources"] };
    Program::cargo().args(["deny", "--all-features", "check"]).args(checks).path(&folders)?.run()
}
