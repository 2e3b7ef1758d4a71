//! Who says what in an article: `cargo run --example analyze -- article.txt`; without a file, in two sentences made up here.
#![allow(clippy::print_stdout, reason = "an example shows what it finds")]

use std::error::Error;

use quotidian::engine::Day;
use quotidian::{Analyzer, Document, Meta, Model};

const ARTICLE: &str = "“We have waited long enough,” said Moira Flynn, the mayor of Dublin, on Monday. According to the Harbour \
                       Authority, the port will reopen in March.";

fn main() -> Result<(), Box<dyn Error>> {
    let text = match std::env::args_os().nth(1) {
        Some(file) => std::fs::read_to_string(file)?,
        None => ARTICLE.to_owned(),
    };
    let model = Model::load(quotidian::MODEL)?;
    let analyzer = Analyzer::new(&model);
    // From this day “Monday” is counted, unless the text begins with its own.
    let meta = Meta { published: Day::new(2021, 3, 10), ..Meta::default() };
    let document = Document::from_text(text, meta)?;
    let analysis = analyzer.analyze(&document);

    let text = document.text();
    for quote in &analysis.quotes {
        let speaker = quote.speaker.entity().and_then(|id| analysis.entity(id));
        let name = speaker.map_or("somebody", |speaker| speaker.name.of(text));
        println!("{name}: {}  [{}]", quote.span.of(text), quote.speaker.certainty().code());
    }
    for date in &analysis.dates {
        println!("{}: {:?}", date.span.of(text), date.value);
    }
    Ok(())
}
