//! The lists of names that go into the model.

use std::fmt;

use crate::engine::lexicon::Gazetteer;
use crate::engine::lexicon::gazetteer::{
    CITY, COUNTRY, FEMALE_NAME, FIRST_NAME, GROUP, MALE_NAME, ORGANISATION, REGION,
};

/// The lists of names that go into the model.
pub const LISTS: [&str; 5] =
    ["places.txt", "first-names.txt", "nationalities.txt", "groups.txt", "organisations.txt"];

/// A line of a list that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListError {
    list: String,
    line: usize,
    message: String,
}

impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.list, self.line, self.message)
    }
}

impl std::error::Error for ListError {}

/// The bytes of a table with the names of these lists: pairs of a list's file name and its content.
///
/// # Errors
/// When a line of a list is not of its form.
pub(super) fn gazetteer<N: AsRef<str>>(lists: &[(N, String)]) -> Result<Vec<u8>, ListError> {
    let mut names = Vec::new();
    for (list, content) in lists {
        for (index, line) in content.lines().enumerate() {
            if line.starts_with('#') || line.is_empty() {
                continue;
            }
            let columns: Vec<_> = line.split('\t').collect();
            let class = class(list.as_ref(), &columns).map_err(|message| ListError {
                list: list.as_ref().to_owned(),
                line: index + 1,
                message,
            })?;
            if let (Some(class), Some(&name)) = (class, columns.first()) {
                names.push((name, class));
            }
        }
    }
    Ok(Gazetteer::compile(&names))
}

/// The class of a line's name; `None` for names that are ordinary words more often than names.
fn class(list: &str, columns: &[&str]) -> Result<Option<u8>, String> {
    let column = |index: usize| columns.get(index).copied().unwrap_or("");
    if columns.contains(&"ambiguous") {
        return Ok(None);
    }
    let class = match (list, column(1)) {
        ("places.txt", "country") => COUNTRY,
        ("places.txt", "city") => CITY,
        ("places.txt", "region") => REGION,
        ("first-names.txt", "m") => MALE_NAME,
        ("first-names.txt", "f") => FEMALE_NAME,
        ("first-names.txt", "-") => FIRST_NAME,
        ("nationalities.txt" | "groups.txt", _) => GROUP,
        ("organisations.txt", _) => ORGANISATION,
        (_, other) => return Err(format!("`{other}` is no class of this list")),
    };
    Ok(Some(class))
}
