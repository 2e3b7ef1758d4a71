//! A part of a large corpus: the texts of some articles, in a file of its own.

use super::Article;

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
    let Some(articles) = Article::decode(bytes) else { return Found::Unreadable };
    articles
        .into_iter()
        .find(|article| article.slug == slug)
        .map_or(Found::Nothing, |article| Found::Article(Box::new(article)))
}

#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
pub use cut::{Cut, parts};

#[cfg(all(feature = "corpus", not(target_arch = "wasm32")))]
mod cut {
    //! How a corpus is cut into parts.

    use crate::corpus::Corpus;
    use crate::engine::order;
    use crate::library::index::hash;
    use crate::library::{Article, Row};

    /// A part has at least so many bytes of text, if there are as many.
    const LEAST: usize = 16 << 10;
    /// And not many more than these: the first article of a visit waits for its part.
    const MOST: usize = 64 << 10;

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
    pub fn parts(corpus: Corpus) -> Vec<Cut> {
        let known = corpus.articles.into_iter().map(|article| (Row::of(&article), article));
        let newest_first = order::by_number(known.collect(), |(row, _)| row.age());
        let (mut parts, mut part, mut bytes) = (Vec::new(), Vec::new(), 0);
        for (row, article) in newest_first.into_iter().rev() {
            bytes += article.document.text().len();
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
    fn cut(mut articles: Vec<(Row, Article)>) -> Cut {
        articles.reverse();
        let (rows, articles): (_, Vec<_>) = articles.into_iter().unzip();
        Cut { rows, bytes: Article::encode(&articles) }
    }
}

#[cfg(all(test, feature = "corpus"))]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::engine::{BlockKind, Day, Document, Meta};

    fn article(number: u32, day: Option<Day>) -> Option<Article> {
        let meta = Meta { published: day, ..Meta::default() };
        let text = format!("Article {number}\n\n{}", "It rained all day. ".repeat(100));
        let document = match number % 2 {
            0 => Document::from_text(text, meta),
            _ => Document::from_blocks(&[(BlockKind::Caption, &text)], meta),
        };
        Some(Article { slug: format!("article-{number}"), document: document.ok()? })
    }

    fn corpus(numbers: impl Iterator<Item = u32>) -> Corpus {
        let day = |number: u32| Day::new(1900 + (number / 28) as i16, 2, (number % 28 + 1) as u8);
        let articles =
            numbers.filter_map(|number| article(number, day(number).filter(|_| number > 3))).collect();
        Corpus { articles, ..Corpus::default() }
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
            let caption = article.document.blocks()[0].kind == BlockKind::Caption;
            assert_eq!(caption, row.slug.ends_with(['1', '3', '5', '7', '9']), "{}", row.slug);
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
