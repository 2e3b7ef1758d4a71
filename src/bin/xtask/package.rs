//! `cargo xtask package`: the engine as a package for npm, into `target/package/npm/`.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::Program;
use crate::tool::{self, Tool};
use crate::{Outcome, build, root};

/// What is written by hand, in `src/bin/package/`.
const WRITTEN: &[&str] = &["index.js", "index.d.ts", "README.md"];

/// What else goes into the package, from the project's folder.
const TAKEN: &[&str] = &["static/data/model.bin", "LICENSE-MIT", "LICENSE-APACHE"];

/// Sets up what is missing and makes the package.
pub(crate) fn run() -> Outcome {
    build::setup()?;
    make()
}

/// Makes the package.
pub(crate) fn make() -> Outcome {
    println!("Making the package");
    let [_, bindgen, optimiser] = Tool::of_build()?;
    let tools = tool::folders(&[bindgen, optimiser])?;
    // The same engine as the site's, small before fast: it is downloaded here, too.
    let words = ["--locked", "--quiet", "--profile", "worker", "--target", "wasm32-unknown-unknown"];
    Program::cargo().args(["build"]).args(words).args(["--bin", "package", "--features", "package"]).run()?;

    let target = target()?;
    let folder = folder()?;
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Program::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--out-name", "engine", "--out-dir"])
        .args([folder.as_path(), &target.join("wasm32-unknown-unknown/worker/package.wasm")])
        .path(&tools)?
        .run()?;
    let wasm = folder.join("engine_bg.wasm");
    Program::new("wasm-opt").args(["-O3", "-o"]).args([&wasm, &wasm]).path(&tools)?.run()?;

    for name in WRITTEN {
        copy(&root().join("src/bin/package").join(name), &folder)?;
    }
    for name in TAKEN {
        copy(&root().join(name), &folder)?;
    }
    fs::write(folder.join("package.json"), manifest()).map_err(|e| format!("package.json: {e}"))?;
    report(&folder)
}

/// The folder of the package.
pub(crate) fn folder() -> Outcome<PathBuf> {
    Ok(target()?.join("package/npm"))
}

/// The folder of what cargo builds: this very program lies in it.
fn target() -> Outcome<PathBuf> {
    let own = std::env::current_exe().map_err(|e| format!("this command's own path: {e}"))?;
    own.ancestors()
        .nth(2)
        .map(Path::to_owned)
        .ok_or_else(|| "this command's own path is too short".to_owned())
}

fn copy(file: &Path, folder: &Path) -> Outcome {
    let name = file.file_name().unwrap_or_default();
    fs::copy(file, folder.join(name)).map(drop).map_err(|e| format!("{}: {e}", file.display()))
}

/// The package's own description. Name, version and licence are those of the crate.
fn manifest() -> String {
    let (name, version) = (env!("CARGO_PKG_NAME"), env!("CARGO_PKG_VERSION"));
    let (description, license) = (env!("CARGO_PKG_DESCRIPTION"), env!("CARGO_PKG_LICENSE"));
    format!(
        r#"{{
  "name": "{name}",
  "version": "{version}",
  "description": "{description}",
  "keywords": ["nlp", "quotations", "named-entity", "news", "wasm"],
  "license": "({license})",
  "type": "module",
  "exports": {{
    ".": {{ "types": "./index.d.ts", "default": "./index.js" }},
    "./engine_bg.wasm": "./engine_bg.wasm",
    "./model.bin": "./model.bin",
    "./package.json": "./package.json"
  }},
  "types": "./index.d.ts",
  "files": ["index.js", "index.d.ts", "engine.js", "engine_bg.wasm", "model.bin", "LICENSE-*"],
  "sideEffects": false,
  "engines": {{ "node": ">=20" }}
}}
"#
    )
}

/// Prints what is in the package and how large it is.
fn report(folder: &Path) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut sizes = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        sizes.push((
            entry.file_name().to_string_lossy().into_owned(),
            entry.metadata().map_err(failed)?.len(),
        ));
    }
    sizes.sort();
    for (name, bytes) in &sizes {
        println!("{bytes:>9}  {name}");
    }
    println!("{:>9}  bytes in {}", sizes.iter().map(|(_, bytes)| bytes).sum::<u64>(), folder.display());
    Ok(())
}
