//! Titles, dates and reading times in words.

use crate::engine::document::Title;
use crate::engine::{Day, Document};
use crate::ui::strings::EN;

/// Words that people read in a minute, on the careful side.
const WORDS_A_MINUTE: usize = 200;

/// How long an article takes to read, in minutes; at least one.
#[must_use]
pub fn minutes(document: &Document) -> usize {
    document.text().split_whitespace().count().div_ceil(WORDS_A_MINUTE).max(1)
}

/// “2 October 2017”.
#[must_use]
pub fn long_date(day: Day) -> String {
    format!("{} {} {}", day.day(), month(day), day.year())
}

/// “2 Oct 2017”.
#[must_use]
pub fn short_date(day: Day) -> String {
    format!("{} {} {}", day.day(), month(day).get(..3).unwrap_or_default(), day.year())
}

fn month(day: Day) -> &'static str {
    EN.months.get(usize::from(day.month()).saturating_sub(1)).copied().unwrap_or_default()
}

/// An article's title as it is shown, and whether it is a headline; first words end in “…”.
#[must_use]
pub fn title_words(document: &Document) -> (String, bool) {
    match document.title() {
        Title::Stated(title) => (title.to_owned(), true),
        Title::Heading(span) => (span.of(document.text()).to_owned(), true),
        Title::FirstWords(span) if span.is_empty() => (EN.no_text.to_owned(), false),
        Title::FirstWords(span) => {
            let words = span.of(document.text()).trim_end_matches(['.', ',', ';', ':', ' ']);
            (format!("{words} …"), false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;

    fn document(text: &str) -> Document {
        Document::from_text(text, Meta::default()).unwrap()
    }

    #[test]
    fn titles_come_from_the_text_and_say_when_they_are_none() {
        assert_eq!(title_words(&document("Rain in May. It fell.")), ("Rain in May …".to_owned(), false));
        assert_eq!(title_words(&document("Rain in May\n\nIt fell.")), ("Rain in May".to_owned(), true));
        assert_eq!(title_words(&document("")).0, EN.no_text);
    }

    #[test]
    fn dates_in_words() {
        let day = Day::new(2017, 10, 2).unwrap();
        assert_eq!((long_date(day).as_str(), short_date(day).as_str()), ("2 October 2017", "2 Oct 2017"));
    }

    #[test]
    fn reading_takes_at_least_a_minute() {
        assert_eq!(minutes(&document("One.")), 1);
        assert_eq!(minutes(&document(&"word ".repeat(440))), 3);
    }
}
