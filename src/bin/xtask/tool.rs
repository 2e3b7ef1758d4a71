//! The tools of the build, each in exactly one version, taken from PATH or installed once into the user's cache.

use std::fs;
use std::path::PathBuf;

use crate::program::Program;
use crate::{Outcome, cache, root};

/// cargo-deny, which the build itself does not need.
const DENY: &str = "0.20.2";

/// Where a tool is installed from.
enum Origin {
    /// A package of crates.io.
    Cargo,
    /// A package of npm.
    Npm,
}

/// A tool and the one version that is used.
pub(crate) struct Tool {
    program: &'static str,
    package: &'static str,
    version: String,
    origin: Origin,
}

impl Tool {
    /// The tools that turn the sources into the site. Their versions stand in `Trunk.toml`, that of wasm-bindgen in
    /// `Cargo.lock`.
    pub(crate) fn of_build() -> Outcome<[Self; 3]> {
        Ok([Self::trunk()?, Self::wasm_bindgen()?, Self::wasm_opt()?])
    }

    fn trunk() -> Outcome<Self> {
        let version = setting("trunk-version")?.trim_start_matches('=').to_owned();
        Ok(Self { program: "trunk", package: "trunk", version, origin: Origin::Cargo })
    }

    /// The command of wasm-bindgen, which also runs the tests in wasm. It must be of the version of the crate.
    pub(crate) fn wasm_bindgen() -> Outcome<Self> {
        let version = locked("wasm-bindgen")?;
        let named = setting("wasm_bindgen")?;
        if named != version {
            return Err(format!(
                "Trunk.toml names wasm-bindgen {named}, Cargo.lock {version}; write {version} into Trunk.toml"
            ));
        }
        Ok(Self { program: "wasm-bindgen", package: "wasm-bindgen-cli", version, origin: Origin::Cargo })
    }

    fn wasm_opt() -> Outcome<Self> {
        let version = setting("wasm_opt")?.trim_start_matches("version_").to_owned();
        Ok(Self { program: "wasm-opt", package: "binaryen", version, origin: Origin::Npm })
    }

    /// The checker of licences and sources.
    pub(crate) fn deny() -> Self {
        Self { program: "cargo-deny", package: "cargo-deny", version: DENY.to_owned(), origin: Origin::Cargo }
    }

    /// Makes sure that the tool is there. Gives the folder to put before PATH; none if PATH has it already.
    pub(crate) fn ensure(&self) -> Outcome<Option<PathBuf>> {
        if self.answers(Program::new(self.program)) {
            return Ok(None);
        }
        let place = cache::place(self.program, &self.version)?;
        let folder = match self.origin {
            Origin::Cargo => place.join("bin"),
            Origin::Npm => place.join("node_modules/.bin"),
        };
        if self.answers(Program::new(folder.join(self.file()))) {
            return Ok(Some(folder));
        }
        println!("Installing {} {} into {} (once)", self.program, self.version, place.display());
        cache::fill(&place, |draft| match self.origin {
            Origin::Cargo => self.install_by_cargo(draft),
            Origin::Npm => self.install_by_npm(draft),
        })?;
        if self.answers(Program::new(folder.join(self.file()))) {
            Ok(Some(folder))
        } else {
            Err(format!("{} was installed but does not run; delete {}", self.program, place.display()))
        }
    }

    /// Whether this program is the tool in the right version. Tools print `name 1.2.3`, wasm-opt `wasm-opt version 132 (…)`.
    fn answers(&self, program: Program) -> bool {
        let answer = program.args(["--version"]).read().unwrap_or_default();
        answer.split_whitespace().any(|word| word == self.version)
    }

    fn file(&self) -> String {
        match self.origin {
            Origin::Npm if cfg!(windows) => format!("{}.cmd", self.program),
            Origin::Npm => self.program.to_owned(),
            Origin::Cargo => format!("{}{}", self.program, std::env::consts::EXE_SUFFIX),
        }
    }

    fn install_by_cargo(&self, draft: &std::path::Path) -> Outcome {
        if Program::cargo().args(["binstall", "-V"]).read().is_some() {
            let words = ["binstall", "--no-confirm", "--version", &self.version, self.package, "--root"];
            let fetched = Program::cargo().args(words).args([draft]).run();
            if fetched.is_ok() {
                return fetched;
            }
            println!("No finished program was found; compiling {} instead", self.program);
        }
        println!("This takes some minutes.");
        let words = ["install", "--locked", "--version", &self.version, self.package, "--root"];
        // A target folder of the caller's would keep the tool's objects for ever, a wrapper flag could break it.
        Program::cargo().args(words).args([draft]).without("CARGO_TARGET_DIR").without("RUSTFLAGS").run()
    }

    fn install_by_npm(&self, draft: &std::path::Path) -> Outcome {
        let package = format!("{}@{}.0.0", self.package, self.version);
        let words = ["install", "--no-save", "--no-audit", "--no-fund", &package, "--prefix"];
        Program::npm().args(words).args([draft]).run()
    }
}

/// The folders of all these tools, each installed if need be.
pub(crate) fn folders(tools: &[Tool]) -> Outcome<Vec<PathBuf>> {
    tools.iter().filter_map(|tool| tool.ensure().transpose()).collect()
}

/// Makes sure that Rust can compile for the browser.
pub(crate) fn wasm_target() -> Outcome {
    const TARGET: &str = "wasm32-unknown-unknown";
    let library = Program::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).read();
    if library.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        return Ok(());
    }
    if Program::new("rustup").args(["--version"]).read().is_none() {
        return Err(format!(
            "Rust lacks the target {TARGET} and rustup is missing; install rustup (https://rustup.rs)"
        ));
    }
    println!("Adding the target {TARGET} to Rust");
    Program::new("rustup").args(["target", "add", TARGET]).run()
}

/// Makes sure that Node and npm are there, new enough.
pub(crate) fn node() -> Outcome {
    const FIX: &str =
        "install Node 20 or newer with npm (https://nodejs.org; on Debian: apt-get install nodejs npm)";
    let version = Program::new("node").args(["--version"]).read();
    let version = version.ok_or(format!("Node is missing; {FIX}"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|n| n.parse::<u32>().ok());
    if major.is_none_or(|major| major < 20) {
        return Err(format!("Node {version} is too old; {FIX}"));
    }
    Program::npm().args(["--version"]).read().map(drop).ok_or(format!("npm is missing; {FIX}"))
}

/// The value of a key of `Trunk.toml`.
fn setting(key: &str) -> Outcome<String> {
    let text = read("Trunk.toml")?;
    let value = text.lines().find_map(|line| quoted(line, key));
    value.map(str::to_owned).ok_or(format!("Trunk.toml does not say `{key}`"))
}

/// The version of a package in `Cargo.lock`.
fn locked(package: &str) -> Outcome<String> {
    let text = read("Cargo.lock")?;
    let mut lines = text.lines().skip_while(|line| quoted(line, "name") != Some(package));
    let version = lines.find_map(|line| quoted(line, "version"));
    version.map(str::to_owned).ok_or(format!("Cargo.lock does not name {package}"))
}

/// The value in a line `key = "value"`.
fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let value = line.trim().strip_prefix(key)?.trim_start().strip_prefix('=')?.trim_start();
    value.strip_prefix('"')?.split('"').next()
}

fn read(file: &str) -> Outcome<String> {
    fs::read_to_string(root().join(file)).map_err(|e| format!("{file}: {e}"))
}
