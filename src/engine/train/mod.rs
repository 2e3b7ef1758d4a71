//! Making a model file, and telling how good it is. Native only, and the one part of the engine that reckons in floating
//! point: what it writes are integers.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "counts and weights, far below the limits"
)]

mod calibrate;
mod corpus;
mod crf;
mod fit;
mod gauge;
mod lists;
mod names;
mod reader;
mod score;

pub use corpus::{Article, DEV, GoldName, SOURCES, Source};
pub use lists::{LISTS, ListError};
pub use names::{Plan, Progress};
pub use score::{Count, Score};

use std::fmt;

use super::lexicon::{BrownClasses, Gazetteer};
use super::model::{self, FormatError, Model};

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

/// Why there is no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrainError {
    /// A list cannot be read.
    List(ListError),
    /// The tables of words cannot be read back.
    Tables,
    /// What should be kept is no model.
    Older(FormatError),
}

impl fmt::Display for TrainError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::List(error) => error.fmt(f),
            Self::Tables => write!(f, "there are more names or words than their tables can hold"),
            Self::Older(error) => write!(f, "the model to keep the weights of: {error}"),
        }
    }
}

impl std::error::Error for TrainError {}

/// The bytes of a model file.
///
/// # Errors
/// When a line of a list is not of its form, or a table grew too large for its layout.
pub fn model(material: &Material, plan: &Plan, tell: Progress<'_>) -> Result<Vec<u8>, TrainError> {
    let (gazetteer, brown) = tables(material, plan)?;
    let names = names::train(material, known(&gazetteer)?, classes(&brown)?, plan, tell);
    Ok(model::write(&[
        (b"GAZT", gazetteer),
        (b"BRWN", brown),
        (b"WGHT", names.weights),
        (b"TRNS", names.transitions),
        (b"CALI", names.calibration),
    ]))
}

/// A model file with the names of these lists and all that was learned from an older one.
///
/// # Errors
/// When a line of a list is not of its form, a table grew too large, or the older file is no model.
pub fn relist(lists: &[(&'static str, String)], older: &[u8]) -> Result<Vec<u8>, TrainError> {
    Model::load(older).map_err(TrainError::Older)?;
    let gazetteer = lists::gazetteer(lists).map_err(TrainError::List)?;
    known(&gazetteer)?;
    let sections = model::sections(older);
    let renewed: Vec<_> = sections
        .iter()
        .map(|(tag, content)| (tag, if tag == b"GAZT" { gazetteer.as_slice() } else { content }))
        .collect();
    Ok(model::write(&renewed))
}

/// The scores of models that lack one family of features or one source, each with its name; first that of the whole.
///
/// # Errors
/// As [`model`].
pub fn ablate(
    material: &Material,
    plan: &Plan,
    tell: Progress<'_>,
) -> Result<Vec<(String, Vec<Score>)>, TrainError> {
    let (gazetteer, brown) = tables(material, plan)?;
    Ok(names::ablate(material, known(&gazetteer)?, &classes(&brown)?, plan, tell))
}

fn tables(material: &Material, plan: &Plan) -> Result<(Vec<u8>, Vec<u8>), TrainError> {
    let gazetteer = lists::gazetteer(&material.lists).map_err(TrainError::List)?;
    Ok((gazetteer, names::brown_classes(&material.brown, plan)))
}

fn known(table: &[u8]) -> Result<Gazetteer<'_>, TrainError> {
    Gazetteer::load(table).ok_or(TrainError::Tables)
}

fn classes(table: &[u8]) -> Result<BrownClasses<'_>, TrainError> {
    BrownClasses::load(table).ok_or(TrainError::Tables)
}
