//! The styles of a static page: those of the reader, and a few of its own.
//!
//! They are taken out of the reader's one style sheet, so that the program that writes pages in the browser need not hold them a
//! second time. Each part of that sheet begins with a line that names it ([`part`]).

use super::digest::sha256;

/// The parts of the reader's style sheet that its own things need a page for, in the order in which their rules count.
const READER: [&str; 4] = ["base", "article", "marks", "panels"];
const OWN: &str = include_str!("../../static/css/page.css");

/// How the colours of the dark theme begin in the tokens.
const DARK: &str = "html[data-theme=\"dark\"],\nhtml[data-theme=\"black\"] {";

/// The line with which the part of this name begins.
#[must_use]
pub fn part(name: &str) -> String {
    format!("/*!{name}*/\n")
}

/// The whole style sheet, without comments and indentation, from that of the reader; none if this is no such sheet. The
/// reader's dark theme becomes that of a dark system, because a page without a script cannot ask.
#[must_use]
pub fn sheet(reader: &str) -> Option<String> {
    let parts = READER.iter().map(|name| rules(reader, name)).collect::<Option<Vec<_>>>()?;
    let tokens = rules(reader, "tokens")?;
    let (dark, _) = tokens.split_once(DARK)?.1.split_once('}')?;
    let dark = format!("@media screen and (prefers-color-scheme: dark) {{\n:root {{{dark}}}\n}}\n");
    // What raises contrast or takes the browser's own colours comes after both themes.
    let contrast = tokens.find("@media (prefers-contrast").unwrap_or(tokens.len());
    let (tokens, contrast) = tokens.split_at_checked(contrast)?;
    Some([tokens, &dark, contrast, &parts.concat(), &squeezed(OWN)].concat())
}

/// The rules of a part.
fn rules(reader: &str, name: &str) -> Option<String> {
    let (_, rules) = reader.split_once(&part(name))?;
    Some(squeezed(rules.split("/*!").next()?))
}

/// The whole style sheet, for those who have the sources at hand.
#[cfg(any(feature = "cli", test))]
#[must_use]
pub fn of_sources() -> String {
    sheet(&reader()).unwrap_or_default()
}

#[cfg(any(feature = "cli", test))]
fn reader() -> String {
    let parts = [
        ("tokens", include_str!("../../static/css/tokens.css")),
        ("base", include_str!("../../static/css/base.css")),
        ("article", include_str!("../../static/css/article.css")),
        ("marks", include_str!("../../static/css/marks.css")),
        ("panels", include_str!("../../static/css/panels.css")),
    ];
    parts.map(|(name, rules)| part(name) + rules).concat()
}

/// The source by which a policy allows this style sheet and no other.
#[must_use]
pub fn digest(sheet: &str) -> String {
    format!("'{}'", sha256(sheet.as_bytes()))
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
        let sheet = of_sources();
        let dark =
            sheet.split_once("(prefers-color-scheme: dark) {\n:root {").unwrap().1.split_once('}').unwrap().0;
        for token in ["--bg: #16181c;", "--text: #e6e3dd;", "--person: #5c87ed;", "color-scheme: dark;"] {
            assert!(dark.contains(token), "{token}");
        }
        assert!(sheet.find("prefers-contrast").unwrap() > sheet.find("prefers-color-scheme").unwrap());
    }

    #[test]
    fn what_is_no_sheet_of_the_reader_gives_none() {
        assert_eq!(sheet("a { b: c }"), None);
        assert_eq!(sheet(&reader().replace("/*!marks*/", "")), None);
    }

    #[test]
    fn nothing_in_it_ends_its_element_or_asks_for_a_file() {
        let sheet = of_sources();
        assert!(!sheet.contains("</") && !sheet.contains("url(") && !sheet.contains("@import"));
        assert!(!sheet.contains("/*"));
        assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    }
}
