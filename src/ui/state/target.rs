//! What the reader points at.

/// What a mark in the text, or a row in a panel, stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A quote, by its number from 1.
    Quote(u32),
    /// An entity, by its slug.
    Entity(String),
}

impl Target {
    /// The marks of this target, as a selector of the page.
    #[must_use]
    pub fn selector(&self) -> String {
        match self {
            Self::Quote(number) => format!("article [data-quote=\"{number}\"]"),
            Self::Entity(slug) => format!("article [data-entity=\"{slug}\"]"),
        }
    }

    /// The parts of a quote besides its words, as a selector of the page.
    #[must_use]
    pub fn parts(&self) -> Option<String> {
        match self {
            Self::Quote(number) => Some(format!("article [data-part][data-of~=\"{number}\"]")),
            Self::Entity(_) => None,
        }
    }

    /// The row of this target in its panel, as an element's id.
    #[must_use]
    pub fn row_id(&self) -> String {
        match self {
            Self::Quote(number) => format!("quote-{number}"),
            Self::Entity(slug) => format!("entity-{slug}"),
        }
    }
}
