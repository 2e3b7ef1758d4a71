//! A person's name in its parts, and which names can be one person's.

use super::spelling;

/// Short forms of first names that are in common use, by the first name.
const SHORT_NAMES: [(&str, &str); 40] = [
    ("abe", "abraham"),
    ("al", "albert"),
    ("alex", "alexander"),
    ("andy", "andrew"),
    ("ben", "benjamin"),
    ("bernie", "bernard"),
    ("beth", "elizabeth"),
    ("bill", "william"),
    ("bob", "robert"),
    ("charlie", "charles"),
    ("chris", "christopher"),
    ("chuck", "charles"),
    ("dan", "daniel"),
    ("dave", "david"),
    ("dick", "richard"),
    ("don", "donald"),
    ("ed", "edward"),
    ("fred", "frederick"),
    ("greg", "gregory"),
    ("jeff", "jeffrey"),
    ("jim", "james"),
    ("joe", "joseph"),
    ("jon", "jonathan"),
    ("josh", "joshua"),
    ("kate", "katherine"),
    ("ken", "kenneth"),
    ("liz", "elizabeth"),
    ("matt", "matthew"),
    ("mike", "michael"),
    ("nick", "nicholas"),
    ("pam", "pamela"),
    ("pete", "peter"),
    ("rob", "robert"),
    ("ron", "ronald"),
    ("sam", "samuel"),
    ("steve", "steven"),
    ("sue", "susan"),
    ("ted", "edward"),
    ("tom", "thomas"),
    ("tony", "anthony"),
];

/// What follows a name and tells father from son.
const SUFFIXES: [&str; 6] = ["jr", "sr", "ii", "iii", "iv", "v"];

/// Small words in names. In front of a surname alone they belong to it: “al-Assad”, “de Blasio”, “bin Laden”.
const PARTICLES: [&str; 22] = [
    "al", "bin", "bint", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "el", "ibn",
    "la", "le", "ter", "van", "von", "y", "zu",
];

/// A person's name in its parts, without accents and the size of letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonName {
    parts: Vec<String>,
    suffix: Option<&'static str>,
}

/// How a name differs from a fuller one that can be the same person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Not at all, but for accents and the size of letters.
    Same,
    /// It leaves out parts: “Robert Mugabe” of Robert Gabriel Mugabe.
    Fewer,
    /// It is spelt otherwise: “Mohamed Hashemi” of Mohammed Hashemi.
    Respelt,
    /// An initial, a short first name, a surname of several words.
    Shortened,
}

/// Which part of a person's full name a single word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// “Putin”, “Wenliang”: the last.
    Family,
    /// “Vázquez” of Wanda Vázquez Garced.
    Middle,
    /// “Wanda”, but also “Xi” of Xi Jinping.
    Given,
}

impl PersonName {
    /// Reads a name as it is written.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        /// Nobody in the news has more; the bound keeps an adversary's article linear.
        const MOST_PARTS: usize = 8;
        let mut parts: Vec<String> = Vec::new();
        for word in name.split_whitespace() {
            // “J.F.” are two initials.
            let initials = word.contains('.') && word.split('.').all(|letter| letter.chars().count() <= 1);
            if initials {
                word.split('.').flat_map(spelling::parts).for_each(|initial| parts.push(initial));
            } else {
                parts.extend(spelling::parts(word));
            }
        }
        let suffix = parts.last().and_then(|last| SUFFIXES.into_iter().find(|known| known == last));
        if suffix.is_some() && parts.len() > 1 {
            parts.pop();
        }
        parts.truncate(MOST_PARTS);
        Self { parts, suffix }
    }

    /// How many parts it has.
    pub(super) fn len(&self) -> usize {
        self.parts.len()
    }

    /// Its parts in order, folded.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(String::as_str)
    }

    /// The part it ends with.
    #[must_use]
    pub fn last(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// Whether it ends with the father's name: the son of Salman is bin Salman, not Salman.
    pub(super) fn names_father(&self) -> bool {
        self.parts.iter().rev().nth(1).is_some_and(|part| is_son_of(part))
    }

    /// Whether this name, no longer than the other, can be the same person's.
    ///
    /// First names have to agree, an initial or short form of one is enough; further parts can be left out, not exchanged.
    #[must_use]
    pub fn fits(&self, full: &Self) -> bool {
        // Only with more parts can a name have a suffix that the short form leaves out.
        let shorter = self.suffix.is_none() && self.parts.len() < full.parts.len();
        if self.suffix != full.suffix && !shorter {
            return false;
        }
        let ([first, rest @ ..], [full_first, full_rest @ ..]) = (&*self.parts, &*full.parts) else {
            return false;
        };
        if initials_differ(rest, full_rest) {
            return false;
        }
        if is_within(&self.parts, full_rest) {
            return true;
        }
        agrees(first, full_first) && !rest.is_empty() && stand_in_order(rest, full_rest)
    }

    /// How this name differs from a fuller one that it [fits](Self::fits); nothing where it does not.
    #[must_use]
    pub fn likeness(&self, full: &Self) -> Option<Likeness> {
        if !self.fits(full) {
            return None;
        }
        let mut left = full.parts.iter();
        let fewer = self.parts.first() == full.parts.first()
            && self.parts.iter().all(|part| left.any(|candidate| candidate == part));
        let respelt = self.parts.len() == full.parts.len()
            && self
                .parts
                .iter()
                .zip(&full.parts)
                .all(|(part, other)| part.len() > 1 && spelling::alike(part, other));
        Some(match (fewer, respelt) {
            (true, true) => Likeness::Same,
            (true, false) => Likeness::Fewer,
            (false, true) => Likeness::Respelt,
            (false, false) => Likeness::Shortened,
        })
    }

    /// Which part of the full name this is, where it is one word: “Akar”, “Glawischnig-Piesczek”, “al-Assad”.
    pub(super) fn part_of(&self, full: &Self) -> Option<Part> {
        let begins = self.parts.iter().position(|part| !is_particle(part)).unwrap_or(0);
        let word = self.parts.get(begins..).filter(|word| !word.is_empty())?;
        if self.suffix.is_some() && self.suffix != full.suffix {
            return None;
        }
        // One letter is a name only within a longer one: “Chan-o-cha”.
        let told = word.iter().any(|part| part.len() > 1);
        let same = |window: &[String]| {
            told && window.iter().zip(word).all(|(part, other)| spelling::alike(part, other))
        };
        let count = full.parts.len();
        let end = full.parts.windows(word.len()).rposition(same)? + word.len();
        Some(match end {
            end if end == count => Part::Family,
            end if end > word.len() => Part::Middle,
            _ => Part::Given,
        })
    }
}

/// Whether both have initials between first name and surname, and other ones: George W. Bush and George H. W. Bush.
fn initials_differ(rest: &[String], full_rest: &[String]) -> bool {
    let initials =
        |parts: &[String]| parts.iter().filter(|part| part.chars().count() == 1).cloned().collect::<Vec<_>>();
    let (some, others) = (initials(rest), initials(full_rest));
    !some.is_empty() && !others.is_empty() && some != others
}

/// Whether a surname of several words is meant: “Pierluisi Urrutia”, “de Graaf”.
fn is_within(short: &[String], full_rest: &[String]) -> bool {
    full_rest.len() >= short.len()
        && full_rest.windows(short.len()).any(|window| {
            window.iter().zip(short).all(|(part, other)| part.len() > 1 && spelling::alike(part, other))
        })
}

/// Whether one part can stand for the other: itself, its initial, its short form, another spelling.
fn agrees(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let initial = short.chars().count() == 1 && long.starts_with(short);
    // “Stan” for Stanislav; “Carl” and “Carla” are two.
    let beginning = short.len() >= 4 && long.len() >= short.len() + 3 && long.starts_with(short);
    let nickname = SHORT_NAMES.iter().any(|&(name, full)| {
        (name == one && (full == other || is_short_of(other, full)))
            || (name == other && (full == one || is_short_of(one, full)))
    });
    initial || beginning || nickname || spelling::alike(one, other)
}

/// Whether a name is another short form of the same first name: “Bob” and “Rob”.
fn is_short_of(name: &str, full: &str) -> bool {
    SHORT_NAMES.contains(&(name, full))
}

/// Whether all parts after the first name stand in the full name in order, and none of them twice.
///
/// The last one has to be the full name's last, or one that can be left out after: “Pedro Pierluisi” of Pedro R. Pierluisi
/// Urrutia.
fn stand_in_order(rest: &[String], full_rest: &[String]) -> bool {
    let mut left = full_rest.iter();
    let last = rest.len().saturating_sub(1);
    rest.iter().enumerate().all(|(index, part)| {
        is_particle(part)
            || left.any(|candidate| {
                if index == last {
                    candidate.len() > 1 && spelling::alike(part, candidate)
                } else {
                    agrees(part, candidate)
                }
            })
    })
}

/// Whether this word stands between a son or daughter and the father.
pub(super) fn is_son_of(word: &str) -> bool {
    matches!(word, "bin" | "Bin" | "ibn" | "Ibn" | "bint")
}

fn is_particle(part: &str) -> bool {
    PARTICLES.contains(&part)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(short: &str, full: &str) -> bool {
        PersonName::parse(short).fits(&PersonName::parse(full))
    }

    #[test]
    fn parts_may_be_left_out_or_shortened() {
        for (short, full) in [
            ("Robert Mugabe", "Robert Gabriel Mugabe"),
            ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
            ("J. Kennedy", "John F. Kennedy"),
            ("J.F. Kennedy", "John Fitzgerald Kennedy"),
            ("Bob Woodward", "Robert Woodward"),
            ("Pedro Pierluisi", "Pedro R. Pierluisi Urrutia"),
            ("Pierluisi Urrutia", "Pedro R. Pierluisi Urrutia"),
            ("Kim Jong Un", "Kim Jong-un"),
            ("Bashar Assad", "Bashar al-Assad"),
            ("Bashar al-Assad", "Bashar Assad"),
            ("de Blasio", "Bill de Blasio"),
            ("Hamza bin Ladin", "Hamza bin Laden"),
            ("Eva Glawischnig", "Eva Glawischnig-Piesczek"),
            ("John Conyers", "John James Conyers Jr."),
            ("Mitch Stoltz", "Mitchell Stoltz"),
        ] {
            assert!(fits(short, full), "{short} {full}");
        }
    }

    #[test]
    fn other_parts_are_other_people() {
        for (short, full) in [
            ("John Paul Smith", "John Peter Smith"),
            ("Jane Smith", "John Smith"),
            ("Donald Trump", "Donald Trump Jr."),
            ("Donald Trump Jr.", "Donald Trump"),
            ("Martina Berg", "Martin Berg"),
            ("Ana Ruiz", "Ana Rojas"),
            ("John Paul", "John Smith"),
            ("P. Smith", "John Smith"),
            ("Carl Berg", "Carla Berg"),
            ("George W. Bush", "George H. W. Bush"),
            ("David R. Stone", "David L. R. Stone"),
        ] {
            assert!(!fits(short, full), "{short} {full}");
        }
    }

    #[test]
    fn single_words() {
        let part = |word: &str, full: &str| PersonName::parse(word).part_of(&PersonName::parse(full));
        assert_eq!(part("al-Assad", "Bashar al-Assad"), Some(Part::Family));
        assert_eq!(part("Assad", "Bashar al-Assad"), Some(Part::Family));
        assert_eq!(part("Vazquez", "Wanda Vázquez Garced"), Some(Part::Middle));
        assert_eq!(part("Xi", "Xi Jinping"), Some(Part::Given));
        assert_eq!(part("Glawischnig-Piesczek", "Eva Glawischnig-Piesczek"), Some(Part::Family));
        assert_eq!(part("Urrutia", "Ana Ruiz"), None);
        assert_eq!(part("Chan-o-cha", "Prayuth Chan-o-cha"), Some(Part::Family));
        assert_eq!(part("J.", "John Smith"), None);
    }
}
