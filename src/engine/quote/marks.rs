//! Quotation marks, paired paragraph by paragraph: a lost mark costs one paragraph at most. Linear in the text.

use std::ops::Range;

use crate::engine::Span;
use crate::engine::lexicon::Classes;
use crate::engine::text::{Paragraph, Text, TokenKind};

/// A stretch between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Marked {
    /// Its tokens, its marks included.
    pub(crate) tokens: Range<usize>,
    /// With its marks.
    pub(crate) outer: Span,
    /// Without them.
    pub(crate) inner: Span,
    /// How it ends.
    pub(crate) end: End,
}

/// How a marked stretch ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum End {
    /// With a closing mark.
    Closed,
    /// With its paragraph; the next paragraph goes on with the same utterance.
    Continues,
    /// With its paragraph, for want of a closing mark.
    Lost,
}

/// The marked stretches of an article, in order; none holds another.
pub(super) fn pair(text: &Text<'_>) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut open_before = false;
    for (index, paragraph) in text.paragraphs.iter().enumerate() {
        let next = text.paragraphs.get(index + 1);
        let marks: Vec<usize> =
            paragraph.tokens.clone().filter(|&at| text.kind(at) == TokenKind::Quote).collect();
        let first = found.len();
        let mut doubles = Doubles {
            text,
            paragraph,
            open: open_before.then_some(Opening::Inherited),
            depth: 0,
            found: &mut found,
        };
        doubles.pair(&marks);
        open_before = doubles.finish(next);
        singles(text, &marks, &mut found, first);
    }
    found
}

/// Where a stretch opened.
#[derive(Clone, Copy)]
enum Opening {
    /// At this token.
    Mark(usize),
    /// In the paragraph before, whose writer did not open again.
    Inherited,
}

/// The shape of a mark and what stands around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// Straight: the context decides.
    Either,
}

struct Doubles<'a, 'b> {
    text: &'a Text<'a>,
    paragraph: &'a Paragraph,
    open: Option<Opening>,
    /// Marks that opened inside the open one.
    depth: u32,
    found: &'b mut Vec<Marked>,
}

impl Doubles<'_, '_> {
    fn pair(&mut self, marks: &[usize]) {
        let count = |wanted: Side| {
            marks.iter().filter(|&&at| double_side(self.text.word(at)) == Some(wanted)).count()
        };
        let (mut openers_left, mut closers_left) = (count(Side::Opens), count(Side::Closes));
        for (number, &at) in marks.iter().enumerate() {
            let Some(side) = double_side(self.text.word(at)) else { continue };
            openers_left -= usize::from(side == Side::Opens);
            closers_left -= usize::from(side == Side::Closes);
            let around = Around::of(self.text, at);
            if side == Side::Either && self.is_nested(number, marks) {
                continue;
            }
            match (self.open, self.resolve(side, around)) {
                (None, Some(Side::Opens)) => self.open = Some(Opening::Mark(at)),
                (Some(_), Some(Side::Opens)) if side == Side::Opens && closers_left > openers_left + 1 => {
                    self.depth += 1;
                }
                // A second opening mark: the first was never closed.
                (Some(_), Some(Side::Opens)) => {
                    self.lose(at);
                    self.open = Some(Opening::Mark(at));
                }
                (Some(_), Some(Side::Closes)) if self.depth > 0 && side == Side::Closes => self.depth -= 1,
                (Some(opening), Some(Side::Closes)) => {
                    self.push(opening, at + 1, End::Closed);
                    self.open = None;
                    self.depth = 0;
                }
                _ => {}
            }
        }
    }

    /// Whether a straight mark stands with another one inside a curly pair: “They call me "Chief",”.
    fn is_nested(&self, number: usize, marks: &[usize]) -> bool {
        /// Marks that are looked at.
        const REACH: usize = 8;
        let Some(Opening::Mark(open)) = self.open else { return false };
        if double_side(self.text.word(open)) != Some(Side::Opens) {
            return false;
        }
        let from = marks.partition_point(|&at| at <= open);
        let inner = marks.get(from..).unwrap_or_default();
        let sides = inner.iter().take(REACH).filter_map(|&at| double_side(self.text.word(at)));
        let straight = sides.clone().take_while(|side| *side == Side::Either).count();
        let closed = sides.clone().nth(straight) == Some(Side::Closes);
        let open_well = |number: usize| {
            marks.get(number).is_some_and(|&at| {
                let around = Around::of(self.text, at);
                around.space_before && around.word_after
            })
        };
        closed && straight % 2 == 0 && number < from + straight && open_well(from)
    }

    /// Whether a mark opens or closes here, or neither.
    fn resolve(&self, side: Side, around: Around) -> Option<Side> {
        match (self.open.is_some(), side) {
            // An inch mark opens nothing.
            (false, Side::Either) if around.digit_before && !around.word_after => None,
            (false, Side::Either | Side::Opens) => Some(Side::Opens),
            // The wrong way round, but where only an opening mark can stand.
            (false, Side::Closes) => (around.space_before && around.word_after).then_some(Side::Opens),
            (true, Side::Closes) => Some(Side::Closes),
            (true, Side::Opens) => {
                Some(if !around.space_before && !around.word_after { Side::Closes } else { Side::Opens })
            }
            (true, Side::Either) => {
                Some(if around.space_before && around.word_after { Side::Opens } else { Side::Closes })
            }
        }
    }

    /// Notes a stretch from its opening to before the token `until`; if it is closed, its last token is the mark.
    fn push(&mut self, opening: Opening, until: usize, end: End) {
        let (first, inner) = match opening {
            Opening::Mark(at) => (at, self.text.token_span(at).end),
            Opening::Inherited => {
                let first = self.paragraph.tokens.start;
                (first, self.text.token(first).start)
            }
        };
        let last = self.text.token_span(until - 1);
        let inner =
            Span::new(inner, if end == End::Closed { last.start } else { last.end }).trim(self.text.source);
        if !inner.is_empty() {
            let outer = Span::new(self.text.token(first).start, last.end);
            self.found.push(Marked { tokens: first..until, outer, inner, end });
        }
    }

    /// A stretch whose closing mark is missing before the token `at`. It is kept only where it is clear that it began: at the
    /// head of its paragraph or after a word of speech.
    fn lose(&mut self, at: usize) {
        let Some(opening @ Opening::Mark(mark)) = self.open else { return };
        if self.clearly_opens(mark) {
            self.push(opening, at, End::Lost);
        }
    }

    fn clearly_opens(&self, mark: usize) -> bool {
        let first = self.paragraph.tokens.start;
        let introduced = mark > first + 1
            && matches!(self.text.kind(mark - 1), TokenKind::Comma | TokenKind::Colon)
            && (first..mark).rev().take(6).any(|at| self.text.classes(at).any(Classes::CUE));
        mark == first || introduced
    }

    /// Ends the paragraph; whether the next one begins inside a quotation.
    fn finish(&mut self, next: Option<&Paragraph>) -> bool {
        let Some(opening) = self.open else { return false };
        let end = self.paragraph.tokens.end;
        if next.is_some_and(|next| self.reopens(next)) {
            self.push(opening, end, End::Continues);
            return false;
        }
        if matches!(opening, Opening::Mark(_)) && next.is_some_and(|next| self.only_closes(next)) {
            self.push(opening, end, End::Continues);
            return true;
        }
        self.lose(end);
        false
    }

    /// Whether a paragraph begins with a mark that can open.
    fn reopens(&self, next: &Paragraph) -> bool {
        let first = next.tokens.start;
        self.text.kind(first) == TokenKind::Quote
            && double_side(self.text.word(first)).is_some_and(|side| side != Side::Closes)
    }

    /// Whether the first mark of a paragraph can only close.
    fn only_closes(&self, next: &Paragraph) -> bool {
        let mut marks = next.tokens.clone().filter(|&at| {
            self.text.kind(at) == TokenKind::Quote && double_side(self.text.word(at)).is_some()
        });
        marks.next().is_some_and(|at| {
            let around = Around::of(self.text, at);
            !around.space_before && !around.word_after && !around.digit_before
        })
    }
}

/// What stands before and after a mark.
#[derive(Clone, Copy)]
struct Around {
    space_before: bool,
    digit_before: bool,
    word_after: bool,
}

impl Around {
    fn of(text: &Text<'_>, at: usize) -> Self {
        let span = text.token_span(at);
        let before = text.source.get(..span.start as usize).and_then(|head| head.chars().next_back());
        let after = text.source.get(span.end as usize..).and_then(|tail| tail.chars().next());
        Self {
            space_before: before
                .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/')),
            digit_before: before.is_some_and(|c| c.is_ascii_digit()),
            word_after: after.is_some_and(|c| {
                !c.is_whitespace() && !matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '—' | '–')
            }),
        }
    }
}

fn double_side(mark: &str) -> Option<Side> {
    match mark {
        "\"" => Some(Side::Either),
        "“" | "„" | "‟" | "«" | "``" => Some(Side::Opens),
        "”" | "»" | "''" => Some(Side::Closes),
        _ => None,
    }
}

/// Pairs single marks outside the double ones, and lets a single pair swallow the double ones inside it.
fn singles(text: &Text<'_>, marks: &[usize], found: &mut Vec<Marked>, first: usize) {
    /// A closing mark is looked for among this many single marks.
    const REACH: usize = 48;
    let doubles: Vec<Span> = found.iter().skip(first).map(|marked| marked.outer).collect();
    let outside = |at: &usize| {
        let span = text.token_span(*at);
        let after = doubles.partition_point(|double| double.end <= span.start);
        doubles.get(after).is_none_or(|double| !double.overlaps(span))
    };
    let single: Vec<usize> =
        marks.iter().copied().filter(|&at| is_single(text.word(at))).filter(outside).collect();
    let mut next = 0;
    while let Some(&opening) = single.get(next) {
        next += 1;
        if !opens_single(text, opening) {
            continue;
        }
        let candidates = single
            .iter()
            .copied()
            .enumerate()
            .skip(next)
            .take(REACH)
            .filter(|&(_, at)| closes_single(text, at));
        let mut fallback = None;
        let clear = candidates.into_iter().find(|&(index, at)| {
            let possessive = is_plural_possessive(text, at);
            if possessive && fallback.is_none() {
                fallback = Some((index, at));
            }
            !possessive
        });
        if let Some((index, closing)) = clear.or(fallback) {
            let (open, close) = (text.token_span(opening), text.token_span(closing));
            let inner = Span::new(open.end, close.start).trim(text.source);
            if !inner.is_empty() {
                let outer = Span::new(open.start, close.end);
                found.push(Marked { tokens: opening..closing + 1, outer, inner, end: End::Closed });
            }
            next = index + 1;
        }
    }
    settle(found, first);
}

/// Sorts a paragraph's stretches and drops those inside another.
fn settle(found: &mut Vec<Marked>, first: usize) {
    let mut own = found.split_off(first);
    own.sort_by_key(|marked| (marked.outer.start, std::cmp::Reverse(marked.outer.end)));
    for marked in own {
        let inside =
            found.len() > first && found.last().is_some_and(|last| last.outer.overlaps(marked.outer));
        if !inside {
            found.push(marked);
        }
    }
}

/// Whether it is a single mark.
pub(super) fn is_single(mark: &str) -> bool {
    matches!(mark, "'" | "’" | "‘" | "‚" | "‹" | "›" | "`")
}

/// Whether a single mark can open: before a word, after none, and not the apostrophe of ’90s or ’n’.
fn opens_single(text: &Text<'_>, at: usize) -> bool {
    let around = Around::of(text, at);
    let mark = text.word(at);
    let left_out = mark != "‘"
        && (text.kind(at + 1) == TokenKind::Number
            || matches!(text.word(at + 1), "n" | "em" | "til" | "tis" | "twas" | "cause" | "s"));
    matches!(mark, "‘" | "'" | "‚" | "‹" | "`") && around.space_before && around.word_after && !left_out
}

fn closes_single(text: &Text<'_>, at: usize) -> bool {
    let around = Around::of(text, at);
    // Rock ’n’ roll.
    let left_out = at >= 2 && matches!(text.word(at - 1), "n" | "N") && is_single(text.word(at - 2));
    matches!(text.word(at), "’" | "'" | "›") && !around.space_before && !around.word_after && !left_out
}

/// “the workers’ fault”: an s before, a lower-case word after.
fn is_plural_possessive(text: &Text<'_>, at: usize) -> bool {
    at > 0
        && text.word(at - 1).ends_with('s')
        && text.kind(at + 1) == TokenKind::Lower
        && !text.classes(at + 1).any(Classes::CUE)
}
