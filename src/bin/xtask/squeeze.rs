//! Makes the files of the site smaller where nobody sees it: comments, indentation, and names between two machines.

use std::fs;
use std::ops::Range;
use std::path::Path;

use quotidian::exchange::style::part;

use crate::stage::{edit, entries};
use crate::{Outcome, root};

/// The style sheets of `static/css`, in the order in which their rules count.
const SHEETS: [&str; 8] = ["tokens", "base", "controls", "library", "article", "marks", "panels", "cards"];

/// Writes the site's one style sheet and squeezes the scripts. Called again, it changes nothing.
pub(crate) fn run(folder: &Path) -> Outcome {
    let mut sheet = String::new();
    for name in SHEETS {
        let file = root().join(format!("static/css/{name}.css"));
        let rules = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
        // Saved pages are written with some of these parts, and find them by their names.
        sheet += &(part(name) + &without_comments(&rules) + "\n");
    }
    let file = folder.join("styles.css");
    fs::write(&file, sheet).map_err(|e| format!("{}: {e}", file.display()))?;

    let names = entries(folder)?;
    for name in names.iter().filter(|name| name.ends_with(".js") && *name != "sw.js") {
        edit(&folder.join(name), |text| without_comments(&text))?;
    }
    for name in names.iter().filter_map(|name| name.strip_suffix("_bg.wasm")) {
        number_names(&folder.join(format!("{name}.js")), &folder.join(format!("{name}_bg.wasm")))?;
    }
    Ok(())
}

/// A script or a sheet without what only people read: indentation, and comments that have lines of their own.
fn without_comments(text: &str) -> String {
    let mut in_comment = false;
    let kept = text.lines().map(str::trim).filter(|line| {
        in_comment |= line.starts_with("/*");
        let dropped = in_comment || line.is_empty() || line.starts_with("//");
        in_comment &= !line.ends_with("*/");
        !dropped
    });
    kept.collect::<Vec<_>>().join("\n")
}

/// Numbers what a program asks its script for. wasm-bindgen names it by words and a digest, which nothing compresses; both
/// files are loaded together and nobody else knows the names. A number is as long as the name, so that nothing else in the
/// program moves.
fn number_names(script: &Path, program: &Path) -> Outcome {
    let read = |file: &Path| fs::read(file).map_err(|e| format!("{}: {e}", file.display()));
    let (mut text, mut code) = (read(script)?, read(program)?);
    let mut known = Vec::new();
    for bytes in [&mut text, &mut code] {
        for name in names(bytes) {
            let name = bytes.get_mut(name).unwrap_or_default();
            let number = known.iter().position(|other| other == name).unwrap_or_else(|| {
                known.push(name.to_vec());
                known.len() - 1
            });
            name.copy_from_slice(format!("{number:_>width$}", width = name.len()).as_bytes());
        }
    }
    for (file, bytes) in [(script, text), (program, code)] {
        fs::write(file, bytes).map_err(|e| format!("{}: {e}", file.display()))?;
    }
    Ok(())
}

/// Where the names of wasm-bindgen stand that end in a digest: `__wbg_focus_0123456789abcdef`.
fn names(bytes: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
        let length = if rest.starts_with(b"__wb") { name_length(rest) } else { None };
        found.extend(length.map(|length| at..at + length));
        at += length.unwrap_or(1);
    }
    found
}

/// How long the name is with which `bytes` begin, if it ends in a digest.
fn name_length(bytes: &[u8]) -> Option<usize> {
    const DIGEST: usize = 16;
    let length = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'_').count();
    let (words, digest) = bytes.get(..length)?.split_last_chunk::<DIGEST>()?;
    (words.ends_with(b"_") && digest.iter().all(u8::is_ascii_hexdigit)).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_is_in_the_site_or_in_the_pages_without_a_script() {
        let mut known: Vec<_> =
            SHEETS.iter().copied().chain(["page"]).map(|name| format!("{name}.css")).collect();
        known.sort();
        assert_eq!(entries(&root().join("static/css")).unwrap(), known);
    }

    #[test]
    fn comments_on_their_own_lines_go_and_nothing_else_does() {
        let text = "/** All\n * of this. */\n  // and this\n  a { b: \"/*\" } /* but\n  c */\n\n/* d */\ne";
        assert_eq!(without_comments(text), "a { b: \"/*\" } /* but\nc */\ne");
    }

    #[test]
    fn names_are_found_behind_any_byte_and_only_with_a_digest() {
        let bytes = b"\x2a1__wbg_on_0123456789abcdef\0 __wbg_on_0123456789abcdeg __wbindgen_malloc";
        let found: Vec<_> = names(bytes).into_iter().map(|name| &bytes[name]).collect();
        assert_eq!(found, [b"__wbg_on_0123456789abcdef"]);
    }

    #[test]
    fn script_and_program_keep_to_the_same_numbers() {
        let folder = std::env::temp_dir().join(format!("quotidian-names-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (script, program) = (folder.join("a.js"), folder.join("a_bg.wasm"));
        fs::write(&script, "__wbg_a_0000000000000000 __wbg_b_1111111111111111 __wbg_a_0000000000000000")
            .unwrap();
        fs::write(&program, b"__wbg_b_1111111111111111\0__wbg_a_0000000000000000").unwrap();
        for _ in 0..2 {
            number_names(&script, &program).unwrap();
            let (a, b) = (format!("{:_>24}", 0), format!("{:_>24}", 1));
            assert_eq!(fs::read_to_string(&script).unwrap(), format!("{a} {b} {a}"));
            assert_eq!(fs::read_to_string(&program).unwrap(), format!("{b}\0{a}"));
        }
        fs::remove_dir_all(folder).unwrap();
    }
}
