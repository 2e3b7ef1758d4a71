//! Whether the right speaker was found.
//!
//! Annotators differ in how much of “his spokesman, Tom Hale of the port” they mark, so the last word of the name or noun
//! decides, its head.

use std::collections::BTreeSet;

use super::stretch::Stretch;

/// The speaker as somebody marked them.
pub(super) struct Marked {
    pub(super) words: String,
    pub(super) place: Stretch,
    /// Who that is, for words such as “she”.
    pub(super) entity: Option<String>,
}

/// The speaker that was found.
pub(super) struct Found {
    pub(super) words: String,
    /// Where the words are; nowhere when only the name of the speaker is known.
    pub(super) place: Option<Stretch>,
    pub(super) name: String,
}

/// How far the two agree.
pub(super) struct Verdict {
    /// The same person by the head of the words.
    pub(super) head: bool,
    /// The name is that of the marked entity.
    pub(super) entity: bool,
}

const PRONOUNS: [&str; 31] = [
    "he",
    "she",
    "they",
    "it",
    "i",
    "we",
    "you",
    "who",
    "which",
    "that",
    "him",
    "her",
    "them",
    "his",
    "their",
    "its",
    "my",
    "our",
    "himself",
    "herself",
    "themselves",
    "this",
    "these",
    "those",
    "one",
    "someone",
    "everyone",
    "somebody",
    "everybody",
    "me",
    "us",
];

/// Compares the speaker that was found with the marked one.
///
/// A name counts wherever in the text it stands. A pronoun is right where it stands, or with the name of whom it means.
pub(super) fn judge(text: &[char], marked: &Marked, found: &Found) -> Verdict {
    let place = marked.place.trimmed(text);
    let overlaps = found.place.is_some_and(|found| found.trimmed(text).overlaps(place));
    let is_pronoun = is_pronoun(&marked.words.trim().to_lowercase());
    let entity = marked.entity.as_deref().is_some_and(|entity| {
        let name = head(entity);
        words(&found.words).contains(&name)
            || words(&found.name).contains(&name)
            || (!is_pronoun && overlaps && words(&marked.words).contains(&head(&found.words)))
    });
    let head = if is_pronoun { overlaps || entity } else { same_head(marked, found, overlaps) };
    Verdict { head, entity }
}

/// Words at the same place agree in any head; elsewhere only a name or the first head will do.
fn same_head(marked: &Marked, found: &Found, overlaps: bool) -> bool {
    if overlaps && !heads(&marked.words).is_disjoint(&heads(&found.words)) {
        return true;
    }
    let chunks = chunks(&marked.words);
    let names = chunks
        .iter()
        .enumerate()
        .filter(|(at, chunk)| *at == 0 || chunk.trim().starts_with(|c: char| c.is_ascii_uppercase()))
        .map(|(_, chunk)| head(chunk))
        .collect::<BTreeSet<_>>();
    let first = self::chunks(&found.words).first().map_or_else(String::new, |chunk| head(chunk));
    let by_words = !first.is_empty() && !is_pronoun(&first) && names.contains(&first);
    by_words || (!found.name.is_empty() && names.contains(&head(&found.name)))
}

fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

/// The head of each part: “his spokesman, Tom Hale” has “spokesman” and “hale”.
fn heads(words: &str) -> BTreeSet<String> {
    chunks(words).into_iter().map(head).filter(|head| !head.is_empty()).collect()
}

/// The parts between commas, dashes and brackets.
fn chunks(words: &str) -> Vec<&str> {
    let (mut chunks, mut rest, mut from) = (Vec::new(), words, 0);
    while let Some(c) = rest.get(from..).and_then(|tail| tail.chars().next()) {
        match separator(rest.get(from..).unwrap_or("")) {
            Some(width) => {
                chunks.push(rest.get(..from).unwrap_or(""));
                rest = rest.get(from + width..).unwrap_or("");
                from = 0;
            }
            None => from += c.len_utf8(),
        }
    }
    chunks.push(rest);
    chunks
}

/// How many bytes the separator at the front takes, if one is there: a bracket, a long dash, a comma before white space, or
/// dashes between white space.
fn separator(words: &str) -> Option<usize> {
    let mut characters = words.chars();
    let first = characters.next()?;
    let after = characters.as_str();
    let tail = match first {
        '(' | '—' => return Some(first.len_utf8()),
        ',' => after,
        _ if first.is_whitespace() => {
            after.strip_prefix(['—', '–', '-'])?.trim_start_matches(['—', '–', '-'])
        }
        _ => return None,
    };
    let space = tail.chars().next().filter(|c| c.is_whitespace())?;
    Some(words.len() - tail.len() + space.len_utf8())
}

/// The last word of the name or noun, before whatever describes it further, in small letters.
fn head(words: &str) -> String {
    /// What begins a further description.
    const STOPS: [&str; 22] = [
        ",",
        "(",
        "—",
        "–",
        " who ",
        " which ",
        " that ",
        " of ",
        " for ",
        " from ",
        " at ",
        " in ",
        " with ",
        " on ",
        " to ",
        " by ",
        " near ",
        " inside ",
        " outside ",
        " told ",
        " as ",
        " whose ",
    ];
    let edges = |c: char| "\"“”„‟«»‘’'`,;:.()—–- ".contains(c);
    let bare = without_possessives(words.trim().trim_matches(edges));
    let stop = STOPS.iter().filter_map(|stop| bare.find(stop)).min().filter(|&stop| stop > 0);
    let name = bare.get(..stop.unwrap_or(bare.len())).unwrap_or("");
    let last = tokens(name).last().copied();
    // Words of nothing but signs and underscores.
    let last = last.or_else(|| words.split(|c| !is_of_word(c)).rfind(|word| !word.is_empty()));
    last.map_or_else(String::new, plain)
}

/// All words, in small letters.
fn words(words: &str) -> BTreeSet<String> {
    tokens(&without_possessives(words)).into_iter().map(plain).collect()
}

fn plain(word: &str) -> String {
    word.trim_end_matches(['.', '\'', '’']).to_lowercase()
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Words with the hyphens, full stops and apostrophes in them: “O’Hara”, “U.S.”.
fn tokens(words: &str) -> Vec<&str> {
    words
        .split(|c| !is_of_word(c) && !"’'.-".contains(c))
        .map(|word| word.trim_start_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
        .collect()
}

/// The words without every `’s` at a word's end.
fn without_possessives(words: &str) -> String {
    let mut bare = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        let after = rest.strip_prefix(['’', '\'']).and_then(|rest| rest.strip_prefix('s'));
        match after.filter(|after| !after.starts_with(is_of_word)) {
            Some(after) => rest = after,
            None => {
                bare.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or("");
            }
        }
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_the_last_word_of_the_name_or_noun() {
        assert_eq!(head("“Tom Hale”,"), "hale");
        assert_eq!(head("the mayor of Oslo"), "mayor");
        assert_eq!(head("the port’s Mr. O’Hara"), "o’hara");
        assert_eq!(heads("his spokesman, Tom Hale"), ["hale", "spokesman"].map(str::to_owned).into());
        assert_eq!(
            heads("Ana Ruiz (the mayor) - a pilot"),
            ["mayor", "pilot", "ruiz"].map(str::to_owned).into()
        );
    }

    #[test]
    fn a_pronoun_is_right_where_it_stands_or_by_the_name() {
        let text: Vec<char> = "Ana Ruiz left. “No,” she said.".chars().collect();
        let she = Stretch { start: 21, end: 24 };
        let marked = Marked { words: "she".to_owned(), place: she, entity: Some("Ana Ruiz".to_owned()) };
        let found = |words: &str, place, name: &str| {
            let found = Found { words: words.to_owned(), place, name: name.to_owned() };
            judge(&text, &marked, &found).head
        };
        assert!(found("she", Some(she), ""));
        assert!(found("Ana Ruiz", Some(Stretch { start: 0, end: 8 }), "Ana Ruiz"));
        assert!(!found("he", Some(Stretch { start: 9, end: 13 }), "Tom Hale"));
    }
}
