//! The text of an HTML page: its paragraphs, headings, list items and captions, and what its head says about the article.
//!
//! The page's markup never goes any further. It is read as a stream of tokens; a tree is not needed, because blocks begin and
//! end where elements do.

mod element;
mod words;

use std::collections::BTreeMap;

use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Spanned, Tokenizer};

use self::element::{Element, Elements, is_block};
use self::words::Words;
use super::details::is_address;
use super::problem::{Fault, Located, line_of};
use crate::engine::{BlockKind, Day, Meta};

/// What a page says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Page {
    /// Its blocks, in order.
    pub(super) blocks: Vec<(BlockKind, String)>,
    /// What its head says about the article.
    pub(super) meta: Meta,
    /// How many elements of each name were left out.
    pub(super) left_out: BTreeMap<String, usize>,
    /// The element that holds the article, if what stands outside of it was left out, too.
    pub(super) holder: Option<&'static str>,
}

/// Reads a page. Fails where elements are nested deeper than any article's.
pub(super) fn read(source: &str) -> Result<Page, Located> {
    let mut reader = Reader { holder: holder(source), ..Reader::default() };
    for token in tokens(source) {
        match token {
            Token::StartTag(tag) => {
                let place = tag.span.start;
                reader.start(&tag);
                if reader.open.are_too_deep() {
                    let fault =
                        Fault::new("elements are nested too deep", "save the page anew, or as plain text");
                    return Err(fault.at(line_of(source.as_bytes(), place)));
                }
            }
            Token::EndTag(tag) => reader.end(&text(&tag.name)),
            Token::String(words) => reader.words(&text(&words.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.flush();
    Ok(reader.page)
}

fn tokens(source: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    // Scripts and styles are no markup.
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(source, emitter).filter_map(Result::ok)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The element that holds the article: the page's one `article`, else its first `main`.
fn holder(source: &str) -> Option<&'static str> {
    let (mut open, mut articles, mut mains) = (Elements::default(), 0, 0);
    for token in tokens(source) {
        match token {
            Token::StartTag(tag) => {
                open.start(Element::new(text(&tag.name), &tag));
                let seen = usize::from(!open.are_left_out());
                articles += if *tag.name == b"article" { seen } else { 0 };
                mains += if *tag.name == b"main" { seen } else { 0 };
            }
            Token::EndTag(tag) => open.end(&text(&tag.name)),
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        if open.are_too_deep() {
            break;
        }
    }
    match (articles, mains) {
        (1, _) => Some("article"),
        (_, 0) => None,
        _ => Some("main"),
    }
}

#[derive(Default)]
struct Reader {
    holder: Option<&'static str>,
    open: Elements,
    words: Words,
    /// What pictures in the current block show; told after it.
    pictures: Vec<String>,
    page: Page,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = text(&tag.name);
        if is_block(&name) {
            self.flush();
        }
        let was_left_out = self.open.are_left_out();
        self.open.start(Element::new(name.clone(), tag));
        if self.open.are_left_out() {
            if !was_left_out {
                *self.page.left_out.entry(name).or_default() += 1;
            }
            return;
        }
        self.read_head(&name, tag);
        if !self.is_inside() {
            return;
        }
        match name.as_str() {
            "br" => self.words.end_line(),
            "td" | "th" => self.words.part(),
            "q" => self.words.open_mark(),
            "img" => self.pictures.extend(attribute(tag, "alt")),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if is_block(name) {
            self.flush();
        }
        if name == "q" && self.is_inside() {
            self.words.close_mark();
        }
        self.open.end(name);
    }

    fn words(&mut self, words: &str) {
        if self.open.are_left_out() {
            return;
        }
        if self.open.innermost_is("title") {
            let title = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if self.page.meta.title.is_none() && !title.is_empty() {
                self.page.meta.title = Some(title);
            }
        } else if self.is_inside() {
            self.words.push(words, self.open.have("pre"));
        } else if self.holder.is_some() && !words.trim().is_empty() {
            self.page.holder = self.holder;
        }
    }

    /// Whether words here are the article's.
    fn is_inside(&self) -> bool {
        !self.open.are_left_out() && self.holder.is_none_or(|holder| self.open.have(holder))
    }

    /// Ends the block that was being read.
    fn flush(&mut self) {
        let kind = self.open.kind();
        let pictures = std::mem::take(&mut self.pictures);
        let captions = pictures.iter().map(|words| words.split_whitespace().collect::<Vec<_>>().join(" "));
        let captions = captions.map(|words| (BlockKind::Caption, words));
        let blocks = self.words.take().into_iter().map(|words| (kind, words));
        for block in blocks.chain(captions) {
            // A picture is often described by the words that stand below it.
            if !block.1.is_empty()
                && (block.0 != BlockKind::Caption || self.page.blocks.last() != Some(&block))
            {
                self.page.blocks.push(block);
            }
        }
    }

    /// What an element says about the article. Of what is said twice the first holds.
    fn read_head(&mut self, name: &str, tag: &StartTag<usize>) {
        let meta = &mut self.page.meta;
        let value = |name| attribute(tag, name);
        let say = |field: &mut Option<String>, said: Option<String>| {
            if field.is_none() {
                *field = said;
            }
        };
        match name {
            "html" => say(&mut meta.language, value("lang")),
            "link" => match value("rel").as_deref() {
                Some("canonical") => say(&mut meta.source, value("href").filter(|href| is_address(href))),
                Some("license") => say(&mut meta.licence, value("href").filter(|href| is_address(href))),
                _ => {}
            },
            "time" if meta.published.is_none() => {
                meta.published =
                    value("datetime").filter(|_| value("pubdate").is_some()).as_deref().and_then(day);
            }
            "meta" => {
                let key = value("property").or_else(|| value("name")).or_else(|| value("itemprop"));
                match key.unwrap_or_default().to_ascii_lowercase().as_str() {
                    "author" => say(&mut meta.author, value("content")),
                    "article:published_time" | "date" | "datepublished" if meta.published.is_none() => {
                        meta.published = value("content").as_deref().and_then(day);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}

/// The day at the beginning of a moment such as `2017-10-02T10:30:00Z`.
fn day(moment: &str) -> Option<Day> {
    Day::parse(moment.get(..10)?)
}

/// What an attribute says, if it says something.
fn attribute(tag: &StartTag<usize>, name: &str) -> Option<String> {
    let value: &Spanned<HtmlString, usize> = tag.attributes.get(name.as_bytes())?;
    let value = text(value).trim().to_owned();
    (!value.is_empty() || name == "pubdate").then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<(&'static str, String)> {
        read(source).unwrap().blocks.into_iter().map(|(kind, words)| (kind.code(), words)).collect()
    }

    fn expect(source: &str, expected: &[(&str, &str)]) {
        let found = blocks(source);
        let found: Vec<_> = found.iter().map(|(kind, words)| (*kind, words.as_str())).collect();
        assert_eq!(found, expected, "{source}");
    }

    #[test]
    fn elements_become_blocks_and_their_markup_goes() {
        expect(
            "<h1>A <em>head</em></h1><p class='lead byline'>By Ana\n  Ruiz<p>One &amp; <a href='x'>two</a>.\n<ul><li>a<li><p>b</ul>tail",
            &[
                ("heading", "A head"),
                ("byline", "By Ana Ruiz"),
                ("paragraph", "One & two."),
                ("list-item", "a"),
                ("list-item", "b"),
                ("paragraph", "tail"),
            ],
        );
        expect("<blockquote><p>“Go,” she said.</p></blockquote>", &[("paragraph", "“Go,” she said.")]);
        expect("<p>He said <q>no, <q>never</q></q>.", &[("paragraph", "He said “no, ‘never’”.")]);
        expect("<p>one<br>two<br> <br>three</p>", &[("paragraph", "one\ntwo"), ("paragraph", "three")]);
        expect("<pre>a  b\n c\n\nd</pre>", &[("paragraph", "a  b\n c"), ("paragraph", "d")]);
        expect(
            "<table><tr><th>a<th>b<tr><td>1<td>2</table>",
            &[("paragraph", "a\tb"), ("paragraph", "1\t2")],
        );
        expect("H<sub>2</sub>O &lt;b&gt;", &[("paragraph", "H2O <b>")]);
    }

    #[test]
    fn pictures_become_captions_after_their_block() {
        expect(
            "<p>one <img alt=' the\nport '>two</p><figure><img alt='a'><figcaption>a</figcaption></figure>",
            &[("paragraph", "one two"), ("caption", "the port"), ("caption", "a")],
        );
        expect("<img alt><img><img alt=''>", &[]);
    }

    #[test]
    fn scripts_styles_and_navigation_are_left_out_and_counted() {
        let page = read(
            "<head><title>T | Site</title><style>p{}</style><script>if (a<b) '<p>no</p>'</script></head><body><nav><p>Home<p>News\
             </nav><p onclick='alert(1)'>Yes.</p><p hidden>no</p><aside>no<p>no</aside><svg><path/><text>no</text></svg>\
             <script src=x></script><form><button>no</button></form><p>And<span hidden>no<span>no</span></span> on.",
        );
        let page = page.unwrap();
        let words: Vec<_> = page.blocks.iter().map(|block| block.1.as_str()).collect();
        assert_eq!(words, ["Yes.", "And on."]);
        let left_out: Vec<_> = page.left_out.iter().map(|(name, count)| format!("{count} {name}")).collect();
        assert_eq!(left_out, ["1 aside", "1 form", "1 nav", "1 p", "2 script", "1 span", "1 style", "1 svg"]);
    }

    #[test]
    fn the_one_article_is_all_that_is_read() {
        let page =
            read("<p>Menu</p><main><p>Teaser</p><article><h1>A</h1><p>B</p></article></main>").unwrap();
        assert_eq!((page.blocks.len(), page.holder), (2, Some("article")));
        let page = read("<p>Menu</p><main><article>A</article><article>B</article></main>").unwrap();
        assert_eq!((page.blocks.len(), page.holder), (2, Some("main")));
        let page = read("<article>A</article><article>B</article>").unwrap();
        assert_eq!((page.blocks.len(), page.holder), (2, None));
        let page = read("<aside><article>no</article></aside><p>A").unwrap();
        assert_eq!((page.blocks.len(), page.holder), (1, None));
    }

    #[test]
    fn the_head_says_what_is_known() {
        let page = read(
            "<!doctype html><html lang=en-GB><meta charset=utf-8><meta name=Author content='Ana Ruiz'><title> A\n b </title>\
             <meta property='article:published_time' content='2017-10-02T10:30:00Z'><meta name=date content=2018-01-01>\
             <link rel=canonical href='https://times.example/a'><link rel=license href='javascript:x'><body><p>A",
        );
        let meta = page.unwrap().meta;
        assert_eq!(
            meta,
            Meta {
                title: Some("A b".to_owned()),
                published: Day::parse("2017-10-02"),
                source: Some("https://times.example/a".to_owned()),
                author: Some("Ana Ruiz".to_owned()),
                licence: None,
                language: Some("en-GB".to_owned()),
            }
        );
    }

    #[test]
    fn hostile_pages_end_in_reasonable_time() {
        let many = |piece: &str| piece.repeat((1 << 20) / piece.len());
        assert_eq!(read(&format!("\n{}", many("<div>"))).unwrap_err().0, Some(2));
        for piece in [
            "<p>a",
            "</div>",
            "<li>",
            "<b>",
            "<p hidden>",
            "<",
            "&",
            "<!--",
            "<q>",
            "</q>",
            "<br>",
            "<img alt=a>",
            "\0",
            "<td>",
            "<title>",
        ] {
            let _ = read(&many(piece));
        }
        assert_eq!(blocks(&many("<p>a")).len(), (1 << 20) / 4);
    }
}
