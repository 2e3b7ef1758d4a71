//! What the reader does at an article, and what is going on there meanwhile.

use std::rc::Rc;

use yew::Reducible;

use super::{Listening, Panel, Problem, Search, Spot, Target};
use crate::engine::{Day, Span};
use crate::exchange::Format;

/// What the reader wants at an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// To find words: begins a search, or goes back to the one that goes on.
    Find,
    /// The search as it goes on; nothing when it is over.
    Search(Option<Search>),
    /// To hear the article, or no longer.
    Listen,
    /// To hear it like this.
    Hear(Listening),
    /// That a service speaks.
    Agree,
    /// Nothing but the text, or all again.
    Focus,
    /// This panel.
    Panel(Panel),
    /// This panel, or none if it is the one that is open.
    TogglePanel(Panel),
    /// No panel.
    ClosePanel,
    /// The place of a row in the text: that of the mark with this number, if its target has several.
    Open(Target, Option<u32>),
    /// These words in the text.
    Show(Span),
    /// The card of another mark, and to see that mark.
    Card(Spot),
    /// No card.
    CloseCard,
    /// The row of what a card tells of.
    List(Target),
    /// This of a mark, in the clipboard.
    Copy(Copied, Spot),
    /// A file of this kind.
    Save(Format),
    /// Another day for the article, or the one that it came with.
    Day(Option<Day>),
    /// The marks once more.
    Retry,
    /// This said to those who do not see the page.
    Say(String),
}

/// What can be copied of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// A quote with its source.
    Source,
    /// The words of a quote alone.
    Words,
    /// A quote with its source and a link, as Markdown.
    Markdown,
    /// The link to any mark.
    Link,
}

/// What is going on at an article. It is not remembered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Moment {
    /// What is selected in text and panel.
    pub selected: Option<Selection>,
    /// The mark whose card is open.
    pub card: Option<Spot>,
    /// Whether the reasons in the card have the focus, not the card as a whole.
    pub why: bool,
    /// The search for words that goes on.
    pub search: Option<Search>,
    /// How it is read aloud, if it is.
    pub listening: Option<Listening>,
    /// Whether there is only the text.
    pub focusing: bool,
    /// Why the file that was wanted last could not be made.
    pub unsaved: Option<Problem>,
    /// Whether a panel covers a part of the text, where there is no room beside.
    pub covered: bool,
}

/// What is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// What it is.
    pub target: Target,
    /// Whether its row takes the focus: it was opened by a key.
    pub focus: bool,
}

impl Moment {
    /// Selects this; the focus stays.
    pub fn select(&mut self, target: Target) {
        self.selected = Some(Selection { target, focus: false });
    }

    /// Opens the card of this mark.
    pub fn open(&mut self, spot: Spot, why: bool) {
        self.select(spot.target.clone());
        self.why = why;
        self.card = Some(spot);
    }
}

impl Reducible for Moment {
    type Action = Box<dyn FnOnce(&mut Self)>;

    fn reduce(self: Rc<Self>, change: Self::Action) -> Rc<Self> {
        let mut next = (*self).clone();
        change(&mut next);
        Rc::new(next)
    }
}
