//! What is wrong with a corpus, and what was left out of it.

use std::fmt;

/// One thing that is wrong: where, why, and what to do. A corpus with problems is not built.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the project's folder.
    pub file: String,
    /// The line in it, from 1, where one line is to blame.
    pub line: Option<usize>,
    /// What is wrong, and what mends it.
    pub fault: Fault,
}

/// What is wrong, and what mends it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// What is wrong.
    pub reason: String,
    /// What to do.
    pub fix: String,
}

/// What is wrong, and on which line.
pub(super) type Located = (Option<usize>, Fault);

impl Fault {
    pub(super) fn new(reason: impl Into<String>, fix: impl Into<String>) -> Self {
        Self { reason: reason.into(), fix: fix.into() }
    }

    pub(super) const fn at(self, line: usize) -> Located {
        (Some(line), self)
    }

    pub(super) fn of(self, file: &str) -> Problem {
        Problem { file: file.to_owned(), line: None, fault: self }
    }
}

impl Problem {
    pub(super) fn new(file: &str, (line, fault): Located) -> Self {
        Self { file: file.to_owned(), line, fault }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, fault: Fault { reason, fix } } = self;
        match line {
            Some(line) => write!(f, "{file}:{line}: {reason}; {fix}"),
            None => write!(f, "{file}: {reason}; {fix}"),
        }
    }
}

/// What a rule left out of an article, so that nothing is missing unsaid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The file, relative to the project's folder.
    pub file: String,
    /// What was left out.
    pub what: String,
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: left out: {}", self.file, self.what)
    }
}

/// The number of the line in which the byte at `place` stands, from 1. `\n`, `\r\n` and a lone `\r` all end a line.
pub(super) fn line_of(bytes: &[u8], place: usize) -> usize {
    let before = bytes.get(..place).unwrap_or(bytes);
    let ends = before.iter().zip(bytes.iter().skip(1).chain([&0])).filter(|pair| match pair {
        (b'\n', _) => true,
        (b'\r', next) => **next != b'\n',
        _ => false,
    });
    ends.count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_file_line_reason_and_fix() {
        let fault = || Fault::new("it rains", "open the umbrella");
        assert_eq!(
            Problem::new("seeds/a.txt", fault().at(3)).to_string(),
            "seeds/a.txt:3: it rains; open the umbrella"
        );
        assert_eq!(fault().of("seeds").to_string(), "seeds: it rains; open the umbrella");
    }

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let text = b"a\nb\r\nc\rd";
        assert_eq!([0, 2, 5, 7, 99].map(|place| line_of(text, place)), [1, 2, 3, 4, 4]);
    }
}
