//! The numbers that marks carry in the page.

use crate::engine::Analysis;

/// The number of each mention and date, counted together in order of place from 1, and which mentions are the first of
/// their entity.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbering {
    mentions: Vec<u32>,
    dates: Vec<u32>,
    first: Vec<bool>,
}

impl Numbering {
    /// The numbers for one analysis.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let mut numbering = Self::default();
        let mut seen = vec![false; analysis.entities.len()];
        let mut dates = analysis.dates.iter().peekable();
        let mut number = 0;
        for mention in &analysis.mentions {
            while dates.next_if(|date| date.span.start <= mention.span.start).is_some() {
                number += 1;
                numbering.dates.push(number);
            }
            number += 1;
            numbering.mentions.push(number);
            let seen = seen.get_mut(mention.entity.0 as usize);
            numbering.first.push(seen.is_some_and(|seen| !std::mem::replace(seen, true)));
        }
        for _ in dates {
            number += 1;
            numbering.dates.push(number);
        }
        numbering
    }

    /// The number of a mention, by its index.
    #[must_use]
    pub fn mention(&self, index: usize) -> Option<u32> {
        self.mentions.get(index).copied()
    }

    /// The number of a date, by its index.
    #[must_use]
    pub fn date(&self, index: usize) -> Option<u32> {
        self.dates.get(index).copied()
    }

    /// The index of the mention with this number.
    #[must_use]
    pub fn mention_at(&self, number: u32) -> Option<usize> {
        self.mentions.binary_search(&number).ok()
    }

    /// Whether a mention is the first of its entity.
    #[must_use]
    pub fn is_first(&self, index: usize) -> bool {
        self.first.get(index).copied().unwrap_or(false)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::engine::{Analyzer, Document, Meta, Model};

    /// A small article and its analysis.
    pub(crate) fn sample(text: &str) -> (Document, Analysis) {
        let document = Document::from_text(text, Meta::default()).unwrap();
        let model = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/model.bin")).unwrap();
        let analysis = Analyzer::new(&Model::load(&model).unwrap()).analyze(&document);
        (document, analysis)
    }

    #[test]
    fn mentions_and_dates_count_together_in_order_of_place() {
        let text = "Ana Ruiz met Omar Haddad in Paris on 3 May 2019. Ruiz left on 4 May 2019.";
        let (_, analysis) = sample(text);
        let numbering = Numbering::of(&analysis);
        let mut all: Vec<(u32, u32)> = Vec::new();
        for (index, mention) in analysis.mentions.iter().enumerate() {
            all.push((mention.span.start, numbering.mention(index).unwrap()));
        }
        for (index, date) in analysis.dates.iter().enumerate() {
            all.push((date.span.start, numbering.date(index).unwrap()));
        }
        all.sort_unstable();
        let numbers: Vec<u32> = all.iter().map(|&(_, number)| number).collect();
        assert_eq!(numbers, (1..=u32::try_from(all.len()).unwrap()).collect::<Vec<_>>());
        let last = analysis.mentions.iter().rposition(|mention| mention.span.of(text) == "Ruiz").unwrap();
        assert!(!numbering.is_first(last) && numbering.is_first(0));
    }
}
