//! `cargo xtask single`: the site as one file that opens from a disk, a stick or a mail, without a server.
//!
//! Browsers let a page from a disk load neither modules nor programs, but run what is inside it. So the files of a finished site are
//! put into its page: the scripts as one, by whose digest the policy of the page allows it alone; the programs and the model
//! packed, as data; the styles as they are. `static/single.js` takes them out again. Storage and the service worker are all
//! that is missing.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use miniz_oxide::deflate::compress_to_vec_zlib;
use sha2::{Digest as _, Sha256};

use crate::stage::{current, entries};
use crate::{Outcome, build, preview, root};

/// The name of the file in the folder of the site.
pub(crate) const FILE: &str = "reader.html";

/// The last line of a program's script, and what stands there in its place: the script is no module any more.
const EXPORT: &str = "export { initSync, __wbg_init as default };";
const RETURN: &str = "return __wbg_init;";

/// Packs the finished site in `folder` into one file; without one it builds the site first.
pub(crate) fn run(folder: Option<PathBuf>) -> Outcome {
    if folder.is_none() {
        build::run()?;
    }
    let folder = folder.unwrap_or_else(|| root().join("dist"));
    let file = folder.join(FILE);
    let page = page(&folder)?;
    fs::write(&file, &page).map_err(|e| format!("{}: {e}", file.display()))?;
    println!("The reader is in {}, {} kB", file.display(), page.len().div_ceil(1000));
    Ok(())
}

/// The page of a finished site with everything in it.
fn page(folder: &Path) -> Outcome<String> {
    let missing = || format!("{} holds no finished site; `cargo xtask build` makes it", folder.display());
    let build = folder.join(current(folder).ok_or_else(missing)?);
    let names = entries(&build)?;
    let reader = names.iter().find_map(|name| name.strip_suffix("_bg.wasm").filter(|name| *name != "worker"));
    let reader = reader.ok_or_else(missing)?;

    let script = [
        program("startReader", &text(&build.join(format!("{reader}.js")))?)?,
        text(&root().join("static/single.js"))?,
        text(&build.join("boot.js"))?,
    ]
    .join("\n");
    let engine = program("startEngine", &text(&build.join("worker.js"))?)?;
    let styles = text(&build.join("styles.css"))?;
    let icon = format!(
        "data:image/svg+xml;base64,{}",
        BASE64_STANDARD.encode(bytes(&folder.join("icons/icon.svg"))?)
    );
    let data = [
        ("reader", build.join(format!("{reader}_bg.wasm"))),
        ("engine", build.join("worker_bg.wasm")),
        ("model", build.join("data/model.bin")),
    ];
    let mut packed = String::new();
    for (name, file) in data {
        // The file is read from a disk or attached to a mail: its size counts more than the time to make it.
        let bytes = BASE64_STANDARD.encode(compress_to_vec_zlib(&bytes(&file)?, 9));
        packed += &format!("<script type=\"application/octet-stream\" id=\"{name}\">{bytes}</script>\n");
    }
    if [&script, &engine].iter().any(|script| script.contains("</script")) || styles.contains("</style") {
        return Err("a script or a sheet of the site holds words that would end its element".to_owned());
    }
    let index = preview::without(&text(&folder.join("index.html"))?);
    if index.contains(" data-index=") {
        return Err(
            "this corpus is so large that the reader fetches it in parts: one file would not open".to_owned()
        );
    }
    let (root, head, body) = words_of(&index);
    let policy = policy(&script, &styles);
    Ok(format!(
        "<!doctype html>\n{root}\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n{head}\n\
         <link rel=\"icon\" href=\"{icon}\">\n<style>{styles}</style>\n\
         <script type=\"text/plain\" id=\"engine-script\">{engine}</script>\n{packed}\
         <script>{script}</script>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    ))
}

/// The policy of the page: its own script and styles, a worker made of its own data, and nothing from anywhere else.
fn policy(script: &str, styles: &str) -> String {
    let digest = |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
    format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; base-uri 'none'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types quotidian",
        digest(script),
        digest(styles)
    )
}

/// The script of a program as a function of this name that starts it.
fn program(name: &str, module: &str) -> Outcome<String> {
    let (module, after) =
        module.rsplit_once(EXPORT).ok_or("a program's script ends in another way than is known")?;
    // Only named where the program's address is not given.
    let script = module.replace("import.meta.url", "\"\"");
    if !after.trim().is_empty() || ["\nexport ", "\nimport "].iter().any(|word| script.contains(word)) {
        return Err("a program's script is parted in another way than is known".to_owned());
    }
    Ok(format!("const {name} = (() => {{\n{script}\n{RETURN}\n}})();"))
}

/// What the page says in words: its root, the lines of its head that name no file, and its body.
fn words_of(index: &str) -> (&str, String, &str) {
    let root = index.lines().map(str::trim).find(|line| line.starts_with("<html")).unwrap_or("<html>");
    let head = index
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with("<title") || line.starts_with("<meta name="));
    let body = index.split_once("<body>").and_then(|(_, rest)| rest.split_once("</body>"));
    (root, head.collect::<Vec<_>>().join("\n"), body.map_or("", |(body, _)| body.trim()))
}

fn bytes(file: &Path) -> Outcome<Vec<u8>> {
    fs::read(file).map_err(|e| format!("{}: {e}", file.display()))
}

fn text(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|e| format!("{}: {e}", file.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_function() {
        let module = format!("async function __wbg_init(a) {{\nreturn import.meta.url + a;\n}}\n{EXPORT}\n");
        let script = program("start", &module).unwrap();
        assert!(script.starts_with("const start = (() => {") && script.trim_end().ends_with("})();"));
        assert!(!script.contains("import") && !script.contains("export") && script.contains(RETURN));
    }

    #[test]
    fn a_script_of_another_form_is_refused() {
        for module in [
            "",
            "export default 1;",
            &format!("import a from \"b\";\nimport c;\n{EXPORT}"),
            &format!("{EXPORT}\nx();"),
        ] {
            assert!(program("start", module).is_err(), "{module}");
        }
    }

    #[test]
    fn the_policy_allows_this_script_and_no_address() {
        let policy = policy("a()", "b {}");
        assert!(
            policy.contains("script-src 'sha256-")
                && !policy.contains("'self'")
                && !policy.contains("unsafe-inline")
        );
        assert_ne!(policy, super::policy("a ()", "b {}"));
    }

    #[test]
    fn the_page_keeps_its_words_and_names_no_file() {
        let index = "<html lang=\"de\">\n <head>\n  <title>A &amp; B</title>\n <link rel=\"manifest\" href=\"m\">\n \
                     <meta name=\"referrer\" content=\"no-referrer\">\n</head>\n<body>\n <noscript>No</noscript>\n</body>";
        let (root, head, body) = words_of(index);
        assert_eq!((root, body), ("<html lang=\"de\">", "<noscript>No</noscript>"));
        assert_eq!(head, "<title>A &amp; B</title>\n<meta name=\"referrer\" content=\"no-referrer\">");
    }
}
