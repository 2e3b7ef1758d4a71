//! A link to words where the article was first published, by a [text fragment](https://wicg.github.io/scroll-to-text-fragment/).

use crate::engine::{Block, Document, Span};

/// So many bytes are asked for whole; of more, the first and the last words.
const WHOLE: usize = 100;
/// So many words are taken of either end, or from around words that stand in the article more than once.
const WORDS: usize = 5;

/// The link to these words of an article at the address of its source. A browser that does not find them there opens the page
/// at its top.
#[must_use]
pub fn source_link(address: &str, document: &Document, span: Span) -> String {
    let mut link = address.to_owned();
    if let Some(fragment) = fragment(document, span) {
        link.push_str(if address.contains('#') { ":~:text=" } else { "#:~:text=" });
        link.push_str(&fragment);
    }
    link
}

/// `[prefix-,]start[,end][,-suffix]`.
fn fragment(document: &Document, span: Span) -> Option<String> {
    let text = document.text();
    let words = span.of(text);
    // Pages write quotation marks in many ways.
    let whole = bare(words);
    let (first, last) = (whole.lines().next()?, whole.lines().next_back()?);
    let short = whole.len() <= WHOLE && first.len() == whole.len();
    let start = if short { whole } else { leading(bare(first)) };
    let end = (!short).then(|| trailing(bare(last)));
    let at = span.start as usize + words.find(whole)?;
    let unique = text.match_indices(start).nth(1).is_none();
    let around = document.blocks().iter().find(|block| block.span.contains(span)).filter(|_| !unique);
    let (before, after) = around.map_or(("", ""), |block| neighbours(text, block, at, at + whole.len()));

    let mut fragment = String::new();
    if !before.is_empty() {
        fragment = encoded(before) + "-,";
    }
    fragment += &encoded(start);
    if let Some(end) = end {
        fragment = fragment + "," + &encoded(end);
    }
    if !after.is_empty() {
        fragment = fragment + ",-" + &encoded(after);
    }
    Some(fragment)
}

/// The words of a block before and after a place.
fn neighbours<'a>(text: &'a str, block: &Block, start: usize, end: usize) -> (&'a str, &'a str) {
    let before = text.get(block.span.start as usize..start).unwrap_or_default();
    let after = text.get(end..block.span.end as usize).unwrap_or_default();
    (trailing(bare(before)), leading(bare(after)))
}

/// Words without the marks around them.
fn bare(words: &str) -> &str {
    // Without the tables of all letters there are, which are three kilobytes.
    words.trim_matches(|c: char| {
        let marks = "“”„‘’‚«»‹›–—…¿¡";
        !c.is_ascii_alphanumeric() && (c.is_ascii() || c.is_whitespace() || marks.contains(c))
    })
}

fn leading(words: &str) -> &str {
    let end = words.match_indices(' ').nth(WORDS - 1).map_or(words.len(), |(at, _)| at);
    words.get(..end).unwrap_or(words)
}

fn trailing(words: &str) -> &str {
    let start = words.rmatch_indices(' ').nth(WORDS - 1).map_or(0, |(at, _)| at + 1);
    words.get(start..).unwrap_or(words)
}

/// Words as a fragment takes them: a dash, a comma and an ampersand have a meaning there.
fn encoded(words: &str) -> String {
    in_address(words, "._~")
}

/// Words in an address: letters and digits of ASCII and these signs as they are, all else by its bytes.
#[must_use]
pub fn in_address(words: &str, signs: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut address = String::with_capacity(words.len());
    for byte in words.bytes() {
        if byte.is_ascii_alphanumeric() || signs.as_bytes().contains(&byte) {
            address.push(char::from(byte));
        } else {
            // No formatted writing, which the reader's download would feel.
            let digit = |of: u8| DIGITS.get(usize::from(of)).copied().map_or('0', char::from);
            address.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;

    fn fragment_of(text: &str, words: &str) -> String {
        let document = Document::from_text(text, Meta::default()).unwrap();
        let start = u32::try_from(document.text().find(words).unwrap()).unwrap();
        let span = Span::new(start, start + u32::try_from(words.len()).unwrap());
        fragment(&document, span).unwrap()
    }

    #[test]
    fn short_words_are_asked_for_whole_and_without_their_marks() {
        let words = "“We, all of us – won.”";
        assert_eq!(
            fragment_of(&format!("He said: {words}"), words),
            "We%2C%20all%20of%20us%20%E2%80%93%20won"
        );
        assert_eq!(fragment_of("A well-known R&D man.", "well-known R&D"), "well%2Dknown%20R%26D");
    }

    #[test]
    fn of_long_words_and_of_several_paragraphs_the_two_ends() {
        let words = "“Nobody who was there that night has told any of us what made the old harbour burn, and nobody ever will.”";
        assert_eq!(
            fragment_of(&format!("{words} she said."), words),
            "Nobody%20who%20was%20there%20that,burn%2C%20and%20nobody%20ever%20will"
        );
        let over = "“It was late.\n\n“Then I left.”";
        assert_eq!(fragment_of(over, over), "It%20was%20late,Then%20I%20left");
    }

    #[test]
    fn words_that_come_again_are_told_apart_by_those_around() {
        let text = "In the evening, the mayor, she said, had spoken too.\n\nNot the mayor of before.";
        let before = "In%20the%20evening-,the%20mayor";
        assert_eq!(fragment_of(text, "the mayor"), format!("{before},-she%20said%2C%20had%20spoken%20too"));
        assert_eq!(fragment_of("No. He said No.\n\nNo.", "No"), "No,-He%20said%20No");
    }

    #[test]
    fn an_address_may_have_a_fragment_of_its_own_and_marks_alone_have_none() {
        let document = Document::from_text("A horse. “…”", Meta::default()).unwrap();
        let link = |address, span| source_link(address, &document, span);
        assert_eq!(link("https://times.example/a", Span::new(2, 7)), "https://times.example/a#:~:text=horse");
        assert_eq!(
            link("https://times.example/a#b", Span::new(2, 7)),
            "https://times.example/a#b:~:text=horse"
        );
        assert_eq!(link("https://times.example/a", Span::new(9, 18)), "https://times.example/a");
    }
}
