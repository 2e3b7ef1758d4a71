//! Sentences: where one ends and the next begins.

use std::ops::Range;

use super::token::{Piece, Token, TokenKind, Tokens, pieces};
use super::vocabulary::{Vocabulary, Word, WordId};
use crate::engine::lexicon::{Classes, Gazetteer, Lexicon};
use crate::engine::{Document, Span};

/// A sentence: a range of tokens inside one block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    tokens: Tokens,
}

impl Sentence {
    /// Its tokens.
    pub(crate) const fn tokens(&self) -> Range<usize> {
        self.tokens.range()
    }
}

/// The tokens of a block and its sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paragraph {
    /// The block's number in the document.
    pub(crate) block: usize,
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Its sentences.
    pub(crate) sentences: Range<usize>,
    /// Whether it is a heading, where words may be capitalised for show.
    pub(crate) heading: bool,
}

/// The article's text, cut for the stages.
#[derive(Clone, Debug)]
pub(crate) struct Text<'a> {
    /// The article's one text.
    pub(crate) source: &'a str,
    /// All tokens, in order.
    pub(crate) tokens: Vec<Token>,
    /// The different words among them.
    pub(crate) vocabulary: Vocabulary,
    /// All sentences, in order.
    pub(crate) sentences: Vec<Sentence>,
    /// All blocks that hold tokens, in order.
    pub(crate) paragraphs: Vec<Paragraph>,
}

impl<'a> Text<'a> {
    /// Cuts a document into tokens and sentences.
    pub(crate) fn new(document: &'a Document, lexicon: &Lexicon, gazetteer: &Gazetteer<'_>) -> Self {
        let source = document.text();
        let mut text = Self {
            source,
            // News has a token for every five bytes. Growing would move them all; what is reserved and never used costs nothing.
            tokens: Vec::with_capacity(source.len() / 4),
            vocabulary: Vocabulary::for_bytes(source.len()),
            sentences: Vec::with_capacity(source.len() / 100),
            paragraphs: Vec::with_capacity(document.blocks().len()),
        };
        for (block, shape) in document.blocks().iter().enumerate() {
            let first = text.tokens.len();
            for piece in pieces(source, document.prose(shape)) {
                text.push(piece, lexicon, gazetteer);
            }
            let tokens = first..text.tokens.len();
            if tokens.is_empty() {
                continue;
            }
            let first_sentence = text.sentences.len();
            text.cut(tokens.clone());
            let heading = shape.kind == crate::engine::BlockKind::Heading;
            let sentences = first_sentence..text.sentences.len();
            text.paragraphs.push(Paragraph { block, tokens, sentences, heading });
        }
        text
    }

    /// The words of a token.
    pub(crate) fn word(&self, token: usize) -> &'a str {
        self.token_span(token).of(self.source)
    }

    /// Where a token stands; an empty span past the end.
    #[inline(always)]
    pub(crate) fn token_span(&self, token: usize) -> Span {
        self.tokens.get(token).map_or(Span::default(), |&token| self.place_of(token))
    }

    /// The token at this index; past the end, an empty full stop, which is what the end of a text amounts to.
    pub(crate) fn token(&self, index: usize) -> Token {
        const END: Token = Token::new(0, TokenKind::Stop, WordId::new(0));
        self.tokens.get(index).copied().unwrap_or(END)
    }

    /// The kind of a token.
    pub(crate) fn kind(&self, index: usize) -> TokenKind {
        self.token(index).kind()
    }

    /// What the word lists say about a token.
    pub(crate) fn classes(&self, token: usize) -> Classes {
        self.tokens.get(token).map_or(Classes::NONE, |token| self.vocabulary.word(token.word()).classes)
    }

    /// What is known about a token's word.
    pub(crate) fn word_of(&self, token: usize) -> Word {
        self.tokens.get(token).map_or(Word::default(), |token| self.vocabulary.word(token.word()))
    }

    /// From the first to the last token of a range.
    pub(crate) fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => Span::new(first.start, self.place_of(*last).end),
            Some([only]) => self.place_of(*only),
            _ => Span::default(),
        }
    }

    /// Where a token of this text stands: it is as long as its word.
    pub(crate) fn place_of(&self, token: Token) -> Span {
        Span::new(token.start, token.start + self.vocabulary.word(token.word()).span.len())
    }

    /// The sentence that holds this token.
    pub(crate) fn sentence_of(&self, token: usize) -> Range<usize> {
        self.sentences.get(self.sentence_index(token)).map_or(0..0, Sentence::tokens)
    }

    /// The sentence that holds this token, by its place in [`sentences`](Self::sentences).
    pub(crate) fn sentence_index(&self, token: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.tokens().start <= token).saturating_sub(1)
    }

    /// The paragraph that holds this token, by its place in [`paragraphs`](Self::paragraphs).
    pub(crate) fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.tokens.start <= token).saturating_sub(1)
    }

    /// Adds a token, or three where a compound is cut before and behind its hyphen.
    fn push(&mut self, piece: Piece, lexicon: &Lexicon, gazetteer: &Gazetteer<'_>) {
        let id = self.vocabulary.add(self.source, piece, lexicon, gazetteer);
        let Span { start, end } = piece.span;
        let cut = u32::from(self.vocabulary.word(id).cut);
        if cut == 0 {
            return self.tokens.push(Token::new(start, piece.kind, id));
        }
        let hyphen = start + cut;
        for part in [Span::new(start, hyphen), Span::new(hyphen, hyphen + 1), Span::new(hyphen + 1, end)] {
            for piece in pieces(self.source, part) {
                let id = self.vocabulary.add(self.source, piece, lexicon, gazetteer);
                self.tokens.push(Token::new(piece.span.start, piece.kind, id));
            }
        }
    }

    /// Cuts a block's tokens into sentences.
    fn cut(&mut self, tokens: Range<usize>) {
        let mut start = tokens.start;
        let mut at = tokens.start;
        while at < tokens.end {
            at += 1;
            if !self.may_end(at - 1) {
                continue;
            }
            // Marks that close stand with the sentence they close.
            while at < tokens.end && self.closes(at) {
                at += 1;
            }
            if at < tokens.end && !self.may_begin(at) {
                continue;
            }
            self.sentences.push(Sentence { tokens: Tokens::from(start..at) });
            start = at;
        }
        if start < tokens.end {
            self.sentences.push(Sentence { tokens: Tokens::from(start..tokens.end) });
        }
    }

    /// Whether a sentence may end with this token: a full stop and its kin, or an abbreviation before a word that is
    /// capitalised only because a sentence begins.
    fn may_end(&self, token: usize) -> bool {
        match self.kind(token) {
            TokenKind::Stop => true,
            TokenKind::AllCaps if self.word(token).ends_with('.') => {
                self.kind(token + 1) == TokenKind::Capital && self.classes(token + 1).any(Classes::FUNCTION)
            }
            _ => false,
        }
    }

    /// Whether this token closes something that a full stop before it ended: a closing bracket, or a quotation mark with
    /// no space before it.
    fn closes(&self, token: usize) -> bool {
        let touches = token > 0 && self.token_span(token - 1).end == self.token(token).start;
        match self.kind(token) {
            TokenKind::Close => true,
            TokenKind::Quote | TokenKind::Stop => touches,
            _ => false,
        }
    }

    /// Whether a sentence may begin with this token.
    fn may_begin(&self, token: usize) -> bool {
        match self.kind(token) {
            TokenKind::Lower
            | TokenKind::Comma
            | TokenKind::Colon
            | TokenKind::Possessive
            | TokenKind::Close => false,
            TokenKind::Sign => !matches!(self.word(token), ";" | "—" | "–" | "-"),
            _ => true,
        }
    }
}
