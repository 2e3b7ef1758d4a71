//! Letters without their signs.

/// Letters that English writes without their signs.
const PLAIN: [(&str, &str); 22] = [
    ("a", "àáâãäåāăąǎạảấầậắặ"),
    ("ae", "æ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẽếềểệ"),
    ("g", "ĝğġģǧ"),
    ("h", "ĥħḥ"),
    ("i", "ìíîïĩīĭįıịǐ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõöøōŏőǒọốồộơớờ"),
    ("oe", "œ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšșṣ"),
    ("ss", "ß"),
    ("t", "ţťŧțṭ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųǔụưứừ"),
    ("y", "ýÿŷ"),
    ("z", "źżž"),
];

/// A small letter without its sign, if it has one: “e” of “é”, “ss” of “ß”.
#[must_use]
pub fn plain(c: char) -> Option<&'static str> {
    PLAIN.iter().find(|(_, signed)| signed.contains(c)).map(|&(plain, _)| plain)
}

/// Whether it is an accent that stands behind its letter.
#[must_use]
pub const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}
