//! The colours of the themes, as the style sheet has them: legible, and told apart by every reader.
#![allow(clippy::unwrap_used, clippy::panic)] // in a test a missing value is a failure

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use palette::convert::FromColorUnclamped;
use palette::{Lab, LinSrgb, Srgb};

/// The inks of the kinds of names, and of dates.
const INKS: [&str; 6] = ["person", "organisation", "place", "date", "group", "event"];

/// The blocks of `tokens.css` that make each theme, the later above the earlier.
const THEMES: [(&str, &[&str]); 4] = [
    ("light", &[LIGHT]),
    ("sepia", &[LIGHT, r#"html[data-theme="sepia"] {"#]),
    ("dark", &[LIGHT, DARK]),
    ("black", &[LIGHT, DARK, "}\n\n  html[data-theme=\"black\"] {"]),
];
const LIGHT: &str = ":root {";
const DARK: &str = "html[data-theme=\"dark\"],\n  html[data-theme=\"black\"] {";

/// How linear red, green and blue reach an eye, by rows. G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, “A
/// Physiologically-based Model for Simulation of Color Vision Deficiency”, 2009, severity 1.0.
type Vision = [[f32; 3]; 3];
const VISIONS: [(&str, Vision); 4] = [
    ("trichromacy", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

struct Theme {
    name: &'static str,
    colours: BTreeMap<String, Srgb>,
    /// How much of an ink, of 1, is in the fill behind a mark.
    tint: f32,
}

impl Theme {
    fn colour(&self, token: &str) -> Srgb {
        *self.colours.get(token).unwrap_or_else(|| panic!("{}: no --{token}", self.name))
    }

    /// The fill behind a mark of this ink, over a background.
    fn tinted(&self, ink: &str, background: &str) -> Srgb {
        self.colour(background) * (1.0 - self.tint) + self.colour(ink) * self.tint
    }
}

fn themes() -> Vec<Theme> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("static/css/tokens.css");
    let sheet = fs::read_to_string(file).unwrap();
    THEMES.iter().map(|&(name, blocks)| theme(&sheet, name, blocks)).collect()
}

fn theme(sheet: &str, name: &'static str, blocks: &[&str]) -> Theme {
    let mut theme = Theme { name, colours: BTreeMap::new(), tint: 0.0 };
    for block in blocks {
        let (_, rest) = sheet.split_once(block).unwrap_or_else(|| panic!("{name}: no block {block}"));
        let (rules, _) = rest.split_once('}').unwrap();
        for (token, value) in
            rules.lines().filter_map(|line| line.trim().strip_prefix("--")?.split_once(": "))
        {
            let value = value.trim_end_matches(';');
            if let Ok(colour) = value.parse::<Srgb<u8>>() {
                theme.colours.insert(token.to_owned(), colour.into_format());
            } else if token == "tint" {
                theme.tint = value.trim_end_matches('%').parse::<f32>().unwrap() / 100.0;
            }
        }
    }
    theme
}

/// The colour as an eye of this vision has it.
fn seen(colour: Srgb, vision: &Vision) -> Lab {
    let linear: LinSrgb = colour.into_linear();
    let [red, green, blue] =
        vision.map(|[r, g, b]| (r * linear.red + g * linear.green + b * linear.blue).clamp(0.0, 1.0));
    Lab::from_color_unclamped(LinSrgb::new(red, green, blue))
}

/// Fails when one of these pairs of colours stands out less than `least` to 1.
fn legible(theme: &Theme, least: f32, pairs: impl IntoIterator<Item = (String, Srgb, Srgb)>) {
    for (what, above, below) in pairs {
        let contrast = above.relative_contrast(below);
        assert!(contrast >= least, "{}: {what} has {contrast:.2}:1, less than {least}:1", theme.name);
    }
}

#[test]
fn every_ink_stands_out_from_the_page() {
    for theme in &themes() {
        let page = theme.colour("bg");
        legible(theme, 5.0, INKS.map(|ink| (format!("{ink} on the page"), theme.colour(ink), page)));
    }
}

#[test]
fn inks_and_text_stay_legible_on_the_fills_of_marks() {
    for theme in &themes() {
        for background in ["bg", "quote-fill"] {
            let text = theme.colour("text");
            let fills = INKS.map(|ink| (ink, theme.tinted(ink, background)));
            legible(
                theme,
                6.8,
                fills.map(|(ink, fill)| (format!("text on {ink} over {background}"), text, fill)),
            );
            legible(
                theme,
                3.0,
                fills.map(|(ink, fill)| {
                    (format!("{ink} on its fill over {background}"), theme.colour(ink), fill)
                }),
            );
        }
    }
}

#[test]
fn no_two_inks_look_alike_in_any_vision() {
    for theme in &themes() {
        for (vision, eye) in &VISIONS {
            for (index, one) in INKS.iter().enumerate() {
                for other in INKS.iter().skip(index + 1) {
                    let difference = seen(theme.colour(one), eye).difference(seen(theme.colour(other), eye));
                    assert!(
                        difference >= 13.0,
                        "{}, {vision}: {one} and {other} differ by {difference:.1}, less than 13",
                        theme.name
                    );
                }
            }
        }
    }
}

#[test]
fn words_and_edges_of_the_interface_stand_out() {
    for theme in &themes() {
        for background in ["bg", "surface"] {
            let words = ["text", "muted", "accent", "danger", "ok"];
            let below = theme.colour(background);
            legible(
                theme,
                4.5,
                words.map(|word| (format!("{word} on {background}"), theme.colour(word), below)),
            );
            legible(theme, 3.0, [(format!("control on {background}"), theme.colour("control"), below)]);
        }
        legible(
            theme,
            4.5,
            [("on-accent on accent".to_owned(), theme.colour("on-accent"), theme.colour("accent"))],
        );
        let found = [("text that was found".to_owned(), theme.colour("text"), theme.colour("found"))];
        legible(theme, 4.5, found);
        let (bar, fill) = (theme.colour("quote-bar"), theme.colour("bg"));
        legible(theme, 3.0, [("the bar of a quote".to_owned(), bar, fill)]);
    }
}
