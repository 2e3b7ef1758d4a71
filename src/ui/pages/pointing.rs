//! What is looked at in the article that is read: copying it, linking to it, coming to it by a link.

use super::desk::{Desk, Selection};
use crate::ui::platform::{address_of, clipboard, text, view};
use crate::ui::state::{Goal, Spot, Target, citation, quote_row};
use crate::ui::strings::EN;

impl Desk {
    /// The mark that is looked at: that of the card, the focused one, or what is selected.
    pub(super) fn spot(&self) -> Option<Spot> {
        let selected = || {
            let target = self.selected.as_ref()?.target.clone();
            Some(Spot { target, mark: None })
        };
        let focused = || view::focused(&self.settings().mark_selector());
        (*self.card).clone().or_else(focused).or_else(selected)
    }

    /// Opens the card of what is looked at, at its reasons.
    pub(super) fn open_why(&self) -> bool {
        let Some(spot) = self.spot() else { return false };
        let first = || spot.target.first_mark(self.entry.reading.analysis()?);
        self.open_card(Spot { mark: spot.mark.or_else(first), ..spot.clone() });
        self.why.set(true);
        true
    }

    /// Goes to another mention of the entity that is looked at, which stays selected.
    pub(super) fn step_mention(&self, forward: bool) -> bool {
        let entity = |spot: &Spot| matches!(spot.target, Target::Entity(_));
        let Some(Spot { target, .. }) = self.spot().filter(entity) else { return false };
        self.step(&target.selector(), forward);
        self.selected.set(Some(Selection { target, focus: false }));
        true
    }

    /// Copies the quote that is looked at, with its source.
    pub(super) fn copy(&self) -> bool {
        let row = self.spot().and_then(|spot| match spot.target {
            Target::Quote(number) => quote_row(&self.entry.document, self.entry.reading.analysis()?, number),
            Target::Entity(_) | Target::Date(_) => None,
        });
        let Some(row) = row else { return false };
        let published = self.entry.document.published();
        clipboard::copy(citation(&row, published), EN.copied, &self.context.announce);
        true
    }

    /// Copies the link to the mark that is looked at.
    pub(super) fn copy_link(&self) -> bool {
        let goal = self.spot().and_then(|spot| {
            let quote = if let Target::Quote(number) = spot.target { Some(number) } else { None };
            let place = spot.place(self.entry.reading.analysis()?)?;
            Some(Goal::at(&self.entry.document, place, quote))
        });
        let Some(goal) = goal else { return false };
        clipboard::copy(address_of(goal), EN.link_copied, &self.context.announce);
        true
    }

    /// Goes where the address leads, once the marks are there that it names.
    pub(super) fn arrive(&self, goal: Goal) {
        if let Some(panel) = goal.panel {
            self.show(panel);
        }
        let document = &self.entry.document;
        let analysis = self.entry.reading.analysis();
        if let Some(number) = analysis.and_then(|analysis| goal.quote_in(document, analysis)) {
            let target = Target::Quote(number);
            view::go_to(&target);
            self.selected.set(Some(Selection { target, focus: false }));
        } else if let Some(span) = goal.span(document) {
            text::select(document, span);
        }
    }
}
