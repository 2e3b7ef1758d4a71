//! What can go wrong.

/// Why an article has no marks, or a file could not be made or opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The worker could not be started.
    NotStarted,
    /// The worker stopped while it read this article.
    Crashed,
    /// The worker has stopped too often to be started again.
    GaveUp,
    /// The worker does not answer.
    Silent,
    /// The worker belongs to another build than the page.
    OtherBuild,
    /// The model could not be loaded; the text says why.
    Model(String),
    /// An answer could not be read.
    Unreadable,
    /// A file could not be made or opened; the text says why, and what helps.
    Refused(String),
}

impl Problem {
    /// Whether only loading the page anew can help.
    #[must_use]
    pub const fn needs_reload(&self) -> bool {
        matches!(self, Self::GaveUp | Self::OtherBuild)
    }
}

/// Why a text that is in a part of a large corpus is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// There is no network, and the part was not kept.
    Offline,
    /// The host has it no longer: there is a newer build.
    Gone,
    /// What arrived is not what was built.
    Damaged,
    /// The browser is too old for parts.
    Browser,
}

impl Lack {
    /// The reason of this name.
    #[must_use]
    pub fn named(name: &str) -> Self {
        match name {
            "gone" => Self::Gone,
            "damaged" => Self::Damaged,
            "old" => Self::Browser,
            _ => Self::Offline,
        }
    }
}
