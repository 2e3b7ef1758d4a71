//! One entity of the panel.

use std::rc::Rc;

use yew::prelude::*;

use super::{IconKind, SignKind, icon, sign};
use crate::ui::state::{EntityRow, Target};
use crate::ui::strings::{EN, entity_kind_name};

/// An entity and what can be done with it.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The entity.
    pub row: Rc<EntityRow>,
    /// Whether it is selected.
    pub selected: bool,
    /// Shows its place in the text: that of the mark with this number.
    pub on_open: Callback<(Target, Option<u32>)>,
}

/// Name, kind, other names, roles; and going from mention to mention.
#[component]
pub fn EntityItem(props: &Props) -> Html {
    let row = &props.row;
    let target = Target::Entity(row.slug.clone());
    // The mention that was shown last: its mark and which one it is.
    let at = use_state_eq(|| None::<(u32, usize)>);
    let step = |forward: bool| {
        let (row, at, on_open, target) = (Rc::clone(row), at.clone(), props.on_open.clone(), target.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some((index, place)) = row.step(at.map(|(mark, _)| mark), forward) {
                at.set(Some((place.mark, index)));
                on_open.emit((target.clone(), Some(place.mark)));
            }
        })
    };
    let count = row.mentions.len();
    html! {
        <li id={target.row_id()} data-entity={row.slug.clone()} tabindex="-1" aria-current={props.selected.then_some("true")}>
            <div class="entity-head">
                { sign(SignKind::Entity(row.kind)) }
                <button class="name" onclick={step(true)}>{ &row.name }</button>
                <span class="count" title={(EN.mentions)(count)}>
                    { at.filter(|_| count > 1).map_or_else(|| count.to_string(), |(_, index)| (EN.place_of)(index + 1, count)) }
                </span>
                if count > 1 {
                    <button class="tool" aria-label={(EN.previous_mention)(&row.name)} onclick={step(false)}>
                        { icon(IconKind::Earlier) }
                    </button>
                    <button class="tool" aria-label={(EN.next_mention)(&row.name)} onclick={step(true)}>
                        { icon(IconKind::Later) }
                    </button>
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
