//! The ledger: an article's quotations as rows of CSV.
//!
//! As RFC 4180 has it: lines end in CR LF, cells with commas, quotation marks or line ends stand in quotation marks.
//! A cell that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`, a tab or a carriage
//! return, gets an apostrophe before it, as OWASP advises; such a cell is the only thing that is not written as it is.
//! Twenty lines of rules that do not change: a library would be larger than they are.

use crate::engine::text::Offsets;
use crate::engine::{Analysis, Document};
use crate::reading::{QuoteRow, quote_rows};

/// The first line: the names of the columns.
///
/// `start` and `end` are code points into the article's text, half open; `block` counts paragraphs from 1; `n` counts the
/// quotations of the article from 1. Several roles and reasons are parted by `; `.
pub const COLUMNS: [&str; 14] = [
    "article",
    "published",
    "n",
    "speaker",
    "roles",
    "certainty",
    "kind",
    "cue",
    "addressee",
    "quotation",
    "start",
    "end",
    "block",
    "reasons",
];

/// The line with the names of the columns.
#[must_use]
pub fn head() -> String {
    line(COLUMNS.iter())
}

/// A line for each quotation of an article, in order of place. `article` is what the article is called in the first column.
#[must_use]
pub fn rows(article: &str, document: &Document, analysis: &Analysis) -> String {
    let offsets = Offsets::new(document.text());
    let published = analysis.published.map_or_else(String::new, |day| day.to_string());
    let cells = |row: QuoteRow| {
        let (start, end) = offsets.span_in_code_points(row.place);
        let quote = analysis.quotes.get(row.number as usize - 1);
        let words = |span: Option<crate::engine::Span>| {
            span.map_or_else(String::new, |span| span.of(document.text()).to_owned())
        };
        let reasons: Vec<_> = row.why.iter().map(|why| why.sentence).collect();
        line([
            article,
            &published,
            &row.number.to_string(),
            &row.speaker,
            &row.roles.join("; "),
            row.certainty.code(),
            row.kind.code(),
            &words(quote.and_then(|quote| quote.cue)),
            &words(quote.and_then(|quote| quote.addressee)),
            &row.words,
            &start.to_string(),
            &end.to_string(),
            &row.paragraph.to_string(),
            &reasons.join("; "),
        ])
    };
    quote_rows(document, analysis).into_iter().map(cells).collect()
}

fn line(cells: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let cells: Vec<_> = cells.into_iter().map(|words| cell(words.as_ref())).collect();
    cells.join(",") + "\r\n"
}

fn cell(words: &str) -> String {
    let formula = words.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let guard = if formula { "'" } else { "" };
    if formula || words.contains([',', '"', '\n', '\r']) {
        format!("\"{guard}{}\"", words.replace('"', "\"\""))
    } else {
        words.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    /// The cells of a file, read as RFC 4180 says.
    fn read(file: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut quoted = false;
        let mut rest = file.chars().peekable();
        while let Some(c) = rest.next() {
            let cell = rows.last_mut().unwrap().last_mut().unwrap();
            match c {
                '"' if quoted && rest.peek() == Some(&'"') => cell.push(rest.next().unwrap()),
                '"' => quoted = !quoted,
                ',' if !quoted => rows.last_mut().unwrap().push(String::new()),
                '\r' if !quoted => {
                    assert_eq!(rest.next(), Some('\n'));
                    rows.push(vec![String::new()]);
                }
                c => cell.push(c),
            }
        }
        assert_eq!(rows.pop(), Some(vec![String::new()]), "the last line ends, too");
        rows
    }

    #[test]
    fn a_row_tells_who_said_what_and_where() {
        let text = "“We have waited, long,” Ana Ruiz, the mayor of Oslo, told the council.";
        let (document, analysis) = sample(text);
        let rows = read(&(head() + &rows("pier", &document, &analysis)));
        assert_eq!(rows[0], COLUMNS);
        assert_eq!(
            rows[1][..13],
            [
                "pier",
                "",
                "1",
                "Ana Ruiz",
                "the mayor of Oslo",
                "stated",
                "direct",
                "told",
                "the council",
                "“We have waited, long,”",
                "0",
                "23",
                "1"
            ]
        );
        assert!(!rows[1][13].is_empty());
    }

    #[test]
    fn no_cell_is_a_formula_and_every_cell_comes_back() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(\"http://a\",\"b\")\r\nx,y"]
        {
            let written = cell(hostile);
            assert!(written.starts_with("\"'"), "{written}");
            assert_eq!(read(&line([hostile, "b"])), [vec![format!("'{hostile}"), "b".to_owned()]]);
        }
        for plain in ["a", "a=b", "“=1”", "two\r\nlines", "a,b", "say \"no\"", ""] {
            assert_eq!(read(&line([plain, "b"])), [[plain, "b"]]);
        }
    }

    #[test]
    fn every_row_has_every_column() {
        let text = "\"=1+1, \"\"x\"\" and\tmore is so,\" said Ana Ruiz.\n\n'@a,' she said.";
        let (document, analysis) = sample(text);
        let rows = read(&rows("=a\r\n", &document, &analysis));
        assert!(rows.len() == analysis.quotes.len() && !rows.is_empty());
        assert!(rows.iter().all(|row| row.len() == COLUMNS.len() && row[0] == "'=a\r\n"));
    }
}
