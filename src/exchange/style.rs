//! The styles of a static page: those of the reader, and a few of its own.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

const TOKENS: &str = include_str!("../../static/css/tokens.css");
const READER: [&str; 4] = [
    include_str!("../../static/css/base.css"),
    include_str!("../../static/css/article.css"),
    include_str!("../../static/css/marks.css"),
    include_str!("../../static/css/panels.css"),
];
const OWN: &str = include_str!("../../static/css/page.css");

/// How the colours of the dark theme begin in the tokens.
const DARK: &str = "html[data-theme=\"dark\"],\n  html[data-theme=\"black\"] {";

/// The whole style sheet, without comments and indentation. The reader's dark theme becomes that of a dark system, because
/// a page without a script cannot ask.
#[must_use]
pub fn sheet() -> String {
    let dark =
        TOKENS.split_once(DARK).and_then(|(_, rest)| rest.split_once('}')).map_or("", |(dark, _)| dark);
    let dark = format!("@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}");
    // What raises contrast or takes the browser's own colours comes after both themes.
    let (tokens, contrast) = TOKENS.split_once("@media (prefers-contrast").unwrap_or((TOKENS, ""));
    let contrast =
        if contrast.is_empty() { String::new() } else { format!("@media (prefers-contrast{contrast}") };
    let parts = [tokens, &dark, &contrast].into_iter().chain(READER).chain([OWN]);
    parts.map(squeezed).collect()
}

/// The source by which a policy allows this style sheet and no other.
#[must_use]
pub fn digest(sheet: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(sheet)))
}

fn squeezed(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    // A line break in the middle of a rule stands for a space.
    bare.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dark_theme_is_that_of_a_dark_system() {
        let sheet = sheet();
        let dark =
            sheet.split_once("(prefers-color-scheme: dark) { :root {").unwrap().1.split_once('}').unwrap().0;
        for token in ["--bg: #16181c;", "--text: #e6e3dd;", "--person: #5c87ed;", "color-scheme: dark;"] {
            assert!(dark.contains(token), "{token}");
        }
        assert!(sheet.find("prefers-contrast").unwrap() > sheet.find("prefers-color-scheme").unwrap());
    }

    #[test]
    fn nothing_in_it_ends_its_element_or_asks_for_a_file() {
        let sheet = sheet();
        assert!(!sheet.contains("</") && !sheet.contains("url(") && !sheet.contains("@import"));
        assert!(!sheet.contains("/*"));
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }
}
