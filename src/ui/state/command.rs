//! What a key does.

/// What a key does in the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Command {
    NextParagraph,
    PreviousParagraph,
    NextMark,
    PreviousMark,
    NextMention,
    PreviousMention,
    NextQuote,
    PreviousQuote,
    Open,
    Why,
    Back,
    Find,
    Copy,
    CopyLink,
    ToggleMarks,
    Focus,
    Listen,
    Quotes,
    Entities,
    Time,
    Larger,
    Smaller,
    DefaultSize,
    Help,
}

impl Command {
    /// Whether it is obeyed while a card is open, too: it is about what the card tells of.
    #[must_use]
    pub const fn is_for_cards(self) -> bool {
        matches!(self, Self::Copy | Self::CopyLink | Self::Why)
    }
}

/// The command of a key, by the browser's name for it.
#[must_use]
pub(super) fn command(key: &str) -> Option<Command> {
    Some(match key {
        "j" => Command::NextParagraph,
        "k" => Command::PreviousParagraph,
        "n" => Command::NextMark,
        "p" => Command::PreviousMark,
        "N" => Command::NextMention,
        "P" => Command::PreviousMention,
        "]" => Command::NextQuote,
        "[" => Command::PreviousQuote,
        "Enter" => Command::Open,
        "w" => Command::Why,
        "Escape" => Command::Back,
        "/" => Command::Find,
        "c" => Command::Copy,
        "y" => Command::CopyLink,
        "m" => Command::ToggleMarks,
        "f" => Command::Focus,
        "s" => Command::Listen,
        "q" => Command::Quotes,
        "i" => Command::Entities,
        "d" => Command::Time,
        "+" | "=" => Command::Larger,
        "-" => Command::Smaller,
        "0" => Command::DefaultSize,
        "?" => Command::Help,
        _ => return None,
    })
}
