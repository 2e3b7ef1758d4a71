//! The answer: quotes with their groups, certainty and reasons.

use super::marks::End;
use super::phrase::Phrase;
use super::pronoun::Resolver;
use super::scene::Scene;
use super::speaker::Attribution;
use super::tie::{Bond, Tie};
use super::{Quote, Said, Speaker};
use crate::engine::lexicon::Lexicon;
use crate::engine::span::offset;
use crate::engine::text::TokenKind;
use crate::engine::{Act, Reason, Rule, Span};

/// Below this confidence, in thousandths, a speaker is not called stated, whatever ties it has. Of those called stated about 96
/// in a hundred are right.
const SURE: u16 = 500;

/// From this confidence on, nobody asks who else might have said it.
const BEYOND_DOUBT: u16 = 900;

/// The quotes, with the entities of pronouns. Groups count from 1 in order of place.
pub(super) fn quotes(scene: &Scene<'_>, lexicon: &Lexicon, said: &[Said<'_>]) -> Vec<Quote> {
    let mut resolver = Resolver::new(scene);
    let mut quotes: Vec<Quote> = Vec::with_capacity(said.len());
    let mut groups = 0;
    for (number, said_here) in said.iter().enumerate() {
        let goes_on = (0..number)
            .rev()
            .take(3)
            .find(|&before| said.get(before).is_some_and(|before| same_utterance(before, said_here)));
        let group = goes_on.and_then(|before| quotes.get(before)).map_or_else(
            || {
                groups += 1;
                offset(groups)
            },
            |before| before.group,
        );
        let (speaker, refers) = speaker(scene, said_here, &mut resolver);
        let stated = matches!(speaker, Speaker::Stated { .. });
        let bond = said_here.speaker.as_ref().and_then(|found| found.bond);
        // Of an inferred speaker the word of speech is told where it stands in the same paragraph.
        let here = scene.text.paragraph_of(said_here.words.tokens.start);
        let near = |bond: &Bond| bond.tie != Tie::Distant && scene.text.paragraph_of(bond.cue) == here;
        let bond = bond.filter(|bond| stated || said_here.in_chain || near(bond));
        let own = bond.filter(|bond| bond.tie != Tie::Label).map(|bond| bond.cue);
        let cue = said_here
            .words
            .cue
            .or_else(|| clause_cue(said.get(..number).unwrap_or_default(), said_here))
            .or(own);
        quotes.push(Quote {
            span: span(scene, said_here),
            kind: said_here.words.kind,
            group,
            cue: cue.map(|cue| scene.span(&scene.cue_tokens(cue))),
            act: cue.and_then(|cue| act(scene, lexicon, cue)),
            speaker,
            addressee: cue.and_then(|cue| addressee(scene, said_here, cue)),
            why: reasons(scene, said_here, goes_on.is_some(), refers),
        });
    }
    quotes
}

/// The word of speech of the reported clause in which a fragment of the same speaker stands: “adding that they were “rested””.
fn clause_cue(before: &[Said<'_>], said: &Said<'_>) -> Option<usize> {
    let phrase = &said.speaker.as_ref()?.phrase.tokens;
    let holds = |clause: &&Said<'_>| {
        clause.words.cue.is_some()
            && clause.words.tokens.contains(&said.words.tokens.start)
            && clause.speaker.as_ref().is_some_and(|found| found.phrase.tokens == *phrase)
    };
    before.iter().rev().take(3).find(holds)?.words.cue
}

/// What is done by the word of speech; an unknown verb in its place says nothing about that.
fn act(scene: &Scene<'_>, lexicon: &Lexicon, cue: usize) -> Option<Act> {
    if scene.is_according(cue) { Some(Act::Neutral) } else { lexicon.act(scene.text.word(cue)) }
}

/// Whom the words were said to: “told the BBC”, “the driver was told by”.
fn addressee(scene: &Scene<'_>, said: &Said<'_>, cue: usize) -> Option<Span> {
    if !takes_hearer(scene.text.word(cue)) {
        return None;
    }
    /// Hearers stand near their verb.
    const REACH: usize = 16;
    let sentence = scene.text.sentence_of(cue);
    let near = sentence.start.max(cue.saturating_sub(REACH))..sentence.end.min(cue + REACH);
    let mut phrases = Vec::new();
    scene.phrases(near.clone(), &mut phrases);
    let passive = scene.is_passive(cue);
    let hearer = |phrase: &&Phrase| {
        let beside = if passive {
            scene.bond_after(phrase, near.end).is_some_and(|bond| bond.tie == Tie::Subject && bond.cue == cue)
        } else {
            phrase.tokens.start == cue + 1
        };
        let speaks = said.speaker.as_ref().is_some_and(|found| found.phrase.tokens == phrase.tokens);
        beside && !speaks && !said.words.tokens.contains(&phrase.tokens.start)
    };
    let longest = phrases.iter().filter(hearer).max_by_key(|phrase| phrase.tokens.end)?;
    Some(scene.span(&longest.tokens))
}

/// Verbs of speech that take the hearer directly after them.
pub(super) fn takes_hearer(word: &str) -> bool {
    matches!(
        word,
        "told"
            | "tells"
            | "tell"
            | "telling"
            | "assured"
            | "assures"
            | "informed"
            | "informs"
            | "reminded"
            | "reminds"
            | "warned"
            | "warns"
            | "asked"
            | "asks"
            | "urged"
            | "urges"
            | "ordered"
            | "advised"
            | "promised"
    )
}

fn span(scene: &Scene<'_>, said: &Said<'_>) -> Span {
    said.marked.map_or_else(|| scene.span(&said.words.tokens), |marked| marked.outer)
}

/// Whether words are a further part of an utterance.
fn same_utterance(before: &Said<'_>, said: &Said<'_>) -> bool {
    if before.marked.is_some_and(|marked| marked.end == End::Continues) && said.marked.is_some() {
        return true;
    }
    let cue = |said: &Said<'_>| {
        said.words.cue.or(said.speaker.as_ref().and_then(|found| found.bond).map(|bond| bond.cue))
    };
    let phrase = |said: &Said<'_>| said.speaker.as_ref().map(|found| found.phrase.tokens.clone());
    cue(said).is_some() && cue(said) == cue(before) && phrase(said) == phrase(before)
}

/// Who speaks, and by what rule the words that name the speaker refer to somebody.
fn speaker(scene: &Scene<'_>, said: &Said<'_>, resolver: &mut Resolver<'_>) -> (Speaker, Option<Rule>) {
    let Some(found) = &said.speaker else { return (Speaker::Unclear, None) };
    let sentence = scene.text.sentence_of(found.phrase.head_at());
    let phrase = scene.whole(&found.phrase, &sentence);
    let span = scene.span(&phrase.tokens);
    let referent = if phrase.entity.is_none() { resolver.resolve(&phrase, &said.words.tokens) } else { None };
    let entity = phrase.entity.or(referent.map(|(entity, _)| entity));
    let stated = is_stated(scene, said, found);
    resolver.spoke(&phrase, entity, found.bond.is_some());
    let speaker = if stated { Speaker::Stated { span, entity } } else { Speaker::Inferred { span, entity } };
    (speaker, referent.map(|(_, rule)| rule))
}

/// Whether speaker and word of speech stand with the words: in the same sentence, or in the one before where the utterance
/// goes on after its full stop.
fn is_stated(scene: &Scene<'_>, said: &Said<'_>, found: &Attribution) -> bool {
    let words = &said.words.tokens;
    let paragraph = scene.text.paragraph_of(words.start);
    let first = scene.text.sentence_index(words.start);
    let last = scene.text.sentence_index(words.end.saturating_sub(1));
    let bound = found.bond.is_some_and(|bond| bond.tie != Tie::Distant || said.words.cue == Some(bond.cue));
    bound
        && found.paragraph == paragraph
        && found.sentence + 1 >= first
        && found.sentence <= last + 1
        && found.confidence >= SURE
}

fn reasons(scene: &Scene<'_>, said: &Said<'_>, goes_on: bool, refers: Option<Rule>) -> Vec<Reason> {
    let words = &said.words.tokens;
    let mut why = Vec::new();
    let own = span(scene, said);
    why.push(Reason::new(
        match said.marked.map(|marked| marked.end) {
            None => Rule::ReportedClause,
            Some(End::Closed) => Rule::MarksPaired,
            Some(End::Continues) => Rule::MarkReopened,
            Some(End::Lost) => Rule::MarkLost,
        },
        own,
    ));
    let Some(found) = &said.speaker else { return why };
    let phrase = scene.span(&found.phrase.tokens);
    why.push(
        match found.bond.filter(|_| said.in_chain || found.paragraph == scene.text.paragraph_of(words.start))
        {
            Some(bond) => Reason::new(rule(scene, bond), scene.span(&scene.cue_tokens(bond.cue))),
            None => Reason::new(carried(scene, said, found, goes_on), phrase),
        },
    );
    why.extend(refers.map(|rule| Reason::new(rule, phrase)));
    let other = found.next.as_ref().filter(|_| found.confidence < BEYOND_DOUBT);
    why.extend(other.map(|other| Reason::new(Rule::NextLikeliest, scene.span(&other.tokens))));
    why
}

/// Why somebody speaks whom no word of speech names.
fn carried(scene: &Scene<'_>, said: &Said<'_>, found: &Attribution, goes_on: bool) -> Rule {
    let words = &said.words.tokens;
    let paragraph = scene.text.paragraph_of(words.start);
    let alone = scene
        .text
        .paragraphs
        .get(paragraph)
        .is_some_and(|paragraph| paragraph.tokens.len() <= words.len() + 1);
    if goes_on {
        Rule::SameUtterance
    } else if found.paragraph < paragraph && alone {
        Rule::ParagraphOfQuotes
    } else if found.sentence + 1 == scene.text.sentence_index(words.start) && found.paragraph == paragraph {
        Rule::SubjectBefore
    } else {
        Rule::Likeliest
    }
}

fn rule(scene: &Scene<'_>, bond: Bond) -> Rule {
    match bond.tie {
        Tie::Label => Rule::SpeakerLabel,
        _ if scene.text.kind(bond.cue + 1) == TokenKind::Colon => Rule::CueColon,
        Tie::Subject | Tie::Apposed | Tie::Distant => Rule::SubjectOfCue,
        Tie::Follows | Tie::FollowsComma => Rule::CueBeside,
        Tie::Owner => Rule::OwnerOfCue,
        Tie::Source => Rule::SourceOfCue,
        Tie::Agent => Rule::AgentOfCue,
        Tie::According => Rule::AccordingTo,
    }
}
