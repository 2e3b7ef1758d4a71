//! Folders as publishers leave them: what becomes of their files, and what is said of those that are no articles.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure
#![cfg(all(feature = "corpus", not(target_arch = "wasm32")))]

use std::fs;
use std::path::{Path, PathBuf};

use quotidian::corpus::Corpus;
use quotidian::engine::{BlockKind, Day};

/// A folder of its own for each test, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = std::env::temp_dir().join(format!("quotidian-corpus-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(folder.join("seeds")).unwrap();
        for (name, bytes) in files {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self(folder)
    }

    fn read(&self) -> Corpus {
        Corpus::read(&self.0).unwrap()
    }

    fn problems(&self) -> Vec<String> {
        Corpus::read(&self.0).unwrap_err().iter().map(ToString::to_string).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn slugs(corpus: &Corpus) -> Vec<&str> {
    corpus.articles.iter().map(|article| article.slug.as_str()).collect()
}

#[test]
fn the_corpus_of_this_project_is_sound() {
    let corpus = Corpus::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert!(!corpus.articles.is_empty());
}

#[test]
fn text_markdown_and_html_become_articles_in_the_order_of_their_names() {
    let folder = Folder::new(
        "forms",
        &[
            ("seeds/b.txt", b"date 2017-10-02 Prose.\r\n"),
            ("seeds/2017/c.MD", b"---\r\ntitle: C\r\ndate: 2017-10-03\r\n---\r\n\r\nProse.\r\n"),
            ("seeds/a.html", b"\xef\xbb\xbf<title>A</title><script>x</script><p>Prose."),
            ("seeds/.DS_Store", b"\0\xff"),
            ("corpus.toml", b"licence = \"CC0\"\n[articles]\nauthor = \"The desk\"\n"),
        ],
    );
    let corpus = folder.read();
    assert_eq!(slugs(&corpus), ["c", "a", "b"]);
    let [c, a, b] = corpus.articles.as_slice() else { panic!("three articles") };
    let [c, a, b] = [c, a, b].map(|article| &article.document);
    assert_eq!(b.text(), "date 2017-10-02 Prose.\r\n");
    assert_eq!((c.meta().title.as_deref(), c.published()), (Some("C"), Day::parse("2017-10-03")));
    assert_eq!((c.text(), c.blocks().len(), c.blocks()[0].kind), ("Prose.", 1, BlockKind::Paragraph));
    assert_eq!(a.meta().title.as_deref(), Some("A"));
    for article in [a, b, c] {
        assert_eq!(article.meta().author.as_deref(), Some("The desk"));
        assert_eq!(article.meta().licence.as_deref(), Some("CC0"));
    }
    let remarks: Vec<_> = corpus.remarks.iter().map(ToString::to_string).collect();
    assert_eq!(remarks, ["seeds/a.html: left out: 1 <script>"]);
}

#[test]
fn a_site_without_articles_or_settings_is_a_site() {
    assert_eq!(Folder::new("empty", &[]).read(), Corpus::default());
    let folder = Folder::new("none", &[]);
    fs::remove_dir(folder.0.join("seeds")).unwrap();
    assert_eq!(folder.read(), Corpus::default());
}

/// Everything that publishers get wrong, in one corpus: all of it is told at once, by file and line.
#[test]
fn all_that_is_wrong_is_told_at_once() {
    let long = vec![b'a'; 50 << 20];
    let folder = Folder::new(
        "wrong",
        &[
            ("corpus.toml", b"title = \"A\"\nauther = \"B\"\n"),
            ("seeds/bad-date.md", b"---\ntitle: A\ndate: 2 October 2017\n---\nProse."),
            ("seeds/bad-header.txt", b"date 2017-02-30 Prose."),
            ("seeds/empty.txt", b""),
            ("seeds/huge.txt", &long),
            ("seeds/key.txt", b"---\nlang: en\n---\nProse."),
            ("seeds/latin-1.txt", b"One.\nCaf\xe9."),
            ("seeds/letter.docx", b"PK"),
            ("seeds/no-ending", b"Prose."),
            ("seeds/open.md", b"---\ntitle: A\n\nProse."),
            ("seeds/same/Twice.md", b"Prose."),
            ("seeds/twice.txt", b"Prose."),
            ("seeds/!.txt", b"Prose."),
        ],
    );
    assert_eq!(
        folder.problems(),
        [
            "corpus.toml:2: there is no key `auther`; known are title, description, address, language, licence, articles",
            "seeds/!.txt: its name has no letter or digit to make an address of; rename it",
            "seeds/bad-date.md:3: “2 October 2017” is no day; write year, month and day like 2017-10-02",
            "seeds/bad-header.txt:1: “2017-02-30” is no day; write year, month and day like 2017-10-02",
            "seeds/empty.txt: holds no text; write the article or delete the file",
            "seeds/huge.txt: has 52428800 bytes, more than the 4194304 that every reader of the site should download before \
             the first word; cut it into several articles, or save it without pictures",
            "seeds/key.txt:2: there is no key `lang`; did you mean `language`?",
            "seeds/latin-1.txt:2: not UTF-8 at byte 8; save it as UTF-8",
            "seeds/letter.docx: only .txt, .md and .html files are articles; save it as one of these or move it out of seeds/",
            "seeds/no-ending: only .txt, .md and .html files are articles; save it as one of these or move it out of seeds/",
            "seeds/open.md:1: the front matter that begins here is not closed; put a line `---` after its last line",
            "seeds/twice.txt: has the same address, `twice`, as seeds/same/Twice.md; rename one of them",
        ]
    );
}

#[test]
fn names_with_quotes_spaces_and_other_scripts_make_plain_addresses() {
    let names = ["seeds/He said \"No\" & 'Go'.txt", "seeds/مقال ثان.txt", "seeds/\u{202e}txt.evil.md"];
    let files: Vec<(&str, &[u8])> = names.iter().map(|&name| (name, &b"Prose."[..])).collect();
    let folder = Folder::new("names", &files);
    assert_eq!(slugs(&folder.read()), ["he-said-no-go", "مقال-ثان", "txt-evil"]);
}

/// What the build prints of a name must not be taken for a line of its own.
#[cfg(unix)]
#[test]
fn names_of_several_lines_are_printed_on_one() {
    let name = "seeds/a\ncargo::rustc-env=B=\u{1b}[31m.html";
    let folder = Folder::new("lines", &[(name, b"<script></script>")]);
    assert_eq!(
        folder.problems(),
        [
            "seeds/a\u{fffd}cargo::rustc-env=B=\u{fffd}[31m.html: holds no text; write the article or delete the file"
        ]
    );
    fs::write(folder.0.join(name), "<script></script>Prose.").unwrap();
    let corpus = folder.read();
    assert!(!corpus.remarks[0].to_string().contains(char::is_control));
    assert_eq!(slugs(&corpus), ["a-cargo-rustc-env-b-31m"]);
}

/// A link may lead anywhere, also back to where it stands, and a pipe never ends.
#[cfg(unix)]
#[test]
fn links_and_pipes_are_refused_and_never_followed() {
    let folder = Folder::new("links", &[("seeds/a.txt", b"Prose.")]);
    let seeds = folder.0.join("seeds");
    std::os::unix::fs::symlink("a.txt", seeds.join("link.txt")).unwrap();
    std::os::unix::fs::symlink("..", seeds.join("round")).unwrap();
    let piped = std::process::Command::new("mkfifo").arg(seeds.join("pipe.txt")).status().unwrap();
    assert!(piped.success());
    assert_eq!(
        folder.problems(),
        [
            "seeds/link.txt: is a link, which other machines may not have the end of; put the file itself there",
            "seeds/pipe.txt: is neither a file nor a folder; move it out of seeds/",
            "seeds/round: is a link, which other machines may not have the end of; put the file itself there",
        ]
    );
}
