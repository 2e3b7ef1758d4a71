//! The command line: `quotidian analyze`.

fn main() {}
