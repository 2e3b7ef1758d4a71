//! Other programs, run in the project's folder.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::{env, iter};

use crate::{Outcome, root};

/// A program that shows its own output and must succeed.
pub(crate) struct Program {
    command: Command,
    name: String,
}

impl Program {
    /// The program of this name on PATH.
    pub(crate) fn new(name: impl AsRef<OsStr>) -> Self {
        let mut command = Command::new(&name);
        command.current_dir(root());
        Self { command, name: name.as_ref().to_string_lossy().into_owned() }
    }

    /// Cargo, the one that runs this command.
    pub(crate) fn cargo() -> Self {
        Self::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// npm, whose file has another name on Windows.
    pub(crate) fn npm() -> Self {
        Self::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
    }

    /// Adds words to the command line.
    pub(crate) fn args<S: AsRef<OsStr>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.command.args(args);
        self
    }

    /// Sets a variable for the program.
    pub(crate) fn env(mut self, key: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(key, value);
        self
    }

    /// Hides a variable from the program.
    pub(crate) fn without(mut self, key: &str) -> Self {
        self.command.env_remove(key);
        self
    }

    /// Puts folders before all others in which the program looks for programs.
    pub(crate) fn path(self, folders: &[PathBuf]) -> Outcome<Self> {
        let old = env::var_os("PATH").unwrap_or_default();
        let all = folders.iter().cloned().chain(env::split_paths(&old));
        let joined = env::join_paths(all).map_err(|e| format!("the path to the tools: {e}"))?;
        Ok(self.env("PATH", joined))
    }

    /// Runs it in another folder.
    pub(crate) fn folder(mut self, folder: impl Into<PathBuf>) -> Self {
        self.command.current_dir(folder.into());
        self
    }

    /// Runs it to its end; an exit other than 0 is an error.
    pub(crate) fn run(mut self) -> Outcome {
        let status = self.command.status().map_err(|e| self.missing(&e))?;
        if status.success() { Ok(()) } else { Err(format!("`{}` failed ({status})", self.line())) }
    }

    /// What it prints; its complaints are not shown. `None` if it is missing or fails.
    pub(crate) fn read(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        output.status.success().then_some(text)
    }

    fn missing(&self, error: &std::io::Error) -> String {
        match error.kind() {
            ErrorKind::NotFound => format!("{} is not installed, or not on PATH", self.name),
            _ => format!("{}: {error}", self.name),
        }
    }

    fn line(&self) -> String {
        let name = PathBuf::from(&self.name);
        let name = name.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let words = self.command.get_args().map(|word| word.to_string_lossy().into_owned());
        iter::once(name).chain(words).collect::<Vec<_>>().join(" ")
    }
}
