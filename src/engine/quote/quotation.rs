//! Words that somebody is reported to have said.

use serde::{Deserialize, Serialize};

use crate::engine::{Act, EntityId, Reason, Span};

/// Words that somebody is reported to have said or written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    /// The words; direct and mixed quotes with their quotation marks.
    pub span: Span,
    /// How they are reported.
    pub kind: QuoteKind,
    /// Parts of one utterance (“…,” he said, “…”) share a group. Groups count from 1 in order of place.
    pub group: u32,
    /// The word of speech: “said”, “according to”.
    pub cue: Option<Span>,
    /// What is done by saying so, where the word of speech tells.
    pub act: Option<Act>,
    /// Who said them.
    pub speaker: Speaker,
    /// Whom they were said to, where the words stand beside the word of speech.
    pub addressee: Option<Span>,
    /// Why they are a quote, and why of this speaker.
    pub why: Vec<Reason>,
}

/// How words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum QuoteKind {
    /// All of the utterance in quotation marks.
    Direct,
    /// A part in marks inside the writer's own sentence; the part in marks is the span.
    Mixed,
    /// Reported without marks.
    Indirect,
}

impl QuoteKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Mixed, Self::Indirect];

    /// The kind's name in the record and in the page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Mixed => "mixed",
            Self::Indirect => "indirect",
        }
    }
}

/// Who said a quote, and how sure that is. An inferred speaker cannot be taken for a stated one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Speaker {
    /// Speaker and word of speech stand with the quote.
    Stated {
        /// The words that name the speaker: a name, “he”, “the ministry”.
        span: Span,
        /// Whom these words refer to, where known.
        entity: Option<EntityId>,
    },
    /// Carried over from a sentence or paragraph nearby.
    Inferred {
        /// The words there that name the speaker.
        span: Span,
        /// Whom these words refer to, where known.
        entity: Option<EntityId>,
    },
    /// The text does not say.
    Unclear,
}

impl Speaker {
    /// How sure it is.
    #[must_use]
    pub const fn certainty(self) -> Certainty {
        match self {
            Self::Stated { .. } => Certainty::Stated,
            Self::Inferred { .. } => Certainty::Inferred,
            Self::Unclear => Certainty::Unclear,
        }
    }

    /// The words that name the speaker.
    #[must_use]
    pub const fn span(self) -> Option<Span> {
        match self {
            Self::Stated { span, .. } | Self::Inferred { span, .. } => Some(span),
            Self::Unclear => None,
        }
    }

    /// Whom they refer to.
    #[must_use]
    pub const fn entity(self) -> Option<EntityId> {
        match self {
            Self::Stated { entity, .. } | Self::Inferred { entity, .. } => entity,
            Self::Unclear => None,
        }
    }
}

/// How sure a speaker is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Certainty {
    /// Speaker and word of speech stand with the quote.
    Stated,
    /// Carried over from nearby.
    Inferred,
    /// No speaker.
    Unclear,
}

impl Certainty {
    /// Every certainty, the surest first.
    pub const ALL: [Self; 3] = [Self::Stated, Self::Inferred, Self::Unclear];

    /// The word for it in the record and in the page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
            Self::Unclear => "unclear",
        }
    }
}
