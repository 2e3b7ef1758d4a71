//! The signs of the kinds of things.

use crate::engine::EntityKind;

/// The path of the sign of a kind, in a square of twelve; of none, that of a speaker without a name.
#[must_use]
pub const fn shape(kind: Option<EntityKind>) -> &'static str {
    let Some(kind) = kind else {
        return "M6 2.2a3.8 3.8 0 1 0 0 7.6a3.8 3.8 0 0 0 0-7.6M6 3.8a2.2 2.2 0 1 1 0 4.4a2.2 2.2 0 0 1 0-4.4z";
    };
    match kind {
        EntityKind::Person => "M6 1a5 5 0 1 0 0 10a5 5 0 0 0 0-10z",
        EntityKind::Organisation => "M1.5 1.5h9v9h-9z",
        EntityKind::Place => "M6 1l5.2 9.5H.8z",
        EntityKind::Group => "M6 .5L11.5 6L6 11.5L.5 6z",
        EntityKind::Event => "M6 .5l1.6 3.8 4.1.3-3.1 2.7 1 4L6 9.1l-3.6 2.2 1-4L.3 4.6l4.1-.3z",
        EntityKind::Work => "M1 2h4.4v8.5H1zM6.6 2H11v8.5H6.6z",
        EntityKind::Product => "M6 .8l4.7 2.7v5.2L6 11.3L1.3 8.6V3.5z",
        EntityKind::Other => "M1 4.8h10v2.4H1z",
    }
}
