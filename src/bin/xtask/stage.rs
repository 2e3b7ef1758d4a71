//! `cargo xtask stage`: finishes the folder that Trunk has filled.
//!
//! The articles are written as pages that need no script, those of a large corpus also in parts ([`parts`]), the page and the
//! manifest get the name of the site, if `corpus.toml` gives it one, the page gets the texts that can be read before the
//! program is there ([`preview`]), and what only people read is left out ([`squeeze`]).
//!
//! Trunk names some files after their contents and others not, and a browser or a host may keep any file for a while. So
//! everything that `index.html` refers to moves into one folder, named by the contents of all of it: a page of one build can
//! never get a file of another. Then the service worker learns the list of files, each with the digest by which the browser
//! checks what arrives.
//!
//! A folder of another build is left where it is, for pages that are still open ([`previous`](crate::previous)).
//!
//! Trunk calls this as the hook `post_build`. Called again on a finished folder, it does the work anew.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use quotidian::corpus::Site;
use sha2::{Digest as _, Sha256};

use crate::program::Program;
use crate::{Outcome, build, parts, preview, root, single, squeeze};

/// How the folder of a build begins; the rest is a digest.
const FOLDER: &str = "app-";

/// What keeps its place: addresses that stay the same from build to build.
const FIXED: &[&str] = &[
    "index.html",
    "sw.js",
    "manifest.webmanifest",
    "icons",
    parts::FOLDER,
    "a",
    "feed.xml",
    "sitemap.xml",
    "404.html",
    single::FILE,
];

/// What the service worker does not keep with the build: what is for those who come without the reader, which has the articles
/// itself, and the parts of a large corpus, which the reader keeps as they are opened.
const APART: &[&str] = &["corpus/", "a/", "feed.xml", "sitemap.xml", "404.html", single::FILE];

/// Finishes `folder`, else the folder that Trunk names, with the articles of the project, else those of another `corpus`.
pub(crate) fn run(folder: Option<PathBuf>, corpus: Option<&Path>) -> Outcome {
    let folder = folder
        .or_else(|| env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from))
        .ok_or("name the folder to finish; Trunk does so itself")?;
    prerender(&folder, corpus.unwrap_or(&root()))?;
    finish(&folder, corpus)
}

/// Writes the articles as pages that need no script, by the command line: it is built for speed, which counts when there
/// are many. Pages of articles that are gone go first.
fn prerender(folder: &Path, corpus: &Path) -> Outcome {
    let pages = folder.join("a");
    if pages.exists() {
        fs::remove_dir_all(&pages).map_err(|e| format!("{}: {e}", pages.display()))?;
    }
    let words = [
        "run",
        "--locked",
        "--quiet",
        "--profile",
        "site",
        "--features",
        "cli",
        "--bin",
        "quotidian",
        "--",
        "site",
        "--corpus",
    ];
    Program::cargo().args(words).args([corpus, folder]).run()
}

/// Gives every file its place and fills in the service worker. The program was built with the articles of the project: those of
/// another corpus reach it in parts, however few they are.
fn finish(folder: &Path, other: Option<&Path>) -> Outcome {
    let corpus = build::corpus(other.unwrap_or(&root()))?;
    let parted = other.is_some() || corpus.is_large();
    unpack(folder)?;
    name(folder, &corpus.site)?;
    let (embedded, apart) = if parted { (None, Some(corpus)) } else { (Some(corpus), None) };
    preview::write(folder, embedded.as_ref())?;
    parts::write(folder, apart)?;
    squeeze::run(folder)?;
    pack(folder)?;
    write_worker(folder)
}

/// Undoes an earlier [`pack`].
fn unpack(folder: &Path) -> Outcome {
    let Some(old) = current(folder) else { return Ok(()) };
    for name in entries(&folder.join(&old))? {
        rename(&folder.join(&old).join(&name), &folder.join(&name))?;
    }
    fs::remove_dir(folder.join(&old)).map_err(|e| format!("{old}: {e}"))?;
    edit(&folder.join("index.html"), |page| page.replace(&format!("\"./{old}/"), "\"./"))
}

/// The folder of the build that the page of a finished folder starts.
pub(crate) fn current(folder: &Path) -> Option<String> {
    let page = fs::read_to_string(folder.join("index.html")).ok()?;
    let (_, rest) = page.split_once(&format!("\"./{FOLDER}"))?;
    Some(format!("{FOLDER}{}", rest.split_once('/')?.0))
}

/// The folders of builds there; none where there is no such folder.
pub(crate) fn builds(folder: &Path) -> Vec<String> {
    let names = entries(folder).unwrap_or_default();
    names.into_iter().filter(|name| name.starts_with(FOLDER)).collect()
}

/// Writes what the publisher says about the site into the page and the manifest; what is not said stays as it is.
fn name(folder: &Path, site: &Site) -> Outcome {
    let said = |words: &Option<String>| words.clone().unwrap_or_default();
    let (title, description, language) = (said(&site.title), said(&site.description), said(&site.language));
    let markup = |words: &str| words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;");
    edit(&folder.join("index.html"), |page| {
        let page = fill(&page, "<title>", "</title>", &markup(&title));
        fill(&page, "<meta name=\"description\" content=\"", "\">", &markup(&description))
    })?;
    let manifest = folder.join("manifest.webmanifest");
    if !manifest.exists() {
        return Ok(());
    }
    let json = |words: &str| words.replace('\\', "\\\\").replace('"', "\\\"");
    let values =
        [("name", &title), ("short_name", &title), ("description", &description), ("lang", &language)];
    edit(&manifest, |text| {
        values.iter().fold(text, |text, (key, value)| {
            fill(&text, &format!("\n  \"{key}\": \""), "\",\n", &json(value))
        })
    })
}

/// The text with `value` between the first `before` and the next `after`; as it was if there is no value or no such place.
fn fill(text: &str, before: &str, after: &str, value: &str) -> String {
    let place = text.split_once(before).and_then(|(head, rest)| Some((head, rest.split_once(after)?.1)));
    match place {
        Some((head, tail)) if !value.is_empty() => format!("{head}{before}{value}{after}{tail}"),
        _ => text.to_owned(),
    }
}

/// Moves everything that may move into the folder of this build, and tells `index.html`.
fn pack(folder: &Path) -> Outcome {
    let names = entries(folder)?;
    let moves = |name: &&String| !FIXED.contains(&name.as_str()) && !name.starts_with(FOLDER);
    let names: Vec<_> = names.iter().filter(moves).collect();
    let mut all = Sha256::new();
    for name in &names {
        for (path, digest) in digests(&folder.join(name), name)? {
            all.update(format!("{path} {digest}\n"));
        }
    }
    let digest: String = all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let build = format!("{FOLDER}{digest}");
    fs::create_dir(folder.join(&build)).map_err(|e| format!("{build}: {e}"))?;
    for name in &names {
        rename(&folder.join(name), &folder.join(&build).join(name))?;
    }
    edit(&folder.join("index.html"), |page| {
        names
            .iter()
            .fold(page, |page, name| page.replace(&format!("\"./{name}\""), &format!("\"./{build}/{name}\"")))
    })
}

/// Writes `sw.js`: the source with the version of the build and the list of its files in it.
fn write_worker(folder: &Path) -> Outcome {
    let mut files = digests(folder, "")?;
    files.remove("sw.js");
    files.retain(|path, _| !APART.iter().any(|apart| path.starts_with(apart)));
    // The files of the build before stay on the host for pages that are still open.
    let build = current(folder).ok_or("index.html names no build")?;
    files.retain(|path, _| !path.starts_with(FOLDER) || path.starts_with(&build));
    let mut bytes = 0;
    for path in files.keys() {
        bytes += fs::metadata(folder.join(path)).map_err(|e| format!("{path}: {e}"))?.len();
    }
    // The page itself is known by the address of its folder.
    let page = files.remove("index.html").ok_or("index.html is missing")?;
    files.insert("./".to_owned(), page);
    let list: String =
        files.iter().map(|(path, digest)| format!("  {path:?}: \"sha256-{digest}\",\n")).collect();
    let version = BASE64_STANDARD.encode(Sha256::digest(&list));
    let source = root().join("static/sw.js");
    let worker = fs::read_to_string(&source).map_err(|e| format!("{}: {e}", source.display()))?;
    let filled = worker
        .replace(
            "const VERSION = \"\";",
            &format!("const VERSION = \"{}\";", version.get(..16).unwrap_or("")),
        )
        .replace("const FILES = {};", &format!("const FILES = {{\n{list}}};"))
        .replace("const BYTES = 0;", &format!("const BYTES = {bytes};"));
    fs::write(folder.join("sw.js"), filled).map_err(|e| format!("sw.js: {e}"))
}

/// The digest (SHA-256, Base64) of every file at and below `path`, by its address relative to the site.
fn digests(path: &Path, address: &str) -> Outcome<BTreeMap<String, String>> {
    if path.is_file() {
        let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
        return Ok(BTreeMap::from([(address.to_owned(), BASE64_STANDARD.encode(Sha256::digest(bytes)))]));
    }
    let mut found = BTreeMap::new();
    for name in entries(path)? {
        let below = if address.is_empty() { name.clone() } else { format!("{address}/{name}") };
        found.extend(digests(&path.join(&name), &below)?);
    }
    Ok(found)
}

/// The names in a folder, sorted. Hidden ones are left out: no page asks for them.
pub(crate) fn entries(folder: &Path) -> Outcome<Vec<String>> {
    let failed = |e: std::io::Error| format!("{}: {e}", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    Ok(names)
}

fn rename(from: &Path, to: &Path) -> Outcome {
    fs::rename(from, to).map_err(|e| format!("{}: {e}", from.display()))
}

pub(crate) fn edit(file: &Path, change: impl FnOnce(String) -> String) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", file.display());
    let text = fs::read_to_string(file).map_err(failed)?;
    fs::write(file, change(text)).map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder as Trunk leaves it, in the temporary folder of this machine.
    fn site(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("quotidian-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(folder.join("data")).unwrap();
        fs::create_dir_all(folder.join("icons")).unwrap();
        fs::write(folder.join("index.html"), r#"<script src="./boot.js" data-js="./reader.js"></script>"#)
            .unwrap();
        fs::write(folder.join("boot.js"), "1").unwrap();
        fs::write(folder.join("reader.js"), "2").unwrap();
        fs::write(folder.join("data/model.bin"), "3").unwrap();
        fs::write(folder.join("icons/icon.svg"), "4").unwrap();
        fs::create_dir_all(folder.join("a/pier")).unwrap();
        fs::write(folder.join("a/pier/index.html"), "5").unwrap();
        fs::write(folder.join("404.html"), "6").unwrap();
        folder
    }

    fn page(folder: &Path) -> String {
        fs::read_to_string(folder.join("index.html")).unwrap()
    }

    #[test]
    fn every_file_but_the_fixed_ones_moves_and_the_page_follows() {
        let folder = site("moves");
        finish(&folder, None).unwrap();
        let names = entries(&folder).unwrap();
        let [missing, pages, build, rest @ ..] = names.as_slice() else { panic!("an empty folder") };
        assert_eq!((missing.as_str(), pages.as_str()), ("404.html", "a"));
        assert_eq!(rest, ["icons", "index.html", "sw.js"]);
        assert!(folder.join(build).join("data/model.bin").is_file());
        assert_eq!(
            page(&folder),
            format!(r#"<script src="./{build}/boot.js" data-js="./{build}/reader.js"></script>"#)
        );
        let worker = fs::read_to_string(folder.join("sw.js")).unwrap();
        assert!(worker.contains(&format!("\"{build}/data/model.bin\": \"sha256-")));
        assert!(worker.contains("\"./\": \"sha256-"), "{worker}");
        assert!(
            !worker.contains("a/pier") && !worker.contains("404.html"),
            "what the reader does not need is not kept"
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_files_of_another_build_stay_and_are_not_kept_offline() {
        let folder = site("other");
        fs::create_dir(folder.join("app-before")).unwrap();
        fs::write(folder.join("app-before/boot.js"), "0").unwrap();
        for _ in 0..2 {
            finish(&folder, None).unwrap();
            assert_eq!(fs::read_to_string(folder.join("app-before/boot.js")).unwrap(), "0");
            assert_eq!(builds(&folder).len(), 2);
            assert_ne!(current(&folder).unwrap(), "app-before");
            assert!(!fs::read_to_string(folder.join("sw.js")).unwrap().contains("app-before"));
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn page_and_manifest_get_the_name_of_the_site_as_text() {
        let folder = site("named");
        let source = root().join("static/manifest.webmanifest");
        fs::copy(source, folder.join("manifest.webmanifest")).unwrap();
        fs::copy(root().join("index.html"), folder.join("index.html")).unwrap();
        let untouched = page(&folder);
        name(&folder, &Site::default()).unwrap();
        assert_eq!(page(&folder), untouched);
        // What was filled in once can be filled in again.
        for title in ["An older name", "Harbour \\ News"] {
            let said = Site {
                title: Some(title.to_owned()),
                description: Some("What was said.".to_owned()),
                language: Some("en-IE".to_owned()),
                ..Site::default()
            };
            name(&folder, &said).unwrap();
        }
        assert!(page(&folder).contains("<title>Harbour \\ News</title>"));
        assert!(page(&folder).contains("<meta name=\"description\" content=\"What was said.\">"));
        let manifest = fs::read_to_string(folder.join("manifest.webmanifest")).unwrap();
        for line in [
            "\"name\": \"Harbour \\\\ News\"",
            "\"short_name\": \"Harbour \\\\ News\"",
            "\"lang\": \"en-IE\"",
        ] {
            assert!(manifest.contains(line), "{line} in {manifest}");
        }
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_filled_in_is_never_markup() {
        let folder = site("escaped");
        fs::write(folder.join("index.html"), "<title>A</title>").unwrap();
        let said = Site { title: Some("</title><script> & \"".to_owned()), ..Site::default() };
        name(&folder, &said).unwrap();
        assert_eq!(page(&folder), "<title>&lt;/title>&lt;script> &amp; &quot;</title>");
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn the_same_files_give_the_same_build_and_others_another() {
        let folder = site("again");
        finish(&folder, None).unwrap();
        let first = (page(&folder), fs::read_to_string(folder.join("sw.js")).unwrap());
        finish(&folder, None).unwrap();
        assert_eq!(first, (page(&folder), fs::read_to_string(folder.join("sw.js")).unwrap()));
        let build = entries(&folder).unwrap().into_iter().find(|name| name.starts_with(FOLDER)).unwrap();
        fs::write(folder.join(build).join("data/model.bin"), "changed").unwrap();
        finish(&folder, None).unwrap();
        assert_ne!(first.0, page(&folder));
        fs::remove_dir_all(folder).unwrap();
    }
}
