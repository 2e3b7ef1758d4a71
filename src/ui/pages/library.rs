//! All articles.

use std::rc::Rc;

use yew::prelude::*;

use super::absent::lacking;
use crate::library::{Article, Row, embedded};
use crate::ui::components::{
    bar, card, credit, keeping, offline_status, opener, progress, searcher, welcome,
};
use crate::ui::platform::file::{self, Picked};
use crate::ui::state::{Browse, Entry, Stock, loose_name};
use crate::ui::strings::EN;
use crate::ui::{Context, ContextProps};

/// The articles of this site.
#[component]
pub fn LibraryPage(ContextProps { context }: &ContextProps) -> Html {
    let shelf = &context.shelf;
    let librarian = Rc::clone(&context.librarian);
    let ondrop = Callback::from(move |event: DragEvent| {
        Picked::dropped(&event).into_iter().for_each(|file| librarian.open_file(file));
    });
    html! {
        <div class="page" ondragover={|event: DragEvent| file::welcome(&event)} {ondrop}>
            { bar(context, None, Html::default()) }
            <main class="library">
                <h1>{ embedded::TITLE.unwrap_or(EN.library) }</h1>
                <p class="status">
                    if shelf.stock == Stock::Awaited {
                        { EN.fetching }
                    } else {
                        { (EN.articles)(shelf.articles()) }
                    }
                    { for embedded::LICENCE.map(|words| html! { <>{ " · " }{ credit(words) }</> }) }
                    { offline_status(context.offline) }
                </p>
                { welcome(context) }
                { opener(context) }
                { loose(context) }
                { match shelf.stock {
                    Stock::Awaited => Html::default(),
                    Stock::Lost(lack) => lacking(context, lack, None),
                    _ if shelf.rows.is_empty() => html! { <p class="empty">{ EN.no_articles }</p> },
                    _ => articles(context),
                } }
            </main>
        </div>
    }
}

/// The saved readings that are open.
fn loose(context: &Context) -> Option<Html> {
    let card = |entry: &Entry| {
        let row = Row::of(&Article { slug: entry.slug.to_string(), document: (*entry.document).clone() });
        card(&row, &entry.known(), Some(entry))
    };
    let mut open = context.shelf.entries.iter().filter(|entry| loose_name(&entry.slug).is_some()).peekable();
    open.peek()?;
    Some(html! {
        <>
            <h2 class="meaning">{ EN.saved_readings }</h2>
            <ul class="cards">{ for open.map(card) }</ul>
            <h2 class="meaning">{ EN.of_site }</h2>
        </>
    })
}

/// The cards; and before many of them what helps to look through them.
fn articles(context: &Context) -> Html {
    let shelf = &context.shelf;
    let (rows, browse, count) = (&shelf.rows, &shelf.browse, shelf.articles());
    let shown: Vec<_> = browse.shown(rows.len()).collect();
    let rest = browse.count(rows.len()) - shown.len();
    let of = |at: usize| Some(card(rows.get(at)?, shelf.known.get(at)?, shelf.find(&rows.get(at)?.slug)));
    let more = {
        let (librarian, browse) = (context.librarian.clone(), browse.more());
        move |_| librarian.browse(browse.clone())
    };
    html! {
        <>
            if Browse::helps(count) {
                { searcher(browse, rows, count, Rc::clone(&context.librarian)) }
                { progress(context) }
            }
            { keeping(context) }
            <ul class="cards">{ for shown.into_iter().filter_map(of) }</ul>
            if rest > 0 {
                <button class="button more" onclick={more}>{ (EN.show_more)(rest) }</button>
            }
        </>
    }
}
