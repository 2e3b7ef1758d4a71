//! An article whose text is not there.

use yew::prelude::*;

use crate::ui::Context;
use crate::ui::components::bar;
use crate::ui::platform::page;
use crate::ui::state::{Lack, Stock};
use crate::ui::strings::{EN, lack_words};

/// Says that the text is on its way; or why it is not, and what helps.
pub fn absent_page(context: &Context, slug: &AttrValue, lack: Option<Lack>) -> Html {
    html! {
        <div class="page">
            { bar(context, None, Html::default()) }
            <main class="library">
                if let Some(lack) = lack {
                    { lacking(context, lack, Some(slug)) }
                } else {
                    <p class="status" role="status">{ EN.fetching }</p>
                }
            </main>
        </div>
    }
}

/// Why an article or the whole library is not there, and what helps.
pub(super) fn lacking(context: &Context, lack: Lack, slug: Option<&AttrValue>) -> Html {
    let (librarian, slug) = (context.librarian.clone(), slug.cloned());
    let parted = matches!(context.shelf.stock, Stock::Parted(_));
    let onclick = move |_| match &slug {
        _ if lack == Lack::Gone => page::reload(),
        Some(slug) if parted => librarian.open(slug),
        _ => librarian.retry(),
    };
    html! {
        <p class="notice" role="status">
            { lack_words(lack) }
            if lack != Lack::Browser {
                { " " }<button class="button" {onclick}>{ if lack == Lack::Gone { EN.reload } else { EN.try_again } }</button>
            }
        </p>
    }
}
