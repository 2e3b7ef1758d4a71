//! The project's commands; `cargo xtask help` lists them.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks by printing")]

mod bench;
mod browser;
mod build;
mod cache;
mod deny;
mod lint;
mod package;
mod parts;
mod preview;
mod previous;
mod program;
mod serve;
mod server;
mod single;
mod squeeze;
mod stage;
mod test;
mod tool;

use std::env;
use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::ExitCode;

use lexopt::Arg::{Long, Short, Value};

const HELP: &str = "\
The commands of this project:

  cargo xtask serve     build the site and serve it on this machine  [--port N] [--host [ADDRESS]]
  cargo xtask build     build the site into dist/
  cargo xtask single    the reader as one file, dist/reader.html   [FOLDER of a finished site]
  cargo xtask package   make the package for JavaScript, in target/package/npm/
  cargo xtask test      check everything: lints, tests, the site in a real browser
  cargo xtask bench     measure speed, memory and size, as Markdown tables   [--corpus FILE.jsonl]
  cargo xtask lint      formatting and lints only
  cargo xtask fmt       format the sources
  cargo xtask deny      check licences and sources of the dependencies  [--advisories]
  cargo xtask stage     finish a built folder; the build calls this itself  [FOLDER] [--corpus FOLDER]
  cargo xtask help      this list

Tools that are missing (Trunk, the wasm-bindgen command, wasm-opt) are installed once, into a cache folder of the user.
Needed: Rust with rustup, Node 20 or newer with npm; for `test` and `bench` also Chromium (CHROMIUM names another one).";

/// What a command gives back: nothing, or one sentence that says what went wrong and what helps.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    let mut arguments = Arguments(lexopt::Parser::from_env());
    match arguments.command()?.as_str() {
        "serve" => serve::run(&arguments.serve()?),
        "build" => arguments.none().and_then(|()| build::run()),
        "single" => single::run(arguments.folder()?),
        "package" => arguments.none().and_then(|()| package::run()),
        "test" => arguments.none().and_then(|()| test::run()),
        "bench" => bench::run(arguments.path("corpus")?.as_deref()),
        "lint" => arguments.none().and_then(|()| lint::run()),
        "fmt" => arguments.none().and_then(|()| lint::format()),
        "deny" => deny::run(arguments.flag("advisories")?),
        "stage" => arguments.stage().and_then(|(folder, corpus)| stage::run(folder, corpus.as_deref())),
        "help" => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`; `cargo xtask help` lists them")),
    }
}

/// The folder of the project.
fn root() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from("."), PathBuf::from)
}

/// What was typed after `cargo xtask`.
struct Arguments(lexopt::Parser);

impl Arguments {
    fn command(&mut self) -> Outcome<String> {
        match self.0.next().map_err(sentence)? {
            Some(Value(name)) => name.into_string().map_err(|_| "that is no command".to_owned()),
            None | Some(Short('h') | Long("help")) => Ok("help".to_owned()),
            Some(other) => Err(sentence(other.unexpected())),
        }
    }

    fn none(&mut self) -> Outcome {
        self.0.next().map_err(sentence)?.map_or(Ok(()), |other| Err(sentence(other.unexpected())))
    }

    fn flag(&mut self, name: &str) -> Outcome<bool> {
        let mut found = false;
        while let Some(argument) = self.0.next().map_err(sentence)? {
            match argument {
                Long(given) if given == name => found = true,
                other => return Err(sentence(other.unexpected())),
            }
        }
        Ok(found)
    }

    fn path(&mut self, name: &str) -> Outcome<Option<PathBuf>> {
        let mut path = None;
        while let Some(argument) = self.0.next().map_err(sentence)? {
            match argument {
                Long(given) if given == name => path = Some(self.0.value().map_err(sentence)?.into()),
                other => return Err(sentence(other.unexpected())),
            }
        }
        Ok(path)
    }

    fn folder(&mut self) -> Outcome<Option<PathBuf>> {
        match self.0.next().map_err(sentence)? {
            Some(Value(folder)) => self.none().map(|()| Some(folder.into())),
            Some(other) => Err(sentence(other.unexpected())),
            None => Ok(None),
        }
    }

    /// A folder, and another one whose `seeds/` and `corpus.toml` are read.
    fn stage(&mut self) -> Outcome<(Option<PathBuf>, Option<PathBuf>)> {
        let (mut folder, mut corpus) = (None, None);
        while let Some(argument) = self.0.next().map_err(sentence)? {
            match argument {
                Value(given) if folder.is_none() => folder = Some(given.into()),
                Long("corpus") => corpus = Some(self.0.value().map_err(sentence)?.into()),
                other => return Err(sentence(other.unexpected())),
            }
        }
        Ok((folder, corpus))
    }

    fn serve(&mut self) -> Outcome<serve::Address> {
        let mut address = serve::Address::default();
        while let Some(argument) = self.0.next().map_err(sentence)? {
            match argument {
                Long("port") => {
                    let port = self.0.value().map_err(sentence)?;
                    address.port = number(&port).ok_or("--port wants a number from 1 to 65535")?;
                }
                // Alone it opens the server to the network; an address narrows that.
                Long("host") => {
                    let next = self.0.try_raw_args().is_some_and(|rest| {
                        rest.as_slice().first().is_some_and(|next| !next.to_string_lossy().starts_with('-'))
                    });
                    let given =
                        if next { Some(self.0.value().map_err(sentence)?) } else { self.0.optional_value() };
                    address.host = given
                        .map_or_else(|| "0.0.0.0".to_owned(), |host| host.to_string_lossy().into_owned());
                }
                other => return Err(sentence(other.unexpected())),
            }
        }
        Ok(address)
    }
}

fn number(text: &OsStr) -> Option<u16> {
    text.to_str()?.parse().ok().filter(|&port| port > 0)
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` hands it over")]
fn sentence(error: lexopt::Error) -> String {
    format!("{error}; `cargo xtask help` lists what there is")
}
