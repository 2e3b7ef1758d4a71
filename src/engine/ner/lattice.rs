//! The best legal sequence of labels for an island, and by how much it is better.

use super::tag::{CLOSING, OPENING, TAGS, Tag, TagSet};
use super::weights::Scores;
use crate::engine::model::u32_at;

/// A score that no sum of real ones comes near.
const IMPOSSIBLE: i32 = i32::MIN / 4;

/// How well one label follows another.
#[derive(Clone, Debug)]
pub(crate) struct Transitions {
    /// By the label before, then the label after; impossible where the scheme forbids it.
    scores: [Scores; TAGS],
}

impl Default for Transitions {
    fn default() -> Self {
        Self { scores: [[IMPOSSIBLE; TAGS]; TAGS] }
    }
}

impl Transitions {
    /// The size in the model file: one number of four bytes for each pair of labels.
    pub(crate) const BYTES: usize = 4 * TAGS * TAGS;

    /// The scores in these bytes, if they are as many as there should be.
    pub(crate) fn load(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != Self::BYTES {
            return None;
        }
        let mut scores = [[IMPOSSIBLE; TAGS]; TAGS];
        for (before, row) in scores.iter_mut().enumerate() {
            for (after, score) in row.iter_mut().enumerate() {
                if Tag::at(before).followers() & Tag::at(after).bit() != 0 {
                    // Weights are bytes and features some hundred; a larger number is not from the trainer.
                    let stored = u32_at(bytes, 4 * (before * TAGS + after))?.cast_signed();
                    *score = stored.clamp(-(1 << 20), 1 << 20);
                }
            }
        }
        Some(Self { scores })
    }
}

/// The tags of an island and how sure they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lattice {
    /// The best score of a path up to each token and label.
    forward: Vec<Scores>,
    /// The best score of a path after each token and label.
    backward: Vec<Scores>,
}

impl Lattice {
    /// The best labels for these scores, and for each token how much worse the best path is that gives it another label.
    pub(crate) fn read(&mut self, scores: &[Scores], transitions: &Transitions, best: &mut Vec<(Tag, i32)>) {
        best.clear();
        self.fill_forward(scores, transitions);
        self.fill_backward(scores, transitions);
        let mut allowed: TagSet = OPENING;
        for (forward, backward) in self.forward.iter().zip(&self.backward) {
            // The best path goes through the label with the best score; ties are broken by the lowest legal label.
            let (mut top, mut second) = ((Tag::OUTSIDE, i32::MIN), i32::MIN);
            for (index, (ahead, behind)) in forward.iter().zip(backward).enumerate() {
                let score = ahead.saturating_add(*behind);
                let legal = allowed >> index & 1 != 0;
                if legal && score > top.1 {
                    second = second.max(top.1);
                    top = (Tag::at(index), score);
                } else {
                    second = second.max(score);
                }
            }
            best.push((top.0, top.1.saturating_sub(second).max(0)));
            allowed = top.0.followers();
        }
    }

    fn fill_forward(&mut self, scores: &[Scores], transitions: &Transitions) {
        self.forward.clear();
        for (at, own) in scores.iter().enumerate() {
            let mut row = [IMPOSSIBLE; TAGS];
            match at.checked_sub(1).and_then(|before| self.forward.get(before)) {
                None => {
                    for (tag, (slot, own)) in row.iter_mut().zip(own).enumerate() {
                        if OPENING >> tag & 1 != 0 {
                            *slot = *own;
                        }
                    }
                }
                Some(before) => {
                    for (score, onward) in before.iter().zip(&transitions.scores) {
                        for (slot, step) in row.iter_mut().zip(onward) {
                            *slot = (*slot).max(score.saturating_add(*step));
                        }
                    }
                    for (slot, own) in row.iter_mut().zip(own) {
                        *slot = slot.saturating_add(*own).max(IMPOSSIBLE);
                    }
                }
            }
            self.forward.push(row);
        }
    }

    fn fill_backward(&mut self, scores: &[Scores], transitions: &Transitions) {
        self.backward.clear();
        self.backward.resize(scores.len(), [IMPOSSIBLE; TAGS]);
        let mut after: Option<Scores> = None;
        for (slots, own) in self.backward.iter_mut().zip(scores).rev() {
            match after {
                None => {
                    for (tag, slot) in slots.iter_mut().enumerate() {
                        if CLOSING >> tag & 1 != 0 {
                            *slot = 0;
                        }
                    }
                }
                Some(after) => {
                    for (slot, onward) in slots.iter_mut().zip(&transitions.scores) {
                        let best =
                            onward.iter().zip(&after).map(|(step, rest)| step.saturating_add(*rest)).max();
                        *slot = best.unwrap_or(IMPOSSIBLE).max(IMPOSSIBLE);
                    }
                }
            }
            let mut with_own = *slots;
            for (slot, own) in with_own.iter_mut().zip(own) {
                *slot = slot.saturating_add(*own).max(IMPOSSIBLE);
            }
            after = Some(with_own);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tag::{Class, Part, of_name};
    use super::*;

    fn free() -> Transitions {
        Transitions::load(&[0; Transitions::BYTES]).unwrap()
    }

    fn read(scores: &[Scores]) -> Vec<(Tag, i32)> {
        let mut best = Vec::new();
        Lattice::default().read(scores, &free(), &mut best);
        best
    }

    #[test]
    fn the_best_legal_path_wins() {
        let mut scores = [[0; TAGS]; 3];
        // The middle token would rather begin a place, which a name that has begun forbids.
        for (row, tag) in scores.iter_mut().zip(of_name(Class::Person, 3)) {
            row[tag.index()] = 10;
        }
        scores[1][Tag::new(Class::Place, Part::Begin).index()] = 12;
        let best = read(&scores);
        let tags: Vec<_> = best.iter().map(|(tag, _)| *tag).collect();
        assert_eq!(tags, of_name(Class::Person, 3).collect::<Vec<_>>());
        assert!(best.iter().all(|(_, margin)| *margin > 0));
    }

    #[test]
    fn the_margin_is_what_the_other_path_loses() {
        let mut scores = [[0; TAGS]; 1];
        scores[0][Tag::new(Class::Place, Part::Single).index()] = 70;
        scores[0][Tag::new(Class::Person, Part::Single).index()] = 40;
        assert_eq!(read(&scores), [(Tag::new(Class::Place, Part::Single), 30)]);
    }

    #[test]
    fn paths_are_legal_whatever_the_scores() {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            i32::try_from(state >> 50).unwrap() - 8192
        };
        for length in 1..9 {
            let scores: Vec<Scores> = (0..length).map(|_| std::array::from_fn(|_| next())).collect();
            let tags: Vec<_> = read(&scores).into_iter().map(|(tag, _)| tag).collect();
            assert!(OPENING & tags[0].bit() != 0 && CLOSING & tags[length - 1].bit() != 0);
            assert!(tags.windows(2).all(|pair| pair[0].followers() & pair[1].bit() != 0));
        }
    }
}
