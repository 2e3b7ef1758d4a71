//! Writes what is built in: the articles of the corpus, for the reader alone, and the stamps of this build and its engine.
#![allow(clippy::print_stderr, reason = "a build script has no other way to say what is wrong")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The corpus and its articles, made by the very sources of the library, and the little that they need of its other parts.
#[cfg(feature = "app")]
#[allow(dead_code, unused_imports, reason = "a part of it is for other programs")]
#[allow(missing_docs, reason = "the library documents them")]
pub mod src {
    pub mod corpus;
    pub mod engine {
        pub mod date {
            pub mod day;
            pub mod reckoning;
            pub mod words;
            pub use day::{Day, Weekday};
        }
        pub mod document;
        pub mod span;
        pub use date::Day;
        pub use document::{BlockKind, Document, Meta, TooLong};
        pub use span::Span;
    }
    pub mod library {
        pub mod article;
        pub mod credit;
        pub use article::Article;
        pub use credit::Credit;
    }
}
#[cfg(feature = "app")]
use src::{corpus, engine, library};

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
        let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);
        let write = |name: &str, bytes: &[u8]| {
            let file = out.join(name);
            fs::write(&file, bytes).map_err(|e| format!("{}: {e}", file.display()))
        };
        // The texts of a large corpus are files of the site.
        let embedded = if corpus.is_large() { &[][..] } else { &corpus.articles };
        write("articles.bin", &library::Article::encode(embedded))?;
        write("site.rs", site(&corpus.site).as_bytes())?;
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

/// The source that `library::embedded` includes.
#[cfg(feature = "app")]
fn site(corpus::Site { title, licence, .. }: &corpus::Site) -> String {
    format!(
        "/// The name of the site, if `corpus.toml` gives it one.\npub const TITLE: Option<&str> = {title:?};\n\
         /// Under which licence the site stands, if it says so: a name, an address, or both.\n\
         pub const LICENCE: Option<&str> = {licence:?};\n"
    )
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
