//! An article's quotations in Markdown, each with where it comes from.
//!
//! The quotations alone, because Markdown has no way to mark names in running text; words of the article are written so
//! that they cannot become markup.

use std::fmt::Write as _;

use super::Imprint;
use crate::engine::{Analysis, Document};
use crate::reading::words::{LEDGER, NO_QUOTES, long_date};
use crate::reading::{citation_lines, escaped, quote_rows};

/// The title, where the article comes from, and its quotations in order of place.
#[must_use]
pub fn markdown(imprint: &Imprint, document: &Document, analysis: &Analysis) -> String {
    let mut page = format!("# {}\n", one_line(&imprint.title));
    let day = imprint.published.map(long_date);
    let facts = [&imprint.source, &imprint.author, &day, &imprint.licence];
    let facts: Vec<_> = facts.into_iter().flatten().map(|fact| one_line(fact)).collect();
    if !facts.is_empty() {
        page += &format!("\n{}\n", facts.join(" · "));
    }
    if let Some(address) = imprint.link() {
        // Nothing ends such a link but `>` and a line end.
        page += &format!("\n<{}>\n", address.replace('<', "%3C").replace('>', "%3E"));
    }
    page += &format!("\n## {LEDGER}\n");
    let rows = quote_rows(document, analysis);
    if rows.is_empty() {
        page += &format!("\n{NO_QUOTES}\n");
    }
    for row in &rows {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "\n{}", citation_lines(row, imprint.published));
    }
    page
}

fn one_line(words: &str) -> String {
    escaped(&words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    #[test]
    fn quotations_come_with_their_sources() {
        let (document, analysis) = sample("“We have waited,” said Ana Ruiz, the mayor of Oslo.");
        let imprint = Imprint {
            title: "A *pier*\n# in Oslo".to_owned(),
            published: crate::engine::Day::new(2021, 3, 8),
            address: Some("https://times.example/a".to_owned()),
            source: Some("The Times".to_owned()),
            ..Imprint::default()
        };
        assert_eq!(
            markdown(&imprint, &document, &analysis),
            "# A \\*pier\\* \\# in Oslo\n\nThe Times · 8 March 2021\n\n<https://times.example/a>\n\n## Who said what\n\n\
             > “We have waited,”\n>\n> — Ana Ruiz, the mayor of Oslo, said (8 March 2021, ¶1)\n"
        );
    }

    #[test]
    fn words_never_become_markup() {
        let text = "\"# One\n1. two\n- three\n+ four\n=== \n\n    code <b>\r* five\n[a](javascript:x) https://a.example\", said Ana Ruiz.";
        let (document, analysis) = sample(text);
        for line in markdown(&Imprint::default(), &document, &analysis).lines().skip(4) {
            let words = line.trim_start_matches(['>', ' ']);
            assert!(!words.starts_with(['#', '-', '+', '=', '*', '\t']), "{line}");
            assert!(
                !words.starts_with("1.") && !words.contains("a](") && !words.contains("https://"),
                "{line}"
            );
            assert!(!line.starts_with("    "), "{line}");
        }
    }
}
