//! What is looked at in the article that is read: copying it, linking to it, coming to it by a link.

use super::desk::Desk;
use crate::ui::platform::{address_of, clipboard, text, view};
use crate::ui::state::{Copied, Goal, Spot, Target, citation, markdown, quote_row};
use crate::ui::strings::copied_words;

impl Desk {
    /// The mark that is looked at: that of the card, the focused one, or what is selected.
    pub(super) fn spot(&self) -> Option<Spot> {
        let selected = || {
            let target = self.moment.selected.as_ref()?.target.clone();
            Some(Spot { target, mark: None })
        };
        let focused = || view::focused(&self.settings().mark_selector());
        self.moment.card.clone().or_else(focused).or_else(selected)
    }

    /// Opens the card of what is looked at, at its reasons.
    pub(super) fn open_why(&self) -> bool {
        let Some(spot) = self.spot() else { return false };
        let first = || spot.target.first_mark(self.entry.reading.analysis()?);
        let spot = Spot { mark: spot.mark.or_else(first), ..spot };
        self.change(|moment| moment.open(spot, true));
        true
    }

    /// Goes to another mention of the entity that is looked at, which stays selected.
    pub(super) fn step_mention(&self, forward: bool) -> bool {
        let entity = |spot: &Spot| matches!(spot.target, Target::Entity(_));
        let Some(Spot { target, .. }) = self.spot().filter(entity) else { return false };
        self.step(&target.selector(), forward);
        self.change(|moment| moment.select(target));
        true
    }

    /// Copies this of what is looked at.
    pub(super) fn copy_here(&self, what: Copied) -> bool {
        self.spot().and_then(|spot| self.copy(what, &spot)).is_some()
    }

    /// Copies this of a mark, if it has it.
    pub(super) fn copy(&self, what: Copied, spot: &Spot) -> Option<()> {
        let document = &self.entry.document;
        let analysis = self.entry.reading.analysis()?;
        let quote = if let Target::Quote(number) = spot.target { Some(number) } else { None };
        let link = || Some(address_of(Goal::at(document, spot.place(analysis)?, quote)));
        let row = || quote_row(document, analysis, quote?);
        let day = document.published();
        let text = match what {
            Copied::Source => citation(&row()?, day),
            Copied::Words => row()?.words,
            Copied::Markdown => markdown(&row()?, day, &link()?),
            Copied::Link => link()?,
        };
        clipboard::copy(text, copied_words(what), &self.context.announce);
        Some(())
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
            self.change(|moment| moment.select(target));
        } else if let Some(span) = goal.span(document) {
            text::select(document, span);
        }
    }
}
