//! Questions about quotations with their answers.

use std::ops::Range;

use crate::engine::quote::training::{Options, Question, SLOT_BITS};

/// Answered questions, and the features of their options.
#[derive(Default)]
pub(super) struct Lessons {
    features: Vec<u32>,
    /// Where the features of each option end, and whether it is right.
    options: Vec<(u32, bool)>,
    pub(super) questions: Vec<Lesson>,
}

pub(super) struct Lesson {
    pub(super) kind: Question,
    pub(super) article: u32,
    options: Range<u32>,
}

impl Lessons {
    /// One more question with its answer: which of the options are right.
    pub(super) fn add(&mut self, kind: Question, article: u32, options: &Options, right: &[bool]) {
        let first = self.options.len() as u32;
        for (features, right) in options.iter().zip(right) {
            self.features.extend(features);
            self.options.push((self.features.len() as u32, *right));
        }
        self.questions.push(Lesson { kind, article, options: first..self.options.len() as u32 });
    }

    /// Drops the features that are seen in few articles.
    pub(super) fn drop_rare(&mut self, rare: u32) {
        let mut seen = vec![(u32::MAX, 0_u32); 1 << SLOT_BITS];
        for lesson in &self.questions {
            for option in lesson.options.clone() {
                for slot in self.features(option) {
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

    /// The features of an option.
    pub(super) fn features(&self, option: u32) -> &[u32] {
        let start = if option == 0 { 0 } else { self.options[option as usize - 1].0 };
        &self.features[start as usize..self.options[option as usize].0 as usize]
    }

    /// The options of a question.
    pub(super) fn options(&self, question: u32) -> Range<u32> {
        self.questions[question as usize].options.clone()
    }

    /// Whether an option is right.
    pub(super) fn is_right(&self, option: u32) -> bool {
        self.options[option as usize].1
    }

    pub(super) fn len(&self) -> u32 {
        self.questions.len() as u32
    }
}
