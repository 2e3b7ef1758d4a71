//! Who said it: a choice among the phrases around the words, and nobody.

use std::ops::Range;

use super::choice::{Choice, Judge, Options};
use super::phrase::Phrase;
use super::scene::Scene;
use super::tie::{Bond, Tie};
use super::view::View;
use crate::engine::QuoteKind;

/// Words that somebody said, as far as the search for speakers needs to know them.
#[derive(Clone, Debug)]
pub(super) struct Words {
    /// Their tokens, with their marks.
    pub(super) tokens: Range<usize>,
    pub(super) kind: QuoteKind,
    /// The word of speech of a reported clause.
    pub(super) cue: Option<usize>,
}

/// A phrase that may name the speaker, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) phrase: Phrase,
    /// Its ties to words of speech before and after it.
    pub(super) after: Option<Bond>,
    pub(super) before: Option<Bond>,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
}

impl Candidate {
    /// The tie that matters, the closest first.
    pub(super) fn bond(&self) -> Option<Bond> {
        let rank = |bond: &Bond| match bond.tie {
            Tie::According | Tie::Agent | Tie::Label => 0,
            Tie::Subject | Tie::Owner => 1,
            Tie::Follows | Tie::Apposed => 2,
            Tie::FollowsComma | Tie::Source => 3,
            Tie::Distant => 4,
        };
        self.after.into_iter().chain(self.before).min_by_key(rank)
    }
}

/// Who said some words, and what ties the two together.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    pub(super) phrase: Phrase,
    pub(super) bond: Option<Bond>,
    pub(super) sentence: usize,
    pub(super) paragraph: usize,
    pub(super) confidence: u16,
    /// Who was the next likeliest.
    pub(super) next: Option<Phrase>,
}

/// Candidates before and after the words that are looked at.
const BEFORE: usize = 14;
const AFTER: usize = 9;
/// Candidates of the neighbouring paragraphs.
const NEIGHBOURS: usize = 6;

/// The phrases of one paragraph.
#[derive(Clone, Debug, Default)]
struct Field {
    paragraph: Option<usize>,
    candidates: Vec<Candidate>,
}

/// Words and who was found to have said them.
pub(super) type Answered = (Words, Option<Attribution>);

/// The search for speakers, in order of place.
pub(super) struct Search<'a, J> {
    scene: &'a Scene<'a>,
    judge: &'a mut J,
    options: Options,
    candidates: Vec<Candidate>,
    /// The last paragraphs that were read, each at its number modulo their count.
    fields: [Field; 4],
    /// What was said before, with its answer: the last words, and the last in marks.
    last: Option<Answered>,
    last_marked: Option<Answered>,
}

impl<'a, J: Judge> Search<'a, J> {
    pub(super) fn new(scene: &'a Scene<'a>, judge: &'a mut J) -> Self {
        Self {
            scene,
            judge,
            options: Options::default(),
            candidates: Vec::new(),
            fields: Default::default(),
            last: None,
            last_marked: None,
        }
    }

    /// Who said these words, which stand after all that were asked about before.
    pub(super) fn speaker(&mut self, words: &Words) -> Option<Attribution> {
        self.gather(words);
        self.weigh(words);
        let Choice { option, next, confidence } =
            self.judge.speaker(&self.options, &words.tokens, &self.candidates);
        let found = self.candidates.get(option).map(|candidate| Attribution {
            phrase: candidate.phrase.clone(),
            bond: candidate.bond(),
            sentence: candidate.sentence,
            paragraph: candidate.paragraph,
            confidence,
            next: self.candidates.get(next).filter(|_| next != option).map(|next| next.phrase.clone()),
        });
        self.last = Some((words.clone(), found.clone()));
        if words.kind != QuoteKind::Indirect {
            self.last_marked.clone_from(&self.last);
        }
        found
    }

    /// Reads the phrases of a paragraph, unless it was read just before.
    fn field(&mut self, paragraph: usize) -> usize {
        let slot = paragraph % self.fields.len();
        if self.fields.get(slot).is_some_and(|field| field.paragraph == Some(paragraph)) {
            return slot;
        }
        let mut field = Field { paragraph: Some(paragraph), candidates: Vec::new() };
        let text = self.scene.text;
        if let Some(read) = text.paragraphs.get(paragraph) {
            let mut phrases = Vec::new();
            for sentence in read.sentences.clone() {
                let Some(tokens) = text.sentences.get(sentence).map(|sentence| sentence.tokens()) else {
                    continue;
                };
                phrases.clear();
                self.scene.phrases(tokens.clone(), &mut phrases);
                field.candidates.extend(phrases.drain(..).map(|phrase| Candidate {
                    after: self.scene.bond_after(&phrase, tokens.end),
                    before: self.scene.bond_before(&phrase, tokens.start),
                    sentence,
                    paragraph,
                    phrase,
                }));
            }
        }
        if let Some(place) = self.fields.get_mut(slot) {
            *place = field;
        }
        slot
    }

    /// The candidates for these words.
    fn gather(&mut self, words: &Words) {
        self.candidates.clear();
        let paragraph = self.scene.text.paragraph_of(words.tokens.start);
        if let Some(before) = paragraph.checked_sub(1) {
            let slot = self.field(before);
            let all = self.fields.get(slot).map_or(&[][..], |field| &field.candidates);
            let from = all.len().saturating_sub(NEIGHBOURS);
            self.candidates.extend(all.iter().skip(from).cloned());
        }
        for carried in
            [&self.last_marked, &self.last].into_iter().flatten().filter_map(|(_, found)| found.as_ref())
        {
            let known = |candidate: &Candidate| candidate.phrase.tokens == carried.phrase.tokens;
            if carried.paragraph < paragraph && !self.candidates.iter().any(known) {
                self.candidates.push(Candidate {
                    phrase: carried.phrase.clone(),
                    after: carried.bond,
                    before: None,
                    sentence: carried.sentence,
                    paragraph: carried.paragraph,
                });
            }
        }
        let slot = self.field(paragraph);
        let all = self.fields.get(slot).map_or(&[][..], |field| &field.candidates);
        let middle = all.partition_point(|candidate| candidate.phrase.head_at() < words.tokens.start);
        self.candidates.extend(all.iter().take(middle).skip(middle.saturating_sub(BEFORE)).cloned());
        // A clause does not tell its own speaker.
        let outside = |candidate: &&Candidate| {
            words.kind != QuoteKind::Indirect || candidate.phrase.head_at() >= words.tokens.end
        };
        self.candidates.extend(all.iter().skip(middle).filter(outside).take(AFTER).cloned());
        if self.is_alone(words, paragraph) {
            let slot = self.field(paragraph + 1);
            let all = self.fields.get(slot).map_or(&[][..], |field| &field.candidates);
            self.candidates.extend(all.iter().take(NEIGHBOURS / 2).cloned());
        }
        // “Ruiz was told by Hale”: Ruiz is spoken to.
        let agents: Vec<usize> = self
            .candidates
            .iter()
            .filter_map(|candidate| {
                candidate.before.filter(|bond| bond.tie == Tie::Agent).map(|bond| bond.cue)
            })
            .collect();
        self.candidates.retain(|candidate| {
            !candidate.after.is_some_and(|bond| bond.tie == Tie::Subject && agents.contains(&bond.cue))
        });
        // “RUIZ: …” says who speaks in its line.
        let labels = |candidate: &Candidate| {
            candidate.after.is_some_and(|bond| {
                bond.tie == Tie::Label
                    && (words.tokens.contains(&bond.cue) || bond.cue + 1 == words.tokens.start)
            })
        };
        if self.candidates.iter().any(labels) {
            self.candidates.retain(labels);
        }
    }

    /// Whether a paragraph is nothing but these words.
    fn is_alone(&self, words: &Words, paragraph: usize) -> bool {
        self.scene.text.paragraphs.get(paragraph).is_some_and(|paragraph| {
            paragraph.tokens.start >= words.tokens.start && paragraph.tokens.end <= words.tokens.end + 1
        })
    }

    fn weigh(&mut self, words: &Words) {
        let mut options = std::mem::take(&mut self.options);
        options.clear();
        let alone = self.is_alone(words, self.scene.text.paragraph_of(words.tokens.start));
        let view = View::new(self.scene, words, alone, self.last.as_ref(), self.last_marked.as_ref());
        for candidate in &self.candidates {
            view.candidate(candidate, &self.candidates, &mut options);
            options.close(None);
        }
        view.nobody(&self.candidates, &mut options);
        options.close(None);
        self.options = options;
    }
}
