//! `quotidian train`: from word lists and annotated articles to a model file.

use std::path::Path;

use super::arguments::Train;
use super::{Failure, Outcome, complain, gold, print};
use crate::engine::train::{self, Article, DEV, Material, SOURCES, Score, TrainError};

pub(super) fn run(options: &Train) -> Outcome {
    let material = read(options)?;
    let failed = |error: TrainError| Failure::Message(error.to_string());
    if options.ablate {
        let rows = train::ablate(&material, &options.plan, &complain).map_err(failed)?;
        return print(&table(&material, &rows));
    }
    let model = train::model(&material, &options.plan, &complain).map_err(failed)?;
    std::fs::write(&options.output, &model)
        .map_err(|error| Failure::Message(format!("{}: {error}", options.output.display())))?;
    complain(&format!("{}: {} bytes", options.output.display(), model.len()));
    Ok(true)
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

fn read(options: &Train) -> Result<Material, Failure> {
    let mut material = Material::default();
    for name in train::LISTS {
        material.lists.push((name, text(&options.lists.join(name))?));
    }
    let classes = options.data.join("lexicon/brown-classes.tsv");
    for (number, line) in (1..).zip(text(&classes)?.lines()) {
        let mut columns = line.split('\t');
        let row = columns.next().zip(columns.next().and_then(|class| class.parse().ok()));
        let (word, class) = row.ok_or_else(|| {
            Failure::Message(format!("{}, line {number}: no word and class", classes.display()))
        })?;
        material.brown.push((word.to_owned(), class));
    }
    let articles = |file: &str| -> Result<Vec<Article>, Failure> {
        gold::articles(&options.data.join("ner").join(file))
    };
    for source in SOURCES {
        material.sources.push((source, articles(source.file)?));
    }
    for file in DEV {
        material.dev.push((file.trim_end_matches(".jsonl").to_owned(), articles(file)?));
    }
    Ok(material)
}

fn text(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::Message(format!("{}: {error}", path.display())))
}
