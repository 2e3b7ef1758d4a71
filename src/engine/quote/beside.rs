//! What stands beside a word of speech without being reported: who speaks, who hears, words in marks.

use std::ops::Range;

use super::extent::START_REACH;
use super::scene::Scene;
use crate::engine::EntityKind;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

/// “…,” announced the ministers; “…, said Ruiz, …”: what follows is who speaks.
pub(super) fn is_inverted(scene: &Scene<'_>, sentence: &Range<usize>, cue: &Range<usize>) -> bool {
    let text = scene.text;
    let before = |at: usize| at.checked_sub(1).filter(|before| sentence.contains(before));
    let comma = before(cue.start).filter(|&at| text.kind(at) == TokenKind::Comma);
    let mark = comma.map_or_else(|| before(cue.start), before);
    let marked = mark.is_some_and(|at| text.kind(at) == TokenKind::Quote && scene.is_marked(at));
    let speaks =
        comma.is_some() && reports_clauses(text.word(cue.start)) && names_speaker(scene, cue.end, sentence);
    (marked && !matches!(text.word(cue.end), "that" | "whether")) || speaks
}

/// “Told the BBC the road was open”: whether a name follows that is the hearer's and not the clause's.
pub(super) fn names_hearer(scene: &Scene<'_>, cue: &Range<usize>) -> bool {
    let tells = matches!(
        scene.text.word(cue.start),
        "told" | "tell" | "tells" | "telling" | "informed" | "assured" | "reminded"
    );
    tells && scene.mention(cue.end).is_some() && {
        let after = scene.mention_tokens(cue.end).end;
        !scene.is_verb(after) && scene.text.kind(after) != TokenKind::Possessive
    }
}

/// Whether words in marks follow, after a comma or a colon at most.
pub(super) fn followed_by_marks(scene: &Scene<'_>, cue: &Range<usize>) -> bool {
    let sign = matches!(scene.text.kind(cue.end), TokenKind::Comma | TokenKind::Colon);
    let mark = cue.end + usize::from(sign);
    scene.text.kind(mark) == TokenKind::Quote && scene.is_marked(mark)
}

/// Verbs that report clauses and hardly ever take an object: what follows one directly is a clause or who speaks.
fn reports_clauses(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "added"
            | "adds"
            | "noted"
            | "notes"
            | "explained"
            | "explains"
            | "argued"
            | "argues"
            | "insisted"
            | "insists"
            | "claimed"
            | "claims"
            | "wrote"
            | "writes"
            | "observed"
            | "recalled"
            | "reported"
            | "predicted"
            | "concluded"
            | "stated"
            | "complained"
            | "remarked"
    )
}

/// Whether a person, an organisation or a role stands from here to the end of the sentence or to a comma, with what describes
/// it but without a verb.
fn names_speaker(scene: &Scene<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let text = scene.text;
    let phrase = (start..sentence.end).take(START_REACH).take_while(|&at| {
        !matches!(text.kind(at), TokenKind::Comma | TokenKind::Stop | TokenKind::Colon | TokenKind::Quote)
    });
    let names = phrase.clone().any(|at| {
        scene
            .mention(at)
            .is_some_and(|name| matches!(name.kind, EntityKind::Person | EntityKind::Organisation))
            || scene.class(at).any(Classes::ROLE | Classes::INSTITUTION)
    });
    let verb = phrase.clone().any(|at| {
        scene.class(at).any(Classes::AUXILIARY | Classes::PRONOUN)
            || scene.mention(at).is_none() && (scene.is_verb(at) || scene.is_clear_cue(at))
    });
    let after = phrase.last().map_or(start, |last| last + 1);
    let closed = after >= sentence.end || matches!(text.kind(after), TokenKind::Comma | TokenKind::Stop);
    names && !verb && closed
}
