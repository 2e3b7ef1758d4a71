//! What is hard about quotation, case by case: `tests/phenomena/` says how the cases are written.
//!
//! A case is right when every quote has its exact span, its kind, its speaker and its cue, and nothing else was found. A case
//! marked `(not yet)` has to be wrong: whoever mends it takes the mark away.
#![allow(clippy::unwrap_used, clippy::panic)] // in a test a missing value is a failure

mod suite;

use std::fmt::Write as _;

use quotidian::engine::{Quote, QuoteKind, Span};
use quotidian::{Analysis, Document, Meta};
use suite::Part;

#[test]
fn every_phenomenon() {
    suite::every_case("phenomena", |analyzer, part| {
        let case = read_case(part);
        let document = Document::from_text(&case.text, Meta::default()).unwrap();
        let analysis = analyzer.analyze(&document);
        if case.is_right(&analysis) { Ok(()) } else { Err(case.complaint(&analysis)) }
    });
}

/// A text and the quotes that are in it.
struct Case {
    text: String,
    quotes: Vec<Expected>,
    /// Words in marks that may be found or not.
    open: Vec<Span>,
}

/// A quote that has to be found.
struct Expected {
    span: Span,
    kind: QuoteKind,
    speaker: Option<Voice>,
    cue: Option<Span>,
}

/// Who speaks.
struct Voice {
    span: Span,
    /// The name that a reader should see, where it is not the words themselves.
    name: Option<String>,
}

// Reading.

fn read_case(part: &Part<'_>) -> Case {
    let name = part.name;
    let body = part.body.trim_start_matches('\n');
    let markup = if body.starts_with("> ") { body.split_once('\n').unwrap().1 } else { body };
    let (text, braces) = read_markup(&markup.trim_matches('\n').replace("&nbsp;", "\u{a0}"), name);
    for pair in &braces {
        assert!(pair.is_known(&braces), "{name}: what is {}{}?", pair.letter, pair.numbers.join(","));
    }
    let quotes =
        braces.iter().filter(|braces| braces.letter == "q").map(|quote| quote.expected(&braces, name));
    let open = braces.iter().filter(|braces| braces.letter == "o").map(|open| open.span);
    Case { quotes: quotes.collect(), open: open.collect(), text }
}

/// A pair of braces: `{s1,2=Ana Ruiz|she}`.
struct Braces {
    /// `s`
    letter: String,
    /// `1` and `2`
    numbers: Vec<String>,
    /// `d`, `m` or `i` of a quote.
    kind: String,
    /// `Ana Ruiz`
    name: Option<String>,
    /// Where `she` lies in the text.
    span: Span,
}

impl Braces {
    fn read(label: &str, span: Span) -> Self {
        let (label, name) = label.split_once('=').map_or((label, None), |(label, name)| (label, Some(name)));
        let (letter, rest) = label.split_at(1);
        let numbers = rest.trim_end_matches(char::is_alphabetic);
        Self {
            letter: letter.into(),
            numbers: numbers.split(',').map(str::to_owned).collect(),
            kind: rest[numbers.len()..].into(),
            name: name.map(str::to_owned),
            span,
        }
    }

    /// Whether the letter has a meaning, and a speaker or cue a quote.
    fn is_known(&self, all: &[Self]) -> bool {
        let is_quote = |number| all.iter().any(|other| other.letter == "q" && other.numbers.contains(number));
        match self.letter.as_str() {
            "s" | "c" => self.numbers.iter().all(is_quote),
            letter => ["q", "n", "o"].contains(&letter),
        }
    }

    /// The quote in these braces, with what others of the same number say of it.
    fn expected(&self, all: &[Self], case: &str) -> Expected {
        let of_letter = |letter| {
            let mut same =
                all.iter().filter(|other| other.letter == letter && other.numbers.contains(&self.numbers[0]));
            let found = same.next();
            assert!(same.next().is_none(), "{case}: two of {letter}{}", self.numbers[0]);
            found
        };
        let kind = match self.kind.as_str() {
            "d" => QuoteKind::Direct,
            "m" => QuoteKind::Mixed,
            "i" => QuoteKind::Indirect,
            kind => panic!("{case}: no kind of quote: {kind}"),
        };
        Expected {
            span: self.span,
            kind,
            speaker: of_letter("s").map(|braces| Voice { span: braces.span, name: braces.name.clone() }),
            cue: of_letter("c").map(|braces| braces.span),
        }
    }
}

/// Parts a text from its braces.
fn read_markup(markup: &str, case: &str) -> (String, Vec<Braces>) {
    let (mut text, mut closed, mut opened) = (String::new(), Vec::new(), Vec::new());
    let mut rest = markup;
    while let Some(next) = rest.find(['{', '}']) {
        text += &rest[..next];
        if rest[next..].starts_with('{') {
            let bar = next + rest[next..].find('|').unwrap();
            opened.push((&rest[next + 1..bar], text.len()));
            rest = &rest[bar + 1..];
        } else {
            let (label, start) = opened.pop().unwrap();
            closed.push(Braces::read(label, span(start, text.len())));
            rest = &rest[next + 1..];
        }
    }
    assert!(opened.is_empty(), "{case}: braces are not closed");
    (text + rest, closed)
}

fn span(start: usize, end: usize) -> Span {
    Span::new(u32::try_from(start).unwrap(), u32::try_from(end).unwrap())
}

// Comparing.

impl Case {
    fn is_right(&self, analysis: &Analysis) -> bool {
        let found =
            |wanted: &Expected| analysis.quotes.iter().any(|quote| self.same(wanted, quote, analysis));
        self.quotes.iter().all(found) && analysis.quotes.iter().all(|quote| self.is_wanted(quote))
    }

    /// Whether a quote that was found is one of the case, or one that the case leaves open.
    fn is_wanted(&self, quote: &Quote) -> bool {
        let place = trimmed(&self.text, quote.span);
        let has_fragment = self.quotes.iter().any(|wanted| wanted.kind == QuoteKind::Mixed);
        self.quotes.iter().any(|wanted| trimmed(&self.text, wanted.span) == place)
            || self.open.iter().any(|open| open.contains(place))
            || (has_fragment && quote.kind == QuoteKind::Indirect)
    }

    fn same(&self, wanted: &Expected, quote: &Quote, analysis: &Analysis) -> bool {
        trimmed(&self.text, wanted.span) == trimmed(&self.text, quote.span)
            && wanted.kind == quote.kind
            && self.same_speaker(wanted.speaker.as_ref(), quote, analysis)
            && wanted.cue.is_none_or(|cue| quote.cue.is_some_and(|found| found.overlaps(cue)))
    }

    fn same_speaker(&self, wanted: Option<&Voice>, quote: &Quote, analysis: &Analysis) -> bool {
        let (Some(wanted), Some(span)) = (wanted, quote.speaker.span()) else {
            return wanted.is_none() && quote.speaker.span().is_none();
        };
        let words = wanted.span.of(&self.text);
        let shown = quote.speaker.entity().and_then(|entity| analysis.entity(entity));
        let shown = shown.map_or("", |entity| entity.name.of(&self.text));
        match &wanted.name {
            Some(name) if is_name(name) => proper_words(name).all(|word| has_word(shown, word)),
            Some(_) => span.overlaps(wanted.span),
            None if is_pronoun(words) => span.overlaps(wanted.span),
            None => self.same_head(wanted.span, span) || has_word(shown, &head(words)),
        }
    }

    /// Whether two mentions have the same head: overlapping ones any head in common, others the first.
    fn same_head(&self, wanted: Span, found: Span) -> bool {
        let (wanted_heads, found_heads) = (heads(wanted.of(&self.text)), heads(found.of(&self.text)));
        let common = found_heads.iter().any(|head| wanted_heads.contains(head));
        (wanted.overlaps(found) && common) || wanted_heads.first() == found_heads.first()
    }
}

/// A span from its first letter, digit or sign of money to its last, without a leading “that”.
fn trimmed(text: &str, span: Span) -> Span {
    let counts = |c: char| c.is_alphanumeric() || "$£€%#@".contains(c);
    let within = |start: usize, end: usize| {
        let words = &text[start..end];
        let head = words.len() - words.trim_start_matches(|c| !counts(c)).len();
        (start + head, start + words.trim_end_matches(|c| !counts(c)).len())
    };
    let (start, end) = within(span.start as usize, span.end as usize);
    let that = ["that ", "That "].iter().any(|that| text[start..end].starts_with(that));
    let (start, end) = if that { within(start + "that ".len(), end) } else { (start, end) };
    self::span(start, end)
}

/// The heads of a noun phrase and of the phrases beside it: `spokesman` and `hale` of “his spokesman, Tom Hale”.
fn heads(phrase: &str) -> Vec<String> {
    phrase.split([',', '(', '—', '–']).map(head).filter(|head| !head.is_empty()).collect()
}

/// The last word of a noun phrase before “of”, “who” and the like: `spokeswoman` of “a spokeswoman for the airport”.
fn head(phrase: &str) -> String {
    const ENDS: [&str; 18] = [
        "who", "which", "that", "of", "for", "from", "at", "in", "with", "on", "to", "by", "near", "inside",
        "outside", "told", "as", "whose",
    ];
    let words = words(phrase);
    let until = words.iter().skip(1).position(|word| ENDS.contains(word)).map_or(words.len(), |at| at + 1);
    words[..until].last().map_or_else(String::new, |word| word.to_lowercase())
}

/// The words of a phrase without the marks around them and without ’s.
fn words(phrase: &str) -> Vec<&str> {
    let words = phrase.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let names = words.map(|word| word.trim_end_matches("’s").trim_end_matches("'s"));
    names.filter(|word| !word.is_empty()).collect()
}

fn has_word(phrase: &str, word: &str) -> bool {
    words(phrase).iter().any(|other| other.to_lowercase() == word.to_lowercase())
}

/// The words of a name that are written with a capital letter: titles and small words may be missing from what is shown.
fn proper_words(name: &str) -> impl Iterator<Item = &str> {
    words(name).into_iter().filter(|word| word.starts_with(char::is_uppercase) && *word != "The")
}

/// Whether a phrase is a name and no description: “the water company” is no entity.
fn is_name(phrase: &str) -> bool {
    proper_words(phrase).next().is_some()
}

fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: [&str; 19] = [
        "he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "him", "her", "them", "his",
        "their", "its", "my", "our", "one",
    ];
    PRONOUNS.contains(&words.to_lowercase().as_str())
}

// Reporting.

impl Case {
    fn complaint(&self, analysis: &Analysis) -> String {
        let mut block = format!("    {}\n", self.text.replace('\n', "¶"));
        for quote in &self.quotes {
            let speaker = quote.speaker.as_ref().map(|voice| voice.span);
            let name = quote.speaker.as_ref().and_then(|voice| voice.name.as_deref());
            writeln!(block, "  expected {}", self.line(quote.kind, quote.span, speaker, name, quote.cue))
                .unwrap();
        }
        for quote in &analysis.quotes {
            let speaker = quote.speaker.span();
            let name = quote.speaker.entity().and_then(|entity| analysis.entity(entity));
            let name = name.map(|entity| entity.name.of(&self.text));
            writeln!(block, "  found    {}", self.line(quote.kind, quote.span, speaker, name, quote.cue))
                .unwrap();
        }
        block
    }

    fn line(
        &self,
        kind: QuoteKind,
        quote: Span,
        speaker: Option<Span>,
        name: Option<&str>,
        cue: Option<Span>,
    ) -> String {
        let words = |span: Span| span.of(&self.text);
        let name = name.map_or_else(String::new, |name| format!(" = {name}"));
        format!(
            "{} [{}] < {}{name}, {}",
            kind.code(),
            words(trimmed(&self.text, quote)),
            speaker.map_or("nobody", words),
            cue.map_or("no cue", words)
        )
    }
}
