//! The words in which an article's quotations are told, in the page and in what is exported.

use crate::engine::date::MONTHS;
use crate::engine::document::Title;
use crate::engine::{Act, Certainty, Day, Document, EntityKind, QuoteKind};

/// In place of a speaker that the text does not name.
pub const SPEAKER_UNCLEAR: &str = "Speaker unclear";
/// The speaker is carried over from somewhere near.
pub const SPEAKER_INFERRED: &str = "speaker inferred";
/// An indirect quotation.
pub const REPORTED: &str = "reported without quotation marks";
/// In place of the title of an article that has no words.
pub const NO_TEXT: &str = "An article without words";

/// In place of a source that is not known.
pub const SOURCE_UNSTATED: &str = "Source not stated";

/// Over the quotations.
pub const LEDGER: &str = "Who said what";

/// Over the meaning of the marks.
pub const LEGEND: &str = "The marks";

/// Before the reasons.
pub const WHY: &str = "why?";

/// Instead of quotations.
pub const NO_QUOTES: &str = "Nobody is quoted in this article.";

/// Said of first words in the place of a headline.
pub const NO_HEADLINE: &str = "(no headline)";

/// Of a day that the text itself names.
pub const DATELINE: &str = "(dateline)";

/// How sure a speaker is, with a sign of its own.
#[must_use]
pub const fn certainty_name(certainty: Certainty) -> (&'static str, &'static str) {
    match certainty {
        Certainty::Stated => ("■", "Stated"),
        Certainty::Inferred => ("◇", "Inferred"),
        Certainty::Unclear => ("?", "Unclear"),
    }
}

/// The name of a kind of thing, for many of them.
#[must_use]
pub const fn kinds_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organisation => "Organisations",
        EntityKind::Place => "Places",
        EntityKind::Group => "Groups",
        EntityKind::Event => "Events",
        EntityKind::Work => "Works",
        EntityKind::Product => "Products",
        EntityKind::Other => "Others",
    }
}

/// How words are reported, in a word.
#[must_use]
pub const fn quote_kind_name(kind: QuoteKind) -> &'static str {
    match kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Mixed => "partly quoted",
        QuoteKind::Indirect => "indirect",
    }
}

/// What is done by saying so; nothing for “said”, which says nothing about it.
#[must_use]
pub const fn act_name(act: Act) -> Option<&'static str> {
    Some(match act {
        Act::Neutral => return None,
        Act::Claim => "a claim",
        Act::Denial => "a denial",
        Act::Admission => "an admission",
        Act::Criticism => "criticism",
        Act::Praise => "praise",
        Act::Promise => "a promise",
        Act::Order => "a demand",
        Act::Question => "a question",
        Act::Warning => "a warning",
    })
}

/// “2 October 2017”.
#[must_use]
pub fn long_date(day: Day) -> String {
    dated(day, month(day))
}

/// “2 Oct 2017”.
#[must_use]
pub fn short_date(day: Day) -> String {
    dated(day, month(day).get(..3).unwrap_or_default())
}

fn dated(day: Day, month: &str) -> String {
    format!("{} {month} {}", u32::from(day.day()), u32::from(day.year().unsigned_abs()))
}

fn month(day: Day) -> &'static str {
    MONTHS.get(usize::from(day.month()).saturating_sub(1)).copied().unwrap_or_default()
}

/// An article's title as it is shown, and whether it is a headline; first words end in “…”.
#[must_use]
pub fn title_words(document: &Document) -> (String, bool) {
    match document.title() {
        Title::Stated(title) => (title.to_owned(), true),
        Title::Heading(span) => (span.of(document.text()).to_owned(), true),
        Title::FirstWords(span) if span.is_empty() => (NO_TEXT.to_owned(), false),
        Title::FirstWords(span) => {
            let words = span.of(document.text()).trim_end_matches(['.', ',', ';', ':', ' ']);
            (format!("{words} …"), false)
        }
    }
}

/// Words that people read in a minute, on the careful side.
pub const WORDS_A_MINUTE: usize = 200;

/// How long an article takes to read, in minutes; at least one.
#[must_use]
pub fn minutes(document: &Document) -> usize {
    document.text().split_whitespace().count().div_ceil(WORDS_A_MINUTE).max(1)
}

/// “3 min”.
#[must_use]
pub fn minutes_words(minutes: usize) -> String {
    format!("{minutes} min")
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
        assert_eq!(title_words(&document("")).0, NO_TEXT);
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
