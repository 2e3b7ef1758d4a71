//! `quotidian train`: from word lists and annotated articles to a model file.

use std::path::Path;

use super::arguments::Train;
use super::{Failure, Outcome, complain, gold, print};
use crate::engine::train::{self, Article, DEV, Material, SOURCES, Score, TrainError};

pub(super) fn run(options: &Train) -> Outcome {
    let failed = |error: TrainError| Failure::Message(error.to_string());
    let lists = lists(options)?;
    let made = match &options.data {
        None => {
            let older = older(options)?;
            complain("without --data: the lists of names are made anew, what was learned is kept");
            train::relist(&lists, &older).map_err(failed)?
        }
        Some(data) => {
            let material = read(data, lists)?;
            if options.keep_names {
                let older = older(options)?;
                return write(options, &train::revoice(&material, &older, &complain).map_err(failed)?);
            }
            if options.ablate {
                let rows = train::ablate(&material, &options.plan, &complain).map_err(failed)?;
                return print(&table(&material, &rows));
            }
            train::model(&material, &options.plan, &complain).map_err(failed)?
        }
    };
    write(options, &made)
}

/// The model file that is to be made anew in part.
fn older(options: &Train) -> Result<Vec<u8>, Failure> {
    let path = options.output.display();
    std::fs::read(&options.output).map_err(|error| Failure::Message(format!("{path}: {error}")))
}

fn write(options: &Train, made: &[u8]) -> Outcome {
    let path = options.output.display();
    std::fs::write(&options.output, made).map_err(|error| Failure::Message(format!("{path}: {error}")))?;
    complain(&format!("{path}: {} bytes", made.len()));
    Ok(true)
}

fn lists(options: &Train) -> Result<Vec<(&'static str, String)>, Failure> {
    train::LISTS.into_iter().map(|name| Ok((name, text(&options.lists.join(name))?))).collect()
}

/// F1 by set, and how much of it each part gives, as a Markdown table.
fn table(material: &Material, rows: &[(String, Vec<Score>)]) -> String {
    let names: Vec<_> = material.dev.iter().map(|(name, _)| format!(" {name} |")).collect();
    let mut table = format!("| |{}\n|---|{}\n", names.concat(), "---:|".repeat(names.len()));
    for (name, scores) in rows {
        let cells: Vec<_> = scores.iter().map(|score| format!(" {:.1} |", score.names().f1())).collect();
        table.push_str(&format!("| {name} |{}\n", cells.concat()));
    }
    table
}

fn read(data: &Path, lists: Vec<(&'static str, String)>) -> Result<Material, Failure> {
    let mut material = Material { lists, ..Material::default() };
    let classes = data.join("lexicon/brown-classes.tsv");
    for (number, line) in (1..).zip(text(&classes)?.lines()) {
        let mut columns = line.split('\t');
        let row = columns.next().zip(columns.next().and_then(|class| class.parse().ok()));
        let (word, class) = row.ok_or_else(|| {
            Failure::Message(format!("{}, line {number}: no word and class", classes.display()))
        })?;
        material.brown.push((word.to_owned(), class));
    }
    let articles =
        |file: &str| -> Result<Vec<Article>, Failure> { gold::articles(&data.join("ner").join(file)) };
    for source in SOURCES {
        material.sources.push((source, articles(source.file)?));
    }
    let quotes = |file: &str| data.join("quotes").join(file);
    material.attributed =
        gold::attributed(&quotes("polnear-marks-train.jsonl"), &quotes("polnear-attribution-train.jsonl"))?;
    for file in DEV {
        material.dev.push((file.trim_end_matches(".jsonl").to_owned(), articles(file)?));
    }
    Ok(material)
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::Message(format!("{}: {error}", path.display())))
}
