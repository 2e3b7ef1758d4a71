//! What a publisher may say about an article besides its text, and what is accepted for it.

use super::problem::Fault;
use super::spelling::nearest;
use crate::engine::{Day, Meta};
use crate::library::Credit;

impl Meta {
    /// What front matter may name.
    pub(super) const KEYS: &'static [&'static str] =
        &["title", "date", "source", "author", "licence", "language"];

    /// What can be said of all articles at once.
    pub(super) const SHARED: &'static [&'static str] = &["source", "author", "licence", "language"];

    /// Notes what `key` says.
    pub(super) fn set(&mut self, key: &str, value: &str, keys: &'static [&'static str]) -> Result<(), Fault> {
        let key = known(key, keys)?;
        let value = words(key, value)?;
        match key {
            "date" => self.published = Some(day(&value)?),
            "title" => self.title = Some(value),
            "author" => self.author = Some(value),
            "source" => self.source = Some(credit(key, &value)?),
            "licence" => self.licence = Some(credit(key, &value)?),
            _ => self.language = Some(language(value)?),
        }
        Ok(())
    }

    /// What is said here, and where nothing is, what is said there.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            published: self.published.or(other.published),
            source: self.source.or(other.source),
            author: self.author.or(other.author),
            licence: self.licence.or(other.licence),
            language: self.language.or(other.language),
        }
    }
}

/// The key as it is known here, or what was probably meant.
pub(super) fn known(key: &str, keys: &'static [&'static str]) -> Result<&'static str, Fault> {
    let sought = if key == "license" { "licence" } else { key };
    keys.iter().find(|&&name| name == sought).copied().ok_or_else(|| {
        let fix = match nearest(key, keys) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known are {}", keys.join(", ")),
        };
        Fault::new(format!("there is no key `{}`", shown(key)), fix)
    })
}

/// Words on one line that say something.
pub(super) fn words(key: &str, value: &str) -> Result<String, Fault> {
    let value = value.trim();
    if value.is_empty() {
        return Err(Fault::new(
            format!("`{key}` says nothing"),
            "write something after it or delete the line",
        ));
    }
    if value.contains(char::is_control) {
        return Err(Fault::new(
            format!("`{key}` holds a line end, a tab or another control character"),
            "write it on one line of plain words",
        ));
    }
    Ok(value.to_owned())
}

/// A day of the calendar.
pub(super) fn day(value: &str) -> Result<Day, Fault> {
    Day::parse(value).ok_or_else(|| {
        Fault::new(format!("“{}” is no day", shown(value)), "write year, month and day like 2017-10-02")
    })
}

/// A name or an address that may be shown as a link.
fn credit(key: &str, value: &str) -> Result<String, Fault> {
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let last = value.rsplit(char::is_whitespace).next().unwrap_or("");
    let scheme = last.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    let meant = last.contains("://")
        || scheme.is_some_and(|scheme| matches!(scheme.as_str(), "javascript" | "data" | "file" | "mailto"));
    if meant && !is_address(last) {
        return Err(Fault::new(
            format!("`{key}` names the address “{}”, which no page may link to", shown(last)),
            "write one that begins with https:// or http:// and a host, or the name alone",
        ));
    }
    Ok(value)
}

/// Whether these words are an address on the web and nothing else.
pub(super) fn is_address(words: &str) -> bool {
    let address = Credit::parse(words).address == Some(words) && !words.contains(char::is_whitespace);
    let host = words.split(['/', '?', '#', '\\']).nth(2).unwrap_or("");
    address && host.contains(char::is_alphanumeric) && !host.contains(['@', '"', '<', '>', '\''])
}

/// A code of a language, as the web writes it.
pub(super) fn language(value: String) -> Result<String, Fault> {
    let mut parts = value.split('-');
    let main = parts.next().unwrap_or("");
    let valid = matches!(main.len(), 2 | 3)
        && main.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts
            .all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if valid {
        return Ok(value);
    }
    Err(Fault::new(
        format!("“{}” is no code of a language", shown(&value)),
        "write one like en, en-GB or pt-BR",
    ))
}

/// Words of a file in a message: short and on one line.
pub(super) fn shown(words: &str) -> String {
    const MOST: usize = 40;
    let mut shown: String = words.chars().take(MOST).map(|c| if c.is_control() { '·' } else { c }).collect();
    if words.chars().nth(MOST).is_some() {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(key: &str, value: &str) -> Result<Meta, String> {
        let mut meta = Meta::default();
        let outcome = meta.set(key, value, Meta::KEYS);
        outcome.map(|()| meta).map_err(|Fault { reason, fix }| format!("{reason}; {fix}"))
    }

    #[test]
    fn takes_what_can_be_shown() {
        assert_eq!(set("date", " 2017-10-02 ").unwrap().published, Day::parse("2017-10-02"));
        assert_eq!(set("license", "CC BY 4.0").unwrap().licence.as_deref(), Some("CC BY 4.0"));
        let source = "The Harbour Times https://times.example/a";
        assert_eq!(set("source", source).unwrap().source.as_deref(), Some(source));
        assert_eq!(set("language", "pt-BR").unwrap().language.as_deref(), Some("pt-BR"));
    }

    #[test]
    fn says_what_is_wrong_and_what_would_be_right() {
        for (key, value, message) in [
            ("date", "2017-13-02", "“2017-13-02” is no day; write year, month and day like 2017-10-02"),
            ("date", "2 Oct 2017", "“2 Oct 2017” is no day; write year, month and day like 2017-10-02"),
            ("titel", "A", "there is no key `titel`; did you mean `title`?"),
            ("tags", "A", "there is no key `tags`; known are title, date, source, author, licence, language"),
            ("author", "  ", "`author` says nothing; write something after it or delete the line"),
            ("language", "English", "“English” is no code of a language; write one like en, en-GB or pt-BR"),
            (
                "source",
                "Here javascript:alert(1)",
                "`source` names the address “javascript:alert(1)”, which no page may link to; write one that begins with \
                 https:// or http:// and a host, or the name alone",
            ),
            (
                "title",
                "a\tb",
                "`title` holds a line end, a tab or another control character; write it on one line of plain words",
            ),
        ] {
            assert_eq!(set(key, value), Err(message.to_owned()));
        }
        for address in [
            "ftp://a.example",
            "https://",
            "http:///a",
            "https://you@a.example",
            "https://?a.example",
            "data:text/html,a",
        ] {
            assert!(set("licence", address).is_err(), "{address}");
        }
        let long = set("date", &"9".repeat(1_000_000)).unwrap_err();
        assert!(long.len() < 200, "{long}");
    }
}
