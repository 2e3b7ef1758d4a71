//! A saved reading: an article, what is known of it and what was found in it, inside its page, and out of it again.
//!
//! It stands in a `script` element that only holds data: postcard bytes in Base64, with the version of the format and a digest,
//! so that a page that was cut off or changed on its way is told from a whole one. What other programs want of an article they
//! find beside it, as Web Annotations.

use std::fmt;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde::{Deserialize, Serialize};

use super::Imprint;
use super::digest::sha256;
use crate::engine::{Analysis, Document};

/// The version of what is saved. It counts up when what an older program has saved can no longer be read.
const VERSION: u32 = 2;

const BEGIN: &str = "<script type=\"application/octet-stream\" id=\"quotidian-reading\" data-version=\"";
const DIGEST: &str = "\" data-digest=\"";
const BYTES: &str = "\">";
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

/// Why no reading could be taken out of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is none inside.
    Missing,
    /// It was saved by a program of another time, in this version.
    Version(u32),
    /// It was cut off or changed.
    Damaged,
    /// Its marks lie outside of its text.
    Unsound,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(
                f,
                "there is no saved reading in it: open the page that Quotidian has saved, not a copy of its text"
            ),
            Self::Version(version) => {
                let fix = if *version > VERSION { "use a newer Quotidian" } else { "save the article anew" };
                write!(
                    f,
                    "the saved reading is of version {version}, and this program reads {VERSION}: {fix}"
                )
            }
            Self::Damaged => {
                write!(
                    f,
                    "the saved reading was cut off or changed: take another copy of the page, or its text alone"
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
    // Only memory that is out keeps these values from being written.
    let bytes = postcard::to_stdvec(&(imprint, document, analysis)).unwrap_or_default();
    let digest = sha256(&bytes);
    format!("{BEGIN}{VERSION}{DIGEST}{digest}{BYTES}{}{END}\n", BASE64_STANDARD.encode(bytes))
}

/// Takes the reading out of a page that [`Page::saved`](super::page::Page::saved) has written, exactly as it was put in.
///
/// # Errors
/// When there is none, or it is damaged, of another version or not sound. A page is nothing to be trusted: whatever it
/// holds, what is given back has all its marks inside its text.
pub fn read_back(html: &str) -> Result<Reading, Unreadable> {
    let (_, from) = html.split_once(BEGIN).ok_or(Unreadable::Missing)?;
    let (version, from) = from.split_once(DIGEST).ok_or(Unreadable::Damaged)?;
    match version.parse() {
        Ok(VERSION) => {}
        Ok(version) => return Err(Unreadable::Version(version)),
        Err(_) => return Err(Unreadable::Damaged),
    }
    let (digest, from) = from.split_once(BYTES).ok_or(Unreadable::Damaged)?;
    let (words, _) = from.split_once(END).ok_or(Unreadable::Damaged)?;
    let bytes = BASE64_STANDARD.decode(words).map_err(|_| Unreadable::Damaged)?;
    if sha256(&bytes) != digest {
        return Err(Unreadable::Damaged);
    }
    let (imprint, document, analysis) = postcard::from_bytes(&bytes).map_err(|_| Unreadable::Damaged)?;
    let reading = Reading { imprint, document, analysis };
    let sound = reading.document.is_sound() && reading.analysis.fits(&reading.document);
    if sound { Ok(reading) } else { Err(Unreadable::Unsound) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::page::Page;
    use crate::exchange::style;
    use crate::reading::sample;
    use proptest::prelude::*;

    fn saved(text: &str) -> (Reading, String) {
        let (document, analysis) = sample(text);
        let mut imprint = Imprint::of(&document);
        imprint.author = Some(text.to_owned());
        let page =
            Page { imprint: &imprint, document: &document, analysis: &analysis }.saved(&style::of_sources());
        (Reading { imprint, document, analysis }, page)
    }

    #[test]
    fn a_reading_comes_back_as_it_was() {
        for text in [
            "",
            "date 2017-10-02 “We have waited,” said Ana Ruiz on Monday, a week after the fair in Oslo.",
            "</script><script type=\"application/octet-stream\" id=\"quotidian-reading\" data-version=\"1\"></script>",
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
        fn whatever_is_changed_is_noticed(at in 0_usize..1000, with in "[0-9a-zA-Z+/\"<>]") {
            let (reading, page) = saved("“No,” said Ana Ruiz on Monday.");
            let (before, element) = page.split_once(BEGIN).unwrap();
            let (element, after) = element.split_once(END).unwrap();
            let at = at * element.len() / 1000;
            let changed = format!("{before}{BEGIN}{}{with}{}{END}{after}", &element[..at], &element[at + 1..]);
            let found = read_back(&changed);
            prop_assert!(found.is_err() || found == Ok(reading) && changed == page);
        }

        #[test]
        fn no_bytes_do_harm(bytes in prop::collection::vec(any::<u8>(), 0..200), kept in 0_usize..200) {
            let (reading, _) = saved("“No,” said Ana Ruiz on Monday.");
            let Reading { imprint, document, analysis } = &reading;
            let mut forged = postcard::to_stdvec(&(imprint, document, analysis)).unwrap();
            forged.truncate(kept);
            forged.extend(bytes);
            if let Ok(Reading { imprint, document, analysis }) = read_back(&forge(&forged)) {
                let _ = Page { imprint: &imprint, document: &document, analysis: &analysis }.saved(&style::of_sources());
            }
        }
    }

    /// An element with these bytes and a digest that fits them.
    fn forge(bytes: &[u8]) -> String {
        format!("{BEGIN}{VERSION}{DIGEST}{}{BYTES}{}{END}", sha256(bytes), BASE64_STANDARD.encode(bytes))
    }

    #[test]
    fn errors_say_what_helps() {
        let (_, page) = saved("“No,” said Ana Ruiz.");
        assert_eq!(read_back("<p>No</p>"), Err(Unreadable::Missing));
        for (other, fix) in [(1, "save the article anew"), (3, "use a newer Quotidian")] {
            let version = |version: u32| format!("data-version=\"{version}\"");
            let error = read_back(&page.replace(&version(VERSION), &version(other))).unwrap_err();
            assert_eq!(error, Unreadable::Version(other));
            assert!(error.to_string().ends_with(fix), "{error}");
        }
        let cut = page.split_once(END).unwrap().0;
        let cut = &page[..cut.len() + END.len() + page[cut.len() + END.len()..].find(BEGIN).unwrap() + 200];
        assert_eq!(read_back(cut), Err(Unreadable::Damaged));
        let (mut reading, _) = saved("“No,” said Ana Ruiz.");
        reading.analysis.mentions[0].span.end += 99;
        let Reading { imprint, document, analysis } = &reading;
        let outside = element(imprint, document, analysis);
        assert_eq!(read_back(&outside), Err(Unreadable::Unsound));
        for error in [Unreadable::Missing, Unreadable::Damaged, Unreadable::Unsound] {
            assert!(error.to_string().contains(": "), "{error}");
        }
    }
}
