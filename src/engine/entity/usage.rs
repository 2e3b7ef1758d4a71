//! How an article uses the names of people up to a place, which tells whom a surname that several bear means there.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::form::Forms;
use super::link::{Bearers, Cluster, Meaning};
use super::person::is_son_of;
use crate::engine::lexicon::gazetteer::{FEMALE_NAME, MALE_NAME};
use crate::engine::lexicon::{Classes, Gazetteer};
use crate::engine::model::Fnv;
use crate::engine::ner::Name;
use crate::engine::text::Text;
use crate::engine::{EntityKind, Rule};

/// What has been seen of one person.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    /// How often one word alone has meant this person.
    called: u32,
    /// The paragraph of the last full name.
    named_in: Option<usize>,
    /// The titles and roles before full names, by their fingerprints.
    titles: [u64; 4],
    /// What first names and titles say of the gender.
    gender: Classes,
}

/// Reads the names in order.
pub(super) struct Usage<'a> {
    text: &'a Text<'a>,
    names: &'a [Name],
    seen: FxHashMap<u32, Seen>,
}

impl<'a> Usage<'a> {
    /// Looks at the titles of all full names: “former mayor Ana Ruiz” tells who “Mayor Ruiz” was three lines above.
    pub(super) fn new(
        text: &'a Text<'a>,
        gazetteer: &Gazetteer<'_>,
        names: &'a [Name],
        forms: &Forms<'_>,
        meanings: &[Meaning],
    ) -> Self {
        let mut usage = Self { text, names, seen: FxHashMap::default() };
        for (index, name) in names.iter().enumerate() {
            let Some(&Meaning::One { cluster, .. }) = meanings.get(forms.of(index)) else { continue };
            if name.kind != EntityKind::Person {
                continue;
            }
            let first = match gazetteer.classes(text.word(name.tokens().start)) & (MALE_NAME | FEMALE_NAME) {
                MALE_NAME => Classes::MALE,
                FEMALE_NAME => Classes::FEMALE,
                _ => Classes::NONE,
            };
            let seen = usage.seen.entry(cluster).or_default();
            let mut gender = first;
            for title in titles(text, name) {
                gender |= text.classes(title).gender();
                let title = lower(text.word(title));
                if !seen.titles.contains(&title)
                    && let Some(free) = seen.titles.iter_mut().find(|known| **known == 0)
                {
                    *free = title;
                }
            }
            seen.gender |= gender;
        }
        usage
    }

    /// Notes that a person was named in full.
    pub(super) fn named(&mut self, cluster: u32, index: usize) {
        if !self.seen.contains_key(&cluster) {
            return;
        }
        let paragraph = self.paragraph(index);
        self.seen.entry(cluster).or_default().named_in = Some(paragraph);
    }

    /// Whom a single word means at this place, and why; else those whom it may mean.
    ///
    /// # Errors
    /// When nobody fits, or several.
    pub(super) fn decide(
        &mut self,
        clusters: &[Cluster],
        bearers: Bearers,
        rule: Rule,
        index: usize,
    ) -> Result<(u32, Rule), Bearers> {
        let before = |cluster: u32| clusters.get(cluster as usize).is_some_and(|full| full.first < index);
        let title = self.names.get(index).map(|name| titles(self.text, name)).unwrap_or_default();
        let gender = title.clone().fold(Classes::NONE, |gender, at| gender | self.text.classes(at).gender());
        let is_son = self.is_son(index);
        let fathers = |cluster: u32| {
            rule == Rule::Surname
                && clusters.get(cluster as usize).is_some_and(|full| full.person.names_father())
        };
        let bearers = bearers.filter(|cluster| is_son || !fathers(cluster));
        let fitting = bearers.filter(|cluster| {
            // By the first name people are called only after they were named in full.
            !gender.clashes(self.of(cluster).gender) && (rule != Rule::FirstName || before(cluster))
        });
        let found = if let Some(only) = fitting.only() {
            Some((only, if bearers.only().is_some() { rule } else { Rule::TitleTells }))
        } else if let Some(only) = fitting.filter(|cluster| self.has_title(cluster, title.clone())).only() {
            Some((only, Rule::TitleTells))
        } else if let Some(only) = fitting.filter(before).only() {
            Some((only, Rule::NamedSoFar))
        } else {
            self.established(fitting, index).map(|cluster| (cluster, Rule::Established))
        };
        let (cluster, rule) = found.ok_or(fitting)?;
        self.seen.entry(cluster).or_default().called += 1;
        Ok((cluster, rule))
    }

    /// The one whom the word has meant all along, unless another of that name was named just now.
    fn established(&self, bearers: Bearers, index: usize) -> Option<u32> {
        /// Once may be chance.
        const TIMES: u32 = 2;
        let paragraph = self.paragraph(index);
        let called = bearers.filter(|cluster| self.of(cluster).called > 0).only()?;
        let near = |cluster: u32| self.of(cluster).named_in.is_some_and(|named| named + 1 >= paragraph);
        let others = bearers.iter().filter(|&cluster| cluster != called);
        (self.of(called).called >= TIMES && !others.into_iter().any(near)).then_some(called)
    }

    fn of(&self, cluster: u32) -> Seen {
        self.seen.get(&cluster).copied().unwrap_or_default()
    }

    /// Whether one of these titles stands before the full name too. “Mr” tells nobody from his brother.
    fn has_title(&self, cluster: u32, mut titles: Range<usize>) -> bool {
        let known = self.of(cluster).titles;
        titles.any(|title| {
            self.text.classes(title).gender() == Classes::NONE
                && known.contains(&lower(self.text.word(title)))
        })
    }

    /// Whether “bin” stands in the name or before it.
    fn is_son(&self, index: usize) -> bool {
        let Some(name) = self.names.get(index) else { return false };
        let first = name.tokens().start;
        (first.saturating_sub(1)..name.tokens().end).any(|at| is_son_of(self.text.word(at)))
    }

    fn paragraph(&self, index: usize) -> usize {
        self.names.get(index).map_or(0, |name| self.text.paragraph_of(name.tokens().start))
    }
}

/// The titles and roles right before a name.
fn titles(text: &Text<'_>, name: &Name) -> Range<usize> {
    /// “former vice president”
    const LONGEST: usize = 3;
    let end = name.tokens().start;
    let sentence = text.sentence_of(end).start;
    let title = |&at: &usize| text.classes(at).any(Classes::TITLE | Classes::ROLE | Classes::MODIFIER);
    let first = (sentence.max(end.saturating_sub(LONGEST))..end).rev().take_while(title).last();
    first.unwrap_or(end)..end
}

/// The fingerprint of a word in small letters.
fn lower(word: &str) -> u64 {
    let mut hash = Fnv::new();
    word.bytes().for_each(|byte| hash.add(byte.to_ascii_lowercase()));
    hash.hash()
}
