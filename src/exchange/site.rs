//! What a site of prerendered pages needs besides them: heads for search engines and previews, a feed, a map, and the page for
//! addresses at which there is nothing. All addresses are relative, so that the site works wherever it lies; what cannot
//! be said without the site's own address is left out when that is not known.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::annotations::identifier;
use super::html::{Escaped, data};
use super::{Imprint, style};
use crate::engine::{Analysis, Certainty, Document, EntityKind};
use crate::library::Credit;
use crate::reading::words::long_date;
use crate::reading::{in_address, quote_rows};

/// An article of a site.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its folder below `a/`.
    pub slug: &'a str,
    /// Where it comes from.
    pub imprint: &'a Imprint,
    /// The article.
    pub document: &'a Document,
    /// What was found in it.
    pub analysis: &'a Analysis,
}

impl Entry<'_> {
    /// The address of its page.
    fn page(&self, site: &str) -> String {
        format!("{site}a/{}/", in_address(self.slug, "-_.~"))
    }

    /// The address of the article in the reader, seen from its page.
    #[must_use]
    pub fn reader(&self) -> String {
        format!("../../#/a/{}", in_address(self.slug, "-_.~"))
    }

    /// The head of its page: styles, icon, feed, a preview, and what search engines read. `site` is the site's address, ending
    /// in a slash; `styles` the name of the style sheet in the folder above.
    #[must_use]
    pub fn head(&self, styles: &str, site: Option<&str>) -> String {
        let mut head = format!(
            "<link rel=\"stylesheet\" href=\"../{}\">\n<link rel=\"icon\" href=\"../../icons/icon.svg\" type=\"image/svg+xml\">\n\
             <link rel=\"alternate\" type=\"application/atom+xml\" href=\"../../feed.xml\">\n",
            Escaped(styles)
        );
        let about = self.about();
        let mut meta =
            vec![("og:type", "article"), ("og:title", &self.imprint.title), ("og:description", &about)];
        meta.extend(self.imprint.source.as_deref().map(|source| ("og:site_name", source)));
        let page = site.map(|site| self.page(site));
        meta.extend(page.as_deref().map(|page| ("og:url", page)));
        // Writing to a string cannot fail.
        for (name, content) in meta {
            let _ = writeln!(head, "<meta property=\"{name}\" content=\"{}\">", Escaped(content));
        }
        if let Some(day) = self.imprint.published {
            let _ = writeln!(head, "<meta property=\"article:published_time\" content=\"{day}\">");
        }
        let _ = writeln!(head, "<meta name=\"description\" content=\"{}\">", Escaped(&about));
        if let Some(page) = &page {
            let _ = writeln!(head, "<link rel=\"canonical\" href=\"{}\">", Escaped(page));
        }
        let _ = writeln!(
            head,
            "<script type=\"application/ld+json\">{}</script>",
            data(&self.linked_data(page.as_deref()))
        );
        head
    }

    /// How many are quoted, and who first.
    fn about(&self) -> String {
        let rows = quote_rows(self.document, self.analysis);
        let named = rows.iter().map(|row| row.speaker.as_str()).filter(|speaker| !speaker.is_empty());
        let mut speakers: Vec<&str> = Vec::new();
        for speaker in named {
            if !speakers.contains(&speaker) {
                speakers.push(speaker);
            }
        }
        speakers.truncate(5);
        match (rows.len(), speakers.is_empty()) {
            (0, _) => "An article with its names and dates marked.".to_owned(),
            (n, true) => format!("Who said what: {n} quotations."),
            (n, false) => format!("Who said what: {n} quotations, of {}.", speakers.join(", ")),
        }
    }

    /// The article for search engines, in the words of schema.org. A speaker who is not known is not named.
    fn linked_data(&self, page: Option<&str>) -> Value {
        let Imprint { title, published, address: _, source, author, licence, .. } = self.imprint;
        let quotations: Vec<Value> = quote_rows(self.document, self.analysis)
            .into_iter()
            .map(|row| {
                let kind = match row.speaker_kind {
                    Some(EntityKind::Person) => "Person",
                    _ => "Organization",
                };
                let known = row.speaker_kind.is_some() && row.certainty != Certainty::Unclear;
                let speaker = known.then(|| json!({"@type": kind, "name": row.speaker}));
                present(json!({"@type": "Quotation", "text": row.words, "spokenByCharacter": speaker}))
            })
            .collect();
        present(json!({
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": title,
            "datePublished": published.map(|day| day.to_string()),
            "inLanguage": self.imprint.language(),
            "url": page,
            "isBasedOn": self.imprint.link(),
            "author": author.as_ref().map(|name| json!({"@type": "Person", "name": name})),
            "publisher": source.as_ref().map(|name| json!({"@type": "Organization", "name": name})),
            "license": licence.as_deref().map(|licence| Credit::parse(licence).address.unwrap_or(licence)),
            "hasPart": quotations,
        }))
    }
}

/// An object without what is not known.
fn present(mut value: Value) -> Value {
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null());
    }
    value
}

/// Words inside XML, which has no way to write most control characters.
fn in_xml(words: &str) -> String {
    let known = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let words: String = words
        .chars()
        .map(|c| if known(c) && !matches!(c, '\u{fffe}' | '\u{ffff}') { c } else { '\u{fffd}' })
        .collect();
    Escaped(&words).to_string()
}

/// The feed (Atom) of the articles whose day is known, the newest first.
#[must_use]
pub fn feed(title: Option<&str>, entries: &[Entry<'_>], site: Option<&str>) -> String {
    let title = in_xml(title.unwrap_or("Quotidian"));
    let mut dated: Vec<_> =
        entries.iter().filter_map(|entry| Some((entry.imprint.published?, entry))).collect();
    dated.sort_by_key(|&(day, entry)| (std::cmp::Reverse(<(i16, u8, u8)>::from(day)), entry.slug));
    let newest = dated.first().map_or_else(|| "1970-01-01".to_owned(), |(day, _)| day.to_string());
    let all: String = dated.iter().map(|(_, entry)| entry.document.text()).collect();
    let mut feed = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>{title}</title>\n\
         <id>{}</id>\n<updated>{newest}T00:00:00Z</updated>\n<author><name>{title}</name></author>\n<link rel=\"alternate\" href=\"{}\"/>\n",
        in_xml(&site.map_or_else(|| identifier(&all), str::to_owned)),
        in_xml(site.unwrap_or("./")),
    );
    for (day, entry) in dated {
        let author = entry.imprint.author.as_ref().or(entry.imprint.source.as_ref());
        let author =
            author.map_or_else(String::new, |name| format!("<author><name>{}</name></author>", in_xml(name)));
        let _ = writeln!(
            feed,
            "<entry><title>{}</title><id>{}</id><updated>{day}T00:00:00Z</updated>{author}\
             <link rel=\"alternate\" type=\"text/html\" href=\"{}\"/><summary>{}</summary></entry>",
            in_xml(&entry.imprint.title),
            identifier(entry.document.text()),
            in_xml(&entry.page(site.unwrap_or(""))),
            in_xml(&entry.about()),
        );
    }
    feed + "</feed>\n"
}

/// The map of a site, whose address it needs.
#[must_use]
pub fn sitemap(entries: &[Entry<'_>], site: &str) -> String {
    let pages = std::iter::once(site.to_owned()).chain(entries.iter().map(|entry| entry.page(site)));
    let places: String = pages.map(|page| format!("<url><loc>{}</loc></url>\n", in_xml(&page))).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{places}</urlset>\n"
    )
}

/// The list of all articles, in the order of the library, for those who come without the reader. `styles` is the name of the
/// style sheet beside it.
#[must_use]
pub fn contents(title: Option<&str>, entries: &[Entry<'_>], styles: &str) -> String {
    let title = Escaped(title.unwrap_or("Quotidian"));
    let mut list = String::new();
    for entry in entries {
        let day = entry.imprint.published.map_or_else(String::new, |day| long_date(day) + " · ");
        let count = entry.analysis.quotes.len();
        let _ = writeln!(
            list,
            "<li lang=\"{}\"><a href=\"{}/\">{}</a> <span class=\"meta\" lang=\"en\">{day}{count} {}</span></li>",
            Escaped(entry.imprint.language()),
            in_address(entry.slug, "-_.~"),
            Escaped(&entry.imprint.title),
            if count == 1 { "quotation" } else { "quotations" },
        );
    }
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'\">\n\
         <title>{title}</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<link rel=\"stylesheet\" href=\"{}\">\n\
         <link rel=\"icon\" href=\"../icons/icon.svg\" type=\"image/svg+xml\">\n\
         <link rel=\"alternate\" type=\"application/atom+xml\" href=\"../feed.xml\">\n</head>\n<body>\n\
         <header class=\"bar\"><a class=\"brand\" href=\"../\">Open in the reader</a></header>\n\
         <main class=\"column\">\n<h1 class=\"title\">{title}</h1>\n<ul class=\"contents\">\n{list}</ul>\n</main>\n</body>\n</html>\n",
        Escaped(styles),
    )
}

/// Looks upwards from the address that was asked for until the site's manifest is found, and leads there.
const UPWARDS: &str = "(async () => {
  const link = document.querySelector(\"a\");
  const parts = location.pathname.split(\"/\").slice(1, -1);
  for (let depth = parts.length; depth >= 0; depth -= 1) {
    const folder = \"/\" + parts.slice(0, depth).map((part) => part + \"/\").join(\"\");
    const found = await fetch(folder + \"manifest.webmanifest\", { method: \"HEAD\" }).catch(() => null);
    if (found?.ok) return (link.href = folder);
  }
})();";

/// The page that a host gives for addresses at which there is nothing. Such an address may lie at any depth, so a script looks
/// for the site, unless its address is known.
#[must_use]
pub fn not_found(site: Option<&str>) -> String {
    let sheet = style::of_sources();
    let (policy, script) = match site {
        Some(_) => (String::new(), String::new()),
        None => (
            format!(" script-src {}; connect-src 'self';", style::digest(UPWARDS)),
            format!("<script>{UPWARDS}</script>\n"),
        ),
    };
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src {};{policy} base-uri 'none'; form-action 'none'\">\n\
         <title>No such page</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<style>{sheet}</style>\n</head>\n<body>\n\
         <main class=\"column\">\n<h1 class=\"title\">No such page</h1>\n\
         <p>There is nothing at this address. An article may have been renamed or left out of this build.</p>\n\
         <p><a href=\"{}\">Back to the library</a></p>\n</main>\n{script}</body>\n</html>\n",
        style::digest(&sheet),
        Escaped(site.unwrap_or("./")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sample;

    const TEXT: &str = "date 2017-10-02 “We have </script> waited,” said Ana Ruiz, the mayor of Oslo.\u{1}";

    fn with_entry(told: impl FnOnce(&Entry<'_>)) {
        let (document, analysis) = sample(TEXT);
        let imprint = Imprint {
            title: "A & <b>\u{1}".to_owned(),
            author: Some("A \"B\"".to_owned()),
            ..Imprint::of(&document)
        };
        told(&Entry { slug: "pier é", imprint: &imprint, document: &document, analysis: &analysis });
    }

    #[test]
    fn a_head_tells_the_article_and_its_quotations() {
        with_entry(|entry| {
            let head = entry.head("style.css", Some("https://a.example/repo/"));
            let json = head.split_once("ld+json\">").unwrap().1.split_once("</script>").unwrap().0;
            let json: Value = serde_json::from_str(json).unwrap();
            assert_eq!(json["hasPart"][0]["text"], "“We have </script> waited,”");
            assert_eq!(json["hasPart"][0]["spokenByCharacter"]["name"], "Ana Ruiz");
            assert_eq!(json["datePublished"], "2017-10-02");
            assert!(json.get("license").is_none(), "nothing is said of what is not known");
            assert!(
                head.contains("rel=\"canonical\" href=\"https://a.example/repo/a/pier%20%C3%A9/\""),
                "{head}"
            );
            assert!(!entry.head("style.css", None).contains("canonical"));
            assert_eq!(entry.reader(), "../../#/a/pier%20%C3%A9");
        });
    }

    #[test]
    fn feed_and_map_are_xml_whatever_the_words() {
        with_entry(|entry| {
            let feed = feed(Some("A & B"), &[*entry], None);
            assert!(feed.contains("<title>A &amp; B</title>"), "the site's own: {feed}");
            assert!(feed.contains("<title>A &amp; &lt;b&gt;\u{fffd}</title>"), "{feed}");
            assert!(feed.contains("href=\"a/pier%20%C3%A9/\"") && !feed.contains('\u{1}'));
            assert!(feed.contains("<updated>2017-10-02T00:00:00Z</updated>"));
            let map = sitemap(&[*entry], "https://a.example/");
            assert!(map.contains("<loc>https://a.example/a/pier%20%C3%A9/</loc>"));
        });
    }

    #[test]
    fn the_contents_lead_to_every_article_as_text() {
        with_entry(|entry| {
            let page = contents(Some("A & B"), &[*entry], "style.css");
            assert!(page.contains("<h1 class=\"title\">A &amp; B</h1>"));
            assert!(page.contains("<a href=\"pier%20%C3%A9/\">A &amp; &lt;b&gt;"), "{page}");
            assert!(page.contains("2 October 2017 · 1 quotation</span>"), "{page}");
        });
    }

    #[test]
    fn the_policy_of_the_missing_page_allows_its_own_script() {
        let page = not_found(None);
        let script = page.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
        assert!(page.contains(&format!("script-src {};", style::digest(script))));
        assert!(!not_found(Some("https://a.example/")).contains("<script"));
    }
}
