//! Cutting a text into blocks.

use super::{Block, BlockKind};
use crate::engine::Span;

/// A line longer than this, in bytes, is a paragraph of its own rather than a line wrapped by hand.
const LONGEST_WRAPPED_LINE: usize = 100;

/// A heading is at most this long, in bytes.
const LONGEST_HEADING: usize = 150;

/// A byline is among so many blocks at the top.
const TOP: usize = 3;

/// The blocks of `text`: what stands between blank lines; and where lines are too long to be wrapped by hand, every line.
pub(super) fn split(text: &str, header: Option<Span>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut chunk: Option<Chunk> = None;
    for line in lines(text) {
        if line.of(text).trim().is_empty() {
            close(text, chunk.take(), &mut blocks);
        } else {
            let grown = chunk.get_or_insert_with(|| Chunk { lines: Vec::new(), wrapped: true });
            grown.wrapped &= line.len() as usize <= LONGEST_WRAPPED_LINE;
            grown.lines.push(line);
        }
    }
    close(text, chunk, &mut blocks);
    // White space before the first word of the first line belongs to the first block, so that the blocks joined by blank
    // lines are the text.
    if let Some(first) =
        blocks.first_mut().filter(|first| !Span::new(0, first.span.start).of(text).contains(['\n', '\r']))
    {
        first.span.start = 0;
    }
    name_headings(text, header, &mut blocks);
    blocks
}

/// The text that these blocks make, and the blocks in it. A paragraph at the top that reads like a byline is one.
pub(super) fn join(known: &[(BlockKind, &str)]) -> (String, Vec<Block>) {
    let mut text = String::new();
    let mut blocks: Vec<Block> = Vec::with_capacity(known.len());
    for &(kind, words) in known.iter().filter(|(_, words)| !words.trim().is_empty()) {
        let words = words.trim();
        let list = kind == BlockKind::ListItem && blocks.last().is_some_and(|last| last.kind == kind);
        if !blocks.is_empty() {
            text.push_str(if list { "\n" } else { "\n\n" });
        }
        let start = text.len();
        text.push_str(words);
        let byline = kind == BlockKind::Paragraph && blocks.len() < TOP && is_byline(words);
        let kind = if byline { BlockKind::Byline } else { kind };
        blocks.push(Block { span: Span::at(start, text.len()), kind });
    }
    (text, blocks)
}

/// Lines between two blank ones.
struct Chunk {
    lines: Vec<Span>,
    /// Whether all of them are short enough to have been wrapped by hand.
    wrapped: bool,
}

fn close(text: &str, chunk: Option<Chunk>, blocks: &mut Vec<Block>) {
    let Some(chunk) = chunk else { return };
    let list = chunk.lines.len() > 1 && chunk.lines.iter().all(|line| is_list_item(line.of(text)));
    let mut push = |span: Span| {
        let kind = if is_list_item(span.of(text)) { BlockKind::ListItem } else { BlockKind::Paragraph };
        blocks.push(Block { span: span.trim(text), kind });
    };
    match (chunk.lines.first(), chunk.lines.last()) {
        (Some(&first), Some(&last)) if chunk.wrapped && !list => push(first.cover(last)),
        _ => chunk.lines.iter().for_each(|&line| push(line)),
    }
}

/// The lines of `text` without their ends; `\n`, `\r\n` and a lone `\r` all end one.
fn lines(text: &str) -> impl Iterator<Item = Span> {
    let mut start = 0;
    text.bytes()
        .enumerate()
        .filter(|&(_, byte)| byte == b'\n' || byte == b'\r')
        .map(|(at, _)| (at, at + 1))
        .chain([(text.len(), text.len())])
        .filter_map(move |(end, next)| {
            let line = Span::at(start, end);
            // Between the two bytes of a `\r\n` lies no line.
            let inside_line_end =
                end > 0 && start == end && text.as_bytes().get(end - 1..=end) == Some(b"\r\n");
            start = next;
            (!inside_line_end).then_some(line)
        })
}

fn is_list_item(line: &str) -> bool {
    let line = line.trim_start();
    ["- ", "* ", "• ", "– "].iter().any(|bullet| line.starts_with(bullet))
}

/// A short block without a full stop that stands before a paragraph is a heading; a short one that begins with “By” at
/// the top is a byline.
fn name_headings(text: &str, header: Option<Span>, blocks: &mut [Block]) {
    for at in 0..blocks.len() {
        let Some((block, rest)) = blocks.get_mut(at..).and_then(<[Block]>::split_first_mut) else { return };
        let holds_header = header.is_some_and(|header| block.span.contains(header));
        let words = block.span.of(text).trim();
        if block.kind != BlockKind::Paragraph
            || holds_header
            || words.len() > LONGEST_HEADING
            || words.contains('\n')
        {
            continue;
        }
        if at < TOP && is_byline(words) {
            block.kind = BlockKind::Byline;
        } else if !rest.is_empty() && looks_like_heading(words) {
            block.kind = BlockKind::Heading;
        }
    }
}

fn is_byline(words: &str) -> bool {
    let name = words.strip_prefix("By ").or_else(|| words.strip_prefix("BY "));
    name.is_some_and(|name| {
        name.len() < 80 && name.starts_with(char::is_uppercase) && !name.ends_with(['.', '!', '?', ':'])
    })
}

fn looks_like_heading(words: &str) -> bool {
    let closed = words.ends_with(['.', '!', ':', ';', ',', '…', '"', '”', '’', '\'', '»', ')', ']', '?']);
    !closed
        && words.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || c == '‘' || c == '“' || c == '"')
}

/// The first clause of `prose`, cut at a word's end after at most some ninety letters.
pub(super) fn first_words(text: &str, prose: Span) -> Span {
    const MOST: usize = 92;
    let words = prose.of(text);
    let line = words.lines().next().unwrap_or("");
    let sentence = line.find(". ").map_or(line.len(), |at| at + 1);
    if sentence <= MOST {
        return Span::at(prose.start as usize, prose.start as usize + sentence);
    }
    let cut = line.char_indices().map(|(at, _)| at).take_while(|&at| at <= MOST).last().unwrap_or(0);
    let end = line.get(..cut).and_then(|head| head.rfind(' ')).unwrap_or(cut);
    Span::at(prose.start as usize, prose.start as usize + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, &'static str)> {
        split(text, None).iter().map(|block| (block.span.of(text), block.kind.code())).collect()
    }

    #[test]
    fn blank_lines_part_paragraphs_and_headings_lack_a_full_stop() {
        let text = "A headline of some words\n\nBy Ana Ruiz\n\nFirst one.\nStill first.\r\n\r\nA heading\r\n\r\nLast.";
        assert_eq!(
            kinds(text),
            [
                ("A headline of some words", "heading"),
                ("By Ana Ruiz", "byline"),
                ("First one.\nStill first.", "paragraph"),
                ("A heading", "heading"),
                ("Last.", "paragraph"),
            ]
        );
    }

    #[test]
    fn long_lines_are_paragraphs_without_blank_lines() {
        let long = "word ".repeat(30);
        let text = format!("{long}\n{long}\nshort.");
        assert_eq!(split(&text, None).len(), 3);
    }

    #[test]
    fn lists_are_cut_at_every_line() {
        assert_eq!(kinds("- one\n- two"), [("- one", "list-item"), ("- two", "list-item")]);
    }

    #[test]
    fn known_blocks_are_joined_as_they_would_be_written() {
        use BlockKind::{Heading, ListItem, Paragraph};
        let known = [
            (Heading, "Why?"),
            (Paragraph, "By Ana Ruiz"),
            (Paragraph, " \n"),
            (Paragraph, "One.\nStill one. "),
        ];
        let (text, blocks) = join(&[&known[..], &[(ListItem, "a"), (ListItem, "b")]].concat());
        assert_eq!(text, "Why?\n\nBy Ana Ruiz\n\nOne.\nStill one.\n\na\nb");
        let words: Vec<_> = blocks.iter().map(|block| (block.kind.code(), block.span.of(&text))).collect();
        let expected = [
            ("heading", "Why?"),
            ("byline", "By Ana Ruiz"),
            ("paragraph", "One.\nStill one."),
            ("list-item", "a"),
            ("list-item", "b"),
        ];
        assert_eq!(words, expected);
        assert_eq!(join(&[]), (String::new(), Vec::new()));
    }

    #[test]
    fn blocks_are_in_order_and_hold_all_but_white_space() {
        for text in ["", "\r", "\n\n\n", "a\rb\r\rc", " \u{a0}\n x ", "a\r\n\r\nb"] {
            let blocks = split(text, None);
            let kept: String = blocks.iter().map(|block| block.span.of(text)).collect();
            let squeeze = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(squeeze(&kept), squeeze(text), "{text:?}");
            assert!(blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
        }
    }
}
