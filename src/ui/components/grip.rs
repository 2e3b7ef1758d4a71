//! The handle that changes the panel's size: its width beside the text, its height over it.

use yew::prelude::*;

use crate::ui::Context;
use crate::ui::platform::drag;
use crate::ui::state::{Change, Settings, Sheet};
use crate::ui::strings::{EN, sheet_name};

/// How far an arrow key moves the panel's edge, in pixels.
const STEP: u16 = 16;

/// A separator that pointers drag and arrow keys move.
pub fn grip(context: &Context, wide: bool) -> Html {
    let Settings { panel_width: width, sheet, .. } = *context.settings;
    let dispatcher = context.settings.dispatcher();
    let choose = move |change: Change| dispatcher.dispatch(change);
    let onkeydown = {
        let choose = choose.clone();
        Callback::from(move |event: KeyboardEvent| {
            let change = match (event.key().as_str(), wide) {
                ("ArrowLeft", true) => Change::PanelWidth(width.saturating_add(STEP)),
                ("ArrowRight", true) => Change::PanelWidth(width.saturating_sub(STEP)),
                ("ArrowUp", false) => Change::Sheet(sheet.higher()),
                ("ArrowDown", false) => Change::Sheet(sheet.lower()),
                _ => return,
            };
            event.prevent_default();
            choose(change);
        })
    };
    let ends = Callback::from(move |event: PointerEvent| {
        let Some(size) = drag::end(&event, wide) else { return };
        choose(if wide { Change::PanelWidth(size) } else { Change::Sheet(Sheet::nearest(drag::part(size))) });
    });
    let now = if wide { width.to_string() } else { (sheet as u8).to_string() };
    let (least, most) = if wide { Settings::PANEL_WIDTHS } else { (0, 2) };
    html! {
        <div class="grip" role="separator" tabindex="0" aria-label={EN.panel_size} {onkeydown}
            aria-orientation={if wide { "vertical" } else { "horizontal" }}
            aria-valuemin={least.to_string()} aria-valuemax={most.to_string()} aria-valuenow={now}
            aria-valuetext={(!wide).then(|| sheet_name(sheet))}
            onpointerdown={|event: PointerEvent| drag::begin(&event)}
            onpointermove={move |event: PointerEvent| drag::go_on(&event, wide)}
            onpointerup={ends.clone()} onpointercancel={ends}></div>
    }
}
