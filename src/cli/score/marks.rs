//! Which letters of a text stand between double quotation marks.
//!
//! The measure reads the marks in its own plain way, paragraph by paragraph, and not as the engine does, which it judges.

use super::stretch::Stretch;

/// For every code point of the text, whether it stands between double quotation marks.
pub(super) fn quoted(text: &[char]) -> Vec<bool> {
    let mut quoted = vec![false; text.len()];
    let mut start = 0;
    for line in text.split(|&c| c == '\n') {
        for stretch in between_marks(line) {
            for at in stretch.start..stretch.end {
                if let Some(letter) = quoted.get_mut(start + at) {
                    *letter = true;
                }
            }
        }
        start += line.len() + 1;
    }
    quoted
}

/// The stretches of a paragraph between marks, without the marks; one that is never closed goes to the paragraph's end.
fn between_marks(line: &[char]) -> Vec<Stretch> {
    let (mut found, mut open, mut at) = (Vec::new(), None, 0);
    while at < line.len() {
        let Some(mark) = Mark::at(line, at) else {
            at += 1;
            continue;
        };
        let after = at + mark.width;
        let next = match (open, mark.role(open.is_some())) {
            (None, Role::Opens) => Some(after),
            (None, Role::Closes) => mark.begins_a_word().then_some(after),
            // Another opening mark: the last one was never closed, unless this is a closing mark typed the wrong way round.
            (Some(_), Role::Opens) if !mark.ends_a_word() => Some(after),
            (Some(_), Role::Opens | Role::Closes) => None,
            (_, Role::Inches) => {
                at = after;
                continue;
            }
        };
        found.extend(open.map(|start| Stretch { start, end: at }));
        open = next;
        at = after;
    }
    found.extend(open.map(|start| Stretch { start, end: line.len() }));
    found
}

/// What a mark does.
#[derive(Clone, Copy)]
enum Role {
    Opens,
    Closes,
    /// It is a unit of length after a number.
    Inches,
}

/// A double quotation mark and its neighbours; beyond the paragraph there is white space.
struct Mark {
    shape: char,
    width: usize,
    before: char,
    after: char,
}

impl Mark {
    fn at(line: &[char], at: usize) -> Option<Self> {
        let (shape, width) = match line.get(at..)? {
            ['\'', '\'', ..] | ['`', '`', ..] => ('"', 2),
            [shape @ ('"' | '“' | '”' | '„' | '‟' | '«' | '»'), ..] => (*shape, 1),
            _ => return None,
        };
        let neighbour = |at: Option<usize>| at.and_then(|at| line.get(at)).copied().unwrap_or(' ');
        Some(Self { shape, width, before: neighbour(at.checked_sub(1)), after: neighbour(Some(at + width)) })
    }

    /// Curly marks say it by their shape, straight ones by what stands beside them.
    fn role(&self, is_open: bool) -> Role {
        let before_a_word = !self.after.is_whitespace() && !".,;:!?)".contains(self.after);
        match self.shape {
            '“' | '„' | '‟' | '«' => Role::Opens,
            '”' | '»' => Role::Closes,
            _ if !is_open && self.before.is_numeric() && " ,.;)-".contains(self.after) => Role::Inches,
            _ if !is_open => Role::Opens,
            _ if before_a_word && (self.before.is_whitespace() || "([—–".contains(self.before)) => {
                Role::Opens
            }
            _ => Role::Closes,
        }
    }

    const fn begins_a_word(&self) -> bool {
        self.before.is_whitespace() && !self.after.is_whitespace()
    }

    fn ends_a_word(&self) -> bool {
        !self.before.is_whitespace() && (self.after.is_whitespace() || ".,;:!?)".contains(self.after))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn between(line: &str) -> Vec<String> {
        let line: Vec<char> = line.chars().collect();
        between_marks(&line).into_iter().map(|stretch| stretch.words(&line)).collect()
    }

    #[test]
    fn marks_pair_by_shape_and_by_their_neighbours() {
        assert_eq!(between("“One,” he said, \"two\" and ''three''."), ["One,", "two", "three"]);
        assert_eq!(between("A 5\" pipe, “never closed"), ["never closed"]);
        assert_eq!(between("“The wrong way“, and on"), ["The wrong way"]);
        assert_eq!(between("“Never closed, “again”"), ["Never closed, ", "again"]);
    }
}
