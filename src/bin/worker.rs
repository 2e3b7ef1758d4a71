//! The worker: the engine behind messages.

fn main() {}
