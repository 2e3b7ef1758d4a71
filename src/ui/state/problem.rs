//! Why an article has no marks.

/// Why an article has no marks.
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
}

impl Problem {
    /// Whether only loading the page anew can help.
    #[must_use]
    pub const fn needs_reload(&self) -> bool {
        matches!(self, Self::GaveUp | Self::OtherBuild)
    }
}
