//! People by their full names, and which of them a single word can call.

use rustc_hash::FxHashMap;

use super::link::{Bearers, Index, Linker, Meaning};
use super::person::{Likeness, Part, PersonName};
use super::spelling::sound;
use crate::engine::lexicon::gazetteer::FIRST_NAME;
use crate::engine::model::fingerprint;
use crate::engine::{EntityKind, Rule};

/// What is known of the people of an article while names are linked.
#[derive(Debug, Default)]
pub(super) struct People {
    /// By the sound of each part of a full name.
    parts: Index,
    /// The clusters of forms whose names belong to nobody else.
    pub(super) alone: FxHashMap<usize, u32>,
}

impl People {
    /// Those who have a part that sounds like this one.
    fn with(&self, part: &str) -> Bearers {
        self.parts.get(&fingerprint(sound(part).as_bytes())).copied().unwrap_or_default()
    }
}

impl Linker<'_> {
    /// Clusters of full names, the fullest first, so that a shorter one finds all that it could be; then single words.
    pub(super) fn people(&mut self) {
        let people = self.forms.all.iter().enumerate().filter(|(_, form)| form.kind == EntityKind::Person);
        let mut by_length: Vec<Vec<(usize, PersonName)>> = Vec::new();
        for (number, form) in people {
            let name = PersonName::parse(form.words);
            let length = if form.is_full() { name.len() } else { 1 };
            if by_length.len() <= length {
                by_length.resize_with(length + 1, Vec::new);
            }
            if let Some(same) = by_length.get_mut(length) {
                same.push((number, name));
            }
        }
        while let Some(names) = by_length.pop() {
            let single = by_length.len() < 2;
            for (form, name) in names {
                if single {
                    self.called(form, &name);
                } else {
                    self.person(form, name);
                }
            }
        }
    }

    /// A full name: the one person it fits, or somebody new.
    fn person(&mut self, form: usize, name: PersonName) {
        let known = |cluster: u32| self.clusters.get(cluster as usize).map(|cluster| &cluster.person);
        let fitting = self
            .people
            .with(name.last())
            .filter(|cluster| known(cluster).is_some_and(|full| name.fits(full)));
        if let Some(cluster) = fitting.only() {
            let rule = match known(cluster).and_then(|full| name.likeness(full)) {
                Some(Likeness::Same | Likeness::Respelt) => Rule::WrittenOtherwise,
                _ => Rule::NameParts,
            };
            self.join(form, cluster, rule);
            return;
        }
        let keys: Vec<_> = name.parts().map(|part| fingerprint(sound(part).as_bytes())).collect();
        let cluster = self.begin(form, name, fitting);
        // Who may be one of two others is no third bearer of their name.
        if fitting.is_empty() {
            keys.into_iter().for_each(|key| self.people.parts.entry(key).or_default().add(cluster));
        }
    }

    /// A single word: those who are called so, by their surnames before all others.
    fn called(&mut self, form: usize, name: &PersonName) {
        let bearers = self.people.with(name.last());
        let part = |cluster: u32| {
            self.clusters.get(cluster as usize).and_then(|cluster| name.part_of(&cluster.person))
        };
        // The first of two surnames is as good as the last; what can be a second first name is not.
        let first_name =
            self.gazetteer.classes(self.forms.get(form).map_or("", |form| form.words)) & FIRST_NAME;
        let is_surname = |cluster: u32| match part(cluster) {
            Some(Part::Family) => true,
            Some(Part::Middle) => first_name == 0,
            _ => false,
        };
        let surnames = bearers.filter(is_surname);
        let (bearers, rule) = if surnames.is_empty() {
            (bearers.filter(|cluster| part(cluster).is_some()), Rule::FirstName)
        } else {
            (surnames, Rule::Surname)
        };
        if bearers.is_empty() {
            return;
        }
        self.mean(form, Meaning::Called { bearers, rule });
    }
}
