//! Who speaks in an article, and how often.

use crate::engine::{Analysis, Document, EntityKind, order};

use crate::reading::speaker_name;

/// A known speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heard {
    /// The speaker in the article's words.
    pub name: String,
    /// What kind of thing it is; none where the words name no entity, as “a spokesman”.
    pub kind: Option<EntityKind>,
    /// How many quotes are of this speaker.
    pub quotes: usize,
}

/// The known speakers of an article, the most quoted first.
#[must_use]
pub(super) fn heard(document: &Document, analysis: &Analysis) -> Vec<Heard> {
    let mut all: Vec<Heard> = Vec::new();
    for quote in &analysis.quotes {
        let name = speaker_name(document, analysis, quote.speaker);
        let entity = quote.speaker.entity().and_then(|id| analysis.entity(id));
        match all.iter_mut().find(|known| known.name == name) {
            _ if name.is_empty() => {}
            Some(known) => known.quotes += 1,
            None => all.push(Heard { name, kind: entity.map(|entity| entity.kind), quotes: 1 }),
        }
    }
    order::by_number(all, |speaker| !(speaker.quotes as u64))
}
