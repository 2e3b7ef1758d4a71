//! Where the articles of a large corpus are.

use super::{Row, table};

/// How many letters of a fingerprint there are for each address: few, because all of them are downloaded before any article of a
/// large corpus, and enough, because a wrong part is asked for in vain once in a hundred times.
const WIDTH: usize = 5;

/// The parts of a large corpus, and what is needed to open any article or the first page of the library before the whole
/// catalog is there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// The parts, those of the newest articles first.
    pub parts: Vec<Part>,
    /// The rows of the newest articles.
    pub newest: Vec<Row>,
}

/// A part of a large corpus: a file with the texts of articles that are neighbours by their day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of its file, without the ending: the beginning of the digest of its contents.
    pub name: String,
    /// How long its file is.
    pub bytes: u32,
    /// The fingerprints of its articles' addresses, newest first.
    fingerprints: String,
}

impl Part {
    /// A part with these articles, in a file of this name and length.
    #[must_use]
    pub fn new<'a>(name: String, bytes: u32, slugs: impl Iterator<Item = &'a str>) -> Self {
        Self { name, bytes, fingerprints: slugs.map(fingerprint).collect() }
    }

    /// How many articles it has.
    #[must_use]
    pub const fn articles(&self) -> usize {
        self.fingerprints.len() / WIDTH
    }
}

impl Index {
    /// The bytes of its file.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let part = |part: &Part| vec![part.name.clone(), part.bytes.to_string(), part.fingerprints.clone()];
        let rows: Vec<_> = self.parts.iter().map(part).chain(self.newest.iter().map(Row::cells)).collect();
        table::encode(&rows)
    }

    /// The index in these bytes; `None` if they are none.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut index = Self::default();
        for cells in table::decode(bytes)? {
            if let [name, bytes, fingerprints] = cells[..] {
                let (name, fingerprints) = (name.to_owned(), fingerprints.to_owned());
                index.parts.push(Part { name, bytes: bytes.parse().ok()?, fingerprints });
            } else {
                index.newest.push(Row::from_cells(&cells)?);
            }
        }
        Some(index)
    }

    /// How many articles there are.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.parts.iter().map(Part::articles).sum()
    }

    /// How many bytes all parts have.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.parts.iter().map(|part| u64::from(part.bytes)).sum()
    }

    /// The number of the first part, from part `from` on, that may hold the article at this address.
    #[must_use]
    pub fn search(&self, slug: &str, from: usize) -> Option<usize> {
        let wanted = fingerprint(slug);
        let has = |part: &Part| {
            part.fingerprints.as_bytes().chunks_exact(WIDTH).any(|known| known == wanted.as_bytes())
        };
        self.parts.iter().enumerate().skip(from).find(|(_, part)| has(part)).map(|(number, _)| number)
    }
}

/// A few letters that an address is known by: of a hash (FNV-1a) the high bits, which are mixed best.
pub(super) fn fingerprint(slug: &str) -> String {
    format!("{:05x}", hash(slug) >> 12)
}

/// A number that an address always has.
pub(super) fn hash(slug: &str) -> u32 {
    slug.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_part_of_an_article_is_found_by_its_address() {
        let slugs: Vec<_> = (0..10_000).map(|number| format!("article-{number}")).collect();
        let part = |slugs: &[String]| Part::new(String::new(), 1, slugs.iter().map(String::as_str));
        let index = Index { parts: slugs.chunks(100).map(part).collect(), newest: Vec::new() };
        assert_eq!((index.articles(), index.bytes()), (10_000, 100));
        let mut in_vain = 0;
        for (number, slug) in slugs.iter().enumerate().step_by(10) {
            let mut at = index.search(slug, 0).unwrap();
            while at != number / 100 {
                in_vain += 1;
                at = index.search(slug, at + 1).unwrap();
            }
        }
        assert!(in_vain < 20, "{in_vain}");
        let strangers =
            (0..1000).filter(|number| index.search(&format!("other-{number}"), 0).is_some()).count();
        assert!(strangers < 30, "{strangers}");
    }

    #[test]
    fn an_index_is_read_as_it_was_written() {
        let row = Row {
            slug: "pier".to_owned(),
            title: "The pier".to_owned(),
            headline: true,
            published: None,
            source: None,
            minutes: 3,
            english: true,
        };
        let index =
            Index { parts: vec![Part::new("0123".to_owned(), 7, ["pier"].into_iter())], newest: vec![row] };
        let bytes = index.encode();
        assert_eq!(Index::decode(&bytes), Some(index));
        for bytes in [&bytes[..bytes.len() - 1], &[0xff; 40], b"<!doctype html>"] {
            assert_eq!(Index::decode(bytes), None);
        }
    }
}
