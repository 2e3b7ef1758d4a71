//! What the arguments ask for.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::ValueExt;

use crate::engine::Day;
use crate::engine::train::Plan;

/// The arguments, read.
#[derive(Clone, Debug)]
pub struct Arguments {
    /// What to do.
    pub command: Command,
}

/// What the program can do.
#[derive(Clone, Debug)]
pub enum Command {
    /// Print this text.
    Help(&'static str),
    /// Print the version.
    Version,
    /// Analyse articles.
    Analyze(Analyze),
    /// Tell how well names or quotations are found.
    Score(Score),
    /// Make a model file.
    Train(Train),
    /// Write the articles of a corpus as pages of a site.
    Site(Site),
}

/// The options of `analyze`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analyze {
    /// How the input is written; by the file's ending when not said.
    pub input: Option<Input>,
    /// How the output is written.
    pub format: Format,
    /// Whether to add the reasons.
    pub explain: bool,
    /// The day of publication of articles that do not say theirs.
    pub published: Option<Day>,
    /// How many articles are read at the same time; as many as the machine has cores when not said.
    pub jobs: Option<usize>,
    /// The folder for pages, one a file.
    pub output: Option<PathBuf>,
    /// Another model than the built-in one.
    pub model: Option<PathBuf>,
    /// What to read; `-` and nothing at all are standard input.
    pub files: Vec<PathBuf>,
}

/// How input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One article a file.
    Text,
    /// One JSON object a line.
    Jsonl,
}

/// How output is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Each record indented.
    Json,
    /// Each record on a line.
    #[default]
    Jsonl,
    /// The notes of each article as W3C Web Annotations, on a line.
    Annotations,
    /// The quotations of all articles as CSV.
    Ledger,
    /// The quotations of each article as Markdown.
    Markdown,
    /// Each article as a page.
    Html,
}

impl Format {
    /// Every format by its name.
    const ALL: [(&'static str, Self); 6] = [
        ("json", Self::Json),
        ("jsonl", Self::Jsonl),
        ("annotations", Self::Annotations),
        ("ledger", Self::Ledger),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
    ];
}

/// The options of `score`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Which quotations to measure; names when not said.
    pub quotes: Option<View>,
    /// Another model than the built-in one.
    pub model: Option<PathBuf>,
    /// The annotated articles.
    pub files: Vec<PathBuf>,
}

/// Which quotations are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Those between quotation marks.
    Marks,
    /// Everything that is reported as speech, with marks and without.
    Reports,
}

/// The options of `train`.
#[derive(Clone, Debug)]
pub struct Train {
    /// The folder of the word lists.
    pub lists: PathBuf,
    /// The folder of the annotated articles (`ner/`) and word classes (`lexicon/`); without it what was learned is kept.
    pub data: Option<PathBuf>,
    /// Whether what was learned about names stays as it is.
    pub keep_names: bool,
    /// Whether to tell what each part gives instead of writing a model.
    pub ablate: bool,
    /// How training goes.
    pub plan: Plan,
    /// The model file to write.
    pub output: PathBuf,
}

/// The options of `site`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The folder that holds `seeds/` and `corpus.toml`; the current one when not said.
    pub corpus: Option<PathBuf>,
    /// The folder of the site.
    pub folder: PathBuf,
}

const HELP: &str = "\
Finds names, quotations, speakers and dates in news articles. Reads nothing from the network.

usage: quotidian <command> [options]

  analyze   articles in, analysis records out
  score     how well names or quotations are found in annotated articles
  train     make a model file from word lists and annotated articles
  site      the articles of a corpus as pages of a site

  -h, --help      this text; after a command, more about it
  -V, --version   the version
";

const ANALYZE_HELP: &str = "\
Writes the analysis record of each article: names, the entities they stand for,
quotations with their speakers, and dates.

usage: quotidian analyze [options] [FILE|-]...

  --input text|jsonl   text: each file is one article, UTF-8
                       jsonl: each line is {\"id\", \"text\", \"published\"?, \"title\"?,
                       \"source\"?, \"address\"?, \"author\"?, \"licence\"?, \"language\"?}
                       (default: by the file's ending, text for standard input)
  --format FORMAT      json: each record indented, for reading
                       jsonl: each record on one line (default)
                       annotations: W3C Web Annotations, one collection a line
                       ledger: the quotations of all articles as CSV
                       markdown: the quotations of each article, with their sources
                       html: the article with its marks, as a page without scripts
  --output FOLDER      write each page of --format html into a file of its own
  --jobs N             read N articles at a time (default: one for each core)
  --explain            add to each answer the reasons for it
  --published DATE     the day (YYYY-MM-DD) of articles that do not say theirs
  --model FILE         use this model file instead of the built-in one
  -h, --help           this text

Offsets are Unicode code points into the article's text, half open. Without FILE,
or for -, standard input is read. Records come in the order of the input, each as
soon as its article is read; no more than eight articles for each job are held.

A line that is not valid JSON, lacks `text` or is too large stops nothing: its
record is {\"id\": ..., \"error\": {\"line\": n, \"message\": \"...\"}}; where the output is
not JSON, standard error says so. Cells of the ledger that a spreadsheet would take
for a formula get an apostrophe before them.

exit status: 0 all articles analysed, 1 some could not be, 2 wrong arguments

examples:
  quotidian analyze --format json article.txt
  quotidian analyze --input jsonl - < articles.jsonl > records.jsonl
";

const SCORE_HELP: &str = "\
Tells how well names are found in annotated articles: precision, recall and F1 of exact
spans and kinds, how often names of a confidence are right, and errors by kind. With
--quotes, how well quotations are found: precision, recall and F1 of exact spans, F1 of
spans that share half, how often the speaker is right, and F1 of both together.

usage: quotidian score [--quotes marks|reports] [--model FILE] GOLD.jsonl...

Each line of GOLD is {\"text\", \"entities\": [{\"start\", \"end\", \"type\"}]}; offsets are code
points, types are PER, ORG, LOC, NORP, DATE; others are not counted. Before spans are
compared, a leading article, a title before a person, a trailing 's and punctuation at
the ends are left out on both sides.

For --quotes it is {\"id\", \"text\", \"quotes\": [{\"start\", \"end\", \"kind\", \"speaker\",
\"speech\"}], \"discard\"}; kinds are direct, mixed, indirect, a speaker is {\"start\", \"end\",
\"entity\"} or null, and to find what is no speech or in a discarded place costs nothing.
Marks, punctuation at the ends and a leading \"that\" are left out of spans on both sides;
a speaker is right when the last word of the name or noun is.

  --quotes WHICH   quotations instead of names: marks, those between quotation marks, or
                   reports, everything that is reported as speech
  --model FILE     use this model file instead of the built-in one
  -h, --help       this text
";

const TRAIN_HELP: &str = "\
Makes a model file from lists of names, classes of words and annotated articles.

usage: quotidian train [--data FOLDER] [options]

  --data FOLDER    ner/*.jsonl, quotes/*.jsonl and lexicon/brown-classes.tsv; the model card
                   says what they are and where they come from. Without it only the lists of names
                   are made anew, and what was learned is kept
  --keep-names     with --data: learn the quotations anew and keep all else
  --lists FOLDER   the lists of names (default: src/engine/lexicon)
  --output FILE    the model file (default: static/data/model.bin)
  --ablate         write no model, but a table of what each family of features and each
                   source gives
  -h, --help       this text

How training goes; the same numbers and data give the same file:

  --fields N       fields that are fitted, two at a time, and averaged (default: 4)
  --passes N       passes over the articles for each (default: 10)
  --rare N         leave out features seen in fewer tokens (default: 3)
  --words N        words with a class (default: 80000)
  --weights N      weights that are kept (default: 280000)
  --rate X         size of steps (default: 0.1)
  --sparsity X     penalty on the size of weights (default: 2)
  --decay X        penalty on their squares (default: 1)
  --seed N         the order of articles (default: 1)
";

const SITE_HELP: &str = "\
Writes the articles of a corpus (seeds/ and corpus.toml) as pages that need no script:
a/<name>/index.html, a/index.html, feed.xml, 404.html, and sitemap.xml if corpus.toml tells the site's
address. The build of the site calls this itself.

usage: quotidian site [--corpus FOLDER] FOLDER

  --corpus FOLDER   where seeds/ and corpus.toml are (default: the current folder)
  -h, --help        this text
";

impl Arguments {
    /// Reads the arguments after the program's name.
    ///
    /// # Errors
    /// A sentence that says what is wrong with them.
    pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Self, String> {
        let mut parser = lexopt::Parser::from_args(arguments);
        let command = match parser.next().map_err(sentence)? {
            None | Some(lexopt::Arg::Short('h') | lexopt::Arg::Long("help")) => Command::Help(HELP),
            Some(lexopt::Arg::Short('V') | lexopt::Arg::Long("version")) => Command::Version,
            Some(lexopt::Arg::Value(name)) if name == "analyze" => analyze(&mut parser)?,
            Some(lexopt::Arg::Value(name)) if name == "score" => score(&mut parser)?,
            Some(lexopt::Arg::Value(name)) if name == "train" => train(&mut parser)?,
            Some(lexopt::Arg::Value(name)) if name == "site" => site(&mut parser)?,
            Some(lexopt::Arg::Value(name)) => {
                return Err(format!("there is no command `{}`", name.to_string_lossy()));
            }
            Some(other) => return Err(sentence(other.unexpected())),
        };
        Ok(Self { command })
    }
}

fn analyze(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut options = Analyze::default();
    while let Some(argument) = parser.next().map_err(sentence)? {
        match argument {
            lexopt::Arg::Long("input") => {
                options.input =
                    Some(choice(parser, "--input", &[("text", Input::Text), ("jsonl", Input::Jsonl)])?);
            }
            lexopt::Arg::Long("format") => {
                options.format = choice(parser, "--format", &Format::ALL)?;
            }
            lexopt::Arg::Long("jobs") => {
                let jobs = number(parser)?;
                if jobs == 0 {
                    return Err("--jobs: at least one article has to be read at a time".to_owned());
                }
                options.jobs = Some(jobs);
            }
            lexopt::Arg::Long("output") => options.output = Some(parser.value().map_err(sentence)?.into()),
            lexopt::Arg::Long("explain") => options.explain = true,
            lexopt::Arg::Long("published") => {
                let value = value(parser)?;
                let day = Day::parse(&value)
                    .ok_or_else(|| format!("--published: `{value}` is no day written YYYY-MM-DD"))?;
                options.published = Some(day);
            }
            lexopt::Arg::Long("model") => options.model = Some(parser.value().map_err(sentence)?.into()),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(Command::Help(ANALYZE_HELP)),
            lexopt::Arg::Value(file) => options.files.push(file.into()),
            other => return Err(sentence(other.unexpected())),
        }
    }
    if options.output.is_some() && options.format != Format::Html {
        return Err("--output: only pages are written into a folder; add --format html".to_owned());
    }
    Ok(Command::Analyze(options))
}

fn score(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut options = Score::default();
    while let Some(argument) = parser.next().map_err(sentence)? {
        match argument {
            lexopt::Arg::Long("quotes") => {
                let views = [("marks", View::Marks), ("reports", View::Reports)];
                options.quotes = Some(choice(parser, "--quotes", &views)?);
            }
            lexopt::Arg::Long("model") => options.model = Some(parser.value().map_err(sentence)?.into()),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(Command::Help(SCORE_HELP)),
            lexopt::Arg::Value(file) => options.files.push(file.into()),
            other => return Err(sentence(other.unexpected())),
        }
    }
    if options.files.is_empty() {
        return Err("score: which annotated articles? Give at least one file".to_owned());
    }
    Ok(Command::Score(options))
}

fn site(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut options = Site::default();
    while let Some(argument) = parser.next().map_err(sentence)? {
        match argument {
            lexopt::Arg::Long("corpus") => options.corpus = Some(parser.value().map_err(sentence)?.into()),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(Command::Help(SITE_HELP)),
            lexopt::Arg::Value(folder) if options.folder.as_os_str().is_empty() => {
                options.folder = folder.into();
            }
            other => return Err(sentence(other.unexpected())),
        }
    }
    if options.folder.as_os_str().is_empty() {
        return Err("site: into which folder? Give one".to_owned());
    }
    Ok(Command::Site(options))
}

fn train(parser: &mut lexopt::Parser) -> Result<Command, String> {
    let mut options = Train {
        lists: "src/engine/lexicon".into(),
        data: None,
        keep_names: false,
        ablate: false,
        plan: Plan::default(),
        output: "static/data/model.bin".into(),
    };
    while let Some(argument) = parser.next().map_err(sentence)? {
        match argument {
            lexopt::Arg::Long("lists") => options.lists = parser.value().map_err(sentence)?.into(),
            lexopt::Arg::Long("keep-names") => options.keep_names = true,
            lexopt::Arg::Long("data") => options.data = Some(parser.value().map_err(sentence)?.into()),
            lexopt::Arg::Long("ablate") => options.ablate = true,
            lexopt::Arg::Long("passes") => options.plan.passes = number(parser)?,
            lexopt::Arg::Long("fields") => options.plan.fields = number(parser)?,
            lexopt::Arg::Long("rare") => options.plan.rare = number(parser)?,
            lexopt::Arg::Long("words") => options.plan.words = number(parser)?,
            lexopt::Arg::Long("weights") => options.plan.weights = number(parser)?,
            lexopt::Arg::Long("rate") => options.plan.rate = number(parser)?,
            lexopt::Arg::Long("sparsity") => options.plan.sparsity = number(parser)?,
            lexopt::Arg::Long("decay") => options.plan.decay = number(parser)?,
            lexopt::Arg::Long("seed") => options.plan.seed = number(parser)?,
            lexopt::Arg::Long("output") => options.output = parser.value().map_err(sentence)?.into(),
            lexopt::Arg::Short('h') | lexopt::Arg::Long("help") => return Ok(Command::Help(TRAIN_HELP)),
            other => return Err(sentence(other.unexpected())),
        }
    }
    for (asked, name) in [(options.ablate, "--ablate"), (options.keep_names, "--keep-names")] {
        if asked && options.data.is_none() {
            return Err(format!("{name}: where are the annotated articles? Give --data FOLDER"));
        }
    }
    Ok(Command::Train(options))
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(|value| value.string()).map_err(sentence)
}

/// The option's value, a number.
fn number<T>(parser: &mut lexopt::Parser) -> Result<T, String>
where
    T: std::str::FromStr,
    T::Err: std::error::Error + Send + Sync + 'static,
{
    parser.value().and_then(|value| value.parse()).map_err(sentence)
}

/// The option's value, one of a few words.
fn choice<T: Copy>(parser: &mut lexopt::Parser, option: &str, choices: &[(&str, T)]) -> Result<T, String> {
    let value = value(parser)?;
    choices.iter().find(|(word, _)| *word == value).map(|&(_, choice)| choice).ok_or_else(|| {
        let words: Vec<_> = choices.iter().map(|(word, _)| *word).collect();
        format!("{option}: `{value}` is none of {}", words.join(", "))
    })
}

#[allow(clippy::needless_pass_by_value)] // so that `map_err` takes it
fn sentence(error: lexopt::Error) -> String {
    error.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Command, String> {
        Arguments::parse(line.split_whitespace().map(OsString::from)).map(|arguments| arguments.command)
    }

    #[test]
    fn options_and_files_in_any_order() {
        let Ok(Command::Analyze(options)) = parse("analyze a.txt --input jsonl --explain --format=json -")
        else {
            panic!()
        };
        assert_eq!(
            (options.input, options.format, options.explain),
            (Some(Input::Jsonl), Format::Json, true)
        );
        assert_eq!(options.files, [PathBuf::from("a.txt"), PathBuf::from("-")]);
    }

    #[test]
    fn wrong_arguments_are_named() {
        assert!(parse("analyse").unwrap_err().contains("analyse"));
        assert!(parse("analyze --format xml").unwrap_err().contains("none of json, jsonl, annotations"));
        assert!(parse("analyze --published 2017-02-30").unwrap_err().contains("2017-02-30"));
        assert!(parse("analyze --frobnicate").is_err());
    }
}
