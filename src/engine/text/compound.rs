//! Words with a hyphen that are a name and something else: “London-based”, “anti-American”, “Israeli-Palestinian”.

use crate::engine::lexicon::gazetteer::{GROUP, ORGANISATION, PLACE};
use crate::engine::lexicon::{Classes, Gazetteer, Lexicon};

/// What stands before a name and is no part of it.
const PREFIXES: [&str; 8] = ["anti", "pro", "non", "intra", "inter", "trans", "un", "all"];

/// Where the hyphen is at which a word is cut in two; 0 when it stays whole.
///
/// “Ki-moon” and “Jean-Paul” stay whole, and so does what is known as a whole (“Guinea-Bissau”): a part before the hyphen must
/// be known as a place, a group or an organisation, or be an acronym.
pub(super) fn cut(word: &str, known: u8, lexicon: &Lexicon, gazetteer: &Gazetteer<'_>) -> u16 {
    let Some((head, tail)) = word.rsplit_once('-') else { return 0 };
    if known != 0 || head.is_empty() || tail.len() < 2 {
        return 0;
    }
    let is_name = |part: &str| gazetteer.classes(part) & (GROUP | PLACE | ORGANISATION) != 0;
    let acronym = |part: &str| part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_uppercase());
    let capital = |part: &str| part.starts_with(char::is_uppercase);
    let parted = if capital(tail) {
        PREFIXES.contains(&head) || (capital(head) && is_name(head) && is_name(tail))
    } else {
        let ordinary =
            lexicon.classes(tail).any(Classes::COMMON) || tail.ends_with("ed") || tail.ends_with("ing");
        capital(head) && ordinary && (is_name(head) || acronym(head))
    };
    if parted { u16::try_from(head.len()).unwrap_or(0) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::lexicon::gazetteer::{COUNTRY, FIRST_NAME};

    #[test]
    fn names_are_cut_from_what_is_none() {
        let names = [
            ("London", PLACE),
            ("Israeli", GROUP),
            ("Palestinian", GROUP),
            ("Jean", FIRST_NAME),
            ("Paul", FIRST_NAME),
        ];
        let bytes = Gazetteer::compile(&[&names[..], &[("Guinea", COUNTRY), ("Bissau", COUNTRY)]].concat());
        let gazetteer = Gazetteer::load(&bytes).unwrap();
        let lexicon = Lexicon::new();
        let head = |word: &'static str| {
            &word[..usize::from(cut(word, gazetteer.classes(word), &lexicon, &gazetteer))]
        };
        assert_eq!(head("London-based"), "London");
        assert_eq!(head("Israeli-Palestinian"), "Israeli");
        assert_eq!(head("anti-Israeli"), "anti");
        assert_eq!(head("EU-funded"), "EU");
        for whole in [
            "Ki-moon",
            "Jae-in",
            "Jean-Paul",
            "al-Assad",
            "K-pop",
            "-",
            "x-",
            "-x",
            "London-",
            "vice-president",
        ] {
            assert_eq!(head(whole), "", "{whole}");
        }
    }
}
