//! What a word of speech says that its speaker does.

use serde::{Deserialize, Serialize};

/// The act of a word of speech, as the list of cues has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Act {
    /// “said”, “wrote”.
    Neutral,
    /// “argued”, “insisted”.
    Claim,
    /// “denied”, “rejected”.
    Denial,
    /// “admitted”, “conceded”.
    Admission,
    /// “accused”, “mocked”.
    Criticism,
    /// “praised”, “welcomed”.
    Praise,
    /// “promised”, “vowed”.
    Promise,
    /// “ordered”, “urged”.
    Order,
    /// “asked”, “wondered”.
    Question,
    /// “warned”, “threatened”.
    Warning,
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 10] = [
        Self::Neutral,
        Self::Claim,
        Self::Denial,
        Self::Admission,
        Self::Criticism,
        Self::Praise,
        Self::Promise,
        Self::Order,
        Self::Question,
        Self::Warning,
    ];

    /// Its name in the list and in the record.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Claim => "claim",
            Self::Denial => "denial",
            Self::Admission => "admission",
            Self::Criticism => "criticism",
            Self::Praise => "praise",
            Self::Promise => "promise",
            Self::Order => "order",
            Self::Question => "question",
            Self::Warning => "warning",
        }
    }

    /// The act of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_speech_has_a_known_act() {
        let list = include_str!("cues.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
        for line in list {
            let act = line.split('\t').nth(1).unwrap_or_default();
            assert!(Act::named(act).is_some(), "{line}");
        }
    }
}
