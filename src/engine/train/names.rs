//! Training the recogniser of names.

use std::thread;

use rustc_hash::FxHashMap;

use super::corpus::Article;
use super::crf::{Field, Mean, Samples, Steps};
use super::{Material, Score};
use crate::engine::lexicon::{BrownClasses, Gazetteer, Lexicon};
use crate::engine::model::fingerprint;
use crate::engine::ner::{
    self, Class, Family, Lattice, NAT, STEPS, Scores, Survey, TAGS, Tag, Template, Transitions, Weights,
};
use crate::engine::text::Text;
use crate::engine::{DateRef, Document, Meta, Span, date};

/// How training goes.
#[derive(Clone, Debug)]
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
            passes: 10,
            fields: 4,
            rare: 3,
            words: 80_000,
            weights: 280_000,
            rate: 0.1,
            sparsity: 2.0,
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
    gazetteer: Gazetteer<'_>,
    brown: BrownClasses<'_>,
    plan: &Plan,
    tell: Progress<'_>,
) -> Sections {
    let without = Family::ALL.into_iter().find(|family| Some(family.name()) == plan.without.as_deref());
    let reader = Reader { lexicon: Lexicon::new(), gazetteer, brown, without };
    let (samples, index) = gather(&reader, material, plan, tell);
    let gauges: Vec<_> =
        material.dev.iter().map(|(name, articles)| reader.gauge(name, articles, &index)).collect();
    tell(&format!("{} features, {} islands", index.features.len(), samples.len()));

    let everything: Vec<u32> = (0..samples.len() as u32).collect();
    let mut field = fit(index.features.len(), &samples, &everything, plan, &gauges, tell);
    prune(&mut field, &samples, plan.weights);
    tell(&format!("the largest weights: {}", report(&field, &gauges)));
    let features = stored(&field, &index);
    let weights: usize =
        features.iter().map(|(_, row)| row.iter().filter(|weight| **weight != 0).count()).sum();
    tell(&format!("{} features with {weights} weights", features.len()));
    let calibration = calibrate(index.features.len(), &samples, plan, tell);
    Sections { weights: Weights::compile(&features), transitions: transitions(&field), calibration }
}

/// What the model file holds of the recogniser.
pub(super) struct Sections {
    pub(super) weights: Vec<u8>,
    pub(super) transitions: Vec<u8>,
    pub(super) calibration: Vec<u8>,
}

/// How often names are right, by their margins: told from articles that people annotated, each read by a field that was fitted
/// to other ones.
fn calibrate(features: usize, samples: &Samples, plan: &Plan, tell: Progress<'_>) -> Vec<u8> {
    let plan = Plan { fields: THREADS, ..plan.clone() };
    let mut steps = vec![(0_u32, 0_u32); STEPS];
    let (mut lattice, mut best) = (Lattice::default(), Vec::new());
    for half in [0, 1] {
        let (own, others): (Vec<u32>, Vec<u32>) =
            (0..samples.len() as u32).partition(|sequence| samples.article_of(*sequence) % 2 == half);
        let field = fit(features, samples, &others, &plan, &[], &|_| ());
        let transitions = integer_transitions(&field);
        for sequence in own.into_iter().filter(|sequence| samples.is_gold(*sequence)) {
            read(&field, &transitions, samples, sequence as usize, &mut lattice, &mut best);
            let allowed = samples.allowed(sequence as usize);
            for (tokens, class) in ner::spans(best.iter().map(|(tag, _)| *tag), 0) {
                let mut labels = ner::of_name(class, tokens.len()).zip(&allowed[tokens.clone()]);
                let (right, all) = &mut steps[ner::step(ner::margin(&best, tokens))];
                *right += u32::from(labels.all(|(tag, allowed)| allowed & tag.bit() != 0));
                *all += 1;
            }
        }
    }
    let names: u32 = steps.iter().map(|(_, all)| all).sum();
    tell(&format!("confidence from {names} names that the fields had not seen"));
    rising(&steps).into_iter().flat_map(u16::to_le_bytes).collect()
}

/// The share of what was right in each step, in thousandths, and never less than in the step before: neighbours that fall are
/// taken together (pool adjacent violators).
fn rising(steps: &[(u32, u32)]) -> Vec<u16> {
    let mut pools: Vec<(f32, f32, usize)> = Vec::new();
    for &(right, all) in steps {
        // A step that nobody reached says as much as a coin.
        let mut pool = (right as f32 + 0.5, all as f32 + 1.0, 1);
        while let Some(&(right, all, length)) = pools.last()
            && right / all >= pool.0 / pool.1
        {
            pools.pop();
            pool = (pool.0 + right, pool.1 + all, pool.2 + length);
        }
        pools.push(pool);
    }
    let share = |&(right, all, length): &(f32, f32, usize)| vec![(1000.0 * right / all) as u16; length];
    pools.iter().flat_map(share).collect()
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
                gauge.samples.close(rows.len(), number as u32, 1.0, false);
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
    let mut number = 0;
    for (source, articles) in &material.sources {
        let before = samples.tokens();
        for article in articles {
            reader.read(article, |spans, rows| {
                let allowed = source.allowed(article, spans);
                for (row, allowed) in rows.iter().zip(allowed) {
                    samples.push(row.iter().map(|feature| index.number(*feature)), allowed);
                }
                samples.close(rows.len(), number, source.weight, source.gold && source.groups);
            });
            number += 1;
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

/// The mean of several fields that are fitted to these sequences in different orders, each itself the mean over the second half
/// of its passes. It errs less than any of them.
fn fit(
    features: usize,
    samples: &Samples,
    sequences: &[u32],
    plan: &Plan,
    gauges: &[Gauge<'_>],
    tell: Progress<'_>,
) -> Field {
    let one = |number: usize| {
        let steps = Steps { rate: plan.rate, sparsity: plan.sparsity, decay: plan.decay };
        let mut field = Field::new(features);
        let mut mean = Mean::default();
        let mut order = sequences.to_vec();
        let mut chance = fastrand::Rng::with_seed(plan.seed.wrapping_add(number as u64));
        for pass in 1..=plan.passes {
            chance.shuffle(&mut order);
            let loss = field.pass(samples, &order, steps);
            if 2 * pass > plan.passes {
                mean.add(&field);
            }
            // One of them stands for all while they are fitted.
            if number == 0 {
                tell(&format!("pass {pass}: loss {loss:.4}, {}", report(&field, gauges)));
            }
        }
        mean
    };
    // Results are added in the order of their numbers, whichever thread is done first.
    let means = thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS)
            .map(|thread| {
                let one = &one;
                scope.spawn(move || (thread..plan.fields).step_by(THREADS).map(one).collect::<Vec<_>>())
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect::<Vec<_>>()
    });
    let mut all = Mean::default();
    for round in 0..plan.fields {
        if let Some(mean) = means.get(round % THREADS).and_then(|means| means.get(round / THREADS)) {
            all.join(mean);
        }
    }
    let mut field = Field::new(features);
    all.give(&mut field);
    tell(&format!("the mean of {}: {}", plan.fields, report(&field, gauges)));
    field
}

/// As many fields are fitted at the same time.
const THREADS: usize = 2;

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
    const STEP: f32 = 2.0;
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
