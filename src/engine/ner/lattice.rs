//! The best legal sequence of labels for an island, and by how much it is better.

use super::tag::{CLOSING, OPENING, TAGS, Tag, TagSet};
use super::weights::Scores;
use crate::engine::model::u32_at;

/// A score that no sum of real ones comes near: a token's are some millions at most, and those of paths are counted from the
/// best one.
const IMPOSSIBLE: i32 = i32::MIN / 4;

/// As many labels as a number of five bits can name.
const WIDTH: usize = 32;

/// A score of paths for each label.
type Row = [i32; WIDTH];

/// One label after another, as the scheme allows it.
#[derive(Clone, Copy, Debug)]
struct Step {
    before: u8,
    after: u8,
    score: i32,
}

impl Step {
    fn ends(self) -> (usize, usize) {
        (usize::from(self.before) % WIDTH, usize::from(self.after) % WIDTH)
    }
}

/// How well one label follows another. A third of all pairs are legal, and no others are looked at.
#[derive(Clone, Debug, Default)]
pub(crate) struct Transitions {
    steps: Vec<Step>,
}

impl Transitions {
    /// The size in the model file: one number of four bytes for each pair of labels.
    pub(crate) const BYTES: usize = 4 * TAGS * TAGS;

    /// The scores in these bytes, if they are as many as there should be.
    pub(crate) fn load(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != Self::BYTES {
            return None;
        }
        let mut steps = Vec::new();
        for before in 0..TAGS {
            for after in (0..TAGS).filter(|&after| Tag::at(before).followers() & Tag::at(after).bit() != 0) {
                // Weights are bytes and features some hundred; a larger number is not from the trainer.
                let stored = u32_at(bytes, 4 * (before * TAGS + after))?.cast_signed();
                let score = stored.clamp(-(1 << 20), 1 << 20);
                let (before, after) = (u8::try_from(before).ok()?, u8::try_from(after).ok()?);
                steps.push(Step { before, after, score });
            }
        }
        Some(Self { steps })
    }
}

/// The tags of an island and how sure they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lattice {
    /// The best score of a path up to each token and label.
    forward: Vec<Row>,
    /// The best score of a path after each token and label.
    backward: Vec<Row>,
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
            for (index, (ahead, behind)) in forward.iter().zip(backward).take(TAGS).enumerate() {
                let score = ahead + behind;
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
        for own in scores {
            let mut row = match self.forward.last() {
                None => only(OPENING),
                Some(before) => {
                    let mut row = [IMPOSSIBLE; WIDTH];
                    for step in &transitions.steps {
                        let (from, to) = step.ends();
                        row[to] = row[to].max(before[from] + step.score);
                    }
                    row
                }
            };
            add(&mut row, own);
            self.forward.push(row);
        }
    }

    fn fill_backward(&mut self, scores: &[Scores], transitions: &Transitions) {
        self.backward.clear();
        self.backward.resize(scores.len(), [IMPOSSIBLE; WIDTH]);
        let mut after: Option<Row> = None;
        for (row, own) in self.backward.iter_mut().zip(scores).rev() {
            match after {
                None => *row = only(CLOSING),
                Some(after) => {
                    for step in &transitions.steps {
                        let (from, to) = step.ends();
                        row[from] = row[from].max(after[to] + step.score);
                    }
                }
            }
            let mut with_own = *row;
            add(&mut with_own, own);
            after = Some(with_own);
        }
    }
}

/// The labels of a set at no cost, and no others.
fn only(tags: TagSet) -> Row {
    std::array::from_fn(|tag| if tags >> tag & 1 != 0 { 0 } else { IMPOSSIBLE })
}

/// Adds a token's own scores to those of the paths that lead to it, and counts from the best path: only differences matter, and
/// so they stay small in the longest sentence.
fn add(row: &mut Row, own: &Scores) {
    for (slot, own) in row.iter_mut().zip(own) {
        *slot += own;
    }
    let best = row.iter().copied().max().unwrap_or(0);
    for slot in row {
        *slot = (*slot - best).max(IMPOSSIBLE);
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
