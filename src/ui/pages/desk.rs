//! What the reader does at an article: opening cards and panels, pressing keys. What is looked at is in
//! [`pointing`](super::pointing), the search in [`finding`](super::finding).

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::engine::Day;
use crate::exchange::Format;
use crate::ui::platform::keyboard::{Press, use_keys};
use crate::ui::platform::{text, use_media, view};
use crate::ui::state::{
    Act, Change, Command, Copied, Entry, Goal, Level, Moment, Panel, Selection, Settings, Spot, Target,
    Trait, long_date,
};
use crate::ui::strings::EN;
use crate::ui::{Context, Saved};

/// The paragraphs of the article.
const BLOCKS: &str = "article [data-block]";
/// The quotes of the article.
const QUOTES: &str = "article [data-layer=quote]";

/// The article page as it was drawn last.
pub(super) struct Desk {
    pub(super) context: Context,
    pub(super) entry: Entry,
    pub(super) moment: UseReducerHandle<Moment>,
    /// Whether a panel is open.
    pub open: bool,
    /// Whether there is room for one beside the text.
    pub wide: bool,
}

/// The desk of an article. Where there is no room beside the text, a panel covers a part of it and is not remembered.
#[hook]
pub(super) fn use_desk(context: &Context, entry: &Entry) -> Rc<Desk> {
    let wide = use_media("(min-width: 1024px)");
    let moment = use_reducer_eq(Moment::default);
    let open = !moment.focusing && if wide { context.settings.panel_open } else { moment.covered };
    let (context, entry) = (context.clone(), entry.clone());
    let desk = Rc::new(Desk { context, entry, moment, open, wide });
    let Moment { selected, search, .. } = (*desk.moment).clone();
    use_effect_with((selected, desk.settings().panel, open), |(selected, _, open)| {
        view::show_current(selected.as_ref().map(|selection| &selection.target));
        if let Some(Selection { target, focus }) = selected.as_ref().filter(|_| *open) {
            let row = target.row_id();
            view::show_by_id(&row);
            if *focus {
                view::focus_by_id(&row);
            }
        }
    });
    use_effect_with(search, {
        let desk = Rc::clone(&desk);
        move |search| desk.show_search(search.as_ref())
    });
    use_keys(Callback::from({
        let desk = Rc::clone(&desk);
        move |press: Press| {
            let command = desk.settings().keys.command(&press.key);
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

/// Clicks in the text, and acts. Always the same callbacks, so that nothing is drawn again only because something around it
/// was.
#[hook]
pub(super) fn use_hands(desk: &Rc<Desk>) -> (Callback<MouseEvent>, Callback<Act>) {
    let latest: Rc<RefCell<Rc<Desk>>> = use_mut_ref(|| Rc::clone(desk));
    *latest.borrow_mut() = Rc::clone(desk);
    let hands = use_memo((), |()| {
        let desk = Rc::clone(&latest);
        let click = Callback::from(move |event: MouseEvent| {
            let desk = desk.borrow().clone();
            desk.click(&event);
        });
        let act = Callback::from(move |act: Act| {
            let desk = latest.borrow().clone();
            desk.act(act);
        });
        (click, act)
    });
    (*hands).clone()
}

impl Desk {
    pub(super) fn settings(&self) -> &Settings {
        &self.context.settings
    }

    fn choose(&self, change: Change) {
        self.context.settings.dispatch(change);
    }

    pub(super) fn change(&self, change: impl FnOnce(&mut Moment) + 'static) {
        self.moment.dispatch(Box::new(change));
    }

    pub(super) fn announce(&self, text: impl Into<String>) {
        self.context.announce.emit(text.into());
    }

    /// Opens a panel.
    pub(super) fn show(&self, panel: Panel) {
        let wide = self.wide;
        self.choose(if wide { Change::OpenPanel(panel) } else { Change::ShowPanel(panel) });
        self.change(move |moment| {
            moment.focusing = false;
            moment.covered |= !wide;
        });
    }

    fn close(&self) {
        if self.wide {
            self.choose(Change::ClosePanel);
        } else {
            self.change(|moment| moment.covered = false);
        }
    }

    /// Opens a panel, or closes it when it is the one that is open.
    fn toggle(&self, panel: Panel) {
        if self.open && self.settings().panel == panel { self.close() } else { self.show(panel) }
    }

    fn act(&self, act: Act) {
        match act {
            Act::Find => self.find(),
            Act::Search(next) => self.search(next),
            Act::Listen => self.listen(),
            Act::Hear(listening) => self.hear(listening),
            Act::Agree => self.agree(),
            Act::Focus => self.focus_on_text(!self.moment.focusing),
            Act::Panel(panel) => self.show(panel),
            Act::TogglePanel(panel) => self.toggle(panel),
            Act::ClosePanel => self.close(),
            Act::Open(target, mark) => self.go_to(target, mark),
            // What would cover the words goes away.
            Act::Show(span) => {
                text::select(&self.entry.document, span);
                if !self.wide {
                    self.change(|moment| (moment.covered, moment.card) = (false, None));
                }
            }
            Act::Card(spot) => {
                view::show_spot(&spot);
                self.open_card(spot);
            }
            Act::CloseCard => self.change(|moment| moment.card = None),
            Act::List(target) => {
                self.show(target.panel());
                self.change(|moment| {
                    moment.card = None;
                    moment.selected = Some(Selection { target, focus: true });
                });
            }
            Act::Copy(what, spot) => drop(self.copy(what, &spot)),
            Act::Save(format) => self.save(format),
            Act::Day(day) => self.set_day(day),
            Act::Retry => self.context.librarian.ask(&self.entry.slug),
            Act::Say(words) => self.announce(words),
        }
    }

    /// Opens the card of a mark.
    fn open_card(&self, spot: Spot) {
        self.change(|moment| moment.open(spot, false));
    }

    /// Goes from a row to the text; what covers the text goes away.
    fn go_to(&self, target: Target, mark: Option<u32>) {
        match mark {
            Some(number) => view::go_to_mark(number),
            None => view::go_to(&target),
        }
        self.change(|moment| {
            moment.select(target);
            moment.covered = false;
        });
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
            Command::Copy => return self.copy_here(Copied::Source),
            Command::CopyLink => return self.copy_here(Copied::Link),
            Command::Listen => self.listen(),
            Command::Focus => self.focus_on_text(!self.moment.focusing),
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
        view::leave(".bar, .panel, .dock, .skip, .unfocus");
        self.change(move |moment| moment.focusing = on);
        self.announce(if on { EN.focusing } else { EN.focused });
    }

    fn back(&self) -> bool {
        let Moment { selected, focusing, .. } = &*self.moment;
        if *focusing {
            self.focus_on_text(false);
            return true;
        }
        let covering = self.open && !self.wide;
        if !covering && selected.is_none() {
            return false;
        }
        match selected {
            Some(selection) => view::go_to(&selection.target),
            None => view::focus_article(),
        }
        self.change(|moment| (moment.covered, moment.selected) = (false, None));
        true
    }

    fn toggle_marks(&self) {
        let level = self.settings().with(Change::ToggleMarks).level;
        self.choose(Change::ToggleMarks);
        self.announce((EN.marks_now)(level));
        if level == Level::Off {
            self.change(|moment| moment.selected = None);
        }
    }

    fn resize(&self, change: Change) {
        let size = self.settings().with(change).typography.size();
        self.choose(change);
        self.announce((EN.size_now)(size));
    }

    fn save(&self, format: Format) {
        self.change(|moment| moment.unsaved = None);
        let (moment, announce) = (self.moment.dispatcher(), self.context.announce.clone());
        let then = Callback::from(move |saved: Saved| match saved {
            Ok(name) => announce.emit((EN.saved)(&name)),
            Err(problem) => {
                moment.dispatch(Box::new(move |moment: &mut Moment| moment.unsaved = Some(problem)));
            }
        });
        self.context.librarian.save(&self.entry.slug, format, &then);
    }

    fn set_day(&self, day: Option<Day>) {
        if let Some(now) = self.entry.dated(day).published() {
            self.announce((EN.day_changed)(&long_date(now)));
        }
        self.context.librarian.set_day(&self.entry.slug, day);
    }

    fn click(&self, event: &MouseEvent) {
        match view::clicked(event, &self.settings().mark_selector()) {
            Some(spot) => self.open_card(spot),
            None => self.change(|moment| moment.selected = None),
        }
    }
}
