//! What speaks for each extent to be what a word of speech reports.

use std::ops::Range;

use super::choice::{Options, Pairs, mix, size};
use super::clause::Extent;
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

/// What speaks for an extent.
#[derive(Clone, Copy)]
enum Sign {
    Cue = 200,
    CueSort,
    Previous,
    PreviousBrown,
    Next,
    NextBrown,
    CueNext,
    PreviousSort,
    Marks,
    Earlier,
    Form,
    Subject,
    Start,
    StartCue,
    StartSort,
    StartBrown,
    StartOffset,
    StartOffsetCue,
    BeforeStart,
    Between,
    ThatLater,
    EndNext,
    EndNextTwo,
    EndSentence,
    Length,
    Verb,
    InnerCue,
    Marked,
    Commas,
    Gap,
    GapPath,
    StartEnd,
    LastWord,
    Heading,
    Sentence,
    PreviousCue,
    EndPrevious,
    SentenceStart,
    BesideMark,
    InnerCueAround,
    Trail,
    Pair,
}

impl From<Sign> for u16 {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
}

/// Every two of the traits that matter most.
static PAIRS: Pairs<10, 45> = Pairs::NEW;

/// Where the extents of a question lie from the word of speech.
pub(super) const NOTHING: u64 = 0;
pub(super) const AFTER: u64 = 1;
pub(super) const BEFORE: u64 = 2;

/// Clauses do not begin further after their word of speech.
pub(super) const START_REACH: usize = 14;

/// What is the same for all extents of a question.
pub(super) struct Context<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) sentence: &'a Range<usize>,
    /// The word of speech.
    pub(super) cue: &'a Range<usize>,
    /// Where the last clause of the sentence can end.
    pub(super) end: usize,
    pub(super) heading: bool,
    pub(super) tally: &'a Tally,
}

impl Context<'_> {
    /// What the word of speech and its neighbours say of clauses on this side.
    pub(super) fn cue(&self, side: u64, options: &mut Options) {
        let scene = self.scene;
        let at = self.cue.start;
        let before = at.checked_sub(1).filter(|&before| before >= self.sentence.start);
        let next = self.cue.end;
        let word = scene.word(at);
        let sort_before = before.map_or(99, |before| scene.sort(before));
        let sort_next = if next < self.sentence.end { scene.sort(next) } else { 99 };
        let weak = u64::from(scene.class(at).any(Classes::WEAK));
        let form = form(scene.text.word(at));
        let earlier = (self.sentence.start..at)
            .rev()
            .take(40)
            .filter(|&at| scene.is_cue(at) && !scene.is_marked(at))
            .count();
        let marks = |mut range: Range<usize>| u64::from(range.any(|at| scene.is_marked(at)));
        let marks_after = marks(next..self.sentence.end.min(next + 30));
        let marks_before = marks(self.sentence.start.max(at.saturating_sub(30))..at);
        options.add(Sign::Cue, mix([side, word]));
        options.add(Sign::CueSort, mix([side, weak, form]));
        options.add(Sign::Previous, mix([side, before.map_or(0, |at| scene.word(at))]));
        options.add(Sign::PreviousSort, mix([side, sort_before, weak]));
        options.add(Sign::PreviousSort, mix([side, sort_before, form, sort_next]));
        options.add(Sign::PreviousCue, mix([side, sort_before, word]));
        options.add(Sign::PreviousBrown, mix([side, before.map_or(0, |at| scene.brown(at, 8)), weak]));
        options.add(Sign::Next, mix([side, scene.word(next)]));
        options.add(Sign::Next, mix([side, sort_next, weak, 3]));
        options.add(Sign::NextBrown, mix([side, scene.brown(next, 8), weak]));
        options.add(Sign::CueNext, mix([side, word, sort_next]));
        options.add(Sign::Marks, mix([side, marks_before, marks_after, weak]));
        options.add(Sign::Marks, mix([side, u64::from(scene.is_marked(next)), word]));
        options.add(Sign::Earlier, mix([side, size(earlier), weak]));
        options.add(Sign::Form, mix([side, form, word]));
        options.add(Sign::Heading, mix([side, self.heading.into()]));
        options
            .add(Sign::Sentence, mix([side, size(self.sentence.end - next), size(at - self.sentence.start)]));
        let comma =
            before.filter(|&at| scene.text.kind(at) == TokenKind::Comma).and_then(|at| at.checked_sub(1));
        let inverted = comma.or(before).is_some_and(|at| scene.is_marked(at));
        options.add(Sign::BesideMark, mix([side, inverted.into(), sort_next]));
        let subject = before.and_then(|before| scene.verb_subject(before, self.sentence.start));
        options.add(Sign::Subject, mix([side, subject.unwrap_or(0), weak]));
    }

    /// What speaks for an extent, besides what its word of speech says.
    pub(super) fn extent(&self, extent: &Extent, options: &mut Options) {
        let scene = self.scene;
        let content = &extent.content;
        let after = content.start >= self.cue.end;
        let side = if after { AFTER } else { BEFORE };
        let cue = scene.word(self.cue.start);
        let start = content.start;
        options.add(Sign::Start, mix([side, scene.word(start)]));
        options.add(Sign::StartCue, mix([side, cue, scene.word(start)]));
        options.add(Sign::StartSort, mix([side, scene.sort(start)]));
        options.add(Sign::StartBrown, mix([side, scene.brown(start, 8)]));
        options.add(
            Sign::BeforeStart,
            mix([side, start.checked_sub(1).map_or(0, |at| scene.sort(at)), scene.sort(start)]),
        );
        if after {
            let offset = start - self.cue.end;
            let that = (start + 1..self.end.min(self.cue.end + START_REACH))
                .any(|at| matches!(scene.text.word(at), "that" | "whether"));
            options.add(Sign::StartOffset, mix([size(offset), scene.sort(start)]));
            options.add(Sign::StartOffsetCue, mix([size(offset), cue]));
            options.add(Sign::ThatLater, mix([that.into(), offset.min(1) as u64]));
            let mut between = 0;
            (self.cue.end..start).take(5).for_each(|at| between = mix([between, scene.sort(at)]));
            options.add(Sign::Between, mix([between, u64::from(offset > 5)]));
            options.add(
                Sign::StartEnd,
                mix([scene.sort(start), scene.sort(content.end), u64::from(content.end == self.end)]),
            );
        } else {
            let gap = content.end..self.cue.start;
            let mut path = 0;
            gap.clone().take(6).for_each(|at| path = mix([path, scene.sort(at)]));
            let comma = content.end + 1;
            let (head, last) = (scene.sort(comma), scene.sort(self.cue.start.saturating_sub(1)));
            let next = if self.cue.end < self.end { scene.sort(self.cue.end) } else { 99 };
            options.add(Sign::Trail, mix([head, last, size(gap.len())]));
            options.add(Sign::Trail, mix([head, last, next, 1]));
            options.add(Sign::Trail, mix([next, size(gap.len()), u64::from(start == self.sentence.start)]));
            options.add(Sign::Gap, mix([size(gap.len())]));
            options.add(Sign::GapPath, mix([path, u64::from(gap.len() > 6)]));
            options.add(
                Sign::SentenceStart,
                mix([u64::from(start == self.sentence.start), scene.word(start.saturating_sub(1))]),
            );
        }
        self.end(content, side, options);
        self.inside(content, side, options);
    }

    fn end(&self, content: &Range<usize>, side: u64, options: &mut Options) {
        let scene = self.scene;
        let whole = u64::from(content.end == self.end);
        options.add(Sign::EndNext, mix([side, whole, scene.word(content.end)]));
        options.add(Sign::EndNext, mix([side, whole, scene.word(self.cue.start), 3]));
        options
            .add(Sign::EndNextTwo, mix([side, whole, scene.word(content.end), scene.word(content.end + 1)]));
        options
            .add(Sign::EndNextTwo, mix([side, whole, scene.sort(content.end), scene.sort(content.end + 1)]));
        options.add(Sign::EndSentence, mix([side, whole, size(self.end.saturating_sub(content.end))]));
        options.add(
            Sign::EndPrevious,
            mix([side, content.end.checked_sub(1).map_or(0, |at| scene.sort(at)), scene.sort(content.end)]),
        );
        options
            .add(Sign::LastWord, mix([side, content.end.checked_sub(1).map_or(0, |at| scene.brown(at, 6))]));
    }

    fn inside(&self, content: &Range<usize>, side: u64, options: &mut Options) {
        let (scene, length) = (self.scene, size(content.len()));
        let Counts { verbs, cues, marked, commas } = self.tally.within(content);
        let whole = u64::from(content.end == self.end);
        let around = self.tally.cue_from(content.start).filter(|at| content.contains(at)).map_or(0, |at| {
            mix([scene.sort(at.saturating_sub(1)), form(scene.text.word(at)), scene.sort(at + 1).min(99)])
        });
        options.add(Sign::Length, mix([side, length]));
        options.add(Sign::Length, mix([side, length, scene.word(self.cue.start)]));
        options.add(Sign::Verb, mix([side, verbs.min(2) as u64, length]));
        options.add(Sign::InnerCue, mix([side, cues.min(2) as u64, whole]));
        options.add(Sign::InnerCueAround, mix([side, around]));
        options.add(Sign::Marked, mix([side, size(4 * marked / content.len().max(1)), marked.min(1) as u64]));
        options.add(Sign::Commas, mix([side, size(commas), whole]));
        let rest = self.tally.within(&(content.end..self.end.max(content.end)));
        let cue = self.cue.start;
        let gap = if side == AFTER { content.start - self.cue.end } else { cue - content.end };
        let traits = [
            mix([side, size(gap)]),
            scene.sort(content.start),
            mix([scene.sort(content.end), whole]),
            content.end.checked_sub(1).map_or(0, |at| scene.sort(at)),
            length,
            verbs.min(2) as u64,
            mix([size(commas), cues.min(1) as u64, marked.min(1) as u64]),
            mix([rest.verbs.min(2) as u64, rest.cues.min(1) as u64, rest.commas.min(1) as u64]),
            mix([form(scene.text.word(cue)), u64::from(scene.class(cue).any(Classes::WEAK))]),
            scene.sort(content.end + 1),
        ];
        options.add_all(Sign::Pair, PAIRS.of(&traits));
    }
}

/// What of a sentence was counted, from its beginning to a token.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    verbs: usize,
    cues: usize,
    marked: usize,
    commas: usize,
}

/// What is counted in the words that can be reported, once for all extents.
#[derive(Debug, Default)]
pub(super) struct Tally {
    first: usize,
    /// What stands before each token, and before the end.
    before: Vec<Counts>,
    /// The words of speech, in order of place.
    cues: Vec<usize>,
}

impl Tally {
    /// Counts anew.
    pub(super) fn count(&mut self, scene: &Scene<'_>, window: Range<usize>) {
        self.first = window.start;
        self.before.clear();
        self.cues.clear();
        let mut counts = Counts::default();
        self.before.push(counts);
        for at in window {
            let marked = scene.is_marked(at);
            let cue = !marked && scene.is_clear_cue(at);
            counts.verbs += usize::from(scene.is_verb(at));
            counts.cues += usize::from(cue);
            counts.marked += usize::from(marked);
            counts.commas += usize::from(scene.text.kind(at) == TokenKind::Comma);
            self.before.push(counts);
            if cue {
                self.cues.push(at);
            }
        }
    }

    fn within(&self, content: &Range<usize>) -> Counts {
        let before = |at: usize| self.before.get(at.saturating_sub(self.first)).copied().unwrap_or_default();
        let (from, to) = (before(content.start), before(content.end));
        Counts {
            verbs: to.verbs.saturating_sub(from.verbs),
            cues: to.cues.saturating_sub(from.cues),
            marked: to.marked.saturating_sub(from.marked),
            commas: to.commas.saturating_sub(from.commas),
        }
    }

    /// How many verbs there are.
    pub(super) fn verbs_in(&self, content: &Range<usize>) -> usize {
        self.within(content).verbs
    }

    /// The first word of speech from a token on.
    fn cue_from(&self, at: usize) -> Option<usize> {
        self.cues.get(self.cues.partition_point(|&cue| cue < at)).copied()
    }
}

/// The form of a verb.
pub(super) fn form(word: &str) -> u64 {
    if word.ends_with("ing") {
        1
    } else if word.ends_with("ed")
        || matches!(word, "said" | "told" | "wrote" | "spoke" | "gave" | "made" | "went")
    {
        2
    } else if word.ends_with('s') {
        3
    } else {
        4
    }
}
