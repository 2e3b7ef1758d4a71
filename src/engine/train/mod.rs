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
mod lesson;
mod lists;
mod names;
mod preference;
mod reader;
mod score;
mod teacher;
mod voices;

pub use corpus::{Article, DEV, GoldName, SOURCES, Source};
pub use lists::{LISTS, ListError};
pub use names::{Plan, Progress};
pub use score::{Count, Score};
pub use teacher::{Attributed, GoldQuote};

use std::fmt;

use super::lexicon::{BrownClasses, Gazetteer};
use super::model::{self, FormatError, Model};
use super::quote::Preferences;

/// What a model is made from.
#[derive(Debug, Default)]
pub struct Material {
    /// The lists of names: file name and content.
    pub lists: Vec<(&'static str, String)>,
    /// Words with their Brown classes, the likeliest first.
    pub brown: Vec<(String, u32)>,
    /// Articles to learn from.
    pub sources: Vec<(Source, Vec<Article>)>,
    /// Articles to learn from who said what.
    pub attributed: Vec<Attributed>,
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
    let sections = [
        (b"GAZT", gazetteer),
        (b"BRWN", brown),
        (b"WGHT", names.weights),
        (b"TRNS", names.transitions),
        (b"CALI", names.calibration),
    ];
    voices(&sections, material, tell)
}

/// A model file with the names of an older one, and with the choices about quotations learned anew.
///
/// # Errors
/// When the older file is no model.
pub fn revoice(material: &Material, older: &[u8], tell: Progress<'_>) -> Result<Vec<u8>, TrainError> {
    let sections = model::sections(older);
    let names: Vec<_> =
        sections.iter().filter(|(tag, _)| tag != VOICES).map(|(tag, content)| (tag, *content)).collect();
    voices(&names, material, tell)
}

const VOICES: &[u8; 4] = b"VOIC";

/// Adds what is learned about quotations to the sections of names: the names in its articles are found with these.
fn voices<S: AsRef<[u8]>>(
    names: &[(&[u8; 4], S)],
    material: &Material,
    tell: Progress<'_>,
) -> Result<Vec<u8>, TrainError> {
    let with = |voices: &[u8]| {
        let names = names.iter().map(|(tag, content)| (*tag, content.as_ref()));
        model::write(&names.chain([(VOICES, voices)]).collect::<Vec<_>>())
    };
    let silent = with(&Preferences::silent());
    let found = voices::train(&material.attributed, &Model::load(&silent).map_err(TrainError::Older)?, tell);
    Ok(with(&found))
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
    Ok(names::ablate(material, &known(&gazetteer)?, &classes(&brown)?, plan, tell))
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
