//! What a publisher puts into a site: the articles of `seeds/`, and `corpus.toml`.
//!
//! The build script reads a corpus by these very sources, and so do the project's own commands; nothing else reads `seeds/`.
//! A corpus is read whole or not at all: what is wrong anywhere is told together, each with its file, line, reason and fix.
//! Markdown and HTML become blocks of text; no markup goes any further.

mod article;
mod details;
mod front;
mod html;
mod problem;
mod site;
mod slug;
mod spelling;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use article::Form;
pub use problem::{Fault, Problem, Remark};
pub use site::Site;

use crate::library::Article;

/// The folder of the articles.
const FOLDER: &str = "seeds";

/// With more text than this, in bytes, a corpus is no part of the program: embedded it would then cost a first visit more than
/// the one part that the visit needs.
const MOST_EMBEDDED: usize = 64 << 10;

/// What a publisher puts into a site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// What is said about the site.
    pub site: Site,
    /// The articles, by the names of their files.
    pub articles: Vec<Article>,
    /// What rules left out of the articles.
    pub remarks: Vec<Remark>,
}

impl Corpus {
    /// How much text there is, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.articles.iter().map(|article| article.document.text().len()).sum()
    }

    /// Whether it is too large to be embedded, and is read in parts.
    #[must_use]
    pub fn is_large(&self) -> bool {
        self.bytes() > MOST_EMBEDDED
    }

    /// The corpus in the folder `root`.
    ///
    /// # Errors
    /// Everything that is wrong with it, by file and line.
    pub fn read(root: &Path) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let mut corpus = Self { site: read_site(root, &mut problems), ..Self::default() };
        let mut files = Vec::new();
        find(&root.join(FOLDER), FOLDER, &mut files, &mut problems);
        let mut known: Vec<(String, String)> = Vec::new();
        for Seed { path, file } in files {
            let form = match Form::of(&path) {
                Ok(form) => form,
                Err(fault) => {
                    problems.push(fault.of(&file));
                    continue;
                }
            };
            let slug = slug::slug(&path.file_stem().unwrap_or_default().to_string_lossy());
            problems.extend(unfit(&slug, &known).map(|fault| fault.of(&file)));
            known.push((slug.clone(), file.clone()));
            match article::read(&path, form, &corpus.site.articles) {
                Ok((document, left_out)) => {
                    let what = left_out.join(", ");
                    if !what.is_empty() {
                        corpus.remarks.push(Remark { file, what });
                    }
                    corpus.articles.push(Article { slug, document });
                }
                Err(found) => problems.extend(found.into_iter().map(|problem| Problem::new(&file, problem))),
            }
        }
        problems.sort();
        if problems.is_empty() { Ok(corpus) } else { Err(problems) }
    }
}

/// Why an article cannot have this address.
fn unfit(slug: &str, known: &[(String, String)]) -> Option<Fault> {
    const FIX: &str = "rename one of them";
    if slug.is_empty() {
        return Some(Fault::new("its name has no letter or digit to make an address of", "rename it"));
    }
    let (_, other) = known.iter().find(|(taken, _)| taken == slug)?;
    Some(Fault::new(format!("has the same address, `{slug}`, as {other}"), FIX))
}

/// What `corpus.toml` says; nothing if there is none.
fn read_site(root: &Path, problems: &mut Vec<Problem>) -> Site {
    let mut found = Vec::new();
    let site = match fs::read(root.join(site::FILE)) {
        Ok(bytes) => match article::decoded(&bytes) {
            Ok(text) => Site::read(text, &mut found),
            Err(problem) => {
                found.push(problem);
                Site::default()
            }
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Site::default(),
        Err(error) => {
            found.push((None, Fault::new(format!("cannot be read ({error})"), "check its permissions")));
            Site::default()
        }
    };
    problems.extend(found.into_iter().map(|problem| Problem::new(site::FILE, problem)));
    site
}

/// A file of `seeds/`.
struct Seed {
    path: PathBuf,
    /// Its name from the project's folder on, with `/` on every system.
    file: String,
}

/// Every file below `folder`, by name, the same order on every machine. Hidden files are nobody's articles.
fn find(folder: &Path, name: &str, found: &mut Vec<Seed>, problems: &mut Vec<Problem>) {
    let mut failed = |error: &std::io::Error| {
        problems.push(Fault::new(format!("cannot be read ({error})"), "make the folder readable").of(name));
    };
    let mut names = Vec::new();
    match fs::read_dir(folder) {
        // A site without articles is a site.
        Err(error) if error.kind() == ErrorKind::NotFound && name == FOLDER => {}
        Err(error) => failed(&error),
        Ok(entries) => {
            for entry in entries {
                match entry {
                    Ok(entry) => names.push(entry.file_name()),
                    Err(error) => failed(&error),
                }
            }
        }
    }
    names.sort();
    for entry in names {
        let shown = entry.to_string_lossy();
        if shown.starts_with('.') {
            continue;
        }
        // A name may hold anything; what is printed of it is one line.
        let (path, file) =
            (folder.join(&entry), format!("{name}/{}", shown.replace(char::is_control, "\u{fffd}")));
        let Ok(data) = fs::symlink_metadata(&path) else {
            problems.push(Fault::new("cannot be read", "make it readable").of(&file));
            continue;
        };
        if data.is_dir() {
            find(&path, &file, found, problems);
        } else if data.is_symlink() {
            let reason = "is a link, which other machines may not have the end of";
            problems.push(Fault::new(reason, "put the file itself there").of(&file));
        } else if data.is_file() {
            found.push(Seed { path, file });
        } else {
            problems.push(Fault::new("is neither a file nor a folder", "move it out of seeds/").of(&file));
        }
    }
}
