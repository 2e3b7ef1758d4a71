//! The command line, run as a program.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure
#![cfg(feature = "cli")]

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn quotidian() -> Command {
    Command::new(env!("CARGO_BIN_EXE_quotidian"))
}

/// Runs the program with these arguments and this standard input.
fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = quotidian()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = writer.join().unwrap();
    output
}

fn records(output: &Output) -> Vec<Value> {
    output
        .stdout
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

fn analyze_lines(lines: &str) -> (Vec<Value>, Option<i32>) {
    let output = run(&["analyze", "--input", "jsonl", "-"], lines.as_bytes());
    (records(&output), output.status.code())
}

#[test]
fn records_come_in_the_order_of_the_lines_with_the_same_id() {
    let lines = (0..50)
        .map(|i| json!({"id": format!("n{i}"), "text": "“No,” said Ana Ruiz."}).to_string() + "\n")
        .collect::<String>();
    let (records, status) = analyze_lines(&lines);
    let ids: Vec<_> = records.iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids, (0..50).map(|i| format!("n{i}")).collect::<Vec<_>>());
    assert_eq!(status, Some(0));
}

#[test]
fn offsets_are_code_points_into_the_text_as_it_was_given() {
    let text = "  🎉🎉 e\u{301} “We won,” said Ana Ruiz.\r\n";
    let (records, _) = analyze_lines(&json!({"id": "a", "text": text}).to_string());
    let points: Vec<char> = text.chars().collect();
    let cut = |row: &Value| {
        points[usize::try_from(row["start"].as_u64().unwrap()).unwrap()
            ..usize::try_from(row["end"].as_u64().unwrap()).unwrap()]
            .iter()
            .collect::<String>()
    };
    assert_eq!(cut(&records[0]["quotes"][0]), "“We won,”");
    assert_eq!(cut(&records[0]["quotes"][0]["speaker"]), "Ana Ruiz");
    assert_eq!(cut(&records[0]["mentions"][0]), "Ana Ruiz");
}

#[test]
fn a_bad_line_stops_nothing_and_is_reported_in_its_place() {
    let lines = "{\"id\":\"a\",\"text\":\"One.\"}\n{broken\n{\"id\":\"c\"}\n\n{\"id\":\"e\",\"text\":7}\n{\"id\":\"f\",\"text\":\"Two.\",\"published\":\"2017-02-30\"}\n[]\n{\"id\":\"h\",\"text\":\"Three.\"}";
    let (records, status) = analyze_lines(lines);
    assert_eq!(status, Some(1));
    assert_eq!(records.len(), 7);
    let error_line = |index: usize| records[index]["error"]["line"].as_u64();
    assert_eq!(
        (0..7).map(error_line).collect::<Vec<_>>(),
        [None, Some(2), Some(3), Some(5), Some(6), Some(7), None]
    );
    assert_eq!(records[2]["id"], "c");
    assert_eq!(records[3]["id"], "e");
    assert_eq!(records[6]["id"], "h");
    assert!(
        records
            .iter()
            .filter_map(|record| record["error"]["message"].as_str())
            .all(|message| !message.is_empty())
    );
}

#[test]
fn lines_that_are_not_utf8_are_errors_too() {
    let output = run(
        &["analyze", "--input", "jsonl", "-"],
        b"{\"id\":\"a\",\"text\":\"\xff\"}\n{\"id\":\"b\",\"text\":\"x\"}\n",
    );
    let records = records(&output);
    assert_eq!(records[0]["error"]["line"], 1);
    assert_eq!(records[1]["id"], "b");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_file_is_one_article_known_by_its_name() {
    let folder = std::env::temp_dir().join(format!("quotidian-cli-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("pier.txt");
    std::fs::write(&path, "date 2017-10-02\n\n“No,” said Ana Ruiz on Monday.").unwrap();
    let output = run(
        &[
            "analyze",
            "--format",
            "json",
            path.to_str().unwrap(),
            folder.join("missing.txt").to_str().unwrap(),
        ],
        b"",
    );
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(record["id"], "pier");
    assert_eq!(record["version"], 1);
    assert_eq!(record["published"], "2017-10-02");
    assert_eq!(record["dates"].as_array().unwrap().last().unwrap()["value"], "2017-10-02");
    // The missing file is named, and only it fails.
    assert!(String::from_utf8_lossy(&output.stderr).contains("missing.txt"));
    assert_eq!(output.status.code(), Some(1));
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn reasons_come_when_asked_for() {
    let line =
        json!({"id": "a", "text": "On Monday “No,” said Ana Ruiz.", "published": "2017-10-02"}).to_string();
    let plain = records(&run(&["analyze", "--input", "jsonl", "-"], line.as_bytes()));
    let explained = records(&run(&["analyze", "--input", "jsonl", "--explain", "-"], line.as_bytes()));
    for layer in ["mentions", "quotes", "dates"] {
        assert!(plain[0][layer][0]["why"].is_null());
        let why = explained[0][layer][0]["why"].as_array().unwrap();
        assert!(why.iter().all(|reason| reason["rule"].is_string()
            && reason["text"].is_string()
            && reason["evidence"][0]["end"].is_u64()));
        assert!(!why.is_empty());
    }
}

#[test]
fn dates_show_their_arithmetic_when_asked_for() {
    let text = "On 22 September 2017 they met. A day later they left. On Monday it rained.";
    let line = json!({"id": "a", "text": text, "published": "2017-10-02"}).to_string();
    let explained = records(&run(&["analyze", "--input", "jsonl", "--explain", "-"], line.as_bytes()));
    let dates = explained[0]["dates"].as_array().unwrap();
    assert!(dates[0].get("arithmetic").is_none());
    assert_eq!(
        dates[1]["arithmetic"],
        json!({"from": "2017-09-22", "evidence": {"start": 3, "end": 20}, "step": "shift", "unit": "day", "count": 1,
            "weekday": null, "side": null})
    );
    assert_eq!(
        dates[2]["arithmetic"],
        json!({"from": "2017-10-02", "evidence": null, "step": "weekday", "unit": null, "count": null,
            "weekday": "monday", "side": "on-or-before"})
    );
    let plain = records(&run(&["analyze", "--input", "jsonl", "-"], line.as_bytes()));
    assert!(plain[0]["dates"].as_array().unwrap().iter().all(|date| date.get("arithmetic").is_none()));
}

#[test]
fn wrong_arguments_exit_with_2_and_say_why() {
    for arguments in [&["analyse"][..], &["analyze", "--format", "xml"], &["analyze", "--nonsense"]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("--help"));
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn help_goes_to_standard_output() {
    for arguments in [&["--help"][..], &["analyze", "--help"], &["train", "--help"], &[]] {
        let output = run(arguments, b"");
        assert_eq!(output.status.code(), Some(0));
        assert!(String::from_utf8_lossy(&output.stdout).contains("usage: quotidian"));
    }
}

#[test]
fn a_damaged_model_is_named() {
    let path = std::env::temp_dir().join(format!("quotidian-model-{}.bin", std::process::id()));
    std::fs::write(&path, b"QUOTMODL\x03\0\0\0short").unwrap();
    let output = run(&["analyze", "--model", path.to_str().unwrap(), "-"], b"x");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains(path.to_str().unwrap()) && message.contains("cut off"), "{message}");
    assert_eq!(output.status.code(), Some(1));
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_record_is_written_before_the_next_line_is_read() {
    let mut child = quotidian()
        .args(["analyze", "--input", "jsonl", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        writeln!(stdin, "{}", json!({"id": id, "text": "x"})).unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("\"id\":\"{id}\"")));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

/// A folder with as little as `quotidian train` needs.
fn training_data(folder: &Path) {
    let files = [
        "worldwide-train",
        "reuters1996-6types-train",
        "silver-bbc-abc-train",
        "silver-wikinews-polnear-train",
    ];
    let partial = ["wikigold-train", "crossner-politics-train", "uner-ewt-train"];
    let dev = ["worldwide-dev", "reuters1996-dev", "uner-pud-wiki-dev"];
    let article = json!({
        "text": "Ana Ruiz met Ben Hale in Oslo. Ms Ruiz flew home.",
        "entities": [
            {"start": 0, "end": 8, "type": "PER"},
            {"start": 13, "end": 21, "type": "PER"},
            {"start": 25, "end": 29, "type": "LOC", "p": 0.9},
            {"start": 34, "end": 38, "type": "PER"},
        ],
    });
    std::fs::create_dir_all(folder.join("ner")).unwrap();
    std::fs::create_dir_all(folder.join("lexicon")).unwrap();
    for name in files.iter().chain(&partial).chain(&dev) {
        std::fs::write(folder.join(format!("ner/{name}.jsonl")), format!("{article}\n")).unwrap();
    }
    let quoted = json!({
        "id": "1",
        "text": "“We open at nine,” Ana Ruiz said. The baker said that the shop was warm.",
        "quotes": [
            {"start": 1, "end": 17, "kind": "direct", "speaker": {"start": 19, "end": 27}, "cue": {"start": 28, "end": 32}},
        ],
    });
    std::fs::create_dir_all(folder.join("quotes")).unwrap();
    for name in ["polnear-marks-train", "polnear-attribution-train"] {
        std::fs::write(folder.join(format!("quotes/{name}.jsonl")), format!("{quoted}\n")).unwrap();
    }
    std::fs::write(folder.join("lexicon/brown-classes.tsv"), "the\t11\t-3.5\nmet\t12\t-9\n").unwrap();
}

#[test]
fn the_model_in_the_repository_holds_the_names_of_the_lists() {
    let root = env!("CARGO_MANIFEST_DIR");
    let kept = std::fs::read(format!("{root}/static/data/model.bin")).unwrap();
    let path = std::env::temp_dir().join(format!("quotidian-lists-{}.bin", std::process::id()));
    std::fs::write(&path, &kept).unwrap();
    let lists = format!("{root}/src/engine/lexicon");
    let output = run(&["train", "--lists", &lists, "--output", path.to_str().unwrap()], b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read(&path).unwrap() == kept, "a list changed: run `quotidian train`");
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn training_again_gives_the_same_model() {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = std::env::temp_dir().join(format!("quotidian-train-{}", std::process::id()));
    training_data(&folder);
    let train = |output: &str| {
        let (data, lists) = (folder.to_str().unwrap(), format!("{root}/src/engine/lexicon"));
        let output = folder.join(output);
        let arguments = ["train", "--data", data, "--lists", &lists, "--rare", "1", "--sparsity", "0"];
        let ran = run(&[&arguments[..], &["--output", output.to_str().unwrap()]].concat(), b"");
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        std::fs::read(output).unwrap()
    };
    assert!(train("one.bin") == train("two.bin"), "two runs differ");

    let model = folder.join("one.bin");
    let gold = folder.join("ner/worldwide-dev.jsonl");
    let scored = run(&["score", "--model", model.to_str().unwrap(), gold.to_str().unwrap()], b"");
    let table = String::from_utf8_lossy(&scored.stdout).into_owned();
    assert!(table.contains("| worldwide-dev | PER | 100.0 | 100.0 | 100.0 | 3 |"), "{table}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn quotations_are_scored_with_their_speakers() {
    let lines = [
        json!({"id": "marks", "text": "“We will mend the pier,” said Ana Ruiz, the mayor.", "quotes": [
            {"start": 0, "end": 24, "kind": "direct", "speaker": {"start": 30, "end": 49, "text": "Ana Ruiz, the mayor"}},
        ]}),
        json!({"id": "reports", "text": "Tom Hale said that the bridge was closed on Monday.", "quotes": [
            {"start": 14, "end": 50, "kind": "indirect", "speaker": null},
        ]}),
    ];
    let path = std::env::temp_dir().join(format!("quotidian-quotes-{}.jsonl", std::process::id()));
    std::fs::write(&path, lines.map(|line| format!("{line}\n")).concat()).unwrap();
    let row = |view: &str| {
        let output = run(&["score", "--quotes", view, path.to_str().unwrap()], b"");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let table = String::from_utf8_lossy(&output.stdout).into_owned();
        table.lines().last().unwrap().split_once(" | ").unwrap().1.to_owned()
    };
    assert_eq!(row("marks"), "100.0 | 100.0 | 100.0 | 100.0 | 100.0 | 100.0 | 1 |");
    assert_eq!(row("reports"), "100.0 | 100.0 | 100.0 | 100.0 | 100.0 | 50.0 | 2 |");
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_line_of_gold_that_cannot_be_read_is_named() {
    let path = std::env::temp_dir().join(format!("quotidian-gold-{}.jsonl", std::process::id()));
    std::fs::write(&path, "{\"text\": \"x\"}\n{\"entities\": []}\n").unwrap();
    let output = run(&["score", path.to_str().unwrap()], b"");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("line 2") && message.contains("`text`"), "{message}");
    assert_eq!(output.status.code(), Some(1));
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn each_name_says_why_when_it_is_asked() {
    let text = json!({"text": "Police in Oslo said that Ana Ruiz, the mayor, was there."}).to_string();
    let why = |arguments: &[&str]| {
        let output = run(arguments, text.as_bytes());
        let record: Value = serde_json::from_slice(&output.stdout).unwrap();
        record["mentions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|mention| mention["why"].clone())
            .collect::<Vec<_>>()
    };
    let plain = why(&["analyze", "--input", "jsonl", "-"]);
    assert!(!plain.is_empty() && plain.iter().all(Value::is_null));
    for reasons in why(&["analyze", "--input", "jsonl", "--explain", "-"]) {
        assert!(reasons.as_array().is_some_and(|reasons| !reasons.is_empty()), "{reasons}");
    }
}

/// Lines with articles of different lengths, some of which are none.
fn many_lines() -> String {
    let line = |i: usize| {
        if i % 17 == 3 {
            return "{broken\n".to_owned();
        }
        let text = "“We have waited,” said Ana Ruiz, the mayor of Oslo. ".repeat(1 + i * 7 % 40);
        json!({"id": i, "text": text, "published": "2017-10-02"}).to_string() + "\n"
    };
    (0..200).map(line).collect()
}

#[test]
fn jobs_change_nothing_but_the_time() {
    let lines = many_lines();
    let with = |jobs: &str| {
        let output = run(&["analyze", "--input", "jsonl", "--jobs", jobs, "-"], lines.as_bytes());
        (output.stdout, output.status.code())
    };
    let one = with("1");
    assert_eq!(one.1, Some(1), "some lines are no articles");
    assert!(one == with("2") && one == with("9"));
    assert_eq!(run(&["analyze", "--jobs", "0"], b"").status.code(), Some(2));
}

#[test]
fn a_closed_pipe_ends_the_program_quietly_though_its_input_goes_on() {
    for jobs in ["1", "2"] {
        let mut child = quotidian()
            .args(["analyze", "--input", "jsonl", "--jobs", jobs, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let stdout = child.stdout.take().unwrap();
        drop(stdout);
        stdin.write_all((json!({"text": "One."}).to_string() + "\n").as_bytes()).unwrap();
        // Standard input stays open: nobody has to write more.
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
        drop(stdin);
    }
}

#[test]
fn annotations_are_a_collection_a_line() {
    let lines = [
        json!({"id": "a", "text": "“We won,” said Ana Ruiz.", "title": "A pier", "source": "The Times https://times.example/a"}),
        json!({"id": "b"}),
    ];
    let lines = lines.map(|line| line.to_string() + "\n").concat();
    let output = run(&["analyze", "--input", "jsonl", "--format", "annotations", "-"], lines.as_bytes());
    let records = records(&output);
    assert_eq!(
        (records[0]["type"].as_str(), records[0]["label"].as_str()),
        (Some("AnnotationCollection"), Some("A pier"))
    );
    let items = records[0]["first"]["items"].as_array().unwrap();
    assert!(items.iter().all(|item| item["target"]["source"] == "https://times.example/a"));
    assert_eq!(records[1]["error"]["line"], 2);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_ledger_has_one_head_and_the_quotations_of_all_articles() {
    let lines = [
        json!({"id": "=a", "text": "“We won,” said Ana Ruiz.", "published": "2017-10-02"}).to_string(),
        "{broken".to_owned(),
        json!({"id": "b", "text": "“No,” said Tom Hale."}).to_string(),
    ];
    let output =
        run(&["analyze", "--input", "jsonl", "--format", "ledger", "-"], lines.join("\n").as_bytes());
    let table = String::from_utf8(output.stdout).unwrap();
    let rows: Vec<_> = table.split("\r\n").collect();
    assert_eq!(rows.len(), 4, "{table}");
    assert!(rows[0].starts_with("article,published,n,speaker,"));
    assert!(rows[1].starts_with("\"'=a\",2017-10-02,1,Ana Ruiz,,stated,direct,said,,"), "{table}");
    assert!(rows[2].starts_with("b,,1,Tom Hale,"), "{table}");
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(message.contains("line 2") && message.contains("not valid JSON"), "{message}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn quotations_as_markdown_are_parted_by_their_titles() {
    let lines = ["A", "B"].map(|title| {
        json!({"title": title, "source": "The *Times*", "text": "“We won,” said Ana Ruiz."}).to_string()
            + "\n"
    });
    let output =
        run(&["analyze", "--input", "jsonl", "--format", "markdown", "-"], lines.concat().as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.starts_with(
            "# A\n\nThe \\*Times\\*\n\n## Who said what\n\n> “We won,”\n>\n> — Ana Ruiz, said (¶1)\n\n# B\n"
        ),
        "{text}"
    );
}

#[test]
fn a_page_is_written_for_each_article() {
    let folder = std::env::temp_dir().join(format!("quotidian-pages-{}", std::process::id()));
    let lines = ["../a", "../a"]
        .map(|id| json!({"id": id, "text": format!("“We won,” said Ana Ruiz of {id}.")}).to_string() + "\n");
    let to = folder.to_str().unwrap();
    let words = ["analyze", "--input", "jsonl", "--format", "html"];
    let output = run(&[&words[..], &["--output", to]].concat(), lines.concat().as_bytes());
    assert!(output.status.success() && output.stdout.is_empty());
    let mut names: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["---a-2.html", "---a.html"]);
    let page = std::fs::read_to_string(folder.join("---a.html")).unwrap();
    let reading = quotidian::exchange::read_back(&page).unwrap();
    assert_eq!(reading.document.text(), "“We won,” said Ana Ruiz of ../a.");
    assert_eq!(reading.analysis.quotes.len(), 1);
    std::fs::remove_dir_all(&folder).unwrap();

    // Standard output has room for one.
    let output = run(&words, lines.concat().as_bytes());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&output.stdout).matches("<!doctype html>").count(), 1);
    assert!(String::from_utf8_lossy(&output.stderr).contains("--output"));
    assert_eq!(run(&["analyze", "--output", to], b"").status.code(), Some(2));
}
