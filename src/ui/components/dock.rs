//! The bar at the bottom of small windows, under the thumb.

use yew::prelude::*;

use super::{IconKind, icon, marks_menu, text_menu, wants};
use crate::ui::state::{Act, Panel, Reading};
use crate::ui::strings::{EN, panel_name};

/// Panels with their counts, one of which may be open; marks and text settings.
pub fn dock(reading: &Reading, open: Option<Panel>, act: &Callback<Act>) -> Html {
    let panel = |(panel, kind): (Panel, IconKind)| {
        let count = reading.analysis().and_then(|analysis| panel.count(analysis));
        html! {
            <button class="dock-button" aria-expanded={(open == Some(panel)).to_string()} onclick={wants(act, Act::TogglePanel(panel))}>
                { icon(kind) }
                <span>{ panel_name(panel) }{ " " }{ count }</span>
            </button>
        }
    };
    let panels = [
        (Panel::Quotes, IconKind::Quotes),
        (Panel::Entities, IconKind::Entities),
        (Panel::Time, IconKind::Time),
    ];
    html! {
        <nav class="dock" aria-label={EN.panel_toggle}>
            { for panels.into_iter().map(panel) }
            <button class="dock-button" popovertarget={marks_menu::MENU}>
                { icon(IconKind::Marks) }<span>{ EN.marks }</span>
            </button>
            <button class="dock-button" popovertarget={text_menu::MENU}>
                <span class="dock-glyph" aria-hidden="true">{ "Aa" }</span><span>{ EN.text }</span>
            </button>
        </nav>
    }
}
