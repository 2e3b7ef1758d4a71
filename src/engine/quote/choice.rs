//! Choosing: each question about quotations is a choice among options, and what speaks for an option is a list of features.
//!
//! The [`Preferences`] of the model answer questions; in training a teacher who knows the answers does. Both are a [`Judge`],
//! and the stages ask whichever they are given, so that training sees exactly what reading will see.

use std::ops::Range;

use super::clause::Extent;
use super::marks::Marked;
use super::speaker::Candidate;
use crate::engine::ner::{Calibration, NAT};

/// The options of one question with their features. What several options have in common is kept once, in a group.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    features: Vec<u32>,
    groups: Vec<Range<usize>>,
    options: Vec<(Range<usize>, Option<Group>)>,
    /// Where the features begin that belong to no group or option yet.
    open: usize,
}

/// Features that several options share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group(usize);

impl Options {
    /// Forgets all options.
    pub(super) fn clear(&mut self) {
        self.features.clear();
        self.groups.clear();
        self.options.clear();
        self.open = 0;
    }

    /// One more feature of the group or option that is being written.
    pub(super) fn add(&mut self, template: impl Into<u16>, value: u64) {
        self.features.push(slot(template.into(), value));
    }

    /// Several features of one template.
    pub(super) fn add_all(&mut self, template: impl Into<u16>, values: impl Iterator<Item = u64>) {
        let template = template.into();
        self.features.extend(values.map(|value| slot(template, value)));
    }

    fn written(&mut self) -> Range<usize> {
        let written = self.open..self.features.len();
        self.open = written.end;
        written
    }

    /// Ends a group.
    pub(super) fn group(&mut self) -> Group {
        let written = self.written();
        self.groups.push(written);
        Group(self.groups.len() - 1)
    }

    /// Ends an option.
    pub(super) fn close(&mut self, group: Option<Group>) {
        let written = self.written();
        self.options.push((written, group));
    }

    /// The features of each option, in order.
    #[cfg(feature = "cli")]
    pub(crate) fn iter(&self) -> impl Iterator<Item = impl Iterator<Item = u32>> {
        self.options.iter().map(|(own, group)| {
            let shared = group.and_then(|group| self.groups.get(group.0)).cloned().unwrap_or_default();
            self.slots(shared).chain(self.slots(own.clone())).copied()
        })
    }

    fn slots(&self, features: Range<usize>) -> std::slice::Iter<'_, u32> {
        self.features.get(features).unwrap_or_default().iter()
    }
}

/// Features are told apart by so many bits of their hash; two that share a slot share a weight, in training too.
pub(crate) const SLOT_BITS: u32 = 19;

fn slot(template: u16, value: u64) -> u32 {
    let mixed = (value ^ (u64::from(template) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xff51_afd7_ed55_8ccd);
    let mixed = (mixed ^ (mixed >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    u32::try_from(mixed >> (64 - SLOT_BITS)).unwrap_or(0)
}

/// Mixes values into one.
pub(super) fn mix<const N: usize>(values: [u64; N]) -> u64 {
    values.into_iter().fold(BEGINNING, mix_in)
}

const BEGINNING: u64 = 0x5bd1_e995;

const fn mix_in(mixed: u64, value: u64) -> u64 {
    (mixed.rotate_left(23) ^ value).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// Every two of `N` values as features, `PAIRS` of them.
#[derive(Debug)]
pub(super) struct Pairs<const N: usize, const PAIRS: usize> {
    /// The numbers of the two values, and these numbers mixed.
    pairs: [(usize, usize, u64); PAIRS],
}

impl<const N: usize, const PAIRS: usize> Pairs<N, PAIRS> {
    /// All pairs.
    pub(super) const NEW: Self = {
        let mut pairs = [(0, 0, 0); PAIRS];
        let (mut pair, mut one, mut other) = (0, 0, 1);
        while pair < PAIRS {
            pairs[pair] = (one, other, mix_in(mix_in(BEGINNING, one as u64), other as u64));
            pair += 1;
            other += 1;
            if other == N {
                one += 1;
                other = one + 1;
            }
        }
        Self { pairs }
    };

    /// The values of each pair, mixed with their numbers.
    pub(super) fn of(&self, values: &[u64; N]) -> impl Iterator<Item = u64> {
        let value = |number: usize| values.get(number).copied().unwrap_or(0);
        self.pairs.iter().map(move |&(one, other, numbers)| mix_in(mix_in(numbers, value(one)), value(other)))
    }
}

/// A number as the size class that matters: small ones alone, larger ones together.
pub(super) const fn size(number: usize) -> u64 {
    match number {
        0..=4 => number as u64,
        5..=6 => 5,
        7..=10 => 6,
        11..=20 => 7,
        21..=40 => 8,
        _ => 9,
    }
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The option chosen.
    pub(crate) option: usize,
    /// The next best; the same where there is no other.
    pub(crate) next: usize,
    /// How often such an answer is right, in thousandths.
    pub(crate) confidence: u16,
}

/// Who answers the questions.
pub(crate) trait Judge {
    /// Whether words in marks are speech: the options are those of [`Reading::ALL`](super::stretch::Reading::ALL).
    fn stretch(&mut self, options: &Options, marked: &Marked) -> Choice;
    /// What the word of speech at `cue` reports: one of the extents, or nothing, which is the last option.
    fn clause(&mut self, options: &Options, cue: &Range<usize>, extents: &[Extent]) -> Choice;
    /// Who said the words of these tokens: one of the candidates, or nobody, which is the last option.
    fn speaker(&mut self, options: &Options, words: &Range<usize>, candidates: &[Candidate]) -> Choice;
}

/// The kinds of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    /// Whether words in marks are speech.
    Stretch,
    /// What a word of speech reports.
    Clause,
    /// Who said it.
    Speaker,
}

impl Question {
    /// Every kind.
    pub(crate) const ALL: [Self; 3] = [Self::Stretch, Self::Clause, Self::Speaker];
}

/// What the model learned: a weight for each slot, and how often answers are right by their margins.
///
/// In the model file: for each kind of question its [`Calibration`]; then the slots that have a weight, each as its distance
/// from the one before (seven bits a byte, the lowest first, the eighth says that more follow); then, after a zero, their
/// weights, a signed byte each.
#[derive(Clone, Debug)]
pub(crate) struct Preferences {
    weights: Vec<i8>,
    calibrations: [Calibration; Question::ALL.len()],
}

/// One step of a weight, in the units of margins.
pub(crate) const STEP: i32 = NAT / 16;

impl Preferences {
    /// The preferences in these bytes, if they are of that form.
    pub(crate) fn load(bytes: &[u8]) -> Option<Self> {
        let (scales, mut rest) = bytes.split_at_checked(Question::ALL.len() * Calibration::BYTES)?;
        let scale =
            |question: usize| Calibration::load(scales.chunks_exact(Calibration::BYTES).nth(question)?);
        let calibrations = [scale(0)?, scale(1)?, scale(2)?];
        let (mut slots, mut slot, mut gap, mut shift) = (Vec::new(), 0_usize, 0_usize, 0);
        loop {
            let (&byte, after) = rest.split_first()?;
            rest = after;
            gap |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 != 0 {
                if shift > 21 {
                    return None;
                }
                continue;
            }
            if gap == 0 {
                break;
            }
            slot = slot.checked_add(gap).filter(|&slot| slot <= 1 << SLOT_BITS)?;
            slots.push(slot - 1);
            (gap, shift) = (0, 0);
        }
        let mut weights = vec![0; 1 << SLOT_BITS];
        if slots.len() != rest.len() {
            return None;
        }
        for (slot, weight) in slots.into_iter().zip(rest) {
            *weights.get_mut(slot)? = weight.cast_signed();
        }
        Some(Self { weights, calibrations })
    }

    /// The bytes of these weights, without the scales before them.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn compile(weights: &[i8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut before = 0;
        let used = || weights.iter().enumerate().filter(|(_, weight)| **weight != 0);
        for (slot, _) in used() {
            let mut gap = slot + 1 - before;
            before = slot + 1;
            while gap > 0x7f {
                bytes.push(gap.to_le_bytes()[0] | 0x80);
                gap >>= 7;
            }
            bytes.push(gap.to_le_bytes()[0]);
        }
        bytes.push(0);
        bytes.extend(used().map(|(_, weight)| weight.cast_unsigned()));
        bytes
    }

    /// The bytes of preferences that prefer nothing.
    #[cfg(any(feature = "cli", test))]
    pub(crate) fn silent() -> Vec<u8> {
        let mut bytes = vec![0; Question::ALL.len() * Calibration::BYTES];
        bytes.extend(Self::compile(&[]));
        bytes
    }

    /// The best option, the first of equals, the next best, and by how much the one is better than the other.
    pub(crate) fn best(scores: impl Iterator<Item = i32>) -> (usize, usize, i32) {
        let (mut option, mut best) = (0, i32::MIN);
        let (mut next, mut second) = (0, i32::MIN);
        for (at, score) in scores.enumerate() {
            if score > best {
                (next, second) = (option, best);
                (option, best) = (at, score);
            } else if score > second {
                (next, second) = (at, score);
            }
        }
        (option, next, best.saturating_sub(second.max(best.saturating_sub(NAT * 64))))
    }

    fn choose(&self, question: Question, options: &Options) -> Choice {
        self.choice(question, self.scores(options))
    }

    fn scores<'o>(&'o self, options: &'o Options) -> impl Iterator<Item = i32> + 'o {
        let sum = |features: Range<usize>| {
            let weight = |&slot: &u32| self.weights.get(slot as usize).map_or(0, |weight| i32::from(*weight));
            options.slots(features).map(weight).sum::<i32>()
        };
        let groups: Vec<i32> = options.groups.iter().cloned().map(sum).collect();
        options.options.iter().map(move |(own, group)| {
            let shared = group.and_then(|group| groups.get(group.0)).copied().unwrap_or(0);
            STEP * (shared + sum(own.clone()))
        })
    }

    fn choice(&self, question: Question, scores: impl Iterator<Item = i32>) -> Choice {
        let (option, next, margin) = Self::best(scores);
        Choice { option, next, confidence: self.calibrations[question as usize].confidence(margin) }
    }
}

/// The score of one or the other: the logarithm of the sum of their exponentials.
fn either(one: i32, other: i32) -> i32 {
    /// What the smaller adds to the larger, in thousandths of a [`NAT`], by how many quarters of one it is smaller.
    const ADDS: [i32; 17] = [693, 576, 474, 386, 313, 252, 201, 160, 127, 100, 79, 62, 49, 38, 30, 23, 18];
    let quarters = usize::try_from(4 * (one - other).abs() / NAT).unwrap_or(ADDS.len());
    one.max(other) + ADDS.get(quarters).map_or(0, |adds| NAT * adds / 1000)
}

impl Judge for &Preferences {
    fn stretch(&mut self, options: &Options, _: &Marked) -> Choice {
        let scores: Vec<i32> = self.scores(options).collect();
        let choice = self.choice(Question::Stretch, scores.iter().copied());
        // Whether they are speech at all comes first: how likely the one way and the other are counts together.
        match *scores {
            [nobody, direct, mixed] if choice.option == 0 && nobody < either(direct, mixed) => {
                Choice { option: if direct > mixed { 1 } else { 2 }, next: 0, ..choice }
            }
            _ => choice,
        }
    }

    fn clause(&mut self, options: &Options, _: &Range<usize>, _: &[Extent]) -> Choice {
        self.choose(Question::Clause, options)
    }

    fn speaker(&mut self, options: &Options, _: &Range<usize>, _: &[Candidate]) -> Choice {
        self.choose(Question::Speaker, options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(weights: &[i8]) -> Vec<u8> {
        let mut bytes = vec![0; Question::ALL.len() * Calibration::BYTES];
        bytes.extend(Preferences::compile(weights));
        bytes
    }

    #[test]
    fn reads_the_weights_that_it_wrote() {
        let mut weights = vec![0; 1 << SLOT_BITS];
        for (slot, weight) in [(0, 3), (1, -127), (200, 1), (40_000, 127), ((1 << SLOT_BITS) - 1, -1)] {
            weights[slot] = weight;
        }
        assert_eq!(Preferences::load(&file(&weights)).unwrap().weights, weights);
    }

    #[test]
    fn what_is_cut_off_too_long_or_out_of_reach_is_refused() {
        let whole = file(&[1, 0, 2]);
        assert!(Preferences::load(&whole).is_some());
        for length in 0..whole.len() {
            assert!(Preferences::load(&whole[..length]).is_none(), "cut at {length}");
        }
        assert!(Preferences::load(&[whole.as_slice(), &[1]].concat()).is_none());
        let beyond = [&file(&[])[..3 * Calibration::BYTES], &[0xff, 0xff, 0xff, 0x7f], &[0, 1]].concat();
        assert!(Preferences::load(&beyond).is_none());
        let endless = [&file(&[])[..3 * Calibration::BYTES], &[0xff; 9]].concat();
        assert!(Preferences::load(&endless).is_none());
    }

    #[test]
    fn every_two_values_make_a_pair_and_are_mixed_with_their_numbers() {
        let pairs: Vec<u64> = Pairs::<3, 3>::NEW.of(&[7, 8, 9]).collect();
        assert_eq!(pairs, [mix([0, 1, 7, 8]), mix([0, 2, 7, 9]), mix([1, 2, 8, 9])]);
    }

    #[test]
    fn two_together_are_likelier_than_one() {
        assert_eq!(either(0, 0), NAT * 693 / 1000);
        assert_eq!(either(NAT, 0), either(0, NAT));
        assert_eq!(either(NAT, 0), NAT + NAT * 313 / 1000);
        assert_eq!(either(9 * NAT, -9 * NAT), 9 * NAT);
    }

    #[test]
    fn the_best_option_is_the_first_of_equals() {
        assert_eq!(Preferences::best([1, 5, 2].into_iter()), (1, 2, 3));
        assert_eq!(Preferences::best([4, 4].into_iter()), (0, 1, 0));
        assert_eq!(Preferences::best([-7].into_iter()), (0, 0, NAT * 64));
    }

    #[test]
    fn options_of_a_group_share_its_features() {
        let mut options = Options::default();
        options.add(1_u16, 1);
        let group = options.group();
        options.add(2_u16, 1);
        options.close(Some(group));
        options.close(Some(group));
        options.add(3_u16, 1);
        options.close(None);
        let mut preferences = Preferences::load(&file(&[])).unwrap();
        preferences.weights[slot(1, 1) as usize] = 1;
        preferences.weights[slot(2, 1) as usize] = -2;
        assert_eq!(preferences.choose(Question::Clause, &options).option, 1);
    }
}
