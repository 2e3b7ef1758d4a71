//! What the interface knows and how it changes: plain data and pure functions, tested without a browser.

mod act;
mod arithmetic;
mod audit;
mod browse;
mod command;
mod dossier;
mod find;
mod goal;
mod heard;
mod keys;
mod library;
mod problem;
mod roster;
mod route;
mod settings;
mod shared;
mod shelf;
mod speech;
mod target;
mod timeline;
mod typography;
mod words;

pub use crate::reading::words::{long_date, minutes, short_date, title_words};
pub use crate::reading::{
    Anatomy, Layer, Note, Numbering, Part, Piece, QuoteFilter, QuoteRow, Role, Why, by_speaker, citation,
    markdown, notes, pieces, quote_row, quote_rows, source_link, speaker_name, speakers, would_collapse,
};
pub use act::{Act, Copied, Moment, Selection};
pub use arithmetic::Arithmetic;
pub use audit::Audit;
pub use browse::Browse;
pub use command::Command;
pub use dossier::{Dossier, Passage, Place, Voice};
pub use find::Search;
pub use goal::Goal;
pub use keys::Keys;
pub use library::{CardFacts, card_facts};
pub use problem::{Lack, Problem};
pub use roster::{Appearance, EntityRow, entity_rows};
pub use route::Route;
pub use settings::{Change, Level, MarkKind, Panel, RATES, Settings, Sheet, Theme};
pub use shared::Shared;
pub use shelf::{
    Entry, Kept, Known, News, Opened, Opening, Reading, Shelf, Stock, What, loose_name, loose_slug,
};
pub use speech::{Listening, Synthesis, sentences, spoken};
pub use target::{Spot, Target};
pub use timeline::{DateRow, Standing, Timeline, date_row};
pub use typography::{Trait, Typography};
pub use words::Pace;
