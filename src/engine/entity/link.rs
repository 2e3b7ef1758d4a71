//! Tying names to entities. A wrong merge is worse than a missed one: where several could be meant, none is taken, and those
//! who could be are kept.
//!
//! First it is found out what each [form](super::form) can mean: full names [of people](super::people) and
//! [of things](super::things) make clusters, each an entity to be; shorter forms belong to one of them, or to several. Then the
//! names are read in order, and where a form can mean several, [the place decides](super::usage).

use rustc_hash::FxHashMap;

use super::acronym::Definition;
use super::form::Forms;
use super::people::People;
use super::person::PersonName;
use super::usage::Usage;
use super::{Entity, acronym, gather};
use crate::engine::lexicon::gazetteer::PLACE;
use crate::engine::lexicon::{Gazetteer, Lexicon};
use crate::engine::ner::Name;
use crate::engine::span::offset;
use crate::engine::text::Text;
use crate::engine::{EntityKind, Mention, Reason, Rule, Span};

/// The mentions and entities that these names make. Entities are numbered by their first mention.
pub(crate) fn link(
    text: &Text<'_>,
    gazetteer: &Gazetteer<'_>,
    lexicon: &Lexicon,
    names: Vec<Name>,
) -> (Vec<Mention>, Vec<Entity>) {
    let forms = Forms::new(text, gazetteer, &names);
    let definitions = acronym::definitions(text, gazetteer, &names);
    let mut linker = Linker {
        text,
        gazetteer,
        lexicon,
        names: &names,
        meanings: vec![Meaning::Itself; forms.all.len()],
        forms: &forms,
        clusters: Vec::new(),
        people: People::default(),
    };
    linker.people();
    linker.things();
    linker.acronyms(&definitions);
    let (links, refused) = linker.in_order();
    let clusters = linker.clusters;
    gather::gather(text, lexicon, &forms, names, &clusters, &links, &refused)
}

/// An entity to be.
#[derive(Clone, Debug)]
pub(super) struct Cluster {
    /// The form that names it in full.
    pub(super) form: usize,
    /// The first name, by its index, that names it in full.
    pub(super) first: usize,
    /// The parts of a person's full name.
    pub(super) person: PersonName,
    /// The clusters that it may be the same as.
    pub(super) perhaps: Bearers,
}

/// What the names of one form mean.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    /// An entity of their own.
    Itself,
    /// Always the same cluster; why, where it has its name from another form.
    One { cluster: u32, rule: Option<Rule> },
    /// A person by one word of the name, told from others of that name by the place.
    Called { bearers: Bearers, rule: Rule },
    /// Whatever the acronym was last said to stand for: from which name on, and the cluster.
    Defined(Vec<(Definition, u32)>),
}

/// To which cluster a name belongs, and why.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) cluster: u32,
    pub(super) reason: Option<Reason>,
}

pub(super) struct Linker<'a> {
    pub(super) text: &'a Text<'a>,
    pub(super) gazetteer: &'a Gazetteer<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) names: &'a [Name],
    pub(super) forms: &'a Forms<'a>,
    /// By the number of the form.
    pub(super) meanings: Vec<Meaning>,
    pub(super) clusters: Vec<Cluster>,
    pub(super) people: People,
}

impl Linker<'_> {
    /// Begins a cluster named by this form.
    pub(super) fn begin(&mut self, form: usize, person: PersonName, perhaps: Bearers) -> u32 {
        let first = self.forms.get(form).map_or(0, |form| form.first);
        let cluster = offset(self.clusters.len());
        self.clusters.push(Cluster { form, first, person, perhaps });
        self.mean(form, Meaning::One { cluster, rule: None });
        cluster
    }

    /// Lets a form belong to a cluster.
    pub(super) fn join(&mut self, form: usize, cluster: u32, rule: Rule) {
        self.mean(form, Meaning::One { cluster, rule: Some(rule) });
        let first = self.forms.get(form).map_or(0, |form| form.first);
        if let Some(cluster) = self.clusters.get_mut(cluster as usize) {
            cluster.first = cluster.first.min(first);
        }
    }

    pub(super) fn mean(&mut self, form: usize, meaning: Meaning) {
        if let Some(slot) = self.meanings.get_mut(form) {
            *slot = meaning;
        }
    }

    /// The cluster of a form that always has the same.
    pub(super) fn cluster_of(&self, form: usize) -> Option<u32> {
        match self.meanings.get(form)? {
            Meaning::One { cluster, .. } => Some(*cluster),
            _ => None,
        }
    }

    /// The full name of a cluster.
    pub(super) fn words_of(&self, cluster: u32) -> Option<&str> {
        self.forms.get(self.clusters.get(cluster as usize)?.form).map(|form| form.words)
    }

    pub(super) fn kind_of(&self, cluster: u32) -> Option<EntityKind> {
        self.forms.get(self.clusters.get(cluster as usize)?.form).map(|form| form.kind)
    }

    /// Second pass: the names in order of place.
    ///
    /// With those of the same name, by the name's index, where one of several is meant.
    fn in_order(&mut self) -> (Vec<Link>, Vec<(usize, Reason)>) {
        let mut usage = Usage::new(self.text, self.gazetteer, self.names, self.forms, &self.meanings);
        let mut links = Vec::with_capacity(self.names.len());
        let mut refused = Vec::new();
        for index in 0..self.names.len() {
            let form = self.forms.of(index);
            let link = match self.meanings.get(form).unwrap_or(&Meaning::Itself) {
                Meaning::Itself => None,
                &Meaning::One { cluster, rule } => {
                    usage.named(cluster, index);
                    Some((cluster, rule))
                }
                // Somebody of that first name alone was there before the full name; “in Lincoln” is no person.
                Meaning::Called { rule, .. }
                    if (*rule == Rule::FirstName && self.people.alone.contains_key(&form))
                        || self.is_placed(index) =>
                {
                    None
                }
                Meaning::Called { bearers, rule } => {
                    let bearers = *bearers;
                    let decided = usage.decide(&self.clusters, bearers, *rule, index);
                    match decided {
                        Ok((meant, _)) => {
                            let others = bearers.iter().filter(|&other| other != meant);
                            let full = others.filter_map(|other| self.clusters.get(other as usize));
                            let reason =
                                |full: &Cluster| Reason::new(Rule::OtherBearer, self.span(full.first));
                            refused.extend(full.map(|full| (index, reason(full))));
                        }
                        Err(perhaps) => {
                            self.stand_alone(form, perhaps);
                        }
                    }
                    decided.ok().map(|(cluster, rule)| (cluster, Some(rule)))
                }
                Meaning::Defined(definitions) => {
                    let said = definitions.partition_point(|(definition, _)| definition.acronym <= index);
                    let definition = definitions.get(said.saturating_sub(1));
                    definition.map(|(definition, cluster)| (*cluster, Some(definition.rule)))
                }
            };
            let (cluster, rule) = link.unwrap_or_else(|| (self.alone(form), None));
            let reason = self.reason(index, form, cluster, rule);
            links.push(Link { cluster, reason });
        }
        (links, refused)
    }

    /// Whether a name that places have too stands after a preposition of place.
    fn is_placed(&self, index: usize) -> bool {
        let Some(name) = self.names.get(index) else { return false };
        let at = name.tokens().start;
        let before = at.checked_sub(1).map_or("", |before| self.text.word(before));
        matches!(before, "in" | "near" | "outside") && self.text.word_of(at).known & PLACE != 0
    }

    /// The cluster of a form's names that belong to no other.
    fn alone(&mut self, form: usize) -> u32 {
        if let Some(&cluster) = self.people.alone.get(&form) {
            return cluster;
        }
        self.stand_alone(form, Bearers::default())
    }

    /// Begins a cluster for those names of a form that belong to no other.
    fn stand_alone(&mut self, form: usize, perhaps: Bearers) -> u32 {
        if let Some(&cluster) = self.people.alone.get(&form) {
            if let Some(cluster) = self.clusters.get_mut(cluster as usize) {
                perhaps.iter().for_each(|other| cluster.perhaps.add(other));
            }
            return cluster;
        }
        let cluster = offset(self.clusters.len());
        let first = self.forms.get(form).map_or(0, |form| form.first);
        self.clusters.push(Cluster { form, first, person: PersonName::default(), perhaps });
        self.people.alone.insert(form, cluster);
        cluster
    }

    /// Why a name belongs to its cluster; nothing for the one that gives the cluster its name.
    fn reason(&self, index: usize, form: usize, cluster: u32, rule: Option<Rule>) -> Option<Reason> {
        let here = self.forms.get(form)?;
        let full = self.forms.get(self.clusters.get(cluster as usize)?.form)?;
        match rule {
            Some(rule) => Some(Reason::new(rule, self.span(full.first))),
            None if here.first == index => None,
            None => {
                let (words, first) = (self.span(index), self.span(here.first));
                let same = words.of(self.text.source) == first.of(self.text.source);
                Some(Reason::new(if same { Rule::SameName } else { Rule::WrittenOtherwise }, first))
            }
        }
    }

    fn span(&self, name: usize) -> Span {
        self.names.get(name).map_or(Span::default(), |name| self.text.span(name.tokens()))
    }
}

/// The few clusters that a form can mean. When there are more the form is ambiguous anyway, and the bound keeps an adversary's
/// article linear.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bearers {
    clusters: [u32; 8],
    count: u8,
    /// Whether there are more than are kept.
    more: bool,
}

impl Bearers {
    /// Adds a cluster once.
    pub(super) fn add(&mut self, cluster: u32) {
        if self.iter().any(|known| known == cluster) {
            return;
        }
        match self.clusters.get_mut(usize::from(self.count)) {
            Some(free) => {
                *free = cluster;
                self.count += 1;
            }
            None => self.more = true,
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.clusters.iter().take(usize::from(self.count)).copied()
    }

    /// Those that satisfy a condition; that there are more is remembered.
    pub(super) fn filter(&self, mut keep: impl FnMut(u32) -> bool) -> Self {
        let mut kept = Self { more: self.more, ..Self::default() };
        self.iter().filter(|&cluster| keep(cluster)).for_each(|cluster| kept.add(cluster));
        kept
    }

    /// The one, if there is exactly one.
    pub(super) fn only(&self) -> Option<u32> {
        self.iter().next().filter(|_| self.count == 1 && !self.more)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.count == 0
    }
}

/// Clusters by the fingerprint of what can call them.
pub(super) type Index = FxHashMap<u64, Bearers>;
