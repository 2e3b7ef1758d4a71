//! Training the recogniser of names.

use super::calibrate::calibrate;
use super::corpus::{Article, Source};
use super::crf::{Field, Samples};
use super::fit::{fit, prune, report};
use super::reader::{self, Index, Reader};
use super::{Material, Score};
use crate::engine::lexicon::{BrownClasses, Gazetteer, Lexicon};
use crate::engine::model::fingerprint;
use crate::engine::ner::training::{Family, NAT, TAGS, Transitions, Weights};

/// How training goes.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Passes over the material.
    pub passes: usize,
    /// So many fields are fitted, each in another order, and their mean is taken.
    pub fields: usize,
    /// Features seen in fewer tokens are dropped.
    pub rare: u32,
    /// So many words get a Brown class.
    pub words: usize,
    /// So many weights are kept.
    pub weights: usize,
    /// Step size.
    pub rate: f32,
    /// The penalty on the size of a weight.
    pub sparsity: f32,
    /// The penalty on the square of a weight.
    pub decay: f32,
    /// The order of articles depends on it.
    pub seed: u64,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            passes: 10,
            fields: 4,
            rare: 3,
            words: 80_000,
            weights: 280_000,
            rate: 0.1,
            sparsity: 2.0,
            decay: 1.0,
            seed: 1,
        }
    }
}

/// Where training stands.
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

/// The table of the likeliest words.
pub(super) fn brown_classes(words: &[(String, u32)], plan: &Plan) -> Vec<u8> {
    let words: Vec<_> =
        words.iter().take(plan.words).map(|(word, class)| (fingerprint(word.as_bytes()), *class)).collect();
    BrownClasses::compile(&words)
}

/// A fitted field and what its features are.
struct Learned {
    field: Field,
    index: Index,
    samples: Samples,
    /// By set to measure with.
    scores: Vec<Score>,
}

/// Learns from these sources.
fn learn<'m>(
    reader: &Reader<'_>,
    sources: impl Iterator<Item = &'m (Source, Vec<Article>)>,
    dev: &[(String, Vec<Article>)],
    plan: &Plan,
    tell: Progress<'_>,
) -> Learned {
    let (samples, index) = reader::gather(reader, sources, plan.rare, tell);
    let gauges: Vec<_> = dev.iter().map(|(name, articles)| reader.gauge(name, articles, &index)).collect();
    tell(&format!("{} features, {} islands", index.features.len(), samples.len()));
    let everything: Vec<u32> = (0..samples.len() as u32).collect();
    let mut field = fit(index.features.len(), &samples, &everything, plan, &gauges, tell);
    prune(&mut field, &samples, plan.weights);
    tell(&format!("the largest weights: {}", report(&field, &gauges)));
    let scores = gauges.iter().map(|gauge| gauge.score(&field)).collect();
    Learned { field, index, samples, scores }
}

/// The recogniser's sections of the model file.
pub(super) fn train(
    material: &Material,
    gazetteer: Gazetteer<'_>,
    brown: BrownClasses<'_>,
    plan: &Plan,
    tell: Progress<'_>,
) -> Sections {
    let reader = Reader { lexicon: Lexicon::new(), gazetteer, brown, without: None };
    let Learned { field, index, samples, .. } =
        learn(&reader, material.sources.iter(), &material.dev, plan, tell);
    let features = stored(&field, &index);
    let weights: usize =
        features.iter().map(|(_, row)| row.iter().filter(|weight| **weight != 0).count()).sum();
    tell(&format!("{} features with {weights} weights", features.len()));
    let calibration = calibrate(index.features.len(), &samples, plan, tell);
    Sections { weights: Weights::compile(&features), transitions: transitions(&field), calibration }
}

/// What each family of features and each source gives: the scores by set to measure with, with everything and with one thing
/// less.
pub(super) fn ablate(
    material: &Material,
    gazetteer: &Gazetteer<'_>,
    brown: &BrownClasses<'_>,
    plan: &Plan,
    tell: Progress<'_>,
) -> Vec<(String, Vec<Score>)> {
    let run = |name: String, without: Option<Family>, skipped: &str| {
        tell(&name);
        let (gazetteer, brown) = (gazetteer.clone(), brown.clone());
        let reader = Reader { lexicon: Lexicon::new(), gazetteer, brown, without };
        let sources = material.sources.iter().filter(|(source, _)| source.file != skipped);
        let scores = learn(&reader, sources, &material.dev, plan, &|_| ()).scores;
        (name, scores)
    };
    let mut rows = vec![run("everything".to_owned(), None, "")];
    rows.extend(Family::ALL.map(|family| run(format!("without {}", family.name()), Some(family), "")));
    for (source, _) in &material.sources {
        rows.push(run(format!("without {}", source.file.trim_end_matches(".jsonl")), None, source.file));
    }
    rows
}

/// What the model file holds of the recogniser.
pub(super) struct Sections {
    pub(super) weights: Vec<u8>,
    pub(super) transitions: Vec<u8>,
    pub(super) calibration: Vec<u8>,
}

/// The features that say something, with their weights as the model file stores them.
fn stored(field: &Field, index: &Index) -> Vec<(u64, [i8; TAGS])> {
    /// Roots are rounded to multiples of this: a tenth of a usual weight, and a fifth of the file.
    const STEP: f32 = 2.0;
    /// Smaller roots are left out: fortieths of a nat, which decide nothing and are a sixtieth of the file.
    const LEAST: f32 = 16.0;
    let byte = |weight: f32| {
        let root = (weight.abs() * NAT as f32).sqrt();
        let root = if root < LEAST - STEP / 2.0 { 0.0 } else { root };
        ((root / STEP).round() * STEP).min(126.0).copysign(weight) as i8
    };
    index
        .features
        .iter()
        .zip(&field.weights)
        .map(|(feature, row)| (*feature, std::array::from_fn(|tag| byte(row[tag]))))
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect()
}

fn transitions(field: &Field) -> Vec<u8> {
    let rows = field.transitions.iter().flat_map(|row| row.iter().take(TAGS));
    rows.flat_map(|weight| ((weight * NAT as f32).round() as i32).to_le_bytes()).collect()
}

/// The field's transitions as the recogniser loads them.
pub(super) fn integer_transitions(field: &Field) -> Transitions {
    Transitions::load(&transitions(field)).unwrap_or_default()
}
