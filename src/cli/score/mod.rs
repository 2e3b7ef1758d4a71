//! `quotidian score`: how well names or quotations are found, in articles that somebody annotated.

mod marks;
mod quotes;
mod speaker;
mod stretch;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::arguments::Score as Options;
use super::{Failure, Outcome, gold, model, print};
use crate::engine::date::MONTHS;
use crate::engine::train::{Article, Count, Score};
use crate::engine::{Analysis, Analyzer, Document, EntityKind, Meta, Span};

pub(super) fn run(options: &Options) -> Outcome {
    let bytes = model::bytes(options.model.as_deref())?;
    let model = model::read(&bytes, options.model.as_deref())?;
    let analyzer = Analyzer::new(&model);
    let report = match options.quotes {
        Some(view) => quotes::table(view, &options.files, &analyzer)?,
        None => names(&options.files, &analyzer)?,
    };
    print(&report)
}

/// The tables about names.
fn names(files: &[PathBuf], analyzer: &Analyzer<'_>) -> Result<String, Failure> {
    let mut report = String::from(
        "| set | kind | precision | recall | F1 | in the gold |\n|---|---|---:|---:|---:|---:|\n",
    );
    let mut sureness = Sureness::default();
    let mut kinds = Kinds::default();
    for file in files {
        let set = name(file);
        let mut score = Score::default();
        for article in gold::articles(file)? {
            let document = document(&article, file)?;
            let analysis = analyzer.analyze(&document);
            let gold = article.names.iter().map(|name| (name.span, name.label.as_str()));
            score.add(&article.text, gold, labels(&article.text, &analysis), &article.ignored);
            sureness.add(&article, &analysis);
            kinds.add(&article, &analysis);
        }
        for (label, count) in &score.labels {
            // A set that does not mark a kind says nothing of it.
            if count.right + count.missed > 0 {
                report.push_str(&row(&set, label, *count));
            }
        }
        report.push_str(&row(&set, "**persons, organisations, places**", score.names()));
        report.push_str(&row(&set, "the same, whatever the kind", score.untyped));
    }
    report.push_str(&sureness.table());
    report.push_str(&kinds.table());
    Ok(report)
}

fn row(set: &str, label: &str, count: Count) -> String {
    let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
    format!("| {set} | {label} | {precision:.1} | {recall:.1} | {f1:.1} | {} |\n", count.right + count.missed)
}

fn name(file: &Path) -> String {
    file.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn document(article: &Article, file: &Path) -> Result<Document, Failure> {
    let meta = Meta { published: article.published, ..Meta::default() };
    Document::from_text(article.text.as_str(), meta)
        .map_err(|error| Failure::Message(format!("{}: {error}", file.display())))
}

/// What was found, with the labels of the annotated sets.
fn labels<'t>(text: &'t str, analysis: &'t Analysis) -> impl Iterator<Item = (Span, &'static str)> + 't {
    let names = analysis.mentions.iter().map(|mention| (mention.span, label(mention.kind)));
    // The sets mark dates of the calendar and no others: “last week” costs nothing.
    let dates = analysis.dates.iter().filter(|date| is_calendar(date.span.of(text)));
    names.chain(dates.map(|date| (date.span, "DATE")))
}

const fn label(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "PER",
        EntityKind::Organisation => "ORG",
        EntityKind::Place => "LOC",
        EntityKind::Group => "NORP",
        EntityKind::Event | EntityKind::Work | EntityKind::Product | EntityKind::Other => "MISC",
    }
}

fn is_calendar(words: &str) -> bool {
    // May is no shorter than its name.
    let month =
        |word: &str| word == "Sept" || MONTHS.iter().any(|name| word == *name || Some(word) == name.get(..3));
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    words.bytes().any(|byte| byte.is_ascii_digit())
        || words
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| month(word) || DAYS.iter().any(|day| word.starts_with(day)))
}

/// How often names of about the same confidence are right.
#[derive(Default)]
struct Sureness {
    /// By tenths: right, all, the sum of confidences in thousandths.
    tenths: [(u32, u32, u32); 10],
}

impl Sureness {
    fn add(&mut self, article: &Article, analysis: &Analysis) {
        for mention in &analysis.mentions {
            let label = label(mention.kind);
            // Kinds that the set does not mark apart cannot be judged.
            if !["PER", "ORG", "LOC"].contains(&label) {
                continue;
            }
            let right = article.names.iter().any(|name| name.span == mention.span && name.label == label);
            if let Some((hits, all, sum)) = self.tenths.get_mut(usize::from(mention.confidence / 100).min(9))
            {
                *hits += u32::from(right);
                *all += 1;
                *sum += u32::from(mention.confidence);
            }
        }
    }

    fn table(&self) -> String {
        let mut table = String::from("\n| confidence | names | right |\n|---:|---:|---:|\n");
        for (right, all, sum) in self.tenths.iter().filter(|(_, all, _)| *all > 0) {
            let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole);
            table.push_str(&format!(
                "| {:.2} | {all} | {:.2} |\n",
                share(*sum, 1000 * *all),
                share(*right, *all)
            ));
        }
        table
    }
}

/// Errors by kind: what happened to the name, and what is special about it.
#[derive(Default)]
struct Kinds {
    counts: BTreeMap<(&'static str, &'static str), u32>,
}

const SCORED: [&str; 3] = ["PER", "ORG", "LOC"];

impl Kinds {
    fn add(&mut self, article: &Article, analysis: &Analysis) {
        let text = article.text.as_str();
        let gold: Vec<_> = article
            .names
            .iter()
            .filter(|name| SCORED.contains(&name.label.as_str()))
            .map(|name| (name.span, name.label.as_str()))
            .collect();
        let found: Vec<_> = labels(text, analysis).filter(|(_, label)| SCORED.contains(label)).collect();
        for (span, label) in &gold {
            self.judge(text, *span, label, &found, ["missed", "other boundary", "other kind"]);
        }
        for (span, label) in &found {
            // What is found instead of a name was counted there.
            if !gold.iter().any(|(other, _)| other.overlaps(*span)) {
                self.judge(text, *span, label, &gold, ["invented"; 3]);
            }
        }
    }

    fn judge(
        &mut self,
        text: &str,
        span: Span,
        label: &str,
        others: &[(Span, &str)],
        errors: [&'static str; 3],
    ) {
        let same = others.iter().find(|(other, _)| *other == span);
        let error = match same {
            Some((_, other)) if *other == label => return,
            Some(_) => errors[2],
            None if others.iter().any(|(other, _)| other.overlaps(span)) => errors[1],
            None => errors[0],
        };
        *self.counts.entry((error, habit(text, span))).or_default() += 1;
    }

    fn table(&self) -> String {
        let mut table = String::from("\n| error | where | names |\n|---|---|---:|\n");
        for ((error, habit), count) in &self.counts {
            table.push_str(&format!("| {error} | {habit} | {count} |\n"));
        }
        table
    }
}

/// What makes a name hard, the first thing that holds.
fn habit(text: &str, span: Span) -> &'static str {
    let words = span.of(text);
    let before = text.get(..span.start as usize).unwrap_or("").trim_end_matches([' ', '“', '"', '‘', '\'']);
    if words.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        "all capitals"
    } else if before.is_empty() || before.ends_with(['.', '!', '?', '\n', ':', '”']) {
        "begins a sentence"
    } else if words.contains(|c: char| !c.is_ascii() && c.is_alphabetic()) {
        "letters beyond English"
    } else if !words.contains(' ') {
        "one word"
    } else {
        "several words"
    }
}
