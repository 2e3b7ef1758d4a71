//! Fitting a field to samples.

use std::thread;

use super::crf::{Field, Mean, Samples, Steps};
use super::gauge::Gauge;
use super::names::{Plan, Progress};

/// The mean of several fields that are fitted to these sequences in different orders, each itself the mean over the second half
/// of its passes. It errs less than any of them.
pub(super) fn fit(
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
pub(super) const THREADS: usize = 2;

/// How a field does on the sets to measure with.
pub(super) fn report(field: &Field, gauges: &[Gauge<'_>]) -> String {
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
pub(super) fn prune(field: &mut Field, samples: &Samples, keep: usize) {
    let counts = samples.counts(field.weights.len());
    let worth = |weight: f32, count: u32| weight.abs() * (count as f32).sqrt().sqrt();
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
