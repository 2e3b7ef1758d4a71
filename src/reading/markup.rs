//! A block's text as nested pieces: the elements that the page makes of its marks.

use crate::engine::segment::{self, Mark, Segment};
use crate::engine::{Analysis, Block, Certainty, Document, Span, order};

use super::anatomy::Anatomy;
use super::quotes::{cue_line, speaker_name};
use super::words::certainty_name;

/// What a piece of text is wrapped in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// The words before the first sentence that only carry the date.
    Header,
    /// A mark of the analysis.
    Mark(Mark),
    /// A part of a quote, by its index in the [`Anatomy`].
    Part(usize),
}

/// A piece of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(Span),
    /// Pieces under one mark.
    Marked {
        /// The mark.
        layer: Layer,
        /// Whether the mark begins here; a mark that is cut in two goes on in another piece.
        begins: bool,
        /// What is under it.
        pieces: Vec<Piece>,
    },
}

impl Piece {
    /// Where its last words end.
    #[must_use]
    pub fn end(&self) -> u32 {
        match self {
            Self::Text(span) => span.end,
            Self::Marked { pieces, .. } => pieces.last().map_or(0, Self::end),
        }
    }
}

/// What stands beside the line where a quote begins: who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The quote's index.
    pub quote: usize,
    /// The speakers, in the article's words.
    pub speaker: String,
    /// The words of speech; empty where there is room for one line only.
    pub cue: String,
    /// Whether the block begins with the quote.
    pub leads: bool,
    /// Whether it also is most of the block.
    pub whole: bool,
}

/// The pieces of a block, in as few elements as the marks allow.
#[must_use]
pub fn pieces(
    document: &Document,
    analysis: Option<&Analysis>,
    anatomy: &Anatomy,
    block: &Block,
) -> Vec<Piece> {
    let segments = analysis.map_or_else(
        || vec![Segment { span: block.span, marks: Vec::new() }],
        |analysis| segment::of_block(block, analysis),
    );
    let header = document.header().filter(|header| block.span.contains(*header));
    let head_end = header.map_or(block.span.start, |header| header.end);
    let mut runs: Vec<(Span, Vec<Layer>)> = Vec::with_capacity(segments.len() + 1);
    for Segment { span, marks } in segments {
        let marks: Vec<Layer> = marks.into_iter().map(Layer::Mark).collect();
        let cut = head_end.clamp(span.start, span.end);
        let head = Span::new(span.start, cut);
        if !head.is_empty() {
            runs.push((head, [&[Layer::Header], marks.as_slice()].concat()));
        }
        if cut < span.end {
            runs.extend(with_parts(Span::new(cut, span.end), &marks, anatomy));
        }
    }
    nest(&runs, 0, &|layer, start| begins(document, analysis, layer, start))
}

/// A run cut where parts of quotes begin and end. A part lies inside its quote and around names, so that a name with its
/// article is one box.
fn with_parts(span: Span, marks: &[Layer], anatomy: &Anatomy) -> Vec<(Span, Vec<Layer>)> {
    let parts: Vec<_> = anatomy.touching(span).collect();
    let mut cuts = vec![span.start, span.end];
    cuts.extend(parts.iter().flat_map(|(_, part)| [part.span.start, part.span.end]));
    cuts.retain(|cut| (span.start..=span.end).contains(cut));
    let mut cuts = order::by_number(cuts, |&cut| cut.into());
    cuts.dedup();
    let outside = marks.iter().take_while(|layer| matches!(layer, Layer::Mark(Mark::Quote(_)))).count();
    let (quotes, names) = marks.split_at(outside);
    let runs = cuts.windows(2).filter_map(|pair| {
        let &[start, end] = pair else { return None };
        let run = Span::new(start, end);
        let here = parts.iter().filter(|(_, part)| part.span.contains(run));
        let layers = here.map(|&(index, _)| Layer::Part(index));
        Some((run, quotes.iter().copied().chain(layers).chain(names.iter().copied()).collect()))
    });
    runs.collect()
}

/// Gathers neighbours under the same mark at `depth` into one piece.
fn nest(runs: &[(Span, Vec<Layer>)], depth: usize, begins: &dyn Fn(Layer, u32) -> bool) -> Vec<Piece> {
    runs.chunk_by(|(_, a), (_, b)| a.get(depth).is_some() && a.get(depth) == b.get(depth))
        .filter_map(|group| {
            let (first, layers) = group.first()?;
            Some(match layers.get(depth) {
                None => Piece::Text(*first),
                Some(&layer) => Piece::Marked {
                    layer,
                    begins: begins(layer, first.start),
                    pieces: nest(group, depth + 1, begins),
                },
            })
        })
        .collect()
}

fn begins(document: &Document, analysis: Option<&Analysis>, layer: Layer, start: u32) -> bool {
    let span = match (layer, analysis) {
        (Layer::Header | Layer::Part(_), _) | (_, None) => document.header(),
        (Layer::Mark(Mark::Quote(at)), Some(analysis)) => analysis.quotes.get(at as usize).map(|q| q.span),
        (Layer::Mark(Mark::Date(at)), Some(analysis)) => analysis.dates.get(at as usize).map(|d| d.span),
        (Layer::Mark(Mark::Mention(at)), Some(analysis)) => {
            analysis.mentions.get(at as usize).map(|m| m.span)
        }
    };
    span.is_some_and(|span| span.start == start)
}

/// At least so many bytes lie between two notes of which the first has one line, so that they stand on different lines.
const ONE_LINE: u32 = 90;

/// The notes beside a block: who speaks in the quotes that begin in it, each speaker once. Quotes that begin close
/// together share a note, and a note has its second line only where there is room for it.
#[must_use]
pub fn notes(document: &Document, analysis: &Analysis, block: &Block) -> Vec<Note> {
    let prose = document.prose(block);
    let mut notes: Vec<(u32, Note)> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    // Quotes are sorted by where they begin, so those that begin here are neighbours.
    let first = analysis.quotes.partition_point(|quote| quote.span.start < block.span.start);
    let last = analysis.quotes.partition_point(|quote| quote.span.start < block.span.end);
    for (index, quote) in analysis.quotes.iter().enumerate().take(last).skip(first) {
        let mut speaker = speaker_name(document, analysis, quote.speaker);
        if speaker.is_empty() {
            speaker.push_str(certainty_name(Certainty::Unclear).0);
        }
        if named.contains(&speaker) {
            continue;
        }
        named.push(speaker.clone());
        match notes.last_mut() {
            Some((start, note)) if quote.span.start - *start < ONE_LINE => {
                note.speaker = format!("{} · {speaker}", note.speaker);
                note.cue.clear();
                continue;
            }
            Some((start, note)) if quote.span.start - *start < 2 * ONE_LINE => note.cue.clear(),
            _ => {}
        }
        let leads = quote.span.start == prose.start;
        let whole = leads && quote.span.len() * 2 > prose.len();
        let cue = cue_line(document, quote);
        notes.push((quote.span.start, Note { quote: index, speaker, cue, leads, whole }));
    }
    notes.into_iter().map(|(_, note)| note).collect()
}

/// Whether the browser's usual treatment of white space would change this text.
#[must_use]
pub fn would_collapse(words: &str) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
    let unusual = words.contains(|c| blank(c) && c != ' ') || words.contains("  ");
    unusual || words.starts_with(blank) || words.ends_with(blank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    fn text_of(pieces: &[Piece], text: &str) -> String {
        let words = |piece: &Piece| match piece {
            Piece::Text(span) => span.of(text).to_owned(),
            Piece::Marked { pieces, .. } => text_of(pieces, text),
        };
        pieces.iter().map(words).collect()
    }

    fn count(pieces: &[Piece], wanted: &dyn Fn(Layer, bool) -> bool) -> usize {
        let here = |piece: &Piece| match piece {
            Piece::Text(_) => 0,
            Piece::Marked { layer, begins, pieces } => {
                usize::from(wanted(*layer, *begins)) + count(pieces, wanted)
            }
        };
        pieces.iter().map(here).sum()
    }

    const TEXT: &str = " date 2017-10-02 A meeting.\n\n\"Iran and Turkey agree on this. It is so,\" Hakki Uygur told TRT World.";

    #[test]
    fn pieces_hold_the_text_and_nothing_else() {
        let (document, analysis) = sample(TEXT);
        for marks in [None, Some(&analysis)] {
            for block in document.blocks() {
                let pieces = pieces(&document, marks, &marks.map(Anatomy::of).unwrap_or_default(), block);
                assert_eq!(text_of(&pieces, TEXT), block.span.of(TEXT));
            }
        }
    }

    #[test]
    fn the_header_is_a_piece_of_its_own_around_its_date() {
        let (document, analysis) = sample(TEXT);
        let pieces = pieces(&document, Some(&analysis), &Anatomy::of(&analysis), &document.blocks()[0]);
        let Piece::Marked { layer: Layer::Header, pieces: inside, .. } = &pieces[0] else {
            panic!("{pieces:?}")
        };
        assert_eq!(text_of(inside, TEXT), " date 2017-10-02");
        assert_eq!(count(inside, &|layer, _| matches!(layer, Layer::Mark(Mark::Date(_)))), 1);
    }

    #[test]
    fn a_quote_is_one_element_and_every_mark_begins_once() {
        let (document, analysis) = sample(TEXT);
        let all: Vec<Piece> = document
            .blocks()
            .iter()
            .flat_map(|block| pieces(&document, Some(&analysis), &Anatomy::of(&analysis), block))
            .collect();
        let quotes = |layer, _| matches!(layer, Layer::Mark(Mark::Quote(_)));
        assert_eq!(count(&all, &quotes), 1);
        let mentions = |layer, begins| begins && matches!(layer, Layer::Mark(Mark::Mention(_)));
        assert_eq!(count(&all, &mentions), analysis.mentions.len());
    }

    #[test]
    fn speakers_close_together_share_a_note_and_each_is_named_once() {
        let text =
            "\"We agree on it,\" Ana Ruiz said. \"We do not,\" Omar Haddad said. \"We do,\" Ana Ruiz said.";
        let (document, analysis) = sample(text);
        let notes = notes(&document, &analysis, &document.blocks()[0]);
        let shown: Vec<(&str, &str)> = notes.iter().map(|n| (n.speaker.as_str(), n.cue.as_str())).collect();
        assert_eq!(shown, [("Ana Ruiz · Omar Haddad", "")]);
    }

    #[test]
    fn a_note_says_who_speaks_in_words_of_the_text() {
        let (document, analysis) = sample(TEXT);
        let notes = notes(&document, &analysis, &document.blocks()[1]);
        assert_eq!(notes.len(), 1);
        assert_eq!((notes[0].speaker.as_str(), notes[0].cue.as_str()), ("Hakki Uygur", "told TRT World"));
        assert!(notes[0].whole);
    }
}
