//! What speaks for each candidate to be the speaker of some words.

use super::choice::{Options, Pairs, mix, size};
use super::phrase::{Head, Phrase};
use super::scene::Scene;
use super::speaker::{Answered, Attribution, Candidate, Words};
use super::tie::{Bond, Tie, is_preposition};
use crate::engine::QuoteKind;
use crate::engine::lexicon::Classes;
use crate::engine::text::{Sentence, TokenKind};

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

/// Every two of the traits that matter most.
static PAIRS: Pairs<13, 78> = Pairs::NEW;

/// What is the same for all candidates of some words.
pub(super) struct View<'a> {
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

/// A candidate and how it stands to the words.
struct Standing<'a> {
    candidate: &'a Candidate,
    /// Before the words or after.
    side: u64,
    /// How many sentences or paragraphs away, and the same with all that are far away in one.
    distance: u64,
    near: u64,
    head: u64,
    /// Its ties to words of speech.
    after: u64,
    before: u64,
}

impl<'a> View<'a> {
    /// `last` and `last_marked` are what was said before, of any kind and in marks.
    pub(super) fn new(
        scene: &'a Scene<'a>,
        words: &'a Words,
        alone: bool,
        last: Option<&'a Answered>,
        last_marked: Option<&'a Answered>,
    ) -> Self {
        let tokens = &words.tokens;
        let paragraph = scene.text.paragraph_of(tokens.start);
        let marked = words.kind != QuoteKind::Indirect;
        let outside = |at: Option<usize>| {
            at.filter(|&at| at < scene.text.tokens.len() && scene.text.paragraph_of(at) == paragraph)
                .map_or(98, |at| scene.sort(at))
        };
        let in_clause = last.filter(|(said, _)| {
            marked && said.kind == QuoteKind::Indirect && said.tokens.contains(&tokens.start)
        });
        Self {
            scene,
            words,
            kind: words.kind as u64,
            sentences: (
                scene.text.sentence_index(tokens.start),
                scene.text.sentence_index(tokens.end.saturating_sub(1)),
            ),
            paragraph,
            alone,
            last_inside: scene.sort(tokens.end.saturating_sub(if marked { 2 } else { 1 })),
            before: outside(tokens.start.checked_sub(1)),
            after: outside(Some(tokens.end)),
            follows: last_marked.map_or(0, |said| follows(scene, said, words)),
            last: last.and_then(|(_, found)| found.as_ref()),
            last_marked: last_marked.and_then(|(_, found)| found.as_ref()),
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

    /// What speaks for a candidate, of all these.
    pub(super) fn candidate(&self, candidate: &Candidate, all: &[Candidate], options: &mut Options) {
        let (side, distance) = self.place(candidate);
        let standing = Standing {
            candidate,
            side,
            distance,
            near: distance.min(2),
            head: self.head(&candidate.phrase),
            after: candidate.after.map_or(0, |bond| bond.tie as u64 + 1),
            before: candidate.before.map_or(0, |bond| bond.tie as u64 + 1),
        };
        self.whereabouts(&standing, options);
        self.bonds(&standing, all, options);
        self.neighbours(&standing, options);
        self.noun(&candidate.phrase, standing.near, options);
        self.rank(candidate, all, side, options);
        self.same(candidate, distance, options);
        self.pairs(&standing, options);
    }

    /// Where it stands.
    fn whereabouts(&self, standing: &Standing<'_>, options: &mut Options) {
        let &Standing { candidate, side, distance, near, head, after, before } = standing;
        let (kind, tokens) = (self.kind, &candidate.phrase.tokens);
        let place = mix([side, distance]);
        let path = self.path(candidate, side, distance);
        let gap = if side == 0 {
            self.words.tokens.start.saturating_sub(tokens.end)
        } else {
            tokens.start.saturating_sub(self.words.tokens.end)
        };
        options.add(Sign::Head, mix([head, kind]));
        options.add(Sign::HeadPlace, mix([head, place]));
        options.add(Sign::Place, mix([place, kind, self.alone.into()]));
        options.add(Sign::Path, mix([path, side, kind]));
        options.add(Sign::PathHead, mix([path, side, head]));
        options.add(Sign::Bonds, mix([after, before, side, near, kind]));
        options.add(Sign::HeadBond, mix([head, after, before, near]));
        options.add(Sign::Distance, mix([size(gap), side, kind]));
        options.add(Sign::LastInside, mix([self.last_inside, side, near, kind, after.min(1)]));
        options.add(Sign::AfterWords, mix([self.after, side, near, kind]));
        options.add(Sign::BeforeWords, mix([self.before, side, near, kind]));
        if self.alone {
            options.add(Sign::Alone, mix([place, head]));
        }
    }

    /// Its words of speech.
    fn bonds(&self, standing: &Standing<'_>, all: &[Candidate], options: &mut Options) {
        let &Standing { candidate, side, near, after, before, .. } = standing;
        if let Some(bond) = candidate.after {
            let passive = u64::from(self.scene.is_passive(bond.cue));
            options.add(Sign::AfterCue, mix([after, self.cue(bond.cue)]));
            options.add(Sign::Passive, mix([after, passive, near]));
            options.add(Sign::Passive, mix([after, passive, self.cue(bond.cue)]));
        }
        if let Some(bond) = candidate.before {
            let taken = bond.cue.checked_sub(1).map_or(99, |before| self.scene.sort(before));
            options.add(Sign::BeforeCue, mix([before, self.cue(bond.cue)]));
            options.add(Sign::SubjectTaken, mix([before, taken, near]));
            options.add(Sign::SubjectTaken, mix([before, self.cue(bond.cue), taken, 77]));
        }
        if let Some(bond) = candidate.bond() {
            self.bond(bond, side, near, options);
            let rival = all.iter().any(|other| {
                other.phrase.tokens != candidate.phrase.tokens
                    && other.after.is_some_and(|after| after.tie == Tie::Subject && after.cue == bond.cue)
            });
            options.add(Sign::Rival, mix([bond.tie as u64, rival.into(), near]));
        }
    }

    /// The words beside it, and its place in the sentence.
    fn neighbours(&self, standing: &Standing<'_>, options: &mut Options) {
        let &Standing { candidate, side, distance, near, after, before, .. } = standing;
        let (scene, tokens) = (self.scene, &candidate.phrase.tokens);
        let (previous, next) = (tokens.start.checked_sub(1), tokens.end);
        let inside = u64::from(previous.is_some_and(|at| is_preposition(scene.text.word(at))));
        options.add(Sign::Next, mix([self.word(next), side, near]));
        options.add(Sign::NextBrown, mix([scene.brown(next, 8), side, near]));
        options.add(Sign::Inside, mix([inside, after, near]));
        options.add(Sign::Inside, mix([inside, before, near, 1]));
        options.add(Sign::PreviousBond, mix([previous.map_or(0, |at| scene.sort(at)), after, before]));
        options.add(Sign::Previous, mix([previous.map_or(0, |at| self.word(at)), near]));
        let opening = self.opening(candidate);
        // “…, saying that”: the subject is that of the main clause.
        let participle = self.words.cue.is_some_and(|cue| scene.text.word(cue).ends_with("ing"));
        options.add(Sign::Opening, mix([opening, side, distance, self.kind]));
        options.add(Sign::Opening, mix([opening, after, self.kind, 1]));
        options.add(Sign::Opening, mix([opening, participle.into(), side, near, 2]));
    }

    /// Every two of the traits that matter most together.
    fn pairs(&self, standing: &Standing<'_>, options: &mut Options) {
        let &Standing { candidate, side, distance, head, after, before, .. } = standing;
        let tokens = &candidate.phrase.tokens;
        let is =
            |found: Option<&Attribution>| found.map_or(9, |found| u64::from(found.phrase.tokens == *tokens));
        let (cue, cue_place) = candidate.bond().map_or((9, 9), |bond| {
            let side = u64::from(bond.cue >= self.words.tokens.start);
            (self.cue(bond.cue), mix([side, self.nearer_cues(bond.cue).min(1)]))
        });
        let traits = [
            mix([side, distance]),
            head,
            mix([after, before]),
            cue_place,
            cue,
            self.last_inside,
            self.before,
            self.after,
            mix([is(self.last_marked), self.follows]),
            self.kind,
            self.scene.sort(tokens.end),
            tokens.start.checked_sub(1).map_or(0, |at| self.scene.sort(at)),
            is(self.in_clause),
        ];
        options.add_all(Sign::Pair, PAIRS.of(&traits));
    }

    /// How many words of speech stand between one and the words.
    fn nearer_cues(&self, cue: usize) -> u64 {
        let words = &self.words.tokens;
        let (from, to) = if cue < words.start { (cue + 1, words.start) } else { (words.end, cue) };
        (from..to.min(from + 48))
            .filter(|&at| self.scene.is_cue(at) && !self.scene.is_marked(at))
            .take(3)
            .fold(0, |count, _| count + 1)
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
        let nearer = self.nearer_cues(bond.cue);
        options.add(Sign::CueRank, mix([nearer, cue_side, side, bond.tie as u64, near]));
        options.add(Sign::CueRank, mix([nearer, cue_side, self.kind]));
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

    /// What speaks for nobody.
    pub(super) fn nobody(&self, all: &[Candidate], options: &mut Options) {
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
fn follows(scene: &Scene<'_>, (said, found): &Answered, words: &Words) -> u64 {
    let gap = said.tokens.end..words.tokens.start;
    let between = scene.text.paragraph_of(words.tokens.start) - scene.text.paragraph_of(said.tokens.start);
    let cue = found.as_ref().and_then(|found| found.bond).is_some_and(|bond| gap.contains(&bond.cue));
    let owner = found.as_ref().is_some_and(|found| gap.contains(&found.phrase.head_at()));
    let breaks = if between == 0 && gap.len() < 64 {
        gap.clone().filter(|&at| scene.text.kind(at) == TokenKind::Stop).count().min(2)
    } else {
        3
    };
    let touches = gap.len() <= 2;
    let first = scene
        .text
        .paragraphs
        .get(scene.text.paragraph_of(words.tokens.start))
        .is_some_and(|read| read.tokens.start == words.tokens.start);
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
