//! What somebody marked in an article, as answers to the questions about its quotations.

use std::ops::Range;

use super::lesson::Lessons;
use crate::engine::quote::training::{
    Candidate, Choice, Extent, Head, Judge, Marked, Options, Question, Reading,
};
use crate::engine::text::{Text, TokenKind};
use crate::engine::{Day, QuoteKind, Span};

/// An article in which somebody marked who said what.
#[derive(Clone, Debug, Default)]
pub struct Attributed {
    /// The text.
    pub text: String,
    /// The day it appeared, if that is known.
    pub published: Option<Day>,
    /// What stands in marks and is somebody's words, without the marks.
    pub marks: Vec<GoldQuote>,
    /// Everything that is reported, with marks and without.
    pub reports: Vec<GoldQuote>,
    /// Places where the annotation says nothing.
    pub ignored: Vec<Span>,
}

/// A quotation as it was marked; all spans in bytes.
#[derive(Clone, Debug)]
pub struct GoldQuote {
    /// The words.
    pub span: Span,
    /// How they are reported.
    pub kind: QuoteKind,
    /// The words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that introduce it.
    pub cue: Option<Span>,
    /// Whether they are reported as speech, not as a thought or a wish.
    pub speech: bool,
}

/// Answers the questions about one article from what was marked in it.
pub(super) struct Teacher<'a> {
    pub(super) gold: &'a Attributed,
    pub(super) text: &'a Text<'a>,
    pub(super) article: u32,
    pub(super) lessons: &'a mut Lessons,
}

/// The words without what stands around their letters and digits, and without a leading “that”: what decides whether spans
/// agree.
fn trim(text: &str, span: Span) -> Span {
    let around = |c: char| !c.is_alphanumeric();
    let words = span.of(text).trim_end_matches(around);
    if words.is_empty() {
        return span;
    }
    let inner = words.trim_start_matches(around);
    let inner = inner.strip_prefix("that ").unwrap_or(inner);
    let end = span.start + words.len() as u32;
    Span::new(end - inner.len() as u32, end)
}

/// How much of two spans together is in both.
fn agreement(one: Span, other: Span) -> f32 {
    let both = one.end.min(other.end).saturating_sub(one.start.max(other.start));
    let all = one.end.max(other.end) - one.start.min(other.start);
    both as f32 / all.max(1) as f32
}

const CERTAIN: u16 = 1000;

impl Teacher<'_> {
    fn span(&self, tokens: &Range<usize>) -> Span {
        trim(&self.gold.text, self.text.span(tokens.clone()))
    }

    fn is_ignored(&self, span: Span) -> bool {
        self.gold.ignored.iter().any(|ignored| ignored.overlaps(span))
    }

    /// What was marked at these words.
    fn marked<'q>(&self, words: Span, quotes: &'q [GoldQuote]) -> Option<&'q GoldQuote> {
        let fit = |quote: &&GoldQuote| agreement(trim(&self.gold.text, quote.span), words);
        quotes.iter().filter(|quote| fit(quote) >= 0.5).max_by(|a, b| fit(a).total_cmp(&fit(b)))
    }

    fn note(&mut self, kind: Question, options: &Options, right: &[bool]) -> Choice {
        self.lessons.add(kind, self.article, options, right);
        self.pass(right)
    }

    /// An answer that is not learned from.
    fn pass(&self, right: &[bool]) -> Choice {
        let option = right.iter().position(|right| *right).unwrap_or(right.len().saturating_sub(1));
        Choice { option, next: option, confidence: CERTAIN }
    }

    /// The words that can be the head of a speaker: the last of each part between commas.
    fn heads(&self, speaker: Span) -> Vec<Span> {
        let mut heads = Vec::new();
        let mut head = None;
        let mut closed = false;
        let first = self.text.tokens.partition_point(|&token| self.text.place_of(token).end <= speaker.start);
        for at in first..self.text.tokens.len() {
            let token = self.text.token(at);
            if token.start >= speaker.end {
                break;
            }
            let word = self.text.word(at);
            if matches!(self.text.kind(at), TokenKind::Comma | TokenKind::Open) || matches!(word, "—" | "–")
            {
                heads.extend(head.take());
                closed = false;
            } else if matches!(
                word,
                "who"
                    | "which"
                    | "that"
                    | "of"
                    | "for"
                    | "from"
                    | "at"
                    | "in"
                    | "with"
                    | "on"
                    | "to"
                    | "by"
                    | "as"
                    | "whose"
                    | "near"
            ) && head.is_some()
            {
                closed = true;
            } else if !closed && (token.is_word() || self.text.kind(at) == TokenKind::Number) {
                head = Some(self.text.place_of(token));
            }
        }
        heads.extend(head);
        heads
    }
}

impl Judge for Teacher<'_> {
    fn stretch(&mut self, options: &Options, marked: &Marked) -> Choice {
        let words = trim(&self.gold.text, marked.inner);
        let reading = match self.marked(words, &self.gold.marks).map(|quote| quote.kind) {
            Some(QuoteKind::Direct) => Reading::Direct,
            Some(_) => Reading::Mixed,
            None => Reading::NoSpeech,
        };
        let right = Reading::ALL.map(|option| option == reading);
        // Single marks were left unmarked by many who annotated.
        let single = matches!(self.text.word(marked.tokens.start), "‘" | "'" | "`");
        if reading == Reading::NoSpeech && (single || self.is_ignored(words)) {
            return self.pass(&right);
        }
        self.note(Question::Stretch, options, &right)
    }

    fn clause(&mut self, options: &Options, cue: &Range<usize>, extents: &[Extent]) -> Choice {
        let at = self.text.span(cue.clone());
        let reported: Vec<_> = self
            .gold
            .reports
            .iter()
            .filter(|quote| quote.speech && quote.cue.is_some_and(|cue| cue.overlaps(at)))
            .map(|quote| trim(&self.gold.text, quote.span))
            .collect();
        let fits: Vec<f32> = extents
            .iter()
            .map(|extent| {
                let span = self.span(&extent.content);
                reported.iter().map(|gold| agreement(*gold, span)).fold(0.0, f32::max)
            })
            .collect();
        let best = fits.iter().copied().fold(0.0, f32::max);
        let mut right: Vec<bool> = fits.iter().map(|fit| best >= 0.6 && *fit >= best - 0.01).collect();
        let nothing = !right.contains(&true);
        right.push(nothing);
        let unclear = (0.4..0.6).contains(&best) || (nothing && self.is_ignored(at));
        if unclear { self.pass(&right) } else { self.note(Question::Clause, options, &right) }
    }

    fn speaker(&mut self, options: &Options, words: &Range<usize>, candidates: &[Candidate]) -> Choice {
        let span = self.span(words);
        let marked = self.text.kind(words.start) == TokenKind::Quote;
        let Some(gold) = self.marked(span, if marked { &self.gold.marks } else { &self.gold.reports }) else {
            return self.pass(&vec![false; candidates.len() + 1]);
        };
        let source = self.text.source;
        let Some(speaker) = gold.speaker else {
            let mut right = vec![false; candidates.len()];
            right.push(true);
            return self.note(Question::Speaker, options, &right);
        };
        let heads = self.heads(speaker);
        let head = |candidate: &Candidate| self.text.token_span(candidate.phrase.head_at());
        let mut right: Vec<bool> =
            candidates.iter().map(|candidate| heads.contains(&head(candidate))).collect();
        // Of “his spokesman, Tom Hale” the name is the better answer.
        let names: Vec<bool> = candidates
            .iter()
            .zip(&right)
            .map(|(candidate, right)| *right && matches!(candidate.phrase.head, Head::Name(_)))
            .collect();
        if names.contains(&true) {
            right = names;
        }
        if !right.contains(&true) {
            // The same name elsewhere.
            let named: Vec<&str> = heads
                .iter()
                .map(|head| head.of(source))
                .filter(|head| head.starts_with(char::is_uppercase))
                .collect();
            right = candidates.iter().map(|candidate| named.contains(&head(candidate).of(source))).collect();
        }
        right.push(false);
        if !right.contains(&true) {
            return self.pass(&right);
        }
        self.note(Question::Speaker, options, &right)
    }
}
