//! How old people are said to be: “Keiko Mori, 46,”, “the 19-year-old”.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::scene::Scene;
use crate::engine::text::TokenKind;
use crate::engine::{EntityId, EntityKind};

/// The ages that the article gives.
#[derive(Default)]
pub(super) struct Ages<'a> {
    /// By age, the one person of that age; nobody where several are.
    holders: FxHashMap<&'a str, Option<EntityId>>,
    /// By person, the age.
    ages: FxHashMap<u32, &'a str>,
}

impl<'a> Ages<'a> {
    pub(super) fn new(scene: &Scene<'a>) -> Self {
        let mut found = Self::default();
        for (mention, token) in scene.mentions_with_tokens() {
            let Some(age) = scene.age(token).filter(|_| mention.kind == EntityKind::Person) else { continue };
            found.ages.insert(mention.entity.0, age);
            let holder = found.holders.entry(age).or_insert(Some(mention.entity));
            *holder = holder.filter(|holder| *holder == mention.entity);
        }
        found
    }

    /// The one person of this age; nothing where the article gives it to none.
    pub(super) fn holder(&self, age: &str) -> Option<Option<EntityId>> {
        self.holders.get(age).copied()
    }

    /// Whether the article says how old somebody is.
    pub(super) fn knows(&self, entity: EntityId) -> bool {
        self.ages.contains_key(&entity.0)
    }
}

impl<'a> Scene<'a> {
    /// The age that is given with a name: “Keiko Mori, 46,”, “Keiko Mori (46)”, “19-year-old Keiko Mori”.
    fn age(&self, name: usize) -> Option<&'a str> {
        let end = self.mention_tokens(name).end;
        let stands_between = |opens: TokenKind, closes: &[TokenKind]| {
            self.text.kind(end) == opens
                && self.text.kind(end + 1) == TokenKind::Number
                && closes.contains(&self.text.kind(end + 2))
        };
        if stands_between(TokenKind::Comma, &[TokenKind::Comma, TokenKind::Stop])
            || stands_between(TokenKind::Open, &[TokenKind::Close])
        {
            return Some(self.text.word(end + 1));
        }
        self.years(&(name.saturating_sub(4)..name))
    }

    /// The number before “-year-old” in a phrase.
    pub(super) fn years(&self, phrase: &Range<usize>) -> Option<&'a str> {
        let old = phrase.clone().find(|&at| is_years(self.text.word(at)))?;
        let number = old.checked_sub(2).filter(|&at| self.text.kind(at) == TokenKind::Number)?;
        Some(self.text.word(number))
    }
}

/// “Year-old”, as it stands after a number.
pub(super) fn is_years(word: &str) -> bool {
    word == "year-old"
}
