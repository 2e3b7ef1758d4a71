//! Who speaks: the words of speech around a marked stretch, their subjects, and what is carried over.

use std::ops::Range;

use super::marks::{End, Marked};
use super::phrase::{Head, Phrase};
use super::scene::Scene;
use super::{pronoun, speech};
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;
use crate::engine::{Quote, QuoteKind, Reason, Rule, Span, Speaker};

/// How far from a mark, in tokens, a word of speech is looked for.
const REACH: usize = 40;

/// A word of speech with its subject.
#[derive(Clone, Debug)]
struct Attribution {
    cue: Option<Span>,
    phrase: Phrase,
    rule: Rule,
}

/// A marked stretch on its way to being a quote.
struct Draft {
    marked: Marked,
    tokens: Range<usize>,
    paragraph: usize,
    kind: QuoteKind,
    /// What stands beside it.
    stated: Option<Attribution>,
    /// What was carried over to it.
    inferred: Option<Attribution>,
    /// Whether it goes on with the utterance of the draft before.
    goes_on: bool,
}

/// The direct and mixed quotes among the marked stretches, in order.
pub(super) fn attribute(scene: &Scene<'_>, marked: &[Marked]) -> Vec<Quote> {
    let mut drafts: Vec<Draft> = Vec::with_capacity(marked.len());
    for stretch in marked {
        let before = drafts.last();
        let draft = draft(scene, stretch, before);
        drafts.push(draft);
    }
    look_after(scene, &mut drafts);
    drafts.retain(|draft| {
        speech::is_speech(scene, &draft.tokens, draft.kind, draft.stated.as_ref().map(|found| found.rule))
    });
    carry_over(scene, &mut drafts);
    finish(scene, &drafts)
}

/// Looks before a stretch: a word of speech in its sentence, or the utterance it goes on with.
fn draft(scene: &Scene<'_>, marked: &Marked, before: Option<&Draft>) -> Draft {
    let tokens = marked.tokens.clone();
    let paragraph = scene.text.paragraph_of(tokens.start);
    let kind = kind(scene, marked, &tokens);
    let mut draft = Draft {
        marked: marked.clone(),
        tokens,
        paragraph,
        kind,
        stated: None,
        inferred: None,
        goes_on: false,
    };
    let same_paragraph = before.filter(|before| before.paragraph == paragraph);
    let from = gap_start(scene, &draft, same_paragraph);
    draft.stated = before_quote(scene, from..draft.tokens.start, kind);
    let continued =
        before.is_some_and(|before| before.marked.end == End::Continues && before.paragraph + 1 == paragraph);
    draft.goes_on = continued && draft.stated.is_none();
    draft
}

/// Where the words before a stretch begin: at its sentence, or after the stretch before it.
fn gap_start(scene: &Scene<'_>, draft: &Draft, before: Option<&Draft>) -> usize {
    let first = draft.tokens.start;
    let sentence = first.checked_sub(1).map_or(first, |last| {
        if scene.text.paragraph_of(last) == draft.paragraph {
            scene.text.sentence_of(last).start
        } else {
            first
        }
    });
    let after_quote = before.map_or(0, |before| before.tokens.end);
    let ended = first > sentence && scene.text.kind(first - 1) == TokenKind::Stop;
    if ended { first } else { sentence.max(after_quote).max(first.saturating_sub(REACH)) }
}

/// Second look, after each stretch: “…,” said X. What is said there belongs to it and to what it goes on with.
fn look_after(scene: &Scene<'_>, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let (head, tail) = drafts.split_at_mut(index + 1);
        let Some((draft, earlier)) = head.split_last_mut() else { return };
        let next =
            tail.first().filter(|next| next.paragraph == draft.paragraph).map(|next| next.tokens.start);
        let end = next.unwrap_or_else(|| {
            scene.text.paragraphs.get(draft.paragraph).map_or(draft.tokens.end, |p| p.tokens.end)
        });
        let gap = draft.tokens.end..end.min(draft.tokens.end + REACH);
        if let Some(found) = after_quote(scene, &draft.tokens, gap) {
            // A word of speech before a fragment is nearer to it than one after its sentence.
            if draft.stated.is_none() || draft.kind == QuoteKind::Direct {
                draft.stated = Some(found);
                draft.goes_on &= draft.stated.is_none();
            }
        } else if draft.stated.is_none() {
            go_on(scene, draft, earlier.last());
        }
        let new_group = !draft.goes_on && same_speaker_split(scene, draft, earlier.last());
        draft.goes_on |= new_group;
    }
}

/// “…,” she said, “…” and “…,” she said. “…”: the second part has the first part's words of speech.
fn go_on(scene: &Scene<'_>, draft: &mut Draft, before: Option<&Draft>) {
    let Some(before) = before.filter(|before| before.paragraph == draft.paragraph) else { return };
    let Some(attribution) = before.stated.as_ref() else { return };
    let gap = before.tokens.end..draft.tokens.start;
    let cue_in_gap = attribution.cue.is_some_and(|cue| scene.span(&gap).contains(cue));
    let list =
        gap.len() <= 2 && gap.clone().all(|at| matches!(scene.text.word(at), "," | "and" | "or" | "but"));
    // A sentence of its own between the two would bring its own subject.
    let breaks = gap.clone().filter(|&at| scene.text.kind(at) == TokenKind::Stop).count();
    let ends_with_break = !gap.is_empty() && scene.text.kind(gap.end - 1) == TokenKind::Stop;
    let joined = breaks == 0 || (breaks == 1 && ends_with_break);
    let fragment_in_new_sentence = draft.kind == QuoteKind::Mixed && breaks > 0;
    if (cue_in_gap && joined && !fragment_in_new_sentence) || list {
        draft.stated = Some(Attribution { rule: Rule::SameUtterance, ..attribution.clone() });
        draft.goes_on = draft.kind == before.kind;
    }
}

/// Whether a split utterance was attributed from both sides to the same words.
fn same_speaker_split(scene: &Scene<'_>, draft: &Draft, before: Option<&Draft>) -> bool {
    let Some((before, own)) =
        before.filter(|before| before.paragraph == draft.paragraph).zip(draft.stated.as_ref())
    else {
        return false;
    };
    let same = before.stated.as_ref().is_some_and(|other| other.phrase == own.phrase && other.cue == own.cue);
    let comma = draft.tokens.start > 0 && scene.text.kind(draft.tokens.start - 1) == TokenKind::Comma;
    same && comma && draft.kind == QuoteKind::Direct && before.kind == QuoteKind::Direct
}

/// Whether a stretch is an utterance of its own or a fragment of the writer's sentence.
fn kind(scene: &Scene<'_>, marked: &Marked, tokens: &Range<usize>) -> QuoteKind {
    let text = scene.text;
    let first = marked.inner.of(text.source).chars().find(|c| c.is_alphanumeric());
    let begins = first.is_some_and(|c| c.is_uppercase() || c.is_numeric());
    let bracketed = marked.inner.of(text.source).starts_with(['[', '…', '.', '—', '–', '-']);
    let before = tokens
        .start
        .checked_sub(1)
        .filter(|&before| text.paragraph_of(before) == text.paragraph_of(tokens.start));
    let introduced = before.is_none_or(|before| {
        matches!(
            text.kind(before),
            TokenKind::Comma | TokenKind::Colon | TokenKind::Stop | TokenKind::Quote | TokenKind::Close
        ) || matches!(text.word(before), "—" | "–")
            || (scene.is_cue(before) && begins)
    });
    // “Reckless” was how she put it: the sentence goes on with its own verb.
    let at_sentence_start = before.is_none_or(|before| text.kind(before) == TokenKind::Stop);
    let ends = marked.inner.of(text.source).ends_with([',', '.', '!', '?', '…', '—', '–', '-'])
        || marked.end != End::Closed;
    let comma_after = text.kind(tokens.end) == TokenKind::Comma;
    let goes_on = at_sentence_start
        && !ends
        && !comma_after
        && text.kind(tokens.end) == TokenKind::Lower
        && !scene.is_cue(tokens.end);
    // “The bridge,” Ruiz said, “was never inspected.”: a comma after a word of speech goes on with the utterance.
    let continued = !begins && before.is_some_and(|before| text.kind(before) == TokenKind::Comma) && ends;
    if introduced && (begins || bracketed || continued) && !goes_on {
        QuoteKind::Direct
    } else {
        QuoteKind::Mixed
    }
}

/// A word of speech before the stretch, in its sentence.
fn before_quote(scene: &Scene<'_>, gap: Range<usize>, kind: QuoteKind) -> Option<Attribution> {
    let last = gap.clone().next_back()?;
    let colon = scene.text.kind(last) == TokenKind::Colon;
    let mut verbs = gap.clone().rev().filter(|&at| !scene.is_marked(at));
    if let Some(found) = according_to(scene, &gap, true) {
        return Some(found);
    }
    let verb = verbs.find(|&at| {
        scene.is_cue(at) && (colon || kind == QuoteKind::Mixed || scene.is_clear_cue(at) || at + 1 == gap.end)
    });
    if let Some(found) = verb.and_then(|verb| with_subject(scene, verb, &gap)) {
        return Some(Attribution { rule: if colon { Rule::CueColon } else { found.rule }, ..found });
    }
    // “Nair’s response: …”, “Hale put it this way when …: …”
    if !colon {
        return None;
    }
    let phrase = scene.first_phrase(gap.start, gap.end)?;
    Some(Attribution { cue: None, phrase, rule: Rule::CueColon })
}

/// The attribution that a word of speech makes with its subject, its agent after “by”, or the owner of “response”.
fn with_subject(scene: &Scene<'_>, verb: usize, clause: &Range<usize>) -> Option<Attribution> {
    let cue = Some(scene.text.token(verb).span);
    let passive = verb > clause.start
        && matches!(scene.text.word(verb - 1), "was" | "were" | "is" | "are" | "been" | "being" | "be");
    if passive {
        let by = (verb + 1..clause.end).take(6).find(|&at| scene.text.word(at) == "by")?;
        let phrase = scene.subject_after(by, clause.end)?;
        return Some(Attribution { cue, phrase, rule: Rule::AgentOfCue });
    }
    if verb > clause.start + 1 && scene.text.kind(verb - 1) == TokenKind::Possessive {
        let phrase = scene.subject_before(verb - 1, clause.start)?;
        return Some(Attribution { cue, phrase, rule: Rule::CueBeside });
    }
    let participle = scene.text.word(verb).ends_with("ing");
    let phrase = if participle && verb > clause.start && scene.text.kind(verb - 1) == TokenKind::Comma {
        let sentence = scene.text.sentence_of(verb);
        scene.first_phrase(sentence.start, verb)
    } else if verb > clause.start && matches!(scene.text.word(verb - 1), "and" | "but") {
        shared_subject(scene, verb, clause.start)
    } else {
        scene.subject_before(verb, clause.start)
    }?;
    Some(Attribution { cue, phrase, rule: Rule::SubjectOfCue })
}

/// “said … and urged …”: the second verb has the first one's subject.
fn shared_subject(scene: &Scene<'_>, verb: usize, from: usize) -> Option<Phrase> {
    let first = (from..verb - 1).rev().take(REACH).find(|&at| scene.is_cue(at))?;
    scene.subject_before(first, from).or_else(|| scene.first_phrase(from, verb))
}

/// A word of speech after the stretch: said X; X said; according to X.
fn after_quote(scene: &Scene<'_>, quote: &Range<usize>, gap: Range<usize>) -> Option<Attribution> {
    let text = scene.text;
    let last_inside = quote.end.checked_sub(2)?;
    let comma_after = text.kind(gap.start) == TokenKind::Comma;
    let start = if comma_after { gap.start + 1 } else { gap.start };
    let stop = (start..gap.end).find(|&at| text.kind(at) == TokenKind::Stop).unwrap_or(gap.end);
    let clause = start..stop;
    if clause.is_empty() {
        return None;
    }
    if let Some(found) = according_to(scene, &clause, false) {
        return Some(found);
    }
    let inverted = scene.is_cue(start) || unknown_verb(scene, start);
    if let Some(phrase) = inverted.then(|| scene.subject_after(start, stop)).flatten() {
        return Some(Attribution { cue: Some(text.token(start).span), phrase, rule: Rule::CueBeside });
    }
    // After a full stop inside the marks a new sentence begins, which is about something else.
    let closed = text.kind(last_inside) == TokenKind::Stop && matches!(text.word(last_inside), "." | "...");
    let word_after = text.kind(start);
    if closed && !comma_after && word_after != TokenKind::Lower && !scene.class(start).any(Classes::PRONOUN) {
        return None;
    }
    let asked = text.kind(last_inside) == TokenKind::Comma
        || text.kind(last_inside) == TokenKind::Stop
        || comma_after
        || matches!(text.word(last_inside), "—" | "–" | "-");
    if !asked {
        return None;
    }
    let verb = clause
        .clone()
        .find(|&at| at > start && scene.is_cue(at) && !scene.is_marked(at) && is_finite(scene, at))?;
    with_subject(scene, verb, &clause)
}

/// Not “saying” or “to say”, which have no subject of their own.
fn is_finite(scene: &Scene<'_>, verb: usize) -> bool {
    !scene.text.word(verb).ends_with("ing")
        && verb.checked_sub(1).is_none_or(|before| scene.text.word(before) != "to")
}

/// The list of verbs is open: a word in the slot between a closing mark and a name is a word of speech.
fn unknown_verb(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.kind(at) == TokenKind::Lower
        && scene.text.word(at).ends_with("ed")
        && (scene.mention(at + 1).is_some() || scene.class(at + 1).any(Classes::TITLE))
}

/// “according to X”, at the head of what stands before a stretch or right after it.
fn according_to(scene: &Scene<'_>, clause: &Range<usize>, before: bool) -> Option<Attribution> {
    let start = clause.start;
    let at = if before {
        clause.clone().take(3).find(|&at| is_according(scene, at))?
    } else {
        Some(start).filter(|&at| is_according(scene, at))?
    };
    let phrase = scene.subject_after(at + 1, clause.end)?;
    Some(Attribution { cue: Some(scene.text.span(at..at + 2)), phrase, rule: Rule::AccordingTo })
}

fn is_according(scene: &Scene<'_>, at: usize) -> bool {
    matches!(scene.text.word(at), "according" | "According") && scene.text.word(at + 1) == "to"
}

/// Gives the stretches without a word of speech the speaker of a neighbour.
fn carry_over(scene: &Scene<'_>, drafts: &mut [Draft]) {
    // Forward: the last speaker goes on.
    for index in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(index);
        let (Some(before), Some(draft)) = (head.last(), tail.first_mut()) else { continue };
        if draft.stated.is_none() && draft.inferred.is_none() {
            draft.inferred = carried(scene, draft, before);
        }
    }
    if let Some(first) = drafts.first_mut().filter(|first| first.stated.is_none()) {
        first.inferred = subject_of_sentence_before(scene, first);
    }
    // Backward: “…” ¶ “…,” X said. A quotation that waits for its speaker.
    for index in (1..drafts.len()).rev() {
        let (head, tail) = drafts.split_at_mut(index);
        let (Some(draft), Some(next)) = (head.last_mut(), tail.first()) else { continue };
        let waits =
            draft.stated.is_none() && draft.inferred.is_none() && draft.paragraph + 1 == next.paragraph;
        if waits && is_whole_paragraph(scene, draft) && starts_paragraph(scene, next) {
            let found = next.stated.as_ref().or(next.inferred.as_ref());
            draft.inferred = found.map(|found| Attribution {
                cue: None,
                rule: Rule::SameUtterance,
                phrase: found.phrase.clone(),
            });
        }
    }
}

/// What a draft takes over from the one before it.
fn carried(scene: &Scene<'_>, draft: &Draft, before: &Draft) -> Option<Attribution> {
    let found = before.stated.as_ref().or(before.inferred.as_ref());
    let take = |rule: Rule| found.map(|found| Attribution { cue: None, phrase: found.phrase.clone(), rule });
    if draft.goes_on {
        return take(Rule::SameUtterance);
    }
    if let Some(subject) = subject_of_sentence_before(scene, draft) {
        return Some(subject);
    }
    let near = draft.paragraph - before.paragraph <= 1;
    let same = draft.paragraph == before.paragraph;
    if same && draft.kind == QuoteKind::Direct {
        return take(Rule::SameUtterance);
    }
    (near && is_whole_paragraph(scene, draft) && !followed_by_subject(scene, before))
        .then(|| take(Rule::ParagraphOfQuotes))
        .flatten()
}

/// Whether words after a draft's attribution bring in somebody else before its paragraph ends.
fn followed_by_subject(scene: &Scene<'_>, before: &Draft) -> bool {
    let Some(paragraph) = scene.text.paragraphs.get(before.paragraph) else { return false };
    let Some(last) = scene.text.sentences.get(paragraph.sentences.clone()).and_then(<[_]>::last) else {
        return false;
    };
    last.tokens.start > before.tokens.end && scene.mention(last.tokens.start).is_some()
}

/// “Ruiz shook her head. “Not again.””: the subject of the sentence right before, in the same paragraph.
fn subject_of_sentence_before(scene: &Scene<'_>, draft: &Draft) -> Option<Attribution> {
    let last = draft.tokens.start.checked_sub(1)?;
    if scene.text.paragraph_of(last) != draft.paragraph
        || !matches!(scene.text.kind(last), TokenKind::Stop | TokenKind::Colon)
    {
        return None;
    }
    let sentence = scene.text.sentence_of(last);
    if scene.is_marked(sentence.start) {
        return None;
    }
    let phrase = scene.first_phrase(sentence.start, last)?;
    (phrase.head != Head::Noun).then_some(Attribution { cue: None, phrase, rule: Rule::SubjectBefore })
}

/// Whether a paragraph is nothing but this stretch.
fn is_whole_paragraph(scene: &Scene<'_>, draft: &Draft) -> bool {
    scene.text.paragraphs.get(draft.paragraph).is_some_and(|paragraph| paragraph.tokens == draft.tokens)
}

fn starts_paragraph(scene: &Scene<'_>, draft: &Draft) -> bool {
    scene
        .text
        .paragraphs
        .get(draft.paragraph)
        .is_some_and(|paragraph| paragraph.tokens.start == draft.tokens.start)
}

/// Writes the quotes, with groups and the entities of pronouns. Groups count from 1.
fn finish(scene: &Scene<'_>, drafts: &[Draft]) -> Vec<Quote> {
    let mut resolver = pronoun::Resolver::new(scene);
    let mut group = 0;
    let mut quotes = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        if !(draft.goes_on && index > 0) {
            group += 1;
        }
        let speaker = speaker(scene, draft, &mut resolver);
        quotes.push(Quote {
            span: draft.marked.outer,
            kind: draft.kind,
            group,
            cue: draft.stated.as_ref().and_then(|found| found.cue),
            speaker,
            why: reasons(scene, draft),
        });
    }
    quotes
}

fn speaker(scene: &Scene<'_>, draft: &Draft, resolver: &mut pronoun::Resolver<'_>) -> Speaker {
    let Some(found) = draft.stated.as_ref().or(draft.inferred.as_ref()) else { return Speaker::Unclear };
    let span = scene.span(&found.phrase.tokens);
    let entity = found.phrase.entity.or_else(|| resolver.resolve(&found.phrase));
    resolver.spoke(entity, draft.tokens.start);
    if draft.stated.is_some() { Speaker::Stated { span, entity } } else { Speaker::Inferred { span, entity } }
}

fn reasons(scene: &Scene<'_>, draft: &Draft) -> Vec<Reason> {
    let marks = match draft.marked.end {
        End::Closed => Rule::MarksPaired,
        End::Continues => Rule::MarkReopened,
        End::Lost => Rule::MarkLost,
    };
    let mut why = vec![Reason::new(marks, draft.marked.outer)];
    if let Some(found) = draft.stated.as_ref().or(draft.inferred.as_ref()) {
        why.push(Reason::new(found.rule, found.cue.unwrap_or_else(|| scene.span(&found.phrase.tokens))));
        if found.phrase.head == Head::Pronoun {
            why.push(Reason::new(Rule::PronounRefers, scene.span(&found.phrase.tokens)));
        }
    }
    why
}
