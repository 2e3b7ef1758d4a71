//! The seed article against what a careful person would write down: names, links, the ledger, dates.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use quotidian::engine::{Certainty, DateValue, EntityId, Quote, Span, text::Offsets};
use quotidian::{Analysis, Analyzer, Document, Meta, Model};
use serde_json::Value;

static GOLD: &str = include_str!("fixtures/seed.gold.json");
static MODEL: &[u8] = include_bytes!("../static/data/model.bin");
static SEED: &str = include_str!("../seeds/000_23c3413560a69468.txt");

/// The gold beside the engine's answer, both in bytes.
struct Comparison {
    gold: Value,
    text: String,
    analysis: Analysis,
}

fn comparison() -> Comparison {
    let document = Document::from_text(SEED, Meta::default()).unwrap();
    let model = Model::load(MODEL).unwrap();
    let analysis = Analyzer::new(&model).analyze(&document);
    Comparison { gold: serde_json::from_str(GOLD).unwrap(), text: document.text().to_owned(), analysis }
}

impl Comparison {
    fn list<'a>(&'a self, name: &str) -> &'a [Value] {
        self.gold[name].as_array().unwrap()
    }

    /// A place of the gold, which counts code points.
    fn span(&self, place: &Value) -> Span {
        let offsets = Offsets::new(&self.text);
        let byte =
            |name: &str| offsets.byte_of_code_point(u32::try_from(place[name].as_u64().unwrap()).unwrap());
        Span::new(byte("start"), byte("end"))
    }

    /// The entity that the engine gives to a name of the gold.
    fn entity_of(&self, gold: &Value) -> Option<EntityId> {
        self.analysis.entity_at(self.span(&gold["mentions"][0]))
    }

    fn entity_named(&self, id: &Value) -> Option<EntityId> {
        self.entity_of(self.list("entities").iter().find(|entity| entity["id"] == *id)?)
    }

    fn quote_of(&self, gold: &Value) -> Option<&Quote> {
        let wanted = self.span(&gold["content"]);
        let near = |a: u32, b: u32| a.abs_diff(b) <= 5;
        self.analysis
            .quotes
            .iter()
            .find(|quote| near(quote.span.start, wanted.start) && near(quote.span.end, wanted.end))
    }
}

#[test]
fn every_name_is_found_with_its_kind_and_tied_to_one_entity() {
    let seed = comparison();
    for gold in seed.list("entities").iter().filter(|gold| gold["optional"].is_null()) {
        let entity = seed.entity_of(gold);
        for place in gold["mentions"].as_array().unwrap() {
            let span = seed.span(place);
            let mention = seed.analysis.mentions.iter().find(|mention| mention.span == span);
            let mention = mention
                .unwrap_or_else(|| panic!("{} is not found in block {}", place["text"], place["block"]));
            assert_eq!(mention.kind.code(), gold["type"], "{}", place["text"]);
            assert_eq!(Some(mention.entity), entity, "{} in block {}", place["text"], place["block"]);
        }
    }
}

#[test]
fn nothing_is_merged_that_is_two() {
    let seed = comparison();
    let entities: Vec<_> =
        seed.list("entities").iter().filter_map(|gold| Some((seed.entity_of(gold)?, &gold["id"]))).collect();
    for (index, (entity, name)) in entities.iter().enumerate() {
        assert!(
            entities.iter().skip(index + 1).all(|(other, _)| other != entity),
            "{name} is merged with another"
        );
    }
}

#[test]
fn the_ledger_is_right() {
    let seed = comparison();
    for gold in seed.list("quotes") {
        let label = format!("quote {} in block {}", gold["id"], gold["block"]);
        let quote = seed.quote_of(gold).unwrap_or_else(|| panic!("{label} is not found"));
        assert_eq!(quote.kind.code(), gold["kind"], "{label}");
        assert_eq!(quote.speaker.certainty().code(), gold["certainty"], "{label}");
        let who = &gold["speaker"];
        if !who["entity"].is_null() {
            assert_eq!(quote.speaker.entity(), seed.entity_named(&who["entity"]), "{label}");
        }
        if !who["span"].is_null() {
            let span = quote.speaker.span().unwrap_or_default();
            assert!(span.overlaps(seed.span(&who["span"])), "{label}: {:?}", span.of(&seed.text));
        }
        if !gold["cue"].is_null() {
            assert!(quote.cue.is_some_and(|cue| cue.overlaps(seed.span(&gold["cue"]))), "{label}: cue");
        }
    }
}

#[test]
fn no_quote_is_invented() {
    let seed = comparison();
    let gold: Vec<_> = seed.list("quotes").iter().map(|gold| seed.span(&gold["content"])).collect();
    for quote in &seed.analysis.quotes {
        assert!(gold.iter().any(|span| span.overlaps(quote.span)), "{:?}", quote.span.of(&seed.text));
        assert_ne!(quote.speaker.certainty(), Certainty::Unclear);
    }
}

#[test]
fn dates_mean_what_they_should() {
    let seed = comparison();
    assert_eq!(seed.analysis.published.map(|day| day.to_string()).as_deref(), seed.gold["dateline"].as_str());
    for gold in seed.list("dates") {
        let span = seed.span(gold);
        let found = seed.analysis.dates.iter().find(|date| date.span.overlaps(span));
        match (found, gold["value"].as_str()) {
            (Some(date), Some(value)) => {
                let inside = matches!(date.value, DateValue::Approximate { from, to } if from.to_string().as_str() <= value && value <= to.to_string().as_str());
                assert!(
                    inside || date.value.iso().as_deref() == Some(value),
                    "{}: {:?}",
                    gold["text"],
                    date.value
                );
            }
            (None, _) => assert_eq!(gold["optional"], true, "{} is not found", gold["text"]),
            (Some(_), None) => {}
        }
    }
}
