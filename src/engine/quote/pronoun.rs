//! Whom “he”, “she”, “who” and “the judge” refer to: the first fitting person of the nearest sentence that names one, the name
//! before the relative pronoun, the one person with that role.

use rustc_hash::FxHashMap;

use super::phrase::{Head, Phrase};
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::{EntityId, EntityKind, Mention};

/// Remembers who spoke last while the quotes are read in order.
pub(super) struct Resolver<'a> {
    scene: &'a Scene<'a>,
    /// By the last word of a role, the one person who has it; nobody where several do.
    roles: FxHashMap<String, Option<EntityId>>,
    last: Option<(EntityId, usize)>,
}

/// Beyond so many names a pronoun is not followed.
const REACH: usize = 24;

impl<'a> Resolver<'a> {
    pub(super) fn new(scene: &'a Scene<'a>) -> Self {
        Self { scene, roles: scene.roles(), last: None }
    }

    /// Notes that this entity spoke in the paragraph around `token`.
    pub(super) fn spoke(&mut self, entity: Option<EntityId>, token: usize) {
        if let Some(entity) = entity {
            self.last = Some((entity, self.scene.text.paragraph_of(token)));
        }
    }

    /// The entity that a pronoun stands for.
    pub(super) fn resolve(&self, phrase: &Phrase) -> Option<EntityId> {
        match phrase.head {
            Head::Name(_) => return None,
            Head::Noun => return self.described(phrase),
            Head::Pronoun => {}
        }
        let at = phrase.tokens.start;
        let class = self.scene.class(at);
        match self.scene.text.word(at) {
            "who" | "which" => self.antecedent(at),
            _ if class.any(Classes::MALE | Classes::FEMALE) => self.person(at, class),
            _ => None,
        }
    }

    /// “The judge”: the one person who is called so in the article.
    fn described(&self, phrase: &Phrase) -> Option<EntityId> {
        let definite = matches!(self.scene.text.word(phrase.tokens.start), "the" | "The");
        let role = self.scene.text.word(phrase.head_at());
        if definite && phrase.tokens.len() == 2 {
            self.roles.get(role.to_lowercase().as_str()).copied()?
        } else {
            None
        }
    }

    /// “Berg, who said”: the name right before.
    fn antecedent(&self, at: usize) -> Option<EntityId> {
        let before = (at.saturating_sub(2)..at).rev().find_map(|before| self.scene.mention(before))?;
        (before.kind != EntityKind::Group).then_some(before.entity)
    }

    /// The first fitting person of the nearest sentence that names one, in this paragraph or the two before.
    fn person(&self, at: usize, class: Classes) -> Option<EntityId> {
        let here = self.scene.text.token(at).start;
        let paragraph = self.scene.text.paragraph_of(at);
        let earlier = self.scene.mentions.partition_point(|mention| mention.span.end <= here);
        let mut nearest: Option<(usize, EntityId)> = None;
        for (mention, token) in self.scene.mentions_before(earlier).take(REACH) {
            if self.scene.text.paragraph_of(token) + 2 < paragraph {
                break;
            }
            if mention.kind != EntityKind::Person
                || self.scene.is_marked(token)
                || !self.fits(mention, token, class)
            {
                continue;
            }
            let sentence = self.scene.text.sentence_of(token).start;
            match nearest {
                Some((found, _)) if found != sentence => break,
                _ => nearest = Some((sentence, mention.entity)),
            }
        }
        let spoke = self.last.filter(|&(_, spoke_in)| spoke_in + 1 >= paragraph);
        nearest.map(|(_, entity)| entity).or(spoke.map(|(entity, _)| entity))
    }

    /// Whether a title or role before the name speaks against the pronoun's gender.
    fn fits(&self, mention: &Mention, token: usize, class: Classes) -> bool {
        let stated = (token.saturating_sub(3)..token)
            .map(|before| self.scene.class(before))
            .filter(|c| c.any(Classes::TITLE | Classes::ROLE));
        let gender = stated.fold(self.scene.gender(mention.entity), |found, c| {
            if c.any(Classes::MALE | Classes::FEMALE) { c } else { found }
        });
        let known = gender.any(Classes::MALE) != gender.any(Classes::FEMALE);
        !known || gender.any(Classes::MALE) == class.any(Classes::MALE)
    }
}
