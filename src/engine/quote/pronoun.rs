//! Whom the words that name a speaker refer to: “he”, “who”, “it”, “the judge”.

use super::description::Descriptions;
use super::gender::{Genders, gender_of};
use super::phrase::{Head, Phrase};
use super::referent::{Referents, Voice};
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind, Rule};

/// Remembers who spoke while the quotes are read in order.
pub(super) struct Resolver<'a> {
    scene: &'a Scene<'a>,
    genders: Genders,
    descriptions: Descriptions,
    voices: Vec<Voice>,
}

/// So many of those who spoke last are remembered.
const VOICES: usize = 24;

/// Longer appositions are clauses.
const APPOSITION: usize = 16;

impl<'a> Resolver<'a> {
    pub(super) fn new(scene: &'a Scene<'a>) -> Self {
        Self {
            scene,
            genders: Genders::new(scene),
            descriptions: Descriptions::new(scene),
            voices: Vec::with_capacity(VOICES),
        }
    }

    /// Notes whom this phrase, which spoke, stands for.
    pub(super) fn spoke(&mut self, phrase: &Phrase, entity: Option<EntityId>, bound: bool) {
        if self.voices.iter().any(|voice| voice.phrase.tokens == phrase.tokens) {
            return;
        }
        if self.voices.len() == VOICES {
            self.voices.remove(0);
        }
        self.voices.push(Voice { phrase: phrase.clone(), entity, bound });
    }

    /// The entity that a pronoun or a description stands for, and why.
    pub(super) fn resolve(&self, phrase: &Phrase) -> Option<(EntityId, Rule)> {
        let at = phrase.tokens.start;
        let because = |rule: Rule| move |entity: EntityId| (entity, rule);
        match phrase.head {
            Head::Name(_) => None,
            Head::Noun => self.described(phrase).map(because(Rule::DescriptionRefers)),
            Head::Pronoun => match self.scene.text.word(at) {
                "who" | "Who" => self.antecedent(at, true).map(because(Rule::NameBefore)),
                "which" => self.antecedent(at, false).map(because(Rule::NameBefore)),
                "it" | "It" | "they" | "They" => self.organisation(at).map(because(Rule::PronounRefers)),
                _ => match gender_of(self.scene.class(at)) {
                    Classes::NONE => None,
                    gender => self.referents().person(at, gender).map(because(Rule::PronounRefers)),
                },
            },
        }
    }

    fn referents(&self) -> Referents<'_> {
        Referents {
            scene: self.scene,
            genders: &self.genders,
            descriptions: &self.descriptions,
            voices: &self.voices,
        }
    }

    /// “The judge”, “the woman”.
    fn described(&self, phrase: &Phrase) -> Option<EntityId> {
        self.descriptions.of(self.scene, &self.genders, &phrase.tokens)
    }

    /// “Berg, who said”, “Berg, a miner from Leeds, who said”: the name right before, or before its apposition; a person's
    /// before “who”, another before “which”.
    fn antecedent(&self, at: usize, person: bool) -> Option<EntityId> {
        let scene = self.scene;
        let comma = |at: usize| scene.text.kind(at) == TokenKind::Comma;
        let fits = |at: usize| {
            let mention = scene.mention(at)?;
            let kind = mention.kind != EntityKind::Group && (mention.kind == EntityKind::Person) == person;
            let start = scene.mention_tokens(at).start;
            // “The brother of Berg, who” and “Berg and Hale, who” are others.
            let part = start.checked_sub(1).is_some_and(|at| matches!(scene.text.word(at), "of" | "and" | "or"));
            (kind && !part).then_some(mention.entity)
        };
        let before = at.checked_sub(1)?;
        let near = if comma(before) { before.checked_sub(1)? } else { before };
        if let Some(found) = fits(near) {
            return Some(found);
        }
        let sentence = scene.text.sentence_of(at).start;
        let opens = (sentence.max(near.saturating_sub(APPOSITION))..near).rev().find(|&at| comma(at))?;
        let apposed = comma(before) && scene.class(opens + 1).any(Classes::DETERMINER | Classes::ROLE | Classes::MODIFIER);
        if apposed { fits(opens.checked_sub(1)?) } else { None }
    }

    /// The organisation that spoke last, right before.
    fn organisation(&self, at: usize) -> Option<EntityId> {
        let last = self.voices.last().filter(|last| last.bound)?;
        let text = self.scene.text;
        let near = text.sentence_index(last.phrase.head_at()) + 3 >= text.sentence_index(at)
            && text.paragraph_of(last.phrase.head_at()) + 1 >= text.paragraph_of(at);
        let organisation = |&entity: &EntityId| {
            self.scene.entity(entity).is_some_and(|entity| entity.kind == EntityKind::Organisation)
        };
        last.entity.filter(organisation).filter(|_| near)
    }
}
