//! What the reader points at.

use super::{Numbering, Panel};
use crate::engine::{Analysis, Span};

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

impl Target {
    /// The number of its first mark; quotes have no such numbers.
    #[must_use]
    pub fn first_mark(&self, analysis: &Analysis) -> Option<u32> {
        match self {
            Self::Quote(_) => None,
            Self::Date(number) => Numbering::of(analysis).date(index(*number)?),
            Self::Entity(slug) => Numbering::of(analysis).mention(first_mention(analysis, slug)?),
        }
    }
}

/// The index of what has this number, from 1.
fn index(number: u32) -> Option<usize> {
    usize::try_from(number).ok()?.checked_sub(1)
}

/// The index of an entity's first mention.
fn first_mention(analysis: &Analysis, slug: &str) -> Option<usize> {
    let named = |id| analysis.entity(id).is_some_and(|entity| entity.slug == slug);
    analysis.mentions.iter().position(|mention| named(mention.entity))
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
    /// The words of the mark; of the target's first where none is named.
    #[must_use]
    pub fn place(&self, analysis: &Analysis) -> Option<Span> {
        match &self.target {
            Target::Quote(number) => Some(analysis.quotes.get(index(*number)?)?.span),
            Target::Date(number) => Some(analysis.dates.get(index(*number)?)?.span),
            Target::Entity(slug) => {
                let marked = self.mark.and_then(|mark| Numbering::of(analysis).mention_at(mark));
                let mention = marked.or_else(|| first_mention(analysis, slug))?;
                Some(analysis.mentions.get(mention)?.span)
            }
        }
    }

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
    use crate::reading::sample;

    #[test]
    fn dates_and_entities_are_told_apart() {
        assert_eq!(Target::named("date-3".to_owned()), Target::Date(3));
        assert_eq!(Target::named("date-night".to_owned()), Target::Entity("date-night".to_owned()));
        assert_eq!(Target::named("ana-ruiz".to_owned()), Target::Entity("ana-ruiz".to_owned()));
    }

    #[test]
    fn marks_have_places() {
        let text = "Ana Ruiz left on 3 May 2019. “No,” said Ruiz.";
        let (_, analysis) = sample(text);
        let place =
            |target: Target, mark| Spot { target, mark }.place(&analysis).map_or("", |place| place.of(text));
        let ruiz = || Target::Entity("ana-ruiz".into());
        assert_eq!(place(ruiz(), None), "Ana Ruiz");
        let last = Numbering::of(&analysis).mention(1);
        assert_eq!(place(ruiz(), last), "Ruiz");
        assert_eq!(place(Target::Date(1), None), "3 May 2019");
        assert_eq!(place(Target::Quote(1), None), "“No,”");
        assert_eq!((place(Target::Quote(0), None), place(Target::Entity("x".into()), None)), ("", ""));
        assert_eq!(ruiz().first_mark(&analysis), Some(1));
        assert_eq!(
            (Target::Date(1).first_mark(&analysis), Target::Quote(1).first_mark(&analysis)),
            (Some(2), None)
        );
    }
}
