//! What holds for every text, hostile ones first.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use proptest::prelude::*;
use quotidian::engine::segment::{self, Mark};
use quotidian::engine::{Reason, Span};
use quotidian::exchange::Record;
use quotidian::{Analysis, Analyzer, Document, Meta, Model, protocol};

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");

fn analyze(text: &str) -> (Document, Analysis) {
    let model = Model::load(MODEL).unwrap();
    let document = Document::from_text(text, Meta::default()).unwrap();
    let analysis = Analyzer::new(&model).analyze(&document);
    (document, analysis)
}

/// Every span that an analysis holds.
fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut spans = Vec::new();
    let reasons = |why: &[Reason]| why.iter().map(|reason| reason.evidence).collect::<Vec<_>>();
    for mention in &analysis.mentions {
        spans.push(mention.span);
        spans.extend(reasons(&mention.why));
        spans.extend(reasons(&mention.link));
    }
    for entity in &analysis.entities {
        spans.push(entity.name);
        spans.extend(entity.aliases.iter().chain(&entity.roles));
    }
    for quote in &analysis.quotes {
        spans.push(quote.span);
        spans.extend(quote.cue);
        spans.extend(quote.speaker.span());
        spans.extend(reasons(&quote.why));
    }
    for date in &analysis.dates {
        spans.push(date.span);
        spans.extend(reasons(&date.why));
    }
    spans
}

fn check(text: &str) {
    let (document, analysis) = analyze(text);
    assert_eq!(document.text(), text, "the text is changed");
    for span in spans(&analysis) {
        assert!(text.get(span.range()).is_some(), "{span:?} is no span of the text");
    }
    assert!(analysis.mentions.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "names overlap");
    assert!(analysis.dates.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "dates overlap");
    assert!(
        analysis.quotes.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start),
        "quotes are out of order"
    );
    assert!(analysis.mentions.iter().all(|mention| analysis.entity(mention.entity).is_some()));
    check_segments(&document, &analysis);
    check_record(&document, &analysis);
}

/// The segments of each block tile it, and say of each byte which marks cover it.
fn check_segments(document: &Document, analysis: &Analysis) {
    for block in document.blocks() {
        let segments = segment::of_block(block, analysis);
        let mut at = block.span.start;
        for segment in &segments {
            assert_eq!(segment.span.start, at, "a gap or an overlap");
            assert!(!segment.span.is_empty());
            at = segment.span.end;
            for mark in &segment.marks {
                let whole = match *mark {
                    Mark::Quote(index) => analysis.quotes[index as usize].span,
                    Mark::Date(index) => analysis.dates[index as usize].span,
                    Mark::Mention(index) => analysis.mentions[index as usize].span,
                };
                assert!(whole.contains(segment.span));
            }
        }
        assert_eq!(at, block.span.end);
    }
}

/// The record's offsets are code points: the words they cut out are the words of the span.
fn check_record(document: &Document, analysis: &Analysis) {
    let record = serde_json::to_value(Record::new(document, analysis, true)).unwrap();
    let points: Vec<char> = document.text().chars().collect();
    let cut = |row: &serde_json::Value| -> String {
        let at = |name: &str| usize::try_from(row[name].as_u64().unwrap()).unwrap();
        points[at("start")..at("end")].iter().collect()
    };
    for (row, mention) in record["mentions"].as_array().unwrap().iter().zip(&analysis.mentions) {
        assert_eq!(cut(row), mention.span.of(document.text()));
    }
    for (row, quote) in record["quotes"].as_array().unwrap().iter().zip(&analysis.quotes) {
        assert_eq!(cut(row), quote.span.of(document.text()));
        assert!(row["why"].as_array().is_some_and(|why| !why.is_empty()));
    }
    for (row, block) in record["blocks"].as_array().unwrap().iter().zip(document.blocks()) {
        assert_eq!(cut(row), block.span.of(document.text()));
    }
}

/// Pieces that news is made of, and pieces that nobody should ever write.
const PIECES: [&str; 44] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "``",
    "''",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    ",",
    ".",
    "...",
    "…",
    "?",
    ":",
    "\n\n",
    "\n",
    "\r",
    "\r\n",
    "\0",
    " ",
    "\u{a0}",
    " said ",
    " according to ",
    "Mr. ",
    "Ana Ruiz",
    "Turkish",
    "the ministry ",
    "U.S.",
    " and ",
    " of ",
    "é",
    "e\u{301}",
    "中文",
    "🎉",
    "October 4",
    " 2017-10-02 ",
    "a day later",
    "King of ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn texts_made_of_news_and_rubbish(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn any_text_at_all(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn analysing_twice_gives_equal_bytes(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let bytes = |text: &str| protocol::encode(&analyze(text).1).unwrap();
        let text = pieces.concat();
        prop_assert_eq!(bytes(&text), bytes(&text));
    }

    #[test]
    fn messages_survive_the_journey(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60)) {
        let (document, analysis) = analyze(&pieces.concat());
        let bytes = protocol::encode(&(&document, &analysis)).unwrap();
        let back: (Document, Analysis) = protocol::decode(&bytes).unwrap();
        prop_assert_eq!(back, (document, analysis));
    }

    #[test]
    fn foreign_bytes_are_a_fault_or_a_message_but_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = protocol::decode::<protocol::Request>(&bytes);
        let _ = protocol::decode::<protocol::Message>(&bytes);
        let _ = Model::load(&bytes);
    }
}

#[test]
fn texts_that_break_parsers() {
    let deep = |open: &str, close: &str| format!("{}word{}", open.repeat(20_000), close.repeat(20_000));
    for text in [
        String::new(),
        "\0".repeat(1000),
        "\r".repeat(1000),
        "a".repeat(1 << 20),
        "A".repeat(1 << 20),
        "é".repeat(1 << 19),
        "\"".repeat(100_000),
        "“".repeat(100_000),
        "'".repeat(100_000),
        "‘a ".repeat(50_000),
        "(".repeat(100_000),
        deep("“", "”"),
        deep("‘", "’"),
        deep("[", "]"),
        "Ana ".repeat(100_000),
        "Ana Ruiz said ".repeat(50_000),
        "said, ".repeat(100_000),
        "according to ".repeat(50_000),
        "“x” \n\n".repeat(20_000),
        ".".repeat(100_000),
        "1".repeat(100_000),
        "1-".repeat(100_000),
        "a-".repeat(100_000),
        "a’s".repeat(100_000),
        "\u{200d}\u{301}".repeat(10_000),
    ] {
        check(&text);
    }
}
