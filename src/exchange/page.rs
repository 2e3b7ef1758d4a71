//! An article with its marks as one static page of HTML: text, ledger, reasons, legend. No script runs in it.
//!
//! The marks are the reader's own: the same pieces, attributes and style rules (see “The page as a format” in the README).
//! All that comes from an article is escaped; the policy in the page's head allows no script, no request and no styles but its own.

use std::fmt::Write as _;

use super::html::{Escaped, data};
use super::{Imprint, annotations, saved, style};
use crate::engine::document::Title;
use crate::engine::segment::Mark;
use crate::engine::{Analysis, Block, BlockKind, Certainty, Document, EntityKind};
use crate::library::Credit;
use crate::reading::words::{
    DATELINE, LEDGER, LEGEND, NO_HEADLINE, NO_QUOTES, SOURCE_UNSTATED, SPEAKER_UNCLEAR, WHY, act_name,
    certainty_name, kinds_name, long_date, minutes, minutes_words, quote_kind_name,
};
use crate::reading::{
    Anatomy, Layer, Note, Numbering, Piece, QuoteRow, notes, pieces, quote_rows, shape, would_collapse,
};

/// What an article is made into a page from.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Where the article comes from.
    pub imprint: &'a Imprint,
    /// The article.
    pub document: &'a Document,
    /// What was found in it; must be of the same document.
    pub analysis: &'a Analysis,
}

/// What a page has besides the article.
struct Surroundings<'a> {
    /// The policy's source of styles.
    styles: &'a str,
    /// Elements of the head, as markup.
    head: &'a str,
    /// Elements at the end of the bar, as markup.
    bar: &'a str,
    /// Elements that hold data, as markup.
    data: &'a str,
}

impl Page<'_> {
    /// The page as one file that needs no other: with its styles, the article's notes as W3C Web Annotations, and the whole
    /// reading, which [`read_back`](super::read_back) takes out again. `sheet` are the [styles](style::sheet) of such pages.
    #[must_use]
    pub fn saved(&self, sheet: &str) -> String {
        let notes = annotations::Collection::new(self.imprint, self.document, self.analysis);
        let data = format!(
            "<script type=\"application/ld+json\">{}</script>\n{}",
            data(&notes),
            saved::element(self.imprint, self.document, self.analysis)
        );
        self.write(&Surroundings {
            styles: &style::digest(sheet),
            head: &format!("<style>{sheet}</style>\n"),
            bar: "",
            data: &data,
        })
    }

    /// The page as a file of a site: `head` is markup for its head, among it the link to its styles, and `reader` the address of
    /// the same article in the reader.
    #[must_use]
    pub fn published(&self, head: &str, reader: &str) -> String {
        let link = format!("<a class=\"brand\" href=\"{}\">Open in the reader</a>", Escaped(reader));
        self.write(&Surroundings { styles: "'self'", head, bar: &link, data: "" })
    }

    /// The article as the reader draws it at first, without marks: markup for its page.
    #[must_use]
    pub fn preview(&self) -> String {
        format!(
            "<div class=\"page reader\" data-panel=\"open\">\n<header class=\"bar\"></header>\n<div class=\"progress\"></div>\n\
             <main class=\"desk\">\n<div class=\"column\">\n{}{}</div>\n</main>\n</div>\n",
            self.heading(),
            self.article(),
        )
    }

    fn write(&self, around: &Surroundings<'_>) -> String {
        let Surroundings { styles, head, bar, data } = around;
        let (language, title) = (Escaped(self.imprint.language()), Escaped(&self.imprint.title));
        format!(
            "<!doctype html>\n<html lang=\"{language}\" data-marks=\"key\" data-kinds=\"quote person organisation\">\n<head>\n\
             <meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {styles}; img-src 'self'; \
             base-uri 'none'; form-action 'none'\">\n\
             <title>{title}</title>\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"generator\" content=\"Quotidian\">\n\
             {head}</head>\n<body>\n<div class=\"reader\" data-panel=\"quotes\">\n\
             <header class=\"bar\"><span class=\"levels-place\">{}</span>{bar}</header>\n\
             <main class=\"desk\">\n<div class=\"column\">\n{}{}</div>\n</main>\n\
             <aside class=\"panel\" aria-label=\"{LEDGER}\">\n{}{}</aside>\n</div>\n{data}</body>\n</html>\n",
            levels(),
            self.heading(),
            self.article(),
            self.ledger(),
            legend(),
        )
    }

    fn heading(&self) -> String {
        let Self { imprint, document, .. } = self;
        let mut facts = vec![imprint.source.clone().unwrap_or_else(|| SOURCE_UNSTATED.to_owned())];
        let said = document.meta().published.is_none().then_some(DATELINE);
        facts.extend(imprint.published.map(|day| {
            [Some(long_date(day).as_str()), said].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }));
        facts.push(minutes_words(minutes(document)));
        facts.extend(imprint.author.clone());
        let mut facts: Vec<_> = facts.iter().map(|fact| Escaped(fact).to_string()).collect();
        facts.extend(imprint.licence.as_deref().map(|licence| {
            let Credit { name, address } = Credit::parse(licence);
            address.map_or_else(|| Escaped(name).to_string(), |address| link("licence", address, name))
        }));
        let address = imprint.link().map_or_else(String::new, |address| link("imprint", address, address));
        let (attributes, after) = match document.title() {
            Title::Stated(_) => ("class=\"title\"", String::new()),
            Title::Heading(_) => ("class=\"unseen\"", String::new()),
            Title::FirstWords(_) => {
                ("class=\"title\" data-first-words", format!(" <span class=\"unseen\">{NO_HEADLINE}</span>"))
            }
        };
        format!(
            "<header class=\"heading\">\n<p class=\"meta\">{}{address}</p>\n<h1 {attributes}>{}{after}</h1>\n</header>\n",
            facts.join(" · "),
            Escaped(&imprint.title)
        )
    }

    fn article(&self) -> String {
        let (anatomy, numbering) = (Anatomy::of(self.analysis), Numbering::of(self.analysis));
        let headline = matches!(self.document.title(), Title::Heading(_));
        let mut out = format!("<article lang=\"{}\" dir=\"auto\">\n", Escaped(self.imprint.language()));
        for (index, block) in self.document.blocks().iter().enumerate() {
            let notes = notes(self.document, self.analysis, block);
            let mut drawing =
                Drawing { page: self, anatomy: &anatomy, numbering: &numbering, notes, out: String::new() };
            drawing.block(block, index, headline && index == 0);
            out += &drawing.out;
        }
        out + "</article>\n"
    }

    fn ledger(&self) -> String {
        let rows = quote_rows(self.document, self.analysis);
        if rows.is_empty() {
            return format!("<h2>{LEDGER}</h2>\n<p class=\"empty\">{NO_QUOTES}</p>\n");
        }
        let language = self.imprint.language();
        let rows: String = rows.iter().map(|row| ledger_row(row, language)).collect();
        format!("<h2>{LEDGER}</h2>\n<ol class=\"quotes\">\n{rows}</ol>\n")
    }
}

/// A block while it is written.
struct Drawing<'a> {
    page: &'a Page<'a>,
    anatomy: &'a Anatomy,
    numbering: &'a Numbering,
    notes: Vec<Note>,
    out: String,
}

impl Drawing<'_> {
    /// Adds markup. Writing to a string cannot fail.
    fn add(&mut self, markup: std::fmt::Arguments<'_>) {
        let _ = self.out.write_fmt(markup);
    }

    fn block(&mut self, block: &Block, index: usize, headline: bool) {
        let Page { document, analysis, imprint } = self.page;
        let tag = if block.kind == BlockKind::Heading { "h2" } else { "p" };
        let spaced = would_collapse(document.prose(block).of(document.text()));
        let headline = if headline { " data-headline" } else { "" };
        let spaced = if spaced { " data-spaced" } else { "" };
        self.add(format_args!(
            "<{tag} data-block=\"{index}\" data-block-kind=\"{}\"{headline}{spaced} lang=\"{}\" dir=\"auto\">",
            block.kind.code(),
            Escaped(imprint.language())
        ));
        self.pieces(&pieces(document, Some(analysis), self.anatomy, block));
        self.add(format_args!("</{tag}>\n"));
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(span) => {
                    self.add(format_args!("{}", Escaped(span.of(self.page.document.text()))));
                }
                Piece::Marked { layer, begins, pieces } => {
                    let opened = self.open(*layer, *begins).is_some();
                    self.pieces(pieces);
                    if opened {
                        self.out.push_str("</span>");
                    }
                }
            }
        }
    }

    /// Opens the element of a layer; none if there is no such mark.
    fn open(&mut self, layer: Layer, begins: bool) -> Option<()> {
        let Page { analysis, .. } = *self.page;
        match layer {
            Layer::Header => self.out.push_str("<span class=\"dateline\">"),
            Layer::Part(at) => {
                let part = self.anatomy.part(at)?;
                let quotes: Vec<_> = part.quotes.iter().map(u32::to_string).collect();
                self.add(format_args!(
                    "<span data-part=\"{}\" data-of=\"{}\">",
                    part.role.code(),
                    quotes.join(" ")
                ));
            }
            Layer::Mark(Mark::Quote(at)) => {
                let quote = analysis.quotes.get(at as usize)?;
                let (number, kind, certainty) = (at + 1, quote.kind.code(), quote.speaker.certainty().code());
                let id = if begins { format!(" id=\"q-{number}\"") } else { String::new() };
                self.add(format_args!(
                    "<span data-layer=\"quote\" data-kind=\"{kind}\" data-quote=\"{number}\" data-certainty=\"{certainty}\"{id}>"
                ));
                self.note(at as usize, begins);
            }
            Layer::Mark(Mark::Mention(at)) => {
                let entity = analysis.entity(analysis.mentions.get(at as usize)?.entity)?;
                let number = self.numbering.mention(at as usize);
                let first = self.numbering.is_first(at as usize);
                self.entity(entity.kind.code(), &entity.slug, number.filter(|_| begins), first);
            }
            Layer::Mark(Mark::Date(at)) => {
                let number = self.numbering.date(at as usize);
                self.entity("date", &format!("date-{}", at + 1), number.filter(|_| begins), true);
            }
        }
        Some(())
    }

    fn entity(&mut self, kind: &str, name: &str, number: Option<u32>, first: bool) {
        let id = number.map_or_else(String::new, |number| format!(" id=\"m-{number}\""));
        let first = if first { " data-first" } else { "" };
        self.add(format_args!(
            "<span data-layer=\"entity\" data-kind=\"{kind}\" data-entity=\"{}\"{first}{id}>",
            Escaped(name)
        ));
    }

    /// Who speaks, beside the line: an element without text, which the style rules draw.
    fn note(&mut self, quote: usize, begins: bool) {
        let Some(note) = self.notes.iter().find(|note| begins && note.quote == quote).cloned() else {
            return;
        };
        let flags = [(note.leads, " data-leads"), (note.whole, " data-whole")];
        let flags: String = flags.into_iter().filter_map(|(on, name)| on.then_some(name)).collect();
        let cue = Escaped(&note.cue);
        let cue = if note.cue.is_empty() { String::new() } else { format!(" data-cue=\"{cue}\"") };
        self.add(format_args!(
            "<span class=\"note\" data-speaker=\"{}\"{cue}{flags}></span>",
            Escaped(&note.speaker)
        ));
    }
}

/// A quotation of the ledger: who, the words, how and where, and why.
fn ledger_row(row: &QuoteRow, language: &str) -> String {
    let number = row.number;
    let (sign, certainty) = certainty_name(row.certainty);
    let speaker = if row.speaker.is_empty() { SPEAKER_UNCLEAR } else { &row.speaker };
    let mut facts = Vec::new();
    facts.extend((!row.cue.is_empty()).then(|| Escaped(&row.cue).to_string()));
    facts.extend(row.act.and_then(act_name).map(str::to_owned));
    facts.extend(row.named_in.map(|paragraph| format!("speaker from ¶{paragraph}")));
    facts.push(quote_kind_name(row.kind).to_owned());
    facts.push(format!("<a href=\"#q-{number}\">¶{}</a>", row.paragraph));
    let roles = Escaped(&row.roles.join(" · ")).to_string();
    let why: String = row
        .why
        .iter()
        .map(|why| {
            let evidence = if why.words.is_empty() {
                String::new()
            } else {
                format!(" <span class=\"evidence\">{}</span>", Escaped(&why.words))
            };
            format!("<li>{}{evidence}</li>", Escaped(why.sentence))
        })
        .collect();
    format!(
        "<li id=\"row-{number}\" data-quote=\"{number}\" data-certainty=\"{}\">\n\
         <div class=\"who\">{}<cite>{}</cite> <span class=\"role\">{roles}</span></div>\n\
         <blockquote lang=\"{}\" dir=\"auto\" data-kind=\"{}\">{}</blockquote>\n\
         <p class=\"facts\"><span class=\"chip\"><span aria-hidden=\"true\">{sign}</span> {certainty}</span>{}</p>\n\
         <details><summary>{WHY}</summary><ul class=\"reasons\">{why}</ul></details>\n</li>\n",
        row.certainty.code(),
        sign_of(row.speaker_kind),
        Escaped(speaker),
        Escaped(language),
        row.kind.code(),
        Escaped(&row.words),
        facts.join(" · "),
    )
}

/// A link to another site, which is not told from where.
fn link(class: &str, address: &str, words: &str) -> String {
    format!(
        "<a class=\"{class}\" href=\"{}\" rel=\"noopener noreferrer\">{}</a>",
        Escaped(address),
        Escaped(words)
    )
}

fn sign_of(kind: Option<EntityKind>) -> String {
    format!(
        "<svg class=\"sign\" data-sign=\"{}\" viewBox=\"0 0 12 12\" width=\"12\" height=\"12\" fill=\"currentColor\" \
         fill-rule=\"evenodd\" aria-hidden=\"true\"><path d=\"{}\"/></svg>",
        kind.map_or("unnamed", EntityKind::code),
        shape(kind)
    )
}

/// The switch of the levels of marks: style rules ask which button is pressed.
fn levels() -> String {
    let button = |(name, word, pressed): (&str, &str, &str)| {
        format!("<label><input type=\"radio\" name=\"marks\" id=\"marks-{name}\"{pressed}>{word}</label>")
    };
    let levels = [("off", "Off", ""), ("quiet", "Quiet", ""), ("key", "Key", " checked"), ("all", "All", "")];
    format!("<fieldset class=\"levels\"><legend>Marks</legend>{}</fieldset>", levels.map(button).concat())
}

fn legend() -> String {
    let sample = |code: &str, name: &str| {
        format!("<li><span class=\"sample\" data-sample=\"{code}\">{name}</span></li>")
    };
    let kinds: String = EntityKind::ALL.map(|kind| sample(kind.code(), kinds_name(kind))).concat();
    let certainties = Certainty::ALL
        .map(|certainty| {
            let (sign, name) = certainty_name(certainty);
            format!("<li>{sign} {name}</li>")
        })
        .concat();
    format!(
        "<h2>{LEGEND}</h2>\n<ul class=\"legend\">{}{kinds}{}{certainties}</ul>\n\
         <p class=\"colophon\">Marked by Quotidian, which makes mistakes: check a quotation before you publish it.</p>\n",
        sample("quote", "Quotes"),
        sample("date", "Dates")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    const HOSTILE: &str = "“</script><script>alert(1)</script> <b>&amp; \"it\" 'is',” said Ana <i>Ruiz.\n\n</article></style>\u{0}\r\n“No,” she said.";

    /// The text between the tags of a page's blocks, with references resolved, as a browser has it.
    fn text_of(page: &str) -> Vec<String> {
        let article = page.split_once("<article").unwrap().1.split_once("</article>").unwrap().0;
        let block = |block: &str| {
            let inside = block.split_once('>').unwrap().1;
            let bare: String =
                inside.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text)).collect();
            let names = [
                ("&lt;", "<"),
                ("&gt;", ">"),
                ("&quot;", "\""),
                ("&#39;", "'"),
                ("&#13;", "\r"),
                ("&amp;", "&"),
            ];
            names
                .iter()
                .fold(bare, |text, (name, sign)| text.replace(name, sign))
                .trim_end_matches('\n')
                .to_owned()
        };
        article.split("<p ").skip(1).map(block).collect()
    }

    #[test]
    fn the_text_of_the_blocks_is_the_article_and_nothing_of_it_is_markup() {
        let (document, analysis) = sample(HOSTILE);
        let mut imprint = Imprint::of(&document);
        imprint.source = Some("<img src=x onerror=alert(1)>".to_owned());
        imprint.address = Some("https://a.example/\"><script>".to_owned());
        imprint.licence = Some("<b> https://a.example/\"><script>".to_owned());
        let page = Page { imprint: &imprint, document: &document, analysis: &analysis };
        for page in [page.saved(&style::of_sources()), page.published("", "../../#/a/x")] {
            let blocks: Vec<_> = document
                .blocks()
                .iter()
                .map(|block| block.span.of(HOSTILE).replace('\0', "\u{fffd}"))
                .collect();
            assert_eq!(text_of(&page), blocks);
            let data = page.matches("<script type=\"application/").count();
            assert_eq!(page.matches("<script").count(), data, "no script but data");
            assert_eq!(page.matches("</script").count(), data);
            assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains("<i>"));
        }
    }

    #[test]
    fn a_licence_is_a_link_where_its_address_is_known() {
        let (document, analysis) = sample("Nothing was said.");
        let page = |licence: &str| {
            let imprint = Imprint { licence: Some(licence.to_owned()), ..Imprint::of(&document) };
            Page { imprint: &imprint, document: &document, analysis: &analysis }.published("", "")
        };
        assert!(
            page("CC0 https://a.example/0")
                .contains("href=\"https://a.example/0\" rel=\"noopener noreferrer\">CC0</a>")
        );
        assert!(page("CC0 javascript:alert(1)").contains(" · CC0 javascript:alert(1)</p>"));
    }

    #[test]
    fn marks_carry_the_contract() {
        let (document, analysis) =
            sample("“We have waited long,” said Ana Ruiz, the mayor of Oslo, on Monday.");
        let imprint = Imprint::of(&document);
        let page =
            Page { imprint: &imprint, document: &document, analysis: &analysis }.saved(&style::of_sources());
        for wanted in [
            "data-layer=\"quote\" data-kind=\"direct\" data-quote=\"1\" data-certainty=\"stated\" id=\"q-1\"",
            "data-layer=\"entity\" data-kind=\"person\" data-entity=\"ana-ruiz\" data-first id=\"m-1\"",
            "data-kind=\"date\" data-entity=\"date-1\"",
            "data-part=\"cue\" data-of=\"1\"",
            "<cite>Ana Ruiz</cite>",
            "href=\"#q-1\"",
        ] {
            assert!(page.contains(wanted), "{wanted}");
        }
        assert!(!page.contains(" style=\""), "the policy would refuse it");
    }

    #[test]
    fn the_policy_allows_the_very_styles_of_the_page() {
        let (document, analysis) = sample("Nothing was said.");
        let imprint = Imprint::of(&document);
        let page =
            Page { imprint: &imprint, document: &document, analysis: &analysis }.saved(&style::of_sources());
        let sheet = page.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
        assert!(page.contains(&format!("style-src {};", style::digest(sheet))));
        assert!(page.contains(NO_QUOTES));
    }
}
