//! Who is heard in an article, in numbers.

use yew::prelude::*;

use super::fact;
use crate::engine::{Analysis, Certainty, Document, QuoteKind};
use crate::ui::state::{Audit, Shared};
use crate::ui::strings::{EN, act_name, certainty_name, quote_kind_name, speakers_name};

/// The audit of an article: counts in plain words, nothing that judges.
pub fn audit_panel(document: &Shared<Document>, analysis: &Shared<Analysis>) -> Html {
    let audit = Audit::of(document, analysis);
    if audit.quotes == 0 {
        return html! { <><h2>{ EN.audit }</h2><p class="empty">{ EN.no_quotes }</p></> };
    }
    let kinds = QuoteKind::ALL.map(quote_kind_name);
    let certainties = Certainty::ALL.map(|certainty| certainty_name(certainty).1);
    let speakers = audit.speakers.iter().map(|&(kind, count)| speakers_name(kind, count));
    let acts = audit.acts.iter().filter_map(|&(act, count)| Some(format!("{count} × {}", act_name(act)?)));
    html! {
        <>
            <h2>{ EN.audit }</h2>
            <dl class="audit">
                { fact(EN.quotes, Some((EN.quotes_of)(audit.quotes).into())) }
                { fact(EN.reported_as, list(counts(kinds, audit.kinds))) }
                { fact(EN.speakers, list(speakers.collect())) }
                { fact(EN.certainty, list(counts(certainties, audit.certainties))) }
                { fact(EN.acts, list(acts.collect())) }
                { fact(EN.most_heard, audit.most.map(|(name, count)| (EN.most_of)(&name, count, audit.quotes).into())) }
                { fact(EN.silence, audit.silence.map(|(first, last)| (EN.paragraphs)(first, last).into())) }
            </dl>
            <p class="meaning">{ EN.audit_meaning }</p>
        </>
    }
}

/// How many there are of each; what there is not is left out.
fn counts(names: [&'static str; 3], counts: [usize; 3]) -> Vec<String> {
    let there = names.into_iter().zip(counts).filter(|&(_, count)| count > 0);
    there.map(|(name, count)| format!("{count} {}", name.to_ascii_lowercase())).collect()
}

fn list(lines: Vec<String>) -> Option<Html> {
    (!lines.is_empty())
        .then(|| html! { <ul>{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul> })
}
