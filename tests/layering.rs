//! Which part may know which: the walls that one package does not build by itself.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below a folder of `src`.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                found.push((path, source));
            }
        }
    }
    let mut found = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(folder), &mut found);
    found
}

/// Fails when a file of `folder` names one of `forbidden` outside of comments and tests.
fn forbid(folder: &str, forbidden: &[&str]) {
    forbid_but(folder, "no folder at all", forbidden);
}

/// The same, with one folder inside left out.
fn forbid_but(folder: &str, left_out: &str, forbidden: &[&str]) {
    let left_out = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(left_out);
    let found: Vec<_> =
        sources(folder).into_iter().filter(|(path, _)| !path.starts_with(&left_out)).collect();
    assert!(!found.is_empty(), "src/{folder} holds no source");
    for (path, source) in found {
        let code = ["", "pub(crate) "].into_iter().fold(source.as_str(), |code, seen| {
            code.split(&format!("#[cfg(test)]\n{seen}mod tests")).next().unwrap()
        });
        for (number, line) in
            code.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"))
        {
            for name in forbidden {
                assert!(!line.contains(name), "{}:{} names {name}", path.display(), number + 1);
            }
        }
    }
}

const BROWSER: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "yew"];

#[test]
fn the_engine_knows_nothing_of_the_world() {
    forbid("engine", &BROWSER);
    forbid(
        "engine",
        &[
            "std::fs",
            "std::io",
            "std::net",
            "std::time",
            "std::env",
            "crate::library",
            "crate::exchange",
            "crate::ui",
            "crate::protocol",
            "crate::cli",
        ],
    );
}

/// The trainer makes the weights and runs on one machine only; it may use what would make answers differ.
#[test]
fn the_engine_reckons_in_integers_and_without_chance() {
    forbid_but("engine", "engine/train", &["f32", "f64", "std::thread", "rand::"]);
}

#[test]
fn library_reading_and_exchange_know_the_engine_alone() {
    for folder in ["library", "reading", "exchange"] {
        forbid(folder, &BROWSER);
        forbid(folder, &["std::fs", "std::time", "crate::ui", "crate::protocol", "crate::cli"]);
    }
}

/// The build script compiles the corpus with articles, their documents and days, and without the rest of the library.
#[test]
fn the_corpus_takes_few_nouns_of_the_engine_and_the_library() {
    forbid("corpus", &BROWSER);
    forbid(
        "corpus",
        &["std::env", "std::time", "crate::ui", "crate::protocol", "crate::cli", "crate::exchange"],
    );
    for (path, source) in sources("corpus") {
        let source = source.split("#[cfg(test)]").next().unwrap();
        for line in
            source.lines().filter(|line| line.contains("crate::engine") || line.contains("crate::library"))
        {
            let (_, taken) = line.split_once("crate::").unwrap();
            let (part, nouns) = taken.trim_end_matches(';').split_once("::").unwrap();
            let known: &[&str] = match part {
                "engine" => &["BlockKind", "Day", "Document", "Meta", "TooLong"],
                _ => &["Article", "Credit"],
            };
            let nouns = nouns.trim_matches(['{', '}']).split(", ");
            assert!(nouns.into_iter().all(|noun| known.contains(&noun)), "{}: {line}", path.display());
        }
    }
}

#[test]
fn state_and_pages_do_not_touch_the_browser() {
    forbid(
        "ui/state",
        &["web_sys", "js_sys", "wasm_bindgen", "gloo", "ui::platform", "ui::components", "ui::pages"],
    );
    for folder in ["ui/components", "ui/pages"] {
        forbid(folder, &["web_sys", "js_sys", "wasm_bindgen", "gloo"]);
    }
}

#[test]
fn no_page_inserts_markup() {
    for folder in ["ui", "bin"] {
        forbid(
            folder,
            &[
                "from_html_unchecked",
                "set_inner_html",
                "set_outer_html",
                "insert_adjacent_html",
                "style={",
                "style=\"",
            ],
        );
    }
}
