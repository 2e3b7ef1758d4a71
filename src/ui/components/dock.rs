//! The bar at the bottom of small windows, under the thumb.

use yew::prelude::*;

use super::{Icon, IconKind, marks_menu, text_menu};
use crate::ui::state::{Panel, Reading};
use crate::ui::strings::{EN, panel_name};

/// What the dock shows and does.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// How far the reading has come: the counts come from it.
    pub reading: Reading,
    /// The panel that is open.
    pub open: Option<Panel>,
    /// A panel's button was pressed.
    pub on_panel: Callback<Panel>,
}

/// Panels, marks and text settings.
#[component]
pub fn Dock(props: &Props) -> Html {
    let panel = |panel: Panel, icon: IconKind| {
        let count = props.reading.analysis().map(|analysis| match panel {
            Panel::Quotes => analysis.quotes.len(),
            Panel::Entities => analysis.entities.len(),
        });
        let onclick = props.on_panel.reform(move |_: MouseEvent| panel);
        html! {
            <button class="dock-button" aria-expanded={(props.open == Some(panel)).to_string()} {onclick}>
                <Icon kind={icon} />
                <span>{ panel_name(panel) }{ " " }{ count }</span>
            </button>
        }
    };
    html! {
        <nav class="dock" aria-label={EN.panel_toggle}>
            { panel(Panel::Quotes, IconKind::Quotes) }
            { panel(Panel::Entities, IconKind::Entities) }
            <button class="dock-button" popovertarget={marks_menu::MENU}>
                <Icon kind={IconKind::Marks} /><span>{ EN.marks }</span>
            </button>
            <button class="dock-button" popovertarget={text_menu::MENU}>
                <span class="dock-glyph" aria-hidden="true">{ "Aa" }</span><span>{ EN.text }</span>
            </button>
        </nav>
    }
}
