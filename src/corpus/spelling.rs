//! “Did you mean”: the known word that a misspelt one is nearest to.

/// The known word that `word` begins, or that differs from it by the fewest letters, if it is near enough to be meant.
pub(super) fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    if let Some(whole) = known.iter().find(|name| word.len() > 2 && name.starts_with(&word)) {
        return Some(whole);
    }
    let (distance, found) = known.iter().map(|&name| (distance(&word, name), name)).min()?;
    (distance <= 1 + found.len() / 4).then_some(found)
}

/// How many letters have to be added, removed or changed to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<_> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    // A key is a word; what is longer is no misspelling of one.
    for (at, letter) in one.chars().take(64).enumerate() {
        let mut next = vec![at + 1];
        for (changed, (pair, &target)) in row.windows(2).zip(&other).enumerate() {
            let [diagonal, above] = pair else { continue };
            let left = next.get(changed).copied().unwrap_or(usize::MAX - 1);
            next.push((diagonal + usize::from(letter != target)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_meant_and_nothing_far_fetched() {
        let known = ["title", "date", "source", "author", "licence", "language"];
        for (word, meant) in [
            ("titel", Some("title")),
            ("Date", Some("date")),
            ("auther", Some("author")),
            ("lisence", Some("licence")),
            ("lang", Some("language")),
            ("tags", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, &known), meant, "{word}");
        }
        assert_eq!(nearest(&"a".repeat(1_000_000), &known), None);
    }
}
