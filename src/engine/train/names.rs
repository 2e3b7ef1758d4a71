//! Training the recogniser of names.

use rustc_hash::FxHashMap;

use super::corpus::{Article, Source};
use super::crf::{self, Field, Samples, Steps};
use super::{Material, Score};
use crate::engine::lexicon::{BrownClasses, Gazetteer, Lexicon};
use crate::engine::model::fingerprint;
use crate::engine::ner::{self, Class, Family, TAGS, Weights};
use crate::engine::text::Text;
use crate::engine::{Document, Meta, Span, date};

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
            passes: 12,
            polishing: 3,
            rare: 3,
            words: 100_000,
            weights: 250_000,
            rate: 0.1,
            sparsity: 0.3,
            decay: 1.0,
            seed: 1,
            without: None,
        }
    }
}

/// The table of the likeliest words.
pub(super) fn brown_classes(words: &[(String, u32)], plan: &Plan) -> Vec<u8> {
    let words: Vec<_> =
        words.iter().take(plan.words).map(|(word, class)| (fingerprint(word.as_bytes()), *class)).collect();
    BrownClasses::compile(&words)
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
    /// Tells of every island of an article: the spans of its tokens, and the features of each.
    fn read(&self, article: &Article, mut each: impl FnMut(&[Span], &[Vec<u64>])) {
        let meta = Meta { published: article.published, ..Meta::default() };
        let Ok(document) = Document::from_text(article.text.as_str(), meta) else { return };
        let text = Text::new(&document, &self.lexicon, &self.gazetteer);
        let dates = date::find(&text, document.header(), document.published());
        let (mut spans, mut rows) = (Vec::new(), Vec::new());
        ner::survey(&text, &self.gazetteer, &self.brown, &dates, |stage| {
            spans.clear();
            rows.clear();
            for at in stage.tokens() {
                spans.push(text.token(at).span);
                let mut row = Vec::with_capacity(128);
                stage.features(at, &mut |template, feature| {
                    if self.without != Some(template.family()) {
                        row.push(feature);
                    }
                });
                rows.push(row);
            }
            each(&spans, &rows);
        });
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

impl Gauge<'_> {
    /// How well the field does on persons, organisations, places and groups.
    fn score(&self, field: &Field) -> Score {
        let mut found: Vec<Vec<(Span, &'static str)>> = vec![Vec::new(); self.articles.len()];
        for (sequence, (article, spans)) in self.places.iter().enumerate() {
            for (tokens, class) in ner::spans(crf::decode(field, &self.samples, sequence), 0) {
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

/// Where training stands; see [`super::model`].
pub type Progress<'a> = &'a (dyn Fn(&str) + Sync);

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
    let (mut samples, mut index) = (Samples::default(), Index::default());
    for (source, articles) in &material.sources {
        let before = samples.tokens();
        gather(&reader, source, articles, &mut samples, &mut index);
        tell(&format!(
            "{}: {} articles, {} tokens in islands",
            source.file,
            articles.len(),
            samples.tokens() - before
        ));
    }
    drop_rare(&mut samples, &mut index, plan.rare);
    let gauges: Vec<_> =
        material.dev.iter().map(|(name, articles)| reader.gauge(name, articles, &index)).collect();
    tell(&format!("{} features, {} sequences", index.features.len(), samples.len()));

    let mut field = Field::new(index.features.len());
    fit(&mut field, &samples, plan, plan.passes, &gauges, tell);
    prune(&mut field, plan.weights);
    field.freeze_zeros();
    fit(&mut field, &samples, plan, plan.polishing, &gauges, tell);
    write(&field, &index, tell)
}

fn gather(reader: &Reader<'_>, source: &Source, articles: &[Article], samples: &mut Samples, index: &mut Index) {
    for article in articles {
        reader.read(article, |spans, rows| {
            let allowed = source.allowed(article, spans);
            for (row, allowed) in rows.iter().zip(allowed) {
                samples.push(row.iter().map(|feature| index.number(*feature)), allowed);
            }
            samples.close(rows.len(), source.weight);
        });
    }
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
    for pass in 1..=passes {
        chance.shuffle(&mut order);
        let loss = field.pass(samples, &order, steps);
        let scores: Vec<String> = gauges
            .iter()
            .map(|gauge| {
                let score = gauge.score(field);
                let groups = score.labels.get("NORP").copied().unwrap_or_default().f1();
                format!("{} {:.2} ({groups:.1})", gauge.name, score.names().f1())
            })
            .collect();
        let weights: usize =
            field.weights.iter().map(|row| row.iter().filter(|weight| **weight != 0.0).count()).sum();
        tell(&format!("pass {pass}: loss {loss:.4}, {weights} weights, F1 (groups) {}", scores.join(", ")));
    }
}

/// Keeps this many of the largest weights.
fn prune(field: &mut Field, keep: usize) {
    let mut sizes: Vec<f32> = field
        .weights
        .iter()
        .flatten()
        .map(|weight| weight.abs())
        .filter(|size| *size > 0.0)
        .collect();
    if sizes.len() <= keep {
        return;
    }
    let cut = sizes.len() - keep;
    let (_, &mut smallest, _) = sizes.select_nth_unstable_by(cut, f32::total_cmp);
    for weight in field.weights.iter_mut().flatten() {
        if weight.abs() < smallest {
            *weight = 0.0;
        }
    }
}

/// The weights as bytes whose squares they are, so that the largest is 127.
fn write(field: &Field, index: &Index, tell: Progress<'_>) -> (Vec<u8>, Vec<u8>) {
    /// Larger weights are cut: hardly any are, and all others are kept the more exactly.
    const LARGEST: f32 = 4.0;
    let unit = LARGEST / (127.0 * 127.0);
    let stored = |weight: f32| ((weight.abs() / unit).sqrt().round().min(127.0)).copysign(weight) as i8;
    let features: Vec<_> = index
        .features
        .iter()
        .zip(&field.weights)
        .map(|(feature, row)| (*feature, std::array::from_fn::<i8, TAGS, _>(|tag| stored(row[tag]))))
        .filter(|(_, row)| row.iter().any(|weight| *weight != 0))
        .collect();
    let count: usize = features.iter().map(|(_, row)| row.iter().filter(|weight| **weight != 0).count()).sum();
    let largest = field.weights.iter().flatten().fold(0.0_f32, |top, weight| top.max(weight.abs()));
    tell(&format!("{} features with {count} weights, the largest {largest:.2}", features.len()));
    let transitions = field
        .transitions
        .iter()
        .flat_map(|row| row.iter().take(TAGS))
        .flat_map(|weight| ((weight / unit).round() as i32).to_le_bytes())
        .collect();
    (Weights::compile(&features), transitions)
}

