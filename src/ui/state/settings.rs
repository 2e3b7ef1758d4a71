//! What the reader has chosen, remembered on the device.

use std::rc::Rc;

use yew::Reducible;

use super::{Keys, Trait, Typography};
use crate::engine::{Analysis, EntityKind};

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Theme {
    /// Light or dark, as the system is.
    #[default]
    System,
    Light,
    Sepia,
    Dark,
    Black,
}

impl Theme {
    /// Every theme, in the order of the menu.
    pub const ALL: [Self; 5] = [Self::System, Self::Light, Self::Sepia, Self::Dark, Self::Black];

    /// The theme's name in the page and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Sepia => "sepia",
            Self::Dark => "dark",
            Self::Black => "black",
        }
    }

    /// The theme to show: the system's one is resolved.
    #[must_use]
    pub const fn resolved(self, system_is_dark: bool) -> Self {
        match self {
            Self::System if system_is_dark => Self::Dark,
            Self::System => Self::Light,
            chosen => chosen,
        }
    }
}

/// How much of what was found is marked in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// Nothing.
    Off,
    /// Quotes, and the first mention of each person and organisation.
    Quiet,
    /// Quotes, people and organisations.
    #[default]
    Key,
    /// Everything.
    All,
}

impl Level {
    /// Every level, from none to all.
    pub const ALL: [Self; 4] = [Self::Off, Self::Quiet, Self::Key, Self::All];

    /// The level's name in the page and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Quiet => "quiet",
            Self::Key => "key",
            Self::All => "all",
        }
    }

    /// Whether the level marks things of this kind.
    #[must_use]
    pub const fn shows(self, kind: MarkKind) -> bool {
        match self {
            Self::Off => false,
            Self::Quiet | Self::Key => matches!(
                kind,
                MarkKind::Quote | MarkKind::Entity(EntityKind::Person | EntityKind::Organisation)
            ),
            Self::All => true,
        }
    }
}

/// A kind of mark that can be switched by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkKind {
    /// Quotations.
    Quote,
    /// Names of one kind.
    Entity(EntityKind),
    /// Dates and times.
    Date,
}

impl MarkKind {
    /// Every kind, in the order of the menu.
    pub const ALL: [Self; 10] = [
        Self::Quote,
        Self::Entity(EntityKind::Person),
        Self::Entity(EntityKind::Organisation),
        Self::Entity(EntityKind::Place),
        Self::Date,
        Self::Entity(EntityKind::Group),
        Self::Entity(EntityKind::Event),
        Self::Entity(EntityKind::Work),
        Self::Entity(EntityKind::Product),
        Self::Entity(EntityKind::Other),
    ];

    /// The kind's name in the page and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quote => "quote",
            Self::Entity(kind) => kind.code(),
            Self::Date => "date",
        }
    }
}

/// A panel beside the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// Who said what.
    #[default]
    Quotes,
    /// The names and what they stand for.
    Entities,
    /// The dates, in the order of time.
    Time,
    /// Who is heard, in numbers.
    Audit,
}

impl Panel {
    /// Every panel, in the order of the tabs.
    pub const ALL: [Self; 4] = [Self::Quotes, Self::Entities, Self::Time, Self::Audit];

    /// The panel's name in the page and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Quotes => "quotes",
            Self::Entities => "entities",
            Self::Time => "time",
            Self::Audit => "audit",
        }
    }

    /// How many rows it has, if it is a list.
    #[must_use]
    pub const fn count(self, analysis: &Analysis) -> Option<usize> {
        match self {
            Self::Quotes => Some(analysis.quotes.len()),
            Self::Entities => Some(analysis.entities.len()),
            Self::Time => Some(analysis.dates.len()),
            Self::Audit => None,
        }
    }
}

/// How much of a small window the panel covers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Sheet {
    Peek,
    #[default]
    Half,
    Full,
}

impl Sheet {
    /// Every stop, from the lowest.
    pub const ALL: [Self; 3] = [Self::Peek, Self::Half, Self::Full];

    /// The stop's name in the page and in storage.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Peek => "peek",
            Self::Half => "half",
            Self::Full => "full",
        }
    }

    /// The next higher stop.
    #[must_use]
    pub const fn higher(self) -> Self {
        match self {
            Self::Peek => Self::Half,
            Self::Half | Self::Full => Self::Full,
        }
    }

    /// The next lower stop.
    #[must_use]
    pub const fn lower(self) -> Self {
        match self {
            Self::Full => Self::Half,
            Self::Half | Self::Peek => Self::Peek,
        }
    }

    /// The stop nearest to this part of the window's height, in hundredths.
    #[must_use]
    pub const fn nearest(part: u8) -> Self {
        match part {
            0..=37 => Self::Peek,
            38..=76 => Self::Half,
            _ => Self::Full,
        }
    }
}

/// How fast a voice can read, in hundredths of the usual, and how that is written.
pub const RATES: [(u16, &str); 6] =
    [(75, "¾×"), (100, "1×"), (125, "1¼×"), (150, "1½×"), (175, "1¾×"), (200, "2×")];

/// The place of the usual one.
const USUAL_RATE: u8 = 1;

/// What the reader has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The colours.
    pub theme: Theme,
    /// How much is marked.
    pub level: Level,
    /// The level that `m` brings back.
    pub last_level: Level,
    /// Kinds that are switched against what the level says.
    pub switched: Vec<MarkKind>,
    /// How the text is set.
    pub typography: Typography,
    /// Which panel is, or would be, open.
    pub panel: Panel,
    /// Whether the panel is open where there is room for it beside the text.
    pub panel_open: bool,
    /// How wide the panel is beside the text, in pixels.
    pub panel_width: u16,
    /// How much of a small window it covers.
    pub sheet: Sheet,
    /// How fast a voice reads: which of the [`RATES`].
    pub rate: u8,
    /// Which keys are commands.
    pub keys: Keys,
    /// Whether a screen reader says where quotations begin and end.
    pub announced: bool,
    /// Whether the welcome line has been dismissed.
    pub welcomed: bool,
    /// Whether reading articles that nobody has opened waits.
    pub paused: bool,
    /// Whether all parts of a large corpus are kept, not those alone that were opened.
    pub keep_all: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::default(),
            level: Level::Key,
            last_level: Level::Key,
            switched: Vec::new(),
            typography: Typography::default(),
            panel: Panel::default(),
            panel_open: true,
            panel_width: 380,
            sheet: Sheet::default(),
            rate: USUAL_RATE,
            keys: Keys::default(),
            announced: false,
            welcomed: false,
            paused: false,
            keep_all: false,
        }
    }
}

/// A choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Other colours.
    Theme(Theme),
    /// Another level; kinds follow it again.
    Level(Level),
    /// Marks off, or back on as they were.
    ToggleMarks,
    /// One kind the other way round.
    ToggleKind(MarkKind),
    /// Larger or smaller text, by steps.
    SizeBy(i8),
    /// Another step of a property of the text; nothing means the page's own choice.
    Typography(Trait, Option<u8>),
    /// This panel, open.
    OpenPanel(Panel),
    /// Another panel, open or not as it was.
    ShowPanel(Panel),
    /// No panel.
    ClosePanel,
    /// The panel is so wide beside the text, in pixels.
    PanelWidth(u16),
    /// The panel covers so much of a small window.
    Sheet(Sheet),
    /// A voice reads as fast as this one of the [`RATES`].
    Rate(u8),
    /// Keys that write a sign are commands, or no longer.
    ToggleKeys,
    /// In place of this usual key, that one is its command; nothing changes where that one is a command already.
    Key(char, char),
    /// The usual keys.
    UsualKeys,
    /// A screen reader says where quotations begin and end, or no longer.
    ToggleAnnounced,
    /// The welcome line has been read.
    Welcomed,
    /// Reading in the background waits, or goes on.
    TogglePause,
    /// All parts of a large corpus are kept, or those alone that are opened.
    KeepAll(bool),
}

impl Settings {
    /// The least and the greatest width of the panel beside the text, in pixels.
    pub const PANEL_WIDTHS: (u16, u16) = (320, 520);

    /// Whether marks of this kind are visible.
    #[must_use]
    pub fn shows(&self, kind: MarkKind) -> bool {
        self.level != Level::Off && self.level.shows(kind) != self.switched.contains(&kind)
    }

    /// Whether only the first mention of a name is marked.
    #[must_use]
    pub fn only_first(&self) -> bool {
        self.level == Level::Quiet
    }

    /// The visible marks, as a selector of the page.
    #[must_use]
    pub fn mark_selector(&self) -> String {
        let first = if self.only_first() { "[data-first]" } else { "" };
        let shown = MarkKind::ALL.into_iter().filter(|&kind| self.shows(kind)).map(|kind| match kind {
            MarkKind::Quote => "article [data-layer=quote]".to_owned(),
            kind => format!("article [data-layer=entity][data-kind={}]{first}", kind.code()),
        });
        shown.collect::<Vec<_>>().join(",")
    }

    /// The visible kinds, as the page's style rules read them.
    #[must_use]
    pub fn shown_kinds(&self) -> String {
        let shown = MarkKind::ALL.into_iter().filter(|&kind| self.shows(kind));
        shown.map(MarkKind::code).collect::<Vec<_>>().join(" ")
    }

    /// The settings after a choice.
    #[must_use]
    pub fn with(&self, change: Change) -> Self {
        let mut next = self.clone();
        match change {
            Change::Theme(theme) => next.theme = theme,
            Change::Level(level) => next.set_level(level),
            Change::ToggleMarks if self.level == Level::Off => next.level = self.last_level,
            Change::ToggleMarks => {
                next.last_level = self.level;
                next.level = Level::Off;
            }
            Change::ToggleKind(kind) => {
                let before = next.switched.len();
                next.switched.retain(|&switched| switched != kind);
                if next.switched.len() == before {
                    next.switched.push(kind);
                }
            }
            Change::SizeBy(steps) => {
                let step = self.typography.step(Trait::Size).saturating_add_signed(steps);
                next.typography = self.typography.with(Trait::Size, Some(step));
            }
            Change::Typography(property, step) => next.typography = self.typography.with(property, step),
            Change::OpenPanel(panel) => {
                next.panel = panel;
                next.panel_open = true;
            }
            Change::ShowPanel(panel) => next.panel = panel,
            Change::ClosePanel => next.panel_open = false,
            Change::PanelWidth(width) => {
                let (least, most) = Self::PANEL_WIDTHS;
                next.panel_width = width.clamp(least, most);
            }
            Change::Sheet(sheet) => next.sheet = sheet,
            Change::Rate(rate) => next.rate = rate.min(5),
            Change::ToggleKeys => next.keys.signs = !self.keys.signs,
            Change::Key(usual, own) => next.keys.put(usual, own),
            Change::UsualKeys => next.keys = self.keys.usual(),
            Change::ToggleAnnounced => next.announced = !self.announced,
            Change::Welcomed => next.welcomed = true,
            Change::TogglePause => next.paused = !self.paused,
            Change::KeepAll(all) => next.keep_all = all,
        }
        next
    }

    fn set_level(&mut self, level: Level) {
        self.level = level;
        self.switched.clear();
        if level != Level::Off {
            self.last_level = level;
        }
    }
}

impl Reducible for Settings {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        Rc::new(self.with(change))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACE: MarkKind = MarkKind::Entity(EntityKind::Place);

    #[test]
    fn levels_show_more_and_more() {
        let shown = |level| Settings::default().with(Change::Level(level)).shown_kinds();
        assert_eq!(shown(Level::Off), "");
        assert_eq!(shown(Level::Quiet), "quote person organisation");
        assert_eq!(shown(Level::Key), "quote person organisation");
        assert_eq!(shown(Level::All).split(' ').count(), MarkKind::ALL.len());
    }

    #[test]
    fn quiet_marks_are_first_mentions() {
        let quiet = Settings::default().with(Change::Level(Level::Quiet)).mark_selector();
        let beginning =
            "article [data-layer=quote],article [data-layer=entity][data-kind=person][data-first]";
        assert!(quiet.starts_with(beginning), "{quiet}");
        assert_eq!(Settings::default().with(Change::Level(Level::Off)).mark_selector(), "");
    }

    #[test]
    fn kinds_are_switched_against_the_level_until_another_is_chosen() {
        let with_places = Settings::default().with(Change::ToggleKind(PLACE));
        assert_eq!(with_places.shown_kinds(), "quote person organisation place");
        let again = with_places.with(Change::ToggleKind(PLACE));
        assert_eq!(again, Settings::default());
        assert_eq!(with_places.with(Change::Level(Level::Key)), Settings::default());
    }

    #[test]
    fn marks_come_back_as_they_were() {
        let before = Settings::default().with(Change::Level(Level::All)).with(Change::ToggleKind(PLACE));
        let off = before.with(Change::ToggleMarks);
        assert_eq!(off.shown_kinds(), "");
        assert_eq!(off.with(Change::ToggleMarks).shown_kinds(), before.shown_kinds());
    }

    #[test]
    fn sizes_stay_in_their_bounds() {
        let by = |steps| Settings::default().with(Change::SizeBy(steps)).typography.chosen(Trait::Size);
        assert_eq!((by(1), by(-1), by(100), by(-100)), (Some(4), Some(2), Some(8), Some(0)));
    }

    #[test]
    fn the_panel_keeps_to_its_sizes() {
        let width = |width| Settings::default().with(Change::PanelWidth(width)).panel_width;
        assert_eq!((width(0), width(400), width(9999)), (320, 400, 520));
        assert_eq!((Sheet::Peek.higher().higher(), Sheet::Full.lower().lower()), (Sheet::Full, Sheet::Peek));
        assert_eq!([5, 50, 95].map(Sheet::nearest), Sheet::ALL);
    }

    #[test]
    fn the_system_decides_only_when_asked() {
        assert_eq!(Theme::System.resolved(true), Theme::Dark);
        assert_eq!(Theme::Sepia.resolved(true), Theme::Sepia);
    }
}
