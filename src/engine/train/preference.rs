//! Fitting preferences to answered questions.
//!
//! The chance of an option is the exponential of its score's part in that of all options; the loss of a question is how much
//! less probable its right options are than certain. Steps are those of the [names](super::crf): FTRL-Proximal.

use fastrand::Rng;

use super::calibrate::rising;
use super::lesson::Lessons;
use super::names::Progress;
use crate::engine::ner::NAT;
use crate::engine::ner::training::{STEPS, step};
use crate::engine::quote::training::{Preferences, Question, SLOT_BITS, STEP};

const PASSES: usize = 10;
/// The size of steps and the penalty on the size of weights, for each kind of question. There are few questions about words in
/// marks, and with larger steps they are learned by heart.
const RATE: [f32; Question::ALL.len()] = [0.02, 0.06, 0.06];
const SPARSITY: [f32; Question::ALL.len()] = [7.0, 6.0, 6.0];
const DECAY: f32 = 0.5;
const SEED: u64 = 1;
const RUNS: u64 = 4;
/// A reported clause that is none costs the reader more than one that is missed.
const NOTHING: f32 = 1.2;

/// A weight and what FTRL needs to know of its past.
#[derive(Clone, Copy, Default)]
struct Slot {
    weight: f32,
    z: f32,
    n: f32,
    /// The sum of its weights after the later passes.
    sum: f32,
}

impl Slot {
    fn learn(&mut self, gradient: f32, kind: Question) {
        let (rate, sparsity) = (RATE[kind as usize], SPARSITY[kind as usize]);
        let grown = self.n + gradient * gradient;
        self.z += gradient - (grown.sqrt() - self.n.sqrt()) / rate * self.weight;
        self.n = grown;
        let beyond = self.z.abs() - sparsity;
        self.weight = if beyond <= 0.0 {
            0.0
        } else {
            -beyond.copysign(self.z) / ((1.0 + grown.sqrt()) / rate + DECAY)
        };
    }
}

/// How a pass went for one kind of question.
#[derive(Clone, Copy, Default)]
struct Tally {
    loss: f64,
    right: u32,
    all: u32,
}

impl Tally {
    fn add(&mut self, chance: f32, right: bool) {
        self.loss -= f64::from(libm::logf(chance.max(1e-9)));
        self.right += u32::from(right);
        self.all += 1;
    }

    fn share(self) -> f64 {
        100.0 * f64::from(self.right) / f64::from(self.all.max(1))
    }
}

/// The weights after training on these questions, as the file stores them: the mean of the later passes of several runs, each
/// in another order.
pub(super) fn fit(lessons: &Lessons, questions: &[u32], tell: Progress<'_>) -> Vec<i8> {
    let mut sums = vec![0.0_f32; 1 << SLOT_BITS];
    for run in 0..RUNS {
        let slots = run_once(lessons, questions.to_vec(), SEED + run, tell);
        sums.iter_mut().zip(slots).for_each(|(sum, slot)| *sum += slot.sum);
    }
    let moments = RUNS as f32 * (PASSES - PASSES / 2) as f32;
    let unit = NAT as f32 / STEP as f32 / moments;
    sums.iter().map(|sum| (sum * unit).round().clamp(-127.0, 127.0) as i8).collect()
}

fn run_once(lessons: &Lessons, mut questions: Vec<u32>, seed: u64, tell: Progress<'_>) -> Vec<Slot> {
    let mut slots = vec![Slot::default(); 1 << SLOT_BITS];
    let mut rng = Rng::with_seed(seed);
    for pass in 0..PASSES {
        rng.shuffle(&mut questions);
        let mut tallies = [Tally::default(); Question::ALL.len()];
        for &question in &questions {
            let (chance, right) = learn(lessons, question, &mut slots);
            tallies[lessons.questions[question as usize].kind as usize].add(chance, right);
        }
        if pass >= PASSES / 2 {
            slots.iter_mut().for_each(|slot| slot.sum += slot.weight);
        }
        let report: Vec<_> = Question::ALL
            .iter()
            .zip(tallies)
            .map(|(kind, tally)| {
                format!(
                    "{kind:?} {:.3} ({:.1} % right)",
                    tally.loss / f64::from(tally.all.max(1)),
                    tally.share()
                )
            })
            .collect();
        tell(&format!("pass {}: {}", pass + 1, report.join(", ")));
    }
    slots
}

/// Learns from one question. The chance of its right options before, and whether the best option was one.
fn learn(lessons: &Lessons, question: u32, slots: &mut [Slot]) -> (f32, bool) {
    let options = lessons.options(question);
    let score =
        |option: u32| lessons.features(option).iter().map(|&slot| slots[slot as usize].weight).sum::<f32>();
    let scores: Vec<f32> = options.clone().map(score).collect();
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let chances: Vec<f32> = scores.iter().map(|score| libm::expf(*score - top)).collect();
    let all: f32 = chances.iter().sum();
    let with_chance = || options.clone().zip(chances.iter().copied());
    let right: f32 =
        with_chance().filter(|(option, _)| lessons.is_right(*option)).map(|(_, chance)| chance).sum();
    let best =
        with_chance().find(|(_, chance)| *chance >= 1.0).is_some_and(|(option, _)| lessons.is_right(option));
    let nothing = options.end.checked_sub(1).is_some_and(|last| lessons.is_right(last));
    let kind = lessons.questions[question as usize].kind;
    let weight = if kind == Question::Clause && nothing { NOTHING } else { 1.0 };
    for (option, chance) in with_chance() {
        let wanted = if lessons.is_right(option) { chance / right.max(1e-9) } else { 0.0 };
        let gradient = (chance / all - wanted) * weight;
        if gradient.abs() >= 1e-3 {
            lessons.features(option).iter().for_each(|&slot| slots[slot as usize].learn(gradient, kind));
        }
    }
    (right / all, best)
}

/// How often answers are right by their margins, told from articles that the weights were not fitted to.
pub(super) fn calibrate(lessons: &Lessons, tell: Progress<'_>) -> Vec<u8> {
    let mut steps = vec![vec![(0_u32, 0_u32); STEPS]; Question::ALL.len()];
    let mut tallies = [Tally::default(); Question::ALL.len()];
    for half in [0, 1] {
        let (own, others): (Vec<u32>, Vec<u32>) = (0..lessons.len())
            .partition(|question| lessons.questions[*question as usize].article % 2 == half);
        let weights = fit(lessons, &others, &|_| ());
        for question in own {
            let kind = lessons.questions[question as usize].kind as usize;
            let score = |option: u32| {
                let weights = lessons.features(option).iter().map(|&slot| i32::from(weights[slot as usize]));
                STEP * weights.sum::<i32>()
            };
            let options = lessons.options(question);
            let (option, _, margin) = Preferences::best(options.clone().map(score));
            let is_right = lessons.is_right(options.start + option as u32);
            let (right, all) = &mut steps[kind][step(margin)];
            *right += u32::from(is_right);
            *all += 1;
            tallies[kind].add(1.0, is_right);
        }
    }
    for (kind, tally) in Question::ALL.iter().zip(tallies) {
        tell(&format!("{kind:?}: {:.1} % right in articles not learned from", tally.share()));
    }
    steps.iter().flat_map(|steps| rising(steps)).flat_map(u16::to_le_bytes).collect()
}
