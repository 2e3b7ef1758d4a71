//! `cargo xtask build`: the site, into `dist/`.

use std::path::Path;

use quotidian::corpus::Corpus;

use crate::previous::Previous;
use crate::program::Program;
use crate::tool::{self, Tool};
use crate::{Outcome, root};

/// Sets up what is missing and builds the release. What is wrong with the corpus is told before anything is installed.
pub(crate) fn run() -> Outcome {
    corpus(&root())?;
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

/// What the publisher has put into the site; else all that is wrong with it, a line each.
pub(crate) fn corpus(root: &Path) -> Outcome<Corpus> {
    Corpus::read(root).map_err(|problems| {
        let lines: Vec<_> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        let things =
            if lines.len() == 1 { "one thing".to_owned() } else { format!("{} things", lines.len()) };
        format!("{things} in the corpus must be put right first:{}", lines.concat())
    })
}

/// Builds the release.
pub(crate) fn compile() -> Outcome {
    let corpus = corpus(&root())?;
    println!(
        "Building the site: articles in seeds/: {}, {} kB of text{}",
        corpus.articles.len(),
        corpus.bytes().div_ceil(1000),
        if corpus.is_large() { ", which readers load in parts" } else { "" }
    );
    let tools = tool::folders(&Tool::of_build()?)?;
    let previous = Previous::keep(root().join("dist"), root().join("target/previous"))?;
    Program::new("trunk")
        .args(["build", "--release", "--offline"])
        .path(&tools)?
        // Trunk takes this variable for one of its own, which wants `true` or `false`.
        .without("NO_COLOR")
        .run()?;
    previous.put_back()?;
    println!("The site is in {}", root().join("dist").display());
    Ok(())
}
