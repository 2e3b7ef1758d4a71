//! What the reader points at.

use super::Panel;

/// What a mark in the text, or a row in a panel, stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A quote, by its number from 1.
    Quote(u32),
    /// An entity, by its slug.
    Entity(String),
    /// A date, by its number from 1.
    Date(u32),
}

impl Target {
    /// The target that an element of the page names by its `data-entity`.
    #[must_use]
    pub fn named(slug: String) -> Self {
        let date = slug.strip_prefix("date-").and_then(|number| number.parse().ok());
        date.map_or(Self::Entity(slug), Self::Date)
    }

    /// The marks of this target, as a selector of the page.
    #[must_use]
    pub fn selector(&self) -> String {
        match self {
            Self::Quote(number) => format!("article [data-quote=\"{number}\"]"),
            Self::Entity(slug) => format!("article [data-entity=\"{slug}\"]"),
            Self::Date(number) => format!("article [data-entity=\"date-{number}\"]"),
        }
    }

    /// The parts of a quote besides its words, as a selector of the page.
    #[must_use]
    pub fn parts(&self) -> Option<String> {
        match self {
            Self::Quote(number) => Some(format!("article [data-part][data-of~=\"{number}\"]")),
            Self::Entity(_) | Self::Date(_) => None,
        }
    }

    /// The row of this target in its panel, as an element's id.
    #[must_use]
    pub fn row_id(&self) -> String {
        match self {
            Self::Quote(number) => format!("quote-{number}"),
            Self::Entity(slug) => format!("entity-{slug}"),
            Self::Date(number) => format!("time-{number}"),
        }
    }

    /// The panel that lists it.
    #[must_use]
    pub const fn panel(&self) -> Panel {
        match self {
            Self::Quote(_) => Panel::Quotes,
            Self::Entity(_) => Panel::Entities,
            Self::Date(_) => Panel::Time,
        }
    }
}

/// One mark of a target: the place that is pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What the mark stands for.
    pub target: Target,
    /// The number of the mark; a quote has one mark and needs none.
    pub mark: Option<u32>,
}

impl Spot {
    /// Where the mark begins, as an element's id.
    #[must_use]
    pub fn id(&self) -> String {
        match (&self.target, self.mark) {
            (Target::Quote(number), _) => format!("q-{number}"),
            (_, mark) => format!("m-{}", mark.unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_entities_are_told_apart() {
        assert_eq!(Target::named("date-3".to_owned()), Target::Date(3));
        assert_eq!(Target::named("date-night".to_owned()), Target::Entity("date-night".to_owned()));
        assert_eq!(Target::named("ana-ruiz".to_owned()), Target::Entity("ana-ruiz".to_owned()));
    }
}
