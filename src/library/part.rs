//! A part of a large corpus: the texts of some articles, in a file of its own.

use super::row::said;
use super::{Article, table};
use crate::engine::{BlockKind, Day, Document, Meta};

/// The kinds of blocks, as the cells before them name them.
const KINDS: [(&str, BlockKind); 5] = [
    ("h", BlockKind::Heading),
    ("p", BlockKind::Paragraph),
    ("b", BlockKind::Byline),
    ("c", BlockKind::Caption),
    ("l", BlockKind::ListItem),
];

/// What was found in a part.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// The article.
    Article(Box<Article>),
    /// Other articles.
    Nothing,
    /// No part of this build.
    Unreadable,
}

/// Looks for the article at this address in the bytes of a part.
#[must_use]
pub fn find(bytes: &[u8], slug: &str) -> Found {
    let Some(articles) = table::decode(bytes) else { return Found::Unreadable };
    let Some(cells) = articles.iter().find(|cells| cells.first() == Some(&slug)) else {
        return Found::Nothing;
    };
    match article(cells) {
        Some(article) => Found::Article(Box::new(article)),
        None => Found::Unreadable,
    }
}

/// The article of these cells: address, what is known besides the text, and the text, which is one cell, or two for each block.
fn article(cells: &[&str]) -> Option<Article> {
    let (&[slug, title, published, source, author, licence, language], body) = cells.split_first_chunk()?;
    let meta = Meta {
        title: said(title),
        published: Day::parse(published),
        source: said(source),
        author: said(author),
        licence: said(licence),
        language: said(language),
    };
    let document = if let [text] = *body {
        Document::from_text(text, meta)
    } else {
        let mut blocks = Vec::new();
        for block in body.chunks_exact(2) {
            let &[code, words] = block else { return None };
            let (_, kind) = KINDS.into_iter().find(|(known, _)| *known == code)?;
            blocks.push((kind, words));
        }
        Document::from_blocks(&blocks, meta)
    };
    Some(Article { slug: slug.to_owned(), document: document.ok()? })
}

#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
pub use cut::{Cut, parts};

#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
mod cut {
    //! How a corpus is cut into parts.

    use super::{KINDS, table};
    use crate::corpus::{self, Body};
    use crate::engine::order;
    use crate::library::index::hash;
    use crate::library::{Catalog, Row};

    /// A part has at least so many bytes of text, if there are as many.
    const LEAST: usize = 16 << 10;
    /// And not many more than these: the first article of a visit waits for its part.
    const MOST: usize = 96 << 10;

    /// Articles that are neighbours by their day.
    #[derive(Clone, Debug, Default, PartialEq, Eq)]
    pub struct Cut {
        /// What lists say of them, newest first.
        pub rows: Vec<Row>,
        /// Their texts, in which [`super::find`] looks.
        pub bytes: Vec<u8>,
    }

    /// A corpus in parts, the newest articles first.
    ///
    /// It is cut from the oldest article on, and by the articles' addresses rather than by size alone: a new article changes the
    /// part that it comes into, and the others stay what readers have.
    #[must_use]
    pub fn parts(corpus: corpus::Corpus) -> Vec<Cut> {
        let known = corpus.articles.into_iter().filter_map(|article| {
            let row = Row::of(&Catalog::article(article.clone())?);
            Some((row, article))
        });
        let newest_first = order::by_number(known.collect(), |(row, _)| row.age());
        let (mut parts, mut part, mut bytes) = (Vec::new(), Vec::new(), 0);
        for (row, article) in newest_first.into_iter().rev() {
            bytes += article.body.bytes();
            let boundary = hash(&row.slug) >> 28 == 0;
            part.push((row, article));
            if bytes >= MOST || bytes >= LEAST && boundary {
                parts.push(cut(std::mem::take(&mut part)));
                bytes = 0;
            }
        }
        parts.extend((!part.is_empty()).then(|| cut(part)));
        parts.reverse();
        parts
    }

    /// One part of these articles, the oldest of which comes first.
    fn cut(mut articles: Vec<(Row, corpus::Article)>) -> Cut {
        articles.reverse();
        let cells: Vec<_> = articles.iter().map(|(_, article)| cells(article)).collect();
        Cut { rows: articles.into_iter().map(|(row, _)| row).collect(), bytes: table::encode(&cells) }
    }

    fn cells(article: &corpus::Article) -> Vec<String> {
        let meta = &article.meta;
        let published = meta.published.map(|day| day.to_string());
        let about = [&meta.title, &published, &meta.source, &meta.author, &meta.licence, &meta.language];
        let mut cells = vec![article.slug.clone()];
        cells.extend(about.map(|words| words.clone().unwrap_or_default()));
        match &article.body {
            Body::Text(text) => cells.push(text.clone()),
            Body::Blocks(blocks) => {
                for (kind, words) in blocks {
                    let code = KINDS.iter().find(|(_, known)| known == kind).map_or("", |(code, _)| code);
                    cells.extend([code.to_owned(), words.clone()]);
                }
            }
        }
        cells
    }
}

#[cfg(all(test, feature = "corpus"))]
mod tests {
    use super::*;
    use crate::corpus;
    use crate::engine::Day;

    fn article(number: u32, day: Option<Day>) -> corpus::Article {
        let meta = Meta { published: day, ..Meta::default() };
        let text = format!("Article {number}\n\n{}", "It rained all day. ".repeat(100));
        let body = match number % 2 {
            0 => corpus::Body::Text(text),
            _ => corpus::Body::Blocks(vec![(BlockKind::Caption, text)]),
        };
        corpus::Article { slug: format!("article-{number}"), meta, body }
    }

    fn corpus(numbers: impl Iterator<Item = u32>) -> corpus::Corpus {
        let day = |number: u32| Day::new(1900 + (number / 28) as i16, 2, (number % 28 + 1) as u8);
        let articles = numbers.map(|number| article(number, day(number).filter(|_| number > 3))).collect();
        corpus::Corpus { articles, ..corpus::Corpus::default() }
    }

    #[test]
    fn every_article_is_found_in_its_part_as_it_was() {
        let parts = parts(corpus(0..200));
        assert!(parts.len() > 3);
        for (number, row) in
            parts.iter().enumerate().flat_map(|(at, part)| part.rows.iter().map(move |row| (at, row)))
        {
            let Found::Article(article) = find(&parts[number].bytes, &row.slug) else {
                panic!("{}", row.slug)
            };
            assert_eq!(crate::library::Row::of(&article), *row);
            let kind =
                if row.title == "Article 1" { BlockKind::Caption } else { article.document.blocks()[0].kind };
            assert_eq!(article.document.blocks()[0].kind, kind);
        }
        assert_eq!(find(&parts[0].bytes, "article-x"), Found::Nothing);
        let titles: Vec<_> = parts.iter().flat_map(|part| &part.rows).map(|row| row.slug.as_str()).collect();
        assert_eq!((titles[0], titles[195]), ("article-199", "article-4"), "newest first");
        assert_eq!(
            &titles[196..],
            ["article-0", "article-1", "article-2", "article-3"],
            "then those without a day"
        );
    }

    #[test]
    fn a_new_article_leaves_other_parts_as_they_are() {
        for new in [50, 300] {
            let before = parts(corpus((0..300).filter(|number| *number != 50)));
            let after = parts(corpus(
                (0..=300)
                    .filter(|number| *number != 50 || new == 50)
                    .filter(|number| *number != 300 || new == 300),
            ));
            let changed =
                after.iter().filter(|part| !before.iter().any(|old| old.bytes == part.bytes)).count();
            assert!((1..=3).contains(&changed), "{changed} of {} parts are others", after.len());
        }
    }

    #[test]
    fn bytes_of_no_part_are_refused() {
        let part = &parts(corpus(0..20))[0].bytes;
        for bytes in [&part[..part.len() / 2], &[0xff; 40], b"<!doctype html>"] {
            assert_eq!(find(bytes, "article-1"), Found::Unreadable);
        }
    }
}
