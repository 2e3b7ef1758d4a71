//! Whom an article comes from, or under which licence: a name, an address, or a name and then an address.

/// Words such as `The Times https://times.example/a`, told apart. Needs nothing around it, because the build script reads it,
/// too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Credit<'a> {
    /// What to show: the name; of an address alone its host.
    pub name: &'a str,
    /// Where it leads, `http` or `https` and nothing else.
    pub address: Option<&'a str>,
}

impl<'a> Credit<'a> {
    /// The name and the address in these words.
    #[must_use]
    pub fn parse(words: &'a str) -> Self {
        let words = words.trim();
        let (name, last) = words.rsplit_once(char::is_whitespace).unwrap_or(("", words));
        match host(last) {
            Some(host) if name.is_empty() => Self { name: host, address: Some(last) },
            Some(_) => Self { name: name.trim_end(), address: Some(last) },
            None => Self { name: words, address: None },
        }
    }
}

/// The host of a web address; none of anything else.
fn host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next()?;
    let named = host.chars().any(char::is_alphanumeric) && !host.contains(['@', '\\', '"', '<', '>', '\'']);
    named.then(|| host.strip_prefix("www.").unwrap_or(host))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_addresses() {
        for (words, name, address) in [
            ("The Harbour Times", "The Harbour Times", None),
            (
                "The Harbour Times https://times.example/a?b#c",
                "The Harbour Times",
                Some("https://times.example/a?b#c"),
            ),
            ("http://www.times.example", "times.example", Some("http://www.times.example")),
            ("https://", "https://", None),
            ("https://you@times.example/", "https://you@times.example/", None),
            ("javascript:alert(1)", "javascript:alert(1)", None),
            ("a javascript://times.example", "a javascript://times.example", None),
            ("", "", None),
        ] {
            assert_eq!(Credit::parse(words), Credit { name, address }, "{words}");
        }
    }
}
