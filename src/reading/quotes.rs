//! The quotes panel's rows: who said what, from an article and its analysis.

use rustc_hash::FxHashSet;

use crate::engine::{
    Act, Analysis, Certainty, Document, EntityKind, Quote, QuoteKind, Reason, Span, Speaker,
};

/// A quote as the panel shows it. Every word of it but the numbers is a span of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuoteRow {
    /// The quote's number, from 1.
    pub number: u32,
    /// Where it stands, with its marks.
    pub place: Span,
    /// The quoted words.
    pub words: String,
    /// Who said them; empty when unclear.
    pub speaker: String,
    /// What kind of thing the speaker is, where it is an entity.
    pub speaker_kind: Option<EntityKind>,
    /// The speaker's roles.
    pub roles: Vec<String>,
    /// The word of speech, with the hearer where one is named: “told TRT World”.
    pub cue: String,
    /// What is done by saying so, where the word of speech tells.
    pub act: Option<Act>,
    /// How the words are reported.
    pub kind: QuoteKind,
    /// How sure the speaker is.
    pub certainty: Certainty,
    /// The paragraph it stands in, from 1.
    pub paragraph: usize,
    /// The paragraph that names the speaker, where that is another one.
    pub named_in: Option<usize>,
    /// Whether the row before is of the same speaker.
    pub continued: bool,
    /// Why it is a quote, and of this speaker.
    pub why: Vec<Why>,
}

/// A reason and the words that show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What held.
    pub sentence: &'static str,
    /// The words in the text.
    pub words: String,
    /// Where they are.
    pub place: Span,
}

impl Why {
    pub(crate) fn of(document: &Document, reason: Reason) -> Self {
        Self {
            sentence: reason.rule.sentence(),
            words: reason.evidence.of(document.text()).to_owned(),
            place: reason.evidence,
        }
    }
}

/// The rows of the quotes panel in order of place.
#[must_use]
pub fn quote_rows(document: &Document, analysis: &Analysis) -> Vec<QuoteRow> {
    let mut rows: Vec<QuoteRow> = Vec::with_capacity(analysis.quotes.len());
    for (quote, number) in analysis.quotes.iter().zip(1..) {
        let mut row = row(document, analysis, quote, number);
        row.continued = rows.last().is_some_and(|last| row.is_by_the_speaker_of(last));
        rows.push(row);
    }
    rows
}

/// The row of the quote with this number.
#[must_use]
pub fn quote_row(document: &Document, analysis: &Analysis, number: u32) -> Option<QuoteRow> {
    let quote = analysis.quotes.get(number.checked_sub(1)? as usize)?;
    Some(row(document, analysis, quote, number))
}

impl QuoteRow {
    /// Whether two quotes have the same known speaker.
    #[must_use]
    pub fn is_by_the_speaker_of(&self, other: &Self) -> bool {
        !self.speaker.is_empty() && self.speaker == other.speaker
    }
}

/// Which quotes are listed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuoteFilter {
    /// Those of one speaker together, not in the order of the text.
    pub by_speaker: bool,
    /// Those of this speaker.
    pub speaker: Option<String>,
    /// Those that are reported so.
    pub kind: Option<QuoteKind>,
    /// Those whose speaker is so sure.
    pub certainty: Option<Certainty>,
}

impl QuoteFilter {
    /// Whether a quote is listed.
    #[must_use]
    pub fn keeps(&self, row: &QuoteRow) -> bool {
        self.speaker.as_ref().is_none_or(|speaker| *speaker == row.speaker)
            && self.kind.is_none_or(|kind| kind == row.kind)
            && self.certainty.is_none_or(|certainty| certainty == row.certainty)
    }
}

/// The speakers in the order in which they first speak.
#[must_use]
pub fn speakers<'a>(rows: impl Iterator<Item = &'a QuoteRow>) -> Vec<&'a str> {
    let mut seen = FxHashSet::default();
    let named = rows.map(|row| row.speaker.as_str()).filter(|speaker| !speaker.is_empty());
    named.filter(|&speaker| seen.insert(speaker)).collect()
}

/// The rows with those of one speaker together, in the order in which the speakers first speak.
#[must_use]
pub fn by_speaker(rows: Vec<QuoteRow>) -> Vec<QuoteRow> {
    let mut sorted: Vec<QuoteRow> = Vec::with_capacity(rows.len());
    for mut row in rows {
        let last = sorted.iter().rposition(|other| row.is_by_the_speaker_of(other));
        row.continued = last.is_some();
        sorted.insert(last.map_or(sorted.len(), |at| at + 1), row);
    }
    sorted
}

fn row(document: &Document, analysis: &Analysis, quote: &Quote, number: u32) -> QuoteRow {
    let entity = quote.speaker.entity().and_then(|id| analysis.entity(id));
    let text = document.text();
    let paragraph = paragraph(document, quote.span);
    QuoteRow {
        number,
        place: quote.span,
        words: quote.span.of(text).to_owned(),
        speaker: speaker_name(document, analysis, quote.speaker),
        speaker_kind: entity.map(|entity| entity.kind),
        roles: entity
            .map_or_else(Vec::new, |entity| entity.roles.iter().map(|role| role.of(text).into()).collect()),
        cue: cue_line(document, quote),
        act: quote.act,
        kind: quote.kind,
        certainty: quote.speaker.certainty(),
        paragraph,
        named_in: quote
            .speaker
            .span()
            .map(|span| self::paragraph(document, span))
            .filter(|&at| at != paragraph),
        continued: false,
        why: quote.why.iter().map(|&reason| Why::of(document, reason)).collect(),
    }
}

/// The number of the block that holds the beginning of `span`, from 1.
#[must_use]
pub fn paragraph(document: &Document, span: Span) -> usize {
    document.blocks().partition_point(|block| block.span.end <= span.start) + 1
}

/// The speaker in the article's words: the entity's name, else the words that stand for the speaker.
#[must_use]
pub fn speaker_name(document: &Document, analysis: &Analysis, speaker: Speaker) -> String {
    let name = speaker.entity().and_then(|id| analysis.entity(id)).map(|entity| entity.name);
    name.or(speaker.span()).map_or_else(String::new, |span| span.of(document.text()).to_owned())
}

/// The word of speech and, where one is named right after it, the hearer: one stretch of the text.
#[must_use]
pub fn cue_line(document: &Document, quote: &Quote) -> String {
    let Some(cue) = quote.cue else { return String::new() };
    let hearer = quote.addressee.filter(|hearer| hearer.start >= cue.end);
    cue.cover(hearer.unwrap_or(cue)).of(document.text()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    const SEED: &str = include_str!("../../seeds/000_23c3413560a69468.txt");

    #[test]
    fn the_rows_of_the_first_seed() {
        let (document, analysis) = sample(SEED);
        let rows = quote_rows(&document, &analysis);
        assert_eq!((rows.len(), speakers(rows.iter()).len()), (7, 5));
        let told = &rows[1];
        assert_eq!(
            (told.speaker.as_str(), told.cue.as_str(), told.paragraph),
            ("Hakki Uygur", "told TRT World", 5)
        );
        let carried = &rows[2];
        assert_eq!(
            (carried.certainty, carried.named_in, carried.continued),
            (Certainty::Inferred, Some(5), true)
        );
        assert!(rows.iter().all(|row| !row.why.is_empty()));
    }

    #[test]
    fn rows_of_one_speaker_come_together() {
        let (document, analysis) = sample(SEED);
        let rows = by_speaker(quote_rows(&document, &analysis));
        let numbers: Vec<u32> = rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
        let names = ["A", "B", "A", ""].map(|name| QuoteRow { speaker: name.into(), ..rows[0].clone() });
        let sorted = by_speaker(names.to_vec());
        let names: Vec<(&str, bool)> =
            sorted.iter().map(|row| (row.speaker.as_str(), row.continued)).collect();
        assert_eq!(names, [("A", false), ("A", true), ("B", false), ("", false)]);
    }

    #[test]
    fn filters_keep_what_fits_all_of_them() {
        let (document, analysis) = sample(SEED);
        let rows = quote_rows(&document, &analysis);
        let kept = |filter: QuoteFilter| rows.iter().filter(|row| filter.keeps(row)).count();
        let speaker = Some("Hakki Uygur".to_owned());
        assert_eq!(kept(QuoteFilter::default()), 7);
        assert_eq!(kept(QuoteFilter { speaker: speaker.clone(), ..QuoteFilter::default() }), 3);
        let certainty = Some(Certainty::Inferred);
        assert_eq!(kept(QuoteFilter { certainty, ..QuoteFilter::default() }), 1);
        assert_eq!(
            kept(QuoteFilter {
                speaker,
                kind: Some(QuoteKind::Indirect),
                certainty,
                ..QuoteFilter::default()
            }),
            0
        );
    }

    #[test]
    fn an_article_without_quotes_has_no_rows() {
        let (document, analysis) = sample("Nothing was said.");
        assert!(quote_rows(&document, &analysis).is_empty());
    }
}
