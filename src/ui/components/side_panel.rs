//! The panel beside the text.

use std::rc::Rc;

use yew::prelude::*;

use super::{EntitiesPanel, Grip, IconKind, QuotesPanel, TimePanel, audit_panel, icon};
use crate::engine::{Analysis, Document, Span};
use crate::ui::state::{Panel, Reading, Target};
use crate::ui::strings::{EN, panel_name};

/// What the panel shows and what can be done in it.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Rc<Document>,
    /// How far its reading has come.
    pub reading: Reading,
    /// Which panel is shown.
    pub panel: Panel,
    /// What is selected.
    pub selected: Option<Target>,
    /// Shows another panel.
    pub on_panel: Callback<Panel>,
    /// Closes the panel.
    pub on_close: Callback<MouseEvent>,
    /// Shows a row's place in the text, or that of the mark with this number.
    pub on_open: Callback<(Target, Option<u32>)>,
    /// Shows evidence in the text.
    pub on_place: Callback<Span>,
    /// Says something to those who do not see the page.
    pub announce: Callback<String>,
}

/// What a panel gets that shows an article's rows and opens their places.
#[derive(Properties, Clone, PartialEq)]
pub struct PanelProps {
    /// The article.
    pub document: Rc<Document>,
    /// What was found in it.
    pub analysis: Rc<Analysis>,
    /// What is selected.
    pub selected: Option<Target>,
    /// Shows a row's place in the text, or that of the mark with this number.
    pub on_open: Callback<(Target, Option<u32>)>,
}

/// Who said what, whom and what the article names, or when things were.
#[component]
pub fn SidePanel(props: &Props) -> Html {
    let tab = |panel: Panel| {
        let count = props.reading.analysis().and_then(|analysis| panel.count(analysis));
        let onclick = props.on_panel.reform(move |_: MouseEvent| panel);
        html! {
            <button class="tab" aria-pressed={(panel == props.panel).to_string()} {onclick}>
                { panel_name(panel) }
                if let Some(count) = count {
                    { " " }<span class="count">{ count }</span>
                }
            </button>
        }
    };
    html! {
        <aside class="panel" aria-label={EN.panel_toggle}>
            <Grip />
            <div class="panel-head">
                <div class="tabs" role="group" aria-label={EN.panel_toggle}>{ for Panel::ALL.into_iter().map(tab) }</div>
                <button class="tool close" aria-label={EN.close} onclick={props.on_close.clone()}>
                    { icon(IconKind::Close) }
                </button>
            </div>
            { contents(props) }
        </aside>
    }
}

fn contents(props: &Props) -> Html {
    let empty = |words: &'static str| {
        html! { <><h2 class="unseen">{ panel_name(props.panel) }</h2><p class="empty">{ words }</p></> }
    };
    let analysis = match &props.reading {
        Reading::Marked(analysis) => Rc::clone(analysis),
        Reading::Unread | Reading::Asked => return empty(EN.finding),
        Reading::Foreign => return empty(EN.foreign),
        Reading::Failed(_) => return empty(EN.no_panel),
    };
    let Props { document, selected, on_open, on_place, announce, .. } = props.clone();
    match props.panel {
        Panel::Quotes => {
            html! { <QuotesPanel {document} {analysis} {selected} {on_open} {on_place} {announce} /> }
        }
        Panel::Entities => html! { <EntitiesPanel {document} {analysis} {selected} {on_open} /> },
        Panel::Audit => audit_panel(&document, &analysis),
        Panel::Time => html! { <TimePanel {document} {analysis} {selected} {on_open} /> },
    }
}
