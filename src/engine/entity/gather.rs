//! Writing the mentions and entities of names that are linked.

use rustc_hash::FxHashMap;

use super::form::{self, Forms};
use super::link::{Cluster, Link};
use super::{Entity, EntityId, role};
use crate::engine::lexicon::Lexicon;
use crate::engine::model::fingerprint;
use crate::engine::ner::Name;
use crate::engine::span::offset;
use crate::engine::text::Text;
use crate::engine::{EntityKind, Mention, Reason, Span};

/// Numbers the entities by their first mentions and writes both.
pub(super) fn gather(
    text: &Text<'_>,
    lexicon: &Lexicon,
    forms: &Forms<'_>,
    names: Vec<Name>,
    clusters: &[Cluster],
    links: &[Link],
    refused: &[(usize, Reason)],
) -> (Vec<Mention>, Vec<Entity>) {
    let mut numbers: Vec<Option<EntityId>> = vec![None; clusters.len()];
    let mut entities: Vec<Entity> = Vec::new();
    let mut mentions = Vec::with_capacity(names.len());
    let kinds = kinds(text, &names);
    for (name, link) in names.into_iter().zip(links) {
        let span = text.span(name.tokens());
        let Some(number) = numbers.get_mut(link.cluster as usize) else { continue };
        let id = *number.get_or_insert_with(|| {
            let form = clusters.get(link.cluster as usize).and_then(|cluster| forms.get(cluster.form));
            entities.push(Entity {
                slug: String::new(),
                kind: form.map_or(name.kind, |form| form.kind),
                name: span,
                aliases: Vec::new(),
                roles: Vec::new(),
                perhaps: Vec::new(),
                related: None,
            });
            EntityId(offset(entities.len() - 1))
        });
        if let Some(entity) = entities.get_mut(id.0 as usize) {
            add_name(text.source, entity, span);
            if name.kind == EntityKind::Person {
                role::add(text, &name.tokens(), &kinds, &mut entity.roles);
            }
        }
        mentions.push(Mention {
            span,
            kind: name.kind,
            confidence: name.confidence,
            entity: id,
            why: name.why.into_vec(),
            link: link.reason.into_iter().collect(),
        });
    }
    for &(index, reason) in refused {
        if let Some(mention) = mentions.get_mut(index) {
            mention.link.push(reason);
        }
    }
    for (cluster, number) in clusters.iter().zip(&numbers) {
        if let Some(entity) = number.and_then(|id| entities.get_mut(id.0 as usize)) {
            let other = |other: u32| numbers.get(other as usize).copied().flatten();
            entity.perhaps = cluster.perhaps.iter().filter_map(other).collect();
            entity.perhaps.sort_unstable();
        }
    }
    relate(text.source, lexicon, &mut entities);
    name_slugs(text.source, &mut entities);
    (mentions, entities)
}

/// For each token, the kind of the name that it is a part of.
fn kinds(text: &Text<'_>, names: &[Name]) -> Vec<Option<EntityKind>> {
    let mut kinds = vec![None; text.tokens.len()];
    for name in names {
        if let Some(tokens) = kinds.get_mut(name.tokens()) {
            tokens.fill(Some(name.kind));
        }
    }
    kinds
}

/// Files one more way of writing: the longest is the entity's name, the others are aliases, each once.
fn add_name(text: &str, entity: &mut Entity, span: Span) {
    /// An entity rarely has more ways of writing; the bound keeps an adversary's article linear.
    const MOST_ALIASES: usize = 12;
    let known = |other: &Span| other.of(text) == span.of(text);
    if known(&entity.name) || entity.aliases.iter().any(known) || entity.aliases.len() >= MOST_ALIASES {
        return;
    }
    if span.len() > entity.name.len() {
        entity.aliases.push(std::mem::replace(&mut entity.name, span));
    } else {
        entity.aliases.push(span);
    }
    entity.aliases.sort_unstable();
}

/// Ties peoples to their countries.
fn relate(text: &str, lexicon: &Lexicon, entities: &mut [Entity]) {
    let country = |entity: &Entity| {
        let country = (entity.kind == EntityKind::Group).then(|| lexicon.country(entity.name.of(text)))??;
        Some(form::key(country, EntityKind::Place))
    };
    let wanted: Vec<(usize, String)> = entities
        .iter()
        .enumerate()
        .filter_map(|(number, entity)| country(entity).map(|country| (number, country)))
        .collect();
    if wanted.is_empty() {
        return;
    }
    let mut places: FxHashMap<String, EntityId> = FxHashMap::default();
    for (entity, number) in entities.iter().zip(0..) {
        if entity.kind == EntityKind::Place {
            let names = entity.aliases.iter().chain([&entity.name]);
            names.for_each(|name| {
                places.entry(form::key(name.of(text), entity.kind)).or_insert(EntityId(number));
            });
        }
    }
    for (number, country) in wanted {
        if let Some(entity) = entities.get_mut(number) {
            entity.related = places.get(&country).copied();
        }
    }
}

/// Gives every entity its address; a second of the same name gets `-2`. Addresses are told apart by their fingerprints: two
/// that share one by chance cost one of them a number.
fn name_slugs(text: &str, entities: &mut [Entity]) {
    let mut taken: FxHashMap<u64, u32> = FxHashMap::default();
    for entity in entities {
        let base = slug(text, entity.name);
        let base = if base.is_empty() { entity.kind.code().to_owned() } else { base };
        entity.slug.clone_from(&base);
        while let Some(count) = taken.get_mut(&fingerprint(entity.slug.as_bytes())) {
            *count += 1;
            entity.slug = format!("{base}-{count}");
        }
        taken.insert(fingerprint(entity.slug.as_bytes()), 1);
    }
}

/// The name as a part of an address: letters and digits in lower case, `-` between words.
fn slug(text: &str, name: Span) -> String {
    let mut slug = String::new();
    for c in name.of(text).chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if (c.is_whitespace() || c == '-') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.ends_with('-') {
        slug.pop();
    }
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_fit_for_addresses() {
        let slug_of = |name: &str| slug(name, Span::at(0, name.len()));
        assert_eq!(slug_of("Hakki Uygur"), "hakki-uygur");
        assert_eq!(slug_of("U.S."), "us");
        assert_eq!(slug_of("Élodie  O’Neill-Díaz"), "élodie-oneill-díaz");
    }
}
