//! The elements of a page that are open at a place.

use html5gum::emitters::default::StartTag;

use crate::engine::BlockKind;

/// No article's elements are nested as deep as this.
const DEEPEST: usize = 500;

/// An open element.
pub(super) struct Element {
    name: String,
    /// Whether it ends with its own tag.
    is_empty: bool,
    /// Whether a rule leaves it and all that is in it out.
    is_left_out: bool,
    /// What text in it is, if the element says so.
    kind: Option<BlockKind>,
}

impl Element {
    pub(super) fn new(name: String, tag: &StartTag<usize>) -> Self {
        let says = |attribute: &str, words: &[&str]| {
            let value = tag.attributes.get(attribute.as_bytes()).map(|value| String::from_utf8_lossy(value));
            value.is_some_and(|value| value.split_whitespace().any(|word| words.contains(&word)))
        };
        let byline =
            || says("class", &["byline"]) || says("rel", &["author"]) || says("itemprop", &["author"]);
        let kind = match name.as_str() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(BlockKind::Heading),
            "li" => Some(BlockKind::ListItem),
            "figcaption" | "caption" => Some(BlockKind::Caption),
            other if is_block(other) && byline() => Some(BlockKind::Byline),
            _ => None,
        };
        Self {
            is_empty: is_void(&name) || (tag.self_closing && is_drawing(&name)),
            is_left_out: is_no_text(&name) || tag.attributes.contains_key("hidden".as_bytes()),
            kind,
            name,
        }
    }
}

/// The open elements, the innermost last. Of elements inside a line only those are kept that are left out, and what is in them.
#[derive(Default)]
pub(super) struct Elements {
    open: Vec<Element>,
    /// How many are open around the one that is left out.
    left_out: Option<usize>,
    /// Whether the last element that began is left out and has no inside.
    nothing: bool,
}

impl Elements {
    /// An element begins.
    pub(super) fn start(&mut self, element: Element) {
        self.nothing = element.is_empty && element.is_left_out;
        if element.is_empty {
            return;
        }
        if self.left_out.is_none() {
            self.close_implied(&element.name);
        }
        if self.left_out.is_none() && element.is_left_out {
            self.left_out = Some(self.open.len());
        }
        if self.left_out.is_some() || is_block(&element.name) {
            self.open.push(element);
        }
    }

    /// An element ends. One that has not begun changes nothing.
    pub(super) fn end(&mut self, name: &str) {
        self.nothing = false;
        if let Some(at) = self.open.iter().rposition(|element| element.name == name) {
            self.cut(at);
        }
    }

    /// A paragraph ends where another block begins, a list item where the next one does.
    fn close_implied(&mut self, name: &str) {
        if is_block(name) && self.innermost_is("p") {
            self.cut(self.open.len() - 1);
        }
        let (closed, around): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "tr" => (&["tr"], &["table"]),
            _ => return,
        };
        let last = |names: &[&str]| self.open.iter().rposition(|open| names.contains(&open.name.as_str()));
        if let Some(at) = last(closed).filter(|&at| last(around).is_none_or(|around| around < at)) {
            self.cut(at);
        }
    }

    fn cut(&mut self, at: usize) {
        self.open.truncate(at);
        self.left_out = self.left_out.filter(|&outer| outer < at);
    }

    /// Whether a rule leaves out what stands here.
    pub(super) fn are_left_out(&self) -> bool {
        self.nothing || self.left_out.is_some()
    }

    pub(super) fn are_too_deep(&self) -> bool {
        self.open.len() > DEEPEST
    }

    pub(super) fn innermost_is(&self, name: &str) -> bool {
        self.open.last().is_some_and(|element| element.name == name)
    }

    pub(super) fn have(&self, name: &str) -> bool {
        self.open.iter().any(|element| element.name == name)
    }

    /// What text here is: what the innermost element says that says something.
    pub(super) fn kind(&self) -> BlockKind {
        self.open.iter().rev().find_map(|element| element.kind).unwrap_or(BlockKind::Paragraph)
    }
}

/// Elements that begin and end blocks of text.
#[rustfmt::skip]
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details" | "div" | "dl"
            | "dt" | "fieldset" | "figcaption" | "figure" | "footer" | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
            | "head" | "header" | "hgroup" | "hr" | "html" | "legend" | "li" | "main" | "menu" | "nav" | "ol" | "p" | "pre"
            | "search" | "section" | "summary" | "table" | "tbody" | "tfoot" | "thead" | "title" | "tr" | "ul"
    )
}

/// Elements that hold no text of the article: code, controls, drawings, navigation and what stands aside.
#[rustfmt::skip]
fn is_no_text(name: &str) -> bool {
    matches!(
        name,
        "script" | "style" | "template" | "noscript" | "nav" | "aside" | "footer" | "form" | "search" | "button" | "select"
            | "textarea" | "input" | "datalist" | "dialog" | "menu" | "svg" | "math" | "canvas" | "video" | "audio" | "iframe"
            | "object" | "embed" | "map" | "noembed" | "noframes" | "frameset"
    )
}

/// Elements without an end.
#[rustfmt::skip]
fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link" | "meta" | "param" | "source" | "track"
            | "wbr" | "frame"
    )
}

/// Elements of drawings, where a tag can end itself.
fn is_drawing(name: &str) -> bool {
    !is_block(name) && !is_no_text(name) || name == "svg" || name == "math"
}
