//! The second reading: what a first reading of the whole article took the same words for.
//!
//! A name is easy to tell in one sentence and hard in another. Where the first reading was not sure, the second one knows what
//! the first one saw elsewhere: the same word, the same name, the names beside it in a list.

use rustc_hash::FxHashMap;

use super::feature::{Stage, Template, key, pair};
use super::island::Island;
use super::tag::{Class, Tag};
use super::weights::NAT;
use crate::engine::span::offset;
use crate::engine::text::Text;

/// The first reading is taken as it is where every label is better than others by this much.
pub(crate) const SURE: i32 = 5 * NAT;

/// How often something was taken for a name of each class, and how often for none.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    classes: [u8; Class::ALL.len()],
    outside: u8,
}

impl Tally {
    fn add(&mut self, class: Option<Class>) {
        let slot = match class {
            Some(class) => self.classes.get_mut(class as usize),
            None => Some(&mut self.outside),
        };
        if let Some(slot) = slot {
            *slot = slot.saturating_add(1);
        }
    }

    /// What it was mostly taken for where it stands elsewhere, as a number; 0 for nowhere else.
    fn elsewhere(&self, own: Option<Class>) -> u64 {
        let mut counts = [0_u8; Class::ALL.len() + 1];
        counts[0] = self.outside;
        for (slot, count) in counts.iter_mut().skip(1).zip(self.classes) {
            *slot = count;
        }
        if let Some(slot) = counts.get_mut(own.map_or(0, |class| class as usize + 1)) {
            // A count that is full stays as it is.
            *slot = if *slot == u8::MAX { *slot } else { slot.saturating_sub(1) };
        }
        let total: u32 = counts.iter().map(|&count| u32::from(count)).sum();
        let Some((top, &most)) =
            counts.iter().enumerate().max_by_key(|&(index, &count)| (count, std::cmp::Reverse(index)))
        else {
            return 0;
        };
        if total == 0 {
            return 0;
        }
        let most = u32::from(most);
        let share = if most == total { 2 } else { u64::from(3 * most >= 2 * total) };
        1 + (top as u64 * 3 + share) * 3 + u64::from(most.min(3) - 1)
    }
}

/// What the first reading found in one island.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) island: Island,
    /// The labels of its tokens in [`FirstReading::tags`].
    start: u32,
}

/// What the first reading found.
#[derive(Clone, Debug, Default)]
pub(crate) struct FirstReading {
    pub(crate) drafts: Vec<Draft>,
    tags: Vec<Tag>,
    words: Vec<Tally>,
    names: FxHashMap<u64, Tally>,
}

impl FirstReading {
    /// A reading of an article with so many different words.
    pub(crate) fn new(text: &Text<'_>) -> Self {
        Self { words: vec![Tally::default(); text.vocabulary.words().len()], ..Self::default() }
    }

    /// Notes the labels of the next island.
    pub(crate) fn add(&mut self, text: &Text<'_>, stage: &Stage<'_>, tags: impl IntoIterator<Item = Tag>) {
        let start = self.tags.len();
        self.tags.extend(tags);
        for (at, tag) in stage.tokens().zip(self.tags.get(start..).unwrap_or_default()) {
            if stage.is_capital(at)
                && let Some(tally) = self.words.get_mut(text.token(at).word().index())
            {
                tally.add(tag.class());
            }
        }
        let found = super::spans(self.tags.get(start..).unwrap_or_default().iter().copied(), stage.tokens().start);
        for (tokens, class) in found.filter(|(tokens, _)| tokens.len() > 1) {
            self.names.entry(stage.surface(tokens)).or_default().add(Some(class));
        }
        self.drafts.push(Draft { island: stage.island.clone(), start: offset(start) });
    }

    /// The labels that the first reading gave to an island.
    pub(crate) fn tags_of(&self, draft: &Draft) -> &[Tag] {
        let start = draft.start as usize;
        self.tags.get(start..start + draft.island.tokens.len()).unwrap_or_default()
    }

    /// The features that the second reading adds for a token of an island.
    pub(crate) fn features(
        &self,
        text: &Text<'_>,
        stage: &Stage<'_>,
        draft: &Draft,
        at: usize,
        each: &mut (impl FnMut(Template, u64) + ?Sized),
    ) {
        use Template as T;
        let mut tell = |template: Template, value: u64| each(template, key(template, value));
        let first = stage.tokens().start;
        let tags = self.tags_of(draft);
        let tag_at = |at: usize| at.checked_sub(first).and_then(|index| tags.get(index)).copied().unwrap_or_default();
        let own = tag_at(at);
        tell(T::FirstTag, own.index() as u64);
        if !stage.is_capital(at) {
            return;
        }
        let seen = |at: usize| {
            let tally = self.words.get(text.token(at).word().index()).copied().unwrap_or_default();
            tally.elsewhere(tag_at(at).class())
        };
        let word = seen(at);
        tell(T::WordReadAs, pair(word, own.index() as u64));
        if let Some(run) = stage.run_around(at) {
            let position = stage.position(at, &run);
            if run.len() > 1 {
                let tally = self.names.get(&stage.surface(run.clone())).copied().unwrap_or_default();
                let same = super::spans(tags.iter().copied(), first).find(|(tokens, _)| *tokens == run);
                tell(T::RunReadAs, pair(pair(tally.elsewhere(same.map(|(_, class)| class)), position), own.index() as u64));
                tell(T::BesideReadAs, pair(pair(seen(run.end - 1), seen(run.start)), position));
            }
            // “Lam Sae, Lop Buri and Ang Thong”: the names of a list are of a kind.
            let before = run.start.checked_sub(2).filter(|_| stage.is_joint(run.start.saturating_sub(1))).map(tag_at);
            let after = Some(run.end + 1).filter(|_| stage.is_joint(run.end)).map(tag_at);
            let number = |tag: Option<Tag>| tag.map_or(0, |tag| tag.class().map_or(1, |class| class as u64 + 2));
            if before.is_some() || after.is_some() {
                tell(T::ListReadAs, pair(number(before) << 8 | number(after) << 4 | number(Some(own)), position));
            }
        }
    }
}
