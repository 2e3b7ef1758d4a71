//! The addresses of the site, after the `#`: one build works in any folder of any host, and offline.

use yew::AttrValue;

use super::Goal;

/// Where the reader is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All articles.
    Library,
    /// One article.
    Article {
        /// The article's address.
        slug: AttrValue,
        /// The place in it.
        goal: Goal,
    },
    /// Nothing.
    Missing,
}

impl Route {
    /// The route that an address names. `address` is decoded and begins with the `#`, or is empty.
    #[must_use]
    pub fn parse(address: &str) -> Self {
        let path = address.strip_prefix('#').unwrap_or(address);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        match path.trim_matches('/').split_once('/') {
            None if path.trim_matches('/').is_empty() => Self::Library,
            Some(("a", slug)) if !slug.contains('/') => {
                Self::Article { slug: slug.to_owned().into(), goal: Goal::parse(query) }
            }
            _ => Self::Missing,
        }
    }

    /// The address of the route, with its `#`.
    #[must_use]
    pub fn address(&self) -> String {
        match self {
            Self::Library | Self::Missing => "#/".to_owned(),
            Self::Article { slug, goal } => format!("#/a/{slug}{}", goal.query()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_back_to_their_routes() {
        for route in [
            Route::Library,
            Route::Article { slug: "000_23c3".into(), goal: Goal::default() },
            Route::Article { slug: "é-1".into(), goal: Goal::parse("q=3&m=4-9") },
        ] {
            assert_eq!(Route::parse(&route.address()), route);
        }
    }

    #[test]
    fn what_is_no_address_is_missing() {
        for address in ["#/b", "#/a", "#/a/", "#/a/b/c", "#a"] {
            assert_eq!(Route::parse(address), Route::Missing, "{address}");
        }
        assert_eq!(Route::parse(""), Route::Library);
        assert_eq!(Route::parse("#/a/x?q=3"), Route::Article { slug: "x".into(), goal: Goal::parse("q=3") });
    }
}
