//! When two ways of writing are one name.

use rustc_hash::FxHashMap;

use crate::engine::ner::Name;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{EntityKind, Span};

/// Short forms that news uses without ever giving the full name.
const SHORT_FORMS: [(&str, &str); 14] = [
    ("U.S.", "United States"),
    ("US", "United States"),
    ("USA", "United States"),
    ("U.S.A.", "United States"),
    ("United States of America", "United States"),
    ("UK", "United Kingdom"),
    ("U.K.", "United Kingdom"),
    ("UAE", "United Arab Emirates"),
    ("U.A.E.", "United Arab Emirates"),
    ("DRC", "Democratic Republic of the Congo"),
    ("DR Congo", "Democratic Republic of the Congo"),
    ("EU", "European Union"),
    ("UN", "United Nations"),
    ("U.N.", "United Nations"),
];

/// The name under which a way of writing is filed: without a leading article, common short forms in full.
pub(super) fn key(words: &str) -> &str {
    let bare = words.strip_prefix("The ").or_else(|| words.strip_prefix("the ")).unwrap_or(words);
    SHORT_FORMS.iter().find(|(short, _)| *short == bare).map_or(bare, |&(_, full)| full)
}

/// The acronyms that the article defines: from the index of a name in brackets to the index of the name it stands for.
///
/// “Kurdish Regional Government (KRG)”, and “Center for Iranian Studies in Ankara (IRAM)”, where only the brackets say so.
pub(super) fn definitions(text: &Text<'_>, names: &[Name]) -> FxHashMap<usize, usize> {
    /// At most this many tokens stand between a name and the brackets that give its acronym.
    const REACH: usize = 4;
    let mut found = FxHashMap::default();
    for (index, name) in names.iter().enumerate() {
        if !is_bracketed_acronym(text, name) {
            continue;
        }
        let acronym = text.word(name.tokens().start);
        let earlier = names.get(..index).unwrap_or_default().iter().enumerate().rev().take(3);
        let near = earlier.filter(|(_, full)| {
            full.tokens().len() > 1
                && full.tokens().end + REACH >= name.tokens().start
                && text.sentence_of(full.tokens().start) == text.sentence_of(name.tokens().start)
        });
        let candidates: Vec<_> = near.filter(|(_, full)| full.kind != EntityKind::Person).collect();
        let by_initials =
            candidates.iter().find(|(_, full)| initials(text.span(full.tokens()).of(text.source)) == acronym);
        let by_kind = candidates.iter().find(|(_, full)| full.kind == EntityKind::Organisation);
        if let Some(&(full, _)) = by_initials.or(by_kind) {
            found.insert(index, full);
        }
    }
    found
}

fn is_bracketed_acronym(text: &Text<'_>, name: &Name) -> bool {
    name.tokens().len() == 1
        && text.kind(name.tokens().start) == TokenKind::AllCaps
        && name.tokens().start > 0
        && text.kind(name.tokens().start - 1) == TokenKind::Open
        && text.kind(name.tokens().end) == TokenKind::Close
}

/// The capitals that begin a name's words: “KRG” for “Kurdish Regional Government”.
pub(super) fn initials(words: &str) -> String {
    words
        .split([' ', '-', '\u{a0}', '\n'])
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

/// Whether all words of the shorter name stand in the longer one, in order: “Tayyip Erdogan” in “Recep Tayyip Erdogan”.
pub(super) fn fits(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut rest = long.split_whitespace();
    short.split_whitespace().all(|word| rest.any(|candidate| candidate == word))
}

/// The first and the last word of a name.
pub(super) fn ends<'a>(text: &Text<'a>, name: &Name) -> (&'a str, &'a str) {
    let last =
        name.tokens().rev().find(|&at| !matches!(text.word(at), "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III"));
    (text.word(name.tokens().start), text.word(last.unwrap_or(name.tokens().start)))
}

/// The name as a part of an address: letters and digits in lower case, `-` between words.
pub(super) fn slug(text: &str, name: Span) -> String {
    let mut slug = String::new();
    for c in name.of(text).chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_fit_for_addresses() {
        let slug_of = |name: &str| slug(name, Span::at(0, name.len()));
        assert_eq!(slug_of("Hakki Uygur"), "hakki-uygur");
        assert_eq!(slug_of("U.S."), "us");
        assert_eq!(slug_of("Élodie  O’Neill-Díaz"), "élodie-oneill-díaz");
    }

    #[test]
    fn shorter_names_fit_longer_ones_in_order() {
        assert!(fits("Tayyip Erdogan", "Recep Tayyip Erdogan"));
        assert!(!fits("Erdogan Tayyip", "Recep Tayyip Erdogan"));
        assert!(!fits("National Security Council", "Supreme Security Council"));
    }
}
