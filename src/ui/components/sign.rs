//! The sign of a kind of thing: a shape of its own, in the kind's ink.

use yew::prelude::*;

use crate::engine::EntityKind;
use crate::reading::shape;

/// What the sign stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignKind {
    /// An entity of this kind.
    Entity(EntityKind),
    /// A speaker who is no entity of the article.
    Unnamed,
}

/// A shape; the words beside it say the same.
pub fn sign(kind: SignKind) -> Html {
    let (code, shape) = match kind {
        SignKind::Entity(kind) => (kind.code(), shape(Some(kind))),
        SignKind::Unnamed => ("unnamed", shape(None)),
    };
    html! {
        <svg class="sign" data-sign={code} viewBox="0 0 12 12" width="12" height="12" fill="currentColor"
            fill-rule="evenodd" aria-hidden="true" focusable="false">
            <path d={shape} />
        </svg>
    }
}
