//! Whom and what the article names.

use std::rc::Rc;

use yew::prelude::*;

use super::{IconKind, PanelProps, SignKind, more_rows, sign, tool};
use crate::engine::EntityKind;
use crate::ui::platform::use_rows;
use crate::ui::state::{Act, EntityRow, MarkKind, Target, entity_rows};
use crate::ui::strings::{EN, entity_kind_name, mark_kind_name};

/// What the reader does in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Listing {
    /// Which kind is listed; all of them where none is chosen.
    kind: Option<EntityKind>,
    /// Which mention of each row was shown last.
    at: Vec<Option<usize>>,
}

/// The list of entities, all or of one kind.
#[component]
pub fn EntitiesPanel(props: &PanelProps) -> Html {
    let listing = use_state_eq(Listing::default);
    let deps = (props.document.clone(), props.analysis.clone());
    let rows = use_memo(deps, |(document, analysis)| entity_rows(document, analysis));
    let (drawn, more) = use_rows();
    if rows.is_empty() {
        return html! { <><h2>{ (EN.names_of)(0) }</h2><p class="empty">{ EN.no_entities }</p></> };
    }
    // A mark that is clicked shows its row, whatever kinds were chosen.
    let is_selected =
        |row: &EntityRow| matches!(&props.selected, Some(Target::Entity(slug)) if *slug == row.slug);
    let is_shown = |row: &EntityRow| is_selected(row) || listing.kind.is_none_or(|kind| row.kind == kind);
    let shown: Vec<_> = rows.iter().enumerate().filter(|(_, row)| is_shown(row)).collect();
    let drawn = drawn.max(shown.iter().position(|(_, row)| is_selected(row)).map_or(0, |at| at + 1));
    let draw = |&(number, row): &(usize, &EntityRow)| item(props, &rows, number, &listing, is_selected(row));
    html! {
        <>
            <h2>{ (EN.names_of)(rows.len()) }</h2>
            <div class="filters" role="group" aria-label={EN.kinds}>{ filters(&rows, &listing) }</div>
            <ul class="entities">{ for shown.iter().take(drawn).map(draw) }</ul>
            { more_rows(drawn, shown.len(), more) }
        </>
    }
}

/// A button for all, and one for each kind that there is.
fn filters(rows: &[EntityRow], listing: &UseStateHandle<Listing>) -> Html {
    let filter = |kind: Option<EntityKind>| {
        let count = rows.iter().filter(|row| kind.is_none_or(|kind| row.kind == kind)).count();
        let name = kind.map_or(EN.all_kinds, |kind| mark_kind_name(MarkKind::Entity(kind)));
        let pressed = listing.kind == kind;
        let listing = listing.clone();
        let choose = move |_| listing.set(Listing { kind, ..(*listing).clone() });
        html! {
            <button class="filter" aria-pressed={pressed.to_string()} onclick={choose}>
                { kind.map(|kind| html! { { sign(SignKind::Entity(kind)) } }) }
                { name }{ " " }<span class="count">{ count }</span>
            </button>
        }
    };
    let there = EntityKind::ALL.into_iter().filter(|&kind| rows.iter().any(|row| row.kind == kind));
    std::iter::once(None).chain(there.map(Some)).map(filter).collect()
}

/// Name, kind, other names, roles; and going from mention to mention.
fn item(
    props: &PanelProps,
    rows: &Rc<Vec<EntityRow>>,
    number: usize,
    listing: &UseStateHandle<Listing>,
    selected: bool,
) -> Html {
    let Some(row) = rows.get(number) else { return Html::default() };
    let at = listing.at.get(number).copied().flatten();
    let step = |forward: bool| {
        let (rows, listing, act) = (Rc::clone(rows), listing.clone(), props.act.clone());
        Callback::from(move |_: MouseEvent| {
            let Some(row) = rows.get(number) else { return };
            let from = at.and_then(|at| row.mentions.get(at)).map(|place| place.mark);
            let Some((index, place)) = row.step(from, forward) else { return };
            let mut next = (*listing).clone();
            next.at.resize(rows.len(), None);
            if let Some(at) = next.at.get_mut(number) {
                *at = Some(index);
            }
            listing.set(next);
            act.emit(Act::Open(Target::Entity(row.slug.clone()), Some(place.mark)));
        })
    };
    let count = row.mentions.len();
    let places = match at {
        Some(at) if count > 1 => (EN.place_of)(at + 1, count),
        _ => count.to_string(),
    };
    html! {
        <li key={row.slug.clone()} id={Target::Entity(row.slug.clone()).row_id()} data-entity={row.slug.clone()} tabindex="-1"
            aria-current={selected.then_some("true")}>
            <div class="entity-head">
                { sign(SignKind::Entity(row.kind)) }
                <button class="name" onclick={step(true)}>{ &row.name }</button>
                <span class="count" title={(EN.mentions)(count)}>{ places }</span>
                if count > 1 {
                    { tool(IconKind::Earlier, (EN.previous_mention)(&row.name), step(false)) }
                    { tool(IconKind::Later, (EN.next_mention)(&row.name), step(true)) }
                }
            </div>
            <p class="facts">{ facts(row) }</p>
        </li>
    }
}

fn facts(row: &EntityRow) -> String {
    let mut facts = vec![entity_kind_name(row.kind).to_owned()];
    if !row.aliases.is_empty() {
        facts.push(format!("{} {}", EN.also, row.aliases.join(", ")));
    }
    if !row.perhaps.is_empty() {
        facts.push(format!("{} {}", EN.may_be, row.perhaps.join(EN.or)));
    }
    facts.extend(row.roles.iter().cloned());
    if row.quotes > 0 {
        facts.push((EN.quotes_of)(row.quotes));
    }
    facts.join(" · ")
}
