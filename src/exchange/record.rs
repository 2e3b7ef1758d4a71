//! The analysis record: the public format of `quotidian analyze`, documented in the README.
//!
//! All offsets are Unicode code points into the article's text, half open.

use serde::Serialize;

use crate::engine::date::{Side, Step};
use crate::engine::text::Offsets;
use crate::engine::{
    Act, Analysis, DateRef, Document, Entity, EntityId, Mention, Quote, Reason, Reckoning, Span,
};

/// The version of the format.
pub const VERSION: u32 = 1;

/// One article's analysis as the record writes it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Record {
    version: u32,
    published: Option<String>,
    blocks: Vec<BlockRow>,
    mentions: Vec<MentionRow>,
    entities: Vec<EntityRow>,
    quotes: Vec<QuoteRow>,
    dates: Vec<DateRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Place {
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct BlockRow {
    start: u32,
    end: u32,
    kind: &'static str,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct MentionRow {
    start: u32,
    end: u32,
    r#type: &'static str,
    entity: String,
    confidence: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<ReasonRow>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct EntityRow {
    id: String,
    r#type: &'static str,
    name: String,
    aliases: Vec<String>,
    roles: Vec<String>,
    perhaps: Vec<String>,
    related: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct QuoteRow {
    id: usize,
    group: u32,
    kind: &'static str,
    start: u32,
    end: u32,
    speaker: Option<Place>,
    entity: Option<String>,
    cue: Option<Place>,
    cue_class: Option<&'static str>,
    addressee: Option<Place>,
    certainty: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<ReasonRow>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct DateRow {
    start: u32,
    end: u32,
    value: Option<String>,
    from: Option<String>,
    to: Option<String>,
    precision: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    arithmetic: Option<ArithmeticRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<Vec<ReasonRow>>,
}

/// How a date was counted. What a step does not have is null.
#[derive(Clone, Debug, PartialEq, Serialize)]
struct ArithmeticRow {
    from: String,
    evidence: Option<Place>,
    step: &'static str,
    unit: Option<&'static str>,
    count: Option<i16>,
    weekday: Option<&'static str>,
    side: Option<&'static str>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct ReasonRow {
    rule: &'static str,
    text: &'static str,
    evidence: Vec<Place>,
}

impl Record {
    /// The record of an analysis of `document`; `explain` adds the reasons.
    #[must_use]
    pub fn new(document: &Document, analysis: &Analysis, explain: bool) -> Self {
        let writer =
            Writer { text: document.text(), offsets: Offsets::new(document.text()), analysis, explain };
        Self {
            version: VERSION,
            published: analysis.published.map(|day| day.to_string()),
            blocks: document
                .blocks()
                .iter()
                .map(|block| {
                    let Place { start, end } = writer.place(block.span);
                    BlockRow { start, end, kind: block.kind.code() }
                })
                .collect(),
            mentions: analysis.mentions.iter().map(|mention| writer.mention(mention)).collect(),
            entities: analysis.entities.iter().map(|entity| writer.entity(entity)).collect(),
            quotes: analysis.quotes.iter().zip(1..).map(|(quote, id)| writer.quote(quote, id)).collect(),
            dates: analysis.dates.iter().map(|date| writer.date(date)).collect(),
        }
    }
}

struct Writer<'a> {
    text: &'a str,
    offsets: Offsets<'a>,
    analysis: &'a Analysis,
    explain: bool,
}

impl Writer<'_> {
    fn place(&self, span: Span) -> Place {
        let (start, end) = self.offsets.span_in_code_points(span);
        Place { start, end }
    }

    fn words(&self, spans: &[Span]) -> Vec<String> {
        spans.iter().map(|span| span.of(self.text).to_owned()).collect()
    }

    fn why<'r>(&self, reasons: impl IntoIterator<Item = &'r Reason>) -> Option<Vec<ReasonRow>> {
        let row = |reason: &Reason| ReasonRow {
            rule: reason.rule.code(),
            text: reason.rule.sentence(),
            evidence: vec![self.place(reason.evidence)],
        };
        self.explain.then(|| reasons.into_iter().map(row).collect())
    }

    fn mention(&self, mention: &Mention) -> MentionRow {
        let Place { start, end } = self.place(mention.span);
        MentionRow {
            start,
            end,
            r#type: mention.kind.code(),
            entity: self.id(mention.entity),
            confidence: f64::from(mention.confidence) / 1000.0,
            why: self.why(mention.why.iter().chain(&mention.link)),
        }
    }

    fn entity(&self, entity: &Entity) -> EntityRow {
        EntityRow {
            id: entity.slug.clone(),
            r#type: entity.kind.code(),
            name: entity.name.of(self.text).to_owned(),
            aliases: self.words(&entity.aliases),
            roles: self.words(&entity.roles),
            perhaps: entity.perhaps.iter().map(|&other| self.id(other)).collect(),
            related: entity.related.map(|other| self.id(other)),
        }
    }

    fn id(&self, entity: EntityId) -> String {
        self.analysis.entity(entity).map_or_else(String::new, |entity| entity.slug.clone())
    }

    fn quote(&self, quote: &Quote, id: usize) -> QuoteRow {
        let Place { start, end } = self.place(quote.span);
        QuoteRow {
            id,
            group: quote.group,
            kind: quote.kind.code(),
            start,
            end,
            speaker: quote.speaker.span().map(|span| self.place(span)),
            entity: quote.speaker.entity().map(|entity| self.id(entity)),
            cue: quote.cue.map(|cue| self.place(cue)),
            cue_class: quote.act.map(Act::code),
            addressee: quote.addressee.map(|addressee| self.place(addressee)),
            certainty: quote.speaker.certainty().code(),
            why: self.why(&quote.why),
        }
    }

    fn arithmetic(&self, Reckoning { from, evidence, step }: Reckoning) -> ArithmeticRow {
        let weekday = if let Step::Weekday { weekday, .. } = step { Some(weekday.code()) } else { None };
        ArithmeticRow {
            from: from.to_string(),
            evidence: evidence.map(|words| self.place(words)),
            step: step.code(),
            unit: step.counted().map(|(unit, _)| unit.code()),
            count: step.counted().map(|(_, count)| count),
            weekday,
            side: step.side().map(Side::code),
        }
    }

    fn date(&self, date: &DateRef) -> DateRow {
        let Place { start, end } = self.place(date.span);
        // A day, month or year says its own range; from and to are for what has no other value.
        let range = date.value.iso().is_none().then(|| date.value.range()).flatten();
        DateRow {
            start,
            end,
            value: date.value.iso(),
            from: range.map(|(from, _)| from.to_string()),
            to: range.map(|(_, to)| to.to_string()),
            precision: date.value.precision(),
            arithmetic: date.reckoning.filter(|_| self.explain).map(|reckoning| self.arithmetic(reckoning)),
            why: self.why(&date.why),
        }
    }
}
