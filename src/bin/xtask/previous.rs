//! The files of the build before: Trunk empties the folder, and a page that is open while the site is published anew may still
//! ask for what belongs to it.

use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, stage};

/// The builds that the site's folder held, put aside.
pub(crate) struct Previous {
    site: PathBuf,
    aside: PathBuf,
    /// The one that its page started.
    last: Option<String>,
}

impl Previous {
    /// Puts the builds of the folder `site` into the folder `aside`, which is emptied first.
    pub(crate) fn keep(site: PathBuf, aside: PathBuf) -> Outcome<Self> {
        if aside.exists() {
            fs::remove_dir_all(&aside).map_err(|e| format!("{}: {e}", aside.display()))?;
        }
        for build in stage::builds(&site) {
            copy(&site.join(&build), &aside.join(&build))?;
        }
        let last = stage::current(&site);
        Ok(Self { site, aside, last })
    }

    /// Puts one of them beside the build that is there now: the last that is another.
    pub(crate) fn put_back(self) -> Outcome {
        let Self { site, aside, last } = self;
        let now = stage::current(&site);
        let others: Vec<_> =
            stage::builds(&aside).into_iter().filter(|build| Some(build) != now.as_ref()).collect();
        let last = last.filter(|last| others.contains(last)).or_else(|| others.into_iter().next());
        last.map_or(Ok(()), |build| copy(&aside.join(&build), &site.join(&build)))
    }
}

fn copy(from: &Path, to: &Path) -> Outcome {
    if from.is_file() {
        return fs::copy(from, to).map(drop).map_err(|e| format!("{}: {e}", from.display()));
    }
    fs::create_dir_all(to).map_err(|e| format!("{}: {e}", to.display()))?;
    stage::entries(from)?.iter().try_for_each(|name| copy(&from.join(name), &to.join(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_build_before_stays_through_builds_that_change_nothing() {
        let folder = std::env::temp_dir().join(format!("quotidian-previous-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        let site = folder.join("site");
        // Each build empties the folder, as Trunk does.
        let build = |name: &str| {
            let previous = Previous::keep(site.clone(), folder.join("aside")).unwrap();
            drop(fs::remove_dir_all(&site));
            fs::create_dir_all(site.join(name).join("data")).unwrap();
            fs::write(site.join(name).join("data/model.bin"), name).unwrap();
            fs::write(site.join("index.html"), format!("<script src=\"./{name}/boot.js\">")).unwrap();
            previous.put_back().unwrap();
            stage::builds(&site)
        };
        assert_eq!(build("app-1"), ["app-1"]);
        assert_eq!(build("app-2"), ["app-1", "app-2"]);
        assert_eq!(build("app-2"), ["app-1", "app-2"]);
        assert_eq!(build("app-3"), ["app-2", "app-3"]);
        assert_eq!(fs::read_to_string(site.join("app-2/data/model.bin")).unwrap(), "app-2");
        fs::remove_dir_all(folder).unwrap();
    }
}
