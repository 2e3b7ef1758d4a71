//! Finding words in the article that is read.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use crate::ui::components::FIELD;
use crate::ui::platform::{highlight, text, view};
use crate::ui::state::Search;

impl Desk {
    /// Begins a search for words, or goes back to the one that goes on.
    pub(super) fn find(&self) {
        match &*self.search {
            Some(_) => view::focus_by_id(FIELD),
            None => self.search.set(Some(Search::new(self.entry.document.text()))),
        }
    }

    /// Paints what was found.
    pub(super) fn show_search(&self, search: Option<&Search>) {
        let Some(search) = search else { return highlight::clear() };
        if search.is_fresh() {
            view::focus_by_id(FIELD);
        }
        highlight::show(&self.entry.document, &search.hits, search.at);
        self.announce(search.standing());
    }

    /// The search has gone on, or it is over: then what was found last is selected, and reading goes on there.
    pub(super) fn on_search(self: &Rc<Self>) -> Callback<Option<Search>> {
        let desk = Rc::clone(self);
        Callback::from(move |next: Option<Search>| {
            let found = desk.search.as_ref().and_then(Search::here);
            if next.is_none() {
                view::focus_article();
                if let Some(found) = found {
                    text::select(&desk.entry.document, found);
                }
            }
            desk.search.set(next);
        })
    }

    /// The button of the search was pressed.
    pub(super) fn on_find(self: &Rc<Self>) -> Callback<MouseEvent> {
        let desk = Rc::clone(self);
        Callback::from(move |_| desk.find())
    }
}
