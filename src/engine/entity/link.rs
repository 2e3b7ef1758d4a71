//! Tying names to entities. A wrong merge is worse than a missed one: a surname that two people bear stays alone.

use rustc_hash::FxHashMap;

use super::{Entity, EntityId, alias, role};
use crate::engine::model::fingerprint;
use crate::engine::ner::Name;
use crate::engine::span::offset;
use crate::engine::text::{Text, TokenKind};
use crate::engine::{EntityKind, Mention, Reason, Rule, Span};

/// The mentions and entities that these names make. Entities are numbered by their first mention.
pub(crate) fn link(text: &Text<'_>, names: Vec<Name>) -> (Vec<Mention>, Vec<Entity>) {
    let mut linker = Linker::new(text, &names);
    linker.full_names();
    linker.short_names();
    let links = linker.links;
    gather(text, names, &links)
}

/// To which name, by index, a name belongs, and why; a name that belongs to itself begins an entity.
type Link = (usize, Option<Reason>);

struct Linker<'a> {
    text: &'a Text<'a>,
    names: &'a [Name],
    /// For each name in brackets, the name whose acronym it is.
    defined: FxHashMap<usize, usize>,
    links: Vec<Option<Link>>,
    /// The first name filed under each way of writing.
    filed: FxHashMap<(EntityKind, &'a str), usize>,
    /// The persons that end or begin with a word.
    surnames: FxHashMap<&'a str, Bearers>,
    first_names: FxHashMap<&'a str, Bearers>,
    /// What an acronym can stand for.
    acronyms: FxHashMap<String, Bearers>,
}

impl<'a> Linker<'a> {
    fn new(text: &'a Text<'a>, names: &'a [Name]) -> Self {
        Self {
            text,
            names,
            defined: alias::definitions(text, names),
            links: vec![None; names.len()],
            filed: FxHashMap::default(),
            surnames: FxHashMap::default(),
            first_names: FxHashMap::default(),
            acronyms: FxHashMap::default(),
        }
    }

    fn words(&self, index: usize) -> &'a str {
        self.names.get(index).map_or("", |name| self.text.span(name.tokens()).of(self.text.source))
    }

    fn span(&self, index: usize) -> Span {
        self.names.get(index).map_or(Span::default(), |name| self.text.span(name.tokens()))
    }

    fn set(&mut self, index: usize, link: Link) {
        if let Some(slot) = self.links.get_mut(index) {
            *slot = Some(link);
        }
    }

    /// First pass: names that stand for themselves, whatever else the article holds.
    fn full_names(&mut self) {
        for (index, name) in self.names.iter().enumerate() {
            let short =
                name.tokens().len() == 1 && (name.kind == EntityKind::Person || self.is_acronym(name));
            if !short {
                let link = self.same_name(index, name);
                self.set(index, link);
            }
        }
    }

    fn is_acronym(&self, name: &Name) -> bool {
        name.kind == EntityKind::Organisation && self.text.kind(name.tokens().start) == TokenKind::AllCaps
    }

    /// The earlier name that this one repeats, or itself.
    fn same_name(&mut self, index: usize, name: &Name) -> Link {
        let key = (name.kind, alias::key(self.words(index)));
        if let Some(&first) = self.filed.get(&key) {
            return (first, Some(Reason::new(Rule::SameName, self.span(first))));
        }
        if name.kind == EntityKind::Person {
            if let Some(first) = self.same_person(index, name) {
                self.filed.insert(key, first);
                return (first, Some(Reason::new(Rule::SameName, self.span(first))));
            }
            let (given, family) = alias::ends(self.text, name);
            self.surnames.entry(family).or_default().add(index);
            self.first_names.entry(given).or_default().add(index);
        } else if name.tokens().len() > 1 {
            self.acronyms.entry(alias::initials(self.words(index))).or_default().add(index);
        }
        self.filed.insert(key, index);
        (index, None)
    }

    /// The one person of the same surname whose other words agree.
    fn same_person(&self, index: usize, name: &Name) -> Option<usize> {
        let (_, family) = alias::ends(self.text, name);
        let same = self
            .surnames
            .get(family)?
            .iter()
            .filter(|&other| alias::fits(self.words(index), self.words(other)));
        only(same)
    }

    /// Second pass: surnames, first names and acronyms, which can stand before what explains them.
    fn short_names(&mut self) {
        let defined: FxHashMap<&str, usize> =
            sorted(&self.defined).into_iter().rev().map(|(short, full)| (self.words(short), full)).collect();
        for (index, name) in self.names.iter().enumerate() {
            if self.links.get(index).is_some_and(Option::is_some) {
                continue;
            }
            let word = self.words(index);
            let found = if name.kind == EntityKind::Person {
                self.person_called(word).map(|full| (full, Rule::Surname))
            } else {
                defined.get(word).map(|&full| (full, Rule::DefinedAcronym)).or_else(|| {
                    let full = only(self.acronyms.get(word)?.iter())?;
                    Some((full, Rule::Acronym))
                })
            };
            let link = match found {
                // The name it stands for may itself repeat an earlier one.
                Some((full, rule)) => {
                    let first =
                        self.links.get(full).and_then(|link| link.as_ref()).map_or(full, |&(first, _)| first);
                    (first, Some(Reason::new(rule, self.span(full))))
                }
                None => self.same_name(index, name),
            };
            self.set(index, link);
        }
    }

    /// The only person of this surname, or else the only one of this first name.
    fn person_called(&self, word: &str) -> Option<usize> {
        match self.surnames.get(word) {
            Some(bearers) => only(bearers.iter()),
            None => only(self.first_names.get(word)?.iter()),
        }
    }
}

/// The names that a short form could mean. Beyond a few the short form is ambiguous anyway, and the bound keeps an
/// adversary's article linear.
#[derive(Clone, Copy, Default)]
struct Bearers {
    names: [u32; 4],
    count: u8,
}

impl Bearers {
    fn add(&mut self, name: usize) {
        if let Some(free) = self.names.get_mut(usize::from(self.count)) {
            *free = offset(name);
            self.count += 1;
        }
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.names.iter().take(usize::from(self.count)).map(|&name| name as usize)
    }
}

/// The item, if there is exactly one.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// The pairs of a map in order of their keys: output must not depend on the order of a hash map.
fn sorted(map: &FxHashMap<usize, usize>) -> Vec<(usize, usize)> {
    let mut pairs: Vec<_> = map.iter().map(|(&key, &value)| (key, value)).collect();
    pairs.sort_unstable();
    pairs
}

/// Numbers the entities and writes the mentions.
fn gather(text: &Text<'_>, names: Vec<Name>, links: &[Option<Link>]) -> (Vec<Mention>, Vec<Entity>) {
    let mut numbers: Vec<Option<EntityId>> = vec![None; names.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut mentions = Vec::with_capacity(names.len());
    let mut persons = vec![false; text.tokens.len()];
    for name in names.iter().filter(|name| name.kind == EntityKind::Person) {
        if let Some(tokens) = persons.get_mut(name.tokens()) {
            tokens.fill(true);
        }
    }
    let is_person = |token: usize| persons.get(token).copied().unwrap_or(false);
    for (index, name) in names.into_iter().enumerate() {
        let (first, reason) = links.get(index).copied().flatten().unwrap_or((index, None));
        let span = text.span(name.tokens());
        let id = numbers.get(first).copied().flatten().unwrap_or_else(|| {
            let new = Entity {
                slug: String::new(),
                kind: name.kind,
                name: span,
                aliases: Vec::new(),
                roles: Vec::new(),
            };
            entities.push(new);
            EntityId(offset(entities.len() - 1))
        });
        if let Some(number) = numbers.get_mut(first) {
            *number = Some(id);
        }
        if let Some(entity) = entities.get_mut(id.0 as usize) {
            add_name(text.source, entity, span, name.kind);
            if name.kind == EntityKind::Person {
                role::add(text, &name.tokens(), is_person, &mut entity.roles);
            }
        }
        let link = reason.into_iter().collect();
        mentions.push(Mention {
            span,
            kind: name.kind,
            confidence: name.confidence,
            entity: id,
            why: name.why.into_vec(),
            link,
        });
    }
    name_slugs(text.source, &mut entities);
    (mentions, entities)
}

/// Files one more way of writing: the longest is the entity's name, the others are aliases, each once.
fn add_name(text: &str, entity: &mut Entity, span: Span, kind: EntityKind) {
    /// An entity rarely has more ways of writing; the bound keeps an adversary's article linear.
    const MOST_ALIASES: usize = 12;
    let known = |other: &Span| other.of(text) == span.of(text);
    if known(&entity.name) || entity.aliases.iter().any(known) {
        return;
    }
    if entity.aliases.len() >= MOST_ALIASES {
        return;
    }
    if span.len() > entity.name.len() {
        entity.aliases.push(std::mem::replace(&mut entity.name, span));
        entity.kind = kind;
    } else {
        entity.aliases.push(span);
    }
    entity.aliases.sort_unstable();
}

/// Gives every entity its address; a second of the same name gets `-2`. Addresses are told apart by their fingerprints: two
/// that share one by chance cost one of them a number.
fn name_slugs(text: &str, entities: &mut [Entity]) {
    let mut taken: FxHashMap<u64, u32> = FxHashMap::default();
    for entity in entities {
        let base = alias::slug(text, entity.name);
        let base = if base.is_empty() { entity.kind.code().to_owned() } else { base };
        entity.slug.clone_from(&base);
        while let Some(count) = taken.get_mut(&fingerprint(entity.slug.as_bytes())) {
            *count += 1;
            entity.slug = format!("{base}-{count}");
        }
        taken.insert(fingerprint(entity.slug.as_bytes()), 1);
    }
}
