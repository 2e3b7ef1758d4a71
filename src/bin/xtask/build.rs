//! `cargo xtask build`: the site, into `dist/`.

use crate::program::Program;
use crate::tool::{self, Tool};
use crate::{Outcome, root};

/// Sets up what is missing and builds the release.
pub(crate) fn run() -> Outcome {
    setup()?;
    compile()
}

/// Everything that the build needs and a fresh machine may lack. Does nothing when all is there.
pub(crate) fn setup() -> Outcome {
    tool::wasm_target()?;
    tool::node()?;
    tool::folders(&Tool::of_build()?)?;
    // Trunk works offline, so that it never fetches another tool; its cargo then needs the sources at hand.
    Program::cargo().args(["fetch", "--locked", "--quiet"]).run()
}

/// Builds the release.
pub(crate) fn compile() -> Outcome {
    println!("Building the site");
    let tools = tool::folders(&Tool::of_build()?)?;
    Program::new("trunk")
        .args(["build", "--release", "--offline"])
        .path(&tools)?
        // Trunk takes this variable for one of its own, which wants `true` or `false`.
        .without("NO_COLOR")
        .run()?;
    println!("The site is in {}", root().join("dist").display());
    Ok(())
}
