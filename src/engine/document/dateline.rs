//! The words at the top of an article that say its day: “LONDON, Oct 2 (Reuters) –”, “Published: 2 October 2017”, “Monday,
//! October 2, 2017” on a line of its own.

use super::Naming;
use crate::engine::date::words::{day_of_month, introduces_time, month_of, numeric, weekday_of, year_of};
use crate::engine::{Day, Span};

/// How many lines at the top may hold it.
const LINES: usize = 6;

/// How many words of a line are looked at.
const WORDS: usize = 16;

/// How the top of the text names the day. What an update says counts only when nothing else does.
pub(super) fn find(text: &str) -> Option<Naming> {
    let mut updated = None;
    let mut start = 0;
    let lines = text.split(['\n', '\r']).map(|line| {
        let at = start;
        start += line.len() + 1;
        (at, line)
    });
    for (at, line) in lines.filter(|(_, line)| !line.trim().is_empty()).take(LINES) {
        let words = words(line);
        let naming = |found: Written| {
            let Written { start, end, year, month, day, .. } = found;
            Some(Naming { words: Span::at(at + start, at + end), year, month, day })
        };
        if let Some(found) = labelled(&words, is_label).or_else(|| alone(&words)).or_else(|| wired(&words)) {
            return naming(found);
        }
        updated = updated.or_else(|| labelled(&words, is_update).and_then(naming));
    }
    updated
}

/// A word of a line and where it begins.
type Word<'a> = (usize, &'a str);

/// A day as it is written, in bytes of its line.
#[derive(Clone, Copy)]
struct Written {
    start: usize,
    end: usize,
    /// How many words it takes.
    words: usize,
    year: Option<i16>,
    month: u8,
    day: u8,
}

/// The first words of a line, without the commas and colons behind them.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::with_capacity(WORDS);
    let mut at = 0;
    while let Some(rest) = line.get(at..).filter(|rest| !rest.is_empty() && words.len() < WORDS) {
        let skipped = rest.len() - rest.trim_start().len();
        let word = rest.trim_start().split(char::is_whitespace).next().unwrap_or("");
        let bare = word.trim_end_matches([',', ':', ';']);
        if !bare.is_empty() {
            words.push((at + skipped, bare));
        }
        at += skipped + word.len().max(1);
    }
    words
}

/// A day at the first of these words: “October 2, 2017”, “Mon 2 Oct 2017”, “2017-10-02”, “02.10.2017”.
fn written(words: &[Word<'_>]) -> Option<Written> {
    let word = |at: usize| words.get(at).map_or("", |word| word.1);
    let weekday = usize::from(weekday_of(word(0)).is_some());
    let (one, two, three) = (word(weekday), word(weekday + 1), word(weekday + 2));
    let (taken, year, month, day) = if let Some(day) = Day::parse(one) {
        (1, Some(day.year()), day.month(), day.day())
    } else if let Some((day, _)) = numeric(one).filter(|(first, last)| first == last) {
        (1, Some(day.year()), day.month(), day.day())
    } else {
        let (month, day) = match (month_of(one), month_of(two)) {
            (Some((month, _)), _) => (month, day_of_month(two)?),
            (_, Some((month, _))) => (month, day_of_month(one)?),
            _ => return None,
        };
        let year = year_of(three);
        (2 + usize::from(year.is_some()), year, month, day)
    };
    let (start, _) = *words.get(weekday)?;
    let (last, word) = *words.get(weekday + taken - 1)?;
    Some(Written { start, end: last + word.len(), words: weekday + taken, year, month, day })
}

/// A day with its year, and nothing after it but an hour.
fn alone(words: &[Word<'_>]) -> Option<Written> {
    let found = written(words).filter(|found| found.year.is_some())?;
    let rest = words.get(found.words..)?;
    let hour = |&(_, word): &Word<'_>| {
        word.starts_with(|c: char| c.is_ascii_digit() || "|–—-(".contains(c))
            || matches!(word, "at" | "am" | "pm" | "a.m." | "p.m." | "AM" | "PM")
            || (word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
    };
    (rest.len() <= 5 && rest.iter().all(hour)).then_some(found)
}

/// A day behind “Published:” and the like.
fn labelled(words: &[Word<'_>], is_label: fn(&str) -> bool) -> Option<Written> {
    let before = words.iter().take(2).position(|word| is_label(word.1))?;
    if before == 1 && !matches!(words.first()?.1, "First" | "Last" | "Originally") {
        return None;
    }
    let next = before + 1;
    let next = next + usize::from(words.get(next).is_some_and(|word| matches!(word.1, "on" | "at")));
    alone(words.get(next..)?)
}

fn is_label(word: &str) -> bool {
    matches!(word, "Published" | "published" | "Posted" | "Date" | "Dated" | "PUBLISHED" | "POSTED")
}

fn is_update(word: &str) -> bool {
    matches!(word, "Updated" | "updated" | "UPDATED" | "Modified" | "modified")
}

/// A day behind the place that a report comes from, before an agency in brackets or a dash.
fn wired(words: &[Word<'_>]) -> Option<Written> {
    const PLACE: usize = 4;
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let at = (1..=PLACE).find(|&at| words.get(at..).is_some_and(|rest| written(rest).is_some()))?;
    let place = words.get(..at)?;
    let begins = place.first().is_some_and(|word| introduces_time(word.1) || weekday_of(word.1).is_some());
    if begins || !place.iter().all(|word| capital(word.1)) {
        return None;
    }
    let found = written(words.get(at..)?)?;
    let mark = words.get(at + found.words)?.1;
    let bracket = mark.starts_with('(');
    let dash = |mark: &str| matches!(mark, "–" | "—" | "-" | "--");
    (bracket || dash(mark)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<(&str, String)> {
        let known = Day::parse("2017-10-05");
        let naming = find(text)?;
        Some((naming.words.of(text), naming.day(known).unwrap().to_string()))
    }

    #[test]
    fn reads_datelines() {
        for (text, words, day) in [
            ("LONDON, Oct 2 (Reuters) – Prices rose.", "Oct 2", "2017-10-02"),
            ("NEW DELHI, Dec. 30, 2016 — Rain fell.", "Dec. 30, 2016", "2016-12-30"),
            ("A headline\n\nMonday, 2 October 2017\n\nProse.", "2 October 2017", "2017-10-02"),
            ("October 2, 2017\r\nProse.", "October 2, 2017", "2017-10-02"),
            ("Head\nPublished: 2 October 2017 10:30 GMT\nProse", "2 October 2017", "2017-10-02"),
            ("Head\nUpdated 3 Oct 2017\nFirst published on 2017-10-02", "2017-10-02", "2017-10-02"),
            ("Head\nLast updated: 3 Oct 2017", "3 Oct 2017", "2017-10-03"),
        ] {
            assert_eq!(found(text), Some((words, day.to_owned())), "{text}");
        }
    }

    #[test]
    fn leaves_prose_alone() {
        for text in [
            "",
            "LONDON (Reuters) – Prices rose.",
            "On October 2, 2017 – a Monday – it rained.",
            "October 2, 2017 was a Monday.",
            "October 2017",
            "The band played in Oslo, May 4 (their last show).",
            "Published in 2017",
            "A\nB\nC\nD\nE\nF\nOctober 2, 2017",
            ", : ;",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
