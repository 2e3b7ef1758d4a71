//! The article itself.

use yew::prelude::*;

use super::{Scene, appendix, block};
use crate::engine::{Analysis, Document};
use crate::ui::platform::{mark, page};
use crate::ui::state::{Anatomy, Numbering, Shared};
use crate::ui::strings::EN;

/// From so many blocks on, those out of sight are not laid out.
const LONG: usize = 200;

/// The article.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// Its address.
    pub slug: AttrValue,
    /// Its text.
    pub document: Shared<Document>,
    /// Its marks, once they are there.
    pub analysis: Option<Shared<Analysis>>,
    /// How far its reading has come, as the page names it.
    pub state: &'static str,
    /// A click in it.
    pub on_click: Callback<MouseEvent>,
}

/// The code of an article's language.
pub(super) fn language(document: &Document) -> AttrValue {
    document.meta().language.clone().map_or(AttrValue::Static("en"), AttrValue::from)
}

/// The article's blocks and nothing else, and after it what is printed. Drawn twice, without marks and with them; what the reader
/// switches later is the style rules' work.
#[component]
pub fn ArticleText(props: &Props) -> Html {
    let Props { slug, document, analysis, state, on_click } = props;
    use_effect_with(slug.clone(), |_| mark("quotidian:text"));
    use_effect_with((slug.clone(), *state), |(_, state)| {
        page::set_state(Some(state));
        if *state == "marked" {
            mark("quotidian:marked");
        }
    });
    let analysis = analysis.as_deref();
    let scene = Scene {
        document,
        analysis,
        numbering: analysis.map(Numbering::of).unwrap_or_default(),
        anatomy: analysis.map(Anatomy::of).unwrap_or_default(),
    };
    let blocks = document.blocks();
    html! {
        <>
            <article lang={language(document)} dir="auto" tabindex="0" aria-label={EN.article} data-long={(blocks.len() > LONG).then_some("")}
                onclick={on_click.clone()}>
                { for blocks.iter().enumerate().map(|(index, it)| block(&scene, index, it)) }
            </article>
            { for analysis.map(|analysis| appendix(document, analysis)) }
        </>
    }
}
