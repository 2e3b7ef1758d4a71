//! Reads what is built in: the articles of `seeds/`, and the stamps of this build and its engine.
#![allow(clippy::print_stderr, reason = "a build script has no other way to say what is wrong")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

/// The longest seed, in bytes; the same as `Document::MAX_BYTES`.
const MAX_SEED: u64 = 64 << 20;

fn main() {
    if let Err(message) = run() {
        eprintln!("error: {message}");
        process::exit(1);
    }
}

fn run() -> Result<(), String> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|e| e.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|e| e.to_string())?);

    let seeds = files(&root.join("seeds"))?;
    fs::write(out.join("seeds.rs"), seeds_source(&seeds)?).map_err(|e| format!("seeds.rs: {e}"))?;

    let engine = [files(&root.join("src/engine"))?, vec![root.join("static/data/model.bin")]].concat();
    let everything = [
        files(&root.join("src"))?,
        files(&root.join("static"))?,
        seeds,
        vec![root.join("Cargo.lock"), root.join("index.html")],
    ]
    .concat();
    println!("cargo::rustc-env=QUOTIDIAN_ENGINE={:016x}", stamp(&root, &engine));
    println!("cargo::rustc-env=QUOTIDIAN_BUILD={:016x}", stamp(&root, &everything));
    for watched in ["build.rs", "seeds", "src", "static", "index.html", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={watched}");
    }
    Ok(())
}

/// Every file below `folder`, sorted by path. Hidden files are nobody's content.
fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| format!("{}: {e}", folder.display()))? {
        let path = entry.map_err(|e| format!("{}: {e}", folder.display()))?.path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            continue;
        }
        if path.is_dir() {
            found.extend(files(&path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The source of a table `SEEDS` of (slug, text).
fn seeds_source(seeds: &[PathBuf]) -> Result<String, String> {
    let mut source = String::from("static SEEDS: &[(&str, &str)] = &[\n");
    let mut slugs = Vec::new();
    for path in seeds {
        let name = path.display();
        if path.extension().is_none_or(|ending| ending != "txt") {
            return Err(format!(
                "{name}: only .txt files are articles; move it out of seeds/ or save it as plain text"
            ));
        }
        let bytes = fs::read(path).map_err(|e| format!("{name}: {e}"))?;
        if bytes.len() as u64 > MAX_SEED {
            return Err(format!("{name}: longer than {MAX_SEED} bytes; cut it into several articles"));
        }
        if let Err(e) = std::str::from_utf8(&bytes) {
            return Err(format!("{name}: not UTF-8 from byte {}; save it as UTF-8", e.valid_up_to()));
        }
        let slug = slug(path);
        if slug.is_empty() || slugs.contains(&slug) {
            return Err(format!("{name}: another file gives the same address `{slug}`; rename one of them"));
        }
        writeln!(source, "    ({slug:?}, include_str!({path:?})),").map_err(|e| e.to_string())?;
        slugs.push(slug);
    }
    source.push_str("];\n");
    Ok(source)
}

/// The file's name without its ending, with all but letters, digits, `-` and `_` as `-`: safe in an address.
fn slug(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    stem.chars().map(|c| if c.is_alphanumeric() || c == '-' || c == '_' { c } else { '-' }).collect()
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
