//! The header `date 2017-10-02` that an article's text may begin with.

use super::Naming;
use crate::engine::{Day, Span};

/// The span of a leading `date YYYY-MM-DD`, with the white space around it left out, and how it names the day.
pub(super) fn find(text: &str) -> Option<(Span, Naming)> {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..)?;
    let after_word = rest.strip_prefix("date").or_else(|| rest.strip_prefix("Date"))?;
    let after_colon = after_word.strip_prefix(':').unwrap_or(after_word);
    let value = after_colon.trim_start_matches([' ', '\t']);
    if value.len() == after_colon.len() && after_colon.len() == after_word.len() {
        return None;
    }
    let value = value.get(..10)?;
    let day = Day::parse(value)?;
    let end = start + (rest.len() - after_colon.trim_start_matches([' ', '\t']).len()) + 10;
    let next = text.get(end..)?.chars().next();
    let header = Span::at(start, end);
    next.is_none_or(char::is_whitespace).then(|| (header, Naming::whole(header, day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_header() {
        let text = " date 2017-10-02 Turkish";
        let (header, naming) = find(text).unwrap();
        assert_eq!(header.of(text), "date 2017-10-02");
        assert_eq!(naming.day(None).unwrap().to_string(), "2017-10-02");
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
