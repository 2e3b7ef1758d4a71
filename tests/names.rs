//! Names in short cases that were made up: what is hard about names, one thing each.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use quotidian::{Analyzer, Document, Meta, Model};

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");

/// The names of a text with their kinds.
fn names(text: &str) -> Vec<(String, &'static str)> {
    let model = Model::load(MODEL).unwrap();
    let document = Document::from_text(text, Meta::default()).unwrap();
    let analysis = Analyzer::new(&model).analyze(&document);
    let name = |mention: &quotidian::engine::Mention| (mention.span.of(text).to_owned(), mention.kind.code());
    analysis.mentions.iter().map(name).collect()
}

#[track_caller]
fn expect(text: &str, wanted: &[(&str, &str)]) {
    let found = names(text);
    let found: Vec<_> = found.iter().map(|(name, kind)| (name.as_str(), *kind)).collect();
    assert_eq!(found, wanted, "{text}");
}

#[test]
fn titles_and_articles_stay_outside() {
    expect(
        "Mr Keiko Tanaka met President Omar Diallo at the World Bank.",
        &[("Keiko Tanaka", "person"), ("Omar Diallo", "person"), ("World Bank", "organisation")],
    );
}

#[test]
fn small_words_inside_names_belong_to_them() {
    expect(
        "The Ministry of Finance hired Rosa de la Cruz in Rio de Janeiro.",
        &[
            ("Ministry of Finance", "organisation"),
            ("Rosa de la Cruz", "person"),
            ("Rio de Janeiro", "place"),
        ],
    );
}

#[test]
fn the_beginning_of_a_sentence_is_no_name() {
    expect("Farmers waited. Nobody came. However, rain fell.", &[]);
}

#[test]
fn a_full_name_explains_the_surname_alone() {
    expect(
        "Nobody knew Jane Hope, a teacher. Hope left early. “I hope so,” Hope said.",
        &[("Jane Hope", "person"), ("Hope", "person"), ("Hope", "person")],
    );
}

#[test]
fn compounds_are_cut_at_the_hyphen() {
    expect(
        "The London-based firm opposed anti-American and Israeli-Palestinian talks with Ban Ki-moon.",
        &[
            ("London", "place"),
            ("American", "group"),
            ("Israeli", "group"),
            ("Palestinian", "group"),
            ("Ban Ki-moon", "person"),
        ],
    );
}

#[test]
fn events_and_works_are_told_from_other_names() {
    expect("She won at the Winter Olympics in Norway.", &[("Winter Olympics", "event"), ("Norway", "place")]);
}

#[test]
fn a_nationality_and_a_ministry_are_one_organisation() {
    expect("The Kenyan foreign ministry denied it.", &[("Kenyan foreign ministry", "organisation")]);
}

#[test]
fn reasons_change_nothing_but_the_reasons() {
    let text = "Police in Oslo said that Ana Ruiz, the mayor of Dublin, met the EU. Ruiz left.";
    let model = Model::load(MODEL).unwrap();
    let analyzer = Analyzer::new(&model);
    let document = Document::from_text(text, Meta::default()).unwrap();
    let mut explained = analyzer.explain(&document);
    assert!(explained.mentions.iter().all(|mention| !mention.why.is_empty()));
    explained.mentions.iter_mut().for_each(|mention| mention.why.clear());
    assert_eq!(explained, analyzer.analyze(&document));
}
