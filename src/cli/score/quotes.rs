//! How well quotations and their speakers are found.
//!
//! Quotations are exact when the same words are marked, and overlap when at least half of what both cover is in both, each
//! counted once. The speaker is judged where quotations overlap and one is marked; a quotation is right as a whole when it
//! overlaps and its speaker is right, or rightly nobody.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;

use super::super::Failure;
use super::super::arguments::View;
use super::super::gold::{self, Quoted, Spoken};
use super::marks;
use super::speaker::{self, Found, Marked};
use super::stretch::Stretch;
use crate::engine::text::Offsets;
use crate::engine::train::Count;
use crate::engine::{Analysis, Analyzer, Document, Meta, Quote, QuoteKind};

/// The table of all files.
pub(super) fn table(view: View, files: &[PathBuf], analyzer: &Analyzer<'_>) -> Result<String, Failure> {
    let mut table = String::from(
        "| set | precision | recall | F1 | F1 of overlaps | right speaker | F1 with speaker | in the gold |\n\
         |---|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for file in files {
        let mut tally = Tally::default();
        for article in gold::spoken(file)? {
            let meta = Meta { published: article.published(), ..Meta::default() };
            let document = Document::from_text(article.text.as_str(), meta)
                .map_err(|error| Failure::Message(format!("{}: {error}", file.display())))?;
            tally.add(&Page::new(view, &article, &analyzer.analyze(&document)));
        }
        table.push_str(&tally.row(&super::name(file)));
    }
    Ok(table)
}

/// A quotation with its speaker, marked or found.
struct Said<S> {
    place: Stretch,
    speaker: Option<S>,
}

/// What was marked and what was found in one article.
struct Page {
    text: Vec<char>,
    gold: Vec<Said<Marked>>,
    found: Vec<Said<Found>>,
    /// What this view does not ask for: to find it costs nothing.
    ignored: Vec<Stretch>,
    /// Where only quotations between marks are asked for: which letters are.
    between_marks: Option<Vec<bool>>,
}

impl Page {
    fn new(view: View, article: &Spoken, analysis: &Analysis) -> Self {
        let text: Vec<char> = article.text.chars().collect();
        let (mut gold, mut ignored) = (Vec::new(), Vec::new());
        for quote in &article.quotes {
            let place = Stretch::new(&text, quote.start, quote.end).quoted(&text);
            if place.is_empty() {
                continue;
            }
            if is_asked(view, quote) {
                gold.push(Said { place, speaker: marked(&text, quote) });
            } else {
                ignored.push(place);
            }
        }
        ignored.extend(article.discard.iter().map(|&(start, end)| Stretch::new(&text, start, end)));
        let between_marks = (view == View::Marks).then(|| marks::quoted(&text));
        let found = found(&article.text, &text, analysis);
        Self { text, gold, found, ignored, between_marks }
    }

    /// For every marked quotation the number of the found one that fits it best: the pairs that agree most come first.
    fn pairs(&self) -> Vec<Option<usize>> {
        let mut candidates = Vec::new();
        for (i, gold) in self.gold.iter().enumerate() {
            for (j, found) in self.found.iter().enumerate() {
                let (shared, all) = (gold.place.shared(found.place), gold.place.together(found.place));
                if 2 * shared >= all {
                    candidates.push((shared, all, i, j));
                }
            }
        }
        candidates.sort_by(|one, other| {
            // Shares of different wholes, compared without rounding.
            (other.0 * one.1)
                .cmp(&(one.0 * other.1))
                .then(Reverse((one.2, one.3)).cmp(&Reverse((other.2, other.3))))
        });
        let mut pairs = vec![None; self.gold.len()];
        let mut taken = BTreeSet::new();
        for (_, _, i, j) in candidates {
            if let Some(pair @ None) = pairs.get_mut(i)
                && taken.insert(j)
            {
                *pair = Some(j);
            }
        }
        pairs
    }

    /// Whether a found quotation that fits none is left out, because the annotation cannot say that it is wrong.
    fn is_left_out(&self, place: Stretch) -> bool {
        if self.between_marks.as_deref().is_some_and(|quoted| self.is_mostly_outside(place, quoted)) {
            return true;
        }
        let in_ignored: usize = self.ignored.iter().map(|ignored| place.shared(*ignored)).sum();
        let in_gold: usize = self.gold.iter().map(|gold| place.shared(gold.place)).sum();
        2 * in_ignored >= place.len() && in_ignored >= in_gold
    }

    /// Whether less than half of its letters and digits stand between quotation marks.
    fn is_mostly_outside(&self, place: Stretch, quoted: &[bool]) -> bool {
        let letters =
            || (place.start..place.end).zip(place.of(&self.text)).filter(|(_, c)| c.is_alphanumeric());
        let inside = letters().filter(|(at, _)| quoted.get(*at) == Some(&true)).count();
        2 * inside < letters().count()
    }
}

/// Whether a view asks for a marked quotation.
fn is_asked(view: View, quote: &Quoted) -> bool {
    match view {
        View::Marks => !matches!(quote.kind(), QuoteKind::Indirect),
        View::Reports => quote.is_speech(),
    }
}

fn marked(text: &[char], quote: &Quoted) -> Option<Marked> {
    let speaker = quote.speaker.as_ref()?;
    let place = Stretch::new(text, speaker.place.start, speaker.place.end);
    let words = speaker.text.clone().filter(|words| !words.is_empty()).unwrap_or_else(|| place.words(text));
    // A dash stands for somebody who has no name.
    let entity = speaker.entity.clone().filter(|entity| !matches!(entity.as_str(), "" | "-"));
    Some(Marked { words, place, entity })
}

/// What was found; the same words found twice count once.
fn found(text: &str, letters: &[char], analysis: &Analysis) -> Vec<Said<Found>> {
    let offsets = Offsets::new(text);
    let stretch = |span| {
        let (start, end) = offsets.span_in_code_points(span);
        Stretch::new(letters, start, end)
    };
    let speaker = |quote: &Quote| {
        let entity = quote.speaker.entity().and_then(|id| analysis.entity(id));
        let name = entity.map_or("", |entity| entity.name.of(text)).to_owned();
        match quote.speaker.span() {
            Some(span) => Some(Found { words: span.of(text).to_owned(), place: Some(stretch(span)), name }),
            None => entity.map(|_| Found { words: name.clone(), place: None, name }),
        }
    };
    let mut seen = BTreeSet::new();
    let said = |quote: &Quote| Said { place: stretch(quote.span).quoted(letters), speaker: speaker(quote) };
    analysis
        .quotes
        .iter()
        .map(said)
        .filter(|said| !said.place.is_empty() && seen.insert(said.place))
        .collect()
}

/// The counts of a set.
#[derive(Default)]
struct Tally {
    gold: usize,
    found: usize,
    exact: usize,
    overlapping: usize,
    /// Quotations that overlap and have a marked speaker.
    speakers: usize,
    right_speakers: usize,
    /// Quotations that are right with their speakers.
    joint: usize,
}

impl Tally {
    fn add(&mut self, page: &Page) {
        let pairs = page.pairs();
        let paired: BTreeSet<_> = pairs.iter().flatten().collect();
        let counted = page.found.iter().enumerate();
        let counted = counted.filter(|(at, said)| paired.contains(at) || !page.is_left_out(said.place));
        let counted: BTreeSet<_> = counted.map(|(_, said)| said.place).collect();
        let gold: BTreeSet<_> = page.gold.iter().map(|said| said.place).collect();
        self.gold += page.gold.len();
        self.found += counted.len();
        self.exact += gold.intersection(&counted).count();
        for (gold, pair) in page.gold.iter().zip(&pairs) {
            if let Some(found) = pair.and_then(|at| page.found.get(at)) {
                self.overlapping += 1;
                self.speaker(&page.text, gold.speaker.as_ref(), found.speaker.as_ref());
            }
        }
    }

    fn speaker(&mut self, text: &[char], marked: Option<&Marked>, found: Option<&Found>) {
        let Some(marked) = marked else {
            self.joint += usize::from(found.is_none());
            return;
        };
        self.speakers += 1;
        if let Some(found) = found {
            let verdict = speaker::judge(text, marked, found);
            self.right_speakers += usize::from(verdict.head);
            self.joint += usize::from(verdict.head || verdict.entity);
        }
    }

    fn row(&self, set: &str) -> String {
        let count = |right| Count { right, invented: self.found - right, missed: self.gold - right };
        let exact = count(self.exact);
        let speakers =
            Count { right: self.right_speakers, missed: self.speakers - self.right_speakers, invented: 0 };
        format!(
            "| {set} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} | {} |\n",
            exact.precision(),
            exact.recall(),
            exact.f1(),
            count(self.overlapping).f1(),
            speakers.recall(),
            count(self.joint).f1(),
            self.gold
        )
    }
}
