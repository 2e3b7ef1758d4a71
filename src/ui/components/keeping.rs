//! What of a large corpus the device keeps.

use yew::prelude::*;

use super::verb;
use crate::ui::Context;
use crate::ui::platform::parts::Choice;
use crate::ui::state::Change;
use crate::ui::strings::EN;

/// How much of the articles can be read without a network, and the choice between what was opened and all. Nothing where the
/// articles come with the program, or the device keeps nothing.
pub fn keeping(context: &Context) -> Html {
    let shelf = &context.shelf;
    let (Some(index), Some(kept)) = (shelf.index(), &shelf.kept) else { return Html::default() };
    let (here, all) = (kept.bytes(index), index.bytes());
    let keep_all = context.settings.keep_all;
    let choose = |all, choice| {
        let (settings, librarian) = (context.settings.dispatcher(), context.librarian.clone());
        Callback::from(move |_| {
            settings.dispatch(Change::KeepAll(all));
            librarian.keep(choice);
        })
    };
    html! {
        <p class="meaning keeping">
            { if kept.is_all() { (EN.all_kept)(all) } else { (EN.part_kept)(here, all) } }
            if kept.short && !kept.is_all() && keep_all {
                { " " }{ EN.kept_short }
            }
            if !kept.is_all() && (!keep_all || kept.short) {
                { " " }{ verb((EN.keep_all)(all - here), choose(true, Choice::All)) }
            }
            if keep_all || kept.is_all() {
                { " " }{ verb(EN.keep_opened, choose(false, Choice::Nothing)) }
            }
        </p>
    }
}
