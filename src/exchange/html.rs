//! Words inside markup.

use std::fmt;

/// Words that mean themselves in HTML, between elements as in quoted attributes, whatever signs they hold.
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.0;
        while let Some(at) = rest.find(['&', '<', '>', '"', '\'', '\r', '\0']) {
            let (plain, from) = rest.split_at(at);
            let mut signs = from.chars();
            f.write_str(plain)?;
            f.write_str(match signs.next() {
                Some('&') => "&amp;",
                Some('<') => "&lt;",
                Some('>') => "&gt;",
                Some('"') => "&quot;",
                Some('\'') => "&#39;",
                // Written as it is, it would be read as a line feed.
                Some('\r') => "&#13;",
                // HTML has no way to write it.
                _ => "\u{fffd}",
            })?;
            rest = signs.as_str();
        }
        f.write_str(rest)
    }
}

/// A value as JSON for a `script` element that only holds data: nothing in it can end the element. Empty if the value
/// cannot be written, which no value of this crate is.
pub(super) fn data(value: &impl serde::Serialize) -> String {
    // In JSON the sign stands in strings alone.
    serde_json::to_string(value).unwrap_or_default().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_become_markup() {
        let written = Escaped("<b title=\"x\" id='y'>&amp;\r\n\0</b>").to_string();
        assert_eq!(written, "&lt;b title=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;&#13;\n\u{fffd}&lt;/b&gt;");
    }

    #[test]
    fn data_cannot_end_their_element_and_stay_the_same() {
        let hostile = "</script><!-- <script>\u{0}\r\n\"\\\u{2028}";
        let written = data(&hostile);
        assert!(!written.contains('<'));
        assert_eq!(serde_json::from_str::<String>(&written).unwrap(), hostile);
    }
}
