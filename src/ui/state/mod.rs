//! What the interface knows and how it changes: plain data and pure functions, tested without a browser.

mod anatomy;
mod arithmetic;
mod citation;
mod command;
mod dossier;
mod library;
mod markup;
mod numbering;
mod problem;
mod quotes;
mod roster;
mod route;
mod settings;
mod shelf;
mod target;
mod timeline;
mod typography;
mod words;

pub use anatomy::{Anatomy, Part, Role};
pub use arithmetic::Arithmetic;
pub use citation::citation;
pub use command::{Command, command};
pub use dossier::{Dossier, Passage, Place, Voice};
pub use library::{CardFacts, card_facts};
pub use markup::{Layer, Note, Piece, notes, pieces};
pub use numbering::Numbering;
pub use problem::Problem;
pub use quotes::{QuoteRow, Why, by_speaker, quote_row, quote_rows, speaker_count};
pub use roster::{Appearance, EntityRow, entity_rows};
pub use route::Route;
pub use settings::{Change, Level, MarkKind, Panel, Settings, Theme};
pub use shelf::{Entry, News, Reading, Shelf, What};
pub use target::{Spot, Target};
pub use timeline::{DateRow, Standing, Timeline, date_row};
pub use typography::{Trait, Typography};
pub use words::{long_date, minutes, short_date, title_words};
