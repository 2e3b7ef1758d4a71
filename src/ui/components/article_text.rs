//! The article itself.

use std::rc::Rc;

use yew::prelude::*;

use super::BlockView;
use crate::engine::document::Title;
use crate::engine::{Analysis, Document};
use crate::ui::platform::{mark, page};
use crate::ui::state::{Anatomy, Numbering};
use crate::ui::strings::EN;

/// From so many blocks on, those out of sight are not laid out.
const LONG: usize = 200;

/// The article.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// Its address.
    pub slug: AttrValue,
    /// Its text.
    pub document: Rc<Document>,
    /// Its marks, once they are there.
    pub analysis: Option<Rc<Analysis>>,
    /// How far its reading has come, as the page names it.
    pub state: &'static str,
    /// A click in it.
    pub on_click: Callback<MouseEvent>,
}

/// The code of an article's language.
pub(super) fn language(document: &Document) -> AttrValue {
    document.meta().language.clone().map_or(AttrValue::Static("en"), AttrValue::from)
}

/// The article's blocks and nothing else. Drawn twice, without marks and with them; what the reader switches later is the
/// style rules' work.
#[component]
pub fn ArticleText(props: &Props) -> Html {
    let Props { slug, document, analysis, state, on_click } = props;
    let numbering = use_memo(analysis.clone(), |analysis| {
        analysis.as_deref().map_or_else(Numbering::default, Numbering::of)
    });
    let anatomy =
        use_memo(analysis.clone(), |analysis| analysis.as_deref().map_or_else(Anatomy::default, Anatomy::of));
    use_effect_with(slug.clone(), |_| mark("quotidian:text"));
    use_effect_with((slug.clone(), *state), |(_, state)| {
        page::set_state(Some(state));
        if *state == "marked" {
            mark("quotidian:marked");
        }
    });
    let headline = matches!(document.title(), Title::Heading(_));
    let block = |index: usize| {
        let (document, analysis) = (Rc::clone(document), analysis.clone());
        let (numbering, anatomy) = (Rc::clone(&numbering), Rc::clone(&anatomy));
        html! { <BlockView key={index} {document} {analysis} {numbering} {anatomy} {index} headline={headline && index == 0} /> }
    };
    let blocks = document.blocks().len();
    html! {
        <article lang={language(document)} dir="auto" tabindex="0" aria-label={EN.article} data-long={(blocks > LONG).then_some("")}
            onclick={on_click.clone()}>
            { for (0..blocks).map(block) }
        </article>
    }
}
