//! Reported clauses: what was said, without quotation marks.

use std::ops::Range;

use super::phrase::{Head, Phrase};
use super::pronoun;
use super::scene::Scene;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Quote, QuoteKind, Reason, Rule, Speaker};

/// How far a clause's end or a verb's subject is looked for, in tokens.
const REACH: usize = 80;

/// A clause, its word of speech and its speaker.
struct Clause {
    content: Range<usize>,
    cue: Range<usize>,
    phrase: Phrase,
    rule: Rule,
}

/// The reported clauses of the article, in order, numbered in groups from `group` on.
pub(super) fn find(scene: &Scene<'_>, mut group: u32) -> Vec<Quote> {
    let mut found = Vec::new();
    for paragraph in scene.text.paragraphs.iter().filter(|paragraph| !paragraph.heading) {
        for sentence in scene.text.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            sentence_clauses(scene, &sentence.tokens, &mut found);
        }
    }
    let resolver = pronoun::Resolver::new(scene);
    let mut quotes = Vec::with_capacity(found.len());
    for clause in found {
        group += 1;
        let span = scene.span(&clause.phrase.tokens);
        let entity = clause.phrase.entity.or_else(|| resolver.resolve(&clause.phrase));
        let cue = scene.span(&clause.cue);
        let mut why = vec![
            Reason::new(Rule::ReportedClause, scene.span(&clause.content)),
            Reason::new(clause.rule, cue),
        ];
        if clause.phrase.head == Head::Pronoun {
            why.push(Reason::new(Rule::PronounRefers, span));
        }
        quotes.push(Quote {
            span: scene.span(&clause.content),
            kind: QuoteKind::Indirect,
            group,
            cue: Some(cue),
            speaker: Speaker::Stated { span, entity },
            why,
        });
    }
    quotes
}

/// The reported clauses of one sentence, none inside another.
fn sentence_clauses(scene: &Scene<'_>, sentence: &Range<usize>, found: &mut Vec<Clause>) {
    let end = last_word(scene, sentence);
    let first = found.len();
    if let Some(clause) = according(scene, sentence.start, end) {
        return found.push(clause);
    }
    if let Some(clause) = trailing(scene, sentence.start, end) {
        return found.push(clause);
    }
    let mut at = sentence.start;
    while at < end {
        let clause = if scene.is_clear_cue(at) && !scene.is_marked(at) {
            following(scene, at, sentence.start, end)
        } else {
            None
        };
        let free = found.get(first..).and_then(<[_]>::last).is_none_or(|last| last.content.end <= at);
        match clause.filter(|_| free) {
            Some(clause) => {
                at = clause.content.end.max(at + 1);
                found.push(clause);
            }
            None => at += 1,
        }
    }
}

/// The end of a sentence without its full stop and closing marks.
fn last_word(scene: &Scene<'_>, sentence: &Range<usize>) -> usize {
    let mut end = sentence.end;
    while end > sentence.start
        && matches!(
            scene.text.kind(end - 1),
            TokenKind::Stop | TokenKind::Quote | TokenKind::Close | TokenKind::Comma
        )
        && !scene.is_marked(end - 1)
    {
        end -= 1;
    }
    end
}

/// “According to X, CLAUSE” and “CLAUSE, according to X”.
fn according(scene: &Scene<'_>, start: usize, end: usize) -> Option<Clause> {
    let at = (start..end).find(|&at| {
        matches!(scene.text.word(at), "according" | "According")
            && scene.text.word(at + 1) == "to"
            && !scene.is_marked(at)
    })?;
    let phrase = scene.subject_after(at + 1, end)?;
    let cue = at..at + 2;
    let content = if at == start {
        let comma = (phrase.tokens.end..end).take(24).find(|&at| scene.text.kind(at) == TokenKind::Comma)?;
        comma + 1..end
    } else if scene.text.kind(at - 1) == TokenKind::Comma {
        clause_before(scene, start, at - 1)
    } else {
        start..at
    };
    reportable(scene, &content).then_some(Clause { content, cue, phrase, rule: Rule::AccordingTo })
}

/// The clause that ends at `end`: what follows “after which”, “while”, “but” and their kin, else everything.
fn clause_before(scene: &Scene<'_>, start: usize, end: usize) -> Range<usize> {
    let turn = (start + 1..end)
        .rev()
        .take(REACH)
        .find(|&at| scene.text.kind(at - 1) == TokenKind::Comma && turns(scene, at) > 0);
    turn.map_or(start..end, |at| at + turns(scene, at)..end)
}

/// How many tokens at `at` begin a clause of its own.
fn turns(scene: &Scene<'_>, at: usize) -> usize {
    match (scene.text.word(at), scene.text.word(at + 1)) {
        ("after" | "before" | "upon", "which") => 2,
        ("while" | "whereas" | "although" | "though" | "but", _) => 1,
        _ => 0,
    }
}

/// “CLAUSE, the ministry said in a statement.”
fn trailing(scene: &Scene<'_>, start: usize, end: usize) -> Option<Clause> {
    let from = start.max(end.saturating_sub(24));
    let verb = (from..end).rev().find(|&at| scene.is_clear_cue(at) && !scene.is_marked(at))?;
    if !ends_sentence(scene, verb + 1, end) {
        return None;
    }
    let comma = (from..verb).rev().take(16).find(|&at| scene.text.kind(at) == TokenKind::Comma)?;
    let phrase = scene.subject_before(verb, comma + 1)?;
    // “…, he said”: only the subject stands between the comma and the verb.
    let direct = phrase.tokens.start <= comma + 1 || scene.class(comma + 1).any(Classes::DETERMINER);
    let content = start..comma;
    let quoted = scene.is_marked(start) || scene.is_marked(comma.saturating_sub(1));
    (direct && !quoted && reportable(scene, &content)).then_some(Clause {
        content,
        cue: verb..verb + 1,
        phrase,
        rule: Rule::SubjectOfCue,
    })
}

/// Whether what follows a verb of speech is nothing but time, place or manner: the verb's clause came before it.
fn ends_sentence(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    if at >= end {
        return true;
    }
    let word = scene.text.word(at);
    let told = scene.mention(at).is_some() || matches!(word, "reporters" | "journalists");
    (matches!(
        word,
        "in" | "on"
            | "at"
            | "during"
            | "after"
            | "late"
            | "earlier"
            | "yesterday"
            | "today"
            | "last"
            | "through"
            | "via"
            | "by"
            | "this"
    ) || told
        || scene.text.kind(at) == TokenKind::Capital
        || scene.text.kind(at) == TokenKind::Comma)
        && (at..end).all(|at| !matches!(scene.text.word(at), "that" | "whether") && !scene.is_clear_cue(at))
        && end - at <= 14
}

/// “X said (that) CLAUSE”, “…, stating that CLAUSE”.
fn following(scene: &Scene<'_>, verb: usize, start: usize, end: usize) -> Option<Clause> {
    let (content_start, explicit) = content_after(scene, verb, end)?;
    if scene.is_marked(content_start) {
        return None;
    }
    let participle = scene.text.word(verb).ends_with("ing");
    if participle && !explicit {
        return None;
    }
    let noun = verb > start
        && (scene.class(verb - 1).any(Classes::DETERMINER) && !scene.class(verb - 1).any(Classes::PRONOUN)
            || matches!(scene.text.word(verb - 1), "to" | "of" | "by" | "not"));
    if noun {
        return None;
    }
    let from = clause_start(scene, start, verb);
    let phrase = if participle && verb > start && scene.text.kind(verb - 1) == TokenKind::Comma {
        scene.first_phrase(start, verb)
    } else if verb > start && matches!(scene.text.word(verb - 1), "and" | "but") {
        scene.first_phrase(from, verb)
    } else {
        scene.subject_before(verb, from)
    }?;
    let content = content_start..content_end(scene, content_start, end);
    reportable(scene, &content).then_some(Clause {
        content,
        cue: verb..verb + 1,
        phrase,
        rule: Rule::SubjectOfCue,
    })
}

/// Where the verb's own clause begins: after the last conjunction that can only begin a clause.
fn clause_start(scene: &Scene<'_>, start: usize, verb: usize) -> usize {
    (start..verb)
        .rev()
        .take(REACH)
        .find(|&at| {
            matches!(
                scene.text.word(at),
                "after" | "before" | "because" | "while" | "although" | "but" | "when" | "as"
            ) || scene.text.kind(at) == TokenKind::Quote
        })
        .map_or(start, |at| at + 1)
}

/// Where the content of a verb begins, and whether “that” announces it.
fn content_after(scene: &Scene<'_>, verb: usize, end: usize) -> Option<(usize, bool)> {
    let that = (verb + 1..end.min(verb + 9))
        .find(|&at| matches!(scene.text.word(at), "that" | "whether" | "if" | "how" | "why"));
    if let Some(that) = that.filter(|&that| only_setting(scene, verb + 1, that)) {
        let after = if scene.text.word(that) == "that" { that + 1 } else { that };
        return (after < end).then_some((after, true));
    }
    let plain = matches!(
        scene.text.word(verb),
        "said"
            | "says"
            | "say"
            | "added"
            | "adds"
            | "announced"
            | "announces"
            | "claimed"
            | "claims"
            | "insisted"
            | "insists"
            | "argued"
            | "argues"
            | "warned"
            | "warns"
            | "confirmed"
            | "denied"
            | "admitted"
            | "acknowledged"
            | "promised"
            | "pledged"
            | "vowed"
            | "explained"
            | "stated"
            | "noted"
            | "alleged"
            | "predicted"
            | "suggested"
            | "stressed"
            | "reiterated"
    );
    let start = verb + 1;
    let told = matches!(scene.text.word(verb), "told" | "tells" | "informed" | "reminded" | "assured")
        .then(|| scene.subject_after(verb, end))
        .flatten();
    let start = told.as_ref().map_or(start, |addressee| addressee.tokens.end);
    let subject = scene.class(start).any(Classes::PRONOUN | Classes::DETERMINER)
        || scene.mention(start).is_some()
        || scene.text.kind(start) == TokenKind::Number
        || noun_with_verb(scene, start, end);
    let opens = start < end && subject && scene.text.kind(start) != TokenKind::Comma;
    (opens && (plain || told.is_some()) && has_verb(scene, start, end)).then_some((start, false))
}

/// A bare noun that begins a clause: a word, then soon an auxiliary.
fn noun_with_verb(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    scene.text.kind(start) == TokenKind::Lower
        && !scene.class(start).any(Classes::FUNCTION)
        && (start + 1..end.min(start + 4))
            .any(|at| scene.class(at).any(Classes::AUXILIARY) && scene.text.word(at) != "not")
}

/// Whether a stretch holds a verb that can be told: an auxiliary or a past form.
fn has_verb(scene: &Scene<'_>, start: usize, end: usize) -> bool {
    (start..end.min(start + 24)).any(|at| {
        scene.class(at).any(Classes::AUXILIARY)
            || (scene.text.kind(at) == TokenKind::Lower && scene.text.word(at).ends_with("ed"))
    })
}

/// Whether between a verb and its “that” stand only an addressee, a time or a place: “told TRT World on Monday that”.
fn only_setting(scene: &Scene<'_>, start: usize, that: usize) -> bool {
    (start..that).all(|at| {
        !scene.is_cue(at)
            && !matches!(scene.text.kind(at), TokenKind::Colon | TokenKind::Stop | TokenKind::Quote)
    })
}

/// The end of a clause: the sentence's, or before “, according to …”, “, adding …”, “ and urged …”.
fn content_end(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    let cut = (start + 1..end).find(|&at| {
        let comma = scene.text.kind(at) == TokenKind::Comma;
        let next = at + 1;
        let participle = comma && scene.is_clear_cue(next) && scene.text.word(next).ends_with("ing");
        let other = comma
            && (scene.text.word(next) == "according"
                || turns(scene, next) > 0 && scene.text.word(next) != "before");
        let shared = scene.text.word(at) == "and"
            && scene.is_clear_cue(next)
            && !scene.text.word(next).ends_with("ing");
        participle || other || shared
    });
    cut.unwrap_or(end)
}

/// A clause of three words or more that is not all in marks.
fn reportable(scene: &Scene<'_>, content: &Range<usize>) -> bool {
    let words = content.clone().filter(|&at| scene.text.token(at).is_word());
    let unmarked = content.clone().filter(|&at| scene.text.token(at).is_word() && !scene.is_marked(at));
    words.take(3).count() == 3 && unmarked.take(2).count() == 2
}
