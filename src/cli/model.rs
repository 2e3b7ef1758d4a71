//! The model that a command works with.

use std::path::Path;

use super::Failure;
use crate::engine::Model;

/// The bytes of the file, or of the built-in model.
pub(super) fn bytes(path: Option<&Path>) -> Result<Vec<u8>, Failure> {
    path.map_or_else(
        || Ok(crate::MODEL.to_vec()),
        |path| std::fs::read(path).map_err(|error| Failure::Message(format!("{}: {error}", path.display()))),
    )
}

/// The model in these bytes, which came from `path`.
pub(super) fn read<'b>(bytes: &'b [u8], path: Option<&Path>) -> Result<Model<'b>, Failure> {
    let name = path.map_or("the built-in model".into(), |path| path.display().to_string());
    Model::load(bytes).map_err(|error| Failure::Message(format!("{name}: {error}")))
}
