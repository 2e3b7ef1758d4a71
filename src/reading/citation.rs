//! A quote with where it comes from, for the clipboard.

use crate::engine::{Certainty, Day, QuoteKind};

use super::QuoteRow;
use super::words::{REPORTED, SPEAKER_INFERRED, SPEAKER_UNCLEAR, long_date};

/// The words exactly as they stand, then who said them to whom, how, when it was published and where it stands.
#[must_use]
pub fn citation(row: &QuoteRow, published: Option<Day>) -> String {
    format!("{} — {}", row.words, source(row, published))
}

/// The same as a quotation in Markdown, with a link to its place.
#[must_use]
pub fn markdown(row: &QuoteRow, published: Option<Day>, link: &str) -> String {
    quotation(row, &format!("[{}](<{link}>)", escaped(&source(row, published))))
}

/// The same as a quotation in Markdown, without a link.
#[must_use]
pub fn citation_lines(row: &QuoteRow, published: Option<Day>) -> String {
    quotation(row, &escaped(&source(row, published)))
}

/// The words as a quotation; what Markdown takes for the end of a line begins a new one.
fn quotation(row: &QuoteRow, source: &str) -> String {
    let lines: Vec<_> = row.words.replace("\r\n", "\n").split(['\n', '\r']).map(escaped).collect();
    format!("> {}\n>\n> — {source}", lines.join("\n> "))
}

/// Who said it to whom, how, when it was published and where it stands.
#[must_use]
fn source(row: &QuoteRow, published: Option<Day>) -> String {
    let speaker = if row.speaker.is_empty() { SPEAKER_UNCLEAR } else { &row.speaker };
    let mut parts = vec![speaker.to_owned()];
    parts.extend(row.roles.iter().cloned());
    parts.extend((!row.cue.is_empty()).then(|| row.cue.clone()));
    parts.extend((row.certainty == Certainty::Inferred).then(|| SPEAKER_INFERRED.to_owned()));
    parts.extend((row.kind == QuoteKind::Indirect).then(|| REPORTED.to_owned()));
    let place = published.map_or_else(String::new, |day| format!("{}, ", long_date(day)));
    format!("{} ({place}¶{})", parts.join(", "), row.paragraph)
}

/// A line of words that mean themselves in Markdown, whatever signs they hold, without the space at its ends.
#[must_use]
pub fn escaped(words: &str) -> String {
    let words = words.trim();
    let number = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut escaped = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let always = matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&' | '~' | '!' | '@' | '$'
        );
        // What makes a list, a heading or a line across at the beginning, and a link anywhere.
        let first =
            at == 0 && matches!(c, '-' | '+' | '=') || at == number && number > 0 && matches!(c, '.' | ')');
        let link = c == ':' && words.get(at..).is_some_and(|rest| rest.starts_with("://"))
            || c == '.' && words.get(..at).is_some_and(|before| before.ends_with("www"));
        if always || first || link {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::quote_rows;
    use crate::reading::sample;

    #[test]
    fn names_speaker_cue_date_and_paragraph() {
        let (document, analysis) = sample("\"We agree on all of this,\" Hakki Uygur told TRT World.");
        let rows = quote_rows(&document, &analysis);
        assert_eq!(
            citation(&rows[0], Day::new(2017, 10, 2)),
            "\"We agree on all of this,\" — Hakki Uygur, told TRT World (2 October 2017, ¶1)"
        );
    }

    #[test]
    fn markdown_shows_the_words_as_they_stand() {
        let (document, analysis) = sample("\"We [all] *agree* <b>here</b>,\" Hakki Uygur told TRT World.");
        let rows = quote_rows(&document, &analysis);
        assert_eq!(
            markdown(&rows[0], None, "https://a.example/#/a/x?q=1"),
            "> \"We \\[all\\] \\*agree\\* \\<b\\>here\\</b\\>,\"\n>\n\
             > — [Hakki Uygur, told TRT World (¶1)](<https://a.example/#/a/x?q=1>)"
        );
    }
}
