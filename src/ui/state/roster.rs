//! The entities panel's rows: whom and what an article names, and how often.

use crate::engine::{Analysis, Document, Entity, EntityId, EntityKind, Mention, order};

use super::Numbering;
use crate::reading::paragraph;

/// An entity as the panel shows it. Its words are spans of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    /// Its name as a part of an address.
    pub slug: String,
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Its fullest name.
    pub name: String,
    /// Other ways in which the article writes it.
    pub aliases: Vec<String>,
    /// Titles and roles given to it.
    pub roles: Vec<String>,
    /// Those whom it may be, of several of one name.
    pub perhaps: Vec<String>,
    /// Where it is named, in order of place.
    pub mentions: Vec<Appearance>,
    /// How many quotes it speaks.
    pub quotes: usize,
}

/// One place where an entity is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appearance {
    /// The number of the mark.
    pub mark: u32,
    /// The paragraph, from 1.
    pub paragraph: usize,
}

/// The rows of the entities panel: by kind, then the most often named first, then by place.
#[must_use]
pub fn entity_rows(document: &Document, analysis: &Analysis) -> Vec<EntityRow> {
    let mut rows: Vec<EntityRow> =
        analysis.entities.iter().map(|entity| row(document, analysis, entity)).collect();
    let numbering = Numbering::of(analysis);
    for (index, mention) in analysis.mentions.iter().enumerate() {
        if let Some(row) = rows.get_mut(mention.entity.0 as usize) {
            row.mentions.extend(appearance(document, &numbering, index, mention));
        }
    }
    for speaker in analysis.quotes.iter().filter_map(|quote| quote.speaker.entity()) {
        if let Some(row) = rows.get_mut(speaker.0 as usize) {
            row.quotes += 1;
        }
    }
    let most = |row: &EntityRow| u32::try_from(row.mentions.len()).unwrap_or(u32::MAX);
    order::by_number(rows, |row| order::pair(row.kind as u32, !most(row)))
}

/// The row of one entity.
pub(super) fn row_of(
    document: &Document,
    analysis: &Analysis,
    numbering: &Numbering,
    id: EntityId,
) -> Option<EntityRow> {
    let mut row = row(document, analysis, analysis.entity(id)?);
    let mentions = analysis.mentions.iter().enumerate().filter(|(_, mention)| mention.entity == id);
    row.mentions =
        mentions.filter_map(|(index, mention)| appearance(document, numbering, index, mention)).collect();
    row.quotes = analysis.quotes.iter().filter(|quote| quote.speaker.entity() == Some(id)).count();
    Some(row)
}

fn appearance(
    document: &Document,
    numbering: &Numbering,
    index: usize,
    mention: &Mention,
) -> Option<Appearance> {
    let mark = numbering.mention(index)?;
    Some(Appearance { mark, paragraph: paragraph(document, mention.span) })
}

fn row(document: &Document, analysis: &Analysis, entity: &Entity) -> EntityRow {
    let words = |spans: &[crate::engine::Span]| {
        spans.iter().map(|span| span.of(document.text()).to_owned()).collect::<Vec<_>>()
    };
    EntityRow {
        slug: entity.slug.clone(),
        kind: entity.kind,
        name: entity.name.of(document.text()).to_owned(),
        aliases: words(&entity.aliases),
        roles: words(&entity.roles),
        perhaps: words(
            &entity
                .perhaps
                .iter()
                .filter_map(|&other| Some(analysis.entity(other)?.name))
                .collect::<Vec<_>>(),
        ),
        mentions: Vec::new(),
        quotes: 0,
    }
}

impl EntityRow {
    /// The place before or after the one with this mark, round and round; the first when there is none.
    #[must_use]
    pub fn step(&self, from: Option<u32>, forward: bool) -> Option<(usize, Appearance)> {
        let count = self.mentions.len();
        let at = from.and_then(|mark| self.mentions.iter().position(|place| place.mark == mark));
        let next = match (at, forward) {
            (None, true) => 0,
            (None, false) => count.checked_sub(1)?,
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
        };
        Some((next, *self.mentions.get(next)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::embedded;
    use crate::reading::sample;

    #[test]
    fn rows_come_by_kind_and_count_every_mention() {
        let articles = embedded::articles();
        let (document, analysis) = sample(articles[0].document.text());
        let rows = entity_rows(&document, &analysis);
        assert!(rows.windows(2).all(|pair| pair[0].kind <= pair[1].kind));
        let mentions: usize = rows.iter().map(|row| row.mentions.len()).sum();
        assert_eq!(mentions, analysis.mentions.len());
        let uygur = rows.iter().find(|row| row.slug == "hakki-uygur").unwrap();
        assert_eq!((uygur.aliases.as_slice(), uygur.quotes), (["Uygur".to_owned()].as_slice(), 3));
    }

    #[test]
    fn stepping_goes_round() {
        let place = |mark| Appearance { mark, paragraph: 1 };
        let (document, analysis) = sample("Ana Ruiz met nobody.");
        let mut row = entity_rows(&document, &analysis).remove(0);
        row.mentions = vec![place(3), place(8)];
        let step = |from, forward| row.step(from, forward).map(|(_, place)| place.mark);
        assert_eq!((step(None, true), step(None, false)), (Some(3), Some(8)));
        assert_eq!((step(Some(8), true), step(Some(3), false)), (Some(3), Some(8)));
    }
}
