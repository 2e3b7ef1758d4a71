//! The reason behind each answer.

use serde::{Deserialize, Serialize};

use super::Span;

/// One reason: a rule that held, and the words in the text that made it hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reason {
    /// What held.
    pub rule: Rule,
    /// Where in the text it can be seen.
    pub evidence: Span,
}

impl Reason {
    /// `rule`, seen at `evidence`.
    #[must_use]
    pub const fn new(rule: Rule, evidence: Span) -> Self {
        Self { rule, evidence }
    }
}

macro_rules! rules {
    ($($(#[$section:meta])* $name:ident $code:literal $sentence:literal,)+) => {
        /// What can be a reason. Messages carry the number of a rule: add at the end only.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Rule {
            $($(#[$section])* #[doc = $sentence] $name,)+
        }

        impl Rule {
            /// Every rule.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The rule's stable name, as the record writes it.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)+ }
            }

            /// The rule as a short sentence a reader understands.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }
        }
    };
}

rules! {
    KnownPlace "known-place" "A known place.",
    KnownGroup "known-group" "A known nationality, religion or political group.",
    KnownOrganisation "known-organisation" "A known organisation.",
    KnownFirstName "known-first-name" "Begins with a known first name.",
    TitleBefore "title-before" "A title or role stands before it.",
    OrganisationWord "organisation-word" "Holds a word that names organisations.",
    PlaceWord "place-word" "Holds a word that names places.",
    EventWord "event-word" "Holds a word that names events.",
    Acronym "acronym" "Written in capitals throughout.",
    DefinedAcronym "defined-acronym" "Given in brackets after the full name.",
    CapitalisedRun "capitalised-run" "Capitalised words that stand together.",
    PlacePreposition "place-preposition" "Stands after a preposition of place.",
    SpeaksNearby "speaks-nearby" "Stands beside a verb of speech.",
    SameName "same-name" "The same name stands elsewhere in the article.",
    Surname "surname" "The surname of a person named in full.",
    NationalInstitution "national-institution" "A nationality and the word for an institution.",
    MarksPaired "marks-paired" "An opening and a closing quotation mark in one paragraph.",
    MarkReopened "mark-reopened" "Opens here and goes on in the next paragraph.",
    MarkLost "mark-lost" "A quotation mark that is never closed; read to the end of its paragraph.",
    CueBeside "cue-beside" "Stands beside a word of speech.",
    CueColon "cue-colon" "Introduced by a colon.",
    SubjectOfCue "subject-of-cue" "The subject of the word of speech.",
    AgentOfCue "agent-of-cue" "Named after “by”.",
    AccordingTo "according-to" "Named after “according to”.",
    SameUtterance "same-utterance" "The same utterance goes on.",
    ParagraphOfQuotes "paragraph-of-quotes" "A paragraph that is only a quotation goes on with the last speaker.",
    ReportedClause "reported-clause" "A clause reported without quotation marks.",
    SubjectBefore "subject-before" "The subject of the sentence before.",
    PronounRefers "pronoun-refers" "The likeliest of those named before who fit the pronoun.",
    DateHeader "date-header" "The article’s own date line.",
    CalendarDate "calendar-date" "A date of the calendar, written out.",
    YearFromDateline "year-from-dateline" "The year is the one nearest to the article’s date.",
    WeekdayFromDateline "weekday-from-dateline" "The weekday nearest to the article’s date.",
    CountedFromDateline "counted-from-dateline" "Counted from the article’s date.",
    CountedFromAnchor "counted-from-anchor" "Counted from the date named before it.",
    NoAnchor "no-anchor" "Nothing in the text says from when to count.",
    WordItself "word-itself" "The word is often part of such a name.",
    Beginning "beginning" "Begins like such names.",
    Ending "ending" "Ends like such names.",
    Capitals "capitals" "Its capital letter.",
    SimilarWords "similar-words" "Used like such names in many texts.",
    WordBefore "word-before" "The word before it.",
    WordAfter "word-after" "The word after it.",
    FirstWord "first-word" "The word that it begins with.",
    LastWord "last-word" "The word that it ends with.",
    JoinedName "joined-name" "Tied to another name by a small word.",
    OwnerOfCue "owner-of-cue" "Owns the word of speech.",
    SourceOfCue "source-of-cue" "Named after “from”.",
    SpeakerLabel "speaker-label" "Named at the head of the line.",
    Likeliest "likeliest" "The likeliest of those named around it.",
    WrittenOtherwise "written-otherwise" "The same name, written otherwise.",
    NameParts "name-parts" "The same name with fewer or shorter parts.",
    FirstName "first-name" "The first name of a person named in full.",
    TitleTells "title-tells" "The only one of this name whom the title fits.",
    NamedSoFar "named-so-far" "The only one of this name named up to here.",
    Established "established" "Whom the article has called so all along.",
    ShortForm "short-form" "A short form of the full name.",
    ExplainedAcronym "explained-acronym" "The full name follows it in brackets.",
    NarrowedDate "narrowed-date" "The words before it say which part, or about when.",
    SpeaksOfPast "speaks-of-past" "The verb speaks of the past.",
    SpeaksOfFuture "speaks-of-future" "The verb speaks of the future.",
    OpenEnded "open-ended" "The words leave open when exactly.",
    ManyDays "many-days" "Many days, or one of many.",
    LengthOfTime "length-of-time" "A length of time, not a point.",
    DescriptionRefers "description-refers" "The only one in the article who is called so.",
    OnlyOne "only-one" "The only one named around it who can be called so.",
    NameBefore "name-before" "The name just before.",
    NextLikeliest "next-likeliest" "The next likeliest, not taken.",
    OtherBearer "other-bearer" "Of the same name, not meant here.",
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn codes_are_unique_and_sentences_end() {
        let codes: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.code()).collect();
        assert_eq!(codes.len(), Rule::ALL.len());
        assert!(Rule::ALL.iter().all(|rule| rule.sentence().ends_with('.')));
    }
}
