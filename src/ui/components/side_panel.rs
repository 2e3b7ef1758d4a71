//! The panel beside the text.

use yew::prelude::*;

use super::{EntitiesPanel, IconKind, QuotesPanel, TimePanel, audit_panel, tool, wants};
use crate::engine::{Analysis, Document};
use crate::ui::state::{Act, Entry, Panel, Reading, Shared, Target};
use crate::ui::strings::{EN, panel_name};

/// What a panel gets that shows an article's rows and opens their places.
#[derive(Properties, Clone, PartialEq)]
pub struct PanelProps {
    /// The article.
    pub document: Shared<Document>,
    /// What was found in it.
    pub analysis: Shared<Analysis>,
    /// What is selected.
    pub selected: Option<Target>,
    /// What the reader does there.
    pub act: Callback<Act>,
}

/// Who said what, whom and what the article names, when things were, or all of it in numbers. `grip` changes its size.
pub fn side_panel(
    entry: &Entry,
    panel: Panel,
    selected: Option<Target>,
    grip: Html,
    act: &Callback<Act>,
) -> Html {
    let tab = |which: Panel| {
        let count = entry.reading.analysis().and_then(|analysis| which.count(analysis));
        html! {
            <button class="tab" aria-pressed={(which == panel).to_string()} onclick={wants(act, Act::Panel(which))}>
                { panel_name(which) }
                if let Some(count) = count {
                    { " " }<span class="count">{ count }</span>
                }
            </button>
        }
    };
    html! {
        <aside class="panel" aria-label={EN.panel_toggle}>
            { grip }
            <div class="panel-head">
                <div class="tabs" role="group" aria-label={EN.panel_toggle}>{ for Panel::ALL.into_iter().map(tab) }</div>
                { tool(IconKind::Close, EN.close, wants(act, Act::ClosePanel)) }
            </div>
            { contents(entry, panel, selected, act) }
        </aside>
    }
}

fn contents(entry: &Entry, panel: Panel, selected: Option<Target>, act: &Callback<Act>) -> Html {
    let empty = |words: &'static str| {
        html! { <><h2 class="unseen">{ panel_name(panel) }</h2><p class="empty">{ words }</p></> }
    };
    let analysis = match &entry.reading {
        Reading::Marked(analysis) => analysis.clone(),
        Reading::Unread | Reading::Asked => return empty(EN.finding),
        Reading::Foreign => return empty(EN.foreign),
        Reading::Failed(_) => return empty(EN.no_panel),
    };
    let props = PanelProps { document: entry.document.clone(), analysis, selected, act: act.clone() };
    match panel {
        Panel::Quotes => html! { <QuotesPanel ..props /> },
        Panel::Entities => html! { <EntitiesPanel ..props /> },
        Panel::Audit => audit_panel(&props.document, &props.analysis),
        Panel::Time => html! { <TimePanel ..props /> },
    }
}
