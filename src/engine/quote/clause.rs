//! Reported clauses: what a word of speech reports without quotation marks, and how far it goes.

use std::cmp::Reverse;
use std::ops::Range;

use super::beside::{followed_by_marks, is_inverted, names_hearer};
use super::choice::{Judge, Options};
use super::extent::{AFTER, BEFORE, Context, NOTHING, START_REACH, Tally, form};
use super::scene::Scene;
use super::speaker::Words;
use super::tie::is_dash;
use super::verdict::takes_hearer;
use crate::engine::QuoteKind;
use crate::engine::lexicon::Classes;
use crate::engine::text::TokenKind;

/// A reading of what a word of speech reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Extent {
    /// The clause.
    pub(crate) content: Range<usize>,
}

/// What is further from its word of speech is not read as a part of what it reports.
const LONGEST: usize = 120;
/// Ends, and beginnings before the word of speech, that are weighed.
const ENDS: usize = 8;

/// “Announced the start”, “mocked the complaint”: an object tells what was done by speaking and hardly ever what was said, so
/// that it takes this confidence, in thousandths.
const SURE_OBJECT: u16 = 750;

/// The reported clauses of the article, in order of place; no two overlap.
pub(super) fn find(scene: &Scene<'_>, judge: &mut impl Judge) -> Vec<Words> {
    let mut found = Vec::new();
    let mut work = Work::default();
    for paragraph in &scene.text.paragraphs {
        for sentence in scene.text.sentences.get(paragraph.sentences.clone()).unwrap_or_default() {
            let mut at = sentence.tokens().start;
            while at < sentence.tokens().end {
                let asked = scene.is_according(at) || scene.is_cue(at);
                if !asked || scene.is_marked(at) {
                    at += 1;
                    continue;
                }
                let cue = scene.cue_tokens(at);
                at = cue.end;
                work.ask(scene, &sentence.tokens(), &cue, paragraph.heading);
                if work.extents.is_empty() {
                    continue;
                }
                let choice = judge.clause(&work.options, &cue, &work.extents);
                let Some(extent) = work.extents.get(choice.option) else { continue };
                if choice.confidence < SURE_OBJECT && !work.is_clause(scene, &cue, &extent.content) {
                    continue;
                }
                let words = |tokens| Words { tokens, kind: QuoteKind::Indirect, cue: Some(cue.start) };
                let that = scene.text.word(extent.content.start) == "that" && extent.content.len() > 1;
                found.push(words(extent.content.start + usize::from(that)..extent.content.end));
                found.extend(second_part(scene, &extent.content, &cue, &sentence.tokens()).map(words));
            }
        }
    }
    settle(found)
}

/// “The border, the minister said, will stay open”: what goes on after the comma behind the word of speech.
fn second_part(
    scene: &Scene<'_>,
    first: &Range<usize>,
    cue: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = |at: &usize| scene.text.kind(*at) == TokenKind::Comma;
    let end = last_word(scene, sentence).min(cue.end + LONGEST);
    let opens = first.end < cue.start && comma(&first.end) && first.len() <= 8;
    let second = (cue.end..end.min(cue.end + START_REACH)).find(comma).filter(|_| opens)? + 1..end;
    let goes_on = scene.text.kind(second.start) == TokenKind::Lower
        && !scene.is_cue(second.start)
        && !scene.class(second.start).any(Classes::DETERMINER);
    (goes_on && second.len() >= 2 && reportable(scene, &second)).then_some(second)
}

/// Whether what follows this noun and “to” is what somebody will do: “announced plans to close”.
fn is_intention(noun: &str) -> bool {
    matches!(
        noun,
        "plan"
            | "plans"
            | "intention"
            | "intentions"
            | "decision"
            | "proposal"
            | "proposals"
            | "readiness"
            | "willingness"
    )
}

/// In order of place; of two that overlap, the one that begins earlier, of two that begin together, the longer, and of two of
/// the same words, that of the nearer word of speech: “a poll published on Sunday showed that …”.
fn settle(mut found: Vec<Words>) -> Vec<Words> {
    found.sort_by_key(|words| {
        let Range { start, end } = words.tokens;
        (start, Reverse(end), words.cue.map_or(0, |cue| start.abs_diff(cue)))
    });
    let mut kept: Vec<Words> = Vec::with_capacity(found.len());
    for words in found {
        let overlaps = kept.last().is_some_and(|last| last.tokens.end > words.tokens.start);
        if !overlaps {
            kept.push(words);
        }
    }
    kept
}

/// The options of one question.
#[derive(Default)]
struct Work {
    extents: Vec<Extent>,
    options: Options,
    starts: Vec<usize>,
    ends: Vec<usize>,
    tally: Tally,
}

impl Work {
    /// Whether these words are a clause, and not the object of the word of speech: “mocked the complaint”. “To go”, “plans to
    /// go”, and “residents to go” after a verb that takes the hearer, are as good as clauses; what stands before the word of
    /// speech is no object.
    fn is_clause(&self, scene: &Scene<'_>, cue: &Range<usize>, content: &Range<usize>) -> bool {
        let text = scene.text;
        let first = text.word(content.start);
        let command = || {
            let hearer = takes_hearer(text.word(cue.start)) || matches!(text.word(cue.end), "on" | "upon");
            hearer && content.clone().any(|at| text.word(at) == "to")
        };
        // “The touches that were present” has a verb, but not of its own.
        let relatives = (content.start + 1..content.end)
            .filter(|&at| {
                is_relative(text.word(at)) || text.word(at) == "that" && text.kind(at - 1) == TokenKind::Comma
            })
            .count();
        content.end <= cue.start
            || self.tally.verbs_in(content) > relatives
            || matches!(first, "that" | "to" | "not" | "how" | "why" | "what" | "whether" | "if")
            || matches!(text.word(content.start.saturating_sub(1)), "that" | ":")
            || first.ends_with("ing")
            || (content.start..content.end.min(content.start + 3))
                .any(|at| is_intention(text.word(at)) && text.word(at + 1) == "to")
            || command()
    }

    fn ask(&mut self, scene: &Scene<'_>, sentence: &Range<usize>, cue: &Range<usize>, heading: bool) {
        self.extents.clear();
        self.options.clear();
        let end = last_word(scene, sentence).min(cue.end + LONGEST);
        let start = sentence.start.max(cue.start.saturating_sub(LONGEST));
        self.after(scene, sentence, cue, end);
        self.before(scene, cue, start);
        self.extents.retain(|extent| reportable(scene, &extent.content));
        if self.extents.is_empty() {
            return;
        }
        self.tally.count(scene, start..end.max(cue.end));
        let view = Context { scene, sentence, cue, end, heading, tally: &self.tally };
        let shared = [AFTER, BEFORE].map(|side| {
            view.cue(side, &mut self.options);
            self.options.group()
        });
        for extent in &self.extents {
            let after = extent.content.start >= cue.end;
            view.extent(extent, &mut self.options);
            self.options.close(Some(if after { shared[0] } else { shared[1] }));
        }
        view.cue(NOTHING, &mut self.options);
        self.options.close(None);
    }

    /// What may follow the word of speech.
    fn after(&mut self, scene: &Scene<'_>, sentence: &Range<usize>, cue: &Range<usize>, end: usize) {
        let text = scene.text;
        self.starts.clear();
        self.ends.clear();
        if is_inverted(scene, sentence, cue) {
            return;
        }
        // “According to the ministry the road is open”: the clause begins after whom it is according to.
        let first = if scene.is_according(cue.start) { after_source(scene, cue.end, end) } else { cue.end };
        for at in first..end.min(cue.end + START_REACH) {
            if text.kind(at) == TokenKind::Stop {
                break;
            }
            let class = scene.class(at);
            let begins = at == cue.end
                || matches!(text.kind(at - 1), TokenKind::Comma | TokenKind::Colon | TokenKind::Close)
                || opens_clause(text.word(at - 1))
                || opens_clause(text.word(at))
                || (scene.mention(at - 1).is_some() && scene.mention_tokens(at - 1).end == at)
                || class.any(Classes::PRONOUN | Classes::DETERMINER)
                || scene.mention(at).is_some_and(|_| scene.mention_tokens(at).start == at);
            if begins && !matches!(text.kind(at), TokenKind::Comma | TokenKind::Colon) {
                self.starts.push(at);
            }
        }
        if self.starts.len() > 1 && names_hearer(scene, cue) {
            self.starts.retain(|&at| at > cue.end);
        }
        self.starts.truncate(7);
        let Some(&first) = self.starts.first() else { return };
        let end = (first + 2..end).find(|&at| takes_over(scene, at, end)).unwrap_or(end);
        self.ends.extend((first + 2..end).filter(|&at| may_end(scene, at)).take(ENDS));
        self.ends.push(end);
        for &start in &self.starts {
            for &end in self.ends.iter().filter(|&&end| end >= start + 2) {
                self.extents.push(Extent { content: start..end });
            }
        }
    }

    /// What may stand before the word of speech and its subject.
    fn before(&mut self, scene: &Scene<'_>, cue: &Range<usize>, start: usize) {
        let text = scene.text;
        self.starts.clear();
        self.ends.clear();
        let boundary = |at: &usize| {
            matches!(text.kind(*at), TokenKind::Comma | TokenKind::Quote) || is_dash(text.word(*at))
        };
        self.ends.extend((start..cue.start).rev().take(30).filter(boundary).take(4));
        if scene.is_according(cue.start) && !cue.start.checked_sub(1).is_some_and(|at| boundary(&at)) {
            self.ends.push(cue.start);
        }
        // “…, which, according to Ruiz, is open”: a word that opens a clause does not end one.
        self.ends.retain(|&end| !end.checked_sub(1).is_some_and(|last| opens_next(text.word(last))));
        let Some(&last) = self.ends.iter().max() else { return };
        self.starts.extend(
            (start + 1..last)
                .rev()
                .filter(|&at| may_end(scene, at - 1) && !scene.is_marked(at))
                .take(ENDS / 2),
        );
        self.starts.push(start);
        // “As for the money, he said, “…””: what leads to words in marks is not reported by itself.
        if followed_by_marks(scene, cue) {
            self.starts.retain(|&at| !scene.class(at).any(Classes::FUNCTION));
        }
        // “…, after which the road will open, according to Ruiz”: what happened before is the writer's.
        let turn = (start + 1..last)
            .rev()
            .find(|&at| text.word(at) == "which" && matches!(text.word(at - 1), "after" | "before" | "upon"));
        self.starts.retain(|&start| turn.is_none_or(|turn| start > turn));
        for &end in &self.ends {
            for &start in self.starts.iter().filter(|&&start| start + 2 <= end) {
                self.extents.push(Extent { content: start..end });
            }
        }
    }
}

/// The end of the phrase that names a source.
fn after_source(scene: &Scene<'_>, start: usize, end: usize) -> usize {
    (start + 1..end.min(start + START_REACH))
        .find(|&at| {
            let after_name = scene.mention(at - 1).is_some() && scene.mention(at).is_none();
            let function =
                scene.class(at).any(Classes::FUNCTION) && !scene.class(at - 1).any(Classes::FUNCTION);
            scene.text.kind(at) == TokenKind::Comma || after_name || function
        })
        .unwrap_or(end)
}

/// Words that begin a reported clause, or stand right before one.
fn opens_clause(word: &str) -> bool {
    matches!(
        word,
        "that"
            | "whether"
            | "if"
            | "how"
            | "why"
            | "what"
            | "when"
            | "where"
            | "who"
            | "to"
            | "of"
            | "as"
            | "for"
            | "about"
            | "with"
            | "against"
            | "on"
    )
}

/// Words after which something of the same clause must follow.
fn opens_next(word: &str) -> bool {
    matches!(word, "which" | "who" | "whom" | "and" | "but" | "or" | "because" | "if" | "while" | "although")
}

/// Whether a clause may end before the token.
fn may_end(scene: &Scene<'_>, at: usize) -> bool {
    let text = scene.text;
    // Words in marks are not cut.
    if scene.is_marked(at) && scene.is_marked(at.saturating_sub(1)) {
        return false;
    }
    match text.kind(at) {
        TokenKind::Comma => !opens_insertion(scene, at),
        TokenKind::Colon | TokenKind::Open => true,
        TokenKind::Quote => scene.is_marked(at),
        _ => {
            is_dash(text.word(at))
                || matches!(
                    text.word(at),
                    ";" | "and"
                        | "but"
                        | "while"
                        | "after"
                        | "as"
                        | "because"
                        | "when"
                        | "which"
                        | "who"
                        | "although"
                        | "though"
                        | "before"
                        | "during"
                        | "according"
                        | "in"
                        | "on"
                        | "at"
                )
        }
    }
}

/// “The bridge, which is old, will stay open”: whether what follows the comma goes on with a verb after the next one.
fn opens_insertion(scene: &Scene<'_>, comma: usize) -> bool {
    /// Longer insertions are not looked for.
    const REACH: usize = 24;
    let text = scene.text;
    is_relative(text.word(comma + 1))
        && (comma + 2..comma + REACH)
            .take_while(|&at| text.kind(at) != TokenKind::Stop)
            .find(|&at| text.kind(at) == TokenKind::Comma)
            .is_some_and(|closing| scene.is_verb(closing + 1))
}

/// Words that begin a clause about the noun before.
fn is_relative(word: &str) -> bool {
    matches!(word, "which" | "who" | "whose" | "where")
}

/// “… and urged”, “…, adding”, “…; Hale said”: another word of speech takes over from here.
fn takes_over(scene: &Scene<'_>, at: usize, end: usize) -> bool {
    let cue = |at: usize| at < end && scene.is_clear_cue(at) && !scene.is_marked(at);
    match scene.text.word(at) {
        "and" | "but" => cue(at + 1) && form(scene.text.word(at + 1)) == 2,
        "," => cue(at + 1) && form(scene.text.word(at + 1)) == 1,
        ";" => (at + 1..end.min(at + 12)).any(|at| cue(at) || scene.is_according(at)),
        _ => false,
    }
}

/// The end of a sentence without its full stop and closing marks.
fn last_word(scene: &Scene<'_>, sentence: &Range<usize>) -> usize {
    let mut end = sentence.end;
    while end > sentence.start
        && matches!(scene.text.kind(end - 1), TokenKind::Stop | TokenKind::Close | TokenKind::Comma)
        && !scene.is_marked(end - 1)
    {
        end -= 1;
    }
    end
}

/// Not for the most part in marks, and where a part is, a clause with a verb of its own: “called it “reckless”” reports the
/// fragment, which is a quote by itself, and “said it was “reckless”” reports a clause.
fn reportable(scene: &Scene<'_>, content: &Range<usize>) -> bool {
    let that = usize::from(scene.text.word(content.start) == "that");
    let (mut letters, mut marked, mut verb) = (0, 0, false);
    for at in (content.start + that..content.end).filter(|&at| scene.text.token(at).is_word()) {
        let length = scene.text.token_span(at).len();
        letters += length;
        if scene.is_marked(at) {
            marked += length;
        } else {
            verb |= scene.class(at).any(Classes::AUXILIARY) || scene.text.word(at).ends_with("ed");
        }
    }
    2 * marked < letters && (marked == 0 || verb)
}
