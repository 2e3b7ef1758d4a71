//! The browser: the only part of the interface that names its objects.

mod address;
mod awake;
mod boot;
pub mod clipboard;
pub mod drag;
mod engine;
pub mod field;
pub mod file;
pub mod highlight;
pub mod keyboard;
mod media;
mod offline;
pub mod page;
pub mod parts;
pub mod place;
pub mod popup;
mod rows;
pub mod speech;
pub mod storage;
pub mod text;
mod timing;
pub mod view;

pub use address::{address_of, go_to, href, use_route};
pub use awake::use_awake;
pub use engine::{Engine, Outcome};
pub use media::use_media;
pub use offline::{Install, Offline, apply_update, ask_to_install, use_offline};
pub use rows::use_rows;
pub use timing::mark;
