//! The attribution audit of an article: counts, no scores.

use crate::engine::{Act, Analysis, BlockKind, Document, EntityKind};

use super::heard::{Heard, heard};

/// Who is heard in an article, in numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    /// How many quotes there are.
    pub quotes: usize,
    /// By how they are reported, in the order of [`QuoteKind::ALL`](crate::engine::QuoteKind::ALL).
    pub kinds: [usize; 3],
    /// By how sure the speaker is, in the order of [`Certainty::ALL`](crate::engine::Certainty::ALL).
    pub certainties: [usize; 3],
    /// By what is done by saying so, the most frequent acts first; “said” is left out, since it says nothing about that.
    pub acts: Vec<(Act, usize)>,
    /// By what the speakers are: each speaker counts once. No kind: words that name no entity, as “a spokesman”.
    pub speakers: Vec<(Option<EntityKind>, usize)>,
    /// The speaker of the most quotes, and of how many; nobody if several speak as often, or only one speaks.
    pub most: Option<(String, usize)>,
    /// The longest run of paragraphs in which nobody is quoted: the first and the last, from 1.
    pub silence: Option<(usize, usize)>,
}

impl Audit {
    /// The audit of an article.
    #[must_use]
    pub fn of(document: &Document, analysis: &Analysis) -> Self {
        let mut audit = Self { quotes: analysis.quotes.len(), ..Self::default() };
        for quote in &analysis.quotes {
            count(&mut audit.kinds, quote.kind as usize);
            count(&mut audit.certainties, quote.speaker.certainty() as usize);
            if let Some(act) = quote.act.filter(|&act| act != Act::Neutral) {
                add(&mut audit.acts, act);
            }
        }
        let heard = heard(document, analysis);
        heard.iter().for_each(|speaker| add(&mut audit.speakers, speaker.kind));
        audit.most = most(&heard);
        audit.silence = silence(document, analysis);
        audit
    }
}

fn count(counts: &mut [usize; 3], at: usize) {
    if let Some(count) = counts.get_mut(at) {
        *count += 1;
    }
}

/// Counts one more of a thing; the most frequent come first.
fn add<T: PartialEq>(counts: &mut Vec<(T, usize)>, thing: T) {
    let at = counts.iter().position(|(known, _)| *known == thing).unwrap_or_else(|| {
        counts.push((thing, 0));
        counts.len() - 1
    });
    let Some(times) = counts.get_mut(at).map(|(_, times)| {
        *times += 1;
        *times
    }) else {
        return;
    };
    let first = counts.partition_point(|(_, others)| *others >= times);
    if first < at {
        counts.swap(first, at);
    }
}

fn most(heard: &[Heard]) -> Option<(String, usize)> {
    let (first, second) = (heard.first()?, heard.get(1)?);
    (first.quotes > second.quotes).then(|| (first.name.clone(), first.quotes))
}

/// The longest run of at least two paragraphs that no quote touches.
fn silence(document: &Document, analysis: &Analysis) -> Option<(usize, usize)> {
    let mut longest: Option<(usize, usize)> = None;
    let mut since = None;
    for (block, number) in document.blocks().iter().zip(1..) {
        // Quotes are sorted by where they begin; one that covers the block begins before its end.
        let until = analysis.quotes.partition_point(|quote| quote.span.start < block.span.end);
        let near = analysis.quotes.get(until.saturating_sub(8)..until).unwrap_or_default();
        let quoted = near.iter().any(|quote| quote.span.overlaps(block.span));
        if quoted || block.kind != BlockKind::Paragraph {
            since = None;
            continue;
        }
        let first = *since.get_or_insert(number);
        let length = |(first, last): (usize, usize)| last - first;
        if number > first && longest.is_none_or(|run| length((first, number)) > length(run)) {
            longest = Some((first, number));
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::embedded;
    use crate::reading::sample;

    #[test]
    fn the_audit_of_the_first_seed() {
        let articles = embedded::articles();
        let (document, analysis) = sample(articles[0].document.text());
        let audit = Audit::of(&document, &analysis);
        assert_eq!((audit.quotes, audit.kinds, audit.certainties), (7, [3, 0, 4], [6, 1, 0]));
        assert_eq!(audit.speakers.iter().map(|(_, count)| count).sum::<usize>(), 5);
        assert_eq!(audit.most, Some(("Hakki Uygur".to_owned(), 3)));
        assert_eq!(audit.silence, Some((3, 4)));
    }

    #[test]
    fn counts_come_by_how_often() {
        let mut counts = Vec::new();
        for thing in ["a", "b", "c", "c", "b", "c"] {
            add(&mut counts, thing);
        }
        assert_eq!(counts, [("c", 3), ("b", 2), ("a", 1)]);
    }

    #[test]
    fn where_nobody_speaks_there_is_nothing_to_count() {
        let (document, analysis) = sample("Rain fell.");
        assert_eq!(Audit::of(&document, &analysis), Audit::default());
    }
}
