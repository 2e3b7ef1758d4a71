//! One quote of the panel.

use yew::prelude::*;

use super::{PanelProps, copy_quote, quote_facts, reasons, speaker, verb, wants};
use crate::ui::platform::view;
use crate::ui::state::{Act, QuoteRow, Target};
use crate::ui::strings::EN;

/// Who, the words, how and where; then open, copy, why.
pub fn quote_item(props: &PanelProps, row: &QuoteRow, selected: bool) -> Html {
    let target = Target::Quote(row.number);
    // Whoever moves through the list with the keyboard sees the parts of each quote in the text.
    let look = {
        let target = target.clone();
        Callback::from(move |_: FocusEvent| view::show_current(Some(&target)))
    };
    html! {
        <li key={row.number} id={target.row_id()} data-quote={row.number.to_string()} data-certainty={row.certainty.code()} tabindex="-1"
            aria-current={selected.then_some("true")} onfocusin={look}>
            <div class="who">
                { speaker(row) }
                if row.continued {
                    <span class="role">{ EN.continued }</span>
                } else if !row.roles.is_empty() {
                    <span class="role">{ row.roles.join(" · ") }</span>
                }
            </div>
            <blockquote lang="en" dir="auto" data-kind={row.kind.code()}>{ &row.words }</blockquote>
            { quote_facts(row) }
            <div class="verbs">
                { verb(EN.open, wants(&props.act, Act::Open(target, None))) }
                { copy_quote(row, &props.act) }
                <details>
                    <summary class="verb">{ EN.why }</summary>
                    { reasons(&row.why, &props.act) }
                </details>
            </div>
        </li>
    }
}
