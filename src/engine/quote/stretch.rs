//! Whether words in marks are somebody's words, and whether they are all of the utterance: scare quotes, titles, nicknames and
//! terms are no speech.

use super::choice::{Judge, Options, mix, size};
use super::marks::{End, Marked};
use super::scene::Scene;
use super::speaker::{Words, sort};
use crate::engine::QuoteKind;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

/// What words in marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nobody's words.
    NoSpeech,
    /// An utterance of its own.
    Direct,
    /// A fragment in the writer's sentence.
    Mixed,
}

impl Reading {
    /// The options of the question.
    pub(crate) const ALL: [Self; 3] = [Self::NoSpeech, Self::Direct, Self::Mixed];

    /// The kind of quote that they are, if they are one.
    pub(super) const fn kind(self) -> Option<QuoteKind> {
        match self {
            Self::NoSpeech => None,
            Self::Direct => Some(QuoteKind::Direct),
            Self::Mixed => Some(QuoteKind::Mixed),
        }
    }
}

/// What speaks for a reading.
#[derive(Clone, Copy)]
enum Sign {
    Bias = 100,
    Length,
    Case,
    CaseLength,
    LastInside,
    Before,
    BeforeWord,
    BeforeTwo,
    BeforeBrown,
    After,
    AfterWord,
    AfterBrown,
    Around,
    Frame,
    CueWordAfter,
    CueSubject,
    BeforeThree,
    AfterTwo,
    AroundCase,
    Alone,
    First,
    FirstWord,
    CueBefore,
    CueAfter,
    NearCue,
    Person,
    Verb,
    Name,
    OthersInSentence,
    Last,
    Clause,
    Heading,
    Ends,
    Nickname,
    LastWord,
    Subject,
    Colon,
    CueWordBefore,
    LengthAfter,
    End,
    OwnSentence,
}

impl From<Sign> for u16 {
    fn from(sign: Sign) -> Self {
        sign as Self
    }
}

/// What the marked stretches are, in order. `clauses` are the reported clauses, in order of place.
pub(super) fn read(
    scene: &Scene<'_>,
    marked: &[Marked],
    clauses: &[Words],
    judge: &mut impl Judge,
) -> Vec<Reading> {
    let mut options = Options::default();
    let mut readings = Vec::with_capacity(marked.len());
    let mut last = None;
    for (number, stretch) in marked.iter().enumerate() {
        let signs = signs(scene, marked, number, last, clauses);
        options.clear();
        for reading in Reading::ALL {
            for (sign, value) in &signs {
                options.add(*sign, mix([*value, reading as u64]));
            }
            options.close(None);
        }
        let wordless = !stretch
            .tokens
            .clone()
            .any(|at| scene.text.token(at).is_word() || scene.text.kind(at) == TokenKind::Number);
        let reading = if wordless || is_link(scene, stretch.tokens.start) {
            Reading::NoSpeech
        } else {
            let choice = judge.stretch(&options, stretch);
            Reading::ALL.get(choice.option).copied().unwrap_or(Reading::NoSpeech)
        };
        readings.push(reading);
        last = Some(reading);
    }
    join(marked, &mut readings);
    readings
}

/// What goes on in the next paragraph is read as one: if a part is speech, all of it is.
fn join(marked: &[Marked], readings: &mut [Reading]) {
    let goes_on = |at: usize| marked.get(at).is_some_and(|stretch| stretch.end == End::Continues);
    for at in 1..readings.len() {
        if goes_on(at - 1) && readings[at - 1] == Reading::Direct {
            readings[at] = Reading::Direct;
        }
    }
    for at in (1..readings.len()).rev() {
        if goes_on(at - 1) && readings[at] == Reading::Direct {
            readings[at - 1] = Reading::Direct;
        }
    }
}

fn signs(
    scene: &Scene<'_>,
    marked: &[Marked],
    number: usize,
    last: Option<Reading>,
    clauses: &[Words],
) -> Vec<(Sign, u64)> {
    let Some(stretch) = marked.get(number) else { return Vec::new() };
    let text = scene.text;
    let tokens = &stretch.tokens;
    let closed = stretch.end == End::Closed;
    // What goes on from the paragraph before need not begin with a mark.
    let first = tokens.start + usize::from(text.kind(tokens.start) == TokenKind::Quote);
    let inner = first..if closed { tokens.end.saturating_sub(1) } else { tokens.end };
    let sentence = text.sentence_of(tokens.start);
    let end_sentence = text.sentence_of(tokens.end.saturating_sub(1));
    let paragraph = text.paragraphs.get(text.paragraph_of(tokens.start));
    let inside_paragraph = |at: usize| paragraph.is_some_and(|paragraph| paragraph.tokens.contains(&at));
    let before = tokens.start.checked_sub(1).filter(|&at| inside_paragraph(at));
    let after = Some(tokens.end).filter(|&at| inside_paragraph(at));
    let sort_at = |at: Option<usize>| at.map_or(99, |at| sort(scene, at));
    let word_at = |at: Option<usize>| at.map_or(99, |at| scene.word(at));
    let length = size(inner.clone().filter(|&at| text.token(at).is_word()).count());
    let case = case(scene, inner.clone());
    let last_inside = inner.end.checked_sub(1).filter(|at| inner.contains(at));
    let ending = sort_at(last_inside.filter(|&at| !text.token(at).is_word()));
    let (sort_before, sort_after) = (sort_at(before), sort_at(after));
    let cue_before =
        (sentence.start..tokens.start).rev().take(24).find(|&at| scene.is_cue(at) && !scene.is_marked(at));
    let cue_after = (tokens.end..end_sentence.end)
        .take(16)
        .find(|&at| (scene.is_cue(at) || scene.is_new_verb(at)) && !scene.is_marked(at));
    let cue_sort =
        |cue: Option<usize>| cue.map_or(0, |cue| 1 + u64::from(scene.class(cue).any(Classes::WEAK)));
    let inherits = last.map_or(9, |last| last as u64);
    let same_sentence = number
        .checked_sub(1)
        .and_then(|before| marked.get(before))
        .is_some_and(|before| before.tokens.start >= sentence.start);
    let gap_before = number
        .checked_sub(1)
        .and_then(|before| marked.get(before))
        .map_or(99, |before| tokens.start.saturating_sub(before.tokens.end));
    let others = marked
        .iter()
        .skip(number + 1)
        .take_while(|other| other.tokens.start < end_sentence.end)
        .take(3)
        .count();
    let class = |wanted: Classes| inner.clone().take(200).any(|at| scene.class(at).any(wanted));
    let first_person = inner
        .clone()
        .take(200)
        .any(|at| matches!(text.word(at), "I" | "we" | "We" | "my" | "our" | "me" | "us" | "you" | "You"));
    let named =
        inner.clone().next().and_then(|at| scene.mention(at)).map_or(0, |mention| {
            1 + mention.kind as u64 + 10 * u64::from(mention.span.end >= stretch.inner.end)
        });
    let capital_around = |at: Option<usize>| {
        at.is_some_and(|at| text.token(at).is_capital() && !scene.class(at).any(Classes::FUNCTION))
    };
    let before_two = before.and_then(|at| at.checked_sub(1)).filter(|&at| inside_paragraph(at));
    let before_three = before_two.and_then(|at| at.checked_sub(1)).filter(|&at| inside_paragraph(at));
    let in_clause = {
        let later = clauses.partition_point(|clause| clause.tokens.start <= tokens.start);
        clauses.iter().take(later).rev().take(3).any(|clause| clause.tokens.contains(&tokens.start))
    };
    let subject = cue_after.map_or(99, |cue| cue.checked_sub(1).map_or(98, |at| sort(scene, at)));
    let ends = last_inside.map_or("", |at| text.word(at));
    let comma_after = after.is_some_and(|at| text.kind(at) == TokenKind::Comma);
    let open = matches!(ends, "," | "!" | "?" | "…" | "..." | "—" | "–" | "-") || comma_after;
    let attributed = after.is_some_and(|at| {
        let at = if comma_after { at + 1 } else { at };
        scene.is_cue(at) || scene.is_new_verb(at) || cue_after.is_some_and(|cue| cue < at + 12)
    }) && end_sentence.contains(&tokens.end);
    let frame = match before.map(|at| text.kind(at)) {
        _ if open && attributed => 1,
        Some(TokenKind::Colon) => 2,
        Some(TokenKind::Comma) if cue_before.is_some_and(|cue| cue + 10 > tokens.start) => 3,
        Some(TokenKind::Stop | TokenKind::Quote)
            if text.kind(inner.end.saturating_sub(1)) == TokenKind::Stop =>
        {
            4
        }
        None if text.kind(inner.end.saturating_sub(1)) == TokenKind::Stop => 5,
        None => 6,
        _ if before.is_some_and(|at| scene.is_cue(at)) => 7,
        _ => 8,
    };
    vec![
        (Sign::Frame, frame),
        (Sign::Frame, mix([frame, case])),
        (Sign::Frame, mix([frame, case, ending])),
        (Sign::Frame, mix([frame, ending, sort_after])),
        (Sign::Bias, 0),
        (Sign::Length, mix([frame, length])),
        (Sign::Case, case),
        (Sign::CaseLength, mix([frame, case, length])),
        (Sign::LastInside, mix([frame, ending, length.min(4)])),
        (Sign::Ends, mix([ending, case, sort_after])),
        (Sign::Before, sort_before),
        (Sign::Before, mix([frame, sort_before, case, length.min(3)])),
        (Sign::BeforeWord, word_at(before)),
        (Sign::BeforeTwo, mix([word_at(before_two), word_at(before)])),
        (Sign::BeforeTwo, word_at(before_two)),
        (Sign::BeforeBrown, before.map_or(0, |at| mix([scene.brown(at, 6), 6]))),
        (Sign::BeforeBrown, before.map_or(0, |at| mix([scene.brown(at, 12), 12]))),
        (Sign::After, sort_after),
        (Sign::AfterWord, word_at(after)),
        (Sign::AfterBrown, after.map_or(0, |at| mix([scene.brown(at, 6), 6]))),
        (Sign::AfterBrown, after.map_or(0, |at| mix([scene.brown(at, 12), 12]))),
        (Sign::Around, mix([sort_before, sort_after])),
        (Sign::LengthAfter, mix([frame, length, sort_after])),
        (Sign::Alone, mix([before.is_none().into(), after.is_none().into()])),
        (Sign::First, inner.clone().next().map_or(0, |at| sort(scene, at))),
        (Sign::FirstWord, inner.clone().next().map_or(0, |at| scene.word(at))),
        (
            Sign::LastWord,
            last_inside
                .filter(|&at| text.token(at).is_word())
                .map_or(0, |at| mix([frame, scene.brown(at, 8), length.min(3)])),
        ),
        (
            Sign::CueBefore,
            mix([
                frame,
                cue_sort(cue_before),
                size(cue_before.map_or(0, |cue| tokens.start - cue)),
                length.min(3),
            ]),
        ),
        (Sign::CueWordBefore, cue_before.map_or(0, |cue| scene.word(cue))),
        (
            Sign::CueWordBefore,
            cue_before.map_or(0, |cue| mix([scene.word(cue), size(tokens.start - cue), frame])),
        ),
        (Sign::CueWordAfter, cue_after.map_or(0, |cue| mix([scene.word(cue), size(cue - tokens.end)]))),
        (
            Sign::CueSubject,
            cue_before.map_or(0, |cue| {
                let subject = cue.checked_sub(1).and_then(|at| scene.verb_subject(at, sentence.start));
                mix([subject.unwrap_or(0), cue_sort(Some(cue)), frame])
            }),
        ),
        (Sign::BeforeThree, mix([sort_at(before_three), sort_at(before_two), sort_before])),
        (Sign::BeforeThree, mix([sort_at(before_two), sort_before, sort_after, case])),
        (
            Sign::AfterTwo,
            mix([sort_after, sort_at(after.map(|at| at + 1).filter(|&at| inside_paragraph(at))), frame]),
        ),
        (Sign::AroundCase, mix([sort_before, sort_after, case, length.min(3)])),
        (
            Sign::CueAfter,
            mix([cue_sort(cue_after), size(cue_after.map_or(0, |cue| cue - tokens.end)), ending]),
        ),
        (Sign::NearCue, mix([cue_sort(cue_before), cue_sort(cue_after), case])),
        (Sign::Subject, mix([subject, sort_after])),
        (Sign::Person, mix([frame, first_person.into(), length])),
        (
            Sign::Verb,
            mix([
                frame,
                class(Classes::AUXILIARY).into(),
                class(Classes::PRONOUN).into(),
                class(Classes::FUNCTION).into(),
                length.min(5),
            ]),
        ),
        (Sign::Name, named),
        (Sign::OthersInSentence, mix([size(others), same_sentence.into()])),
        (Sign::Last, mix([inherits, same_sentence.into(), size(gap_before)])),
        (Sign::Clause, mix([frame, in_clause.into(), length.min(3)])),
        (Sign::Heading, mix([paragraph.is_some_and(|paragraph| paragraph.heading).into(), length.min(3)])),
        (Sign::Nickname, mix([capital_around(before).into(), capital_around(after).into(), length.min(3)])),
        (Sign::End, mix([frame, stretch.end as u64, before.is_none().into(), length.min(4)])),
        (Sign::OwnSentence, mix([sort_before, ending, sort_after])),
        (Sign::Colon, mix([sort_before, before_two.map_or(0, |at| scene.word(at)), 3])),
    ]
}

/// “Read more: “…””: the title of another article.
fn is_link(scene: &Scene<'_>, open: usize) -> bool {
    open >= 2
        && scene.text.kind(open - 1) == TokenKind::Colon
        && matches!(
            scene.text.word(open - 2),
            "more"
                | "More"
                | "MORE"
                | "also"
                | "Also"
                | "ALSO"
                | "Read"
                | "READ"
                | "See"
                | "Watch"
                | "Related"
                | "RELATED"
        )
}

/// How capitals are spread over the words: the first, all but small ones, none.
fn case(scene: &Scene<'_>, inner: std::ops::Range<usize>) -> u64 {
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
