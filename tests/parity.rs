//! Native and wasm give the same record, byte for byte: both must agree with the fingerprints in `fixtures/parity.txt`.
//!
//! A native run with other fingerprints writes the file anew and fails; the difference is there to be reviewed.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use quotidian::exchange::Record;
use quotidian::{Analyzer, Document, Meta, Model};

#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");
static SEED: &str = include_str!("../seeds/000_23c3413560a69468.txt");
static EXPECTED: &str = include_str!("fixtures/parity.txt");

/// FNV-1a, 64 bits.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Texts of all scripts and habits, put together by a fixed sequence of numbers.
fn made_texts() -> Vec<(String, String)> {
    const PIECES: [&str; 28] = [
        "Ana Ruiz ",
        "said ",
        "“We will rebuild,” ",
        "\"Not again.\" ",
        "the Turkish foreign ministry ",
        "according to ",
        "Mr. Hale, ",
        "on Monday ",
        "October 4, 2017 ",
        "two weeks ago ",
        "🎉 ",
        "e\u{301}té ",
        "中文 ",
        "مرحبا ",
        "U.S. President ",
        "(KRG) ",
        "\n\n",
        "\n",
        ". ",
        ", ",
        "‘Go,’ ",
        "she ",
        "Berg and Díaz ",
        "announced that ",
        "it was over",
        "’s ",
        "... ",
        "NATO ",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap()
    };
    (0..40)
        .map(|number| {
            let text = (0..next() % 120).map(|_| PIECES[next() % PIECES.len()]).collect();
            (format!("made-{number:02}"), text)
        })
        .collect()
}

fn fingerprints() -> String {
    let model = Model::load(MODEL).unwrap();
    let analyzer = Analyzer::new(&model);
    let seed = ("000_23c3413560a69468".to_owned(), SEED.to_owned());
    let mut lines = String::new();
    for (name, text) in std::iter::once(seed).chain(made_texts()) {
        let document = Document::from_text(text, Meta::default()).unwrap();
        let record = Record::new(&document, &analyzer.explain(&document), true);
        let json = serde_json::to_string(&record).unwrap();
        lines.push_str(&format!("{name} {:016x}\n", fingerprint(json.as_bytes())));
    }
    lines
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn records_are_the_same_everywhere() {
    let found = fingerprints();
    #[cfg(not(target_arch = "wasm32"))]
    if found != EXPECTED {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/parity.txt"), &found).unwrap();
    }
    assert_eq!(found, EXPECTED, "the records changed: review fixtures/parity.txt and run again");
}
