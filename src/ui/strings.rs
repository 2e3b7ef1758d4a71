//! Every word of the interface. A second language is a second constant; the compiler sees that none of its texts is missing.

use crate::engine::date::{Unit, Weekday};
use crate::engine::{Certainty, EntityKind};
use crate::exchange::Format;
use crate::reading::words;

pub use crate::reading::words::{act_name, certainty_name, kinds_name, quote_kind_name};

use super::state::{Copied, Lack, Level, MarkKind, Panel, Problem, Sheet, Standing, Theme, Trait};

/// The texts of the interface in one language.
#[allow(missing_docs)] // the fields' names and the texts say what they are
pub struct Strings {
    pub app: &'static str,
    pub no_text: &'static str,
    pub skip: &'static str,
    pub library: &'static str,
    pub articles: fn(usize) -> String,
    pub welcome: &'static str,
    pub welcome_keys: fn(char) -> String,
    pub dismiss: &'static str,
    pub ready_offline: fn(u32) -> String,
    pub no_room: fn(u32) -> String,
    pub install: &'static str,
    pub install_hint: &'static str,
    pub update_ready: &'static str,
    pub reload: &'static str,
    pub no_articles: &'static str,
    pub reading_now: &'static str,
    pub no_marks_yet: &'static str,
    pub minutes: fn(usize) -> String,
    pub minutes_left: fn(usize) -> String,
    pub no_headline: &'static str,
    pub source_unstated: &'static str,
    pub no_date: &'static str,
    pub dateline: &'static str,
    pub quotes_of: fn(usize) -> String,
    pub speakers_of: fn(usize) -> String,
    pub names_of: fn(usize) -> String,
    pub more: fn(usize) -> String,
    pub missing_title: &'static str,
    pub missing: &'static str,
    pub to_library: &'static str,
    pub article: &'static str,
    pub panel_toggle: &'static str,
    pub close: &'static str,
    pub finding: &'static str,
    pub no_quotes: &'static str,
    pub no_entities: &'static str,
    pub no_panel: &'static str,
    pub foreign: &'static str,
    pub continued: &'static str,
    pub by_place: &'static str,
    pub by_speaker: &'static str,
    pub order: &'static str,
    pub paragraph: fn(usize) -> String,
    pub inferred_from: fn(usize) -> String,
    pub speaker_unclear: &'static str,
    pub speaker_inferred: &'static str,
    pub reported: &'static str,
    pub open: &'static str,
    pub copy: &'static str,
    pub copy_as: &'static str,
    pub copy_words: &'static str,
    pub copy_markdown: &'static str,
    pub copy_link: &'static str,
    pub why: &'static str,
    pub copy_refused: &'static str,
    pub seen_at: &'static str,
    pub also: &'static str,
    pub may_be: &'static str,
    pub or: &'static str,
    pub country: &'static str,
    pub here: &'static str,
    pub roles: &'static str,
    pub named: &'static str,
    pub said: &'static str,
    pub talked_about: &'static str,
    pub because: &'static str,
    pub unsure: &'static str,
    pub finding_reasons: &'static str,
    pub quoted: fn(&str) -> String,
    pub quote_in: fn(u32, usize) -> String,
    pub show_in_list: &'static str,
    pub no_place_in_time: &'static str,
    pub dates_of: fn(usize) -> String,
    pub no_dates: &'static str,
    pub not_placed: fn(usize) -> String,
    pub panel_size: &'static str,
    pub audit: &'static str,
    pub audit_meaning: &'static str,
    pub quotes: &'static str,
    pub reported_as: &'static str,
    pub speakers: &'static str,
    pub certainty: &'static str,
    pub acts: &'static str,
    pub most_heard: &'static str,
    pub most_of: fn(&str, usize, usize) -> String,
    pub silence: &'static str,
    pub paragraphs: fn(usize, usize) -> String,
    pub filters: &'static str,
    pub all_speakers: &'static str,
    pub all_ways: &'static str,
    pub any_certainty: &'static str,
    pub shown_of: fn(usize, usize) -> String,
    pub more_rows: fn(usize, usize) -> String,
    pub none_left: &'static str,
    pub counted: &'static str,
    pub same_day: &'static str,
    pub the: fn(&str) -> String,
    pub period_of: fn(&str) -> String,
    pub period_away: fn(&str, bool) -> String,
    pub stretch: fn(&str, bool) -> String,
    pub weekday_at: fn(&str, &str) -> String,
    pub yearly_at: fn(&str) -> String,
    pub side_before: &'static str,
    pub side_on_or_before: &'static str,
    pub side_nearest: &'static str,
    pub side_on_or_after: &'static str,
    pub side_after: &'static str,
    pub change_day: &'static str,
    pub day_label: &'static str,
    pub day_meaning: &'static str,
    pub day_reset: &'static str,
    pub day_changed: fn(&str) -> String,
    pub day_by_reader: &'static str,
    pub all_kinds: &'static str,
    pub mentions: fn(usize) -> String,
    pub previous_mention: fn(&str) -> String,
    pub next_mention: fn(&str) -> String,
    pub place_of: fn(usize, usize) -> String,
    pub reading_settings: &'static str,
    pub mark_settings: &'static str,
    pub marks: &'static str,
    pub kinds: &'static str,
    pub at_source: &'static str,
    pub at_source_meaning: &'static str,
    pub announced: &'static str,
    pub quote_by: fn(&str, Certainty) -> String,
    pub end_quote: &'static str,
    pub theme: &'static str,
    pub text: &'static str,
    pub text_size: &'static str,
    pub automatic: &'static str,
    pub smaller: &'static str,
    pub larger: &'static str,
    pub marks_off: &'static str,
    pub help: &'static str,
    pub keys: &'static [(&'static [&'static str], &'static str)],
    pub single_keys: &'static str,
    pub key_for: fn(&str, &str) -> String,
    pub key_taken: fn(char) -> String,
    pub key_changed: fn(char) -> String,
    pub usual_keys: &'static str,
    pub keys_on: &'static str,
    pub keys_off: &'static str,
    pub incomplete: fn(&Problem) -> String,
    pub try_again: &'static str,
    pub marks_now: fn(Level) -> String,
    pub size_now: fn(u8) -> String,
    pub nothing_further: &'static str,
    pub save: &'static str,
    pub saved: fn(&str) -> String,
    pub unsaved: fn(&Problem) -> String,
    pub save_refused: &'static str,
    pub open_saved: &'static str,
    pub open_saved_meaning: &'static str,
    pub unopened: fn(&str, &Problem) -> String,
    pub too_large: &'static str,
    pub unread: &'static str,
    pub reopen: &'static str,
    pub listen: &'static str,
    pub stop_listening: &'static str,
    pub pause: &'static str,
    pub go_on: &'static str,
    pub previous_sentence: &'static str,
    pub next_sentence: &'static str,
    pub rate: &'static str,
    pub no_voice: &'static str,
    pub remote_voice: fn(&str) -> String,
    pub agree_to_remote: &'static str,
    pub voice_failed: &'static str,
    pub read_to_end: &'static str,
    pub quote_begins: &'static str,
    pub quote_of: fn(&str) -> String,
    pub quote_ends: &'static str,
    pub quote_over: &'static str,
    pub ledger: &'static str,
    pub legend: &'static str,
    pub focus: &'static str,
    pub unfocus: &'static str,
    pub focusing: &'static str,
    pub focused: &'static str,
    pub find: &'static str,
    pub nowhere: &'static str,
    pub previous_place: &'static str,
    pub next_place: &'static str,
    pub fetching: &'static str,
    pub find_articles: &'static str,
    pub among_newest: fn(usize) -> String,
    pub saved_readings: &'static str,
    pub of_site: &'static str,
    pub show_more: fn(usize) -> String,
    pub read_of: fn(usize, usize) -> String,
    pub resume: &'static str,
    pub forgetful: &'static str,
    pub all_kept: fn(u64) -> String,
    pub part_kept: fn(u64, u64) -> String,
    pub kept_short: &'static str,
    pub keep_all: fn(u64) -> String,
    pub keep_opened: &'static str,
}

/// English, the British way.
pub const EN: Strings = Strings {
    app: "Quotidian",
    no_text: words::NO_TEXT,
    skip: "Skip to the article",
    library: "Library",
    articles: |n| counted(n, "article", "articles"),
    welcome: "Everything here is computed in your browser from this text.",
    welcome_keys: |help| format!(" Press {help} for keys."),
    dismiss: "Dismiss",
    ready_offline: |bytes| format!("Ready offline, {}", megabytes(bytes.into())),
    no_room: |bytes| format!("Not kept offline: this device has no room for {}", megabytes(bytes.into())),
    install: "Install",
    install_hint: "To keep it: Share, then Add to Home Screen",
    update_ready: "Update ready",
    reload: "Reload",
    no_articles: "No articles yet. Put plain text files into the folder seeds and build the site again.",
    reading_now: "Finding quotes and names …",
    no_marks_yet: "Quotes and names are found when you open it.",
    minutes: words::minutes_words,
    minutes_left: |n| format!("{n} min left"),
    no_headline: words::NO_HEADLINE,
    source_unstated: words::SOURCE_UNSTATED,
    no_date: "No date",
    dateline: words::DATELINE,
    quotes_of: |n| counted(n, "quote", "quotes"),
    speakers_of: |n| counted(n, "speaker", "speakers"),
    names_of: |n| counted(n, "name", "names"),
    more: |n| format!("+ {n}"),
    missing_title: "No such page",
    missing: "There is nothing at this address. An article may have been renamed or left out of this build.",
    to_library: "Back to the library",
    article: "Article",
    panel_toggle: "Who said what",
    close: "Close",
    finding: "Finding quotes and names …",
    no_quotes: words::NO_QUOTES,
    no_entities: "No names were found in this article.",
    foreign: "Quotidian reads English only, so that this article has no marks.",
    no_panel: "There is nothing to list, because the marks could not be made.",
    continued: "continued",
    by_place: "In order",
    by_speaker: "By speaker",
    order: "Order of the quotes",
    paragraph: |n| format!("¶{n}"),
    inferred_from: |n| format!("speaker from ¶{n}"),
    speaker_unclear: words::SPEAKER_UNCLEAR,
    speaker_inferred: words::SPEAKER_INFERRED,
    reported: words::REPORTED,
    open: "open",
    copy: "copy",
    copy_as: "copy as",
    copy_words: "words alone",
    copy_markdown: "Markdown",
    copy_link: "link",
    why: words::WHY,
    copy_refused: "The browser did not let the page copy.",
    seen_at: "Seen at",
    also: "also",
    may_be: "may be",
    or: " or ",
    country: "country",
    here: "here",
    roles: "roles",
    named: "named",
    said: "said",
    talked_about: "spoken of by",
    because: "why",
    unsure: "? unsure",
    finding_reasons: "Looking for the reasons …",
    quoted: |words| format!("“{words}”"),
    quote_in: |number, paragraph| format!("Quote {number}, paragraph {paragraph}"),
    show_in_list: "show in list",
    no_place_in_time: "The text does not say when.",
    dates_of: |n| counted(n, "date", "dates"),
    no_dates: "No dates were found in this article.",
    not_placed: |n| format!("Not placed in time ({n})"),
    panel_size: "Size of the panel",
    audit: "Who is heard",
    audit_meaning: "Counts of what was found. They say nothing about whether it is true.",
    quotes: "quotes",
    reported_as: "reported",
    speakers: "speakers",
    certainty: "speaker is",
    acts: "said as",
    most_heard: "most heard",
    most_of: |name, count, all| format!("{name}, {count} of {all} quotes"),
    silence: "longest part without a quote",
    paragraphs: |first, last| format!("¶{first} to ¶{last}"),
    filters: "Which quotes",
    all_speakers: "All speakers",
    all_ways: "All kinds",
    any_certainty: "Any certainty",
    shown_of: |shown, all| format!("{shown} of {all} quotes"),
    more_rows: |drawn, all| format!("Show more: {drawn} of {all} are here"),
    none_left: "No quote is like that.",
    counted: "counted",
    same_day: "the same day as",
    the: |unit| format!("the {unit}"),
    period_of: |unit| format!("the {unit} of"),
    period_away: |units, before| format!("{units} {} that of", if before { "before" } else { "after" }),
    stretch: |units, before| format!("{units} {}", if before { "up to" } else { "from" }),
    weekday_at: |weekday, side| format!("the {weekday} {side}"),
    yearly_at: |side| format!("the one {side}"),
    side_before: "before",
    side_on_or_before: "on or before",
    side_nearest: "nearest to",
    side_on_or_after: "on or after",
    side_after: "after",
    change_day: "Change the article’s day",
    day_label: "The article is of",
    day_meaning: "“Monday” or “last year” are counted from this day. Your choice is kept on this device.",
    day_reset: "As the article has it",
    day_changed: |day| format!("The article is read as one of {day}."),
    day_by_reader: "(set by you)",
    all_kinds: "All",
    mentions: |n| counted(n, "mention", "mentions"),
    previous_mention: |name| format!("Previous mention of {name}"),
    next_mention: |name| format!("Next mention of {name}"),
    place_of: |at, count| format!("{at} of {count}"),
    reading_settings: "Text and colours",
    mark_settings: "Marks",
    marks: "Marks",
    kinds: "Kinds",
    at_source: "At the source",
    at_source_meaning: "Opens the page that the article comes from, at these words: the only thing here that leaves this device.",
    announced: "Screen readers say where quotes begin and end",
    quote_by: |speaker, certainty| match certainty {
        _ if speaker.is_empty() => "quote, speaker unclear: ".to_owned(),
        Certainty::Stated => format!("quote by {speaker}: "),
        unsure => format!("quote by {speaker}, {}: ", certainty_name(unsure).1.to_ascii_lowercase()),
    },
    end_quote: " end quote. ",
    theme: "Theme",
    text: "Text",
    text_size: trait_name(Trait::Size),
    automatic: "auto",
    smaller: "Smaller text",
    larger: "Larger text",
    marks_off: "Marks are off. Choose a level to switch kinds.",
    help: "Keys",
    keys: &[
        (&["j", "k"], "next, previous paragraph"),
        (&["n", "p"], "next, previous mark"),
        (&["N", "P"], "next, previous mention of the same name (with Shift)"),
        (&["]", "["], "next, previous quote"),
        (&["Enter"], "open the card of a mark"),
        (&["w"], "why the mark is there"),
        (&["Esc"], "back to the text, close"),
        (&["/"], "find in the article"),
        (&["c", "y"], "copy the quote with its source, the link to a mark"),
        (&["m"], "marks off and on"),
        (&["s"], "listen from here, or stop"),
        (&["f"], "only the text, or the bars again"),
        (&["q"], "quotes panel"),
        (&["i"], "entities panel"),
        (&["d"], "dates panel"),
        (&["+", "-", "0"], "larger, smaller, usual text"),
        (&["?"], "this list"),
    ],
    single_keys: "Single keys are commands",
    key_for: |usual, meaning| format!("Key {usual}: {meaning}"),
    key_taken: |key| format!("{key} has a meaning already."),
    key_changed: |key| format!("The key is {key} now."),
    usual_keys: "The usual keys",
    keys_on: "Switch them off if you dictate, or press keys by chance. To change a key, choose it in the list and press another.",
    keys_off: "Enter, Escape and Tab still work. This list is under the button with the question mark.",
    incomplete,
    try_again: "Try again",
    marks_now: |level| format!("Marks: {}", level_name(level)),
    size_now: |size| format!("Text size {size}"),
    nothing_further: "Nothing further.",
    save: "Save",
    saved: |name| format!("Saved as {name}."),
    unsaved: |problem| format!("The file could not be made: {}", reason(problem)),
    save_refused: "the browser does not let the page save files",
    open_saved: "Open a saved reading",
    open_saved_meaning: "Or drop it here. It comes with its marks, and is not kept.",
    unopened: |file, problem| format!("{file} could not be opened: {}", reason(problem)),
    too_large: "it is larger than 64 MB, the most that is opened",
    unread: "the browser does not give it: choose it again",
    reopen: "A saved reading is shown as long as the page is open. Open its file again from the library.",
    listen: "Listen",
    stop_listening: "Stop listening",
    pause: "Pause",
    go_on: "Go on",
    previous_sentence: "Previous sentence",
    next_sentence: "Next sentence",
    rate: "Speed",
    no_voice: "This browser has no voice to read with. Voices can be added in the settings of the system.",
    remote_voice: |name| {
        format!("There is no voice on this device. “{name}” is a service: it would be sent the text.")
    },
    agree_to_remote: "Send it and listen",
    voice_failed: "The voice has stopped.",
    read_to_end: "The article is read to its end.",
    quote_begins: "quote: ",
    quote_of: |who| format!("{who}, quote: "),
    quote_ends: " end quote,",
    quote_over: " End quote.",
    ledger: words::LEDGER,
    legend: words::LEGEND,
    focus: "Only the text",
    unfocus: "Bring the bars back",
    focusing: "Only the text. Escape brings the bars back.",
    focused: "The bars are back.",
    find: "Find in the article",
    nowhere: "not in this article",
    previous_place: "Previous place",
    next_place: "Next place",
    fetching: "Fetching …",
    find_articles: "Find articles",
    among_newest: |n| format!(" among the newest {n}"),
    saved_readings: "Saved readings that are open",
    of_site: "Articles of this site",
    show_more: |n| format!("Show more ({n})"),
    read_of: |read, all| {
        format!("Quotes and names found in {read} of {}", counted(all, "article", "articles"))
    },
    resume: "Resume",
    forgetful: "This browser does not let the site keep what it finds.",
    all_kept: |all| format!("All articles are kept for use without a network: {}.", megabytes(all)),
    part_kept: |here, all| {
        format!(
            "Articles you open are kept for use without a network: {} of {}.",
            megabytes(here),
            megabytes(all)
        )
    },
    kept_short: "Not all could be fetched, or there was no room.",
    keep_all: |rest| format!("Keep all ({} more)", megabytes(rest)),
    keep_opened: "Keep only what I open",
};

/// An amount of storage, to a tenth of a megabyte.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

/// Why a text is not there, and what helps.
#[must_use]
pub const fn lack_words(lack: Lack) -> &'static str {
    match lack {
        Lack::Offline => {
            "This is not kept on your device, and the site cannot be reached. Try again with a network; in the library you can keep \
             all articles."
        }
        Lack::Gone => "The site has this no longer: there is a newer edition of it. Reload the page.",
        Lack::Damaged => "What arrived is damaged and was not used.",
        Lack::Browser => "Articles of this site need a newer browser: Chrome 80, Firefox 113 or Safari 16.4.",
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

fn incomplete(problem: &Problem) -> String {
    format!("The article is complete, but its marks could not be made: {}", reason(problem))
}

fn reason(problem: &Problem) -> String {
    let words = match problem {
        Problem::NotStarted => "the engine could not be started.",
        Problem::Crashed => "the engine stopped while it read this text.",
        Problem::GaveUp => "the engine has stopped several times.",
        Problem::Silent => "the engine does not answer.",
        Problem::OtherBuild => "page and engine are of different versions.",
        Problem::Model(reason) | Problem::Refused(reason) => return format!("{reason}."),
        Problem::Unreadable => "the engine’s answer could not be read.",
    };
    words.to_owned()
}

/// A kind of file, and what it is good for.
#[must_use]
pub const fn format_name(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Page => {
            ("This reading", "A page with text, marks and reasons, which opens anywhere, and here again")
        }
        Format::Ledger => ("Quotes as a table", "CSV, for spreadsheets"),
        Format::Markdown => ("Quotes as text", "Markdown, each with its source"),
        Format::Annotations => ("Notes", "Web Annotations, JSON-LD"),
        Format::Record => ("Analysis record", "JSON, for programs"),
    }
}

/// What is said when something was copied.
#[must_use]
pub const fn copied_words(what: Copied) -> &'static str {
    match what {
        Copied::Source | Copied::Markdown => "Copied with its source.",
        Copied::Words => "Copied without its source.",
        Copied::Link => "Link copied.",
    }
}

/// A level's name.
#[must_use]
pub const fn level_name(level: Level) -> &'static str {
    match level {
        Level::Off => "Off",
        Level::Quiet => "Quiet",
        Level::Key => "Key",
        Level::All => "All",
    }
}

/// What a level marks.
#[must_use]
pub const fn level_meaning(level: Level) -> &'static str {
    match level {
        Level::Off => "Plain text.",
        Level::Quiet => "Quotes, and each person and organisation once.",
        Level::Key => "Quotes, people and organisations.",
        Level::All => "Quotes and names of every kind.",
    }
}

/// A theme's name.
#[must_use]
pub const fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "System",
        Theme::Light => "Light",
        Theme::Sepia => "Sepia",
        Theme::Dark => "Dark",
        Theme::Black => "Black",
    }
}

/// The name of a property of the text.
#[must_use]
pub const fn trait_name(property: Trait) -> &'static str {
    match property {
        Trait::Size => "Text size",
        Trait::Family => "Typeface",
        Trait::Leading => "Line height",
        Trait::Measure => "Width",
        Trait::Spacing => "Letters and words",
        Trait::Paragraphs => "Paragraphs",
        Trait::Alignment => "Alignment",
        Trait::Hyphens => "Hyphens",
    }
}

/// The names of its steps; sizes are numbers.
#[must_use]
pub const fn step_names(property: Trait) -> &'static [&'static str] {
    match property {
        Trait::Size => &[],
        Trait::Family => &["Serif", "Sans", "Legible"],
        Trait::Leading => &["Tight", "Normal", "Wide", "Widest"],
        Trait::Measure => &["Narrow", "Medium", "Normal", "Wide"],
        Trait::Spacing => &["Normal", "Wide", "Widest"],
        Trait::Paragraphs => &["Indent", "Gap", "Wide gap"],
        Trait::Alignment => &["Ragged", "Justified"],
        Trait::Hyphens => &["Off", "On"],
    }
}

/// How much of a small window the panel covers, in a word.
#[must_use]
pub const fn sheet_name(sheet: Sheet) -> &'static str {
    match sheet {
        Sheet::Peek => "Low",
        Sheet::Half => "Half",
        Sheet::Full => "Whole",
    }
}

/// A panel's name.
#[must_use]
pub const fn panel_name(panel: Panel) -> &'static str {
    match panel {
        Panel::Quotes => "Quotes",
        Panel::Entities => "Entities",
        Panel::Time => "When",
        Panel::Audit => "Audit",
    }
}

/// The name of a kind of mark, for many of them.
#[must_use]
pub const fn mark_kind_name(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Quote => "Quotes",
        MarkKind::Date => "Dates",
        MarkKind::Entity(kind) => kinds_name(kind),
    }
}

/// The name of a kind of entity, for one of them.
#[must_use]
pub const fn entity_kind_name(kind: EntityKind) -> &'static str {
    // The codes are British English words.
    kind.code()
}

/// So many speakers of this kind; those without one are named by other words.
#[must_use]
pub fn speakers_name(kind: Option<EntityKind>, count: usize) -> String {
    let (one, many) = match kind {
        Some(EntityKind::Person) => ("person", "people"),
        Some(EntityKind::Organisation) => ("organisation", "organisations"),
        Some(EntityKind::Place) => {
            ("place that stands for its government", "places that stand for their governments")
        }
        Some(EntityKind::Group) => ("group", "groups"),
        Some(_) => ("other name", "other names"),
        None => ("speaker without a name", "speakers without a name"),
    };
    counted(count, one, many)
}

/// How a date came to be known, with a sign of its own.
#[must_use]
pub const fn standing_name(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Stated => ("■", "Stated"),
        Standing::Counted => ("◇", "Worked out"),
        Standing::Approximate => ("≈", "Approximate"),
        Standing::Vague => ("?", "Vague"),
        Standing::Duration => ("↔", "Length of time"),
    }
}

/// A unit of the calendar, for one and for many of them.
#[must_use]
pub const fn unit_name(unit: Unit) -> (&'static str, &'static str) {
    match unit {
        Unit::Day => ("day", "days"),
        Unit::Week => ("week", "weeks"),
        Unit::Weekend => ("weekend", "weekends"),
        Unit::Month => ("month", "months"),
        Unit::Quarter => ("quarter", "quarters"),
        Unit::Year => ("year", "years"),
        Unit::Decade => ("decade", "decades"),
        Unit::Century => ("century", "centuries"),
    }
}

/// The name of a day of the week.
#[must_use]
pub const fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
