//! Training the choices about quotations.

use fastrand::Rng;

use super::calibrate::rising;
use super::names::Progress;
use crate::engine::lexicon::Lexicon;
use crate::engine::model::Model;
use crate::engine::ner::{self, NAT};
use crate::engine::quote::training::{
    Candidate, Choice, Extent, Head, Judge, Marked, Options, Preferences, Question, Reading, SLOT_BITS, STEP, ask,
};
use crate::engine::ner::training::{STEPS, step};
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Day, Document, Meta, QuoteKind, Span, date, entity};
use std::ops::Range;

/// An article in which somebody marked who said what.
#[derive(Clone, Debug, Default)]
pub struct Attributed {
    /// The text.
    pub text: String,
    /// The day it appeared, if that is known.
    pub published: Option<Day>,
    /// What stands in marks and is somebody's words, without the marks.
    pub marks: Vec<GoldQuote>,
    /// Everything that is reported, with marks and without.
    pub reports: Vec<GoldQuote>,
    /// Places where the annotation says nothing.
    pub ignored: Vec<Span>,
}

/// A quotation as it was marked; all spans in bytes.
#[derive(Clone, Debug)]
pub struct GoldQuote {
    /// The words.
    pub span: Span,
    /// How they are reported.
    pub kind: QuoteKind,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that introduce it.
    pub cue: Option<Span>,
    /// Whether they are reported as speech, not as a thought or a wish.
    pub speech: bool,
}

/// How the choices are trained.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drill {
    passes: usize,
    rate: f32,
    sparsity: f32,
    decay: f32,
    seed: u64,
}

const DRILL0: Drill = Drill { passes: 8, rate: 0.08, sparsity: 1.0, decay: 0.5, seed: 1 };
fn env(n:&str,d:f32)->f32{std::env::var(n).ok().and_then(|v|v.parse().ok()).unwrap_or(d)}

/// Answered questions.
#[derive(Default)]
struct Lessons {
    features: Vec<u32>,
    /// Where the features of each option end, and whether it is right.
    options: Vec<(u32, bool)>,
    questions: Vec<Lesson>,
}

struct Lesson {
    kind: Question,
    article: u32,
    options: Range<u32>,
}

impl Lessons {
    fn add(&mut self, kind: Question, article: u32, options: &Options, right: &[bool]) {
        let first = self.options.len() as u32;
        for (features, right) in options.iter().zip(right) {
            self.features.extend(features);
            self.options.push((self.features.len() as u32, *right));
        }
        self.questions.push(Lesson { kind, article, options: first..self.options.len() as u32 });
    }

    /// Drops the features that are seen in few articles.
    fn drop_rare(&mut self, rare: u32) {
        let mut seen = vec![(u32::MAX, 0_u32); 1 << SLOT_BITS];
        for lesson in &self.questions {
            for option in lesson.options.clone() {
                let start = if option == 0 { 0 } else { self.options[option as usize - 1].0 };
                for slot in &self.features[start as usize..self.options[option as usize].0 as usize] {
                    let (article, articles) = &mut seen[*slot as usize];
                    *articles += u32::from(*article != lesson.article);
                    *article = lesson.article;
                }
            }
        }
        let (mut kept, mut start) = (0, 0);
        for (end, _) in &mut self.options {
            for at in start..*end as usize {
                let slot = self.features[at];
                if seen[slot as usize].1 >= rare {
                    self.features[kept] = slot;
                    kept += 1;
                }
            }
            start = *end as usize;
            *end = kept as u32;
        }
        self.features.truncate(kept);
    }

    fn features(&self, option: u32) -> &[u32] {
        let start = if option == 0 { 0 } else { self.options[option as usize - 1].0 };
        &self.features[start as usize..self.options[option as usize].0 as usize]
    }
}

/// Answers the questions about one article from what was marked in it.
struct Teacher<'a> {
    gold: &'a Attributed,
    text: &'a Text<'a>,
    article: u32,
    lessons: &'a mut Lessons,
}

/// Letters and digits decide whether spans agree.
fn trim(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let inner = words.trim_matches(|c: char| !c.is_alphanumeric());
    let inner = if inner.is_empty() { words } else { inner };
    let start = span.start + (inner.as_ptr() as usize - words.as_ptr() as usize) as u32;
    let inner_span = Span::new(start, start + inner.len() as u32);
    match inner.strip_prefix("that ") {
        Some(rest) => Span::new(inner_span.end - rest.len() as u32, inner_span.end),
        None => inner_span,
    }
}

/// How much of two spans together is in both.
fn agreement(one: Span, other: Span) -> f32 {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let all = one.end.max(other.end) - one.start.min(other.start);
    both as f32 / all.max(1) as f32
}

const CERTAIN: u16 = 1000;

impl Teacher<'_> {
    fn span(&self, tokens: &Range<usize>) -> Span {
        trim(&self.gold.text, self.text.span(tokens.clone()))
    }

    fn is_ignored(&self, span: Span) -> bool {
        self.gold.ignored.iter().any(|ignored| ignored.overlaps(span))
    }

    /// What was marked at these words.
    fn gold(&self, words: Span, among: &'static str) -> Option<&GoldQuote> {
        let quotes = if among == "marks" { &self.gold.marks } else { &self.gold.reports };
        let fit = |quote: &&GoldQuote| agreement(trim(&self.gold.text, quote.span), words);
        quotes.iter().filter(|quote| fit(quote) >= 0.5).max_by(|a, b| fit(a).total_cmp(&fit(b)))
    }

    fn note(&mut self, kind: Question, options: &Options, right: &[bool]) -> Choice {
        self.lessons.add(kind, self.article, options, right);
        self.pass(right)
    }

    /// An answer that is not learned from.
    fn pass(&self, right: &[bool]) -> Choice {
        let option = right.iter().position(|right| *right).unwrap_or(right.len().saturating_sub(1));
        Choice { option, confidence: CERTAIN }
    }

    /// The words that can be the head of a speaker: the last of each part between commas.
    fn heads(&self, speaker: Span) -> Vec<Span> {
        let mut heads = Vec::new();
        let mut head = None;
        let mut closed = false;
        let first = self.text.tokens.partition_point(|&token| self.text.place_of(token).end <= speaker.start);
        for at in first..self.text.tokens.len() {
            let token = self.text.token(at);
            if token.start >= speaker.end {
                break;
            }
            let word = self.text.word(at);
            if matches!(self.text.kind(at), TokenKind::Comma | TokenKind::Open) || matches!(word, "—" | "–") {
                heads.extend(head.take());
                closed = false;
            } else if matches!(
                word,
                "who" | "which" | "that" | "of" | "for" | "from" | "at" | "in" | "with" | "on" | "to" | "by" | "as" | "whose" | "near"
            ) && head.is_some()
            {
                closed = true;
            } else if !closed && (token.is_word() || self.text.kind(at) == TokenKind::Number) {
                head = Some(self.text.place_of(token));
            }
        }
        heads.extend(head);
        heads
    }
}

impl Judge for Teacher<'_> {
    fn stretch(&mut self, options: &Options, marked: &Marked) -> Choice {
        let words = trim(&self.gold.text, marked.inner);
        let reading = match self.gold(words, "marks").map(|quote| quote.kind) {
            Some(QuoteKind::Direct) => Reading::Direct,
            Some(_) => Reading::Mixed,
            None => Reading::NoSpeech,
        };
        let right = Reading::ALL.map(|option| option == reading);
        // Single marks were left unmarked by many who annotated.
        let single = matches!(self.text.word(marked.tokens.start), "‘" | "'" | "`");
        if reading == Reading::NoSpeech && (single || self.is_ignored(words)) {
            return self.pass(&right);
        }
        self.note(Question::Stretch, options, &right)
    }

    fn clause(&mut self, options: &Options, cue: &Range<usize>, extents: &[Extent]) -> Choice {
        let at = self.text.span(cue.clone());
        let reported: Vec<_> = self
            .gold
            .reports
            .iter()
            .filter(|quote| quote.speech && quote.cue.is_some_and(|cue| cue.overlaps(at)))
            .map(|quote| trim(&self.gold.text, quote.span))
            .collect();
        let fits: Vec<f32> = extents
            .iter()
            .map(|extent| {
                let span = self.span(&extent.content);
                reported.iter().map(|gold| agreement(*gold, span)).fold(0.0, f32::max)
            })
            .collect();
        let best = fits.iter().copied().fold(0.0, f32::max);
        let mut right: Vec<bool> = fits.iter().map(|fit| best >= 0.6 && *fit >= best - 0.01).collect();
        let nothing = !right.contains(&true);
        right.push(nothing);
        let unclear = (0.4..0.6).contains(&best) || (nothing && self.is_ignored(at));
        if unclear { self.pass(&right) } else { self.note(Question::Clause, options, &right) }
    }

    fn speaker(&mut self, options: &Options, words: &Range<usize>, candidates: &[Candidate]) -> Choice {
        let span = self.span(words);
        let marked = self.text.kind(words.start) == TokenKind::Quote;
        let Some(gold) = self.gold(span, if marked { "marks" } else { "reports" }) else {
            return self.pass(&vec![false; candidates.len() + 1]);
        };
        let source = self.text.source;
        let Some(speaker) = gold.speaker else {
            let mut right = vec![false; candidates.len()];
            right.push(true);
            return self.note(Question::Speaker, options, &right);
        };
        let heads = self.heads(speaker);
        let head = |candidate: &Candidate| self.text.token_span(candidate.phrase.head_at());
        let mut right: Vec<bool> =
            candidates.iter().map(|candidate| heads.contains(&head(candidate))).collect();
        // Of “his spokesman, Tom Hale” the name is the better answer.
        let names: Vec<bool> = candidates
            .iter()
            .zip(&right)
            .map(|(candidate, right)| *right && matches!(candidate.phrase.head, Head::Name(_)))
            .collect();
        if names.contains(&true) {
            right = names;
        }
        if !right.contains(&true) {
            // The same name elsewhere.
            let named: Vec<&str> = heads
                .iter()
                .map(|head| head.of(source))
                .filter(|head| head.starts_with(char::is_uppercase))
                .collect();
            right = candidates.iter().map(|candidate| named.contains(&head(candidate).of(source))).collect();
        }
        right.push(false);
        if !right.contains(&true) {
            return self.pass(&right);
        }
        self.note(Question::Speaker, options, &right)
    }
}

/// The section of the model file with the preferences. `model` finds the names.
pub(super) fn train(articles: &[Attributed], model: &Model<'_>, tell: Progress<'_>) -> Vec<u8> {
    let mut lessons = gather(articles, model);
    for kind in Question::ALL {
        let count = lessons.questions.iter().filter(|lesson| lesson.kind == kind).count();
        tell(&format!("{kind:?}: {count} questions"));
    }
    let all = (0..lessons.questions.len() as u32).collect();
    lessons.drop_rare(env("RARE",3.0) as u32);
    let weights = fit(&lessons, all, tell);
    let mut section = calibrate(&lessons, tell);
    section.extend(Preferences::compile(&weights));
    tell(&format!("{} weights", weights.iter().filter(|weight| **weight != 0).count()));
    section
}

fn gather(articles: &[Attributed], model: &Model<'_>) -> Lessons {
    let lexicon = Lexicon::new();
    let mut lessons = Lessons::default();
    for (number, gold) in articles.iter().enumerate() {
        let meta = Meta { published: gold.published, ..Meta::default() };
        let Ok(document) = Document::from_text(gold.text.as_str(), meta) else { continue };
        let text = Text::new(&document, &lexicon, &model.gazetteer);
        let dates = date::find(&text, document.header(), document.published());
        let names = ner::recognise(&text, model, &dates, false);
        let (mentions, entities) = entity::link(&text, names);
        let mut teacher = Teacher { gold, text: &text, article: number as u32, lessons: &mut lessons };
        ask(&text, model, &mentions, &entities, &mut teacher);
    }
    lessons
}

/// The weights after training on these questions, as the file stores them.
#[allow(non_snake_case)]
fn fit(lessons: &Lessons, mut order: Vec<u32>, tell: Progress<'_>) -> Vec<i8> {
    let DRILL = Drill { passes: env("P",8.0) as usize, rate: env("R",0.08), sparsity: env("S",1.0), decay: env("D",0.5), seed: env("SEED",1.0) as u64 };
    let size = 1 << SLOT_BITS;
    let (mut weights, mut z, mut n) = (vec![0.0_f32; size], vec![0.0_f32; size], vec![0.0_f32; size]);
    let mut mean = vec![0.0_f32; size];
    let mut rng = Rng::with_seed(DRILL.seed);
    let mut chances = Vec::new();
    for pass in 0..DRILL.passes {
        rng.shuffle(&mut order);
        let mut loss = [(0.0_f64, 0_u32, 0_u32); Question::ALL.len()];
        for &question in &order {
            let lesson = &lessons.questions[question as usize];
            chances.clear();
            let score = |option: u32| lessons.features(option).iter().map(|&slot| weights[slot as usize]).sum::<f32>();
            chances.extend(lesson.options.clone().map(score));
            let top = chances.iter().copied().fold(f32::MIN, f32::max);
            let first = chances.iter().position(|chance| *chance >= top).unwrap_or(0);
            chances.iter_mut().for_each(|chance| *chance = libm::expf(*chance - top));
            let all: f32 = chances.iter().sum();
            let rights = lesson.options.clone().map(|option| lessons.options[option as usize].1);
            let right: f32 = chances.iter().zip(rights.clone()).filter(|(_, right)| *right).map(|(chance, _)| chance).sum();
            let weight = if lesson.kind == Question::Stretch && lessons.options[lesson.options.start as usize].1 { env("W", 1.0) } else { 1.0 };
            let tally = &mut loss[lesson.kind as usize];
            tally.0 -= f64::from(libm::logf((right / all).max(1e-9)));
            tally.1 += 1;
            tally.2 += u32::from(lessons.options[lesson.options.start as usize + first].1);
            for ((option, chance), is_right) in lesson.options.clone().zip(&chances).zip(rights) {
                let wanted = if is_right { chance / right.max(1e-9) } else { 0.0 };
                let g = (chance / all - wanted) * weight;
                if g.abs() < 1e-3 {
                    continue;
                }
                for &slot in lessons.features(option) {
                    let slot = slot as usize;
                    let grown = n[slot] + g * g;
                    z[slot] += g - (grown.sqrt() - n[slot].sqrt()) / DRILL.rate * weights[slot];
                    n[slot] = grown;
                    let beyond = z[slot].abs() - DRILL.sparsity;
                    weights[slot] = if beyond <= 0.0 {
                        0.0
                    } else {
                        -beyond.copysign(z[slot]) / ((1.0 + grown.sqrt()) / DRILL.rate + DRILL.decay)
                    };
                }
            }
        }
        let report: Vec<_> = loss.iter().map(|(loss, all, right)| {
            format!("{:.3} {:.1} %", loss / f64::from((*all).max(1)), 100.0 * f64::from(*right) / f64::from((*all).max(1)))
        }).collect();
        tell(&format!("pass {}: {}", pass + 1, report.join(", ")));
        if pass >= DRILL.passes / 2 {
            mean.iter_mut().zip(&weights).for_each(|(mean, weight)| *mean += weight);
        }
    }
    let moments = (DRILL.passes - DRILL.passes / 2) as f32;
    let unit = NAT as f32 / STEP as f32;
    mean.iter().map(|mean| (mean / moments * unit).round().clamp(-127.0, 127.0) as i8).collect()
}

/// How often answers are right by their margins, told from articles that the weights were not fitted to.
fn calibrate(lessons: &Lessons, tell: Progress<'_>) -> Vec<u8> {
    let mut steps = vec![vec![(0_u32, 0_u32); STEPS]; Question::ALL.len()];
    let mut binary = (0, 0, 0); let mut bias = [(0, 0, 0); 8];
    for half in [0, 1] {
        let (own, others): (Vec<u32>, Vec<u32>) = (0..lessons.questions.len() as u32)
            .partition(|question| lessons.questions[*question as usize].article % 2 == half);
        let weights = fit(lessons, others, &|_| ());
        for question in own {
            let lesson = &lessons.questions[question as usize];
            let scores = lesson.options.clone().map(|option| {
                STEP * lessons.features(option).iter().map(|&slot| i32::from(weights[slot as usize])).sum::<i32>()
            });
            let (option, margin) = Preferences::best(scores.clone());
            if lesson.kind == Question::Stretch {
                let raw: Vec<i32> = scores.clone().collect();
                for (k, slot) in bias.iter_mut().enumerate() {
                    let b = NAT * k as i32 / 4;
                    let (option, _) = Preferences::best([raw[0] + b, raw[1], raw[2]].into_iter());
                    let first = lesson.options.start as usize;
                    let gold = (0..3).find(|at| lessons.options[first + at].1).unwrap_or(0);
                    match (option > 0, gold > 0) { (true, true) => slot.0 += 1, (true, false) => slot.1 += 1, (false, true) => slot.2 += 1, _ => () }
                } // BIAS
                let first = lesson.options.start as usize;
                let gold = (0..3).find(|at| lessons.options[first + at].1).unwrap_or(0);
                match (option > 0, gold > 0) { (true, true) => binary.0 += 1, (true, false) => binary.1 += 1, (false, true) => binary.2 += 1, _ => () }
            }
            let (right, all) = &mut steps[lesson.kind as usize][step(margin)];
            *right += u32::from(lessons.options[lesson.options.start as usize + option].1);
            *all += 1;
        }
    }
    for b in bias { tell(&format!("{b:?} {:.2}", 200.0 * b.0 as f32 / (2 * b.0 + b.1 + b.2) as f32)); }
    tell(&format!("BIN {binary:?} F1 {:.2}", 200.0 * binary.0 as f32 / (2 * binary.0 + binary.1 + binary.2) as f32));
    for (kind, steps) in Question::ALL.iter().zip(&steps) {
        let (right, all) = steps.iter().fold((0, 0), |(right, all), step| (right + step.0, all + step.1));
        tell(&format!("{kind:?}: {:.1} % of the answers right in articles not learned from", 100.0 * f64::from(right) / f64::from(all.max(1))));
    }
    steps.iter().flat_map(|steps| rising(steps)).flat_map(u16::to_le_bytes).collect()
}
