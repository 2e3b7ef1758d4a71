//! What can be seen of words in marks and of their surroundings.

use std::ops::Range;

use super::choice::{Pairs, mix, size};
use super::marks::{End, Marked};
use super::scene::Scene;
use super::speaker::Words;
use super::stretch::Reading;
use crate::engine::lexicon::Classes;
use crate::engine::text::{Paragraph, TokenKind};

/// What speaks for a reading.
#[derive(Clone, Copy)]
pub(super) enum Sign {
    Bias = 100,
    Frame,
    Length,
    Case,
    LastInside,
    Ends,
    First,
    LastWord,
    Person,
    Verb,
    Name,
    Before,
    BeforeWord,
    BeforeTwo,
    BeforeThree,
    BeforeBrown,
    After,
    AfterWord,
    AfterBrown,
    Around,
    Nickname,
    Alone,
    Heading,
    End,
    CueBefore,
    CueWord,
    CueSubject,
    CueAfter,
    NearCue,
    SubjectAfter,
    Others,
    Last,
    Clause,
    Pair,
    CueNext,
}

impl From<Sign> for u16 {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
}

/// Every two of the traits that matter most.
static PAIRS: Pairs<9, 36> = Pairs::NEW;

/// How a stretch stands in its sentence: where utterances stand, or not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// “…,” said Ruiz; “…!” Ruiz cried.
    Attributed,
    /// : “…”
    AfterColon,
    /// Ruiz said, “…”
    AfterComma,
    /// A sentence of its own after another one.
    OwnSentence,
    /// A sentence at the head of a paragraph.
    OwnParagraph,
    /// No sentence, but at the head of a paragraph.
    Head,
    /// Ruiz said “…”
    AfterCue,
    Inside,
}

/// A look at a marked stretch.
pub(super) struct Look<'a> {
    scene: &'a Scene<'a>,
    stretch: &'a Marked,
    /// Its tokens without the marks.
    inner: Range<usize>,
    sentence: Range<usize>,
    paragraph: Option<&'a Paragraph>,
    /// The tokens before it in its paragraph, the nearest first, and the one after it and its note.
    before: [Option<usize>; 3],
    after: Option<usize>,
    /// The nearest words of speech in its sentence.
    cue_before: Option<usize>,
    cue_after: Option<usize>,
    /// How the stretch before was read, and how far away it is.
    last: Option<Reading>,
    gap: usize,
    same_sentence: bool,
    /// Further stretches in the sentence.
    others: usize,
    in_clause: bool,
    frame: Frame,
    /// The size class of its number of words, and how capitals are spread over them.
    length: u64,
    case: u64,
}

/// Longer stretches are not read to their end.
const READ: usize = 200;

impl<'a> Look<'a> {
    pub(super) fn new(
        scene: &'a Scene<'a>,
        marked: &'a [Marked],
        number: usize,
        last: Option<Reading>,
        clauses: &[Words],
    ) -> Option<Self> {
        let stretch = marked.get(number)?;
        let text = scene.text;
        let tokens = &stretch.tokens;
        // What goes on from the paragraph before need not begin with a mark.
        let first = tokens.start + usize::from(text.kind(tokens.start) == TokenKind::Quote);
        let inner = first..tokens.end.saturating_sub(usize::from(stretch.end == End::Closed));
        let sentence = text.sentence_of(tokens.start);
        let end = text.sentence_of(tokens.end.saturating_sub(1)).end;
        let paragraph = text.paragraphs.get(text.paragraph_of(tokens.start));
        let here = |at: &usize| paragraph.is_some_and(|paragraph| paragraph.tokens.contains(at));
        let before = [1, 2, 3].map(|back| tokens.start.checked_sub(back).filter(here));
        let previous = number.checked_sub(1).and_then(|before| marked.get(before));
        let cue = |at: &usize| scene.is_cue(*at) && !scene.is_marked(*at);
        let later = clauses.partition_point(|clause| clause.tokens.start <= tokens.start);
        let mut look = Self {
            scene,
            stretch,
            before,
            after: Some(past_note(scene, tokens.end)).filter(here),
            cue_before: (sentence.start..tokens.start).rev().take(24).find(cue),
            cue_after: (tokens.end..end)
                .take(16)
                .find(|at| cue(at) || scene.is_new_verb(*at) && !scene.is_marked(*at)),
            last,
            gap: previous.map_or(99, |before| tokens.start.saturating_sub(before.tokens.end)),
            same_sentence: previous.is_some_and(|before| before.tokens.start >= sentence.start),
            others: marked
                .iter()
                .skip(number + 1)
                .take_while(|other| other.tokens.start < end)
                .take(3)
                .count(),
            in_clause: clauses
                .iter()
                .take(later)
                .rev()
                .take(3)
                .any(|clause| clause.tokens.contains(&tokens.start)),
            frame: Frame::Inside,
            length: size(inner.clone().filter(|&at| text.token(at).is_word()).count()),
            case: case(scene, inner.clone()),
            inner,
            sentence,
            paragraph,
        };
        look.frame = look.frame(end);
        Some(look)
    }

    fn frame(&self, end: usize) -> Frame {
        let text = self.scene.text;
        let tokens = &self.stretch.tokens;
        let last = text.kind(self.inner.end.saturating_sub(1));
        let comma_after = self.after.is_some_and(|at| text.kind(at) == TokenKind::Comma);
        let open = comma_after
            || matches!(
                self.last_inside().map_or("", |at| text.word(at)),
                "," | "!" | "?" | "…" | "..." | "—" | "–" | "-"
            );
        let attributed = self.after.filter(|&at| at < end).is_some_and(|at| {
            let at = at + usize::from(comma_after);
            self.scene.is_cue(at)
                || self.scene.is_new_verb(at)
                || self.cue_after.is_some_and(|cue| cue < at + 12)
        });
        match self.lead() {
            _ if open && attributed => Frame::Attributed,
            Some(TokenKind::Colon) => Frame::AfterColon,
            Some(TokenKind::Comma) if self.cue_before.is_some_and(|cue| cue + 10 > tokens.start) => {
                Frame::AfterComma
            }
            Some(TokenKind::Stop | TokenKind::Quote) if last == TokenKind::Stop => Frame::OwnSentence,
            None if last == TokenKind::Stop => Frame::OwnParagraph,
            None => Frame::Head,
            _ if self.before[0].is_some_and(|at| self.scene.is_cue(at)) => Frame::AfterCue,
            _ => Frame::Inside,
        }
    }

    /// What stands before it; “Hale wrote:” may stand in the paragraph before.
    fn lead(&self) -> Option<TokenKind> {
        let before = self.before[0].or_else(|| self.colon_above());
        before.map(|at| self.scene.text.kind(at))
    }

    /// The colon that ends the paragraph before, where the stretch begins its own.
    fn colon_above(&self) -> Option<usize> {
        let first = self.paragraph?.tokens.start;
        let above = first.checked_sub(1).filter(|_| first == self.stretch.tokens.start)?;
        (self.scene.text.kind(above) == TokenKind::Colon).then_some(above)
    }

    fn last_inside(&self) -> Option<usize> {
        self.inner.end.checked_sub(1).filter(|at| self.inner.contains(at))
    }

    /// The sort and the word of a token; of none where there is none.
    fn sort(&self, at: Option<usize>) -> u64 {
        at.map_or(99, |at| self.scene.sort(at))
    }

    fn word(&self, at: Option<usize>) -> u64 {
        at.map_or(99, |at| self.scene.word(at))
    }

    fn brown(&self, at: Option<usize>, depth: u32) -> u64 {
        at.map_or(0, |at| mix([self.scene.brown(at, depth), depth.into()]))
    }

    /// Everything that is seen.
    pub(super) fn signs(&self, see: &mut impl FnMut(Sign, u64)) {
        self.inside(see);
        self.around(see);
        self.speech(see);
        self.pairs(see);
    }

    /// What the name before is, and whether it owns the words: “MSNBC’s “Morning Joe””.
    fn name_before(&self) -> u64 {
        let owns = self.before[0].is_some_and(|at| self.scene.text.kind(at) == TokenKind::Possessive);
        let name = self.before[usize::from(owns)].and_then(|at| self.scene.mention(at));
        name.map_or(0, |name| 1 + name.kind as u64 + 10 * u64::from(owns))
    }

    /// What tells an utterance, however short: the sign that leads to it, a capital letter, the sign that ends it.
    fn utterance(&self) -> u64 {
        let text = self.scene.text;
        let last = self.last_inside().map(|at| text.kind(at));
        let ends = last == Some(TokenKind::Stop);
        let pauses = last == Some(TokenKind::Comma);
        let capital = text.token(self.inner.start).is_capital();
        let lead = match self.lead() {
            None => 0,
            Some(TokenKind::Comma) => 1,
            Some(TokenKind::Colon) => 2,
            Some(TokenKind::Stop) => 3,
            Some(TokenKind::Quote) => 4,
            Some(_) => 5,
        };
        mix([ends.into(), pauses.into(), capital.into(), lead])
    }

    /// Every two of the traits that matter most together.
    fn pairs(&self, see: &mut impl FnMut(Sign, u64)) {
        let far_before = size(self.cue_before.map_or(0, |cue| self.stretch.tokens.start - cue));
        let traits = [
            self.frame as u64,
            self.case,
            self.sort(self.before[0]),
            self.sort(self.before[1]),
            far_before,
            mix([self.last.map_or(9, |last| last as u64), self.same_sentence.into()]),
            mix([self.in_clause.into(), u64::from(self.cue_after.is_some())]),
            self.name_before(),
            self.utterance(),
        ];
        PAIRS.of(&traits).for_each(|pair| see(Sign::Pair, pair));
    }

    /// The words themselves.
    fn inside(&self, see: &mut impl FnMut(Sign, u64)) {
        let (text, scene, inner) = (self.scene.text, self.scene, &self.inner);
        let (frame, length, case) = (self.frame as u64, self.length, self.case);
        let last = self.last_inside();
        let ending = self.sort(last.filter(|&at| !text.token(at).is_word()));
        let some =
            |wanted: Classes| u64::from(inner.clone().take(READ).any(|at| scene.class(at).any(wanted)));
        let person = inner.clone().take(READ).any(|at| {
            matches!(text.word(at), "I" | "we" | "We" | "my" | "our" | "me" | "us" | "you" | "You")
        });
        let named = scene.mention(inner.start).map_or(0, |mention| {
            1 + mention.kind as u64 + 10 * u64::from(mention.span.end >= self.stretch.inner.end)
        });
        see(Sign::Bias, 0);
        see(Sign::Frame, frame);
        see(Sign::Frame, mix([frame, case]));
        see(Sign::Frame, mix([frame, case, ending]));
        see(Sign::Frame, mix([frame, ending, self.sort(self.after)]));
        see(Sign::Length, mix([frame, length]));
        see(Sign::Length, mix([frame, case, length]));
        see(Sign::Case, case);
        see(Sign::LastInside, mix([frame, ending, length.min(4)]));
        see(Sign::Ends, mix([ending, case, self.sort(self.after)]));
        see(Sign::Ends, mix([self.sort(self.before[0]), ending, self.sort(self.after), 1]));
        see(Sign::First, self.sort(Some(inner.start)));
        see(Sign::First, self.word(Some(inner.start)));
        let word = last.filter(|&at| text.token(at).is_word());
        see(Sign::LastWord, mix([frame, self.brown(word, 8), length.min(3)]));
        see(Sign::Person, mix([frame, person.into(), length]));
        let (auxiliary, pronoun, function) =
            (some(Classes::AUXILIARY), some(Classes::PRONOUN), some(Classes::FUNCTION));
        see(Sign::Verb, mix([frame, auxiliary, pronoun, function, length.min(5)]));
        see(Sign::Name, named);
    }

    /// What stands before and after.
    fn around(&self, see: &mut impl FnMut(Sign, u64)) {
        let (frame, length, case) = (self.frame as u64, self.length, self.case);
        let [one, two, three] = self.before;
        let (before, after) = (self.sort(one), self.sort(self.after));
        let capital = |at: Option<usize>| {
            u64::from(at.is_some_and(|at| {
                self.scene.text.token(at).is_capital() && !self.scene.class(at).any(Classes::FUNCTION)
            }))
        };
        let heading = self.paragraph.is_some_and(|paragraph| paragraph.heading);
        let alone = mix([one.is_none().into(), self.after.is_none().into()]);
        see(Sign::Before, before);
        see(Sign::Before, mix([frame, before, case, length.min(3)]));
        see(Sign::BeforeWord, self.word(one));
        see(Sign::BeforeTwo, self.word(two));
        see(Sign::BeforeTwo, mix([self.word(two), self.word(one)]));
        see(Sign::BeforeThree, mix([self.sort(three), self.sort(two), before]));
        see(Sign::BeforeThree, mix([self.sort(two), before, after, case]));
        see(Sign::BeforeBrown, self.brown(one, 6));
        see(Sign::BeforeBrown, self.brown(one, 12));
        see(Sign::After, after);
        see(Sign::After, mix([frame, length, after]));
        see(Sign::AfterWord, self.word(self.after));
        see(Sign::AfterBrown, self.brown(self.after, 6));
        see(Sign::Around, mix([before, after]));
        see(Sign::Nickname, mix([capital(one), capital(self.after), length.min(3)]));
        see(Sign::Alone, alone);
        see(Sign::Heading, mix([heading.into(), length.min(3)]));
        see(Sign::End, mix([frame, self.stretch.end as u64, one.is_none().into(), length.min(4)]));
    }

    /// Words of speech, and other words in marks.
    fn speech(&self, see: &mut impl FnMut(Sign, u64)) {
        let (frame, length) = (self.frame as u64, self.length);
        let tokens = &self.stretch.tokens;
        let weak =
            |cue: Option<usize>| cue.map_or(0, |cue| 1 + u64::from(self.scene.class(cue).any(Classes::WEAK)));
        let subject = |cue: usize| {
            cue.checked_sub(1).and_then(|at| self.scene.verb_subject(at, self.sentence.start)).unwrap_or(0)
        };
        let (before, after) = (weak(self.cue_before), weak(self.cue_after));
        let far_before = size(self.cue_before.map_or(0, |cue| tokens.start - cue));
        let far_after = size(self.cue_after.map_or(0, |cue| cue - tokens.end));
        see(Sign::CueBefore, mix([frame, before, far_before, length.min(3)]));
        see(Sign::CueWord, self.cue_before.map_or(0, |cue| self.scene.word(cue)));
        see(Sign::CueWord, self.cue_before.map_or(0, |cue| mix([self.scene.word(cue), far_before, frame])));
        see(Sign::CueSubject, self.cue_before.map_or(0, |cue| mix([subject(cue), before, frame])));
        see(Sign::CueAfter, mix([after, far_after, self.sort(self.last_inside())]));
        if let Some(cue) = self.cue_before.filter(|cue| cue + 1 < tokens.start) {
            // “Called the plan “reckless””, “pointed to the “exit””.
            let next = self.sort(Some(cue + 1));
            see(Sign::CueNext, mix([next, before]));
            see(Sign::CueNext, mix([next, self.scene.word(cue)]));
            see(Sign::CueNext, mix([next, before, far_before, self.case]));
        }
        see(Sign::NearCue, mix([before, after, self.case]));
        let subject_after = self.sort(self.cue_after.and_then(|cue| cue.checked_sub(1)));
        see(Sign::SubjectAfter, mix([subject_after, self.sort(self.after)]));
        see(Sign::Others, mix([size(self.others), self.same_sentence.into()]));
        let last = self.last.map_or(9, |last| last as u64);
        see(Sign::Last, mix([last, self.same_sentence.into(), size(self.gap)]));
        see(Sign::Clause, mix([frame, self.in_clause.into(), length.min(3)]));
    }
}

/// “… “reckless” (sic), …”: the token after a note in brackets and small letters, which tells nothing of the words before it.
fn past_note(scene: &Scene<'_>, at: usize) -> usize {
    /// Longer brackets are no notes.
    const REACH: usize = 6;
    let text = scene.text;
    let is_part =
        |at: &usize| matches!(text.kind(*at), TokenKind::Open | TokenKind::Lower | TokenKind::Close);
    if text.kind(at) != TokenKind::Open {
        return at;
    }
    let note = (at..at + REACH).take_while(is_part);
    note.filter(|&at| text.kind(at) == TokenKind::Close).last().map_or(at, |close| close + 1)
}

/// How capitals are spread over the words: the first, all but small ones, none.
fn case(scene: &Scene<'_>, inner: Range<usize>) -> u64 {
    let text = scene.text;
    let words = inner.take(40).filter(|&at| text.token(at).is_word());
    let first = words.clone().next().map_or(0, |at| 1 + u64::from(text.token(at).is_capital()));
    let large = words.filter(|&at| !scene.class(at).any(Classes::FUNCTION));
    let (capital, all) =
        large.fold((0, 0), |(capital, all), at| (capital + u64::from(text.token(at).is_capital()), all + 1));
    let share = if all == 0 {
        3
    } else if capital == all {
        2
    } else {
        u64::from(2 * capital > all)
    };
    mix([first, share])
}
