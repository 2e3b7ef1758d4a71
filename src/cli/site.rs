//! `quotidian site`: the articles of a corpus as pages of a site that need no script.

use std::fs;
use std::path::Path;

use super::arguments::Site;
use super::{Failure, Outcome, model};
use crate::corpus::{Corpus, Problem};
use crate::engine::{Analysis, Analyzer};
use crate::exchange::page::Page;
use crate::exchange::{Imprint, site, style};

/// Writes the pages, their list, the feed, the map and the page for missing addresses into the folder. Other files there stay.
pub(super) fn run(options: &Site) -> Outcome {
    let bytes = model::bytes(None)?;
    let analyzer = Analyzer::new(&model::read(&bytes, None)?);
    let folder = &options.folder;
    let corpus = Corpus::read(options.corpus.as_deref().unwrap_or(Path::new(".")))
        .map_err(|problems| told(&problems))?;
    let title = corpus.site.title.clone();
    let address = corpus.site.address.clone();
    let address = address.as_deref();
    let pages = folder.join("a");
    let sheet = style::of_sources();
    // A browser may keep a file for a while: other styles have another name.
    let digest: String =
        style::digest(&sheet).chars().filter(char::is_ascii_alphanumeric).skip(6).take(12).collect();
    let name = format!("style-{digest}.css");
    write(&pages.join(&name), &sheet)?;

    let read: Vec<_> = corpus
        .articles
        .iter()
        .map(|article| {
            let document = &article.document;
            let english = document.meta().is_english();
            let analysis = if english { analyzer.analyze(document) } else { Analysis::default() };
            (article, Imprint::of(document), analysis)
        })
        .collect();
    let entries: Vec<_> = read
        .iter()
        .map(|(article, imprint, analysis)| site::Entry {
            slug: &article.slug,
            imprint,
            document: &article.document,
            analysis,
        })
        .collect();
    for entry in &entries {
        let page = Page { imprint: entry.imprint, document: entry.document, analysis: entry.analysis };
        let html = page.published(&entry.head(&name, address), &entry.reader());
        write(&pages.join(entry.slug).join("index.html"), &html)?;
    }
    write(&pages.join("index.html"), &site::contents(title.as_deref(), &entries, &name))?;
    write(&folder.join("feed.xml"), &site::feed(title.as_deref(), &entries, address))?;
    if let Some(address) = address {
        write(&folder.join("sitemap.xml"), &site::sitemap(&entries, address))?;
    }
    write(&folder.join("404.html"), &site::not_found(address))?;
    // Hosts that would leave files out are told to take them as they are.
    write(&folder.join(".nojekyll"), "")?;
    Ok(true)
}

/// All that is wrong with a corpus, a line each.
fn told(problems: &[Problem]) -> Failure {
    let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
    Failure::Message(lines.join("\n"))
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let folder = path.parent().unwrap_or(path);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| Failure::writing(&path.display().to_string(), &error))
}
