//! What features are about: templates, and the families that they form.

/// A group of templates that one thing is learned from; the trainer can leave one out to see what it gives.
#[cfg(feature = "cli")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Family {
    /// The word and its neighbours, as they are written.
    Words,
    /// Beginnings and endings of words.
    Affixes,
    /// Capitals, digits, hyphens; beginnings of sentences and headlines.
    Shapes,
    /// Distributional classes.
    Brown,
    /// Lists of titles, roles and words in names.
    Lists,
    /// Lists of names.
    Gazetteer,
    /// What the article says elsewhere.
    Article,
    /// The run of capitalised words around.
    Runs,
}

#[cfg(feature = "cli")]
impl Family {
    pub(crate) const ALL: [Self; 8] = [
        Self::Words,
        Self::Affixes,
        Self::Shapes,
        Self::Brown,
        Self::Lists,
        Self::Gazetteer,
        Self::Article,
        Self::Runs,
    ];

    /// The family's name for people.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Affixes => "beginnings and endings",
            Self::Shapes => "shapes",
            Self::Brown => "Brown classes",
            Self::Lists => "word lists",
            Self::Gazetteer => "lists of names",
            Self::Article => "the article elsewhere",
            Self::Runs => "runs of capitals",
        }
    }
}

macro_rules! templates {
    ($($family:ident: $($name:ident)+;)+) => {
        /// What a feature is about. The number is part of the feature: adding one in the middle needs a new model.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub(crate) enum Template { $($($name,)+)+ }

        #[cfg(feature = "cli")]
        impl Template {
            /// The family it belongs to.
            pub(crate) const fn family(self) -> Family {
                match self { $($(Self::$name)|+ => Family::$family,)+ }
            }
        }
    };
}

templates! {
    Words: Word Lower WordBefore WordAfter ;
    Affixes: Prefix3 Prefix4 Suffix3 Suffix4 SuffixBefore SuffixAfter;
    Shapes: Bias Shape ShapeBefore ShapeAfter Shapes3 Shape2Before Shape2After
        Setting ShapeWordBefore ShapeWordAfter;
    Brown: Brown Brown8 Brown10 BrownLower BrownInitial BrownBefore BrownBefore8 BrownAfter BrownAfter8
        BrownBefore2 BrownAfter2 BrownsBefore BrownsAfter BrownsAround;
    Lists: Classes Initial ClassesBefore ClassesAfter ClassesBefore2 ClassesAfter2;
    Gazetteer: Known KnownAlone KnownBefore KnownAfter;
    Article: Case Cue BeforeElsewhere AfterElsewhere BrownBeforeElsewhere BrownAfterElsewhere;
    Runs: Run RunFirst RunLast RunFirstBrown RunLastBrown RunLength RunShape RunSuffix RunKnown
        RunBeforeBrown RunAfterBrown RunJoinedBefore RunJoinedAfter RunFirstCue RunLastCue;
}
