//! Training the recogniser of names.

use rustc_hash::FxHashMap;

use super::corpus::Article;
use super::crf::{Field, Mean, Samples, Steps};
use super::{Material, Score};
use crate::engine::lexicon::{BrownClasses, Gazetteer, Lexicon};
use crate::engine::model::fingerprint;
use crate::engine::ner::{
    self, Class, Family, Lattice, NAT, Scores, Survey, TAGS, Tag, Template, Transitions, Weights,
};
use crate::engine::text::Text;
use crate::engine::{DateRef, Document, Meta, Span, date};

/// How training goes.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Passes over the material.
    pub passes: usize,
    /// Passes after small weights were dropped.
    pub polishing: usize,
    /// Features seen in fewer tokens are dropped.
    pub rare: u32,
    /// So many words get a Brown class.
    pub words: usize,
    /// So many weights are kept.
    pub weights: usize,
    /// Step size, and the penalties on weights.
    pub rate: f32,
    /// See [`Steps`].
    pub sparsity: f32,
    /// See [`Steps`].
    pub decay: f32,
    /// The order of articles depends on it.
    pub seed: u64,
    /// A family of features to leave out, by its name.
    pub without: Option<String>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            passes: 8,
            polishing: 2,
            rare: 3,
            words: 80_000,
            weights: 250_000,
            rate: 0.1,
            sparsity: 3.0,
            decay: 1.0,
            seed: 1,
            without: None,
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

/// The sections of the weights and of the transitions.
pub(super) fn train(
    material: &Material,
    gazetteer: &[u8],
    brown: &[u8],
    plan: &Plan,
    tell: Progress<'_>,
) -> (Vec<u8>, Vec<u8>) {
    let (Some(gazetteer), Some(brown)) = (Gazetteer::load(gazetteer), BrownClasses::load(brown)) else {
        return (Vec::new(), Vec::new());
    };
    let without = Family::ALL.into_iter().find(|family| Some(family.name()) == plan.without.as_deref());
    let reader = Reader { lexicon: Lexicon::new(), gazetteer, brown, without };
    let (samples, index) = gather(&reader, material, plan, tell);
    let gauges: Vec<_> =
        material.dev.iter().map(|(name, articles)| reader.gauge(name, articles, &index)).collect();
    tell(&format!("{} features, {} islands", index.features.len(), samples.len()));

    let mut field = Field::new(index.features.len());
    fit(&mut field, &samples, plan, plan.passes, &gauges, tell);
    prune(&mut field, &samples, plan.weights);
    field.freeze_zeros();
    fit(&mut field, &samples, plan, plan.polishing, &gauges, tell);
    let features = stored(&field, &index);
    let weights: usize =
        features.iter().map(|(_, row)| row.iter().filter(|weight| **weight != 0).count()).sum();
    tell(&format!("{} features with {weights} weights", features.len()));
    (Weights::compile(&features), transitions(&field))
}

/// Features by their numbers in the samples.
#[derive(Default)]
struct Index {
    numbers: FxHashMap<u64, u32>,
    features: Vec<u64>,
}

impl Index {
    fn number(&mut self, feature: u64) -> u32 {
        *self.numbers.entry(feature).or_insert_with(|| {
            self.features.push(feature);
            self.features.len() as u32 - 1
        })
    }
}

/// What reads articles as the recogniser does.
struct Reader<'a> {
    lexicon: Lexicon,
    gazetteer: Gazetteer<'a>,
    brown: BrownClasses<'a>,
    without: Option<Family>,
}

/// A set to measure with.
struct Gauge<'a> {
    name: &'a str,
    articles: &'a [Article],
    samples: Samples,
    /// For each sequence its article and the spans of its tokens.
    places: Vec<(usize, Vec<Span>)>,
}

impl Reader<'_> {
    /// An article as the recogniser sees it.
    fn open(&self, article: &Article, with: impl FnOnce(&Text<'_>, &[DateRef], &Survey<'_>)) {
        let meta = Meta { published: article.published, ..Meta::default() };
        let Ok(document) = Document::from_text(article.text.as_str(), meta) else { return };
        let text = Text::new(&document, &self.lexicon, &self.gazetteer);
        let dates = date::find(&text, document.header(), document.published());
        with(&text, &dates, &Survey::new(&text, &self.gazetteer, &self.brown));
    }

    /// Tells of every island of an article: the spans of its tokens, and the features of each.
    fn read(&self, article: &Article, mut each: impl FnMut(&[Span], &[Vec<u64>])) {
        let (mut spans, mut rows) = (Vec::new(), Vec::new());
        self.open(article, |text, dates, survey| {
            survey.islands(dates, |stage| {
                spans.clear();
                rows.clear();
                for at in stage.tokens() {
                    spans.push(text.token(at).span);
                    rows.push(self.features(|each| stage.features(at, each)));
                }
                each(&spans, &rows);
            });
        });
    }

    fn features(&self, of: impl FnOnce(&mut dyn FnMut(Template, u64))) -> Vec<u64> {
        let mut row = Vec::with_capacity(96);
        of(&mut |template, feature| {
            if self.without != Some(template.family()) {
                row.push(feature);
            }
        });
        row
    }

    fn gauge<'g>(&self, name: &'g str, articles: &'g [Article], index: &Index) -> Gauge<'g> {
        let mut gauge = Gauge { name, articles, samples: Samples::default(), places: Vec::new() };
        for (number, article) in articles.iter().enumerate() {
            self.read(article, |spans, rows| {
                for row in rows {
                    let known = row.iter().filter_map(|feature| index.numbers.get(feature).copied());
                    gauge.samples.push(known, 0);
                }
                gauge.samples.close(rows.len(), 1.0);
                gauge.places.push((number, spans.to_vec()));
            });
        }
        gauge
    }
}

/// Reads one sequence with the recogniser's own lattice.
fn read(
    field: &Field,
    transitions: &Transitions,
    samples: &Samples,
    sequence: usize,
    lattice: &mut Lattice,
    best: &mut Vec<(Tag, i32)>,
) {
    let scores: Vec<Scores> = samples
        .tokens_of(sequence)
        .map(|token| {
            let row = field.scores(samples, token);
            std::array::from_fn(|tag| (row[tag] * NAT as f32).round() as i32)
        })
        .collect();
    lattice.read(&scores, transitions, best);
}

impl Gauge<'_> {
    /// How well the field does on persons, organisations, places and groups.
    fn score(&self, field: &Field) -> Score {
        let mut found: Vec<Vec<(Span, &'static str)>> = vec![Vec::new(); self.articles.len()];
        let transitions = integer_transitions(field);
        let (mut lattice, mut best) = (Lattice::default(), Vec::new());
        for (sequence, (article, spans)) in self.places.iter().enumerate() {
            read(field, &transitions, &self.samples, sequence, &mut lattice, &mut best);
            for (tokens, class) in ner::spans(best.iter().map(|(tag, _)| *tag), 0) {
                let span = spans[tokens.start].cover(spans[tokens.end - 1]);
                found[*article].push((span, label(class)));
            }
        }
        let mut score = Score::default();
        for (article, found) in self.articles.iter().zip(found) {
            let gold = article.names.iter().map(|name| (name.span, name.label.as_str()));
            score.add(&article.text, gold, found, &article.ignored);
        }
        score
    }
}

fn label(class: Class) -> &'static str {
    match class {
        Class::Person => "PER",
        Class::Organisation => "ORG",
        Class::Place => "LOC",
        Class::Group => "NORP",
        Class::Other => "MISC",
    }
}

/// All islands of the material and their features.
fn gather(reader: &Reader<'_>, material: &Material, plan: &Plan, tell: Progress<'_>) -> (Samples, Index) {
    let (mut samples, mut index) = (Samples::default(), Index::default());
    for (source, articles) in &material.sources {
        let before = samples.tokens();
        for article in articles {
            reader.read(article, |spans, rows| {
                let allowed = source.allowed(article, spans);
                for (row, allowed) in rows.iter().zip(allowed) {
                    samples.push(row.iter().map(|feature| index.number(*feature)), allowed);
                }
                samples.close(rows.len(), source.weight);
            });
        }
        let tokens = samples.tokens() - before;
        tell(&format!("{}: {} articles, {tokens} tokens in islands", source.file, articles.len()));
    }
    drop_rare(&mut samples, &mut index, plan.rare);
    (samples, index)
}

/// Drops the features that are seen in few tokens.
fn drop_rare(samples: &mut Samples, index: &mut Index, rare: u32) {
    let counts = samples.counts(index.features.len());
    let mut kept = Index::default();
    for (feature, count) in index.features.iter().zip(&counts) {
        if *count >= rare {
            kept.number(*feature);
        }
    }
    samples.renumber(|old| kept.numbers.get(&index.features[old as usize]).copied());
    *index = kept;
}

/// Fits a field to the samples.
fn fit(
    field: &mut Field,
    samples: &Samples,
    plan: &Plan,
    passes: usize,
    gauges: &[Gauge<'_>],
    tell: Progress<'_>,
) {
    let steps = Steps { rate: plan.rate, sparsity: plan.sparsity, decay: plan.decay };
    let mut order: Vec<u32> = (0..samples.len() as u32).collect();
    let mut chance = fastrand::Rng::with_seed(plan.seed);
    let mut mean = Mean::default();
    for pass in 1..=passes {
        chance.shuffle(&mut order);
        let loss = field.pass(samples, &order, steps);
        if 2 * pass > passes {
            mean.add(field);
        }
        tell(&format!("pass {pass}: loss {loss:.4}, {}", report(field, gauges)));
    }
    mean.give(field);
    tell(&format!("their mean: {}", report(field, gauges)));
}

/// How a field does on the sets to measure with.
fn report(field: &Field, gauges: &[Gauge<'_>]) -> String {
    let weights: usize =
        field.weights.iter().map(|row| row.iter().filter(|weight| **weight != 0.0).count()).sum();
    let scores: Vec<String> = gauges
        .iter()
        .map(|gauge| {
            let score = gauge.score(field);
            let groups = score.labels.get("NORP").copied().unwrap_or_default().f1();
            format!("{} {:.2} ({groups:.1})", gauge.name, score.names().f1())
        })
        .collect();
    format!("{weights} weights, F1 (groups) {}", scores.join(", "))
}

/// Keeps this many of the weights that matter most: large ones, and those of features that are often seen.
fn prune(field: &mut Field, samples: &Samples, keep: usize) {
    let counts = samples.counts(field.weights.len());
    let worth = |weight: f32, count: u32| weight.abs() * (count as f32).powf(0.25);
    let mut sizes: Vec<f32> = Vec::new();
    for (row, count) in field.weights.iter().zip(&counts) {
        sizes.extend(row.iter().filter(|weight| **weight != 0.0).map(|weight| worth(*weight, *count)));
    }
    if sizes.len() <= keep {
        return;
    }
    let cut = sizes.len() - keep;
    let (_, &mut smallest, _) = sizes.select_nth_unstable_by(cut, f32::total_cmp);
    for (row, count) in field.weights.iter_mut().zip(&counts) {
        for weight in row.iter_mut().filter(|weight| worth(**weight, *count) < smallest) {
            *weight = 0.0;
        }
    }
}

/// The features that say something, with their weights as the model file stores them.
fn stored(field: &Field, index: &Index) -> Vec<(u64, [i8; TAGS])> {
    /// Roots are rounded to multiples of this: a tenth of a usual weight, and a fifth of the file.
    const STEP: f32 = 3.0;
    let byte = |weight: f32| {
        let root = (weight.abs() * NAT as f32).sqrt();
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

fn integer_transitions(field: &Field) -> Transitions {
    Transitions::load(&transitions(field)).unwrap_or_default()
}
