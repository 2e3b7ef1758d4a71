//! The command line: `quotidian analyze`. What it does is in [`quotidian::cli`].

fn main() -> std::process::ExitCode {
    quotidian::cli::run()
}
