//! The bar at the bottom of small windows, under the thumb.

use yew::prelude::*;

use super::{IconKind, icon, marks_menu, text_menu};
use crate::ui::state::{Panel, Reading};
use crate::ui::strings::{EN, panel_name};

/// Panels with their counts, one of which may be open; marks and text settings.
pub fn dock(reading: &Reading, open: Option<Panel>, on_panel: &Callback<Panel>) -> Html {
    let panel = |panel: Panel, kind: IconKind| {
        let count = reading.analysis().and_then(|analysis| panel.count(analysis));
        let onclick = on_panel.reform(move |_: MouseEvent| panel);
        html! {
            <button class="dock-button" aria-expanded={(open == Some(panel)).to_string()} {onclick}>
                { icon(kind) }
                <span>{ panel_name(panel) }{ " " }{ count }</span>
            </button>
        }
    };
    html! {
        <nav class="dock" aria-label={EN.panel_toggle}>
            { panel(Panel::Quotes, IconKind::Quotes) }
            { panel(Panel::Entities, IconKind::Entities) }
            { panel(Panel::Time, IconKind::Time) }
            <button class="dock-button" popovertarget={marks_menu::MENU}>
                { icon(IconKind::Marks) }<span>{ EN.marks }</span>
            </button>
            <button class="dock-button" popovertarget={text_menu::MENU}>
                <span class="dock-glyph" aria-hidden="true">{ "Aa" }</span><span>{ EN.text }</span>
            </button>
        </nav>
    }
}
