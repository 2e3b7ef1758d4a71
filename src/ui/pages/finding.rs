//! Finding words in the article that is read.

use super::desk::Desk;
use crate::ui::components::FIELD;
use crate::ui::platform::{highlight, text, view};
use crate::ui::state::Search;

impl Desk {
    /// Begins a search for words, or goes back to the one that goes on.
    pub(super) fn find(&self) {
        if self.moment.search.is_some() {
            view::focus_by_id(FIELD);
        } else {
            let search = Search::new(self.entry.document.text());
            self.change(|moment| moment.search = Some(search));
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
    pub(super) fn search(&self, next: Option<Search>) {
        if next.is_none() {
            view::focus_article();
            if let Some(found) = self.moment.search.as_ref().and_then(Search::here) {
                text::select(&self.entry.document, found);
            }
        }
        self.change(|moment| moment.search = next);
    }
}
