//! One file of `seeds/` as an article.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Options, Parser, html as markup};

use super::details::{day, language, shown};
use super::problem::{Fault, Located, line_of};
use super::{front, html};
use crate::engine::{BlockKind, Document, Meta, TooLong};

/// The longest file, in bytes. Articles are part of the page that every reader downloads before the first word is shown.
const LONGEST: u64 = 4 << 20;

/// What a file holds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Content {
    /// What is known of the article besides its text.
    meta: Meta,
    /// The article's text.
    body: Body,
    /// What a rule left out.
    left_out: Vec<String>,
}

/// An article's text.
#[derive(Debug, PartialEq, Eq)]
enum Body {
    /// Plain text, as it stands in its file.
    Text(String),
    /// The blocks of Markdown or HTML.
    Blocks(Vec<(BlockKind, String)>),
}

impl Default for Body {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

impl Body {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Blocks(blocks) => blocks.is_empty(),
        }
    }

    /// The words at the top: the first line of a text, or the heading that blocks begin with.
    fn top(&self) -> Option<&str> {
        match self {
            Self::Text(text) => text.trim_start().lines().next().map(str::trim_end),
            Self::Blocks(blocks) => match blocks.first() {
                Some((BlockKind::Heading, words)) => Some(words),
                _ => None,
            },
        }
    }

    /// The article with this text.
    fn document(self, meta: Meta) -> Result<Document, TooLong> {
        match self {
            Self::Text(text) => Document::from_text(text, meta),
            Self::Blocks(blocks) => {
                let blocks: Vec<_> = blocks.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
                Document::from_blocks(&blocks, meta)
            }
        }
    }
}

/// How the text of a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Text,
    Markdown,
    Html,
}

impl Form {
    /// The form that a file's ending names.
    pub(super) fn of(path: &Path) -> Result<Self, Fault> {
        let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let fix = match ending.as_str() {
            "txt" => return Ok(Self::Text),
            "md" => return Ok(Self::Markdown),
            "html" => return Ok(Self::Html),
            "text" => "rename it to .txt".to_owned(),
            "markdown" | "mdown" | "mkd" => "rename it to .md".to_owned(),
            "htm" | "xhtml" => "rename it to .html".to_owned(),
            _ => "save it as one of these or move it out of seeds/".to_owned(),
        };
        Err(Fault::new("only .txt, .md and .html files are articles", fix))
    }
}

/// Reads the file at `path`, which says nothing of some things that hold for all articles, and tells what a rule left out of it.
///
/// # Errors
/// All that is wrong in it.
pub(super) fn read(path: &Path, form: Form, all: &Meta) -> Result<(Document, Vec<String>), Vec<Located>> {
    let one = |fault: Fault| vec![(None, fault)];
    let failed =
        |error: std::io::Error| one(Fault::new(format!("cannot be read ({error})"), "check its permissions"));
    let length = fs::metadata(path).map_err(failed)?.len();
    if length > LONGEST {
        let fault = Fault::new(
            format!(
                "has {length} bytes, more than the {LONGEST} that every reader of the site should download before the first word"
            ),
            "cut it into several articles, or save it without pictures",
        );
        return Err(one(fault));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let source = decoded(&bytes).map_err(|problem| vec![problem])?;
    let Content { meta, body, left_out } = understood(source, form)?;
    let document = body.document(meta.or(all.clone()));
    let too_long = |error: TooLong| one(Fault::new(error.to_string(), "cut it into several articles"));
    Ok((document.map_err(too_long)?, left_out))
}

/// The text of a file, without a byte order mark.
pub(super) fn decoded(bytes: &[u8]) -> Result<&str, Located> {
    const FIX: &str = "save it as UTF-8";
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err((None, Fault::new("is UTF-16", FIX)));
    }
    let source = std::str::from_utf8(bytes).map_err(|error| {
        let place = error.valid_up_to();
        Fault::new(format!("not UTF-8 at byte {place}"), FIX).at(line_of(bytes, place))
    })?;
    if let Some(place) = source.find('\0') {
        let fault = Fault::new("holds a zero byte, which no text has", "save it as plain text in UTF-8");
        return Err(fault.at(line_of(bytes, place)));
    }
    Ok(source.strip_prefix('\u{feff}').unwrap_or(source))
}

/// What the text of a file says.
fn understood(source: &str, form: Form) -> Result<Content, Vec<Located>> {
    let mut problems = Vec::new();
    let front = front::read(source, &mut problems);
    let shift = |(line, fault): Located| (line.map(|line: usize| line + front.lines), fault);
    let mut content = Content { meta: front.meta.clone(), ..Content::default() };
    match form {
        Form::Text => {
            problems.extend(bad_date(front.text).map(shift));
            content.body = Body::Text(front.text.to_owned());
        }
        // Markdown may hold HTML anywhere, so it is read as the HTML that it stands for.
        Form::Markdown => match html::read(&rendered(front.text)) {
            Ok(page) => content.take(page),
            Err((_, fault)) => problems.push((None, fault)),
        },
        Form::Html => match html::read(front.text) {
            Ok(page) => content.take(page),
            Err(problem) => problems.push(shift(problem)),
        },
    }
    if problems.is_empty() && content.body.is_empty() {
        problems.push((None, Fault::new("holds no text", "write the article or delete the file")));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    // A title that the text begins with would stand there twice.
    if content.meta.title.as_deref() == content.body.top() {
        content.meta.title = None;
    }
    Ok(content)
}

impl Content {
    /// What an HTML page holds.
    fn take(&mut self, page: html::Page) {
        self.body = Body::Blocks(page.blocks);
        let mut said = page.meta;
        // What a page's tab is called is a title only where the article has none.
        said.title = said.title.filter(|_| self.body.top().is_none());
        said.language = said.language.and_then(|code| language(code).ok());
        self.meta = std::mem::take(&mut self.meta).or(said);
        self.left_out =
            page.left_out.iter().map(|(name, count)| format!("{count} <{}>", shown(name))).collect();
        self.left_out.extend(page.holder.map(|name| format!("what stands outside of <{name}>")));
    }
}

fn rendered(markdown: &str) -> String {
    let mut page = String::with_capacity(markdown.len() * 2);
    markup::push_html(
        &mut page,
        Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH),
    );
    page
}

/// A first line that means to be the header `date 2017-10-02` but names no day.
fn bad_date(text: &str) -> Option<Located> {
    let mut words = text.split_whitespace();
    let label = words.next()?.trim_end_matches(':');
    let value = words.next().filter(|_| matches!(label, "date" | "Date"))?;
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let meant = value.split(['-', '/', '.']).filter(is_number).count() == 3;
    let fault = day(value).err().filter(|_| meant)?;
    Some(fault.at(line_of(text.as_bytes(), text.find(value)?)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::problem::Problem;
    use super::*;

    fn wrong(source: &str, form: Form) -> Vec<String> {
        let problems = understood(source, form).err().unwrap_or_default();
        problems.into_iter().map(|problem| Problem::new("f", problem).to_string()).collect()
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        let text = "date 2017-10-02 One.\r\n\r\n  Two. ";
        let content = understood(text, Form::Text).unwrap();
        assert_eq!(content, Content { body: Body::Text(text.to_owned()), ..Content::default() });
    }

    #[test]
    fn markdown_and_the_html_in_it_become_blocks() {
        use BlockKind::{Caption, Heading, ListItem, Paragraph};
        let source = "---\ntitle: Rain *again*\n---\n# Rain *again*\n\n![The quay](quay.jpg)\n\n“No,” [she](http://a.example) said.\n\
                      <b onclick=\"x()\">Go</b>\n\n> “We *wait*.”\n\n- one\n- two\n\n<script>x()</script>\n\n    code\n";
        let content = understood(source, Form::Markdown).unwrap();
        let Body::Blocks(blocks) = &content.body else { panic!("no blocks") };
        let blocks: Vec<_> = blocks.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        assert_eq!(
            blocks,
            [
                (Heading, "Rain again"),
                (Caption, "The quay"),
                (Paragraph, "“No,” she said. Go"),
                (Paragraph, "“We wait.”"),
                (ListItem, "one"),
                (ListItem, "two"),
                (Paragraph, "code"),
            ]
        );
        assert_eq!(content.left_out, ["1 <script>"]);
    }

    #[test]
    fn front_matter_outweighs_the_head_of_a_page() {
        let page = "---\nauthor: Ana Ruiz\n---\n<html lang='English'><title>Tab</title><meta name=author content=Nobody><p>Text.";
        let meta = understood(page, Form::Html).unwrap().meta;
        assert_eq!((meta.author.as_deref(), meta.title.as_deref()), (Some("Ana Ruiz"), Some("Tab")));
        assert_eq!(meta.language, None, "what is no code is nothing to rely on");
        let page = "<title>Tab</title><h1>Headline</h1><p>Text.";
        assert_eq!(understood(page, Form::Html).unwrap().meta.title, None);
    }

    #[test]
    fn a_title_that_the_text_begins_with_is_said_once() {
        for (title, expected) in [("Rain", None), ("More rain", Some("More rain"))] {
            let content =
                understood(&format!("---\ntitle: {title}\n---\n\nRain\n\nIt rained."), Form::Text).unwrap();
            assert_eq!(content.meta.title.as_deref(), expected);
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        assert_eq!(
            wrong("\ndate 2017-02-30 Prose.", Form::Text),
            ["f:2: “2017-02-30” is no day; write year, month and day like 2017-10-02"]
        );
        assert_eq!(
            wrong("---\ntitel: A\n---\n\nDate: 02/10/2017\nProse.", Form::Text),
            [
                "f:2: there is no key `titel`; did you mean `title`?",
                "f:5: “02/10/2017” is no day; write year, month and day like 2017-10-02",
            ]
        );
        for prose in ["date", "Date palms grow.", "date 2017 was hot.", "Dated 2017-02-30"] {
            assert_eq!(wrong(prose, Form::Text), [""; 0], "{prose}");
        }
        for (source, form) in [
            ("", Form::Text),
            (" \n\n", Form::Text),
            ("---\ntitle: A\n---\n", Form::Text),
            ("<!-- a -->", Form::Markdown),
            ("<script>a</script>", Form::Html),
        ] {
            assert_eq!(wrong(source, form), ["f: holds no text; write the article or delete the file"]);
        }
        assert_eq!(
            wrong(&format!("---\ntitle: A\n---\n{}", "<div>\n".repeat(1000)), Form::Html),
            ["f:504: elements are nested too deep; save the page anew, or as plain text"]
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_told_with_their_place() {
        let told = |bytes: &[u8]| Problem::new("f", decoded(bytes).unwrap_err()).to_string();
        assert_eq!(told(b"One.\nTw\xffo."), "f:2: not UTF-8 at byte 7; save it as UTF-8");
        assert_eq!(told(b"\xff\xfeO\0"), "f: is UTF-16; save it as UTF-8");
        assert_eq!(
            told(b"One.\r\n\0"),
            "f:2: holds a zero byte, which no text has; save it as plain text in UTF-8"
        );
        assert_eq!(decoded("\u{feff}One.".as_bytes()), Ok("One."));
    }

    proptest! {
        #[test]
        fn whatever_a_file_holds_its_blocks_are_lines_of_text(
            pieces in proptest::collection::vec(prop_oneof![proptest::sample::select(PIECES).prop_map(str::to_owned), ".{0,3}"], 0..30)
        ) {
            let source = pieces.concat();
            for form in [Form::Text, Form::Markdown, Form::Html] {
                let Ok(Content { body: Body::Blocks(blocks), .. }) = understood(&source, form) else { continue };
                for (_, words) in &blocks {
                    prop_assert!(!words.is_empty() && words.trim() == words, "{words:?}");
                    prop_assert!(words.lines().all(|line| !line.trim().is_empty()), "{words:?}");
                }
                let known: Vec<_> = blocks.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
                let document = Document::from_blocks(&known, Meta::default()).unwrap();
                let found: Vec<_> = document.blocks().iter().map(|block| block.span.of(document.text())).collect();
                prop_assert_eq!(found, known.iter().map(|block| block.1).collect::<Vec<_>>());
            }
        }
    }

    const PIECES: &[&str] = &[
        "---\n",
        "\n",
        "\r\n",
        "\r",
        "title: a\n",
        "date: 2017-10-02\n",
        "<p>",
        "</p>",
        "<li>",
        "<ul>",
        "</ul>",
        "<br>",
        "<pre>",
        "</pre>",
        "<script>",
        "</script>",
        "<title>",
        "</title>",
        "<article>",
        "</article>",
        "<main>",
        "<p hidden>",
        "<img alt=' a\n'>",
        "<q>",
        "</q>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "&nbsp;",
        "&#13;",
        "&#10;&#10;",
        "&#0;",
        "<!--",
        "-->",
        "# ",
        "> ",
        "- ",
        "|",
        "*",
        "words ",
        "“No,” ",
        " ",
        "\t",
        "\u{2028}",
        "<svg/>",
        "<nav>",
        "</nav>",
        "<input>",
        "<",
    ];

    #[test]
    fn hostile_markdown_ends_in_reasonable_time() {
        for piece in ["> ", "- ", "[", "*a", "`", "![](", "<div>", "|", "\n|-|\n", "&"] {
            let _ = understood(&piece.repeat(100_000), Form::Markdown);
        }
    }
}
