//! The menu of files that an article can be saved as.

use yew::prelude::*;

use super::{IconKind, icon, wants};
use crate::exchange::Format;
use crate::ui::state::Act;
use crate::ui::strings::{EN, format_name};

const MENU: &str = "save-menu";

/// A button, and the menu that it opens: each kind of file with what it is good for.
pub fn save_menu(act: &Callback<Act>) -> Html {
    let choice = |format: Format| {
        let (name, meaning) = format_name(format);
        html! {
            <li>
                <button class="choice" popovertarget={MENU} popovertargetaction="hide" onclick={wants(act, Act::Save(format))}>
                    { name }<span class="meaning">{ meaning }</span>
                </button>
            </li>
        }
    };
    html! {
        <>
            <button class="tool" aria-label={EN.save} title={EN.save} popovertarget={MENU}>{ icon(IconKind::Save) }</button>
            <div id={MENU} class="menu" popover="auto" role="dialog" aria-label={EN.save}>
                <ul class="choices">{ for Format::ALL.into_iter().map(choice) }</ul>
            </div>
        </>
    }
}
