//! Entry point of the reader; the interface is in `quotidian::ui`.

fn main() {}
