//! What a block of an article is.

use serde::{Deserialize, Serialize};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A headline or a heading between paragraphs.
    Heading,
    /// Running text.
    Paragraph,
    /// Who wrote it.
    Byline,
    /// The words under a picture.
    Caption,
    /// A line of a list.
    ListItem,
}

impl BlockKind {
    /// The kind's name in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::ListItem => "list-item",
        }
    }
}
