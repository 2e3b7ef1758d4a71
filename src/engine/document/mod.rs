//! An article: one text, what is known about it, and its blocks.

mod blocks;
mod dateline;
mod header;
mod kind;
mod meta;
mod naming;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Day, Span};
pub use kind::BlockKind;
pub use meta::Meta;
use naming::Naming;

/// One article. Its text is taken as it comes and never changed again: every span of every layer points into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    text: String,
    meta: Meta,
    header: Option<Span>,
    /// How the text names the day of publication: in the header, or in a dateline in the prose.
    dateline: Option<Naming>,
    blocks: Vec<Block>,
}

/// The words by which a text says when it was published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dateline {
    /// Where it says so.
    pub words: Span,
    /// The day.
    pub day: Day,
}

/// A stretch of text that is laid out as one: a paragraph, a heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// The block's text, without the line ends around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A text longer than [`Document::MAX_BYTES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// How long it is, in bytes.
    pub bytes: usize,
}

impl fmt::Display for TooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the text has {} bytes, more than the {} an article may have",
            self.bytes,
            Document::MAX_BYTES
        )
    }
}

impl std::error::Error for TooLong {}

impl Document {
    /// The longest text an article may have, in bytes: 64 MiB, about a hundred novels.
    pub const MAX_BYTES: usize = 64 << 20;

    /// An article from plain text: blocks between blank lines, a leading `date 2017-10-02` or a dateline read as its date.
    ///
    /// # Errors
    /// When the text is longer than [`Self::MAX_BYTES`].
    pub fn from_text(text: impl Into<String>, meta: Meta) -> Result<Self, TooLong> {
        Self::new(text.into(), None, meta)
    }

    /// An article whose blocks are known, as those of Markdown and HTML are: its text is the blocks joined by blank lines,
    /// and by single line ends between the lines of a list. Its date is read as [`Self::from_text`] reads it.
    ///
    /// # Errors
    /// When the text is longer than [`Self::MAX_BYTES`].
    pub fn from_blocks(known: &[(BlockKind, &str)], meta: Meta) -> Result<Self, TooLong> {
        let (text, blocks) = blocks::join(known);
        Self::new(text, Some(blocks), meta)
    }

    fn new(text: String, known: Option<Vec<Block>>, meta: Meta) -> Result<Self, TooLong> {
        if text.len() > Self::MAX_BYTES {
            return Err(TooLong { bytes: text.len() });
        }
        let (header, dateline) = match header::find(&text) {
            Some((header, naming)) => (Some(header), Some(naming)),
            None => (None, dateline::find(&text)),
        };
        let blocks = known.unwrap_or_else(|| blocks::split(&text, header));
        Ok(Self { text, meta, header, dateline, blocks })
    }

    /// The article's one text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is known besides the text.
    #[must_use]
    pub const fn meta(&self) -> &Meta {
        &self.meta
    }

    /// The blocks, in order of place. What lies between two of them is white space.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The words before the first sentence that only carry the date (`date 2017-10-02`), inside the first block.
    #[must_use]
    pub const fn header(&self) -> Option<Span> {
        self.header
    }

    /// The part of a block that is prose: all of it, but for the header.
    #[must_use]
    pub fn prose(&self, block: &Block) -> Span {
        match self.header {
            Some(header) if block.span.contains(header) => {
                Span::new(header.end, block.span.end).trim(&self.text)
            }
            _ => block.span,
        }
    }

    /// Where the text itself names the day of publication, and the day. A dateline without a year needs a stated day.
    #[must_use]
    pub fn dateline(&self) -> Option<Dateline> {
        let naming = self.dateline?;
        naming.day(self.meta.published).map(|day| Dateline { words: naming.words, day })
    }

    /// The day of publication: what was stated, else what the text says.
    #[must_use]
    pub fn published(&self) -> Option<Day> {
        self.meta.published.or_else(|| self.dateline().map(|dateline| dateline.day))
    }

    /// The same article as if it were known to be published on this day; with none, what its text says counts.
    #[must_use]
    pub fn dated(&self, published: Option<Day>) -> Self {
        let mut dated = self.clone();
        dated.meta.published = published;
        dated
    }

    /// Whether its blocks follow each other inside its text, on the boundaries of characters, and its length is allowed. What
    /// [`from_text`](Self::from_text) makes always is sound; what comes from elsewhere may not be.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let inside = |span: &Span| self.text.get(span.range()).is_some();
        self.text.len() <= Self::MAX_BYTES
            && self.header.iter().chain(self.dateline.as_ref().map(|naming| &naming.words)).all(inside)
            && self.blocks.iter().all(|block| inside(&block.span))
            && self.blocks.is_sorted_by(|before, after| before.span.end <= after.span.start)
    }

    /// The title to show: the stated one, a heading at the top, or the article's first words. Never invented: the last
    /// two are spans of the text.
    #[must_use]
    pub fn title(&self) -> Title<'_> {
        if let Some(title) = &self.meta.title {
            return Title::Stated(title);
        }
        let Some(first) = self.blocks.first() else { return Title::FirstWords(Span::default()) };
        let prose = self.prose(first);
        if first.kind == BlockKind::Heading {
            Title::Heading(prose)
        } else {
            Title::FirstWords(blocks::first_words(&self.text, prose))
        }
    }
}

/// Where an article's title comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title<'a> {
    /// Known besides the text.
    Stated(&'a str),
    /// The heading the text begins with.
    Heading(Span),
    /// No headline: the beginning of the first sentence.
    FirstWords(Span),
}
