//! The parts that pages are made of. They get what they show and say what was done; they know no browser. What
//! has no state of its own is a function: a component costs the download some kilobytes.

mod article_text;
mod bar;
mod block;
mod card;
mod dock;
mod entities_panel;
mod entity_item;
mod heading;
mod help;
mod icon;
mod link;
mod marks_menu;
mod notice;
mod offline_status;
mod quote_item;
mod quotes_panel;
mod segmented;
mod side_panel;
mod sign;
mod text_menu;
mod welcome;

pub use article_text::ArticleText;
pub use bar::bar;
pub use block::BlockView;
pub use card::card;
pub use dock::dock;
pub use entities_panel::EntitiesPanel;
pub use entity_item::EntityItem;
pub use heading::heading;
pub use help::Help;
pub use icon::{IconKind, icon};
pub use link::link;
pub use marks_menu::MarksMenu;
pub use notice::notice;
pub use offline_status::OfflineStatus;
pub use quote_item::QuoteItem;
pub use quotes_panel::QuotesPanel;
pub use segmented::{Choice, segmented};
pub use side_panel::SidePanel;
pub use sign::{SignKind, sign};
pub use text_menu::TextMenu;
pub use welcome::welcome;
