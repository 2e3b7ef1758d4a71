//! Whom and what the article names.

use std::rc::Rc;

use yew::prelude::*;

use super::{EntityItem, PanelProps, SignKind, sign};
use crate::engine::EntityKind;
use crate::ui::state::{EntityRow, MarkKind, Target, entity_rows};
use crate::ui::strings::{EN, mark_kind_name};

/// The list of entities, all or of one kind.
#[component]
pub fn EntitiesPanel(props: &PanelProps) -> Html {
    let chosen = use_state_eq(|| None::<EntityKind>);
    let deps = (Rc::clone(&props.document), Rc::clone(&props.analysis));
    let rows = use_memo(deps, |(document, analysis)| {
        entity_rows(document, analysis).into_iter().map(Rc::new).collect::<Vec<_>>()
    });
    if rows.is_empty() {
        return html! { <><h2>{ (EN.names_of)(0) }</h2><p class="empty">{ EN.no_entities }</p></> };
    }
    // A mark that is clicked shows its row, whatever kinds were chosen.
    let is_selected = |row: &EntityRow| props.selected == Some(Target::Entity(row.slug.clone()));
    let shown = rows.iter().filter(|row| chosen.is_none_or(|kind| row.kind == kind) || is_selected(row));
    let item = |row: &Rc<EntityRow>| {
        let selected = is_selected(row);
        html! { <EntityItem key={row.slug.clone()} row={Rc::clone(row)} {selected} on_open={props.on_open.clone()} /> }
    };
    html! {
        <>
            <h2>{ (EN.names_of)(rows.len()) }</h2>
            <div class="filters" role="group" aria-label={EN.kinds}>{ filters(&rows, &chosen) }</div>
            <ul class="entities">{ for shown.map(item) }</ul>
        </>
    }
}

/// A button for all, and one for each kind that there is.
fn filters(rows: &[Rc<EntityRow>], chosen: &UseStateHandle<Option<EntityKind>>) -> Html {
    let filter = |kind: Option<EntityKind>| {
        let count = rows.iter().filter(|row| kind.is_none_or(|kind| row.kind == kind)).count();
        let set = chosen.setter();
        let name = kind.map_or(EN.all_kinds, |kind| mark_kind_name(MarkKind::Entity(kind)));
        html! {
            <button class="filter" aria-pressed={(**chosen == kind).to_string()} onclick={move |_| set.set(kind)}>
                { kind.map(|kind| html! { { sign(SignKind::Entity(kind)) } }) }
                { name }{ " " }<span class="count">{ count }</span>
            </button>
        }
    };
    let there = EntityKind::ALL.into_iter().filter(|&kind| rows.iter().any(|row| row.kind == kind));
    std::iter::once(None).chain(there.map(Some)).map(filter).collect()
}
