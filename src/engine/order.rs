//! Sorting by a number.

/// Sorts by a number, smallest first; what has the same number stays in its order.
///
/// All lists of the page go through the one sort in here: the standard library compiles a sort of its own for every type, and
/// each costs the download a kilobyte.
#[must_use]
pub fn by_number<T>(items: Vec<T>, number: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| items.get_mut(at as usize)?.take()).collect()
}

/// Two numbers as one: by the first, then by the second.
#[must_use]
pub const fn pair(first: u32, second: u32) -> u64 {
    (first as u64) << 32 | second as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_in_order() {
        let sorted = by_number(vec!["bb", "a", "cc", "d", ""], |word| word.len() as u64);
        assert_eq!(sorted, ["", "a", "d", "bb", "cc"]);
        assert!(pair(1, u32::MAX) < pair(2, 0) && pair(1, 1) < pair(1, 2));
    }
}
