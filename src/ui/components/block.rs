//! A paragraph or heading of an article, with its marks.

use std::rc::Rc;

use yew::prelude::*;

use super::article_text::language;
use crate::engine::segment::Mark;
use crate::engine::{Analysis, BlockKind, Document};
use crate::ui::state::{Anatomy, Layer, Note, Numbering, Piece, notes, pieces};

/// A block of an article.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Rc<Document>,
    /// Its marks, once they are there.
    pub analysis: Option<Rc<Analysis>>,
    /// The numbers of the marks.
    pub numbering: Rc<Numbering>,
    /// The parts of its quotes.
    pub anatomy: Rc<Anatomy>,
    /// Which block it is.
    pub index: usize,
    /// Whether it is the headline of the article.
    pub headline: bool,
}

/// The block as an element whose text is exactly the block's. Nothing around it makes it draw itself anew.
#[component]
pub fn BlockView(props: &Props) -> Html {
    let Props { document, analysis, numbering, anatomy, index, headline } = props;
    let Some(block) = document.blocks().get(*index) else { return Html::default() };
    let pieces = pieces(document, analysis.as_deref(), anatomy, block);
    let notes = analysis.as_deref().map_or_else(Vec::new, |analysis| notes(document, analysis, block));
    let scene = Scene { document, analysis: analysis.as_deref(), numbering, anatomy, notes };
    let tag = if block.kind == BlockKind::Heading { "h2" } else { "p" };
    let spaced = would_collapse(document.prose(block).of(document.text()));
    let class = classes!(block.kind.code(), headline.then_some("headline"), spaced.then_some("spaced"));
    html! {
        <@{tag} {class} data-block={index.to_string()} lang={language(document)} dir="auto">{ scene.draw_all(&pieces) }</@>
    }
}

/// Whether the browser's usual treatment of white space would change this text.
fn would_collapse(words: &str) -> bool {
    let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
    let unusual = words.contains(|c| blank(c) && c != ' ') || words.contains("  ");
    unusual || words.starts_with(blank) || words.ends_with(blank)
}

struct Scene<'a> {
    document: &'a Document,
    analysis: Option<&'a Analysis>,
    numbering: &'a Numbering,
    anatomy: &'a Anatomy,
    notes: Vec<Note>,
}

impl Scene<'_> {
    fn draw_all(&self, pieces: &[Piece]) -> Html {
        pieces.iter().map(|piece| self.draw(piece)).collect()
    }

    fn draw(&self, piece: &Piece) -> Html {
        match piece {
            Piece::Text(span) => Html::from(span.of(self.document.text()).to_owned()),
            Piece::Marked { layer: Layer::Header, pieces, .. } => {
                html! { <span class="dateline">{ self.draw_all(pieces) }</span> }
            }
            Piece::Marked { layer: Layer::Part(at), pieces, .. } => {
                let inside = self.draw_all(pieces);
                self.part(*at, inside.clone()).unwrap_or(inside)
            }
            Piece::Marked { layer: Layer::Mark(mark), begins, pieces } => {
                let inside = self.draw_all(pieces);
                let drawn = match *mark {
                    Mark::Quote(at) => self.quote(at as usize, *begins, inside.clone()),
                    Mark::Mention(at) => self.mention(at as usize, *begins, inside.clone()),
                    Mark::Date(at) => self.date(at as usize, *begins, inside.clone()),
                };
                drawn.unwrap_or(inside)
            }
        }
    }

    fn quote(&self, at: usize, begins: bool, inside: Html) -> Option<Html> {
        let quote = self.analysis?.quotes.get(at)?;
        let number = (at + 1).to_string();
        Some(html! {
            <span data-layer="quote" data-kind={quote.kind.code()} data-quote={number.clone()}
                data-certainty={quote.speaker.certainty().code()} id={begins.then(|| format!("q-{number}"))}>
                { self.notes.iter().find(|note| begins && note.quote == at).map(note) }
                { inside }
            </span>
        })
    }

    /// A part of quotes: plain until one of them is looked at.
    fn part(&self, at: usize, inside: Html) -> Option<Html> {
        let part = self.anatomy.part(at)?;
        let quotes: Vec<_> = part.quotes.iter().map(u32::to_string).collect();
        Some(html! { <span data-part={part.role.code()} data-of={quotes.join(" ")}>{ inside }</span> })
    }

    fn mention(&self, at: usize, begins: bool, inside: Html) -> Option<Html> {
        let analysis = self.analysis?;
        let entity = analysis.entity(analysis.mentions.get(at)?.entity)?;
        let number = self.numbering.mention(at).filter(|_| begins);
        let first = self.numbering.is_first(at).then_some("");
        Some(html! {
            <span data-layer="entity" data-kind={entity.kind.code()} data-entity={entity.slug.clone()} data-first={first}
                id={number.map(|number| format!("m-{number}"))}>{ inside }</span>
        })
    }

    fn date(&self, at: usize, begins: bool, inside: Html) -> Option<Html> {
        let number = self.numbering.date(at).filter(|_| begins);
        let name = format!("date-{}", at + 1);
        Some(html! {
            <span data-layer="entity" data-kind="date" data-entity={name} data-first=""
                id={number.map(|number| format!("m-{number}"))}>{ inside }</span>
        })
    }
}

/// Who speaks, beside the line. An element without text: the words are drawn by the style rules, so that they are neither
/// read twice nor copied.
fn note(note: &Note) -> Html {
    let cue = (!note.cue.is_empty()).then(|| note.cue.clone());
    html! {
        <span class="note" data-speaker={note.speaker.clone()} data-cue={cue} data-leads={note.leads.then_some("")}
            data-whole={note.whole.then_some("")}></span>
    }
}
