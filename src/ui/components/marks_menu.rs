//! The menu of marks, which is their legend too.

use yew::prelude::*;

use super::{Choice, IconKind, icon, segmented, switch};
use crate::ui::Context;
use crate::ui::state::{Change, Level, MarkKind};
use crate::ui::strings::{EN, level_meaning, level_name, mark_kind_name};

/// The name of the menu on the page.
pub(super) const MENU: &str = "marks-menu";

/// A button that says the level, and the menu of levels and kinds.
pub fn marks_menu(context: &Context) -> Html {
    let current = context.settings.level;
    html! {
        <>
            <button class="tool marks-button" popovertarget={MENU}>
                { (EN.marks_now)(current) }{ icon(IconKind::Down) }
            </button>
            <div id={MENU} class="menu" popover="auto" role="dialog" aria-label={EN.mark_settings}>
                if context.awake {
                    { contents(context) }
                }
            </div>
        </>
    }
}

fn contents(context: &Context) -> Html {
    let current = context.settings.level;
    let level = |level: Level| Choice {
        label: level_name(level).into(),
        chosen: current == level,
        choose: context.choose(Change::Level(level)),
    };
    let levels: Vec<Choice> = Level::ALL.into_iter().map(level).collect();
    html! {
        <>
            { segmented(EN.marks, "level", &levels) }
            <p class="meaning">{ level_meaning(current) }</p>
            <fieldset class="kinds" disabled={current == Level::Off}>
                <legend>{ EN.kinds }</legend>
                { for MarkKind::ALL.into_iter().map(|kind| kind_switch(context, kind)) }
            </fieldset>
            if current == Level::Off {
                <p class="meaning">{ EN.marks_off }</p>
            }
            { switch(context.settings.announced, context.choose(Change::ToggleAnnounced), EN.announced.into()) }
        </>
    }
}

fn kind_switch(context: &Context, kind: MarkKind) -> Html {
    let label = html! { <span class="sample" data-sample={kind.code()}>{ mark_kind_name(kind) }</span> };
    switch(context.settings.shows(kind), context.choose(Change::ToggleKind(kind)), label)
}
