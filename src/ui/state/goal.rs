//! The place in an article that an address leads to: what stands after its `?`.

use super::Panel;
use crate::engine::text::Offsets;
use crate::engine::{Analysis, Document, Quote, Span};

/// Where in an article an address leads. Numbers of quotes may change with the engine, places in the text do not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// `q=3`: a quote, by its number from 1.
    pub quote: Option<u32>,
    /// `m=120-180`: a passage, in code points, half open.
    pub passage: Option<(u32, u32)>,
    /// `panel=quotes`: a panel that is to be open.
    pub panel: Option<Panel>,
}

impl Goal {
    /// Reads `q=3&m=120-180&panel=quotes`; what it does not understand it leaves out.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut goal = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match name {
                "q" => goal.quote = value.parse().ok(),
                "m" => {
                    let ends = value.split_once('-');
                    goal.passage = ends
                        .and_then(|(start, end)| Some((start.parse().ok()?, end.parse().ok()?)))
                        .filter(|(start, end)| start < end);
                }
                "panel" => goal.panel = Panel::ALL.into_iter().find(|panel| panel.code() == value),
                _ => {}
            }
        }
        goal
    }

    /// These words of an article, and the quote that they are, if they are one.
    #[must_use]
    pub fn at(document: &Document, span: Span, quote: Option<u32>) -> Self {
        let passage = Offsets::new(document.text()).span_in_code_points(span);
        Self { quote, passage: Some(passage), panel: None }
    }

    /// The words of the passage, if the article has them.
    #[must_use]
    pub fn span(&self, document: &Document) -> Option<Span> {
        let (start, end) = self.passage?;
        let offsets = Offsets::new(document.text());
        let span = Span::new(offsets.byte_of_code_point(start), offsets.byte_of_code_point(end));
        (!span.is_empty()).then_some(span)
    }

    /// The number of the quote, if it is one: that of the passage where one is named, for another engine may number the quotes
    /// otherwise.
    #[must_use]
    pub fn quote_in(&self, document: &Document, analysis: &Analysis) -> Option<u32> {
        let mut quotes = analysis.quotes.iter().zip(1..);
        let wanted = self.span(document);
        let is_it = |quote: &Quote, number: u32| match wanted {
            Some(span) => quote.span == span,
            None => self.quote == Some(number),
        };
        quotes.find(|&(quote, number)| is_it(quote, number)).map(|(_, number)| number)
    }

    /// What stands after the `?`, with it; nothing where it leads to no place.
    #[must_use]
    pub fn query(&self) -> String {
        let quote = self.quote.map(|number| format!("q={number}"));
        let passage = self.passage.map(|(start, end)| format!("m={start}-{end}"));
        let panel = self.panel.map(|panel| format!("panel={}", panel.code()));
        let parts: Vec<_> = [quote, passage, panel].into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Meta;
    use crate::reading::sample;

    #[test]
    fn addresses_say_what_they_lead_to() {
        let goal = Goal { quote: Some(3), passage: Some((4, 9)), panel: Some(Panel::Quotes) };
        assert_eq!(goal.query(), "?q=3&m=4-9&panel=quotes");
        assert_eq!(Goal::parse("q=3&m=4-9&panel=quotes"), goal);
        for nothing in ["", "q", "q=x", "m=9-4", "m=4", "m=4-99999999999", "panel=x", "z=3"] {
            assert_eq!(Goal::parse(nothing), Goal::default(), "{nothing}");
        }
        assert_eq!(Goal::default().query(), "");
    }

    #[test]
    fn passages_are_counted_in_code_points() {
        let document = Document::from_text("Ağrı: “No.”", Meta::default()).unwrap();
        let goal = Goal::at(&document, Span::new(8, 17), None);
        assert_eq!(goal.passage, Some((6, 11)));
        assert_eq!(goal.span(&document), Some(Span::new(8, 17)));
        assert_eq!(Goal::parse("m=900-901").span(&document), None);
    }

    #[test]
    fn a_quote_is_told_by_its_place_before_its_number() {
        let (document, analysis) = sample("“No,” said Ana Ruiz. “Yes,” said Omar Haddad.");
        let quote = |query: &str| Goal::parse(query).quote_in(&document, &analysis);
        assert_eq!((quote("q=2"), quote("q=3"), quote("q=0"), quote("")), (Some(2), None, None, None));
        assert_eq!((quote("q=2&m=0-5"), quote("m=0-5"), quote("q=2&m=0-4")), (Some(1), Some(1), None));
    }
}
