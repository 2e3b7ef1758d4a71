//! From layers of spans that overlap to flat segments that tile a block.

use super::{Analysis, Block, Span, order};

/// A stretch of a block over which the same marks hold. The segments of a block tile it without gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words; never empty.
    pub span: Span,
    /// The marks over them, outermost first.
    pub marks: Vec<Mark>,
}

/// A mark of one layer, by its index in that layer of the [`Analysis`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// An index into [`Analysis::quotes`].
    Quote(u32),
    /// An index into [`Analysis::dates`].
    Date(u32),
    /// An index into [`Analysis::mentions`].
    Mention(u32),
}

/// The segments of `block`, in order. `analysis` must be of the same document.
#[must_use]
pub fn of_block(block: &Block, analysis: &Analysis) -> Vec<Segment> {
    let spans = marks_in(block.span, analysis);
    let mut cuts: Vec<u32> = spans.iter().flat_map(|&(span, _)| [span.start, span.end]).collect();
    cuts.extend([block.span.start, block.span.end]);
    let mut cuts = order::by_number(cuts, |&cut| cut.into());
    cuts.dedup();

    let mut segments = Vec::with_capacity(cuts.len());
    let mut open: Vec<(Span, Mark)> = Vec::new();
    let mut next = spans.iter().peekable();
    for pair in cuts.windows(2) {
        let &[start, end] = pair else { continue };
        open.retain(|(span, _)| span.end > start);
        while let Some(&&(span, mark)) = next.peek() {
            if span.start > start {
                break;
            }
            open.push((span, mark));
            next.next();
        }
        segments.push(Segment {
            span: Span::new(start, end),
            marks: open.iter().map(|&(_, mark)| mark).collect(),
        });
    }
    segments
}

/// Every mark that touches `block`, cut to it, in the order in which marks nest: earlier first, then longer, then by
/// layer, quotes outside names.
fn marks_in(block: Span, analysis: &Analysis) -> Vec<(Span, Mark)> {
    let index = |position: usize| super::span::offset(position);
    let quotes = analysis.quotes.iter().enumerate().map(|(i, quote)| (quote.span, Mark::Quote(index(i))));
    let dates =
        touching(&analysis.dates, block, |date| date.span).map(|(i, date)| (date.span, Mark::Date(index(i))));
    let mentions = touching(&analysis.mentions, block, |mention| mention.span)
        .map(|(i, mention)| (mention.span, Mark::Mention(index(i))));
    let marks = quotes
        .chain(dates)
        .chain(mentions)
        .filter(|(span, _)| span.overlaps(block))
        .map(|(span, mark)| (Span::new(span.start.max(block.start), span.end.min(block.end)), mark));
    // Marks of the same words stay in the order of their layers.
    order::by_number(marks.collect(), |(span, _)| order::pair(span.start, !span.end))
}

/// The items of a sorted layer without overlaps that touch `block`, with their indices: found by bisection, so that a
/// long article costs no more a block than a short one.
fn touching<T>(layer: &[T], block: Span, span: impl Fn(&T) -> Span) -> impl Iterator<Item = (usize, &T)> {
    let first = layer.partition_point(|item| span(item).end <= block.start);
    let last = layer.partition_point(|item| span(item).start < block.end);
    layer.get(first..last).unwrap_or_default().iter().enumerate().map(move |(i, item)| (first + i, item))
}
