//! A conditional random field with partly known labels, fitted by stochastic gradient descent.
//!
//! The objective is the probability of all label sequences that an annotation allows, so that a source that says nothing
//! about a kind of name, or is not sure of one, teaches nothing about it. Steps are FTRL-Proximal (McMahan et al., “Ad click
//! prediction: a view from the trenches”, KDD 2013), whose first-order penalty keeps most weights at zero.

use std::ops::Range;

use crate::engine::ner::training::{CLOSING, OPENING, TAGS, Tag, TagSet};

/// A number for each label, padded for the processor's wide registers.
pub(super) type Row = [f32; WIDTH];

const WIDTH: usize = 24;

/// Tokens that follow one another.
#[derive(Clone, Copy, Debug)]
struct Sequence {
    start: u32,
    end: u32,
    weight: f32,
    article: u32,
    gold: bool,
}

/// Sequences to learn from: features and allowed labels of their tokens.
#[derive(Debug, Default)]
pub(super) struct Samples {
    /// Where each token's features end.
    ends: Vec<u32>,
    features: Vec<u32>,
    allowed: Vec<TagSet>,
    sequences: Vec<Sequence>,
}

impl Samples {
    /// One more token of the sequence that is being written.
    pub(super) fn push(&mut self, features: impl IntoIterator<Item = u32>, allowed: TagSet) {
        self.features.extend(features);
        self.ends.push(self.features.len() as u32);
        self.allowed.push(allowed);
    }

    /// Ends a sequence of the last `length` tokens.
    pub(super) fn close(&mut self, length: usize, article: u32, weight: f32, gold: bool) {
        let end = self.ends.len() as u32;
        self.sequences.push(Sequence { start: end - length as u32, end, weight, article, gold });
    }

    /// The article that a sequence is from.
    pub(super) fn article_of(&self, sequence: u32) -> u32 {
        self.sequences[sequence as usize].article
    }

    /// Whether a person annotated every kind of name in a sequence.
    pub(super) fn is_gold(&self, sequence: u32) -> bool {
        self.sequences[sequence as usize].gold
    }

    /// The labels that the tokens of a sequence may have.
    pub(super) fn allowed(&self, sequence: usize) -> &[TagSet] {
        &self.allowed[self.tokens_of(sequence)]
    }

    /// The tokens of a sequence.
    pub(super) fn tokens_of(&self, sequence: usize) -> Range<usize> {
        self.sequences[sequence].start as usize..self.sequences[sequence].end as usize
    }

    pub(super) fn len(&self) -> usize {
        self.sequences.len()
    }

    pub(super) fn tokens(&self) -> usize {
        self.ends.len()
    }

    fn of(&self, token: usize) -> &[u32] {
        let start = if token == 0 { 0 } else { self.ends[token - 1] };
        &self.features[start as usize..self.ends[token] as usize]
    }

    /// Renumbers the features; `None` leaves one out.
    pub(super) fn renumber(&mut self, number: impl Fn(u32) -> Option<u32>) {
        let mut kept = 0;
        let mut start = 0;
        for end in &mut self.ends {
            for at in start..*end as usize {
                if let Some(new) = number(self.features[at]) {
                    self.features[kept] = new;
                    kept += 1;
                }
            }
            start = *end as usize;
            *end = kept as u32;
        }
        self.features.truncate(kept);
        self.features.shrink_to_fit();
    }

    /// How many tokens each feature is seen in.
    pub(super) fn counts(&self, features: usize) -> Vec<u32> {
        let mut counts = vec![0; features];
        self.features.iter().for_each(|&feature| counts[feature as usize] += 1);
        counts
    }
}

/// How steps are taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Steps {
    pub(super) rate: f32,
    /// The penalty on the size of a weight.
    pub(super) sparsity: f32,
    /// The penalty on the square of a weight.
    pub(super) decay: f32,
}

/// A coordinate's past: what FTRL needs to know.
#[derive(Clone, Debug)]
struct Memory {
    z: Row,
    n: Row,
}

/// A field that is being fitted.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) weights: Vec<Row>,
    memories: Vec<Memory>,
    pub(super) transitions: [Row; TAGS],
    transition_memories: Vec<Memory>,
    /// The exponentials of the transitions; 0 where the scheme forbids one.
    steps: [Row; TAGS],
}

const NEW: Memory = Memory { z: [0.0; WIDTH], n: [0.0; WIDTH] };

impl Field {
    pub(super) fn new(features: usize) -> Self {
        let mut field = Self {
            weights: vec![[0.0; WIDTH]; features],
            memories: vec![NEW; features],
            transitions: [[0.0; WIDTH]; TAGS],
            transition_memories: vec![NEW; TAGS],
            steps: [[0.0; WIDTH]; TAGS],
        };
        field.note_transitions();
        field
    }

    fn note_transitions(&mut self) {
        for before in 0..TAGS {
            let followers = Tag::at(before).followers();
            for after in 0..TAGS {
                self.steps[before][after] = if followers >> after & 1 != 0 {
                    libm::expf(self.transitions[before][after])
                } else {
                    0.0
                };
            }
        }
    }

    /// The scores of a token's labels.
    pub(super) fn scores(&self, samples: &Samples, token: usize) -> Row {
        let mut scores = [0.0; WIDTH];
        for &feature in samples.of(token) {
            let row = &self.weights[feature as usize];
            for (score, weight) in scores.iter_mut().zip(row) {
                *score += weight;
            }
        }
        scores
    }

    /// One pass over the sequences in this order; the mean loss for a token.
    pub(super) fn pass(&mut self, samples: &Samples, order: &[u32], steps: Steps) -> f64 {
        let mut work = Work::default();
        let mut pending = [[0.0; WIDTH]; TAGS];
        let mut loss = 0.0;
        for (number, &sequence) in order.iter().enumerate() {
            let weight = samples.sequences[sequence as usize].weight;
            let tokens = samples.tokens_of(sequence as usize);
            work.clear();
            for token in tokens.clone() {
                work.push(&self.scores(samples, token), samples.allowed[token]);
            }
            loss += f64::from(weight) * work.gradients(&self.steps);
            for (gradient, token) in work.gradient.iter().zip(tokens) {
                if gradient.iter().all(|g| g.abs() < 1e-4) {
                    continue;
                }
                let gradient = gradient.map(|g| g * weight);
                for &feature in samples.of(token) {
                    let feature = feature as usize;
                    update(&mut self.weights[feature], &mut self.memories[feature], &gradient, steps);
                }
            }
            for (sum, row) in pending.iter_mut().zip(&work.transition_gradient) {
                for (sum, g) in sum.iter_mut().zip(row) {
                    *sum += g * weight;
                }
            }
            // Transitions are few and slow: a step after some sequences is enough.
            if number % 16 == 15 || number + 1 == order.len() {
                let gentle = Steps { sparsity: 0.0, ..steps };
                for ((row, memory), gradient) in
                    self.transitions.iter_mut().zip(&mut self.transition_memories).zip(&pending)
                {
                    update(row, memory, gradient, gentle);
                }
                pending = [[0.0; WIDTH]; TAGS];
                self.note_transitions();
            }
        }
        loss / samples.tokens().max(1) as f64
    }
}

/// The mean of a field at several moments, which errs less than the last of them.
#[derive(Debug, Default)]
pub(super) struct Mean {
    moments: u16,
    weights: Vec<Row>,
    transitions: Vec<Row>,
}

impl Mean {
    pub(super) fn add(&mut self, field: &Field) {
        self.moments += 1;
        self.weights.resize(field.weights.len(), [0.0; WIDTH]);
        self.transitions.resize(TAGS, [0.0; WIDTH]);
        let now = field.weights.iter().chain(&field.transitions);
        for (sums, row) in self.weights.iter_mut().chain(&mut self.transitions).zip(now) {
            sums.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
        }
    }

    /// Adds the moments of another mean.
    pub(super) fn join(&mut self, other: &Self) {
        self.moments += other.moments;
        self.weights.resize(other.weights.len(), [0.0; WIDTH]);
        self.transitions.resize(TAGS, [0.0; WIDTH]);
        let more = other.weights.iter().chain(&other.transitions);
        for (sums, row) in self.weights.iter_mut().chain(&mut self.transitions).zip(more) {
            sums.iter_mut().zip(row).for_each(|(sum, other)| *sum += other);
        }
    }

    /// Makes the field the mean.
    pub(super) fn give(self, field: &mut Field) {
        if self.moments == 0 {
            return;
        }
        let own = field.weights.iter_mut().chain(&mut field.transitions);
        for (row, sums) in own.zip(self.weights.iter().chain(&self.transitions)) {
            row.iter_mut().zip(sums).for_each(|(weight, sum)| *weight = sum / f32::from(self.moments));
        }
        field.note_transitions();
    }
}

fn update(weights: &mut Row, memory: &mut Memory, gradient: &Row, steps: Steps) {
    for at in 0..WIDTH {
        let (g, n) = (gradient[at], memory.n[at]);
        let grown = n + g * g;
        let root = grown.sqrt();
        memory.z[at] += g - (root - n.sqrt()) / steps.rate * weights[at];
        memory.n[at] = grown;
        let z = memory.z[at];
        let beyond = z.abs() - steps.sparsity;
        weights[at] =
            if beyond <= 0.0 { 0.0 } else { -beyond.copysign(z) / ((1.0 + root) / steps.rate + steps.decay) };
    }
}

/// Forward and backward sums over one sequence.
#[derive(Default)]
struct Work {
    /// The exponentials of the scores.
    potentials: Vec<Row>,
    allowed: Vec<TagSet>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    gradient: Vec<Row>,
    transition_gradient: Vec<Row>,
}

impl Work {
    fn clear(&mut self) {
        self.potentials.clear();
        self.allowed.clear();
        self.gradient.clear();
        self.transition_gradient.clear();
        self.transition_gradient.resize(TAGS, [0.0; WIDTH]);
    }

    fn push(&mut self, scores: &Row, allowed: TagSet) {
        let top = scores[..TAGS].iter().copied().fold(f32::MIN, f32::max);
        let mut potentials = [0.0; WIDTH];
        for at in 0..TAGS {
            potentials[at] = libm::expf((scores[at] - top).max(-60.0));
        }
        self.potentials.push(potentials);
        self.allowed.push(allowed);
        self.gradient.push([0.0; WIDTH]);
    }

    /// Fills the gradients and returns the loss: how much less probable the allowed sequences are than certain.
    fn gradients(&mut self, steps: &[Row; TAGS]) -> f64 {
        let sums = self.sums(steps, false, 1.0).zip(self.sums(steps, true, -1.0));
        if let Some((free, bound)) = sums {
            return free - bound;
        }
        // An annotation that no legal sequence fits, or scores that rule it out: nothing to learn.
        self.gradient.iter_mut().chain(&mut self.transition_gradient).for_each(|row| *row = [0.0; WIDTH]);
        0.0
    }

    /// Adds `sign` times the expected counts to the gradients; the logarithm of the sum over all paths.
    fn sums(&mut self, steps: &[Row; TAGS], bound: bool, sign: f32) -> Option<f64> {
        let length = self.potentials.len();
        let potential = |work: &Self, at: usize| {
            let mut row = work.potentials[at];
            let mut allowed = if bound { work.allowed[at] } else { TagSet::MAX };
            if at == 0 {
                allowed &= OPENING;
            }
            if at + 1 == length {
                allowed &= CLOSING;
            }
            for (tag, value) in row.iter_mut().enumerate() {
                if allowed >> tag & 1 == 0 {
                    *value = 0.0;
                }
            }
            row
        };
        self.forward.clear();
        self.backward.clear();
        self.backward.resize(length, [1.0; WIDTH]);
        let mut total = 0.0_f64;
        let mut scales = Vec::with_capacity(length);
        for at in 0..length {
            let mut row = potential(self, at);
            if at > 0 {
                let before = &self.forward[at - 1];
                let mut reached = [0.0; WIDTH];
                for (tag, step) in steps.iter().enumerate() {
                    let mass = before[tag];
                    if mass > 0.0 {
                        for (slot, step) in reached.iter_mut().zip(step) {
                            *slot += mass * step;
                        }
                    }
                }
                for (slot, reached) in row.iter_mut().zip(&reached) {
                    *slot *= reached;
                }
            }
            let scale: f32 = row.iter().sum();
            if scale <= 1e-30 {
                return None;
            }
            row.iter_mut().for_each(|slot| *slot /= scale);
            total += f64::from(libm::logf(scale));
            scales.push(scale);
            self.forward.push(row);
        }
        for at in (0..length.saturating_sub(1)).rev() {
            let mut onward = potential(self, at + 1);
            let scale = scales[at + 1];
            for (slot, rest) in onward.iter_mut().zip(&self.backward[at + 1]) {
                *slot *= rest / scale;
            }
            for (tag, step) in steps.iter().enumerate() {
                self.backward[at][tag] = step.iter().zip(&onward).map(|(step, rest)| step * rest).sum();
                let mass = sign * self.forward[at][tag];
                if mass != 0.0 {
                    for after in 0..TAGS {
                        self.transition_gradient[tag][after] += mass * step[after] * onward[after];
                    }
                }
            }
        }
        for at in 0..length {
            for tag in 0..TAGS {
                self.gradient[at][tag] += sign * self.forward[at][tag] * self.backward[at][tag];
            }
        }
        Some(total)
    }
}
