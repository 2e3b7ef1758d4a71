//! Acronyms: which name a row of capitals stands for, said in brackets or by its letters.

use crate::engine::lexicon::Gazetteer;
use crate::engine::lexicon::gazetteer::ORGANISATION;
use crate::engine::ner::Name;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{EntityKind, Rule};

/// An acronym and the name that it is said to stand for, by their indices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Definition {
    pub(super) acronym: usize,
    pub(super) full: usize,
    /// How it is said.
    pub(super) rule: Rule,
}

/// The acronyms that the article explains, in order of place.
///
/// “Kurdish Regional Government (KRG)”; “Center for Iranian Studies in Ankara (IRAM)”, where only the brackets say so; “KRG
/// (Kurdish Regional Government)”.
pub(super) fn definitions(text: &Text<'_>, gazetteer: &Gazetteer<'_>, names: &[Name]) -> Vec<Definition> {
    let mut found = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if !is_acronym(text, name) {
            continue;
        }
        let definition = if is_bracketed(text, name) {
            defined_before(text, gazetteer, names, index).map(|full| Definition {
                acronym: index,
                full,
                rule: Rule::DefinedAcronym,
            })
        } else {
            explained_after(text, names, index).map(|full| Definition {
                acronym: index,
                full,
                rule: Rule::ExplainedAcronym,
            })
        };
        found.extend(definition);
    }
    found
}

/// News agencies and broadcasters, who stand in brackets as the source of what is told.
const MEDIA: [&str; 18] = [
    "AAP", "ABC", "AFP", "ANI", "ANSA", "AP", "BBC", "CBC", "CBS", "CNN", "DPA", "EFE", "IANS", "NBC", "NPR",
    "PA", "PTI", "UPI",
];

/// Whether a row of capitals is so well known as a source that it stands for nothing else by its letters alone.
pub(super) fn is_medium(word: &str) -> bool {
    MEDIA.contains(&word)
}

/// Whether a name can be that of a news agency or broadcaster.
pub(super) fn names_medium(words: &str) -> bool {
    const WORDS: [&str; 8] =
        ["Press", "Presse", "Agency", "News", "Broadcasting", "Radio", "Agenzia", "Agentur"];
    words.split(|c: char| !c.is_alphanumeric()).any(|word| WORDS.contains(&word))
}

/// Whether a name is one word in capitals.
pub(super) fn is_acronym(text: &Text<'_>, name: &Name) -> bool {
    name.tokens().len() == 1 && text.kind(name.tokens().start) == TokenKind::AllCaps
}

fn is_bracketed(text: &Text<'_>, name: &Name) -> bool {
    let at = name.tokens().start;
    at > 0 && text.kind(at - 1) == TokenKind::Open && text.kind(at + 1) == TokenKind::Close
}

/// The name before the brackets: one with these initials or, where none has them, the organisation. A news agency or another
/// organisation that everybody knows is no acronym of what stands before it: “the Oslo Port Authority (AFP)”.
fn defined_before(
    text: &Text<'_>,
    gazetteer: &Gazetteer<'_>,
    names: &[Name],
    acronym: usize,
) -> Option<usize> {
    /// At most so many tokens stand between a name and the brackets that give its acronym.
    const REACH: usize = 4;
    let at = names.get(acronym)?.tokens().start;
    let word = text.word(at);
    let sentence = text.sentence_of(at);
    let near = |full: &&(usize, &Name)| {
        let tokens = full.1.tokens();
        tokens.len() > 1
            && tokens.end + REACH >= at
            && sentence.contains(&tokens.start)
            && full.1.kind != EntityKind::Person
    };
    let earlier: Vec<_> =
        names.get(..acronym)?.iter().enumerate().rev().take(3).filter(|full| near(&full)).collect();
    let spelt = earlier.iter().find(|(_, full)| spells(word, text.span(full.tokens()).of(text.source)));
    let said = earlier.iter().find(|(_, full)| {
        let beside = full.tokens().end + 1 == at;
        let unknown = beside || gazetteer.classes(word) & ORGANISATION == 0;
        full.kind == EntityKind::Organisation && unknown && !is_medium(word)
    });
    spelt.or(said).map(|&(full, _)| full)
}

/// The name in brackets after the acronym, where its initials are these letters.
fn explained_after(text: &Text<'_>, names: &[Name], acronym: usize) -> Option<usize> {
    let at = names.get(acronym)?.tokens().start;
    let full = names.get(acronym + 1)?;
    let tokens = full.tokens();
    let begins = text.kind(at + 1) == TokenKind::Open
        && (tokens.start == at + 2 || (tokens.start == at + 3 && matches!(text.word(at + 2), "the" | "The")));
    let spelt = tokens.len() > 1 && spells(text.word(at), text.span(tokens.clone()).of(text.source));
    (begins && spelt && text.kind(tokens.end) == TokenKind::Close).then_some(acronym + 1)
}

/// The capitals that begin a name's words: “KRG” for “Kurdish Regional Government”.
pub(super) fn initials(words: &str) -> String {
    first_letters(words).filter(|c| c.is_uppercase()).collect()
}

/// Whether the letters of an acronym are the first letters of a name's words, small words counted or not.
fn spells(acronym: &str, words: &str) -> bool {
    let mut letters = acronym.chars().filter(|c| c.is_alphanumeric()).peekable();
    let all = first_letters(words).all(|first| {
        let next = letters.next_if(|letter| letter.eq_ignore_ascii_case(&first));
        next.is_some() || !first.is_uppercase()
    });
    all && letters.peek().is_none()
}

fn first_letters(words: &str) -> impl Iterator<Item = char> {
    words.split([' ', '-', '\u{a0}', '\n']).filter_map(|word| word.chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_names() {
        assert_eq!(initials("Kurdish Regional Government"), "KRG");
        for (acronym, words) in [
            ("KRG", "Kurdish Regional Government"),
            ("MoD", "Ministry of Defence"),
            ("MD", "Ministry of Defence"),
            ("U.N.", "United Nations"),
            ("UCLA", "University of California-Los Angeles"),
        ] {
            assert!(spells(acronym, words), "{acronym}");
        }
        assert!(!spells("IRAM", "Center for Iranian Studies"));
        assert!(!spells("KR", "Kurdish Regional Government"));
    }
}
