//! Finding words in an article: whatever their size of letters, accents, and shapes of quotation marks and dashes.

use std::rc::Rc;

use crate::engine::Span;
use crate::engine::text::{is_accent, plain};
use crate::ui::strings::EN;

/// A text made ready to be searched, once for all searches.
#[derive(Debug, PartialEq, Eq)]
struct Searchable {
    folded: String,
    /// For each byte of the folded text, where its letter begins in the text itself; and the end of the text.
    starts: Vec<u32>,
}

impl Searchable {
    /// Folds a text.
    fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        let mut starts = Vec::with_capacity(text.len() + 1);
        for (at, c) in text.char_indices() {
            fold(c, &mut folded);
            starts.resize(folded.len(), u32::try_from(at).unwrap_or(u32::MAX));
        }
        starts.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        Self { folded, starts }
    }

    /// All places of these words, in order; no two overlap.
    fn find(&self, wanted: &str) -> Vec<Span> {
        let mut needle = String::with_capacity(wanted.len());
        wanted.chars().for_each(|c| fold(c, &mut needle));
        if needle.trim().is_empty() {
            return Vec::new();
        }
        let place = |byte: usize| self.starts.get(byte).copied().unwrap_or_default();
        let hits = self.folded.match_indices(needle.as_str());
        // Part of a letter is no hit: “s” does not begin in the middle of “ß”.
        hits.map(|(at, found)| Span::new(place(at), place(at + found.len())))
            .filter(|span| !span.is_empty())
            .collect()
    }
}

/// A search while it goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    text: Rc<Searchable>,
    wanted: String,
    /// The places, in order.
    pub hits: Rc<Vec<Span>>,
    /// Which of them is looked at.
    pub at: usize,
}

impl Search {
    /// A search for nothing yet.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: Rc::new(Searchable::new(text)), wanted: String::new(), hits: Rc::default(), at: 0 }
    }

    /// A search of the same text for other words, from the first place on.
    #[must_use]
    pub fn of(&self, wanted: String) -> Self {
        let hits = Rc::new(self.text.find(&wanted));
        Self { text: Rc::clone(&self.text), wanted, hits, at: 0 }
    }

    /// At the next or the previous place, round and round.
    #[must_use]
    pub fn step(&self, forward: bool) -> Self {
        let count = self.hits.len();
        let at = if count == 0 { 0 } else { (self.at + if forward { 1 } else { count - 1 }) % count };
        Self { at, ..self.clone() }
    }

    /// Whether nothing was searched for yet.
    #[must_use]
    pub fn is_fresh(&self) -> bool {
        self.wanted.is_empty()
    }

    /// The words that are looked at.
    #[must_use]
    pub fn here(&self) -> Option<Span> {
        self.hits.get(self.at).copied()
    }

    /// Which place of how many it is, or that there is none; nothing as long as nothing is searched for.
    #[must_use]
    pub fn standing(&self) -> String {
        match self.hits.len() {
            0 if self.wanted.trim().is_empty() => String::new(),
            0 => EN.nowhere.to_owned(),
            count => (EN.place_of)(self.at + 1, count),
        }
    }
}

/// Adds a letter as it is searched for.
pub(super) fn fold(c: char, folded: &mut String) {
    match c {
        'A'..='Z' => folded.push(c.to_ascii_lowercase()),
        '“' | '”' | '„' | '«' | '»' | '″' => folded.push('"'),
        '‘' | '’' | '‚' | '′' | 'ʼ' => folded.push('\''),
        '–' | '—' | '−' | '‐' | '‑' => folded.push('-'),
        '…' => folded.push_str("..."),
        '\u{a0}' | '\u{202f}' | '\t' => folded.push(' '),
        '\u{ad}' => {}
        _ if is_accent(c) => {}
        _ if c.is_ascii() => folded.push(c),
        _ => {
            let small = small(c);
            match plain(small) {
                Some(letters) => folded.push_str(letters),
                None => folded.push(small),
            }
        }
    }
}

/// The small letter of a capital in the alphabets of Europe. The standard library knows all there are, in tables of eight
/// kilobytes; where this one knows none, capitals are found as capitals.
fn small(c: char) -> char {
    let code = u32::from(c);
    let small = match c {
        'À'..='Þ' if c != '×' => code + 32,
        'Α'..='Ω' | 'А'..='Я' => code + 32,
        'Ѐ'..='Џ' => code + 80,
        'Ĺ'..='Ň' | 'Ź'..='Ž' => code + code % 2,
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ạ'..='ỹ' => code | 1,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(text: &'a str, wanted: &str) -> Vec<&'a str> {
        Searchable::new(text).find(wanted).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn letters_marks_and_spaces_are_found_in_every_shape() {
        assert_eq!(found("Erdoğan, ERDOGAN and erdog\u{306}an", "Erdogan").len(), 3);
        assert_eq!(found("“No” and \"no\" and «No»", "\"no\""), ["“No”", "\"no\"", "«No»"]);
        assert_eq!(
            found("It’s here–there\u{a0}now…", "it's here-there now..."),
            ["It’s here–there\u{a0}now…"]
        );
        assert_eq!(found("Straße, STRASSE", "strasse"), ["Straße", "STRASSE"]);
        assert_eq!(found("Ňu ŽIŽEK Ėnė Řím ÉTÉ Ёлка ЁЛКА", "žižek"), ["ŽIŽEK"]);
        assert_eq!(found("Ёлка ЁЛКА", "ёлка").len(), 2);
        assert_eq!(found("東京と東京", "東京").len(), 2);
    }

    #[test]
    fn what_is_nothing_is_nowhere() {
        for wanted in ["", " ", "\u{301}", "zebra"] {
            assert_eq!(found("A horse, a house.", wanted), [""; 0], "{wanted:?}");
        }
        assert_eq!(found("aaaa", "aa").len(), 2);
        assert_eq!(found("one\n\ntwo", "one two"), [""; 0], "paragraphs stay apart");
    }

    #[test]
    fn a_search_goes_round() {
        let search = Search::new("no, No, NO").of("no".into());
        assert_eq!((search.at, search.standing().as_str()), (0, "1 of 3"));
        assert_eq!(search.step(false).here(), Some(Span::new(8, 10)));
        assert_eq!(search.step(false).step(true), search);
        let nothing = search.of("yes".into());
        assert_eq!((nothing.step(true).here(), nothing.standing().as_str()), (None, EN.nowhere));
        assert_eq!(nothing.of(" ".into()).standing(), "");
    }

    #[test]
    fn half_a_letter_is_no_hit() {
        for text in ["ß", "Straße", "æ…", "œuvre"] {
            for wanted in ["s", "e", ".", "o"] {
                for hit in Searchable::new(text).find(wanted) {
                    assert!(
                        text.is_char_boundary(hit.start as usize) && text.is_char_boundary(hit.end as usize)
                    );
                }
            }
        }
    }
}
