//! One article: the text in the middle, what was found in it beside.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Desk, use_desk, use_goal, use_hands};
use super::listening::use_voice;
use crate::ui::Context;
use crate::ui::components::{
    ArticleText, IconKind, MarkCard, bar, dock, finder, grip, heading, icon, marks_menu, notice, player,
    save_menu, side_panel, tool, wants,
};
use crate::ui::platform::{href, page, place, view};
use crate::ui::state::{Act, Entry, Goal, Moment, Pace, Reading, Route, Target, long_date, short_date};
use crate::ui::strings::EN;

/// What the page is asked for.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// What every page may use.
    pub context: Context,
    /// The article.
    pub entry: Entry,
    /// The place in it that is asked for.
    pub goal: Goal,
}

/// The page of one article.
#[component]
pub fn ArticlePage(props: &Props) -> Html {
    let Props { context, entry, goal } = props;
    let desk = use_desk(context, entry);
    let (on_click, act) = use_hands(&desk);
    place::use_place(&entry.slug);
    use_goal(&desk, *goal);
    use_requests(&desk);
    let sentences = use_voice(&desk);
    let pace = use_memo(entry.document.clone(), |document| Pace::of(document));
    let left = page::use_progress(&pace);

    let panel = context.settings.panel;
    let analysis = entry.reading.analysis().cloned();
    let Moment { selected, card, why, search, listening, focusing, unsaved, .. } = &*desk.moment;
    html! {
        <div class="page reader" data-panel={desk.open.then_some("open")} data-focus={focusing.then_some("")}>
            <button class="skip" onclick={|_| view::focus_article()}>{ EN.skip }</button>
            if *focusing {
                <div class="unfocus">{ tool(IconKind::Close, EN.unfocus, wants(&act, Act::Focus)) }</div>
            }
            { bar(context, Some(trail(entry, left)), tools(&desk, &act)) }
            if let Some(search) = search {
                { finder(search, &act) }
            }
            <div class="progress" aria-hidden="true"></div>
            <main class="desk">
                <div class="column">
                    { heading(entry, context.offline, &act) }
                    if let Reading::Failed(problem) = &entry.reading {
                        { notice(problem, &act) }
                    }
                    if let Some(problem) = unsaved {
                        <p class="notice" role="alert">{ (EN.unsaved)(problem) }</p>
                    }
                    if entry.reading == Reading::Foreign {
                        <p class="notice" role="status">{ EN.foreign }</p>
                    }
                    <ArticleText
                        slug={entry.slug.clone()}
                        document={entry.document.clone()}
                        analysis={analysis.clone()}
                        state={entry.reading.code()}
                        {on_click}
                    />
                </div>
            </main>
            if desk.open {
                { side_panel(entry, panel, selected.as_ref().map(|it| it.target.clone()), grip(context, desk.wide), &act) }
            }
            if let (Some(spot), Some(analysis)) = (card.clone(), analysis) {
                <MarkCard
                    document={entry.document.clone()}
                    {analysis}
                    reasons={entry.reasons.clone()}
                    {spot}
                    why={*why}
                    act={act.clone()}
                />
            }
            if let Some(listening) = listening {
                { player(context, listening, sentences.len(), &act) }
            }
            { dock(&entry.reading, desk.open.then_some(panel), &act) }
        </div>
    }
}

/// Where the reader is: the library, then the article's date and the minutes that are left of it.
fn trail(entry: &Entry, left: usize) -> Html {
    let day = entry.document.published();
    html! {
        <>
            <a class="crumb" href={href(&Route::Library)}>{ EN.library }</a>
            <span class="crumb-mark" aria-hidden="true">{ "▸" }</span>
            <span class="crumb-here" title={day.map(long_date)}>
                { day.map_or_else(|| EN.article.to_owned(), short_date) }
            </span>
            if left > 0 {
                <span class="left">{ (EN.minutes_left)(left) }</span>
            }
        </>
    }
}

fn tools(desk: &Desk, act: &Callback<Act>) -> Html {
    let Moment { search, listening, .. } = &*desk.moment;
    html! {
        <>
            <button class="tool" aria-label={EN.find} title={EN.find} aria-expanded={search.is_some().to_string()} onclick={wants(act, Act::Find)}>
                { icon(IconKind::Find) }
            </button>
            <button class="tool" aria-label={EN.listen} title={EN.listen} aria-pressed={listening.is_some().to_string()}
                onclick={wants(act, Act::Listen)}>
                { icon(IconKind::Listen) }
            </button>
            { tool(IconKind::Focus, EN.focus, wants(act, Act::Focus)) }
            { save_menu(act) }
            { marks_menu(&desk.context) }
            <button class="tool wide-only toggle" aria-expanded={desk.open.to_string()}
                onclick={wants(act, Act::TogglePanel(desk.settings().panel))}>
                { EN.panel_toggle }
            </button>
        </>
    }
}

/// Asks for the marks when the article is opened before they are there, once more if reading it in the background failed; and
/// for the reasons of names when the first card of a name is opened.
#[hook]
fn use_requests(desk: &Rc<Desk>) {
    let entry = &desk.entry;
    let marks = matches!(entry.reading, Reading::Unread | Reading::Failed(_));
    let librarian = Rc::clone(&desk.context.librarian);
    use_effect_with(entry.slug.clone(), move |slug| {
        if marks {
            librarian.ask(slug);
        }
    });
    let card = desk.moment.card.as_ref();
    let names = card.is_some_and(|spot| matches!(spot.target, Target::Entity(_)));
    let librarian = Rc::clone(&desk.context.librarian);
    use_effect_with((entry.slug.clone(), names && entry.reasons.is_none()), move |(slug, wanting)| {
        if *wanting {
            librarian.ask_reasons(slug);
        }
    });
}
