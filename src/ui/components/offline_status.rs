//! Whether the site needs the network.

use yew::prelude::*;

use super::verb;
use crate::ui::platform::{Install, Offline, apply_update, ask_to_install};
use crate::ui::strings::EN;

/// A few words, once there is something to say.
pub fn offline_status(offline: Offline) -> Html {
    match offline {
        Offline::Unknown => Html::default(),
        Offline::Full(bytes) => html! { <span class="offline">{ " · " }{ (EN.no_room)(bytes) }</span> },
        Offline::Ready(bytes, install) => html! {
            <span class="offline">
                { " · " }{ (EN.ready_offline)(bytes) }
                { match install {
                    Install::No => Html::default(),
                    Install::Ask => html! { <>{ " " }{ verb(EN.install, Callback::from(|_| ask_to_install())) }</> },
                    Install::Hint => html! { <>{ " · " }{ EN.install_hint }</> },
                } }
            </span>
        },
        Offline::Update => html! {
            <span class="offline">
                { " · " }{ EN.update_ready }{ " " }
                { verb(EN.reload, Callback::from(|_| apply_update())) }
            </span>
        },
    }
}
