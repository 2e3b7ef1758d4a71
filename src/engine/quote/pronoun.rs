//! Whom the words that name a speaker refer to: “he”, “who”, “it”, “the judge”.

use std::ops::Range;

use super::description::Descriptions;
use super::gender::Genders;
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
    descriptions: Descriptions<'a>,
    voices: Vec<Voice>,
}

/// So many of those who spoke last are remembered.
const VOICES: usize = 24;

/// “It” goes no further back than so many sentences.
const SENTENCES: usize = 8;

/// Longer appositions are clauses.
const APPOSITION: usize = 16;

impl<'a> Resolver<'a> {
    pub(super) fn new(scene: &'a Scene<'a>) -> Self {
        let descriptions = Descriptions::new(scene);
        Self {
            scene,
            genders: Genders::new(scene, &descriptions.callings),
            descriptions,
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
        let speaks = match phrase.head {
            Head::Noun if phrase.entity.is_none() => {
                let core = self.scene.core(phrase.tokens.clone());
                core.end.saturating_sub(1)..core.end
            }
            _ => phrase.tokens.clone(),
        };
        self.voices.push(Voice { phrase: phrase.clone(), speaks, entity, bound });
    }

    /// The entity that a pronoun or a description stands for which spoke these words, and why.
    pub(super) fn resolve(&self, phrase: &Phrase, words: &Range<usize>) -> Option<(EntityId, Rule)> {
        let at = phrase.tokens.start;
        let because = |rule: Rule| move |entity: EntityId| (entity, rule);
        match phrase.head {
            Head::Name(_) => None,
            Head::Noun => self
                .descriptions
                .of(self.scene, &self.genders, &phrase.tokens)
                .map(because(Rule::DescriptionRefers))
                .or_else(|| self.only_one(&phrase.tokens, words).map(because(Rule::OnlyOne))),
            Head::Pronoun => match self.scene.text.word(at) {
                "who" | "Who" => self.antecedent(at, true).map(because(Rule::NameBefore)),
                "which" => self.antecedent(at, false).map(because(Rule::NameBefore)),
                "it" | "It" | "they" | "They" => self.organisation(at).map(because(Rule::PronounRefers)),
                _ => match self.scene.class(at).gender() {
                    Classes::NONE => None,
                    gender => self.referents(words).person(at, gender).map(because(Rule::PronounRefers)),
                },
            },
        }
    }

    fn referents<'b>(&'b self, words: &'b Range<usize>) -> Referents<'b> {
        Referents {
            scene: self.scene,
            genders: &self.genders,
            descriptions: &self.descriptions,
            words,
            voices: &self.voices,
        }
    }

    /// “The woman”, “the 19-year-old”, “the company”, “the senator” of several: the only one around who can be called so.
    fn only_one(&self, phrase: &Range<usize>, words: &Range<usize>) -> Option<EntityId> {
        match self.descriptions.anybody(self.scene, phrase) {
            Some(word) => self
                .referents(words)
                .only(phrase.start, word.gender())
                .filter(|&found| self.descriptions.may_be_aged(self.scene, found, phrase)),
            None => self
                .descriptions
                .around(self.scene, &self.genders, phrase)
                .or_else(|| self.scene.company(phrase)),
        }
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
            let part =
                start.checked_sub(1).is_some_and(|at| matches!(scene.text.word(at), "of" | "and" | "or"));
            (kind && !part).then_some(mention.entity)
        };
        let before = at.checked_sub(1)?;
        let near = if comma(before) { before.checked_sub(1)? } else { before };
        // “They left the union which was called”: perhaps the leaving.
        if !person && !comma(before) && !scene.is_cue(at + 1) {
            return None;
        }
        if let Some(found) = fits(near) {
            return Some(found);
        }
        let sentence = scene.text.sentence_of(at).start;
        let opens = (sentence.max(near.saturating_sub(APPOSITION))..near).rev().find(|&at| comma(at))?;
        let apposed = comma(before)
            && scene.class(opens + 1).any(Classes::DETERMINER | Classes::ROLE | Classes::MODIFIER);
        if apposed { fits(opens.checked_sub(1)?) } else { None }
    }

    /// “It”, “they”: the organisation that spoke last, right before, where nobody else can be meant.
    fn organisation(&self, at: usize) -> Option<EntityId> {
        let text = self.scene.text;
        let last = self.voices.last().filter(|last| last.bound)?;
        let spoke = last.phrase.head_at();
        let (first, here) = (text.sentence_index(spoke), text.sentence_index(at));
        if first + SENTENCES < here || text.paragraph_of(spoke) + 1 < text.paragraph_of(at) {
            return None;
        }
        // A sentence with a subject of its own leads elsewhere.
        let elsewhere = |sentence: usize| {
            let start = text.sentences.get(sentence).map_or(at, |sentence| sentence.tokens().start);
            start != at && !self.scene.is_marked(start) && !self.scene.class(start).any(Classes::PRONOUN)
        };
        let others = |at: usize| !self.scene.is_marked(at) && self.scene.is_people_noun(at);
        let organisation = |&entity: &EntityId| {
            self.scene.entity(entity).is_some_and(|entity| entity.kind == EntityKind::Organisation)
        };
        let clear = !(first + 1..=here).any(elsewhere) && !(spoke..at).any(others);
        last.entity.filter(organisation).filter(|_| clear)
    }
}
