//! Organisations, places and all else that is no person: full names, their short forms, acronyms.

use rustc_hash::FxHashMap;

use super::acronym::{Definition, initials};
use super::link::{Bearers, Index, Linker, Meaning};
use super::person::PersonName;
use super::short::short_forms;
use super::{acronym, form};
use crate::engine::lexicon::gazetteer::{FIRST_NAME, ORGANISATION};
use crate::engine::model::fingerprint;
use crate::engine::{EntityKind, Rule};

impl Linker<'_> {
    /// Clusters of names that are no person's, the longest first, so that a shorter one finds all that it could be.
    pub(super) fn things(&mut self) {
        /// Longer names are as good as this long.
        const LONGEST: usize = 12;
        let mut by_length: Vec<Vec<usize>> = vec![Vec::new(); LONGEST + 1];
        for (number, form) in self.forms.all.iter().enumerate() {
            let length = form.key.split(' ').count().min(LONGEST);
            if form.kind != EntityKind::Person
                && !self.is_acronym(number)
                && let Some(same) = by_length.get_mut(length)
            {
                same.push(number);
            }
        }
        let (mut index, mut ends) = (Index::default(), Index::default());
        for form in by_length.into_iter().rev().flatten() {
            self.thing(form, &mut index, &mut ends);
        }
        self.unsorted();
    }

    /// A single word that was taken for nothing in particular is what the same word is elsewhere.
    fn unsorted(&mut self) {
        let singles = self.forms.all.iter().enumerate().filter(|(_, form)| !form.is_full());
        let (unsorted, sorted): (Vec<_>, Vec<_>) = singles.partition(|(number, form)| match form.kind {
            EntityKind::Other => true,
            // A person of no other name, whose name is none of a person.
            EntityKind::Person => {
                matches!(self.meanings.get(*number), Some(Meaning::Itself))
                    && self.gazetteer.classes(form.words) & FIRST_NAME == 0
            }
            _ => false,
        });
        let mut known: FxHashMap<&str, Bearers> = FxHashMap::default();
        for (number, form) in sorted {
            if let Some(cluster) = self.cluster_of(number) {
                known.entry(&form.key).or_default().add(cluster);
            }
        }
        for (number, form) in unsorted {
            let of_person = form.kind == EntityKind::Person;
            if let Some(cluster) = known.get(form.key.as_str()).and_then(Bearers::only)
                && (!of_person || self.kind_of(cluster) == Some(EntityKind::Organisation))
            {
                self.join(number, cluster, Rule::SameName);
            }
        }
    }

    /// A name: the one thing of which it is a short form, or something new. `index` knows the short forms of longer names, `ends`
    /// their last words: “The Times” is neither that of London nor that of New York where both are named.
    fn thing(&mut self, number: usize, index: &mut Index, ends: &mut Index) {
        let Some(form) = self.forms.get(number) else { return };
        let hash = fingerprint(form.key.as_bytes());
        let fitting = index.get(&hash).copied().unwrap_or_default();
        let of_several = !fitting.is_empty() && ends.get(&hash).is_some_and(|ends| ends.only().is_none());
        let fitting = if of_several { ends.get(&hash).copied().unwrap_or_default() } else { fitting };
        let fitting = fitting.filter(|cluster| {
            // A single word is short for something only when that was named before.
            let introduced = self.clusters.get(cluster as usize).is_some_and(|full| full.first < form.first);
            self.kind_of(cluster) == Some(form.kind) && (form.is_full() || introduced)
        });
        let cluster = match fitting.only() {
            Some(cluster) => {
                self.join(number, cluster, Rule::ShortForm);
                cluster
            }
            None => self.begin(number, PersonName::default(), fitting),
        };
        if let Some((_, last)) = form.key.rsplit_once(' ')
            && form.kind == EntityKind::Organisation
        {
            ends.entry(fingerprint(last.as_bytes())).or_default().add(cluster);
        }
        for short in short_forms(form, self.gazetteer, self.lexicon) {
            index.entry(fingerprint(short.as_bytes())).or_default().add(cluster);
        }
    }

    /// Rows of capitals: what they are said to stand for, else the one name with these initials.
    pub(super) fn acronyms(&mut self, definitions: &[Definition]) {
        let mut said: FxHashMap<&str, Vec<(Definition, u32)>> = FxHashMap::default();
        for &definition in definitions {
            let acronym = self.forms.get(self.forms.of(definition.acronym));
            let full = self.cluster_of(self.forms.of(definition.full));
            if let (Some(acronym), Some(full)) = (acronym, full) {
                said.entry(acronym.key.as_str()).or_default().push((definition, full));
            }
        }
        let by_initials = self.by_initials();
        for (number, form) in self.forms.all.iter().enumerate() {
            if !self.is_acronym(number) {
                continue;
            }
            if let Some(said) = said.get(form.key.as_str()) {
                match said.as_slice() {
                    [(first, cluster), rest @ ..] if rest.iter().all(|(_, other)| other == cluster) => {
                        self.join(number, *cluster, first.rule);
                    }
                    _ => self.mean(number, Meaning::Defined(said.clone())),
                }
                continue;
            }
            let known = self.gazetteer.classes(form.words) & ORGANISATION != 0;
            let letters = fingerprint(form.key.as_bytes());
            let fitting = by_initials.get(&letters).copied().unwrap_or_default();
            let medium = acronym::is_medium(form.words);
            let fitting = fitting.filter(|cluster| {
                (!known || self.kind_of(cluster) == Some(EntityKind::Organisation))
                    && (!medium || self.words_of(cluster).is_some_and(acronym::names_medium))
            });
            match fitting.only() {
                Some(cluster) => self.join(number, cluster, Rule::Acronym),
                None => {
                    self.begin(number, PersonName::default(), fitting);
                }
            }
        }
    }

    /// The things that each row of initials can stand for.
    fn by_initials(&self) -> Index {
        let mut index = Index::default();
        let full = self.forms.all.iter().enumerate().filter(|(_, form)| {
            form.is_full() && !matches!(form.kind, EntityKind::Person | EntityKind::Group)
        });
        for (number, form) in full {
            if let Some(cluster) = self.cluster_of(number) {
                let letters = form::key(&initials(form.words), form.kind);
                let bearers: &mut Bearers = index.entry(fingerprint(letters.as_bytes())).or_default();
                bearers.add(cluster);
            }
        }
        index
    }

    /// Whether a form is a row of capitals that may stand for a name in full.
    fn is_acronym(&self, form: usize) -> bool {
        self.forms.get(form).is_some_and(|form| {
            !form.is_full()
                && !matches!(form.kind, EntityKind::Person | EntityKind::Group)
                && self.names.get(form.first).is_some_and(|name| acronym::is_acronym(self.text, name))
        })
    }
}
