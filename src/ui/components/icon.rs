//! Line drawings for buttons.

use yew::prelude::*;

/// What is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum IconKind {
    Close,
    Find,
    Earlier,
    Later,
    Quotes,
    Entities,
    Time,
    Marks,
    Help,
    Down,
    Listen,
    Play,
    Pause,
    Focus,
    Save,
}

impl IconKind {
    /// The lines, in a square of 20.
    const fn path(self) -> &'static str {
        match self {
            Self::Close => "M5 5l10 10M15 5L5 15",
            Self::Find => "M8.5 3.500a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.2L17 17",
            Self::Earlier => "M12.5 4.5L7 10l5.5 5.5",
            Self::Later => "M7.5 4.5L13 10l-5.5 5.5",
            Self::Quotes => "M8.5 5C5.5 6 4 8 4 11v4h4.5v-4.5H6M16.5 5c-3 1-4.5 3-4.5 6v4h4.5v-4.5H14",
            Self::Entities => "M10 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-3.5 2.5-5 6-5s6 1.5 6 5",
            Self::Time => "M10 3.500a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM10 6.500V10l2.500 2",
            Self::Marks => "M4 14.5h12M4 17h12M6.5 11.5L10 3l3.5 8.5M7.7 8.5h4.6",
            Self::Help => "M7.3 7.3c0-1.6 1.2-2.6 2.7-2.6s2.7 1 2.7 2.5c0 2.2-2.7 2.2-2.7 4.6M10 14.800v.4",
            Self::Listen => {
                "M3.5 8v4H6l4 3.500V4.500L6 8zM13 7.500a3.500 3.500 0 0 1 0 5M15 5a7 7 0 0 1 0 10"
            }
            Self::Play => "M7 4.500l8.500 5.500L7 15.500z",
            Self::Pause => "M7 5v10M13 5v10",
            Self::Focus => "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4",
            Self::Save => "M10 3.500v9M6.500 9.500L10 13l3.500-3.500M4 16.500h12",
            Self::Down => "M5.5 8l4.5 4.5L14.5 8",
        }
    }
}

/// A drawing that says nothing to those who do not see it: the button around it has a name.
pub fn icon(kind: IconKind) -> Html {
    html! {
        <svg class="icon" viewBox="0 0 20 20" width="20" height="20" fill="none" stroke="currentColor"
            stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
            <path d={kind.path()} />
        </svg>
    }
}
