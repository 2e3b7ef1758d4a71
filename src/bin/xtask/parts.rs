//! The parts of a corpus that is too large to be embedded.
//!
//! Each part is a file that is named by its contents, so that a browser keeps it from build to build as long as it stays the
//! same. The index and the catalog belong to one build. All of them are compressed here: not every host compresses files of a
//! kind that it does not know, and what is kept on a device stays small.

use std::fs;
use std::path::Path;

use miniz_oxide::deflate::compress_to_vec_zlib;
use quotidian::corpus::Corpus;
use quotidian::library::{Index, Part, Row, part, table};
use sha2::{Digest as _, Sha256};

use crate::Outcome;
use crate::stage::edit;

/// The folder of the parts, at an address that stays the same.
pub(crate) const FOLDER: &str = "corpus";

/// What tells the reader of a large corpus.
const ATTRIBUTES: &str = r#" data-index="./index.bin" data-catalog="./catalog.bin""#;

/// The index carries so many rows: the first page of the library.
const NEWEST: usize = 100;

/// The best compression; a build takes it once.
const LEVEL: u8 = 9;

/// Writes the parts of a corpus that is not embedded, with index and catalog, and tells the page; takes away what an earlier one
/// has left.
pub(crate) fn write(folder: &Path, corpus: Option<Corpus>) -> Outcome {
    let parts = folder.join(FOLDER);
    let names = ["index.bin", "catalog.bin"].map(|name| folder.join(name));
    for old in names.iter().filter(|file| file.exists()) {
        fs::remove_file(old).map_err(|e| format!("{}: {e}", old.display()))?;
    }
    if parts.exists() {
        fs::remove_dir_all(&parts).map_err(|e| format!("{}: {e}", parts.display()))?;
    }
    edit(&folder.join("index.html"), |page| page.replace(ATTRIBUTES, ""))?;
    let Some(corpus) = corpus else { return Ok(()) };
    fs::create_dir_all(&parts).map_err(|e| format!("{}: {e}", parts.display()))?;
    let (mut index, mut rows) = (Index::default(), Vec::new());
    for cut in part::parts(corpus) {
        let bytes = compress_to_vec_zlib(&cut.bytes, LEVEL);
        let name: String = Sha256::digest(&bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let length = u32::try_from(bytes.len()).map_err(|e| e.to_string())?;
        let file = parts.join(format!("{name}.bin"));
        index.parts.push(Part::new(name, length, cut.rows.iter().map(|row| row.slug.as_str())));
        fs::write(&file, bytes).map_err(|e| format!("{}: {e}", file.display()))?;
        rows.extend(cut.rows);
    }
    index.newest = rows.iter().take(NEWEST).cloned().collect();
    let catalog: Vec<_> = rows.iter().map(Row::cells).collect();
    for (file, bytes) in names.iter().zip([index.encode(), table::encode(&catalog)]) {
        fs::write(file, compress_to_vec_zlib(&bytes, LEVEL))
            .map_err(|e| format!("{}: {e}", file.display()))?;
    }
    edit(&folder.join("index.html"), |page| page.replace(" data-js=", &format!("{ATTRIBUTES} data-js=")))
}
