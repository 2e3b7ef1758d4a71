//! Finding articles in the library.

use std::rc::Rc;

use yew::prelude::*;

use crate::library::Row;
use crate::ui::Librarian;
use crate::ui::platform::field;
use crate::ui::state::{Browse, Shared};
use crate::ui::strings::EN;

/// A field, and how many articles it finds. As long as only the newest of them are known it says so.
pub fn searcher(browse: &Browse, rows: &Shared<Vec<Row>>, count: usize, librarian: Rc<Librarian>) -> Html {
    let oninput = {
        let (browse, rows) = (browse.clone(), rows.clone());
        move |event: InputEvent| {
            if let Some(wanted) = field::value(&event) {
                librarian.browse(browse.search(wanted, &rows));
            }
        }
    };
    html! {
        <search class="searcher">
            <input type="search" aria-label={EN.find_articles} placeholder={EN.find_articles} value={browse.wanted.clone()}
                enterkeyhint="search" autocomplete="off" spellcheck="false" {oninput} />
            <p class="meaning" role="status">
                if browse.is_search() {
                    { (EN.articles)(browse.count(rows.len())) }
                    if rows.len() < count {
                        { (EN.among_newest)(rows.len()) }
                    }
                }
            </p>
        </search>
    }
}
