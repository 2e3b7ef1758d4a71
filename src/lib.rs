//! Who said what about whom, where and when: names, quotations, speakers and dates in news articles.
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
//! Around it: [`library`] holds many articles, `corpus` (feature `corpus`) reads those of a site, [`exchange`] writes what others read, [`protocol`] is what the page and
//! its worker say to each other, and the interface (feature `app`) is the reader itself.
#![allow(clippy::module_name_repetitions)]

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
pub mod corpus;
pub mod engine;
pub mod exchange;
pub mod library;
pub mod protocol;
#[cfg(feature = "app")]
pub mod ui;

pub use engine::{Analysis, Analyzer, Document, Meta, Model};
