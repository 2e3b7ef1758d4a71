//! Short forms of organisations and places: “Supreme Court” of the Supreme Court of Puerto Rico, “Goldman” of Goldman Sachs.

use super::form::{Form, key};
use crate::engine::EntityKind;
use crate::engine::lexicon::gazetteer::{COUNTRY, FIRST_NAME, GROUP, ORGANISATION, PLACE};
use crate::engine::lexicon::{Classes, Gazetteer, Lexicon};

/// Words that say what sort of organisation a name is of, and that are left out after the first time.
const SORTS: [&str; 6] = ["Group", "Party", "Holdings", "Company", "Corporation", "Movement"];

/// What stands before the name of a place that is also written alone.
const STATES: [&str; 11] = [
    "City of ",
    "Commonwealth of ",
    "Democratic Republic of ",
    "Democratic Republic of the ",
    "Federal Republic of ",
    "Islamic Republic of ",
    "Kingdom of ",
    "People’s Republic of ",
    "Republic of ",
    "Republic of the ",
    "State of ",
];

/// Institutions whose name can be turned round: “Department of State”, “State Department”.
const TURNED: [&str; 2] = ["Department", "Ministry"];

/// The keys of the forms by which an article may call the bearer of this one for short.
pub(super) fn short_forms(form: &Form<'_>, gazetteer: &Gazetteer<'_>, lexicon: &Lexicon) -> Vec<String> {
    let words = form.words.strip_prefix("The ").unwrap_or(form.words);
    let mut found = Vec::new();
    let mut add = |short: &str| {
        if !short.is_empty() {
            found.push(key(short, form.kind));
        }
    };
    match form.kind {
        EntityKind::Place => {
            // “Springfield” of “Springfield, Illinois”, but not “USA” of “USA Today”.
            let goes_on = !form.tail.is_empty() && is_organisation(gazetteer, words, form.tail);
            if !form.tail.is_empty() && !goes_on {
                add(words);
            }
            if let Some((place, _)) = words.split_once(", ") {
                add(place);
            }
            STATES.iter().filter_map(|state| words.strip_prefix(state)).for_each(add);
        }
        EntityKind::Organisation => {
            add(unqualified(words, gazetteer, lexicon));
            add(before_of(words, lexicon));
            add(without_sort(words, lexicon));
            add(first_word(words, gazetteer, lexicon));
            if let Some((head, rest)) = words.split_once(" of ")
                && TURNED.contains(&head)
            {
                add(&format!("{} {head}", rest.strip_prefix("the ").unwrap_or(rest)));
            }
        }
        _ => {}
    }
    found
}

/// Whether words and what follows them are the known name of an organisation: “USA” and “Today”.
pub(super) fn is_organisation(gazetteer: &Gazetteer<'_>, words: &str, tail: &str) -> bool {
    gazetteer.classes(&format!("{words} {tail}")) & ORGANISATION != 0
}

/// What each state has one of, or a few.
const OF_STATES: [&str; 12] = [
    "Army",
    "Assembly",
    "Cabinet",
    "Congress",
    "Court",
    "Department",
    "Force",
    "House",
    "Ministry",
    "Navy",
    "Parliament",
    "Senate",
];

/// “Supreme Court” of “United States Supreme Court”: without the country or people whose institution it is. Not where what is
/// left is another organisation that everybody knows: the Kurdistan Democratic Party is not the Democratic Party.
fn unqualified<'a>(words: &'a str, gazetteer: &Gazetteer<'_>, lexicon: &Lexicon) -> &'a str {
    /// Countries have at most so many words.
    const LONGEST: usize = 3;
    let cut = words.match_indices(' ').take(LONGEST).filter(|&(at, _)| {
        words.get(..at).is_some_and(|owner| gazetteer.classes(owner) & (PLACE | GROUP) != 0)
    });
    let owned = cut.last().and_then(|(at, _)| Some((words.get(..at)?, words.get(at + 1..)?)));
    let Some((owner, rest)) = owned else { return "" };
    let of_state = rest.rsplit(' ').next().is_some_and(|last| OF_STATES.contains(&last));
    let institution = rest.split(' ').any(|word| lexicon.classes(word).any(Classes::ORGANISATION_HEAD));
    let known = gazetteer.classes(rest) & ORGANISATION != 0 && gazetteer.classes(owner) & COUNTRY == 0;
    if of_state || (institution && !known) { rest } else { "" }
}

/// “Unity Party” of “Unity Party of America”.
fn before_of<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let cut = words.find(" of ").into_iter().chain(words.find(" for ")).min();
    let Some(head) = cut.and_then(|at| words.get(..at)) else { return "" };
    let enough = head.contains(' ') || lexicon.classes(head).any(Classes::ORGANISATION_HEAD);
    if enough { head } else { "" }
}

/// “Salling” of “Salling Group”, “Acme” of “Acme Inc.”.
fn without_sort<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let Some((rest, sort)) = words.rsplit_once(' ') else { return "" };
    let told = SORTS.contains(&sort) || lexicon.classes(sort).any(Classes::ORGANISATION_TAIL);
    let names = rest.contains(' ') || !lexicon.lower_classes(rest).any(Classes::COMMON);
    if told && names { rest.trim_end_matches(',') } else { "" }
}

/// “Goldman” of “Goldman Sachs”: a first word that means nothing else. “Facebook Ireland” is another company than Facebook.
fn first_word<'a>(words: &'a str, gazetteer: &Gazetteer<'_>, lexicon: &Lexicon) -> &'a str {
    let Some((first, rest)) = words.split_once(' ') else { return "" };
    let other = |word: &str| gazetteer.classes(word) & (PLACE | GROUP) != 0;
    let means_else = gazetteer.classes(first) & (PLACE | GROUP | FIRST_NAME | ORGANISATION) != 0
        || lexicon.classes(first).any(Classes::ORGANISATION_HEAD | Classes::TITLE)
        || lexicon.lower_classes(first).any(Classes::COMMON | Classes::ROLE | Classes::MODIFIER);
    if means_else || rest.split(' ').count() > 2 || rest.split(' ').any(other) || other(rest) {
        ""
    } else {
        first
    }
}
