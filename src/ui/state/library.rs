//! What a card of the library says about an article.

use crate::engine::{Analysis, Document};

use super::heard::heard;

/// What the marks of an article add to its card.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CardFacts {
    /// How many quotes it holds.
    pub quotes: usize,
    /// Who speaks in them, the most quoted first.
    pub speakers: Vec<String>,
    /// How many entities it names.
    pub entities: usize,
}

/// The facts of a card.
#[must_use]
pub fn card_facts(document: &Document, analysis: &Analysis) -> CardFacts {
    CardFacts {
        quotes: analysis.quotes.len(),
        speakers: heard(document, analysis).into_iter().map(|speaker| speaker.name).collect(),
        entities: analysis.entities.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::embedded;
    use crate::reading::sample;

    #[test]
    fn speakers_come_by_how_often_they_speak() {
        let articles = embedded::articles();
        let (document, analysis) = sample(articles[0].document.text());
        let facts = card_facts(&document, &analysis);
        assert_eq!((facts.quotes, facts.speakers.len()), (7, 5));
        assert_eq!(facts.speakers[0], "Hakki Uygur");
    }
}
