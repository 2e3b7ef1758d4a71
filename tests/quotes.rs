//! Short cases of quotation: what is a quote, of which kind, and who speaks. One case a line of meaning; all sentences are
//! invented.
#![allow(clippy::unwrap_used)] // in a test a missing value is a failure

use quotidian::{Analyzer, Document, Meta, Model};

static MODEL: &[u8] = include_bytes!("../static/data/model.bin");

/// The quotes of a text, each as `kind certainty: words < speaker`.
fn ledger(text: &str) -> Vec<String> {
    let model = Model::load(MODEL).unwrap();
    let document = Document::from_text(text, Meta::default()).unwrap();
    let analysis = Analyzer::new(&model).analyze(&document);
    let row = |quote: &quotidian::engine::Quote| {
        let speaker = quote.speaker.span().map_or("nobody", |span| span.of(text));
        let certainty = quote.speaker.certainty().code();
        format!("{} {certainty}: {} < {speaker}", quote.kind.code(), quote.span.of(text))
    };
    analysis.quotes.iter().map(row).collect()
}

fn check(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(ledger(text), *expected, "{text}");
    }
}

#[test]
fn the_three_orders() {
    check(&[
        (
            "“The bakery opens at six,” said Ida Krol.",
            &["direct stated: “The bakery opens at six,” < Ida Krol"],
        ),
        (
            "“The bakery opens at six,” Ida Krol said.",
            &["direct stated: “The bakery opens at six,” < Ida Krol"],
        ),
        (
            "Ida Krol said: “The bakery opens at six.”",
            &["direct stated: “The bakery opens at six.” < Ida Krol"],
        ),
    ]);
}

#[test]
fn marks_of_all_shapes() {
    check(&[
        ("\"We sell bread,\" Krol said.", &["direct stated: \"We sell bread,\" < Krol"]),
        ("“We sell bread,\" Krol said.", &["direct stated: “We sell bread,\" < Krol"]),
        ("“We sell bread,“ Krol said.", &["direct stated: “We sell bread,“ < Krol"]),
        ("``We sell bread,'' Krol said.", &["direct stated: ``We sell bread,'' < Krol"]),
        ("«We sell bread,» Krol said.", &["direct stated: «We sell bread,» < Krol"]),
        (
            "‘We sell our neighbours’ bread,’ Krol said.",
            &["direct stated: ‘We sell our neighbours’ bread,’ < Krol"],
        ),
        (
            "‘She said, “Wait,” and I did,’ Krol said.",
            &["direct stated: ‘She said, “Wait,” and I did,’ < Krol"],
        ),
    ]);
}

#[test]
fn marks_that_open_nothing() {
    check(&[
        ("The bakers’ oven and the millers' wheel stood in the ’90s hall.", &[]),
        ("The 6'2\" baker owned a 12\" pan.", &[]),
        ("A sign read \"Open daily, but the door was shut.\n\nNobody came.", &[]),
    ]);
}

#[test]
fn a_quotation_that_the_writer_breaks() {
    check(&[
        (
            "“The flour,” Krol said, “never came.”",
            &["direct stated: “The flour,” < Krol", "direct stated: “never came.” < Krol"],
        ),
        (
            "“The flour never came,” Krol said. “We baked nothing.”",
            &["direct stated: “The flour never came,” < Krol", "direct stated: “We baked nothing.” < Krol"],
        ),
    ]);
}

#[test]
fn speakers_carried_over_are_inferred() {
    check(&[
        (
            "“The oven is cold,” Krol said.\n\n“It has been cold since Monday.”",
            &[
                "direct stated: “The oven is cold,” < Krol",
                "direct inferred: “It has been cold since Monday.” < Krol",
            ],
        ),
        ("Ida Krol shook her head. “Not today.”", &["direct inferred: “Not today.” < Ida Krol"]),
    ]);
}

#[test]
fn who_speaks_and_who_is_spoken_to() {
    check(&[
        ("“I sold the shop,” Krol told the Evening Post.", &["direct stated: “I sold the shop,” < Krol"]),
        ("“You may go,” the baker was told by Judge Ana Ruiz.", &["direct stated: “You may go,” < Ana Ruiz"]),
        (
            "“It is a start,” said the baker’s lawyer, Tom Hale.",
            &["direct stated: “It is a start,” < Tom Hale"],
        ),
        (
            "Ida Krol, 46, a baker from Leeds who lost her shop, said: “I want answers.”",
            &["direct stated: “I want answers.” < Ida Krol"],
        ),
        (
            "“The shop is safe,” a police spokesman said.",
            &["direct stated: “The shop is safe,” < a police spokesman"],
        ),
    ]);
}

#[test]
fn words_in_marks_that_nobody_says() {
    check(&[
        ("The so-called “bread tax” was dropped.", &[]),
        ("She sang in “The Long Way Home” for years.", &[]),
        ("William “Bill” Hale baked.", &[]),
        ("The word “soon” stands in the contract.", &[]),
    ]);
}

#[test]
fn fragments_need_a_speaker() {
    check(&[
        ("Krol called the plan “reckless” on Monday.", &["mixed stated: “reckless” < Krol"]),
        ("Krol called the plan “reckless” (sic).", &["mixed stated: “reckless” < Krol"]),
        ("Shops sold “miracle” bread for cash.", &[]),
    ]);
}

#[test]
fn clauses_without_marks() {
    check(&[
        (
            "The minister said that the mill would stay open.",
            &["indirect stated: the mill would stay open < The minister"],
        ),
        (
            "The mill will stay open, the minister said.",
            &["indirect stated: The mill will stay open < the minister"],
        ),
        (
            "The fire began in the mill, according to police.",
            &["indirect stated: The fire began in the mill < police"],
        ),
        ("Krol believes the mill will stay open.", &[]),
        ("Krol declined to comment.", &[]),
    ]);
}
