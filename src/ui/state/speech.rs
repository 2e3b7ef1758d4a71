//! What is read aloud: the sentences of an article, and what is said in them beside its words.

use crate::engine::{Analysis, Certainty, Document, Quote, QuoteKind, Span};
use crate::reading::{cue_line, speaker_name};
use crate::ui::strings::EN;

/// Longer sentences are read in parts, in bytes: some voices fall silent in the middle of long ones.
const LONGEST: usize = 240;

/// Whoever was named so few bytes before the words, in their paragraph, is still in the ear.
const IN_THE_EAR: u32 = 120;

/// Short forms that end in a full stop and no sentence.
const SHORT: [&str; 23] = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Lt", "Col", "Sgt", "Maj", "Prof", "Sen", "Rep", "Gov", "No",
    "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec", "vs",
];

/// How an article is read aloud.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listening {
    /// Which of its sentences is read.
    pub at: usize,
    /// Whether nothing is said for now.
    pub paused: bool,
    /// What is known of a voice.
    pub voice: Synthesis,
}

/// What is known of a voice that could read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Synthesis {
    /// Nothing yet.
    Sought,
    /// There is none.
    Missing,
    /// There is only a service of this name, and the reader has not agreed that it gets the text.
    Service(String),
    /// There is one that may speak.
    Ready,
}

impl Synthesis {
    /// Why nothing is heard.
    #[must_use]
    pub fn refusal(&self) -> Option<String> {
        match self {
            Self::Sought | Self::Ready => None,
            Self::Missing => Some(EN.no_voice.to_owned()),
            Self::Service(name) => Some((EN.remote_voice)(name)),
        }
    }
}

/// The sentences of an article, in order of place; none reaches over two paragraphs.
#[must_use]
pub fn sentences(document: &Document) -> Vec<Span> {
    let text = document.text();
    let mut found = Vec::new();
    for block in document.blocks() {
        let mut rest = document.prose(block).trim(text);
        while !rest.is_empty() {
            let words = rest.of(text);
            let whole = words.get(..end_of_sentence(words)).unwrap_or(words);
            let length = if whole.len() > LONGEST { end_of_part(whole) } else { whole.len() };
            let end = u32::try_from(length).map_or(rest.end, |length| (rest.start + length).min(rest.end));
            let sentence = Span::new(rest.start, end.max(rest.start + 1)).trim(text);
            if !sentence.is_empty() {
                found.push(sentence);
            }
            rest = Span::new(end.max(rest.start + 1), rest.end).trim(text);
        }
    }
    found
}

/// Where the first sentence ends, in bytes. A short form is sometimes taken for an end, and a pause is all that comes of it.
fn end_of_sentence(words: &str) -> usize {
    let mut begins = 0;
    for (at, byte) in words.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_whitespace()) {
        let next = words.get(at..).unwrap_or_default().trim_start();
        let goes_on = next.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase());
        if !goes_on && (byte == b'\n' || is_last(words.get(begins..at).unwrap_or_default())) {
            return at;
        }
        begins = at + 1;
    }
    words.len()
}

/// Whether a word can be the last of a sentence.
fn is_last(word: &str) -> bool {
    let mut word = word.chars();
    loop {
        match word.next_back() {
            Some('"' | '”' | '’' | '\'' | '»' | ')' | ']') => {}
            Some('!' | '?' | '…') => return true,
            Some('.') => break,
            _ => return false,
        }
    }
    let rest = word.as_str();
    let bare = rest.trim_start_matches(['(', '[', '"', '“', '‘']);
    let initial = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_uppercase());
    rest.ends_with('.') || !(initial || bare.contains('.') || SHORT.contains(&bare))
}

/// Where a long sentence can be left for a moment: after a sign, or else a word.
fn end_of_part(words: &str) -> usize {
    let limit = words.floor_char_boundary(LONGEST);
    let byte = |at: usize| words.as_bytes().get(at).copied().unwrap_or_default();
    let mut gap = limit;
    for at in (LONGEST / 3..limit).rev().filter(|&at| byte(at) == b' ') {
        if matches!(byte(at - 1), b',' | b';' | b':') {
            return at;
        }
        if gap == limit {
            gap = at;
        }
    }
    gap.max(1)
}

/// What is said when these words are read: the words, and for those in quotation marks who speaks, and where they end.
#[must_use]
pub fn spoken(document: &Document, analysis: Option<&Analysis>, sentence: Span) -> String {
    let text = document.text();
    let quotes = analysis.map_or(&[][..], |analysis| analysis.quotes.as_slice());
    let mut said = String::with_capacity(sentence.len() as usize + 64);
    let mut from = sentence.start;
    let touching = |quote: &&Quote| quote.kind != QuoteKind::Indirect && quote.span.end > sentence.start;
    for (quote, at) in quotes.iter().zip(0..).take_while(|(quote, _)| quote.span.start < sentence.end) {
        let Some(analysis) = analysis.filter(|_| touching(&quote)) else { continue };
        if quote.span.start >= from {
            said.push_str(Span::new(from, quote.span.start).of(text));
            said.push_str(&opening(document, analysis, at));
            from = quote.span.start;
        }
        if (from..=sentence.end).contains(&quote.span.end) {
            said.push_str(Span::new(from, quote.span.end).of(text));
            from = quote.span.end;
            let rest = Span::new(from, sentence.end).of(text);
            if rest.bytes().all(|byte| matches!(byte, b'.' | b',' | b';' | b':' | b'!' | b'?' | b' ')) {
                said.push_str(EN.quote_over);
                from = sentence.end;
            } else {
                said.push_str(EN.quote_ends);
            }
        }
    }
    said.push_str(Span::new(from, sentence.end).of(text));
    said
}

/// Who speaks, unless that was just heard.
fn opening(document: &Document, analysis: &Analysis, at: usize) -> String {
    let Some(quote) = analysis.quotes.get(at) else { return String::new() };
    let name = speaker_name(document, analysis, quote.speaker);
    let begins = quote.span.start;
    let heard = |span: Span| {
        let between = Span::new(span.end.min(begins), begins);
        span.start < begins && between.len() < IN_THE_EAR && !between.of(document.text()).contains('\n')
    };
    let named = quote.speaker.span().is_some_and(heard);
    let goes_on = at
        .checked_sub(1)
        .and_then(|before| analysis.quotes.get(before))
        .is_some_and(|before| heard(before.span) && speaker_name(document, analysis, before.speaker) == name);
    if name.is_empty() || named || goes_on {
        return EN.quote_begins.to_owned();
    }
    let cue = cue_line(document, quote);
    // “according to” needs its speaker after it.
    let tells = quote.speaker.certainty() == Certainty::Stated && !cue.is_empty() && !cue.ends_with(" to");
    if tells { (EN.quote_of)(&format!("{name} {cue}")) } else { (EN.quote_of)(&name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;
    use crate::library::embedded;
    use crate::reading::sample;

    fn split(text: &str) -> Vec<String> {
        let document = Document::from_text(text, Meta::default()).unwrap();
        sentences(&document).into_iter().map(|span| span.of(text).to_owned()).collect()
    }

    #[test]
    fn sentences_end_where_a_voice_would_fall() {
        assert_eq!(
            split(
                "Mr. J. R. Haddad left the U.S. Embassy. “Why?” asked Ruiz. It cost 3.5 euros... Then it rained"
            ),
            [
                "Mr. J. R. Haddad left the U.S. Embassy.",
                "“Why?” asked Ruiz.",
                "It cost 3.5 euros...",
                "Then it rained"
            ]
        );
        assert_eq!(split("One.\n\nTwo (all of it.) Three!"), ["One.", "Two (all of it.)", "Three!"]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split("..."), ["..."]);
    }

    #[test]
    fn long_sentences_are_read_in_parts_and_nothing_is_lost() {
        for unit in ["rain fell on the town, ", "ağrı ", "東", "x"] {
            let text = unit.repeat(400);
            let parts = split(&text);
            assert!(parts.len() > 1 && parts.iter().all(|part| part.len() <= LONGEST), "{unit}");
            let letters = |text: &str| text.replace(' ', "");
            assert_eq!(letters(&parts.concat()), letters(&text));
        }
    }

    #[test]
    fn the_sentences_of_the_seed_leave_out_its_header_alone() {
        let articles = embedded::articles();
        let document = &articles[0].document;
        let all = sentences(document);
        assert!(all[0].of(document.text()).starts_with("Turkish military chief"));
        assert!(all.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let read: usize = all.iter().map(|span| span.of(document.text()).split_whitespace().count()).sum();
        assert_eq!(read + 2, document.text().split_whitespace().count(), "“date 2017-10-02” is not read");
    }

    #[test]
    fn speakers_are_announced_once_and_quotes_end_aloud() {
        let articles = embedded::articles();
        let (document, analysis) = sample(articles[0].document.text());
        let all: Vec<String> = sentences(&document)
            .into_iter()
            .map(|sentence| spoken(&document, Some(&analysis), sentence))
            .collect();
        let one = |part: &str| {
            all.iter().find(|said| said.contains(part)).unwrap_or_else(|| panic!("{part}: {all:#?}"))
        };
        assert!(one("most important").starts_with("Hakki Uygur told TRT World, quote: \"The most"));
        one("military area,\" end quote, Vice Director");
        assert!(one("[Military cooperation").starts_with("Hakki Uygur, quote: \"[Military"));
        assert!(one("three countries").ends_with("the three countries.\" End quote."));
        assert_eq!(all.iter().filter(|said| said.contains("quote: ")).count(), 3, "{all:#?}");
    }

    #[test]
    fn who_was_just_named_is_not_announced() {
        let (document, analysis) = sample("Ana Ruiz said: “It is late. We must go.” Then she left.");
        let all: Vec<String> =
            sentences(&document).into_iter().map(|span| spoken(&document, Some(&analysis), span)).collect();
        assert_eq!(all, ["Ana Ruiz said: quote: “It is late.", "We must go.” End quote.", "Then she left."]);
        let plain: Vec<String> =
            sentences(&document).into_iter().map(|span| spoken(&document, None, span)).collect();
        assert_eq!(plain.join(" "), document.text(), "without marks only the words are read");
    }
}
