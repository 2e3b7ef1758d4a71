//! Who said it: a choice among the phrases around the words, and nobody.

use std::ops::Range;

use super::choice::{Choice, Judge, Options, mix, size};
use super::phrase::{Head, Phrase};
use super::scene::Scene;
use super::tie::{Bond, Tie, is_preposition};
use crate::engine::QuoteKind;
use crate::engine::lexicon::Classes;
use crate::engine::text::{Sentence, TokenKind};

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
    after: Option<Bond>,
    before: Option<Bond>,
    sentence: usize,
    paragraph: usize,
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
}

/// What speaks for a candidate.
#[derive(Clone, Copy)]
enum Sign {
    Head,
    HeadPlace,
    Place,
    Path,
    Bonds,
    AfterCue,
    BeforeCue,
    CueSide,
    CueDistance,
    CueOfClause,
    Next,
    Previous,
    Distance,
    Between,
    QuotesBetween,
    LastInside,
    AfterWords,
    BeforeWords,
    Noun,
    Brown,
    Role,
    SameSpeaker,
    SameEntity,
    BeforeBefore,
    InClause,
    Opening,
    Alone,
    HeadBond,
    Rank,
    NextBrown,
    SubjectTaken,
    Nobody,
    NobodyBonds,
    PathHead,
    Rival,
    CueRank,
    PreviousBond,
    Inside,
    Passive,
    Pair,
}

impl From<Sign> for u16 {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
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

/// The search for speakers, in order of place.
pub(super) struct Search<'a, J> {
    scene: &'a Scene<'a>,
    judge: &'a mut J,
    options: Options,
    candidates: Vec<Candidate>,
    /// The last paragraphs that were read, each at its number modulo their count.
    fields: [Field; 4],
    /// What was said before, with its answer: the last words, and the last in marks.
    last: Option<(Words, Option<Attribution>)>,
    last_marked: Option<(Words, Option<Attribution>)>,
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
        let Choice { option, confidence } =
            self.judge.speaker(&self.options, &words.tokens, &self.candidates);
        let found = self.candidates.get(option).map(|candidate| Attribution {
            phrase: candidate.phrase.clone(),
            bond: candidate.bond(),
            sentence: candidate.sentence,
            paragraph: candidate.paragraph,
            confidence,
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
        self.candidates.extend(all.iter().skip(middle).take(AFTER).cloned());
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
        // A clause does not tell its own speaker.
        if words.kind == QuoteKind::Indirect {
            self.candidates.retain(|candidate| !words.tokens.contains(&candidate.phrase.head_at()));
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
        let view = View::new(self, words);
        for candidate in &self.candidates {
            view.candidate(candidate, &self.candidates, &mut options);
            options.close(None);
        }
        view.nobody(&self.candidates, &mut options);
        options.close(None);
        self.options = options;
    }
}

/// What is the same for all candidates of some words.
struct View<'a> {
    scene: &'a Scene<'a>,
    words: &'a Words,
    kind: u64,
    sentences: (usize, usize),
    paragraph: usize,
    alone: bool,
    /// Marks: what the last token inside is, what stands before and after.
    last_inside: u64,
    before: u64,
    after: u64,
    /// How the words follow those before them.
    follows: u64,
    last: Option<&'a Attribution>,
    last_marked: Option<&'a Attribution>,
    in_clause: Option<&'a Attribution>,
}

impl<'a> View<'a> {
    fn new<J: Judge>(search: &'a Search<'a, J>, words: &'a Words) -> Self {
        let scene = search.scene;
        let tokens = &words.tokens;
        let paragraph = scene.text.paragraph_of(tokens.start);
        let marked = words.kind != QuoteKind::Indirect;
        let sentence = |at: usize| scene.text.sentence_index(at);
        let inside_last = tokens.end.saturating_sub(if marked { 2 } else { 1 });
        let answer = |said: &'a Option<(Words, Option<Attribution>)>| {
            said.as_ref().and_then(|(_, found)| found.as_ref())
        };
        let follows = search
            .last_marked
            .as_ref()
            .map_or(0, |(said, found)| follows(scene, said, found.as_ref(), words, paragraph));
        let in_clause = search.last.as_ref().filter(|(said, _)| {
            marked && said.kind == QuoteKind::Indirect && said.tokens.contains(&tokens.start)
        });
        Self {
            scene,
            words,
            kind: words.kind as u64,
            sentences: (sentence(tokens.start), sentence(tokens.end.saturating_sub(1))),
            paragraph,
            alone: search.is_alone(words, paragraph),
            last_inside: scene.sort(inside_last),
            before: tokens.start.checked_sub(1).map_or(99, |before| {
                if scene.text.paragraph_of(before) == paragraph { scene.sort(before) } else { 98 }
            }),
            after: if scene.text.paragraph_of(tokens.end) == paragraph && tokens.end < scene.text.tokens.len()
            {
                scene.sort(tokens.end)
            } else {
                98
            },
            follows,
            last: answer(&search.last),
            last_marked: answer(&search.last_marked),
            in_clause: in_clause.and_then(|(_, found)| found.as_ref()),
        }
    }

    /// Before, inside, after; in how many sentences' and paragraphs' distance.
    fn place(&self, candidate: &Candidate) -> (u64, u64) {
        let at = candidate.phrase.head_at();
        let side = if at < self.words.tokens.start { 0 } else { 1 };
        let sentences = if side == 0 {
            self.sentences.0.saturating_sub(candidate.sentence)
        } else {
            candidate.sentence.saturating_sub(self.sentences.1)
        };
        let distance = match self.paragraph.abs_diff(candidate.paragraph) {
            0 => size(sentences.min(3)),
            paragraphs => 4 + size(paragraphs.min(3)),
        };
        (side, distance)
    }

    fn candidate(&self, candidate: &Candidate, all: &[Candidate], options: &mut Options) {
        let scene = self.scene;
        let phrase = &candidate.phrase;
        let tokens = &phrase.tokens;
        let (side, distance) = self.place(candidate);
        let place = mix([side, distance]);
        let head = self.head(phrase);
        let path = self.path(candidate, side, distance);
        let after = candidate.after.map_or(0, |bond| bond.tie as u64 + 1);
        let before = candidate.before.map_or(0, |bond| bond.tie as u64 + 1);
        let near = distance.min(2);
        let kind = self.kind;

        options.add(Sign::Head, mix([head, kind]));
        options.add(Sign::HeadPlace, mix([head, place]));
        options.add(Sign::Place, mix([place, kind, self.alone.into()]));
        options.add(Sign::Path, mix([path, side, kind]));
        options.add(Sign::PathHead, mix([path, side, head]));
        options.add(Sign::Bonds, mix([after, before, side, near, kind]));
        options.add(Sign::HeadBond, mix([head, after, before, near]));
        if let Some(bond) = candidate.after {
            let passive = u64::from(scene.is_passive(bond.cue));
            options.add(Sign::AfterCue, mix([after, self.cue(bond.cue)]));
            options.add(Sign::Passive, mix([after, passive, near]));
            options.add(Sign::Passive, mix([after, passive, self.cue(bond.cue)]));
        }
        if let Some(bond) = candidate.before {
            let taken = bond.cue.checked_sub(1).map_or(99, |before| scene.sort(before));
            options.add(Sign::BeforeCue, mix([before, self.cue(bond.cue)]));
            options.add(Sign::SubjectTaken, mix([before, taken, near]));
            options.add(Sign::SubjectTaken, mix([before, self.cue(bond.cue), taken, 77]));
        }
        if let Some(bond) = candidate.bond() {
            self.bond(bond, side, near, options);
            let rival = all.iter().any(|other| {
                other.phrase.tokens != *tokens
                    && other.after.is_some_and(|after| after.tie == Tie::Subject && after.cue == bond.cue)
            });
            options.add(Sign::Rival, mix([bond.tie as u64, rival.into(), near]));
        }
        let next = tokens.end;
        options.add(Sign::Next, mix([self.word(next), side, near]));
        options.add(Sign::NextBrown, mix([scene.brown(next, 8), side, near]));
        let inside = tokens.start.checked_sub(1).is_some_and(|at| is_preposition(scene.text.word(at)));
        options.add(Sign::Inside, mix([inside.into(), after, near]));
        options.add(Sign::Inside, mix([inside.into(), before, near, 1]));
        options.add(
            Sign::PreviousBond,
            mix([tokens.start.checked_sub(1).map_or(0, |at| scene.sort(at)), after, before]),
        );
        options.add(Sign::Previous, mix([tokens.start.checked_sub(1).map_or(0, |at| self.word(at)), near]));
        let gap = if side == 0 {
            self.words.tokens.start.saturating_sub(tokens.end)
        } else {
            tokens.start.saturating_sub(self.words.tokens.end)
        };
        options.add(Sign::Distance, mix([size(gap), side, kind]));
        options.add(Sign::LastInside, mix([self.last_inside, side, near, kind, after.min(1)]));
        options.add(Sign::AfterWords, mix([self.after, side, near, kind]));
        options.add(Sign::BeforeWords, mix([self.before, side, near, kind]));
        self.noun(phrase, near, options);
        self.rank(candidate, all, side, options);
        self.same(candidate, distance, options);
        let opening = self.opening(candidate);
        options.add(Sign::Opening, mix([opening, side, distance, kind]));
        options.add(Sign::Opening, mix([opening, after, kind, 1]));
        // “…, saying that”: the subject is that of the main clause.
        let participle = self.words.cue.is_some_and(|cue| scene.text.word(cue).ends_with("ing"));
        options.add(Sign::Opening, mix([opening, participle.into(), side, near, 2]));
        if self.alone {
            options.add(Sign::Alone, mix([place, head]));
        }
        let (cue_side, nearer, cue) = candidate.bond().map_or((9, 9, 9), |bond| {
            let words = &self.words.tokens;
            let (from, to, side) = if bond.cue < words.start {
                (bond.cue + 1, words.start, 0)
            } else {
                (words.end, bond.cue, 1)
            };
            let nearer = (from..to.min(from + 48))
                .filter(|&at| scene.is_cue(at) && !scene.is_marked(at))
                .take(2)
                .count();
            (side, nearer as u64, self.cue(bond.cue))
        });
        let same = self.last_marked.map_or(9, |last| u64::from(last.phrase.tokens == *tokens));
        let traits = [
            place,
            head,
            mix([after, before]),
            mix([cue_side, nearer]),
            cue,
            self.last_inside,
            self.before,
            self.after,
            mix([same, self.follows]),
            kind,
            scene.sort(tokens.end),
            tokens.start.checked_sub(1).map_or(0, |at| scene.sort(at)),
            self.in_clause.map_or(9, |clause| u64::from(clause.phrase.tokens == *tokens)),
        ];
        for (number, one) in (0..).zip(traits) {
            for (other_number, other) in (0..).zip(traits).skip(number as usize + 1) {
                options.add(Sign::Pair, mix([number, other_number, one, other]));
            }
        }
    }

    /// Whether a phrase stands where its sentence, or the main clause after a fronted phrase, has its subject.
    fn opening(&self, candidate: &Candidate) -> u64 {
        let Some(sentence) = self.scene.text.sentences.get(candidate.sentence).map(Sentence::tokens) else {
            return 0;
        };
        let start = candidate.phrase.tokens.start;
        if start == sentence.start
            || (start == sentence.start + 1 && self.scene.class(sentence.start).any(Classes::FUNCTION))
        {
            return 1;
        }
        let comma = (sentence.start..start).take(24).find(|&at| self.scene.text.kind(at) == TokenKind::Comma);
        if comma.is_some_and(|comma| comma + 1 == start) { 2 } else { 0 }
    }

    /// Where the word of speech stands.
    fn bond(&self, bond: Bond, side: u64, near: u64, options: &mut Options) {
        let words = &self.words.tokens;
        let (cue_side, distance) = if bond.cue < words.start {
            (0, words.start - bond.cue)
        } else if bond.cue < words.end {
            (1, 0)
        } else {
            (2, bond.cue - words.end)
        };
        options.add(Sign::CueSide, mix([cue_side, side, bond.tie as u64, near, self.kind]));
        options.add(Sign::CueDistance, mix([cue_side, size(distance), bond.tie as u64, self.kind]));
        options.add(Sign::CueDistance, mix([cue_side, size(distance), self.cue(bond.cue), 5]));
        let (from, to) = if cue_side == 0 { (bond.cue + 1, words.start) } else { (words.end, bond.cue) };
        let nearer = (from..to.min(from + 48))
            .filter(|&at| self.scene.is_cue(at) && !self.scene.is_marked(at))
            .take(3)
            .count();
        options.add(Sign::CueRank, mix([nearer as u64, cue_side, side, bond.tie as u64, near]));
        options.add(Sign::CueRank, mix([nearer as u64, cue_side, self.kind]));
        if let Some(cue) = self.words.cue {
            options.add(Sign::CueOfClause, mix([u64::from(cue == bond.cue), bond.tie as u64, side]));
        }
    }

    fn noun(&self, phrase: &Phrase, near: u64, options: &mut Options) {
        let scene = self.scene;
        let head = phrase.head_at();
        if phrase.head == Head::Noun {
            let class = scene.class(head);
            options.add(Sign::Noun, self.word(head));
            options.add(Sign::Brown, mix([scene.brown(head, 6), 6]));
            options.add(Sign::Brown, mix([scene.brown(head, 10), 10]));
            let role = class.any(Classes::ROLE | Classes::INSTITUTION);
            let determined = scene.class(phrase.tokens.start).any(Classes::DETERMINER);
            options.add(Sign::Role, mix([role.into(), determined.into(), near]));
            options.add(Sign::Role, mix([size(phrase.tokens.len()), 9]));
        }
    }

    /// How many other candidates, quotes and words of speech stand between.
    fn rank(&self, candidate: &Candidate, all: &[Candidate], side: u64, options: &mut Options) {
        let at = candidate.phrase.head_at();
        let (from, to) =
            if side == 0 { (at + 1, self.words.tokens.start) } else { (self.words.tokens.end, at) };
        let name = |other: &&Candidate| other.phrase.head != Head::Noun;
        let between =
            all.iter().filter(name).filter(|other| (from..to).contains(&other.phrase.head_at())).count();
        let bound = all
            .iter()
            .filter(|other| {
                (from..to).contains(&other.phrase.head_at())
                    && other.after.is_some_and(|bond| bond.tie == Tie::Subject)
            })
            .count();
        options.add(Sign::Between, mix([size(between), side, self.kind]));
        options.add(Sign::Rank, mix([size(bound), side, self.kind]));
        let quotes = (from..to.min(from + 64))
            .filter(|&at| self.scene.text.kind(at) == TokenKind::Quote && self.scene.is_marked(at))
            .take(4)
            .count();
        options.add(Sign::QuotesBetween, mix([size(quotes), side, self.kind]));
    }

    /// Whether the candidate spoke before.
    fn same(&self, candidate: &Candidate, distance: u64, options: &mut Options) {
        let phrase = &candidate.phrase;
        if let Some(last) = self.last_marked {
            let same = last.phrase.tokens == phrase.tokens;
            options.add(Sign::SameSpeaker, mix([same.into(), self.follows, self.kind]));
            let entity = phrase.entity.is_some() && last.phrase.entity == phrase.entity;
            options.add(Sign::SameEntity, mix([same.into(), entity.into(), self.follows, distance]));
        }
        if let Some(last) = self.last {
            let same = last.phrase.tokens == phrase.tokens;
            options.add(Sign::BeforeBefore, mix([same.into(), self.kind, distance, self.alone.into()]));
        }
        if let Some(clause) = self.in_clause {
            options.add(Sign::InClause, u64::from(clause.phrase.tokens == phrase.tokens));
        }
    }

    fn nobody(&self, all: &[Candidate], options: &mut Options) {
        let bonds = all
            .iter()
            .filter(|candidate| {
                candidate.bond().is_some_and(|bond| bond.tie != Tie::Distant)
                    && (self.sentences.0..=self.sentences.1).contains(&candidate.sentence)
            })
            .count();
        options.add(Sign::Nobody, self.kind);
        options.add(Sign::NobodyBonds, mix([size(bonds.min(3)), self.kind]));
    }

    fn head(&self, phrase: &Phrase) -> u64 {
        match phrase.head {
            Head::Name(kind) => mix([1, kind as u64]),
            Head::Pronoun => self.word(phrase.tokens.start),
            Head::Noun => {
                let speaks = self.scene.class(phrase.head_at()).any(Classes::ROLE | Classes::INSTITUTION);
                mix([2, speaks.into()])
            }
        }
    }

    /// What stands between a candidate and the words, at most three tokens from either side.
    fn path(&self, candidate: &Candidate, side: u64, distance: u64) -> u64 {
        if distance > 1 {
            return mix([9, distance]);
        }
        let (from, to) = if side == 0 {
            (candidate.phrase.tokens.end, self.words.tokens.start)
        } else {
            (self.words.tokens.end, candidate.phrase.tokens.start)
        };
        if from > to {
            return 7;
        }
        let mut path = 0;
        if to - from <= 6 {
            (from..to).for_each(|at| path = mix([path, self.scene.sort(at)]));
        } else {
            (from..from + 3).chain(to - 3..to).for_each(|at| path = mix([path, self.scene.sort(at)]));
            path = mix([path, 1]);
        }
        path
    }

    fn word(&self, at: usize) -> u64 {
        self.scene.word(at)
    }

    fn cue(&self, at: usize) -> u64 {
        if self.scene.is_cue(at) || self.scene.is_according(at) { self.word(at) } else { 1 }
    }
}

/// How words follow others: in the same sentence, right after, in the next paragraph; with or without a word of speech
/// between.
fn follows(
    scene: &Scene<'_>,
    said: &Words,
    found: Option<&Attribution>,
    words: &Words,
    paragraph: usize,
) -> u64 {
    let gap = said.tokens.end..words.tokens.start;
    let between = scene.text.paragraph_of(words.tokens.start) - scene.text.paragraph_of(said.tokens.start);
    let cue = found.and_then(|found| found.bond).is_some_and(|bond| gap.contains(&bond.cue));
    let owner = found.is_some_and(|found| gap.contains(&found.phrase.head_at()));
    let breaks = if between == 0 && gap.len() < 64 {
        gap.clone().filter(|&at| scene.text.kind(at) == TokenKind::Stop).count().min(2)
    } else {
        3
    };
    let touches = gap.len() <= 2;
    let first =
        scene.text.paragraphs.get(paragraph).is_some_and(|read| read.tokens.start == words.tokens.start);
    let stop_before = words.tokens.start > 0 && scene.text.kind(words.tokens.start - 1) == TokenKind::Stop;
    mix([
        size(between.min(3)),
        size(breaks),
        cue.into(),
        owner.into(),
        touches.into(),
        first.into(),
        stop_before.into(),
        (said.kind == words.kind).into(),
    ])
}
