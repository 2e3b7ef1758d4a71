//! The texts of the articles in the page itself, to be read until the program is there, and if it never comes.
//!
//! A template holds each article as the reader draws it at first; `boot.js` shows the one that the address names.

use std::path::Path;

use quotidian::corpus::Corpus;
use quotidian::engine::Analysis;
use quotidian::exchange::Imprint;
use quotidian::exchange::page::Page;
use quotidian::library::Article;

use crate::Outcome;
use crate::stage::edit;

const BEGIN: &str = "<template data-article=\"";
const END: &str = "</template>\n";

/// Writes the articles of an embedded corpus into the page, and takes away what an earlier one has left.
pub(crate) fn write(folder: &Path, corpus: Option<&Corpus>) -> Outcome {
    let templates: String = corpus.iter().flat_map(|corpus| &corpus.articles).map(template).collect();
    edit(&folder.join("index.html"), |page| {
        let page = without(&page);
        page.replacen("</body>", &format!("{templates}</body>"), 1)
    })
}

/// The page without them.
pub(crate) fn without(page: &str) -> String {
    let mut pieces = page.split(BEGIN);
    let first = pieces.next().unwrap_or_default().to_owned();
    // Text in a template is escaped, so that nothing in it ends one.
    pieces.fold(first, |kept, piece| kept + piece.split_once(END).map_or("", |(_, rest)| rest))
}

fn template(Article { slug, document }: &Article) -> String {
    let (imprint, analysis) = (Imprint::of(document), Analysis::default());
    let page = Page { imprint: &imprint, document, analysis: &analysis };
    format!("{BEGIN}{slug}\">\n{}{END}", page.preview())
}

#[cfg(test)]
mod tests {
    use super::*;
    use quotidian::engine::{Document, Meta};

    #[test]
    fn articles_come_into_the_page_and_out_of_it_again() {
        let text = "</template>\n<script>\n\n“No,” said Ana Ruiz.";
        let document = Document::from_text(text, Meta::default()).unwrap();
        let template = template(&Article { slug: "no".to_owned(), document });
        assert!(!template.contains("<script"), "{template}");
        let page = format!("<body>\n{template}{template}</body>");
        assert_eq!(without(&page), "<body>\n</body>");
        assert_eq!(without("<body></body>"), "<body></body>");
    }
}
