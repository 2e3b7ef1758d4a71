//! Whom pronouns and descriptions mean, case by case: `tests/pronouns/` says how the cases are written.
//!
//! A case is right when all words in braces are shown with the name that the case gives, or with none. A case marked
//! `(not yet)` has to be wrong: whoever mends it takes the mark away.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

mod suite;

use std::fmt::Write as _;

use quotidian::engine::Span;
use quotidian::{Analysis, Document, Meta};
use suite::Part;

#[test]
fn every_pronoun_and_description() {
    suite::every_case("pronouns", |analyzer, part| {
        let case = read_case(part);
        let document = Document::from_text(&case.text, Meta::default()).unwrap();
        let analysis = analyzer.analyze(&document);
        let is_right = case.referring.iter().all(|words| words.is_right(&case.text, &analysis));
        if is_right { Ok(()) } else { Err(case.complaint(&analysis)) }
    });
}

/// A text and the words in it that refer to somebody.
struct Case {
    text: String,
    referring: Vec<Referring>,
}

/// Words that name a speaker, and the name that a reader should see, where there is one.
struct Referring {
    span: Span,
    name: Option<String>,
}

fn read_case(part: &Part<'_>) -> Case {
    let mut lines: Vec<&str> = part.body.trim_matches('\n').lines().collect();
    lines.retain(|line| !line.starts_with("> "));
    let paragraphs =
        lines.join("\n").trim().replace("\n\n", "\u{b6}").replace('\n', " ").replace('\u{b6}', "\n\n");
    let (text, referring) = read_markup(&paragraphs);
    assert!(!referring.is_empty(), "{} asks for nobody", part.name);
    Case { text, referring }
}

/// Parts a text from its braces.
fn read_markup(markup: &str) -> (String, Vec<Referring>) {
    let (mut text, mut referring) = (String::new(), Vec::new());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('{') {
        let (braces, after) = after.split_once('}').unwrap();
        let (name, words) = braces.split_once('|').unwrap();
        text += before;
        let start = u32::try_from(text.len()).unwrap();
        text += words;
        let span = Span::new(start, u32::try_from(text.len()).unwrap());
        referring.push(Referring { span, name: (name != "?").then(|| name.to_owned()) });
        rest = after;
    }
    (text + rest, referring)
}

impl Referring {
    /// Whether these words are a speaker, and every quote of theirs shows the right name.
    fn is_right(&self, text: &str, analysis: &Analysis) -> bool {
        let shown = self.shown(text, analysis);
        !shown.is_empty() && shown.iter().all(|shown| shown.as_deref() == self.name.as_deref())
    }

    /// The name that each quote of these words shows.
    fn shown(&self, text: &str, analysis: &Analysis) -> Vec<Option<String>> {
        let named = |quote: &quotidian::engine::Quote| {
            let entity = quote.speaker.entity().and_then(|entity| analysis.entity(entity))?;
            Some(entity.name.of(text).to_owned())
        };
        let spoken = |quote: &&quotidian::engine::Quote| {
            quote.speaker.span().is_some_and(|speaker| speaker.overlaps(self.span))
        };
        analysis.quotes.iter().filter(spoken).map(named).collect()
    }
}

impl Case {
    fn complaint(&self, analysis: &Analysis) -> String {
        let mut block = format!("    {}\n", self.text.replace('\n', "¶"));
        for words in &self.referring {
            let shown = words.shown(&self.text, analysis);
            let wanted = words.name.as_deref();
            writeln!(block, "  {}: wanted {wanted:?}, found {shown:?}", words.span.of(&self.text)).unwrap();
        }
        block
    }
}
