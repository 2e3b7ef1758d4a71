//! The menu of sizes and colours.

use yew::prelude::*;

use super::help::ID;
use super::{Choice, segmented};
use crate::ui::Context;
use crate::ui::platform::view;
use crate::ui::state::{Change, Theme, Trait};
use crate::ui::strings::{EN, step_names, theme_name, trait_name};

/// The name of the menu on the page.
pub(super) const MENU: &str = "text-menu";

/// A button and the menu that it opens. The browser opens, places in front and closes it.
pub fn text_menu(context: &Context) -> Html {
    html! {
        <>
            <button class="tool text-button" popovertarget={MENU} aria-label={EN.reading_settings} title={EN.reading_settings}>
                { "Aa" }
            </button>
            <div id={MENU} class="menu" popover="auto" role="dialog" aria-label={EN.reading_settings}>
                if context.awake {
                    { themes(context) }
                    { size(context) }
                    { for Trait::ALL.into_iter().filter(|&of| of != Trait::Size).map(|of| steps(context, of)) }
                    <button class="verb keys-button" onclick={|_| view::open_dialog(ID)}>{ EN.help }</button>
                }
            </div>
        </>
    }
}

fn themes(context: &Context) -> Html {
    let choice = |theme: Theme| Choice {
        label: theme_name(theme).into(),
        chosen: context.settings.theme == theme,
        choose: context.choose(Change::Theme(theme)),
    };
    let choices: Vec<Choice> = Theme::ALL.into_iter().map(choice).collect();
    segmented(EN.theme, "theme", &choices)
}

fn size(context: &Context) -> Html {
    let text = context.settings.typography;
    let step = text.step(Trait::Size);
    html! {
        <div class="stepper" role="group" aria-label={EN.text_size}>
            <span class="legend" aria-hidden="true">{ EN.text_size }</span>
            <button class="step" aria-label={EN.smaller} disabled={step == 0} onclick={context.choose(Change::SizeBy(-1))}>
                <span class="small-a" aria-hidden="true">{ "A" }</span>
            </button>
            <output>{ text.chosen(Trait::Size).map_or_else(|| EN.automatic.to_owned(), |_| text.size().to_string()) }</output>
            <button class="step" aria-label={EN.larger} disabled={step + 1 == Trait::Size.steps()}
                onclick={context.choose(Change::SizeBy(1))}>
                <span class="large-a" aria-hidden="true">{ "A" }</span>
            </button>
        </div>
    }
}

/// The steps of a property; the usual one means that nothing was chosen.
fn steps(context: &Context, property: Trait) -> Html {
    let current = context.settings.typography.step(property);
    let choice = |(step, label): (u8, &&'static str)| {
        let chosen = (step != property.usual()).then_some(step);
        Choice {
            label: (*label).into(),
            chosen: step == current,
            choose: context.choose(Change::Typography(property, chosen)),
        }
    };
    let choices: Vec<Choice> = (0..).zip(step_names(property)).map(choice).collect();
    segmented(trait_name(property), property.code(), &choices)
}
