//! What is known about an entity, from the place where one of its names stands: the contents of its card.

use crate::engine::{Analysis, Document, EntityId, Mention, Span};

use super::roster::EntityRow;
use super::{Numbering, roster};
use crate::reading::{Why, paragraph, speaker_name};

/// An entity as its card shows it. Its words are spans of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Name, kind and mentions.
    pub row: EntityRow,
    /// Which of its mentions is looked at, as an index.
    pub at: usize,
    /// The words of that mention.
    pub words: String,
    /// Where they stand.
    pub place: Span,
    /// How sure it is that the words are a name of this kind.
    pub sure: bool,
    /// Where each other way of writing it stands first.
    pub aliases: Vec<Passage>,
    /// Where each title or role is given to it.
    pub roles: Vec<Passage>,
    /// Where those are named whom it may be, of several of one name.
    pub perhaps: Vec<Passage>,
    /// Where a people's country is named.
    pub country: Option<Passage>,
    /// The quotes that it speaks.
    pub said: Vec<Place>,
    /// The quotes of others that name it, by speaker, in order of place.
    pub about: Vec<Voice>,
    /// Why the words are a name of this kind, and why they mean this entity.
    pub why: Vec<Why>,
}

/// Words of the text and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The words.
    pub words: String,
    /// Their paragraph, from 1.
    pub paragraph: usize,
    /// Their place.
    pub place: Span,
}

/// A quote and the paragraph it stands in, both from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The quote's number.
    pub quote: u32,
    /// The paragraph.
    pub paragraph: usize,
}

/// One who speaks of an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Who; empty when unclear.
    pub speaker: String,
    /// In which quotes.
    pub quotes: Vec<Place>,
}

impl Dossier {
    /// What is known about the entity of the mention with this index. `reasons` is the same analysis with the reasons of its
    /// names, once it is there.
    #[must_use]
    pub fn of(
        document: &Document,
        analysis: &Analysis,
        reasons: Option<&Analysis>,
        numbering: &Numbering,
        index: usize,
    ) -> Option<Self> {
        let mention = analysis.mentions.get(index)?;
        let entity = analysis.entity(mention.entity)?;
        let row = roster::row_of(document, analysis, numbering, mention.entity)?;
        let number = numbering.mention(index)?;
        let passages = |spans: &[Span]| spans.iter().map(|&span| passage(document, span)).collect::<Vec<_>>();
        let explained = reasons.and_then(|reasons| reasons.mentions.get(index)).unwrap_or(mention);
        Some(Self {
            at: row.mentions.iter().position(|place| place.mark == number)?,
            words: mention.span.of(document.text()).to_owned(),
            place: mention.span,
            sure: mention.confidence >= SURE,
            aliases: passages(&entity.aliases),
            roles: passages(&entity.roles),
            perhaps: entity.perhaps.iter().filter_map(|&other| named(document, analysis, other)).collect(),
            country: entity.related.and_then(|country| named(document, analysis, country)),
            said: said(document, analysis, mention.entity),
            about: about(document, analysis, mention.entity),
            why: why(document, explained),
            row,
        })
    }
}

/// From this confidence on, in thousandths, a name's kind is shown without a word of doubt.
const SURE: u16 = 700;

/// A card lists so many reasons of each sort: the strongest come first.
const MOST_REASONS: usize = 4;

fn why(document: &Document, mention: &Mention) -> Vec<Why> {
    let kind = mention.why.iter().take(MOST_REASONS);
    mention.link.iter().chain(kind).map(|&reason| Why::of(document, reason)).collect()
}

fn passage(document: &Document, span: Span) -> Passage {
    Passage { words: span.of(document.text()).to_owned(), paragraph: paragraph(document, span), place: span }
}

/// Where an entity's fullest name stands.
fn named(document: &Document, analysis: &Analysis, id: EntityId) -> Option<Passage> {
    analysis.entity(id).map(|entity| passage(document, entity.name))
}

fn said(document: &Document, analysis: &Analysis, id: EntityId) -> Vec<Place> {
    let quotes = analysis.quotes.iter().zip(1..);
    quotes
        .filter(|(quote, _)| quote.speaker.entity() == Some(id))
        .map(|(quote, number)| Place { quote: number, paragraph: paragraph(document, quote.span) })
        .collect()
}

/// Who else speaks of the entity. Quotes and mentions are both sorted by place, so that one look at each suffices.
fn about(document: &Document, analysis: &Analysis, id: EntityId) -> Vec<Voice> {
    let mentions: Vec<Span> = analysis.mentions_of(id).map(|mention| mention.span).collect();
    let mut voices: Vec<Voice> = Vec::new();
    for (quote, number) in analysis.quotes.iter().zip(1..) {
        let first = mentions.partition_point(|mention| mention.start < quote.span.start);
        let named = mentions.get(first).is_some_and(|&mention| quote.span.contains(mention));
        if !named || quote.speaker.entity() == Some(id) {
            continue;
        }
        let speaker = speaker_name(document, analysis, quote.speaker);
        let place = Place { quote: number, paragraph: paragraph(document, quote.span) };
        match voices.iter_mut().find(|voice| voice.speaker == speaker) {
            Some(voice) => voice.quotes.push(place),
            None => voices.push(Voice { speaker, quotes: vec![place] }),
        }
    }
    voices
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Analyzer, Model};
    use crate::library::embedded;
    use crate::reading::sample;

    #[test]
    fn an_entity_is_known_by_what_it_says_and_what_is_said_of_it() {
        let articles = embedded::articles();
        let (document, analysis) = sample(articles[0].document.text());
        let numbering = Numbering::of(&analysis);
        let text = document.text();
        let index = analysis.mentions.iter().rposition(|mention| mention.span.of(text) == "Uygur").unwrap();
        let dossier = Dossier::of(&document, &analysis, None, &numbering, index).unwrap();
        assert_eq!((dossier.row.name.as_str(), dossier.words.as_str()), ("Hakki Uygur", "Uygur"));
        assert_eq!(dossier.at + 1, dossier.row.mentions.len(), "the last mention");
        assert_eq!(dossier.said.len(), 3);
        assert_eq!(dossier.aliases[0].words, "Uygur");
        assert!(dossier.aliases[0].paragraph > 1 && dossier.aliases[0].place.of(text) == "Uygur");
        assert!(dossier.why.iter().any(|why| why.words == "Hakki Uygur"), "where the name was defined");

        let iran = analysis.mentions.iter().position(|mention| mention.span.of(text) == "Iran").unwrap();
        let about = Dossier::of(&document, &analysis, None, &numbering, iran).unwrap().about;
        assert!(about.iter().any(|voice| voice.speaker == "Hakki Uygur"), "{about:?}");
    }

    #[test]
    fn a_name_of_several_lists_them_and_a_people_its_country() {
        let (document, analysis) =
            sample("John Sandberg and Jane Sandberg left Norway. Sandberg spoke to Norwegian papers.");
        let numbering = Numbering::of(&analysis);
        let dossier = |words: &str| {
            let named = |mention: &Mention| mention.span.of(document.text()) == words;
            let index = analysis.mentions.iter().position(named).unwrap();
            Dossier::of(&document, &analysis, None, &numbering, index).unwrap()
        };
        let names: Vec<_> = dossier("Sandberg").perhaps.into_iter().map(|other| other.words).collect();
        assert_eq!(names, ["John Sandberg", "Jane Sandberg"]);
        assert_eq!(dossier("Norwegian").country.unwrap().words, "Norway");
        assert_eq!(dossier("Norway").country, None);
    }

    #[test]
    fn reasons_of_the_name_come_with_the_analysis_that_has_them() {
        let (document, analysis) = sample("Ana Ruiz spoke.");
        let numbering = Numbering::of(&analysis);
        let model = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/model.bin")).unwrap();
        let reasons = Analyzer::new(&Model::load(&model).unwrap()).explain(&document);
        let count = |reasons| Dossier::of(&document, &analysis, reasons, &numbering, 0).unwrap().why.len();
        assert_eq!(count(None), 0);
        assert!(count(Some(&reasons)) > 0);
    }
}
