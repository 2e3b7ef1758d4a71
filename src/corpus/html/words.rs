//! The words of a block while it is being read: white space as a browser shows it.

/// The words of a block.
#[derive(Default)]
pub(super) struct Words {
    text: String,
    /// How many quotations are open.
    marks: usize,
}

impl Words {
    /// Adds words; outside of preformatted text each run of white space is one space.
    pub(super) fn push(&mut self, words: &str, preformatted: bool) {
        for c in words.chars() {
            match c {
                '\r' if preformatted => self.text.push('\n'),
                ' ' | '\t' | '\n' | '\r' | '\u{c}' if !preformatted => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\t', '\n']) {
                        self.text.push(' ');
                    }
                }
                _ => self.text.push(c),
            }
        }
    }

    /// Ends a line.
    pub(super) fn end_line(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
    }

    /// Begins the next cell of a table's row.
    pub(super) fn part(&mut self) {
        self.text.truncate(self.text.trim_end_matches(' ').len());
        if !self.text.is_empty() {
            self.text.push('\t');
        }
    }

    /// Begins a quotation that the page marks by an element; browsers draw the marks.
    pub(super) fn open_mark(&mut self) {
        self.text.push(if self.marks.is_multiple_of(2) { '“' } else { '‘' });
        self.marks += 1;
    }

    /// Ends such a quotation.
    pub(super) fn close_mark(&mut self) {
        let Some(marks) = self.marks.checked_sub(1) else { return };
        self.marks = marks;
        self.text.push(if marks.is_multiple_of(2) { '”' } else { '’' });
    }

    /// The block's paragraphs: empty lines part them.
    pub(super) fn take(&mut self) -> Vec<String> {
        self.marks = 0;
        let text = std::mem::take(&mut self.text);
        let mut paragraphs = vec![String::new()];
        for line in text.lines() {
            match paragraphs.last_mut() {
                Some(last) if !line.trim().is_empty() => {
                    if !last.is_empty() {
                        last.push('\n');
                    }
                    last.push_str(line.trim_end());
                }
                Some(last) if !last.is_empty() => paragraphs.push(String::new()),
                _ => {}
            }
        }
        paragraphs.iter().map(|words| words.trim().to_owned()).filter(|words| !words.is_empty()).collect()
    }
}
