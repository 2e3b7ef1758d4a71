//! The card of a mark: what it stands for, and why.

use yew::prelude::*;

use super::{
    IconKind, SignKind, copy_quote, evidence, fact, quote_facts, reasons, sign, speaker, tool, verb, wants,
};
use crate::engine::{Analysis, Document};
use crate::library::Credit;
use crate::ui::platform::popup;
use crate::ui::state::{
    Act, Arithmetic, Copied, DateRow, Dossier, Numbering, Passage, Place, QuoteRow, Shared, Spot, Target,
    Voice, Why, date_row, quote_row, source_link,
};
use crate::ui::strings::{EN, entity_kind_name, standing_name};

/// The mark that was opened, and what its card can do.
#[derive(Properties, Clone, PartialEq)]
pub struct Props {
    /// The article.
    pub document: Shared<Document>,
    /// What was found in it.
    pub analysis: Shared<Analysis>,
    /// The same with the reasons of its names, once they are there.
    pub reasons: Option<Shared<Analysis>>,
    /// The mark.
    pub spot: Spot,
    /// Whether its reasons are asked for.
    pub why: bool,
    /// What the reader does there.
    pub act: Callback<Act>,
}

/// The name that the card takes its own from.
const TITLE: &str = "card-title";

/// A card beside the mark; on a phone, a sheet over the lower part of the page.
#[component]
pub fn MarkCard(props: &Props) -> Html {
    let Props { document, analysis, spot, .. } = props;
    let node = use_node_ref();
    popup::use_popup(&node, spot.id(), props.why, &props.act);
    let numbering = use_memo(analysis.clone(), |analysis| Numbering::of(analysis));
    let contents = match (&spot.target, spot.mark) {
        (Target::Quote(number), _) => quote_row(document, analysis, *number).map(|row| quote(props, &row)),
        (Target::Date(number), _) => {
            let row = date_row(document, analysis, &numbering, (*number as usize).wrapping_sub(1));
            row.map(|row| date(props, &row))
        }
        (Target::Entity(_), mark) => {
            let index = mark.and_then(|mark| numbering.mention_at(mark));
            let reasons = props.reasons.as_deref();
            let dossier = index.and_then(|index| Dossier::of(document, analysis, reasons, &numbering, index));
            dossier.map(|dossier| entity(props, &dossier))
        }
    };
    let close = Callback::from({
        let node = node.clone();
        move |_: MouseEvent| popup::close(&node)
    });
    let Some(Contents { title, facts, verbs }) = contents else { return Html::default() };
    html! {
        <div ref={node} class="mark-card" popover="auto" role="dialog" aria-labelledby={TITLE} tabindex="-1">
            <div class="card-head">
                <h2 id={TITLE}>{ title }</h2>
                { tool(IconKind::Close, EN.close, close) }
            </div>
            { facts }
            <div class="verbs">
                { verb(EN.show_in_list, wants(&props.act, Act::List(spot.target.clone()))) }
                { verbs }
                { at_source(props) }
            </div>
        </div>
    }
}

/// What differs between the cards.
struct Contents {
    title: Html,
    facts: Html,
    verbs: Html,
}

fn entity(props: &Props, dossier: &Dossier) -> Contents {
    let Dossier { row, words, .. } = dossier;
    let title = html! {
        <>{ sign(SignKind::Entity(row.kind)) }{ &row.name }{ " " }<span class="role">{ entity_kind_name(row.kind) }</span></>
    };
    let facts = html! {
        <dl>
            { fact(EN.here, (words != &row.name).then(|| (EN.quoted)(words).into())) }
            { fact(EN.also, passages(props, &dossier.aliases)) }
            { fact(EN.may_be, passages(props, &dossier.perhaps)) }
            { fact(EN.country, passages(props, dossier.country.as_slice())) }
            { fact(EN.roles, passages(props, &dossier.roles)) }
            { fact(EN.named, Some(steps(props, dossier))) }
            { fact(EN.said, places(props, &dossier.said)) }
            { fact(EN.talked_about, voices(props, &dossier.about)) }
            { why_fact(Some(why(props, dossier))) }
        </dl>
    };
    Contents { title, facts, verbs: copy_link(props) }
}

/// The link to the words of the mark where the article comes from, if the site says where that is.
fn at_source(props: &Props) -> Option<Html> {
    let Props { document, analysis, spot, .. } = props;
    let address = Credit::parse(document.meta().source.as_deref()?).address?;
    let link = source_link(address, document, spot.place(analysis)?);
    Some(
        html! { <a class="verb" href={link} rel="noreferrer" title={EN.at_source_meaning}>{ EN.at_source }</a> },
    )
}

fn copy_link(props: &Props) -> Html {
    verb(EN.copy_link, wants(&props.act, Act::Copy(Copied::Link, props.spot.clone())))
}

fn why(props: &Props, dossier: &Dossier) -> Html {
    html! {
        <>
            if !dossier.sure {
                <span class="chip">{ EN.unsure }</span>
            }
            { because(props, &dossier.why).unwrap_or_else(|| EN.finding_reasons.into()) }
        </>
    }
}

/// The reasons as a place that can have the focus.
fn why_fact(why: Option<Html>) -> Html {
    fact(EN.because, why.map(|why| html! { <div class="because" tabindex="-1">{ why }</div> }))
}

fn because(props: &Props, why: &[Why]) -> Option<Html> {
    (!why.is_empty()).then(|| reasons(why, &props.act))
}

fn passages(props: &Props, passages: &[Passage]) -> Option<Html> {
    let passage = |passage: &Passage| {
        html! {
            <li>
                { evidence(&passage.words, passage.place, &props.act) }
                { " " }<span class="count">{ (EN.paragraph)(passage.paragraph) }</span>
            </li>
        }
    };
    (!passages.is_empty()).then(|| html! { <ul class="passages">{ for passages.iter().map(passage) }</ul> })
}

/// How often the entity is named; going from mention to mention.
fn steps(props: &Props, dossier: &Dossier) -> Html {
    let row = &dossier.row;
    let count = row.mentions.len();
    if count < 2 {
        return html! { { (EN.mentions)(count) } };
    }
    let step = |forward: bool| {
        let mark = row.mentions.get(dossier.at).map(|place| place.mark);
        let (to, place) = row.step(mark, forward)?;
        let spot = Spot { target: props.spot.target.clone(), mark: Some(place.mark) };
        let act = props.act.clone();
        Some(Callback::from(move |_: MouseEvent| {
            act.emit(Act::Say((EN.place_of)(to + 1, count)));
            act.emit(Act::Card(spot.clone()));
        }))
    };
    html! {
        <span class="steps">
            { tool(IconKind::Earlier, (EN.previous_mention)(&row.name), step(false)) }
            <span class="count">{ (EN.place_of)(dossier.at + 1, count) }</span>
            { tool(IconKind::Later, (EN.next_mention)(&row.name), step(true)) }
        </span>
    }
}

/// Quotes by their paragraphs.
fn places(props: &Props, places: &[Place]) -> Option<Html> {
    let place = |&Place { quote, paragraph }: &Place| {
        let onclick = wants(&props.act, Act::Card(Spot { target: Target::Quote(quote), mark: None }));
        let label = (EN.quote_in)(quote, paragraph);
        html! { <><button class="verb" aria-label={label} {onclick}>{ (EN.paragraph)(paragraph) }</button>{ " " }</> }
    };
    let count = (EN.quotes_of)(places.len());
    (!places.is_empty()).then(|| html! { <>{ count }{ " " }{ for places.iter().map(place) }</> })
}

fn voices(props: &Props, voices: &[Voice]) -> Option<Html> {
    let voice = |voice: &Voice| {
        let speaker = if voice.speaker.is_empty() { EN.speaker_unclear } else { &voice.speaker };
        html! { <li>{ speaker }{ ": " }{ places(props, &voice.quotes) }</li> }
    };
    (!voices.is_empty()).then(|| html! { <ul>{ for voices.iter().map(voice) }</ul> })
}

fn quote(props: &Props, row: &QuoteRow) -> Contents {
    let facts = html! {
        <div data-certainty={row.certainty.code()}>
            if !row.roles.is_empty() {
                <p class="role">{ row.roles.join(" · ") }</p>
            }
            { quote_facts(row) }
            <dl>{ why_fact(because(props, &row.why)) }</dl>
        </div>
    };
    Contents { title: speaker(row), facts, verbs: copy_quote(row, &props.act) }
}

fn date(props: &Props, row: &DateRow) -> Contents {
    let (sign, standing) = standing_name(row.standing);
    let facts = html! {
        <div data-standing={row.standing.code()}>
            <p>
                <span class="chip"><span aria-hidden="true">{ sign }</span>{ " " }{ standing }</span>
                { row.meaning.as_deref().unwrap_or(EN.no_place_in_time) }
            </p>
            <dl>
                { fact(EN.counted, row.arithmetic.as_ref().map(|it| arithmetic(props, it))) }
                { why_fact(because(props, &row.why)) }
            </dl>
        </div>
    };
    Contents { title: html! { { &row.words } }, facts, verbs: copy_link(props) }
}

/// “22 September 2017 + 1 day”, and the words that name the day.
fn arithmetic(props: &Props, Arithmetic { from, step, leads, evidence: words }: &Arithmetic) -> Html {
    html! {
        <>
            <span class="arithmetic">
                { if *leads { format!("{step} {from}") } else { format!("{from} {step}") } }
            </span>
            if let Some((words, place)) = words {
                { " " }{ evidence(words, *place, &props.act) }
            }
        </>
    }
}
