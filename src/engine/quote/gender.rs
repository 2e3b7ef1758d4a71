//! Who is known to be a man or a woman: by titles and roles, by first names, and by the pronouns that follow a name.

use super::calling::Callings;
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Entity, EntityId, EntityKind};

/// What speaks for a gender, and how loudly. A title never lies, an actress hardly ever, a first name now and then; a
/// name alone is often a surname, and many a woman is called an actor or a spokesman; one pronoun may mean somebody else, several will not.
const TITLE: i32 = 40;
const ROLE: i32 = 20;
const ROLE_OF_BOTH: i32 = 3;
const FIRST_NAME: i32 = 10;
const ONLY_NAME: i32 = 3;
const PRONOUN: i32 = 3;
const MOST_PRONOUNS: i32 = 12;

/// Men's nouns that news gives to women as well.
const SAID_OF_BOTH: [&str; 6] = ["actor", "batsman", "chairman", "ombudsman", "seaman", "spokesman"];

/// What speaks less loudly leaves a person's gender unknown.
const ENOUGH: i32 = 4;

/// For each entity the gender that is known of it.
pub(super) struct Genders(Vec<Classes>);

impl Genders {
    pub(super) fn new(scene: &Scene<'_>, callings: &Callings) -> Self {
        let mut votes = vec![Votes::default(); scene.entities.len()];
        for (number, entity) in scene.entities.iter().enumerate() {
            if let Some(votes) = votes.get_mut(number).filter(|_| entity.kind == EntityKind::Person) {
                votes.stated = by_name(scene, entity);
            }
        }
        for calling in callings.all() {
            let head = scene.role_head(calling.words.clone());
            if let (Some(votes), Some(head)) = (votes.get_mut(calling.entity.0 as usize), head) {
                votes.stated = votes.stated.saturating_add(by_role(scene, head));
            }
        }
        let mut alone: Option<Lone> = None;
        for (mention, token) in scene.mentions_with_tokens() {
            if mention.kind != EntityKind::Person || scene.is_marked(token) {
                continue;
            }
            let sentence = scene.text.sentence_index(token);
            match &mut alone {
                Some(lone) if lone.sentence == sentence => lone.several |= lone.entity != mention.entity,
                _ => {
                    count(scene, &mut votes, alone);
                    alone = Some(Lone { entity: mention.entity, token, sentence, several: false });
                }
            }
        }
        count(scene, &mut votes, alone);
        Self(votes.into_iter().map(Votes::gender).collect())
    }

    /// Male, female, or nothing where it is not known.
    pub(super) fn of(&self, entity: EntityId) -> Classes {
        self.0.get(entity.0 as usize).copied().unwrap_or(Classes::NONE)
    }

    /// Whether nothing known speaks against this gender.
    pub(super) fn fits(&self, entity: EntityId, gender: Classes) -> bool {
        !self.of(entity).clashes(gender)
    }
}

/// What was found out about one entity: above zero for a man, below for a woman.
#[derive(Clone, Copy, Default)]
struct Votes {
    stated: i32,
    pronouns: i32,
}

impl Votes {
    fn gender(self) -> Classes {
        let sum = self.stated.saturating_add(self.pronouns.clamp(-MOST_PRONOUNS, MOST_PRONOUNS));
        if sum.abs() < ENOUGH {
            Classes::NONE
        } else if sum > 0 {
            Classes::MALE
        } else {
            Classes::FEMALE
        }
    }
}

/// The only person of a sentence.
#[derive(Clone, Copy)]
struct Lone {
    entity: EntityId,
    token: usize,
    sentence: usize,
    several: bool,
}

/// `weight` for a man, its negative for a woman.
const fn signed(class: Classes, weight: i32) -> i32 {
    match class.gender() {
        Classes::MALE => weight,
        Classes::FEMALE => -weight,
        _ => 0,
    }
}

fn by_name(scene: &Scene<'_>, entity: &Entity) -> i32 {
    let mut words = entity.name.of(scene.text.source).split_whitespace();
    let first = scene.first_name(words.next().unwrap_or(""));
    signed(first, if words.next().is_some() { FIRST_NAME } else { ONLY_NAME })
}

/// What a title, or the noun at the head of a role, says: “Mrs”, “the actress”.
fn by_role(scene: &Scene<'_>, head: usize) -> i32 {
    let class = scene.class(head);
    let title = class.any(Classes::TITLE) && scene.text.kind(head) == TokenKind::Capital;
    let either = SAID_OF_BOTH.iter().any(|role| role.eq_ignore_ascii_case(scene.text.word(head)));
    signed(
        class,
        if either {
            ROLE_OF_BOTH
        } else if title {
            TITLE
        } else {
            ROLE
        },
    )
}

/// Counts the pronouns after a name that no other person can claim: those of its sentence, and the first word of the next.
fn count(scene: &Scene<'_>, votes: &mut [Votes], lone: Option<Lone>) {
    /// Further away a pronoun may mean anybody.
    const REACH: usize = 40;
    let Some(lone) = lone.filter(|lone| !lone.several) else { return };
    let sentence = scene.text.sentence_of(lone.token);
    let heard = |at: &usize| !scene.is_marked(*at) && stands_for(scene, *at);
    // “Asked by Ruiz if she could”, “He asked Ruiz if he could”: not Ruiz.
    let first = scene.text.word(sentence.start);
    let fronted = lone.token > sentence.start && (first.ends_with("ed") || first.ends_with("ing"));
    if fronted || (sentence.start.max(lone.token.saturating_sub(REACH))..lone.token).any(|at| heard(&at)) {
        return;
    }
    let goes_on = scene.text.paragraph_of(sentence.end) == scene.text.paragraph_of(lone.token);
    let end = if goes_on { sentence.end + 1 } else { sentence.end };
    let found = (lone.token..end.min(lone.token + REACH)).filter(heard);
    let sum: i32 = found.map(|at| signed(scene.class(at), PRONOUN)).sum();
    if let Some(votes) = votes.get_mut(lone.entity.0 as usize) {
        votes.pronouns = votes.pronouns.saturating_add(sum);
    }
}

/// Whether a word is a pronoun that takes up a subject: not “saw her”, which is another, but “saw her brother”.
fn stands_for(scene: &Scene<'_>, at: usize) -> bool {
    let owns = || scene.text.token(at + 1).is_word() && !scene.class(at + 1).any(Classes::FUNCTION);
    match scene.text.word(at) {
        "he" | "she" | "He" | "She" | "himself" | "herself" | "his" => true,
        "her" => owns(),
        _ => false,
    }
}
