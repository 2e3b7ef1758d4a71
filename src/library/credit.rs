//! Whom an article comes from, or under which licence: a name, an address, or a name and then an address.

/// Words such as `The Times https://times.example/a`, told apart. What hosts look like was looked at when the site was built,
/// by this very file: it needs nothing around it.
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
        let (name, last) = words.rsplit_once(' ').unwrap_or(("", words));
        let Some(rest) = last.strip_prefix("https://").or_else(|| last.strip_prefix("http://")) else {
            return Self { name: words, address: None };
        };
        let name = if name.is_empty() { rest.split('/').next().unwrap_or(rest) } else { name };
        Self { name, address: Some(last) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_names_from_addresses() {
        for (words, name, address) in [
            ("The Harbour Times", "The Harbour Times", None),
            ("The Times https://times.example/a?b#c", "The Times", Some("https://times.example/a?b#c")),
            ("http://www.times.example/a", "www.times.example", Some("http://www.times.example/a")),
            ("javascript:alert(1)", "javascript:alert(1)", None),
            ("a javascript://times.example", "a javascript://times.example", None),
            ("", "", None),
        ] {
            assert_eq!(Credit::parse(words), Credit { name, address }, "{words}");
        }
    }
}
