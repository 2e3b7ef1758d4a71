//! A quote with where it comes from, for the clipboard.

use crate::engine::{Certainty, Day, QuoteKind};
use crate::ui::strings::EN;

use super::{QuoteRow, long_date};

/// The words exactly as they stand, then who said them to whom, how, when it was published and where it stands.
#[must_use]
pub fn citation(row: &QuoteRow, published: Option<Day>) -> String {
    let speaker = if row.speaker.is_empty() { EN.speaker_unclear } else { &row.speaker };
    let mut parts = vec![speaker.to_owned()];
    parts.extend(row.roles.iter().cloned());
    parts.extend((!row.cue.is_empty()).then(|| row.cue.clone()));
    parts.extend((row.certainty == Certainty::Inferred).then(|| EN.speaker_inferred.to_owned()));
    parts.extend((row.kind == QuoteKind::Indirect).then(|| EN.reported.to_owned()));
    let place = published.map_or_else(String::new, |day| format!("{}, ", long_date(day)));
    format!("{} — {} ({place}¶{})", row.words, parts.join(", "), row.paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::state::numbering::tests::sample;
    use crate::ui::state::quote_rows;

    #[test]
    fn names_speaker_cue_date_and_paragraph() {
        let (document, analysis) = sample("\"We agree on all of this,\" Hakki Uygur told TRT World.");
        let rows = quote_rows(&document, &analysis);
        assert_eq!(
            citation(&rows[0], Day::new(2017, 10, 2)),
            "\"We agree on all of this,\" — Hakki Uygur, told TRT World (2 October 2017, ¶1)"
        );
    }
}
