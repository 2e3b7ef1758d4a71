//! What margins mean: the share of names that are right.

use super::crf::Samples;
use super::fit::{THREADS, fit};
use super::gauge::read;
use super::names::{Plan, Progress, integer_transitions};
use crate::engine::ner::training::{self, Lattice, STEPS};

/// How often names are right, by their margins: told from articles that people annotated, each read by a field that was fitted
/// to other ones.
pub(super) fn calibrate(features: usize, samples: &Samples, plan: &Plan, tell: Progress<'_>) -> Vec<u8> {
    let plan = Plan { fields: THREADS, ..*plan };
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
            for (tokens, class) in training::spans(best.iter().map(|(tag, _)| *tag), 0) {
                let mut labels = training::of_name(class, tokens.len()).zip(&allowed[tokens.clone()]);
                let (right, all) = &mut steps[training::step(training::margin(&best, tokens))];
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
pub(super) fn rising(steps: &[(u32, u32)]) -> Vec<u16> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_never_falls() {
        let shares = rising(&[(5, 10), (2, 10), (9, 10), (0, 0), (99, 100)]);
        assert_eq!(shares.len(), 5);
        assert!(shares.is_sorted());
        assert_eq!(shares[0], shares[1]);
        assert!(shares[4] > 950);
    }
}
