//! The parts of quotes besides their words: who speaks, the word of speech, who is spoken to.

use crate::engine::{Analysis, Span, order};

/// What a part is to its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Names who speaks.
    Speaker,
    /// The word of speech.
    Cue,
    /// Names who is spoken to.
    Addressee,
}

impl Role {
    /// Its name in the page.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Speaker => "speaker",
            Self::Cue => "cue",
            Self::Addressee => "addressee",
        }
    }
}

/// A part of one quote or several: “said” between the halves of a quote is a part of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its words.
    pub span: Span,
    /// What it is to them.
    pub role: Role,
    /// The numbers of the quotes, from 1.
    pub quotes: Vec<u32>,
}

/// The parts of an article's quotes, in order of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Anatomy {
    parts: Vec<Part>,
    /// The length of the longest.
    longest: u32,
}

impl Anatomy {
    /// The parts of all quotes.
    #[must_use]
    pub fn of(analysis: &Analysis) -> Self {
        let mut found: Vec<(Span, Role, u32)> = Vec::new();
        for (quote, number) in analysis.quotes.iter().zip(1..) {
            let named = [
                (quote.speaker.span(), Role::Speaker),
                (quote.cue, Role::Cue),
                (quote.addressee, Role::Addressee),
            ];
            found.extend(named.into_iter().filter_map(|(span, role)| Some((span?, role, number))));
        }
        let found = order::by_number(found, |&(_, role, _)| role as u64);
        let found = order::by_number(found, |(span, ..)| order::pair(span.start, !span.end));
        let parts: Vec<Part> = found
            .chunk_by(|(a, first, _), (b, second, _)| a == b && first == second)
            .filter_map(|same| {
                let &(span, role, _) = same.first()?;
                Some(Part { span, role, quotes: same.iter().map(|&(_, _, number)| number).collect() })
            })
            .collect();
        let longest = parts.iter().map(|part| part.span.len()).max().unwrap_or(0);
        Self { parts, longest }
    }

    /// The part of this index.
    #[must_use]
    pub fn part(&self, index: usize) -> Option<&Part> {
        self.parts.get(index)
    }

    /// The parts that share words with `span`, with their indices.
    pub fn touching(&self, span: Span) -> impl Iterator<Item = (usize, &Part)> {
        let first = self.parts.partition_point(|part| part.span.start + self.longest <= span.start);
        self.parts
            .iter()
            .enumerate()
            .skip(first)
            .take_while(move |(_, part)| part.span.start < span.end)
            .filter(move |(_, part)| part.span.overlaps(span))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    #[test]
    fn a_part_belongs_to_all_quotes_that_share_it() {
        let text = "“The mill is old,” Ana Ruiz told the council, “and it will stay.”";
        let (_, analysis) = sample(text);
        let anatomy = Anatomy::of(&analysis);
        let whole = Span::new(0, u32::try_from(text.len()).unwrap());
        let parts: Vec<_> = anatomy
            .touching(whole)
            .map(|(_, part)| (part.role, part.span.of(text), part.quotes.as_slice()))
            .collect();
        let both: &[u32] = &[1, 2];
        assert_eq!(
            parts,
            [
                (Role::Speaker, "Ana Ruiz", both),
                (Role::Cue, "told", both),
                (Role::Addressee, "the council", both)
            ]
        );
    }

    #[test]
    fn only_the_parts_of_a_place_are_given() {
        let (_, analysis) =
            sample("Ana Ruiz said the mill was old.\n\nLater Tom Hale said the mill was young.");
        let anatomy = Anatomy::of(&analysis);
        assert_eq!(anatomy.touching(Span::new(0, 10)).count(), 2);
        assert_eq!(anatomy.touching(Span::new(14, 20)).count(), 0);
    }
}
