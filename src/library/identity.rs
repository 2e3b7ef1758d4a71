//! One person, organisation or place over many articles.
//!
//! Pure functions over analyses. Names and roles decide; each entity is tied with a confidence and what speaks for it, so that a
//! reader can check it and take it apart. What one article tells apart stays apart, and a bare surname ties nobody: it is kept
//! as a possibility.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::engine::entity::{self, Likeness, PersonName};
use crate::engine::{Analysis, Document, EntityId, EntityKind, Span};

/// One person, organisation, place … as many articles know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What kind of thing it is.
    pub kind: EntityKind,
    /// Its fullest name.
    pub name: String,
    /// The entities that are it, at most one of each article. The first gives it its name.
    pub members: Vec<Tie>,
    /// The entities that may be it, by a name alone that others could bear.
    pub perhaps: Vec<Tie>,
}

/// An entity of one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sighting {
    /// The article, by its place in the list.
    pub article: usize,
    /// The entity in that article's analysis.
    pub entity: EntityId,
}

/// An entity that is tied to an identity, and what speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The entity.
    pub sighting: Sighting,
    /// How sure, in thousandths: set by rule for each sort of evidence, an order and not a measured share.
    pub confidence: u16,
    /// Why; nothing for the first member.
    pub evidence: Vec<Evidence>,
}

/// Words of the entity's article that match words of a member's article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What matches.
    pub sign: Sign,
    /// The words in the entity's own article.
    pub here: Span,
    /// The member whose article has the other words.
    pub of: Sighting,
    /// The words there.
    pub there: Span,
}

/// What can match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The full names, as alike as that.
    FullName(Likeness),
    /// The name of a thing, or a short form of it.
    Name,
    /// Only one part of a person's name.
    BareName,
    /// A title or role, or the chief word of it.
    Role,
}

/// Finds who and what is the same in these articles, in order of first appearance of the fullest names.
///
/// The time is that of reading every entity once: one is compared only with identities of the same surname or name, of which
/// there are seldom more than a few.
#[must_use]
pub fn identify(articles: &[(&Document, &Analysis)]) -> Vec<Identity> {
    let mut search =
        Search { articles, drafts: Vec::new(), people: FxHashMap::default(), things: FxHashMap::default() };
    let mut people: Vec<Vec<(Sighting, PersonName)>> = Vec::new();
    let mut bare = Vec::new();
    for (article, (document, analysis)) in articles.iter().enumerate() {
        for (entity, number) in analysis.entities.iter().zip(0..) {
            let sighting = Sighting { article, entity: EntityId(number) };
            if entity.kind != EntityKind::Person {
                search.thing(sighting);
                continue;
            }
            let words = entity.name.of(document.text());
            let name = PersonName::parse(words);
            let length = name.parts().count();
            if length < 2 || !words.contains(char::is_whitespace) {
                bare.push((sighting, name));
                continue;
            }
            if people.len() <= length {
                people.resize_with(length + 1, Vec::new);
            }
            if let Some(same) = people.get_mut(length) {
                same.push((sighting, name));
            }
        }
    }
    // The fullest names first, so that a shorter one finds all that it could be.
    for (sighting, name) in people.into_iter().rev().flatten() {
        search.person(sighting, name);
    }
    for (sighting, name) in bare {
        search.bare(sighting, &name);
    }
    search.drafts.into_iter().map(|draft| draft.identity).collect()
}

/// An identity while it is searched for.
struct Draft {
    identity: Identity,
    person: PersonName,
    articles: FxHashSet<usize>,
    /// The chief words of its roles, and where each stands first.
    roles: FxHashMap<String, (Sighting, Span)>,
}

struct Search<'a> {
    articles: &'a [(&'a Document, &'a Analysis)],
    drafts: Vec<Draft>,
    /// Drafts by each part of a person's name.
    people: FxHashMap<String, Vec<usize>>,
    /// Drafts by kind and name.
    things: FxHashMap<(EntityKind, String), usize>,
}

/// Among so many bearers of a name nobody is told by it.
const MOST_BEARERS: usize = 32;

impl Search<'_> {
    /// The fullest name of an entity.
    fn name(&self, sighting: Sighting) -> (Span, &str) {
        self.articles
            .get(sighting.article)
            .and_then(|(document, analysis)| {
                let name = analysis.entity(sighting.entity)?.name;
                Some((name, name.of(document.text())))
            })
            .unwrap_or_default()
    }

    /// The chief words of an entity's roles.
    fn roles(&self, sighting: Sighting) -> Vec<(String, Span)> {
        let Some((document, analysis)) = self.articles.get(sighting.article) else { return Vec::new() };
        let roles = analysis.entity(sighting.entity).map_or(&[][..], |entity| &entity.roles);
        let words = |role: &Span| {
            let role = *role;
            let words = role.of(document.text()).split_whitespace().filter(|word| tells(word));
            words.map(move |word| (entity::key(word, EntityKind::Other), role)).collect::<Vec<_>>()
        };
        roles.iter().flat_map(words).collect()
    }

    /// Begins an identity with its first member.
    fn begin(&mut self, sighting: Sighting, kind: EntityKind, person: PersonName) -> usize {
        let name = self.name(sighting).1.to_owned();
        let first = Tie { sighting, confidence: 1000, evidence: Vec::new() };
        self.drafts.push(Draft {
            identity: Identity { kind, name, members: vec![first], perhaps: Vec::new() },
            person,
            articles: FxHashSet::from_iter([sighting.article]),
            roles: FxHashMap::default(),
        });
        self.know_roles(self.drafts.len() - 1, sighting);
        self.drafts.len() - 1
    }

    fn know_roles(&mut self, draft: usize, sighting: Sighting) {
        let roles = self.roles(sighting);
        if let Some(draft) = self.drafts.get_mut(draft) {
            for (word, place) in roles {
                draft.roles.entry(word).or_insert((sighting, place));
            }
        }
    }

    /// A person by full name: the one identity that it fits well enough, or a new one.
    fn person(&mut self, sighting: Sighting, name: PersonName) {
        let known = self.people.get(name.last()).map_or(&[][..], Vec::as_slice);
        let mut fitting: Vec<(usize, Tie)> = known
            .iter()
            .filter_map(|&draft| {
                let likeness = name.likeness(&self.drafts.get(draft)?.person)?;
                self.tie(draft, sighting, Sign::FullName(likeness)).map(|tie| (draft, tie))
            })
            .collect();
        // Somebody of the very same name comes before those of a fuller one.
        let same = |(_, tie): &(usize, Tie)| {
            tie.evidence.first().is_some_and(|name| name.sign == Sign::FullName(Likeness::Same))
        };
        if fitting.iter().filter(|fit| same(fit)).count() == 1 {
            fitting.retain(same);
        }
        match fitting.pop() {
            Some((draft, tie)) if fitting.is_empty() && tie.confidence >= JOINED => {
                self.join(draft, tie);
                return;
            }
            last => fitting.extend(last),
        }
        let parts: Vec<String> = name.parts().map(str::to_owned).collect();
        let draft = self.begin(sighting, EntityKind::Person, name);
        for part in parts {
            let bearers = self.people.entry(part).or_default();
            if bearers.len() < MOST_BEARERS && bearers.last() != Some(&draft) {
                bearers.push(draft);
            }
        }
        self.may_be(fitting);
    }

    /// A person by one word: nobody for sure.
    fn bare(&mut self, sighting: Sighting, name: &PersonName) {
        let known = self.people.get(name.last()).map_or(&[][..], Vec::as_slice);
        let fitting = known.iter().filter_map(|&draft| {
            let family = self.drafts.get(draft)?.person.last() == name.last();
            let tie = self.tie(draft, sighting, Sign::BareName)?;
            family.then_some((draft, tie))
        });
        let fitting = fitting.collect();
        self.may_be(fitting);
        self.begin(sighting, EntityKind::Person, PersonName::default());
    }

    /// A thing: the identity of the same kind and name, or a new one.
    fn thing(&mut self, sighting: Sighting) {
        let (_, words) = self.name(sighting);
        let Some(kind) = self.kind(sighting) else { return };
        let key = (kind, entity::key(words, kind));
        let tie =
            self.things.get(&key).and_then(|&draft| Some((draft, self.tie(draft, sighting, Sign::Name)?)));
        match tie {
            Some((draft, tie)) => self.join(draft, tie),
            None => {
                let draft = self.begin(sighting, kind, PersonName::default());
                self.things.entry(key).or_insert(draft);
            }
        }
    }

    fn kind(&self, sighting: Sighting) -> Option<EntityKind> {
        let (_, analysis) = self.articles.get(sighting.article)?;
        analysis.entity(sighting.entity).map(|entity| entity.kind)
    }

    /// What ties an entity to an identity; nothing where the same article tells the two apart.
    fn tie(&self, draft: usize, sighting: Sighting, sign: Sign) -> Option<Tie> {
        let draft = self.drafts.get(draft)?;
        if draft.articles.contains(&sighting.article) {
            return None;
        }
        let first = draft.identity.members.first()?.sighting;
        let name = Evidence { sign, here: self.name(sighting).0, of: first, there: self.name(first).0 };
        let roles = self.roles(sighting);
        let shared = roles.iter().find_map(|(word, here)| {
            let &(of, there) = draft.roles.get(word)?;
            Some(Evidence { sign: Sign::Role, here: *here, of, there })
        });
        let differ = shared.is_none() && !roles.is_empty() && !draft.roles.is_empty();
        let confidence = match (sign, shared.is_some(), differ) {
            (Sign::FullName(Likeness::Same), true, _) => 970,
            (Sign::FullName(Likeness::Fewer), true, _) => 950,
            (Sign::FullName(_), true, _) | (Sign::Name, ..) | (Sign::FullName(Likeness::Same), _, false) => {
                900
            }
            (Sign::FullName(Likeness::Same), _, true) => 800,
            (Sign::FullName(Likeness::Fewer), _, false) => 750,
            (Sign::FullName(_), ..) => 600,
            (Sign::BareName, true, _) => 500,
            (Sign::BareName | Sign::Role, ..) => 300,
        };
        Some(Tie { sighting, confidence, evidence: [Some(name), shared].into_iter().flatten().collect() })
    }

    fn join(&mut self, draft: usize, tie: Tie) {
        self.know_roles(draft, tie.sighting);
        if let Some(draft) = self.drafts.get_mut(draft) {
            draft.articles.insert(tie.sighting.article);
            draft.identity.members.push(tie);
        }
    }

    fn may_be(&mut self, fitting: Vec<(usize, Tie)>) {
        for (draft, tie) in fitting {
            if let Some(draft) = self.drafts.get_mut(draft) {
                draft.identity.perhaps.push(tie);
            }
        }
    }
}

/// From this confidence on an entity is tied, below it may be.
const JOINED: u16 = 700;

/// Whether a word of a role tells one person from another. “Mr” and “former” do not.
fn tells(word: &str) -> bool {
    const SHORTEST: usize = 4;
    let common =
        ["former", "acting", "deputy", "vice", "senior", "late", "then", "other", "with", "from", "their"];
    word.len() >= SHORTEST && !common.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Analyzer, Meta, Model};

    /// The identities of these texts, as `name: article/words confidence …; perhaps …`.
    fn identities(texts: &[&str]) -> Vec<String> {
        let model = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/static/data/model.bin")).unwrap();
        let model = Model::load(&model).unwrap();
        let analyzer = Analyzer::new(&model);
        let documents: Vec<_> =
            texts.iter().map(|&text| Document::from_text(text, Meta::default()).unwrap()).collect();
        let analyses: Vec<_> = documents.iter().map(|document| analyzer.analyze(document)).collect();
        let articles: Vec<_> = documents.iter().zip(&analyses).collect();
        let tie = |tie: &Tie| {
            let Sighting { article, entity } = tie.sighting;
            let name = analyses[article].entity(entity).unwrap().name;
            format!("{article}/{} {}", name.of(documents[article].text()), tie.confidence)
        };
        let line = |identity: &Identity| {
            let members: Vec<_> = identity.members.iter().map(tie).collect();
            let perhaps: Vec<_> = identity.perhaps.iter().map(tie).collect();
            format!("{}; perhaps {}", members.join(", "), perhaps.join(", "))
        };
        identify(&articles).iter().map(line).collect()
    }

    #[test]
    fn full_names_and_roles_tie_people() {
        assert_eq!(
            identities(&[
                "Robert Hughes, a miner, spoke.",
                "The miner Robert Gabriel Hughes spoke.",
                "Robert Hughes, a painter, spoke.",
            ]),
            ["1/Robert Gabriel Hughes 1000, 0/Robert Hughes 950; perhaps 2/Robert Hughes 600"]
                .into_iter()
                .chain(["2/Robert Hughes 1000; perhaps "])
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_bare_surname_ties_nobody() {
        assert_eq!(
            identities(&["“No,” said Ana Ruiz.", "“Yes,” said Ruiz.", "“No,” said Pedro Ruiz."]),
            [
                "0/Ana Ruiz 1000; perhaps 1/Ruiz 300",
                "2/Pedro Ruiz 1000; perhaps 1/Ruiz 300",
                "1/Ruiz 1000; perhaps "
            ]
        );
    }

    #[test]
    fn what_one_article_tells_apart_stays_apart() {
        assert_eq!(
            identities(&[
                "John Paul Hammond met John Peter Hammond.",
                "“No,” said John Hammond.",
                "“No,” said John Paul Hammond."
            ]),
            [
                "0/John Paul Hammond 1000, 2/John Paul Hammond 900; perhaps 1/John Hammond 750",
                "0/John Peter Hammond 1000; perhaps 1/John Hammond 750",
                "1/John Hammond 1000; perhaps ",
            ]
        );
    }

    #[test]
    fn things_are_tied_by_their_names() {
        assert_eq!(
            identities(&[
                "They left the United States.",
                "The U.S. waited in Norway.",
                "They fled to Norway."
            ]),
            ["0/United States 1000, 1/U.S. 900; perhaps ", "1/Norway 1000, 2/Norway 900; perhaps ",]
        );
    }
}
