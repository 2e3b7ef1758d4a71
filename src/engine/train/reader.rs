//! Articles as the recogniser reads them, in numbers.

use rustc_hash::FxHashMap;

use super::Source;
use super::corpus::Article;
use super::crf::Samples;
use super::gauge::Gauge;
use super::names::Progress;
use crate::engine::lexicon::{BrownClasses, Gazetteer, Lexicon};
use crate::engine::ner::training::{Family, Survey, Template};
use crate::engine::text::Text;
use crate::engine::{DateRef, Document, Meta, Span, date};

/// Features by their numbers in the samples.
#[derive(Default)]
pub(super) struct Index {
    pub(super) numbers: FxHashMap<u64, u32>,
    pub(super) features: Vec<u64>,
}

impl Index {
    pub(super) fn number(&mut self, feature: u64) -> u32 {
        *self.numbers.entry(feature).or_insert_with(|| {
            self.features.push(feature);
            self.features.len() as u32 - 1
        })
    }
}

/// What reads articles as the recogniser does.
pub(super) struct Reader<'a> {
    pub(super) lexicon: Lexicon,
    pub(super) gazetteer: Gazetteer<'a>,
    pub(super) brown: BrownClasses<'a>,
    pub(super) without: Option<Family>,
}

impl Reader<'_> {
    /// An article as the recogniser sees it.
    fn open(&self, article: &Article, with: impl FnOnce(&Text<'_>, &[DateRef], &Survey<'_>)) {
        let meta = Meta { published: article.published, ..Meta::default() };
        let Ok(document) = Document::from_text(article.text.as_str(), meta) else { return };
        let text = Text::new(&document, &self.lexicon, &self.gazetteer);
        let dates = date::find(&text, &document);
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
                    spans.push(text.token_span(at));
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

    pub(super) fn gauge<'g>(&self, name: &'g str, articles: &'g [Article], index: &Index) -> Gauge<'g> {
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

/// All islands of the material and their features.
pub(super) fn gather<'m>(
    reader: &Reader<'_>,
    sources: impl Iterator<Item = &'m (Source, Vec<Article>)>,
    rare: u32,
    tell: Progress<'_>,
) -> (Samples, Index) {
    let (mut samples, mut index) = (Samples::default(), Index::default());
    let mut number = 0;
    for (source, articles) in sources {
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
    drop_rare(&mut samples, &mut index, rare);
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
