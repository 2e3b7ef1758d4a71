//! The folder of the user in which tools are kept between builds.

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use crate::Outcome;

/// The place of one version of one tool: `<cache>/quotidian/<name>-<version>`.
pub(crate) fn place(name: &str, version: &str) -> Outcome<PathBuf> {
    let home = || env::var_os("HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    let cache = if cfg!(windows) {
        env::var_os("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Caches"))
    } else {
        let named = env::var_os("XDG_CACHE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        named.or_else(|| home().map(|home| home.join(".cache")))
    };
    let cache = cache.ok_or("no folder for caches is known; set HOME (on Windows LOCALAPPDATA)")?;
    Ok(cache.join("quotidian").join(format!("{name}-{version}")))
}

/// Fills `place` by `fill`, which writes into a folder beside it. That folder takes the name only when it is complete,
/// so that an interrupted installation is never taken for a finished one.
pub(crate) fn fill(place: &Path, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let failed = |e: std::io::Error| format!("{}: {e}", place.display());
    let mut draft = place.as_os_str().to_owned();
    draft.push(format!(".{}", process::id()));
    let draft = PathBuf::from(draft);
    remove(&draft).map_err(failed)?;
    fs::create_dir_all(&draft).map_err(failed)?;
    let filled = fill(&draft).and_then(|()| {
        remove(place).map_err(failed)?;
        fs::rename(&draft, place).map_err(failed)
    });
    if filled.is_err() {
        remove(&draft).map_err(failed)?;
    }
    filled
}

fn remove(folder: &Path) -> std::io::Result<()> {
    if folder.exists() { fs::remove_dir_all(folder) } else { Ok(()) }
}
