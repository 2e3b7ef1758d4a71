//! An article's address, made from its file's name.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The file's name without its ending, in small letters: letters, digits and `_` of any script stay, and each run of anything
/// else becomes one `-`, with none at the ends. So that systems that store names differently agree, letters are composed.
pub(super) fn slug(stem: &str) -> String {
    let mut slug = String::with_capacity(stem.len());
    for c in stem.nfc().flat_map(char::to_lowercase).nfc() {
        if c.is_alphanumeric()
            || c == '_'
            || (is_combining_mark(c) && !slug.is_empty() && !slug.ends_with('-'))
        {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_letters_of_every_script_and_nothing_that_an_address_or_a_page_could_trip_over() {
        for (stem, expected) in [
            ("000_23c3413560a69468", "000_23c3413560a69468"),
            ("He said “No” & <left>", "he-said-no-left"),
            ("  two  spaces ", "two-spaces"),
            ("مقال ثانٍ", "مقال-ثانٍ"),
            ("\u{202e}gpj.exe", "gpj-exe"),
            ("cafe\u{301}", "café"),
            ("CAFÉ", "café"),
            ("हिन्दी", "हिन्दी"),
            ("../../etc/passwd", "etc-passwd"),
            ("\u{301}a", "a"),
            ("?!", ""),
        ] {
            assert_eq!(slug(stem), expected, "{stem}");
            assert_eq!(slug(expected), expected, "a slug is its own slug");
        }
    }
}
