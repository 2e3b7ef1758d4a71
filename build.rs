//! Writes what is built in: the catalog of the corpus, for the reader alone, and the stamps of this build and its engine.
#![allow(clippy::print_stderr, reason = "a build script has no other way to say what is wrong")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The corpus, read by the very sources of the library, and the little that they need of its other parts.
#[cfg(feature = "app")]
#[allow(dead_code, reason = "a part of it is for other programs")]
#[path = "src/corpus/mod.rs"]
pub mod corpus;
#[cfg(feature = "app")]
#[path = "src/library/credit.rs"]
pub mod credit;
#[cfg(feature = "app")]
#[allow(dead_code, reason = "a part of it is for other programs")]
#[path = "src/engine/date/day.rs"]
pub mod day;
#[cfg(feature = "app")]
#[allow(dead_code, reason = "a part of it is for other programs")]
#[path = "src/engine/document/kind.rs"]
pub mod kind;
#[cfg(feature = "app")]
#[allow(dead_code, reason = "a part of it is for other programs")]
#[path = "src/engine/document/meta.rs"]
pub mod meta;
#[cfg(feature = "app")]
pub mod engine {
    //! What a corpus takes from the engine.
    pub use crate::day::Day;
    pub use crate::kind::BlockKind;
    pub use crate::meta::Meta;
}
#[cfg(feature = "app")]
pub mod library {
    //! What a corpus takes from the library.
    pub use crate::credit::Credit;
}

fn main() {
    if let Err(message) = run() {
        eprintln!("error: {message}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?);
    #[cfg(feature = "app")]
    {
        let corpus = corpus::Corpus::read(&root).map_err(|problems| {
            let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
            lines.join("\nerror: ")
        })?;
        for remark in &corpus.remarks {
            println!("cargo::warning={remark}");
        }
        let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?).join("catalog.rs");
        fs::write(&out, catalog(&corpus)).map_err(|e| format!("{}: {e}", out.display()))?;
    }

    let engine = [files(&root.join("src/engine"))?, vec![root.join("static/data/model.bin")]].concat();
    let everything = [
        files(&root.join("src"))?,
        files(&root.join("static"))?,
        files(&root.join("seeds"))?,
        vec![root.join("corpus.toml"), root.join("Cargo.lock"), root.join("index.html")],
    ]
    .concat();
    println!("cargo::rustc-env=QUOTIDIAN_ENGINE={:016x}", stamp(&root, &engine));
    println!("cargo::rustc-env=QUOTIDIAN_BUILD={:016x}", stamp(&root, &everything));
    for watched in ["build.rs", "corpus.toml", "seeds", "src", "static", "index.html", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    Ok(())
}

/// The source of the table that `library::catalog` includes.
#[cfg(feature = "app")]
fn catalog(corpus: &corpus::Corpus) -> String {
    let corpus::Site { title, licence, .. } = &corpus.site;
    let mut source = format!("const SITE: Site = Site {{ title: {title:?}, licence: {licence:?} }};\n");
    source.push_str("static SEEDS: &[Seed] = &[\n");
    // The texts of a large corpus are files of the site.
    let embedded = if corpus.is_large() { &[][..] } else { &corpus.articles };
    for corpus::Article { slug, meta, body } in embedded {
        let engine::Meta { title, published, source: from, author, licence, language } = meta;
        let published = published.map(|day| day.to_string());
        let body = match body {
            corpus::Body::Text(text) => format!("Body::Text({text:?})"),
            corpus::Body::Blocks(blocks) => {
                let block =
                    |(kind, words): &(engine::BlockKind, String)| format!("(BlockKind::{kind:?}, {words:?})");
                format!("Body::Blocks(&[{}])", blocks.iter().map(block).collect::<Vec<_>>().join(", "))
            }
        };
        source.push_str(&format!(
            "    Seed {{ slug: {slug:?}, title: {title:?}, published: {published:?}, source: {from:?}, author: {author:?}, \
             licence: {licence:?}, language: {language:?}, body: {body} }},\n"
        ));
    }
    source.push_str("];\n");
    source
}

/// Every file below `folder`, if there is one, sorted by path. Hidden files are nobody's content.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    if !folder.exists() {
        return Ok(found);
    }
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let entry = entry.map_err(|e| format!("{}: {e}", folder.display()))?;
        let (path, kind) =
            (entry.path(), entry.file_type().map_err(|e| format!("{}: {e}", folder.display()))?);
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            found.extend(files(&path)?);
        } else if kind.is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A fingerprint (FNV-1a, 64 bits) of the files' names and contents, the same on every machine.
fn stamp(root: &Path, paths: &[PathBuf]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bytes: &[u8]| {
        for &byte in bytes {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    for path in paths {
        let name = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        add(name.as_bytes());
        add(&fs::read(path).unwrap_or_default());
    }
    hash
}
