//! `quotidian train`: from word lists to a model file.

use super::arguments::Train;
use super::{Failure, Outcome, complain};
use crate::engine::train;

pub(super) fn run(options: &Train) -> Outcome {
    let read = |name: &str| {
        let path = options.lists.join(name);
        std::fs::read_to_string(&path)
            .map_err(|error| Failure::Message(format!("{}: {error}", path.display())))
    };
    let mut lists = Vec::new();
    for name in train::LISTS {
        lists.push((name, read(name)?));
    }
    let model = train::model(&lists).map_err(|error| Failure::Message(error.to_string()))?;
    std::fs::write(&options.output, &model)
        .map_err(|error| Failure::Message(format!("{}: {error}", options.output.display())))?;
    complain(&format!("{}: {} bytes", options.output.display(), model.len()));
    Ok(true)
}
