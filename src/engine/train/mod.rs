//! Making a model file, and telling how good it is. Native only, and the one part of the engine that reckons in floating
//! point: what it writes are integers.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "counts and weights, far below the limits"
)]

mod corpus;
mod crf;
mod lists;
mod names;
mod score;

pub use corpus::{Article, DEV, GoldName, SOURCES, Source};
pub use lists::{LISTS, ListError};
pub use names::{Plan, Progress};
pub use score::{Count, Score};

use super::model;

/// What a model is made from.
#[derive(Debug, Default)]
pub struct Material {
    /// The lists of names: file name and content.
    pub lists: Vec<(&'static str, String)>,
    /// Words with their Brown classes, the likeliest first.
    pub brown: Vec<(String, u32)>,
    /// Articles to learn from.
    pub sources: Vec<(Source, Vec<Article>)>,
    /// Articles to measure with: the set's name and its articles.
    pub dev: Vec<(String, Vec<Article>)>,
}

/// The bytes of a model file.
///
/// # Errors
/// When a line of a list is not of its form.
pub fn model(material: &Material, plan: &Plan, tell: &(dyn Fn(&str) + Sync)) -> Result<Vec<u8>, ListError> {
    let gazetteer = lists::gazetteer(&material.lists)?;
    let brown = names::brown_classes(&material.brown, plan);
    let (weights, transitions) = names::train(material, &gazetteer, &brown, plan, tell);
    Ok(model::write(&[
        (b"GAZT", gazetteer),
        (b"BRWN", brown),
        (b"WGHT", weights),
        (b"TRNS", transitions),
    ]))
}
