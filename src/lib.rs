//! Who said what about whom, where and when: names, quotations, speakers and dates in English news articles.
//!
//! Every answer is a stretch of the article's own text and can say why it was given; the same text gives the same answer on
//! every machine and in the browser.
//!
//! ```
//! use quotidian::{Analyzer, Document, Meta, Model};
//!
//! let model = Model::load(quotidian::MODEL)?;
//! let analyzer = Analyzer::new(&model);
//!
//! let text = "“We have waited long enough,” said Moira Flynn, the mayor of Dublin.";
//! let document = Document::from_text(text, Meta::default())?;
//! let analysis = analyzer.analyze(&document);
//!
//! let quote = &analysis.quotes[0];
//! assert_eq!(quote.span.of(text), "“We have waited long enough,”");
//! let speaker = quote.speaker.entity().and_then(|id| analysis.entity(id));
//! assert_eq!(speaker.map(|speaker| speaker.name.of(text)), Some("Moira Flynn"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! `cargo run --example analyze` does the same with an article of your own.
//!
//! # How it works
//!
//! The pipeline, each stage a module of [`engine`]:
//!
//! 1. [`Document`]: one text, its header and [blocks](engine::Block)
//! 2. tokens and sentences
//! 3. [`Mention`](engine::Mention): names and their kinds
//! 4. [`Entity`](engine::Entity): which names stand for the same thing
//! 5. [`DateRef`](engine::DateRef): dates, and the days they mean
//! 6. [`Quote`](engine::Quote): quotations and their [`Speaker`](engine::Speaker)s
//! 7. [`segment`](engine::segment): overlapping layers flattened for display
//!
//! A [`Span`](engine::Span) counts bytes of the text; [`Offsets`](engine::text::Offsets) turns them into code points or UTF-16
//! units. Loading a [`Model`] can fail, and a text can be too long for a [`Document`]; analysis cannot fail.
//!
//! Around the engine: [`library`] holds many articles, [`reading`] makes elements and rows of an analysis, [`exchange`] writes
//! what others read, [`protocol`] is what the page and its worker say to each other.
//!
//! # Features
//!
//! None is on by default, so that a dependency on this crate is a dependency on the engine alone. The others are for the
//! project's own programs: `app` (the reader), `worker` and `package` (the engine in the browser and in JavaScript), `cli` (the
//! command line), `corpus` (reading the articles of a site), `xtask` (the project's commands).
#![allow(clippy::module_name_repetitions)]

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
pub mod corpus;
pub mod engine;
pub mod exchange;
pub mod library;
pub mod protocol;
pub mod reading;
#[cfg(feature = "app")]
pub mod ui;

pub use engine::{Analysis, Analyzer, Document, Meta, Model};

/// The model that comes with the crate, for [`Model::load`]. Its card, `static/data/MODEL-CARD.md`, says what it was made from
/// and how well it does. A program that does not name it does not carry it.
pub static MODEL: &[u8] = include_bytes!("../static/data/model.bin");
