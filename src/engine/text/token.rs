//! Tokens: words, numbers and marks, in one pass over the bytes.

use std::ops::Range;

use super::vocabulary::WordId;
use crate::engine::Span;
use crate::engine::span::offset;

/// The smallest piece of text that the stages look at.
///
/// There is one for about every five bytes of an article, and nothing takes more memory. So its kind and its word share four
/// bytes, and its end is not kept: tokens with the same word are equally long, which
/// [`Text::token_span`](super::Text::token_span) makes use of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its first byte.
    pub(crate) start: u32,
    /// The kind above [`WordId::BITS`], the word below.
    packed: u32,
}

/// Tokens that stand together. A long article has hundreds of thousands of sentences and names, so they keep this instead of a
/// range, which takes twice as much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tokens {
    start: u32,
    end: u32,
}

impl From<Range<usize>> for Tokens {
    fn from(range: Range<usize>) -> Self {
        Self { start: offset(range.start), end: offset(range.end) }
    }
}

impl Tokens {
    /// Their numbers.
    pub(crate) const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A token whose word is not looked up yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: TokenKind,
}

/// What a token is, told from its letters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub(crate) enum TokenKind {
    /// Begins with a lower-case letter, or has no case.
    Lower,
    /// Begins with a capital and goes on in lower case: “Ankara”, “McCain”, “O’Neill”.
    Capital,
    /// Two or more letters, all capital: “KRG”, “U.S.”.
    AllCaps,
    /// Begins with a digit: “2017”, “4th”, “3.5”, “10:30”.
    Number,
    /// `’s` or `'s`.
    Possessive,
    /// A full stop, question or exclamation mark, or an ellipsis.
    Stop,
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A bracket, round or square, that opens.
    Open,
    /// A bracket that closes.
    Close,
    /// A quotation mark of any shape.
    Quote,
    /// Anything else: dashes, slashes, semicolons, signs.
    Sign,
}

impl TokenKind {
    const ALL: [Self; 12] = [
        Self::Lower,
        Self::Capital,
        Self::AllCaps,
        Self::Number,
        Self::Possessive,
        Self::Stop,
        Self::Comma,
        Self::Colon,
        Self::Open,
        Self::Close,
        Self::Quote,
        Self::Sign,
    ];

    /// Whether it is a word.
    pub(super) const fn is_word(self) -> bool {
        matches!(self, Self::Lower | Self::Capital | Self::AllCaps)
    }
}

impl Token {
    /// A token that begins at this byte and is written as this word.
    pub(super) const fn new(start: u32, kind: TokenKind, word: WordId) -> Self {
        Self { start, packed: (kind as u32) << WordId::BITS | word.number() }
    }

    /// What it is.
    pub(crate) fn kind(self) -> TokenKind {
        TokenKind::ALL.get((self.packed >> WordId::BITS) as usize).copied().unwrap_or(TokenKind::Sign)
    }

    /// The number of its word.
    pub(crate) const fn word(self) -> WordId {
        WordId::new(self.packed)
    }

    /// Whether it is a word.
    pub(crate) fn is_word(self) -> bool {
        self.kind().is_word()
    }

    /// Whether it is a word that begins with a capital.
    pub(crate) fn is_capital(self) -> bool {
        matches!(self.kind(), TokenKind::Capital | TokenKind::AllCaps)
    }
}

/// The pieces of `block`, in order.
pub(super) fn pieces(text: &str, block: Span) -> impl Iterator<Item = Piece> {
    Scanner { text, at: block.start as usize, end: block.end as usize }
}

/// Reads one piece after another. `at` stays on character boundaries.
struct Scanner<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Scanner<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        loop {
            let c = self.char_at(self.at)?;
            if !c.is_whitespace() {
                break;
            }
            self.at += c.len_utf8();
        }
        let start = self.at;
        let c = self.char_at(start)?;
        let kind = if c.is_ascii_digit() {
            self.number()
        } else if is_letter(c) {
            self.word()
        } else {
            self.mark(c)
        };
        Some(Piece { span: Span::at(start, self.at), kind })
    }
}

impl Scanner<'_> {
    fn char_at(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at).filter(|_| at < self.end)?;
        if byte < 128 { Some(byte as char) } else { self.text.get(at..self.end)?.chars().next() }
    }

    /// Digits with the points, commas, colons and letters that belong to them.
    fn number(&mut self) -> TokenKind {
        while let Some(c) = self.char_at(self.at) {
            let joins = matches!(c, '.' | ',' | ':' | '-' | '/')
                && self.char_at(self.at + 1).is_some_and(|next| next.is_ascii_digit());
            if !(is_letter(c) || c.is_ascii_digit() || joins) {
                break;
            }
            self.at += c.len_utf8();
        }
        TokenKind::Number
    }

    /// Letters with the hyphens, apostrophes and dots that belong to them; a possessive ending is left for the next token.
    fn word(&mut self) -> TokenKind {
        let start = self.at;
        let mut shape = Shape::default();
        while let Some(c) = self.char_at(self.at) {
            if is_letter(c) || c.is_ascii_digit() {
                shape.add(c);
            } else if is_joint(c) {
                let next_at = self.at + c.len_utf8();
                let Some(next) = self
                    .char_at(next_at)
                    .filter(|&next| is_letter(next) || (c == '-' && next.is_ascii_digit()))
                else {
                    break;
                };
                if is_apostrophe(c) && self.ends_possessive(next_at, next) {
                    break;
                }
                // A dot joins single letters only: “U.S”, “J.R”, not “end.Next”.
                if c == '.' && !(shape.run == 1 && self.is_single_letter(next_at, next)) {
                    break;
                }
                shape.joint(c);
            } else {
                break;
            }
            self.at += c.len_utf8();
        }
        self.take_abbreviation_dot(start, &shape);
        shape.kind()
    }

    /// Whether an apostrophe before `next` begins a possessive `’s`.
    fn ends_possessive(&self, at: usize, next: char) -> bool {
        matches!(next, 's' | 'S')
            && !self.char_at(at + 1).is_some_and(|after| is_letter(after) || after.is_ascii_digit())
    }

    /// Whether the letter at `at` is followed by no other letter.
    fn is_single_letter(&self, at: usize, letter: char) -> bool {
        !self.char_at(at + letter.len_utf8()).is_some_and(is_letter)
    }

    /// A dot that belongs to the word: after initials (“J.”, “U.S.”) and known abbreviations (“Mr.”).
    fn take_abbreviation_dot(&mut self, start: usize, shape: &Shape) {
        if self.char_at(self.at) != Some('.') || self.char_at(self.at + 1) == Some('.') {
            return;
        }
        let word = self.text.get(start..self.at).unwrap_or("");
        let initial = shape.capitals == 1 && shape.letters == 1 && word != "I";
        if initial || shape.dots > 0 || is_abbreviation(word) {
            self.at += 1;
        }
    }

    fn mark(&mut self, c: char) -> TokenKind {
        self.at += c.len_utf8();
        match c {
            '.' => {
                while self.char_at(self.at) == Some('.') {
                    self.at += 1;
                }
                TokenKind::Stop
            }
            '!' | '?' | '…' | '。' | '！' | '？' => TokenKind::Stop,
            ',' => TokenKind::Comma,
            ':' => TokenKind::Colon,
            '(' | '[' | '{' => TokenKind::Open,
            ')' | ']' | '}' => TokenKind::Close,
            '\'' | '’' => self.apostrophe(c),
            '`' => {
                if self.char_at(self.at) == Some('`') {
                    self.at += 1;
                }
                TokenKind::Quote
            }
            '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '‚' | '‹' | '›' => {
                TokenKind::Quote
            }
            _ => TokenKind::Sign,
        }
    }

    /// `’s` is a possessive when it stands against a word; two straight apostrophes are a closing mark.
    fn apostrophe(&mut self, c: char) -> TokenKind {
        let before = self.text.get(..self.at - c.len_utf8()).and_then(|head| head.chars().next_back());
        let next = self.char_at(self.at);
        if before.is_some_and(|b| is_letter(b) || b.is_ascii_digit() || b == '.')
            && next.is_some_and(|next| self.ends_possessive(self.at, next))
        {
            self.at += 1;
            return TokenKind::Possessive;
        }
        if c == '\'' && next == Some('\'') {
            self.at += 1;
        }
        TokenKind::Quote
    }
}

/// What a word's letters add up to.
#[derive(Default)]
struct Shape {
    first_capital: bool,
    letters: u32,
    capitals: u32,
    dots: u32,
    /// Letters since the last joint.
    run: u32,
}

impl Shape {
    fn add(&mut self, c: char) {
        let capital = c.is_uppercase();
        self.first_capital |= self.letters == 0 && capital;
        self.letters += 1;
        self.run += 1;
        self.capitals += u32::from(capital || c.is_ascii_digit());
    }

    fn joint(&mut self, c: char) {
        self.dots += u32::from(c == '.');
        self.run = 0;
    }

    fn kind(&self) -> TokenKind {
        if !self.first_capital {
            TokenKind::Lower
        } else if self.letters > 1 && self.capitals == self.letters {
            TokenKind::AllCaps
        } else {
            TokenKind::Capital
        }
    }
}

/// A letter or a mark that combines with one.
pub(super) fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || (!c.is_ascii() && (c.is_alphabetic() || is_combining(c)))
}

/// Marks that combine with the letter before: accents, vowel signs' joiners.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}')
}

fn is_joint(c: char) -> bool {
    matches!(c, '-' | '.' | '&' | '‑') || is_apostrophe(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Words whose dot does not end a sentence.
fn is_abbreviation(word: &str) -> bool {
    const KNOWN: [&str; 52] = [
        "Adm", "Apr", "Assn", "Aug", "Ave", "Bros", "Brig", "Capt", "Cmdr", "Co", "Col", "Corp", "Cpl",
        "Dec", "Dept", "Det", "Dr", "Feb", "Fr", "Ft", "Gen", "Gov", "Hon", "Inc", "Insp", "Jan", "Jr",
        "Ltd", "Lt", "Maj", "Messrs", "Mr", "Mrs", "Ms", "Mt", "No", "Nov", "Oct", "Pfc", "Prof", "Rep",
        "Reps", "Rev", "Sen", "Sens", "Sept", "Sep", "Sgt", "Sr", "St", "Supt", "vs",
    ];
    word.len() <= 6 && KNOWN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        pieces(text, Span::at(0, text.len())).map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn possessives_are_split_and_abbreviations_kept() {
        assert_eq!(
            words("Iraq’s U.S. envoy, Mr. J. R. O'Neill's."),
            ["Iraq", "’s", "U.S.", "envoy", ",", "Mr.", "J.", "R.", "O'Neill", "'s", "."]
        );
    }

    #[test]
    fn numbers_keep_their_points() {
        assert_eq!(words("3.5 2017-10-02 10:30, 4th."), ["3.5", "2017-10-02", "10:30", ",", "4th", "."]);
    }

    #[test]
    fn marks_stand_alone() {
        assert_eq!(
            words("``clean,'' end.“Go”..."),
            ["``", "clean", ",", "''", "end", ".", "“", "Go", "”", "..."]
        );
    }

    #[test]
    fn a_token_takes_eight_bytes() {
        assert_eq!(size_of::<Token>(), 8);
    }

    #[test]
    fn shapes() {
        let kind = |text: &str| pieces(text, Span::at(0, text.len())).next().unwrap().kind;
        assert_eq!(kind("KRG"), TokenKind::AllCaps);
        assert_eq!(kind("McCain"), TokenKind::Capital);
        assert_eq!(kind("al-Assad"), TokenKind::Lower);
        assert_eq!(kind("Élan"), TokenKind::Capital);
        assert_eq!(kind("A"), TokenKind::Capital);
    }
}
