//! What the reader does at an article: opening cards and panels, pressing keys. What is looked at is in
//! [`pointing`](super::pointing), the search in [`finding`](super::finding).

use std::rc::Rc;

use yew::prelude::*;

use crate::engine::Span;
use crate::ui::Context;
use crate::ui::platform::keyboard::{Press, use_keys};
use crate::ui::platform::{text, use_media, view};
use crate::ui::state::{Change, Command, Entry, Goal, Level, Panel, Search, Settings, Spot, Target, Trait};
use crate::ui::strings::EN;

/// The paragraphs of the article.
const BLOCKS: &str = "article [data-block]";
/// The quotes of the article.
const QUOTES: &str = "article [data-layer=quote]";

/// What is selected, and whether its row takes the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Selection {
    /// What is selected.
    pub target: Target,
    /// Whether the row takes the focus: it was opened by a key.
    pub focus: bool,
}

/// The state of the article page that is not remembered. Shared, since every callback holds it.
pub(super) struct Desk {
    pub(super) context: Context,
    pub(super) entry: Entry,
    /// What is selected in text and panel.
    pub selected: UseStateHandle<Option<Selection>>,
    /// The mark whose card is open.
    pub card: UseStateHandle<Option<Spot>>,
    /// The search for words that goes on.
    pub search: UseStateHandle<Option<Search>>,
    /// Whether the reasons in the card have the focus, not the card as a whole.
    pub why: UseStateHandle<bool>,
    /// From which byte of the text it is read aloud, if it is.
    pub listening: UseStateHandle<Option<u32>>,
    /// Whether there is only the text.
    pub focusing: UseStateHandle<bool>,
    /// Whether a panel is open.
    pub open: bool,
    wide: bool,
    overlay: UseStateSetter<bool>,
}

/// The desk of an article. Where there is no room beside the text, a panel covers a part of it and is not remembered.
#[hook]
pub(super) fn use_desk(context: &Context, entry: &Entry) -> Rc<Desk> {
    let wide = use_media("(min-width: 1024px)");
    let overlay = use_state_eq(|| false);
    let selected = use_state_eq(|| None::<Selection>);
    let card = use_state_eq(|| None::<Spot>);
    let search = use_state_eq(|| None::<Search>);
    let why = use_state_eq(|| false);
    let listening = use_state_eq(|| None::<u32>);
    let focusing = use_state_eq(|| false);
    let open = !*focusing && if wide { context.settings.panel_open } else { *overlay };
    let desk = Rc::new(Desk {
        context: context.clone(),
        entry: entry.clone(),
        selected: selected.clone(),
        card,
        search: search.clone(),
        why,
        listening,
        focusing,
        open,
        wide,
        overlay: overlay.setter(),
    });
    use_effect_with(((*selected).clone(), context.settings.panel, open), |(selected, _, open)| {
        view::show_current(selected.as_ref().map(|selection| &selection.target));
        if let Some(Selection { target, focus }) = selected.as_ref().filter(|_| *open) {
            let row = target.row_id();
            view::show_by_id(&row);
            if *focus {
                view::focus_by_id(&row);
            }
        }
    });
    use_effect_with((*search).clone(), {
        let desk = Rc::clone(&desk);
        move |search| desk.show_search(search.as_ref())
    });
    use_keys(Callback::from({
        let desk = Rc::clone(&desk);
        move |press: Press| {
            let command = desk.settings().command(&press.key);
            let command = command.filter(|command| !press.in_card || command.is_for_cards());
            command.is_some_and(|command| desk.obey(command, press.in_text))
        }
    }));
    desk
}

/// Goes to the place that the address leads to: to a passage as soon as the text is there, to a quote with the marks.
#[hook]
pub(super) fn use_goal(desk: &Rc<Desk>, goal: Goal) {
    let desk = Rc::clone(desk);
    let marked = desk.entry.reading.analysis().is_some();
    use_effect_with((goal, marked), move |(goal, _)| desk.arrive(*goal));
}

/// A click in the text. Always the same callback, so that the text is not drawn again when something around it changes.
#[hook]
pub(super) fn use_click(desk: &Rc<Desk>) -> Callback<MouseEvent> {
    let latest = use_mut_ref(|| Rc::clone(desk));
    *latest.borrow_mut() = Rc::clone(desk);
    use_callback((), move |event: MouseEvent, ()| {
        let desk = latest.borrow().clone();
        desk.click(&event);
    })
}

impl Desk {
    pub(super) fn settings(&self) -> &Settings {
        &self.context.settings
    }

    fn choose(&self, change: Change) {
        self.context.settings.dispatch(change);
    }

    pub(super) fn announce(&self, text: impl Into<String>) {
        self.context.announce.emit(text.into());
    }

    /// Opens a panel.
    pub(super) fn show(&self, panel: Panel) {
        self.focusing.set(false);
        if self.wide {
            self.choose(Change::OpenPanel(panel));
        } else {
            self.choose(Change::ShowPanel(panel));
            self.overlay.set(true);
        }
    }

    fn close(&self) {
        if self.wide {
            self.choose(Change::ClosePanel);
        } else {
            self.overlay.set(false);
        }
    }

    /// Opens a panel, or closes it when it is the one that is open.
    fn toggle(&self, panel: Panel) {
        if self.open && self.settings().panel == panel { self.close() } else { self.show(panel) }
    }

    /// Opens the card of a mark.
    pub(super) fn open_card(&self, spot: Spot) {
        self.selected.set(Some(Selection { target: spot.target.clone(), focus: false }));
        self.why.set(false);
        self.card.set(Some(spot));
    }

    /// Goes from a row to the text; what covers the text goes away.
    fn leave_panel(&self) {
        if !self.wide {
            self.overlay.set(false);
        }
    }

    fn obey(&self, command: Command, in_text: bool) -> bool {
        match command {
            Command::NextParagraph => self.step(BLOCKS, true),
            Command::PreviousParagraph => self.step(BLOCKS, false),
            Command::NextMark => self.step(&self.settings().mark_selector(), true),
            Command::PreviousMark => self.step(&self.settings().mark_selector(), false),
            Command::NextMention => return self.step_mention(true),
            Command::PreviousMention => return self.step_mention(false),
            Command::NextQuote => self.step(QUOTES, true),
            Command::PreviousQuote => self.step(QUOTES, false),
            Command::Open => return in_text && self.open_focused(),
            Command::Why => return self.open_why(),
            Command::Back => return self.back(),
            Command::Find => self.find(),
            Command::Copy => return self.copy(),
            Command::CopyLink => return self.copy_link(),
            Command::Listen => self.listen(),
            Command::Focus => self.focus_on_text(!*self.focusing),
            Command::ToggleMarks => self.toggle_marks(),
            Command::Quotes => self.toggle(Panel::Quotes),
            Command::Entities => self.toggle(Panel::Entities),
            Command::Time => self.toggle(Panel::Time),
            Command::Larger => self.resize(Change::SizeBy(1)),
            Command::Smaller => self.resize(Change::SizeBy(-1)),
            Command::DefaultSize => self.resize(Change::Typography(Trait::Size, None)),
            // The dialog listens for itself, on every page.
            Command::Help => return false,
        }
        true
    }

    pub(super) fn step(&self, selector: &str, forward: bool) {
        if selector.is_empty() || !view::step(selector, forward) {
            self.announce(EN.nothing_further);
        }
    }

    fn open_focused(&self) -> bool {
        let spot = view::focused(&self.settings().mark_selector());
        spot.map(|spot| self.open_card(spot)).is_some()
    }

    /// Puts away all but the text, or brings it back.
    fn focus_on_text(&self, on: bool) {
        view::leave(".bar, .panel, .dock, .skip");
        self.focusing.set(on);
        self.announce(if on { EN.focusing } else { EN.focused });
    }

    /// Reads aloud from the place that is selected or looked at, or falls silent.
    fn listen(&self) {
        if self.listening.is_some() {
            return self.stop_listening();
        }
        let document = &self.entry.document;
        let marked = || Some(self.spot()?.place(self.entry.reading.analysis()?)?.start);
        let here = || Some(document.blocks().get(view::block_here()?)?.span.start);
        self.listening.set(text::selected(document).or_else(marked).or_else(here).or(Some(0)));
    }

    fn stop_listening(&self) {
        view::leave(".player");
        self.listening.set(None);
    }

    fn back(&self) -> bool {
        if *self.focusing {
            self.focus_on_text(false);
            return true;
        }
        let covering = self.open && !self.wide;
        if !covering && self.selected.is_none() {
            return false;
        }
        if covering {
            self.close();
        }
        match &*self.selected {
            Some(selection) => view::go_to(&selection.target),
            None => view::focus_article(),
        }
        self.selected.set(None);
        true
    }

    fn toggle_marks(&self) {
        let level = self.settings().with(Change::ToggleMarks).level;
        self.choose(Change::ToggleMarks);
        self.announce((EN.marks_now)(level));
        if level == Level::Off {
            self.selected.set(None);
        }
    }

    fn resize(&self, change: Change) {
        let size = self.settings().with(change).typography.size();
        self.choose(change);
        self.announce((EN.size_now)(size));
    }

    fn click(&self, event: &MouseEvent) {
        match view::clicked(event, &self.settings().mark_selector()) {
            Some(spot) => self.open_card(spot),
            None => self.selected.set(None),
        }
    }

    /// The article is to be read aloud, or no longer.
    pub(super) fn on_listen(self: &Rc<Self>) -> Callback<MouseEvent> {
        let desk = Rc::clone(self);
        Callback::from(move |_| desk.listen())
    }

    /// Nothing is read aloud any more.
    pub(super) fn on_heard(self: &Rc<Self>) -> Callback<()> {
        let desk = Rc::clone(self);
        Callback::from(move |()| desk.stop_listening())
    }

    /// Another panel was chosen.
    pub(super) fn on_panel(self: &Rc<Self>) -> Callback<Panel> {
        let desk = Rc::clone(self);
        Callback::from(move |panel| desk.show(panel))
    }

    /// A panel's button was pressed.
    pub(super) fn on_toggle(self: &Rc<Self>) -> Callback<Panel> {
        let desk = Rc::clone(self);
        Callback::from(move |panel| desk.toggle(panel))
    }

    /// The button of whichever panel was shown last was pressed.
    pub(super) fn on_toggle_shown(self: &Rc<Self>) -> Callback<MouseEvent> {
        let desk = Rc::clone(self);
        Callback::from(move |_| desk.toggle(desk.settings().panel))
    }

    /// The panel is to go.
    pub(super) fn on_close(self: &Rc<Self>) -> Callback<MouseEvent> {
        let desk = Rc::clone(self);
        Callback::from(move |_| desk.close())
    }

    /// A row is to be shown in the text: the place of its mark, or of the mark with this number.
    pub(super) fn on_open(self: &Rc<Self>) -> Callback<(Target, Option<u32>)> {
        let desk = Rc::clone(self);
        Callback::from(move |(target, mark): (Target, Option<u32>)| {
            match mark {
                Some(number) => view::go_to_mark(number),
                None => view::go_to(&target),
            }
            desk.selected.set(Some(Selection { target, focus: false }));
            desk.leave_panel();
        })
    }

    /// Evidence is to be shown in the text; what would cover it goes away.
    pub(super) fn on_place(self: &Rc<Self>) -> Callback<Span> {
        let desk = Rc::clone(self);
        Callback::from(move |span| {
            text::select(&desk.entry.document, span);
            desk.leave_panel();
            if !desk.wide {
                desk.card.set(None);
            }
        })
    }

    /// The card is to be that of another mark, which is shown.
    pub(super) fn on_spot(self: &Rc<Self>) -> Callback<Spot> {
        let desk = Rc::clone(self);
        Callback::from(move |spot: Spot| {
            view::show_spot(&spot);
            desk.open_card(spot);
        })
    }

    /// The row of what the card tells of is to be shown.
    pub(super) fn on_list(self: &Rc<Self>) -> Callback<Target> {
        let desk = Rc::clone(self);
        Callback::from(move |target: Target| {
            desk.card.set(None);
            desk.show(target.panel());
            desk.selected.set(Some(Selection { target, focus: true }));
        })
    }
}
