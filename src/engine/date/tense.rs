//! Whether the words around a date speak of what was or of what will be.

use super::grammar::Finder;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

/// The time of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// “Said that it would meet on Friday”: most likely ahead, for nobody says so of the Friday before last.
    Reported,
    /// “Was to meet on Friday”: whether Friday has come, the sentence does not say.
    Open,
}

/// A verb that tells when something is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verb {
    pub(super) tense: Tense,
    /// Its token.
    pub(super) at: usize,
    /// Whether it stands so near that it surely belongs to the date.
    pub(super) near: bool,
}

impl Verb {
    /// Whether it speaks of what is to come.
    pub(super) const fn lies_ahead(self) -> bool {
        matches!(self.tense, Tense::Future | Tense::Reported)
    }
}

/// How many tokens away a verb is looked for.
const REACH: usize = 14;

/// How many tokens away it surely belongs to the date; and how many where a day is told with “on”.
const NEAR: usize = 4;
const NEAR_ON: usize = 9;

impl Finder<'_> {
    /// The verb of the clause that the date between these tokens stands in.
    pub(super) fn verb(&self, first: usize, end: usize) -> Option<Verb> {
        let introduced = matches!(
            self.before(first, 1),
            "on" | "On"
                | "in"
                | "In"
                | "by"
                | "By"
                | "this"
                | "This"
                | "next"
                | "last"
                | "late"
                | "early"
                | "from"
        );
        let opening = first.saturating_sub(usize::from(introduced));
        if let Some(tense) = self.limit(first) {
            return Some(Verb { tense, at: first.saturating_sub(1), near: false });
        }
        let fronted =
            matches!(self.kind_before(opening), TokenKind::Comma | TokenKind::Stop | TokenKind::Quote)
                || matches!(self.before(opening, 1), "that" | "and" | "but");
        let (left, right) = (|| self.verb_before(first), || self.verb_after(end));
        if fronted { right().or_else(left) } else { left().or_else(right) }
    }

    fn verb_before(&self, first: usize) -> Option<Verb> {
        for at in (first.saturating_sub(REACH)..first).rev() {
            if self.parts_clauses(at) {
                return None;
            }
            if let Some(tense) = self.tense(at) {
                // “Announced elections on August 1”: the day may be that of the elections; not so “were announced”.
                let announced =
                    self.is(at, Classes::CUE) && !matches!(self.before(at, 1), "was" | "were" | "been");
                let reach = match self.before(first, 1) {
                    _ if announced => 2,
                    "on" => NEAR_ON,
                    _ => NEAR,
                };
                let near = first - at <= reach;
                return Some(Verb { tense, at, near });
            }
        }
        None
    }

    fn verb_after(&self, end: usize) -> Option<Verb> {
        let mut aside = false;
        for at in end..end.saturating_add(REACH) {
            if self.parts_clauses(at) {
                return None;
            }
            // “The council, which will be replaced, said no”: what is said aside is of another time.
            if self.kind(at) == TokenKind::Comma {
                aside = matches!(self.word(at + 1), "which" | "who" | "whose" | "where");
            }
            if let Some(tense) = self.tense(at).filter(|_| !aside) {
                // “On August 1, he said”: what he said may be of the next August.
                let near = at - end < NEAR && !self.is(at, Classes::CUE);
                return Some(Verb { tense, at, near });
            }
        }
        None
    }

    fn parts_clauses(&self, at: usize) -> bool {
        match self.kind(at) {
            TokenKind::Stop | TokenKind::Quote | TokenKind::Colon => true,
            TokenKind::Sign => matches!(self.word(at), ";" | "–" | "—"),
            _ => false,
        }
    }

    /// The tense of a day that ends something or to which something was moved: “open until Friday”, “postponed to Friday”.
    fn limit(&self, first: usize) -> Option<Tense> {
        let until = matches!(self.before(first, 1), "until" | "till");
        let moved = is_moved(self.before(first, 2)) && matches!(self.before(first, 1), "for" | "to");
        if !until && !moved {
            return None;
        }
        let had = (2..=5).any(|tokens| self.before(first, tokens) == "had");
        let moved = moved || is_moved(self.before(first, 2));
        let told = || self.verb_before(first.saturating_sub(1)).is_some_and(|verb| verb.tense == Tense::Past);
        Some(if had || (!moved && told()) { Tense::Open } else { Tense::Future })
    }

    /// The tense that a word shows, if it is a verb that does.
    fn tense(&self, at: usize) -> Option<Tense> {
        let word = self.word(at);
        let next = self.word(at + 1);
        match word {
            "will" | "tomorrow" | "shall" | "won't" | "won’t" | "upcoming" | "forthcoming" | "hopes"
            | "plans" | "intends" | "aims" | "opens" | "begins" | "starts" | "ends" | "closes"
            | "expires" | "resumes" | "returns" | "deadline" | "predict" | "predicts" | "expects" => {
                Some(Tense::Future)
            }
            "would" if next != "have" && self.word(at + 2) != "have" => Some(Tense::Reported),
            "would" | "could" | "may" | "might" | "must" | "should" | "can" => {
                let never = matches!(word, "could" | "can") && next == "not";
                let past = never || next == "have" || self.word(at + 2) == "have";
                Some(if past { Tense::Past } else { Tense::Future })
            }
            "due" | "scheduled" | "expected" | "slated" | "planned" | "set" | "supposed" | "going"
            | "forecast" | "predicted" | "likely" => self.plan(at, word, next),
            "ahead" if next == "of" => Some(Tense::Future),
            "is" | "are" if next == "to" => Some(Tense::Future),
            "was" | "were" if next == "to" => Some(Tense::Open),
            "has" | "have" if matches!(next, "until" | "to") => Some(Tense::Future),
            "agreed" | "vowed" | "pledged" | "promised" | "hoped" | "decided" if next == "to" => {
                Some(Tense::Future)
            }
            "was" | "were" | "had" | "did" | "has" | "been" | "says" => Some(Tense::Past),
            _ if self.kind(at) == TokenKind::Lower && self.is_past_verb(at) => Some(self.participle(at)),
            _ => None,
        }
    }

    /// The tense of “held”: “will be held” lies ahead, “held” and “could not be held” do not.
    fn participle(&self, at: usize) -> Tense {
        let Some(be) = (1..=2).find(|&tokens| self.before(at, tokens) == "be") else { return Tense::Past };
        let never =
            self.before(at, be + 1) == "not" && matches!(self.before(at, be + 2), "could" | "can" | "did");
        if never { Tense::Past } else { Tense::Future }
    }

    /// What is planned lies ahead; what was planned, or was a “planned visit”, may be over.
    fn plan(&self, at: usize, word: &str, next: &str) -> Option<Tense> {
        // “Due to a landslide”, “a set of”, “going home”.
        let cause =
            word == "due" && next == "to" && (self.is(at + 2, Classes::DETERMINER) || !self.follows_be(at));
        if cause || (matches!(word, "set" | "going") && !matches!(next, "to" | "for")) {
            return None;
        }
        let ahead = (1..=3)
            .any(|tokens| matches!(self.before(at, tokens), "is" | "are" | "will" | "be" | "has" | "have"));
        Some(if ahead { Tense::Future } else { Tense::Open })
    }

    fn follows_be(&self, at: usize) -> bool {
        (1..=2).any(|tokens| matches!(self.before(at, tokens), "is" | "are" | "was" | "were" | "be"))
    }

    fn is_past_verb(&self, at: usize) -> bool {
        is_past(self.word(at))
            && !matches!(self.before(at, 1), "the" | "a" | "an")
            && !self.is(at, Classes::PRONOUN)
    }
}

/// Whether what was done to something is a new day for it.
fn is_moved(word: &str) -> bool {
    matches!(
        word,
        "adjourned"
            | "postponed"
            | "delayed"
            | "extended"
            | "deferred"
            | "rescheduled"
            | "remanded"
            | "moved"
            | "suspended"
            | "set"
    )
}

/// Whether this is the past of a verb: those in “ed”, and the common ones that are not.
fn is_past(word: &str) -> bool {
    const IRREGULAR: &str = "began became beat bought broke brought built came caught cut did died drew drove fell felt fled flew fought found gave got grew held hit hurt kept knew led left lost made met overtook paid put quit ran read rose said sang sank sat saw sent shook shot shut sold sought spent spoke stole stood struck sued swore taught threw thought told took underwent understood went withdrew woke won wore wrote";
    const NOUNS: [&str; 8] = ["hundred", "indeed", "need", "speed", "exceed", "proceed", "succeed", "feed"];
    if word.len() > 4 && word.ends_with("ed") {
        return !NOUNS.contains(&word);
    }
    IRREGULAR.split(' ').any(|known| known == word)
}
