//! Features: what the recogniser sees of a token, each as a number that the [weights](super::weights) know or do not.

use std::ops::Range;

use super::Survey;
use super::evidence::{Evidence, cue};
use super::form::{Form, Lowered};
use super::island::{Island, Setting, is_initial};
use super::template::Template;
use crate::engine::Span;
use crate::engine::lexicon::Classes;
use crate::engine::lexicon::gazetteer::{self, BEGINS, FIRST_NAME};
use crate::engine::text::{Text, TokenKind, WordId};

/// A value that stands for “nothing there”: before the sentence, after it.
const NOTHING: u64 = 0x5bd1_e995_9d2c_5680;

/// Mixes two values into one.
const fn pair(one: u64, other: u64) -> u64 {
    (one.rotate_left(23) ^ other).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

/// The number of a feature.
const fn key(template: Template, value: u64) -> u64 {
    let mixed = (value ^ (template as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
        .wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 32)
}

/// What a word is to a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Itself,
    Before,
    After,
}

impl Part {
    pub(super) const COUNT: usize = 3;
}

/// What belongs to an island as a whole.
pub(crate) struct Stage<'a> {
    survey: &'a Survey<'a>,
    pub(super) island: &'a Island,
    /// Capitalised words that stand together, with particles between.
    runs: Vec<Range<usize>>,
    /// For each token of the island, its run.
    run_of: Vec<Option<usize>>,
    /// For each token of the island, the longest known name that it is part of: classes, place in it, its length.
    known: Vec<u16>,
}

static NOBODY: Form = Form {
    hash: NOTHING,
    lower: NOTHING,
    shape: 7,
    tail: 7,
    brown: 0xfff,
    lower_brown: 0,
    classes: Classes::NONE,
    known: 0,
    capital: false,
};

/// The first branches of a distributional class.
const fn branch(class: u32, depth: u32) -> u64 {
    if class == 0 { 0 } else { (class as u64 & ((1 << depth) - 1)) | 1 << depth }
}

impl<'a> Stage<'a> {
    pub(super) fn new(survey: &'a Survey<'a>, island: &'a Island) -> Self {
        let length = island.tokens.len();
        let mut stage =
            Self { survey, island, runs: Vec::new(), run_of: vec![None; length], known: vec![0; length] };
        stage.find_runs();
        stage.find_known();
        stage
    }

    fn form(&self, at: usize) -> &'a Form {
        self.form_of(self.survey.text.token(at).word())
    }

    fn form_of(&self, word: WordId) -> &'a Form {
        self.survey.forms.get(word.index()).unwrap_or(&NOBODY)
    }

    /// The form of a token of the sentence; of nobody outside of it.
    fn near(&self, at: Option<usize>) -> &'a Form {
        match at {
            Some(at) if self.island.sentence.contains(&at) => self.form(at),
            _ => &NOBODY,
        }
    }

    fn evidence(&self, at: usize) -> Evidence {
        self.survey.evidence.get(self.survey.text.token(at).word().index()).copied().unwrap_or_default()
    }

    fn find_runs(&mut self) {
        let mut at = self.island.tokens.start;
        while at < self.island.tokens.end {
            if !self.form(at).capital {
                at += 1;
                continue;
            }
            let start = at;
            at += 1;
            loop {
                if at < self.island.tokens.end && self.form(at).capital {
                    at += 1;
                } else if at + 1 < self.island.tokens.end
                    && self.survey.text.kind(at) == TokenKind::Lower
                    && self.form(at).classes.any(Classes::PARTICLE)
                    && self.form(at + 1).capital
                {
                    at += 2;
                } else {
                    break;
                }
            }
            let offset = self.island.tokens.start;
            if let Some(slots) = self.run_of.get_mut(start - offset..at - offset) {
                slots.fill(Some(self.runs.len()));
            }
            self.runs.push(start..at);
        }
    }

    /// Known names, the longest first, from left to right.
    fn find_known(&mut self) {
        /// No known name has more words.
        const LONGEST: usize = 6;
        let text = self.survey.text;
        let mut at = self.island.tokens.start;
        while at < self.island.tokens.end {
            if !self.form(at).capital {
                at += 1;
                continue;
            }
            let mut best = (1, self.form(at).known & !BEGINS);
            let mut begins = self.form(at).known & BEGINS != 0;
            let mut end = at + 1;
            while begins && end < self.island.tokens.end && end - at < LONGEST {
                end += 1;
                let classes = self.survey.gazetteer.classes(text.span(at..end).of(text.source));
                begins = classes & BEGINS != 0;
                if classes & !BEGINS != 0 {
                    best = (end - at, classes & !BEGINS);
                }
            }
            let (length, classes) = best;
            let offset = at - self.island.tokens.start;
            if classes != 0 {
                for index in 0..length {
                    let part = match (index, length - 1 - index) {
                        (0, 0) => 3,
                        (0, _) => 0,
                        (_, 0) => 2,
                        _ => 1,
                    };
                    if let Some(slot) = self.known.get_mut(offset + index) {
                        *slot =
                            u16::from(classes) | part << 8 | u16::try_from(length.min(3)).unwrap_or(3) << 10;
                    }
                }
            }
            at += length;
        }
    }

    fn known_at(&self, at: usize) -> u64 {
        at.checked_sub(self.island.tokens.start)
            .and_then(|index| self.known.get(index))
            .map_or(0, |&known| u64::from(known))
    }

    /// The tokens of the island.
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.island.tokens.clone()
    }

    /// Where in its run a token stands: at its ends, beside them, or further inside.
    #[allow(clippy::unused_self)] // a question about the stage's tokens
    fn position(&self, at: usize, run: &Range<usize>) -> u64 {
        ((at - run.start).min(2) * 3 + (run.end - 1 - at).min(2)) as u64
    }

    /// A number for the words of a stretch, whatever their case.
    fn surface(&self, tokens: Range<usize>) -> u64 {
        tokens.fold(0, |hash, at| pair(hash, self.form(at).lower))
    }

    /// The article's text.
    pub(super) fn text(&self) -> &'a Text<'a> {
        self.survey.text
    }

    /// The sentence around.
    pub(super) fn sentence(&self) -> &Range<usize> {
        &self.island.sentence
    }

    /// The run of capitalised words around a token.
    pub(super) fn run_around(&self, at: usize) -> Option<Range<usize>> {
        let number = self.run_of.get(at.checked_sub(self.island.tokens.start)?).copied().flatten()?;
        self.runs.get(number).cloned()
    }

    /// Another place where the word of a token stands.
    pub(super) fn elsewhere(&self, at: usize) -> Option<Span> {
        let evidence = self.evidence(at);
        let other = evidence.places().iter().find(|place| place.at as usize != at)?;
        Some(self.survey.text.token_span(other.at as usize))
    }

    /// Every feature of a token.
    pub(crate) fn features(&self, at: usize, each: &mut (impl FnMut(Template, u64) + ?Sized)) {
        for (part, word) in self.parts(at) {
            self.alone(part, word, each);
        }
        self.together(at, each);
    }

    /// The words that say something of a token by themselves; none where the sentence ends.
    pub(super) fn parts(&self, at: usize) -> [(Part, Option<WordId>); Part::COUNT] {
        let beside = |at: Option<usize>| {
            at.filter(|at| self.island.sentence.contains(at)).map(|at| self.survey.text.token(at).word())
        };
        [
            (Part::Itself, Some(self.survey.text.token(at).word())),
            (Part::Before, beside(at.checked_sub(1))),
            (Part::After, beside(Some(at + 1))),
        ]
    }

    /// What a word says by itself, whatever else stands around the token: the same in all of the article.
    pub(super) fn alone(
        &self,
        part: Part,
        word: Option<WordId>,
        each: &mut (impl FnMut(Template, u64) + ?Sized),
    ) {
        use Template as T;
        let mut tell = |template: Template, value: u64| each(template, key(template, value));
        let form = word.map_or(&NOBODY, |word| self.form_of(word));
        match part {
            Part::Itself => self.itself(word, form, &mut tell),
            Part::Before => {
                tell(T::WordBefore, form.lower);
                tell(T::ShapeBefore, u64::from(form.shape));
                tell(T::BrownBefore, u64::from(form.brown));
                tell(T::BrownBefore8, branch(form.brown, 8));
                tell(T::ClassesBefore, u64::from(form.classes.bits()));
                tell(T::SuffixBefore, u64::from(form.tail));
            }
            Part::After => {
                tell(T::WordAfter, form.lower);
                tell(T::ShapeAfter, u64::from(form.shape));
                tell(T::BrownAfter, u64::from(form.brown));
                tell(T::BrownAfter8, branch(form.brown, 8));
                tell(T::ClassesAfter, u64::from(form.classes.bits()));
                tell(T::SuffixAfter, u64::from(form.tail));
            }
        }
    }

    /// What a word says of itself; less of one without a capital, which can only join the words around it.
    fn itself(&self, word: Option<WordId>, form: &Form, tell: &mut impl FnMut(Template, u64)) {
        use Template as T;
        tell(T::Bias, 0);
        tell(T::Lower, form.lower);
        tell(T::Shape, u64::from(form.shape));
        tell(T::Brown, u64::from(form.brown));
        tell(T::Brown8, branch(form.brown, 8));
        tell(T::Classes, u64::from(form.classes.bits()));
        if !form.capital {
            return;
        }
        tell(T::Word, form.hash);
        let text = self.survey.text;
        let lowered = Lowered::new(word.map_or("", |word| text.vocabulary.word(word).span.of(text.source)));
        for (template, prefix) in [T::Prefix3, T::Prefix4].into_iter().zip(lowered.prefixes()) {
            tell(template, prefix);
        }
        for (template, suffix) in [T::Suffix3, T::Suffix4].into_iter().zip(lowered.suffixes()) {
            tell(template, lowered.hash(suffix));
        }
        tell(T::Brown10, branch(form.brown, 10));
        tell(T::BrownLower, u64::from(form.lower_brown));
        tell(T::KnownAlone, u64::from(form.known));
    }

    /// What depends on more than one word, or on the place.
    pub(super) fn together(&self, at: usize, each: &mut (impl FnMut(Template, u64) + ?Sized)) {
        let mut tell = |template: Template, value: u64| each(template, key(template, value));
        self.neighbours(at, &mut tell);
        self.article(at, &mut tell);
        self.run(at, &mut tell);
    }

    /// What the words beside it say with each other and with the word.
    #[allow(clippy::similar_names)]
    fn neighbours(&self, at: usize, tell: &mut impl FnMut(Template, u64)) {
        use Template as T;
        let form = self.form(at);
        let (b1, a1) = (self.near(at.checked_sub(1)), self.near(Some(at + 1)));
        let (b2, a2) = (self.near(at.checked_sub(2)), self.near(Some(at + 2)));
        let shape = u64::from(form.shape);
        let (shape_b1, shape_a1) = (u64::from(b1.shape), u64::from(a1.shape));
        tell(T::Shape2Before, pair(u64::from(b2.shape), shape_b1));
        tell(T::Shape2After, pair(shape_a1, u64::from(a2.shape)));
        tell(T::Shapes3, pair(pair(shape_b1, shape), shape_a1));
        tell(T::ShapeWordBefore, pair(b1.lower, shape));
        tell(T::ShapeWordAfter, pair(shape, a1.lower));

        tell(T::BrownBefore2, branch(b2.brown, 10));
        tell(T::BrownAfter2, branch(a2.brown, 10));
        tell(T::BrownsBefore, pair(branch(b1.brown, 8), branch(form.brown, 8)));
        tell(T::BrownsAfter, pair(branch(form.brown, 8), branch(a1.brown, 8)));
        tell(T::BrownsAround, pair(branch(b1.brown, 8), branch(a1.brown, 8)));

        tell(T::ClassesBefore2, pair(u64::from(b2.classes.bits()), u64::from(b1.classes.bits())));
        tell(T::ClassesAfter2, pair(u64::from(a1.classes.bits()), u64::from(a2.classes.bits())));
        tell(T::KnownBefore, at.checked_sub(1).map_or(0, |before| self.known_at(before)));
        tell(T::KnownAfter, self.known_at(at + 1));
    }

    /// What the sentence and the rest of the article say.
    fn article(&self, at: usize, tell: &mut impl FnMut(Template, u64)) {
        use Template as T;
        let form = self.form(at);
        let text = self.survey.text;
        let setting = self.island.setting as u64 | u64::from(self.island.heading) << 2;
        if !form.capital {
            return tell(T::Setting, setting);
        }
        let known = self.known_at(at);
        if known != 0 {
            tell(T::Known, known);
        }
        let initial = is_initial(text, &self.island.sentence, at);
        let place = setting << 1 | u64::from(initial);
        tell(T::Setting, pair(place, u64::from(form.shape)));
        let evidence = self.evidence(at);
        if initial || self.island.setting != Setting::Prose {
            let lower_seen = u64::from(evidence.lower.min(2));
            tell(T::Initial, pair(place, u64::from(form.classes.bits())));
            tell(T::BrownInitial, pair(pair(place, branch(form.lower_brown, 8)), lower_seen));
        }
        let lower = bucket(evidence.lower);
        let inner = bucket(evidence.inner);
        tell(T::Case, lower << 8 | inner << 4 | place);
        for bit in (0..cue::COUNT).filter(|bit| evidence.cues >> bit & 1 != 0) {
            tell(T::Cue, u64::from(bit));
        }
        for other in evidence.places().iter().filter(|other| other.at as usize != at) {
            let form = |word: Option<WordId>| word.map_or(&NOBODY, |word| self.form_of(word));
            let (before, after) = (form(other.before), form(other.after));
            tell(T::BeforeElsewhere, before.lower);
            tell(T::AfterElsewhere, after.lower);
            tell(T::BrownBeforeElsewhere, branch(before.brown, 8));
            tell(T::BrownAfterElsewhere, branch(after.brown, 8));
        }
    }

    /// What the run of capitalised words around says.
    fn run(&self, at: usize, tell: &mut impl FnMut(Template, u64)) {
        use Template as T;
        let Some(number) = self.run_of.get(at - self.island.tokens.start).copied().flatten() else { return };
        let Some(run) = self.runs.get(number) else { return };
        let text = self.survey.text;
        let length = run.len();
        let position = self.position(at, run);
        let (first, last) = (self.form(run.start), self.form(run.end - 1));
        let (before, after) = (self.near(run.start.checked_sub(1)), self.near(Some(run.end)));
        tell(T::Run, pair(self.surface(run.clone()), position));
        tell(T::RunFirst, pair(first.lower, position));
        tell(T::RunLast, pair(last.lower, position));
        tell(T::RunFirstBrown, pair(branch(first.brown, 10), position));
        tell(T::RunLastBrown, pair(branch(last.brown, 10), position));
        tell(T::RunLength, length.min(6) as u64 * 9 + position);
        let shape = run.clone().take(6).fold(0, |hash, at| pair(hash, u64::from(self.form(at).shape)));
        tell(T::RunShape, pair(shape, position));
        let lowered = Lowered::new(text.word(run.end - 1));
        if let Some(suffix) = lowered.suffixes().next() {
            tell(T::RunSuffix, pair(lowered.hash(suffix), position));
        }
        let given = u64::from(first.known & FIRST_NAME != 0);
        let place = u64::from(last.known & (gazetteer::PLACE | gazetteer::GROUP | gazetteer::ORGANISATION));
        tell(T::RunKnown, pair(place << 8 | given << 4 | length.min(4) as u64, position));
        tell(T::RunBeforeBrown, pair(branch(before.brown, 10), position));
        tell(T::RunAfterBrown, pair(branch(after.brown, 10), position));
        // “Ministry of Defence”: what the run is tied to by a small word.
        if let Some(other) = number.checked_sub(1).and_then(|other| self.runs.get(other))
            && run.start - other.end <= 2
        {
            let joint = (other.end..run.start).fold(0, |hash, at| pair(hash, self.form(at).lower));
            tell(T::RunJoinedBefore, pair(pair(joint, self.form(other.end - 1).lower), position));
        }
        if let Some(other) = self.runs.get(number + 1)
            && other.start - run.end <= 2
        {
            let joint = (run.end..other.start).fold(0, |hash, at| pair(hash, self.form(at).lower));
            tell(T::RunJoinedAfter, pair(pair(joint, self.form(other.end - 1).lower), position));
        }
        if length > 1 {
            let (first, last) = (self.evidence(run.start).cues, self.evidence(run.end - 1).cues);
            for bit in (0..cue::COUNT).filter(|bit| last >> bit & 1 != 0) {
                tell(T::RunLastCue, pair(u64::from(bit), position));
            }
            for bit in (0..cue::COUNT).filter(|bit| first >> bit & 1 != 0) {
                tell(T::RunFirstCue, pair(u64::from(bit), position));
            }
        }
    }
}

/// A count as one of a few sizes.
fn bucket(count: u8) -> u64 {
    match count {
        0..=2 => u64::from(count),
        3..=5 => 3,
        _ => 4,
    }
}
