//! Chromium, which the tests and the benchmark drive.

use std::env;
use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::program::Program;

const FIX: &str = "install Chromium or Google Chrome, or set CHROMIUM to its program";

/// The program of the browser: the one that CHROMIUM names, else one that is installed. On Debian, root gets it installed.
pub(crate) fn ensure() -> Outcome<PathBuf> {
    if let Some(named) = ["CHROMIUM", "CHROME_PATH"].iter().find_map(env::var_os) {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(format!("{} is no program; {FIX}", named.display()))
        };
    }
    if let Some(found) = find() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        println!("Installing Chromium by apt-get (once)");
        apt(&["update", "-q"])?;
        apt(&["install", "-q", "-y", "--no-install-recommends", "chromium"])?;
    }
    find().ok_or(format!("no Chromium was found; {FIX}"))
}

fn apt(words: &[&str]) -> Outcome {
    Program::new("apt-get").args(words).env("DEBIAN_FRONTEND", "noninteractive").run()
}

fn is_root() -> bool {
    Program::new("id").args(["-u"]).read().as_deref() == Some("0")
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let on_path = env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    let usual = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    on_path.chain(usual.map(PathBuf::from)).find(|program| program.is_file())
}
