//! The header `date 2017-10-02` that an article's text may begin with.

use crate::engine::{Day, Span};

/// The span of a leading `date YYYY-MM-DD`, with the white space around it left out.
pub(super) fn find(text: &str) -> Option<Span> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?;
    let after_word = rest.strip_prefix("date").or_else(|| rest.strip_prefix("Date"))?;
    let after_colon = after_word.strip_prefix(':').unwrap_or(after_word);
    let value = after_colon.trim_start_matches([' ', '\t']);
    if value.len() == after_colon.len() && after_colon.len() == after_word.len() {
        return None;
    }
    let value = value.get(..10)?;
    Day::parse(value)?;
    let end = start + (rest.len() - after_colon.trim_start_matches([' ', '\t']).len()) + 10;
    let next = text.get(end..)?.chars().next();
    next.is_none_or(char::is_whitespace).then(|| Span::at(start, end))
}

/// The day that a header names.
pub(super) fn day(header: &str) -> Option<Day> {
    Day::parse(header.get(header.len().checked_sub(10)?..)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_header() {
        let text = " date 2017-10-02 Turkish";
        let header = find(text).unwrap();
        assert_eq!(header.of(text), "date 2017-10-02");
        assert_eq!(day(header.of(text)).unwrap().to_string(), "2017-10-02");
    }

    #[test]
    fn leaves_prose_alone() {
        for text in [
            "",
            "date",
            "date 2017-13-02 x",
            "dated 2017-10-02",
            "date2017-10-02",
            "date 2017-10-021",
            "date é",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }
}
