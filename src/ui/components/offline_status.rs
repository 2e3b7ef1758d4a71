//! Whether the site needs the network.

use yew::prelude::*;

use crate::ui::platform::{Offline, apply_update};
use crate::ui::strings::EN;

/// A few words, once there is something to say.
pub fn offline_status(offline: Offline) -> Html {
    match offline {
        Offline::Unknown => Html::default(),
        Offline::Ready => html! { <span class="offline">{ " · " }{ EN.ready_offline }</span> },
        Offline::Update => html! {
            <span class="offline">
                { " · " }{ EN.update_ready }{ " " }
                <button class="verb" onclick={|_| apply_update()}>{ EN.reload }</button>
            </span>
        },
    }
}
