//! A paragraph or heading of an article, with its marks.

use yew::prelude::*;

use super::article_text::language;
use crate::engine::document::{Block, Title};
use crate::engine::segment::Mark;
use crate::engine::{Analysis, BlockKind, Document};
use crate::ui::state::{Anatomy, Layer, Note, Numbering, Piece, notes, pieces, speaker_name, would_collapse};
use crate::ui::strings::EN;

/// An article with what is drawn in it.
pub struct Scene<'a> {
    /// The article.
    pub document: &'a Document,
    /// Its marks, once they are there.
    pub analysis: Option<&'a Analysis>,
    /// The numbers of the marks.
    pub numbering: Numbering,
    /// The parts of its quotes.
    pub anatomy: Anatomy,
}

/// A block as an element whose text is exactly the block's.
pub fn block(scene: &Scene<'_>, index: usize, block: &Block) -> Html {
    let Scene { document, analysis, anatomy, .. } = scene;
    let pieces = pieces(document, *analysis, anatomy, block);
    let notes = analysis.map_or_else(Vec::new, |analysis| notes(document, analysis, block));
    let heading = block.kind == BlockKind::Heading;
    let headline = heading && index == 0 && matches!(document.title(), Title::Heading(_));
    let spaced = would_collapse(document.prose(block).of(document.text()));
    let tag = if heading { "h2" } else { "p" };
    html! {
        <@{tag} key={index} data-block={index.to_string()} data-block-kind={block.kind.code()} data-headline={headline.then_some("")}
            data-spaced={spaced.then_some("")} lang={language(document)} dir="auto">{ Drawing { scene, notes }.draw_all(&pieces) }</@>
    }
}

/// A block while it is drawn.
struct Drawing<'a> {
    scene: &'a Scene<'a>,
    notes: Vec<Note>,
}

impl Drawing<'_> {
    fn draw_all(&self, pieces: &[Piece]) -> Html {
        pieces.iter().map(|piece| self.draw(piece)).collect()
    }

    fn draw(&self, piece: &Piece) -> Html {
        match piece {
            Piece::Text(span) => Html::from(span.of(self.scene.document.text()).to_owned()),
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
                    Mark::Quote(at) => self.quote(at as usize, *begins, piece.end(), inside.clone()),
                    Mark::Mention(at) => self.mention(at as usize, *begins, inside.clone()),
                    Mark::Date(at) => self.date(at as usize, *begins, inside.clone()),
                };
                drawn.unwrap_or(inside)
            }
        }
    }

    fn quote(&self, at: usize, begins: bool, ends: u32, inside: Html) -> Option<Html> {
        let analysis = self.scene.analysis?;
        let quote = analysis.quotes.get(at)?;
        let number = (at + 1).to_string();
        let said = || {
            let speaker = speaker_name(self.scene.document, analysis, quote.speaker);
            (EN.quote_by)(&speaker, quote.speaker.certainty())
        };
        Some(html! {
            <span data-layer="quote" data-kind={quote.kind.code()} data-quote={number.clone()}
                data-certainty={quote.speaker.certainty().code()} id={begins.then(|| format!("q-{number}"))}
                data-said={begins.then(said)} data-end={(ends == quote.span.end).then_some(EN.end_quote)}>
                { self.notes.iter().find(|note| begins && note.quote == at).map(note) }
                { inside }
            </span>
        })
    }

    /// A part of quotes: plain until one of them is looked at.
    fn part(&self, at: usize, inside: Html) -> Option<Html> {
        let part = self.scene.anatomy.part(at)?;
        let quotes: Vec<_> = part.quotes.iter().map(u32::to_string).collect();
        Some(html! { <span data-part={part.role.code()} data-of={quotes.join(" ")}>{ inside }</span> })
    }

    fn mention(&self, at: usize, begins: bool, inside: Html) -> Option<Html> {
        let analysis = self.scene.analysis?;
        let entity = analysis.entity(analysis.mentions.get(at)?.entity)?;
        let number = self.scene.numbering.mention(at).filter(|_| begins);
        let first = self.scene.numbering.is_first(at).then_some("");
        Some(html! {
            <span data-layer="entity" data-kind={entity.kind.code()} data-entity={entity.slug.clone()} data-first={first}
                id={number.map(|number| format!("m-{number}"))}>{ inside }</span>
        })
    }

    fn date(&self, at: usize, begins: bool, inside: Html) -> Option<Html> {
        let number = self.scene.numbering.date(at).filter(|_| begins);
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
