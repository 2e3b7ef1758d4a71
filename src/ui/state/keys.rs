//! Which keys are commands.

use super::command::{Command, command};

/// The keys as the reader has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Whether keys that write a sign are commands.
    pub signs: bool,
    /// Those that are others than usual: the usual one, and the one that is a command in its place.
    own: Vec<(char, char)>,
}

impl Default for Keys {
    fn default() -> Self {
        Self { signs: true, own: Vec::new() }
    }
}

impl Keys {
    /// The keys as they were kept: the pairs of [`Keys::pairs`]. What is no command is left out.
    #[must_use]
    pub fn of(signs: bool, pairs: &str) -> Self {
        let own = pairs.chars().skip(1).step_by(2);
        let own = pairs.chars().step_by(2).zip(own).filter(|&(usual, _)| is_command(usual)).collect();
        Self { signs, own }
    }

    /// The keys that are others than usual, each after the usual one.
    #[must_use]
    pub fn pairs(&self) -> String {
        self.own.iter().flat_map(|&(usual, own)| [usual, own]).collect()
    }

    /// Whether all keys are the usual ones.
    #[must_use]
    pub const fn are_usual(&self) -> bool {
        self.own.is_empty()
    }

    /// The usual ones, commands or not as now.
    #[must_use]
    pub const fn usual(&self) -> Self {
        Self { signs: self.signs, own: Vec::new() }
    }

    /// The command of a key, by the browser's name for it. Keys that write a sign can be switched off: who dictates, or hits
    /// keys by chance, must not set off commands.
    #[must_use]
    pub fn command(&self, key: &str) -> Option<Command> {
        let mut signs = key.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) if self.signs => command(self.usual_key(sign)?.encode_utf8(&mut [0; 4])),
            (Some(_), Some(_)) => command(key),
            _ => None,
        }
    }

    /// The key that is a command in place of this usual one.
    #[must_use]
    pub fn key_of(&self, usual: char) -> char {
        self.own.iter().find(|(other, _)| *other == usual).map_or(usual, |(_, own)| *own)
    }

    /// The usual key whose command this one is, if there is one.
    #[must_use]
    pub fn usual_key(&self, key: char) -> Option<char> {
        let changed = self.own.iter().find(|(_, own)| *own == key).map(|(usual, _)| *usual);
        changed.or_else(|| Some(key).filter(|&key| self.key_of(key) == key && is_command(key)))
    }

    /// Puts a key in place of a usual one; nothing changes where it is a command already.
    pub fn put(&mut self, usual: char, own: char) {
        if self.usual_key(own).is_some_and(|other| other != usual) {
            return;
        }
        self.own.retain(|(other, _)| *other != usual);
        if usual != own {
            self.own.push((usual, own));
        }
    }
}

/// Whether this key usually is a command.
fn is_command(key: char) -> bool {
    command(key.encode_utf8(&mut [0; 4])).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_can_cease_to_be_commands() {
        let with = Keys::default();
        let without = Keys { signs: false, ..Keys::default() };
        for key in ["j", "N", "?", "0"] {
            assert!(with.command(key).is_some() && without.command(key).is_none(), "{key}");
        }
        for key in ["Escape", "Enter"] {
            assert_eq!(without.command(key), with.command(key));
        }
    }

    #[test]
    fn a_key_can_be_another_one_unless_that_is_taken() {
        let changed = |pairs: &[(char, char)]| {
            let mut keys = Keys::default();
            pairs.iter().for_each(|&(usual, own)| keys.put(usual, own));
            keys
        };
        let moved = changed(&[('j', 'x')]);
        assert_eq!((moved.command("x"), moved.command("j")), (Some(Command::NextParagraph), None));
        assert_eq!((moved.key_of('j'), moved.key_of('k')), ('x', 'k'));
        assert_eq!(changed(&[('j', 'x'), ('k', 'x')]), moved, "it is taken by j");
        assert_eq!(changed(&[('j', 'x'), ('k', 'n')]), moved, "it is taken by itself");
        assert!(changed(&[('j', 'x'), ('j', 'j')]).are_usual());
        assert_eq!(changed(&[('j', 'ö'), ('j', 'x')]), moved);
        assert_eq!(moved.usual(), Keys::default());
        let swapped = changed(&[('j', 'x'), ('k', 'j'), ('j', 'k')]);
        assert_eq!(
            (swapped.command("k"), swapped.command("j")),
            (Some(Command::NextParagraph), Some(Command::PreviousParagraph))
        );
    }

    #[test]
    fn keys_are_kept_in_pairs() {
        let keys = Keys::of(true, "jxkö");
        assert_eq!((keys.key_of('j'), keys.key_of('k'), keys.pairs().as_str()), ('x', 'ö', "jxkö"));
        assert!(Keys::of(true, "#xj").are_usual(), "no command, and half a pair");
    }
}
