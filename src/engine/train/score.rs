//! How well names are found: precision, recall and F1 of exact spans and kinds, after both sides were normalised.
//!
//! A leading “the”, a title before a person (“Mr”, “Dr”), a trailing `’s` and punctuation at the ends count on neither side, so
//! that annotators' habits do not decide.

use std::collections::{BTreeMap, BTreeSet};

use crate::engine::Span;

/// Right answers, invented ones and missed ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Found and in the gold.
    pub right: usize,
    /// Found and not in the gold.
    pub invented: usize,
    /// In the gold and not found.
    pub missed: usize,
}

impl Count {
    /// The share of what was found that is right, in per cent.
    #[must_use]
    pub fn precision(self) -> f64 {
        percent(self.right, self.right + self.invented)
    }

    /// The share of the gold that was found, in per cent.
    #[must_use]
    pub fn recall(self) -> f64 {
        percent(self.right, self.right + self.missed)
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(self) -> f64 {
        percent(2 * self.right, 2 * self.right + self.invented + self.missed)
    }
}

#[allow(clippy::cast_precision_loss)] // counts of names
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The counts of a set of articles: by kind, and without regard to kind.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// By label: `PER`, `ORG`, `LOC`, `NORP`, `DATE`.
    pub labels: BTreeMap<&'static str, Count>,
    /// Spans of persons, organisations and places, whatever the kind.
    pub untyped: Count,
}

/// The labels that are scored.
const LABELS: [&str; 5] = ["PER", "ORG", "LOC", "NORP", "DATE"];

impl Score {
    /// Persons, organisations and places together.
    #[must_use]
    pub fn names(&self) -> Count {
        let mut sum = Count::default();
        for count in ["PER", "ORG", "LOC"].iter().filter_map(|label| self.labels.get(label)) {
            sum.right += count.right;
            sum.invented += count.invented;
            sum.missed += count.missed;
        }
        sum
    }

    /// Counts one article: its gold and what was found, as spans with labels.
    pub fn add<'g, 'f>(
        &mut self,
        text: &str,
        gold: impl IntoIterator<Item = (Span, &'g str)>,
        found: impl IntoIterator<Item = (Span, &'f str)>,
        ignored: &[Span],
    ) {
        let gold = normalised(text, gold);
        let mut found = normalised(text, found);
        found.retain(|name| {
            gold.contains(name)
                || gold.iter().any(|(span, _)| span.overlaps(name.0))
                || !ignored.iter().any(|span| span.overlaps(name.0))
        });
        for (_, label) in found.intersection(&gold) {
            self.labels.entry(label).or_default().right += 1;
        }
        for (_, label) in found.difference(&gold) {
            self.labels.entry(label).or_default().invented += 1;
        }
        for (_, label) in gold.difference(&found) {
            self.labels.entry(label).or_default().missed += 1;
        }
        let spans = |names: &BTreeSet<(Span, &'static str)>| -> BTreeSet<Span> {
            names
                .iter()
                .filter(|(_, label)| ["PER", "ORG", "LOC"].contains(label))
                .map(|(span, _)| *span)
                .collect()
        };
        let (gold, found) = (spans(&gold), spans(&found));
        self.untyped.right += found.intersection(&gold).count();
        self.untyped.invented += found.difference(&gold).count();
        self.untyped.missed += gold.difference(&found).count();
    }
}

fn normalised<'l>(
    text: &str,
    names: impl IntoIterator<Item = (Span, &'l str)>,
) -> BTreeSet<(Span, &'static str)> {
    let known = |label: &str| {
        let label = if matches!(label, "GPE" | "FAC") { "LOC" } else { label };
        LABELS.into_iter().find(|known| *known == label)
    };
    names
        .into_iter()
        .filter_map(|(span, label)| known(label).map(|label| (normalise(text, span, label == "PER"), label)))
        .collect()
}

/// A span without what annotators disagree about.
fn normalise(text: &str, mut span: Span, person: bool) -> Span {
    const TITLES: [&str; 11] =
        ["Professor", "Prof", "Miss", "Mrs", "Mr", "Ms", "Dr", "Sir", "Lord", "Lady", "Dame"];
    loop {
        let words = span.of(text);
        let mut rest = words.trim_start_matches(|c: char| c.is_whitespace() || "\"“‘'([".contains(c));
        if rest.is_empty() || rest.len() == words.len() {
            rest = ["the", "a", "an"]
                .iter()
                .find_map(|article| after_word(words, article, false))
                .unwrap_or(words);
            if rest.len() == words.len() && person {
                rest = TITLES.iter().find_map(|title| after_word(words, title, true)).unwrap_or(words);
            }
        }
        if rest.len() < words.len() && !rest.is_empty() {
            span.start = span.end - crate::engine::span::offset(rest.len());
            continue;
        }
        let kept = without_tail(words);
        if kept == 0 || kept == words.len() || ends_with_abbreviation(words) {
            return span;
        }
        span.end = span.start + crate::engine::span::offset(kept);
    }
}

/// What follows a word and white space at the front.
fn after_word<'t>(words: &'t str, word: &str, exact: bool) -> Option<&'t str> {
    let head = words.get(..word.len())?;
    if !(head == word || (!exact && head.eq_ignore_ascii_case(word))) {
        return None;
    }
    let rest = words.get(word.len()..)?;
    let rest = if exact { rest.strip_prefix('.').unwrap_or(rest) } else { rest };
    let trimmed = rest.trim_start();
    (trimmed.len() < rest.len() && !trimmed.is_empty()).then_some(trimmed)
}

/// The length without a trailing `’s`, apostrophe or punctuation.
fn without_tail(words: &str) -> usize {
    let trimmed = words.trim_end_matches(|c: char| c.is_whitespace() || ",;:.!?\"”)]".contains(c));
    if trimmed.len() < words.len() {
        return trimmed.len();
    }
    ["'s", "’s", "'", "’"].iter().find_map(|tail| words.strip_suffix(tail)).map_or(words.len(), str::len)
}

fn ends_with_abbreviation(words: &str) -> bool {
    let Some(bare) = words.strip_suffix('.') else { return false };
    let last_word = bare.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    let initial = last_word.len() == 1 && last_word.bytes().all(|byte| byte.is_ascii_alphabetic());
    initial || ["Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "St"].iter().any(|end| bare.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(words: &str, person: bool) -> &str {
        normalise(words, Span::at(0, words.len()), person).of(words)
    }

    #[test]
    fn habits_of_annotators_do_not_count() {
        assert_eq!(bare("the Council’s", false), "Council");
        assert_eq!(bare("Mr. Kato", true), "Kato");
        assert_eq!(bare("Mr. Kato", false), "Mr. Kato");
        assert_eq!(bare("(the U.S.", false), "U.S.");
        assert_eq!(bare("Apple Inc.", false), "Apple Inc.");
        assert_eq!(bare("Paris,", false), "Paris");
        assert_eq!(bare("The", false), "The");
    }

    #[test]
    fn counts_add_up() {
        let text = "Ana Ruiz met the Bank in Oslo.";
        let mut score = Score::default();
        let gold = [(Span::new(0, 8), "PER"), (Span::new(13, 21), "ORG"), (Span::new(25, 29), "LOC")];
        let found = [(Span::new(0, 8), "PER"), (Span::new(17, 21), "ORG"), (Span::new(25, 29), "ORG")];
        score.add(text, gold, found, &[]);
        assert_eq!(score.names(), Count { right: 2, invented: 1, missed: 1 });
        assert_eq!(score.untyped, Count { right: 3, invented: 0, missed: 0 });
    }
}
