//! An article as it is read: its marks as nested elements and their numbers, the parts of its quotations, and its
//! quotations as rows in the article's own words. What the page draws and what is exported is made of the same.

mod anatomy;
mod citation;
mod fragment;
mod markup;
mod numbering;
mod quotes;
mod sign;
pub mod words;

pub use anatomy::{Anatomy, Part, Role};
pub use citation::{citation, citation_lines, escaped, markdown};
pub use fragment::{in_address, source_link};
pub use markup::{Layer, Note, Piece, notes, pieces, would_collapse};
pub use numbering::Numbering;
#[cfg(test)]
pub(crate) use numbering::tests::sample;
pub use quotes::{
    QuoteFilter, QuoteRow, Why, by_speaker, cue_line, paragraph, quote_row, quote_rows, speaker_name,
    speakers,
};
pub use sign::shape;
