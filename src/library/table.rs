//! The form of the files of a large corpus: rows of cells, all of them words. One form for all files keeps the reader small.

/// The bytes of a table.
#[must_use]
pub fn encode(rows: &[Vec<String>]) -> Vec<u8> {
    // Only memory that is out could stop it.
    postcard::to_stdvec(rows).unwrap_or_default()
}

/// The table in these bytes; `None` if they are none.
pub(super) fn decode(bytes: &[u8]) -> Option<Vec<Vec<&str>>> {
    postcard::from_bytes(bytes).ok()
}
