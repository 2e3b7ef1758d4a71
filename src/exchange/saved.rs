//! A saved reading: an article, what is known of it and what was found in it, inside its page, and out of it again.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Imprint;
use super::html::data;
use crate::engine::{Analysis, Document};

/// The version of what is saved. It counts up when what an older program has saved can no longer be read.
const VERSION: u32 = 1;

const BEGIN: &str = "<script type=\"application/json\" id=\"quotidian-reading\">";
const END: &str = "</script>";

/// What a saved page holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// Where the article comes from.
    pub imprint: Imprint,
    /// The article.
    pub document: Document,
    /// What was found in it.
    pub analysis: Analysis,
}

#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    imprint: &'a Imprint,
    document: &'a Document,
    analysis: &'a Analysis,
}

#[derive(Deserialize)]
struct Stamp {
    version: u32,
}

/// Why no reading could be taken out of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none inside.
    Missing,
    /// It was saved by a newer program, in this version.
    Newer(u32),
    /// It was cut off or changed; the text says where.
    Damaged(String),
    /// Its marks lie outside of its text.
    Unsound,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(
                f,
                "the page holds no saved reading: open the page that Quotidian has saved, not a copy of its text"
            ),
            Self::Newer(version) => {
                write!(
                    f,
                    "the saved reading is of version {version}, and this program reads {VERSION}: use a newer Quotidian"
                )
            }
            Self::Damaged(reason) => {
                write!(
                    f,
                    "the saved reading is damaged ({reason}): save the page again, or take the text alone"
                )
            }
            Self::Unsound => {
                write!(
                    f,
                    "the saved reading has marks outside of its text: save the page again, or take the text alone"
                )
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// The element that holds a reading.
pub(super) fn element(imprint: &Imprint, document: &Document, analysis: &Analysis) -> String {
    format!("{BEGIN}{}{END}\n", data(&Written { version: VERSION, imprint, document, analysis }))
}

/// Takes the reading out of a page that [`Page::saved`](super::page::Page::saved) has written, exactly as it was put in.
///
/// # Errors
/// When there is none, or it is damaged, of a newer version or not sound. A page is nothing to be trusted: whatever it
/// holds, what is given back has all its marks inside its text.
pub fn read_back(html: &str) -> Result<Reading, Unreadable> {
    let (_, from) = html.split_once(BEGIN).ok_or(Unreadable::Missing)?;
    let (json, _) = from.split_once(END).ok_or_else(|| Unreadable::Damaged("it has no end".to_owned()))?;
    let damaged = |error: serde_json::Error| Unreadable::Damaged(error.to_string());
    let Stamp { version } = serde_json::from_str(json).map_err(damaged)?;
    if version != VERSION {
        return Err(Unreadable::Newer(version));
    }
    let reading: Reading = serde_json::from_str(json).map_err(damaged)?;
    let sound = reading.document.is_sound() && reading.analysis.fits(&reading.document);
    if sound { Ok(reading) } else { Err(Unreadable::Unsound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::page::Page;
    use crate::reading::sample;
    use proptest::prelude::*;

    fn saved(text: &str) -> (Reading, String) {
        let (document, analysis) = sample(text);
        let mut imprint = Imprint::of(&document);
        imprint.author = Some(text.to_owned());
        let page = Page { imprint: &imprint, document: &document, analysis: &analysis }.saved();
        (Reading { imprint, document, analysis }, page)
    }

    #[test]
    fn a_reading_comes_back_as_it_was() {
        for text in [
            "",
            "date 2017-10-02 “We have waited,” said Ana Ruiz on Monday, a week after the fair in Oslo.",
            "</script><script type=\"application/json\" id=\"quotidian-reading\">{}</script>",
            "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{feff}\r\n\r“\\u003c” said Ana Ruiz.",
        ] {
            let (reading, page) = saved(text);
            assert_eq!(read_back(&page), Ok(reading), "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn whatever_the_text(text in "([<>/!\"'&\u{0}-\u{1f}a-z🎉é]|</script>|“No,” said Ana Ruiz\\. ){0,40}") {
            let (reading, page) = saved(&text);
            prop_assert_eq!(read_back(&page), Ok(reading));
        }

        #[test]
        fn whatever_is_changed_nothing_panics(at in 0_usize..1000, with in "[0-9a-z\"{}:,]{1,3}") {
            let (_, page) = saved("“No,” said Ana Ruiz on Monday.");
            let (before, json) = page.split_once(BEGIN).unwrap();
            let at = at * json.len() / 1000;
            if json.is_char_boundary(at) && json.is_char_boundary((at + with.len()).min(json.len())) {
                let rest = &json[(at + with.len()).min(json.len())..];
                let changed = format!("{before}{BEGIN}{}{with}{rest}", &json[..at]);
                if let Ok(Reading { imprint, document, analysis }) = read_back(&changed) {
                    let _ = Page { imprint: &imprint, document: &document, analysis: &analysis }.saved();
                }
            }
        }
    }

    #[test]
    fn errors_say_what_helps() {
        let (_, page) = saved("“No,” said Ana Ruiz.");
        assert_eq!(read_back("<p>No</p>"), Err(Unreadable::Missing));
        assert_eq!(read_back(&page.replace("{\"version\":1,", "{\"version\":2,")), Err(Unreadable::Newer(2)));
        let cut = page.split_once(BEGIN).unwrap().1.split_at(99).0;
        assert!(matches!(read_back(&format!("{BEGIN}{cut}")), Err(Unreadable::Damaged(_))));
        let outside =
            page.replace("\"mentions\":[{\"span\":{\"start\":", "\"mentions\":[{\"span\":{\"start\":9");
        assert_ne!(outside, page);
        assert_eq!(read_back(&outside), Err(Unreadable::Unsound));
        for error in [Unreadable::Missing, Unreadable::Newer(2), Unreadable::Unsound] {
            assert!(error.to_string().contains(": "), "{error}");
        }
    }
}
