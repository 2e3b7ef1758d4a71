//! `quotidian train`: from word lists and annotated articles to a model file.

use std::path::Path;

use super::arguments::Train;
use super::{Failure, Outcome, complain, gold};
use crate::engine::train::{self, Article, DEV, Material, Plan, SOURCES};

pub(super) fn run(options: &Train) -> Outcome {
    let material = read(options)?;
    let plan = options.plan.clone();
    let tell = |message: &str| complain(message);
    let model = train::model(&material, &plan, &tell).map_err(|error| Failure::Message(error.to_string()))?;
    std::fs::write(&options.output, &model)
        .map_err(|error| Failure::Message(format!("{}: {error}", options.output.display())))?;
    complain(&format!("{}: {} bytes", options.output.display(), model.len()));
    Ok(true)
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
    let articles = |file: &str| -> Result<Vec<Article>, Failure> { gold::articles(&options.data.join("ner").join(file)) };
    for source in SOURCES.into_iter().filter(|source| !options.skip.iter().any(|skip| skip == source.file)) {
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
