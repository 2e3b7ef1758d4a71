//! One article: the text in the middle, what was found in it beside.

use std::rc::Rc;

use yew::prelude::*;

use super::MissingPage;
use super::desk::{Desk, use_click, use_desk, use_goal};
use crate::engine::Day;
use crate::ui::Context;
use crate::ui::components::{
    ArticleText, IconKind, MarkCard, MarksMenu, Player, SidePanel, appendix, bar, dock, finder, heading,
    icon, link, notice,
};
use crate::ui::platform::{page, place, view};
use crate::ui::state::{
    Entry, Goal, Pace, Reading, Route, Settings, Target, long_date, short_date, title_words,
};
use crate::ui::strings::EN;

/// What the page is asked for.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article's address.
    pub slug: AttrValue,
    /// The place in it that is asked for.
    pub goal: Goal,
}

/// The page of one article.
#[component]
pub fn ArticlePage(props: &Props) -> Html {
    let context = use_context::<Context>();
    let found = context.as_ref().and_then(|context| context.shelf.find(&props.slug).cloned());
    match (context, found) {
        (Some(context), Some(entry)) => html! { <Reader {context} {entry} goal={props.goal} /> },
        _ => html! { <MissingPage /> },
    }
}

#[derive(Properties, Clone, PartialEq)]
struct ReaderProps {
    context: Context,
    entry: Entry,
    goal: Goal,
}

#[component]
fn Reader(props: &ReaderProps) -> Html {
    let ReaderProps { context, entry, goal } = props;
    let desk = use_desk(context, entry);
    use_arrival(entry);
    use_goal(&desk, *goal);
    use_request(context, entry);
    use_reasons(context, entry, &desk);
    let pace = use_memo(Rc::clone(&entry.document), |document| Pace::of(document));
    let left = page::use_progress(&pace);

    let settings: &Settings = &context.settings;
    let analysis = entry.reading.analysis().cloned();
    let printed = use_memo((Rc::clone(&entry.document), analysis.clone()), |(document, analysis)| {
        analysis.as_ref().map(|analysis| appendix(document, analysis))
    });
    let on_click = use_click(&desk);
    let on_card_closed = use_callback(desk.card.setter(), |(), card| card.set(None));
    let set_day = context.set_day.reform({
        let (slug, announce) = (entry.slug.clone(), context.announce.clone());
        let entry = entry.clone();
        move |day: Option<Day>| {
            if let Some(now) = entry.dated(day).published() {
                announce.emit((EN.day_changed)(&long_date(now)));
            }
            (slug.clone(), day)
        }
    });
    let retry = context.ask.reform({
        let slug = entry.slug.clone();
        move |()| slug.clone()
    });
    html! {
        <div class="page reader" data-panel={desk.open.then_some("open")} data-focus={desk.focusing.then_some("")}>
            <button class="skip" onclick={|_| view::focus_article()}>{ EN.skip }</button>
            { bar(Some(trail(entry, left)), tools(&desk, settings)) }
            if let Some(search) = &*desk.search {
                { finder(search, &desk.on_search()) }
            }
            <div class="progress" aria-hidden="true"></div>
            <main class="desk">
                <div class="column">
                    { heading(entry, &set_day) }
                    if let Reading::Failed(problem) = &entry.reading {
                        { notice(problem, retry) }
                    }
                    if entry.reading == Reading::Foreign {
                        <p class="notice" role="status">{ EN.foreign }</p>
                    }
                    <ArticleText
                        slug={entry.slug.clone()}
                        document={Rc::clone(&entry.document)}
                        {analysis}
                        state={entry.reading.code()}
                        {on_click}
                    />
                    { (*printed).clone() }
                </div>
            </main>
            if desk.open {
                <SidePanel
                    document={Rc::clone(&entry.document)}
                    reading={entry.reading.clone()}
                    panel={settings.panel}
                    selected={(*desk.selected).clone().map(|selection| selection.target)}
                    on_panel={desk.on_panel()}
                    on_close={desk.on_close()}
                    on_open={desk.on_open()}
                    on_place={desk.on_place()}
                    announce={context.announce.clone()}
                />
            }
            if let (Some(spot), Some(analysis)) = ((*desk.card).clone(), entry.reading.analysis()) {
                <MarkCard
                    document={Rc::clone(&entry.document)}
                    analysis={Rc::clone(analysis)}
                    reasons={entry.reasons.clone()}
                    {spot}
                    why={*desk.why}
                    on_spot={desk.on_spot()}
                    on_place={desk.on_place()}
                    on_list={desk.on_list()}
                    on_close={on_card_closed}
                    announce={context.announce.clone()}
                />
            }
            if let Some(from) = *desk.listening {
                <Player
                    document={Rc::clone(&entry.document)}
                    analysis={entry.reading.analysis().cloned()}
                    {from}
                    on_close={desk.on_heard()}
                    announce={context.announce.clone()}
                />
            }
            { dock(&entry.reading, desk.open.then_some(settings.panel), &desk.on_toggle()) }
        </div>
    }
}

/// Where the reader is: the library, then the article's date and the minutes that are left of it.
fn trail(entry: &Entry, left: usize) -> Html {
    let day = entry.document.published();
    html! {
        <>
            { link(&Route::Library, "crumb", EN.library) }
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

fn tools(desk: &Rc<Desk>, settings: &Settings) -> Html {
    html! {
        <>
            <button class="tool" aria-label={EN.find} title={EN.find} aria-expanded={desk.search.is_some().to_string()} onclick={desk.on_find()}>
                { icon(IconKind::Find) }
            </button>
            <button class="tool" aria-label={EN.listen} title={EN.listen} aria-pressed={desk.listening.is_some().to_string()}
                onclick={desk.on_listen()}>
                { icon(IconKind::Listen) }
            </button>
            <MarksMenu level={settings.level} />
            <button class="tool wide-only toggle" aria-expanded={desk.open.to_string()} onclick={desk.on_toggle_shown()}>
                { EN.panel_toggle }
            </button>
        </>
    }
}

/// Names the page after the article and begins where reading of it stopped.
#[hook]
fn use_arrival(entry: &Entry) {
    let title = title_words(&entry.document).0;
    use_effect_with(entry.slug.clone(), move |_| page::set_title(&title));
    place::use_place(&entry.slug);
}

/// Asks for the reasons of names when the first card of a name is opened.
#[hook]
fn use_reasons(context: &Context, entry: &Entry, desk: &Desk) {
    let ask = context.ask_reasons.clone();
    let wanted = desk.card.as_ref().is_some_and(|spot| matches!(spot.target, Target::Entity(_)));
    let wanting = wanted && entry.reasons.is_none();
    use_effect_with((entry.slug.clone(), wanting), move |(slug, wanting)| {
        if *wanting {
            ask.emit(slug.clone());
        }
    });
}

/// Asks for the marks when the article is opened before they are there; once more if reading it in the background failed.
#[hook]
fn use_request(context: &Context, entry: &Entry) {
    let ask = context.ask.clone();
    let wanting = matches!(entry.reading, Reading::Unread | Reading::Failed(_));
    use_effect_with(entry.slug.clone(), move |slug| {
        if wanting {
            ask.emit(slug.clone());
        }
    });
}
