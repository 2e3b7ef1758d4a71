//! The menu of sizes and colours.

use yew::prelude::*;

use super::{Choice, segmented};
use crate::ui::Context;
use crate::ui::state::{Change, Theme, Typography};
use crate::ui::strings::{EN, theme_name};

/// The name of the menu on the page.
pub(super) const MENU: &str = "text-menu";

/// A button and the menu that it opens. The browser opens, places in front and closes it.
#[component]
pub fn TextMenu() -> Html {
    let Some(context) = use_context::<Context>() else { return Html::default() };
    html! {
        <>
            <button class="tool text-button" popovertarget={MENU} aria-label={EN.reading_settings} title={EN.reading_settings}>
                { "Aa" }
            </button>
            <div id={MENU} class="menu" popover="auto" role="dialog" aria-label={EN.reading_settings}>
                { themes(&context) }
                { size(&context) }
                { steps(&context, EN.line_height, "leading", &EN.leadings, |text| &mut text.leading, 1) }
                { steps(&context, EN.width, "measure", &EN.measures, |text| &mut text.measure, 2) }
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
    let size = context.settings.typography.size;
    let step = size.unwrap_or(Typography::DEFAULT_SIZE);
    let pixels = Typography::SIZES.get(step).copied().unwrap_or_default();
    html! {
        <div class="stepper" role="group" aria-label={EN.text_size}>
            <span class="legend" aria-hidden="true">{ EN.text_size }</span>
            <button class="step" aria-label={EN.smaller} disabled={step == 0} onclick={context.choose(Change::SizeBy(-1))}>
                <span class="small-a" aria-hidden="true">{ "A" }</span>
            </button>
            <output>{ size.map_or_else(|| EN.automatic.to_owned(), |_| pixels.to_string()) }</output>
            <button class="step" aria-label={EN.larger} disabled={step + 1 == Typography::SIZES.len()}
                onclick={context.choose(Change::SizeBy(1))}>
                <span class="large-a" aria-hidden="true">{ "A" }</span>
            </button>
        </div>
    }
}

/// A group of steps; the usual one means that nothing was chosen.
fn steps(
    context: &Context,
    legend: &'static str,
    name: &'static str,
    labels: &[&'static str],
    field: fn(&mut Typography) -> &mut Option<usize>,
    usual: usize,
) -> Html {
    let mut now = context.settings.typography;
    let current = field(&mut now).unwrap_or(usual);
    let choice = |(step, label): (usize, &&'static str)| {
        let mut next = context.settings.typography;
        *field(&mut next) = (step != usual).then_some(step);
        Choice {
            label: (*label).into(),
            chosen: step == current,
            choose: context.choose(Change::Typography(next)),
        }
    };
    let choices: Vec<Choice> = labels.iter().enumerate().map(choice).collect();
    segmented(legend, name, &choices)
}
