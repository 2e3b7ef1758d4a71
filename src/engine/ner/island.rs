//! Where names can be: stretches of tokens around capital letters. Everything else is outside of all names, which saves
//! the recogniser six tokens of seven.

use std::ops::Range;

use super::form::Form;
use crate::engine::DateRef;
use crate::engine::lexicon::Classes;
use crate::engine::text::{Paragraph, Text, TokenKind};

/// So many tokens without a capital may stand inside a name: “of the”, “&”.
const LONGEST_GAP: usize = 2;

/// No name crosses the end of an island, and an island has at most so many tokens; the bound keeps an adversary's article
/// linear.
const LONGEST: usize = 120;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Setting {
    /// For names and beginnings.
    #[default]
    Prose,
    /// For most words: a headline.
    Headline,
    /// For most letters.
    Capitals,
}

/// Tokens of one sentence that are read together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Island {
    pub(super) tokens: Range<usize>,
    /// The sentence around them.
    pub(super) sentence: Range<usize>,
    pub(super) setting: Setting,
    pub(super) heading: bool,
}

/// The islands of an article, in order. `each` is told of one after the other.
pub(super) fn find(text: &Text<'_>, forms: &[Form], dates: &[DateRef], mut each: impl FnMut(Island)) {
    let mut finder = Finder { text, forms, dates, next_date: 0 };
    for paragraph in &text.paragraphs {
        for sentence in text.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            finder.sentence(paragraph, &sentence.tokens(), &mut each);
        }
    }
}

struct Finder<'a> {
    text: &'a Text<'a>,
    forms: &'a [Form],
    dates: &'a [DateRef],
    next_date: usize,
}

impl Finder<'_> {
    fn sentence(&mut self, paragraph: &Paragraph, sentence: &Range<usize>, each: &mut impl FnMut(Island)) {
        let setting = setting(self.text, sentence);
        let mut island: Option<Range<usize>> = None;
        let mut emit = |tokens: Range<usize>| {
            each(Island { tokens, sentence: sentence.clone(), setting, heading: paragraph.heading });
        };
        for at in sentence.clone() {
            if self.in_date(at) || !self.is_telling(at) {
                continue;
            }
            // A number beside a capital can belong to the name: “Boeing 747”, “2018 World Cup”. So can a small word with a
            // capital: “The Hague”.
            let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
            let start =
                before.filter(|&before| self.is_number(before) || self.has_capital(before)).unwrap_or(at);
            let end = if at + 1 < sentence.end && self.is_number(at + 1) { at + 2 } else { at + 1 };
            match &mut island {
                Some(open)
                    if end - open.start <= LONGEST
                        && (open.end..start).len() <= LONGEST_GAP
                        && (open.end..start).all(|at| self.joins(at)) =>
                {
                    open.end = end;
                }
                _ => {
                    let start = island.as_ref().map_or(start, |before| start.max(before.end));
                    if let Some(done) = island.replace(start..end) {
                        emit(done);
                    }
                }
            }
        }
        if let Some(done) = island {
            emit(done);
        }
    }

    fn has_capital(&self, at: usize) -> bool {
        self.forms.get(self.text.token(at).word().index()).is_some_and(|form| form.capital)
    }

    /// Whether the token has a capital that says something: “He” and “But” have theirs from their place.
    fn is_telling(&self, at: usize) -> bool {
        self.has_capital(at)
            && (self.text.kind(at) == TokenKind::AllCaps || !self.text.classes(at).any(Classes::FUNCTION))
    }

    /// Whether the token can stand between the words of a name: “of”, “bin”, “&”, a hyphen, but no verb.
    fn joins(&self, at: usize) -> bool {
        let class = self.text.classes(at);
        match self.text.kind(at) {
            TokenKind::Lower => {
                class.any(Classes::FUNCTION | Classes::PARTICLE)
                    && !class.any(Classes::AUXILIARY | Classes::PRONOUN)
            }
            TokenKind::Stop => false,
            _ => true,
        }
    }

    fn is_number(&mut self, at: usize) -> bool {
        self.text.kind(at) == TokenKind::Number && !self.in_date(at)
    }

    /// Whether the token stands inside a date. Tokens are asked for in rising order, with small steps back.
    fn in_date(&mut self, at: usize) -> bool {
        let span = self.text.token_span(at);
        while self.dates.get(self.next_date).is_some_and(|date| date.span.end <= span.start) {
            self.next_date += 1;
        }
        let around = self.next_date.saturating_sub(1)..(self.next_date + 2).min(self.dates.len());
        self.dates.get(around).unwrap_or_default().iter().any(|date| date.span.overlaps(span))
    }
}

/// How a sentence uses capitals, told from its words without the small ones.
pub(super) fn setting(text: &Text<'_>, sentence: &Range<usize>) -> Setting {
    let (mut capitals, mut capital, mut lower) = (0, 0, 0);
    for at in sentence.clone() {
        match text.kind(at) {
            TokenKind::AllCaps => capitals += 1,
            TokenKind::Capital => capital += 1,
            TokenKind::Lower if !text.classes(at).any(Classes::FUNCTION) => lower += 1,
            _ => {}
        }
    }
    let begun = capitals + capital;
    if begun <= 2 || begun <= 2 * lower {
        Setting::Prose
    } else if capitals > capital + lower {
        Setting::Capitals
    } else {
        Setting::Headline
    }
}

/// Whether a word would be capitalised here whatever it is: it begins a sentence or what is quoted.
pub(super) fn is_initial(text: &Text<'_>, sentence: &Range<usize>, at: usize) -> bool {
    at == sentence.start
        || matches!(
            text.kind(at - 1),
            TokenKind::Quote | TokenKind::Colon | TokenKind::Stop | TokenKind::Open
        )
}
