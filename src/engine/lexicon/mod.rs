//! Word lists: general vocabulary that is compiled in, and the names of the model's [`Gazetteer`].
//!
//! The lists are text files beside this one; each says in its first lines what it is and where it comes from.

mod act;
mod brown;
mod buckets;
pub(crate) mod gazetteer;
mod words;

use rustc_hash::FxHashMap;

pub use act::Act;
pub(crate) use brown::BrownClasses;
pub(crate) use gazetteer::Gazetteer;
pub(crate) use words::Classes;

/// The vocabulary: what is known about single words.
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    words: FxHashMap<&'static str, Classes>,
    acts: FxHashMap<&'static str, Act>,
    countries: FxHashMap<&'static str, &'static str>,
}

/// The closed classes of English, too short to be files.
const CLOSED: [(Classes, &str); 7] = [
    (
        Classes::DETERMINER,
        "a an the this that these those his her its their our my your some any every each no another one two three four five six seven eight nine ten several many both all",
    ),
    (
        Classes::AUXILIARY,
        "is are was were be been being am has have had do does did will would can could may might must shall should has n't not",
    ),
    (Classes::PRONOUN, "he she they it i we you who him them us me himself herself themselves"),
    (
        Classes::FUNCTION,
        "about above according across after against along although among and around as at because before behind below beneath beside between beyond but by despite down during even ever except for from how however if in inside into like meanwhile moreover near nor now of off on once only onto or out outside over per since so still such than then there therefore though through throughout thus till to too toward towards under unless until up upon via what when where whereas whether which while whom whose why with within without yes yet also both either neither not just more most much less least here last next earlier later again almost already instead otherwise perhaps rather",
    ),
    (
        Classes::PARTICLE,
        "de da di del della dos das du van von der den ter la le el al bin ibn bint abu ben y e",
    ),
    (Classes::PLACE_PREPOSITION, "in at near from across outside inside around throughout"),
    (Classes::MALE, "he him his himself"),
];

impl Lexicon {
    /// The compiled-in lists.
    pub(crate) fn new() -> Self {
        let mut words = FxHashMap::default();
        let mut acts = FxHashMap::default();
        let mut add =
            |word: &'static str, class: Classes| *words.entry(word).or_insert(Classes::NONE) |= class;

        for (class, list) in CLOSED {
            let function = class.any(
                Classes::DETERMINER
                    | Classes::AUXILIARY
                    | Classes::PRONOUN
                    | Classes::FUNCTION
                    | Classes::PLACE_PREPOSITION,
            );
            let class = if function { class | Classes::FUNCTION | Classes::COMMON } else { class };
            list.split(' ').for_each(|word| add(word, class));
        }
        ["she", "her", "hers", "herself"].into_iter().for_each(|word| add(word, Classes::FEMALE));
        ["him", "them", "us", "me"]
            .into_iter()
            .for_each(|word| add(word, Classes::PRONOUN | Classes::FUNCTION));

        for [word, act, weak] in rows(include_str!("cues.txt")) {
            acts.extend(Act::named(act).map(|act| (word, act)));
            add(word, if weak == "weak" { Classes::CUE | Classes::WEAK } else { Classes::CUE });
        }
        for [title, _, gender] in rows(include_str!("titles.txt")) {
            title
                .split(' ')
                .filter(|word| word.starts_with(char::is_uppercase))
                .for_each(|word| add(word, Classes::TITLE));
            if !title.contains(' ') {
                add(title, gender_class(gender));
            }
        }
        for [role, gender, _] in rows(include_str!("roles.txt")) {
            if let Some(head) = role.split(' ').next_back() {
                add(head, Classes::ROLE | if role == head { gender_class(gender) } else { Classes::NONE });
            }
        }
        for [word, ..] in rows(include_str!("role-modifiers.txt")) {
            add(word, Classes::MODIFIER);
        }
        for [word, position, _] in rows(include_str!("organisation-words.txt")) {
            match position {
                "head" => add(word, Classes::ORGANISATION_HEAD),
                "tail" => add(word, Classes::ORGANISATION_TAIL),
                _ => {}
            }
        }
        for [institution, ..] in rows(include_str!("institution-words.txt")) {
            if let Some(head) = institution.split(' ').next_back() {
                add(head, Classes::INSTITUTION);
            }
        }
        for [word, position, _] in rows(include_str!("place-words.txt")) {
            if position != "after" {
                add(word, Classes::PLACE_BEFORE);
            }
            if position != "before" {
                add(word, Classes::PLACE_AFTER);
            }
        }
        for [word, ..] in rows(include_str!("event-words.txt")) {
            add(word, Classes::EVENT);
        }
        for [word, ..] in rows(include_str!("common-words.txt")) {
            add(word, Classes::COMMON);
        }
        let countries = rows(include_str!("nationalities.txt")).map(|[people, country, _]| (people, country));
        Self { words, acts, countries: countries.collect() }
    }

    /// What is known about a word, written as it stands.
    pub(crate) fn classes(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or(Classes::NONE)
    }

    /// What is done by this word of speech.
    pub(crate) fn act(&self, word: &str) -> Option<Act> {
        self.acts.get(word).copied()
    }

    /// The country of a people: Turkey, of “Turkish” and “Turks”.
    pub(crate) fn country(&self, people: &str) -> Option<&'static str> {
        self.countries.get(people).copied()
    }

    /// What is known about a word in lower case.
    pub(crate) fn lower_classes(&self, word: &str) -> Classes {
        let mut lower = [0_u8; LONGEST_WORD];
        match (lower.get_mut(..word.len()), word.is_ascii()) {
            (Some(buffer), true) => {
                buffer.copy_from_slice(word.as_bytes());
                buffer.make_ascii_lowercase();
                std::str::from_utf8(buffer).map_or(Classes::NONE, |word| self.classes(word))
            }
            _ => Classes::NONE,
        }
    }
}

/// Longer words are in no list of ordinary words.
const LONGEST_WORD: usize = 24;

fn gender_class(gender: &str) -> Classes {
    match gender {
        "m" => Classes::MALE,
        "f" => Classes::FEMALE,
        _ => Classes::NONE,
    }
}

/// The rows of a list, with missing columns empty; `#` begins a line of comment.
fn rows(list: &'static str) -> impl Iterator<Item = [&'static str; 3]> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let mut columns = line.split('\t');
        std::array::from_fn(|_| columns.next().unwrap_or(""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_say_what_they_should() {
        let lexicon = Lexicon::new();
        assert!(lexicon.classes("said").any(Classes::CUE));
        assert!(lexicon.classes("General").any(Classes::TITLE));
        assert!(lexicon.classes("minister").any(Classes::ROLE));
        assert!(lexicon.classes("Council").any(Classes::ORGANISATION_HEAD));
        assert!(lexicon.lower_classes("The").any(Classes::FUNCTION));
        assert!(!lexicon.lower_classes("Oslo").any(Classes::FUNCTION));
    }

    #[test]
    fn the_lists_are_sorted_and_have_no_word_twice() {
        let lists = [
            include_str!("cues.txt"),
            include_str!("titles.txt"),
            include_str!("roles.txt"),
            include_str!("organisation-words.txt"),
            include_str!("common-words.txt"),
        ];
        for list in lists {
            let words: Vec<_> = rows(list).map(|[word, ..]| word).collect();
            assert!(
                words.windows(2).all(|pair| pair[0] < pair[1]),
                "{:?}",
                words.windows(2).find(|pair| pair[0] >= pair[1])
            );
        }
    }
}
