//! The command line: articles in, analysis records out.

mod analyze;
mod arguments;
mod crew;
mod gold;
mod model;
mod output;
mod score;
mod site;
mod train;

use std::process::ExitCode;

pub use arguments::{Arguments, Command};

/// Everything is well.
const DONE: u8 = 0;
/// Some input could not be analysed; the rest was.
const FAILED: u8 = 1;
/// The arguments make no sense.
const MISUSED: u8 = 2;

/// Runs the program with the process's own arguments and streams.
#[must_use]
pub fn run() -> ExitCode {
    let command = match Arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments.command,
        Err(message) => {
            complain(&format!("{message}\nTry `quotidian --help`."));
            return ExitCode::from(MISUSED);
        }
    };
    let result = match command {
        Command::Help(text) => print(text),
        Command::Version => print(concat!("quotidian ", env!("CARGO_PKG_VERSION"), "\n")),
        Command::Analyze(options) => analyze::run(&options),
        Command::Score(options) => score::run(&options),
        Command::Site(options) => site::run(&options),
        Command::Train(options) => train::run(&options),
    };
    match result {
        // Whoever read the output and closed it has enough.
        Ok(true) | Err(Failure::Closed) => ExitCode::from(DONE),
        Ok(false) => ExitCode::from(FAILED),
        Err(Failure::Message(message)) => {
            complain(&message);
            ExitCode::from(FAILED)
        }
    }
}

/// Why the program stops before its work is done.
#[derive(Debug)]
enum Failure {
    /// Nobody reads the output any more.
    Closed,
    /// What to tell the user.
    Message(String),
}

impl Failure {
    /// A failure to write `what`.
    fn writing(what: &str, error: &std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            Self::Closed
        } else {
            Self::Message(format!("{what}: {error}"))
        }
    }
}

/// Whether everything could be done, or why it was not even tried.
type Outcome = Result<bool, Failure>;

fn print(text: &str) -> Outcome {
    use std::io::Write;
    std::io::stdout()
        .lock()
        .write_all(text.as_bytes())
        .map_err(|error| Failure::writing("standard output", &error))?;
    Ok(true)
}

/// One message on standard error.
fn complain(message: &str) {
    use std::io::Write;
    // Nobody is left to tell when standard error is closed.
    let _ = writeln!(std::io::stderr().lock(), "quotidian: {message}");
}
