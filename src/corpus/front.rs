//! Front matter: what a file says about its article before the text, between two lines `---`.

use super::details::shown;
use super::problem::{Fault, Located};
use crate::engine::Meta;

const FENCE: &str = "---";

/// A file cut into what it says about the article and the text.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Front<'a> {
    /// What it says.
    pub(super) meta: Meta,
    /// What is left: the text, from its first line that is not blank.
    pub(super) text: &'a str,
    /// How many lines of the file stand before the text.
    pub(super) lines: usize,
}

/// Reads the front matter of `source`, if it begins with one. All that is wrong is told, not the first alone.
pub(super) fn read<'a>(source: &'a str, problems: &mut Vec<Located>) -> Front<'a> {
    let mut meta = Meta::default();
    let mut lines = lines(source).zip(1..);
    let none = Front { meta: Meta::default(), text: source, lines: 0 };
    let Some(((first, _), _)) = lines.next() else { return none };
    if first.trim_end() == "+++" {
        let fix = "write `key: value` lines between two lines `---`";
        problems.push(Fault::new("front matter between lines `+++` is not read", fix).at(1));
    }
    if first.trim_end() != FENCE {
        return none;
    }
    let mut seen: Vec<&str> = Vec::new();
    let mut found = Vec::new();
    for ((line, rest), number) in lines {
        if line.trim_end() == FENCE {
            problems.append(&mut found);
            return body(meta, rest, number);
        }
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let Some((key, value)) = bare.split_once(':').filter(|_| !line.starts_with([' ', '\t', '-'])) else {
            let reason = format!("“{}” is no line of front matter", shown(bare));
            found.push(Fault::new(reason, "write `key: value` on one line, or delete it").at(number));
            continue;
        };
        let key = key.trim_end();
        if seen.contains(&key) {
            found.push(
                Fault::new(format!("`{}` stands here twice", shown(key)), "keep one of them").at(number),
            );
        } else if let Err(fault) = meta.set(key, unquoted(value), Meta::KEYS) {
            found.push(fault.at(number));
        }
        seen.push(key);
    }
    // Where the end is missing the lines of the text would be blamed one by one; the one reason says it all.
    problems.push(
        Fault::new("the front matter that begins here is not closed", "put a line `---` after its last line")
            .at(1),
    );
    none
}

fn body(meta: Meta, rest: &str, lines_before: usize) -> Front<'_> {
    let (mut text, mut before) = (rest, lines_before);
    for (line, after) in lines(rest) {
        if !line.trim().is_empty() {
            break;
        }
        (text, before) = (after, before + 1);
    }
    Front { meta, text, lines: before }
}

/// The value without quotation marks around it.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inside = |mark| value.strip_prefix(mark)?.strip_suffix(mark);
    inside('"').or_else(|| inside('\'')).unwrap_or(value)
}

/// The lines of `text`, each with what comes after it; `\n`, `\r\n` and a lone `\r` all end one.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = Some(text).filter(|text| !text.is_empty());
    std::iter::from_fn(move || {
        let all = rest?;
        let (line, after) = match all.find(['\n', '\r']) {
            Some(end) => {
                let (line, tail) = all.split_at(end);
                (line, tail.strip_prefix("\r\n").or_else(|| tail.get(1..)).unwrap_or(""))
            }
            None => (all, ""),
        };
        rest = Some(after).filter(|after| !after.is_empty());
        Some((line, after))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Day;

    fn front(source: &str) -> (Front<'_>, Vec<String>) {
        let mut problems = Vec::new();
        let front = read(source, &mut problems);
        (
            front,
            problems
                .into_iter()
                .map(|(line, fault)| format!("{}: {}", line.unwrap(), fault.reason))
                .collect(),
        )
    }

    #[test]
    fn what_stands_between_the_fences_is_said_about_the_text() {
        for end in ["\n", "\r\n", "\r"] {
            let source = "---\ntitle: \"A: b\"\n# a comment\n\ndate: 2017-10-02\nlicense: CC0\n---\n\n\nText.\n\n---\n".replace('\n', end);
            let (front, problems) = front(&source);
            assert_eq!(problems, [""; 0]);
            assert_eq!(front.meta.title.as_deref(), Some("A: b"));
            assert_eq!(front.meta.published, Day::parse("2017-10-02"));
            assert_eq!(front.meta.licence.as_deref(), Some("CC0"));
            assert_eq!(front.text, "Text.\n\n---\n".replace('\n', end));
            assert_eq!(front.lines, 9);
        }
    }

    #[test]
    fn a_text_without_fences_is_left_alone() {
        for source in ["", "Title: words", "date 2017-10-02 Turkish", "----\nA", "\n---\n"] {
            let (front, problems) = front(source);
            assert_eq!((front.text, front.lines, problems.len()), (source, 0, 0));
        }
    }

    #[test]
    fn all_that_is_wrong_is_told_with_its_line() {
        let (_, problems) = front("---\ntitel: A\ndate: soon\n  - one\nauthor: A\nauthor: B\n---\nText.");
        assert_eq!(
            problems,
            [
                "2: there is no key `titel`",
                "3: “soon” is no day",
                "4: “- one” is no line of front matter",
                "6: `author` stands here twice",
            ]
        );
        let (_, problems) = front("---\ntitle: A\n\nText: and more.\n");
        assert_eq!(problems, ["1: the front matter that begins here is not closed"]);
        let (_, problems) = front("+++\ntitle = \"A\"\n+++\n");
        assert_eq!(problems, ["1: front matter between lines `+++` is not read"]);
    }
}
