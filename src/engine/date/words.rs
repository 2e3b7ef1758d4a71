//! The words and numerals that dates are written with.

use super::day::{Day, Weekday};
use super::reckoning::Unit;

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A month and whether its name is cut short: “Sept.”.
pub(crate) fn month_of(word: &str) -> Option<(u8, bool)> {
    let bare = word.strip_suffix('.').unwrap_or(word);
    if !(3..=9).contains(&bare.len()) || !bare.is_ascii() {
        return None;
    }
    let index = MONTHS.iter().position(|name| {
        name.eq_ignore_ascii_case(bare)
            || name.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(bare))
            || (*name == "September" && bare.eq_ignore_ascii_case("Sept"))
    })?;
    let short = MONTHS.get(index).is_some_and(|name| name.len() != bare.len());
    Some((u8::try_from(index + 1).ok()?, short))
}

/// The weekday, and whether it is the weekday of many weeks: “Mondays”.
pub(crate) fn weekday_of(word: &str) -> Option<(Weekday, bool)> {
    if !word.ends_with(['y', 'Y', 's', 'S']) {
        return None;
    }
    let (single, many) = word.strip_suffix(['s', 'S']).map_or((word, false), |single| (single, true));
    Weekday::parse(single).map(|weekday| (weekday, many))
}

/// A day of the month: “4”, “04”, “4th”.
pub(crate) fn day_of_month(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    number(digits, 1..=2)?.try_into().ok().filter(|day| (1..=31).contains(day))
}

/// The first and the last day of what one token says: “4”, “4-6”, “24/25”.
pub(super) fn days_of_month(word: &str) -> Option<(u8, u8)> {
    let (first, last) = word.split_once(['-', '/']).unwrap_or((word, word));
    let (first, last) = (day_of_month(first)?, day_of_month(last)?);
    (first <= last).then_some((first, last))
}

/// The years of four digits that an article may speak of.
pub(crate) fn year_of(word: &str) -> Option<i16> {
    number(word, 4..=4)?.try_into().ok().filter(|year| (1000..=2100).contains(year))
}

/// The first and the last year of what one token says: “2019-2021”, “2021/22”, “1538-9”. Arabic sets its ranges from right
/// to left, so whole years may come in either order.
pub(super) fn years_of(word: &str) -> Option<(i16, i16)> {
    let (first, last) = word.split_once(['-', '/'])?;
    let from = year_of(first)?;
    if let Some(to) = year_of(last) {
        return (from != to).then_some((from.min(to), from.max(to)));
    }
    let ending: i16 = number(last, 1..=2)?.try_into().ok()?;
    let to = from - from % if last.len() == 1 { 10 } else { 100 } + ending;
    (from < to).then_some((from, to))
}

/// The years of a decade: “1970s”. A round hundred is a century, except the one that has just begun: “the 1800s”.
pub(super) fn decade_of(word: &str) -> Option<(i16, i16)> {
    let first = year_of(word.strip_suffix('s')?).filter(|year| year % 10 == 0)?;
    let century = first % 100 == 0 && first < 2000;
    Some((first, if century { first + 99 } else { first + 9 }))
}

/// The years of a decade of the last century: “70s”.
pub(super) fn short_decade_of(word: &str) -> Option<(i16, i16)> {
    let ending: i16 = number(word.strip_suffix('s')?, 2..=2)?.try_into().ok()?;
    (ending % 10 == 0).then_some((1900 + ending, 1909 + ending))
}

/// A date in numerals: “26/07/2022”, “27.08.2022”, “2022/07/26”. Where day and month could change places, both days: the
/// English do not agree on which comes first.
pub(crate) fn numeric(word: &str) -> Option<(Day, Day)> {
    let mark = word.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let mut parts = word.split(mark);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let part = |digits: &str| u8::try_from(number(digits, 1..=2)?).ok();
    if let Some(year) = year_of(first) {
        let day = Day::new(year, part(second)?, part(third)?)?;
        return Some((day, day));
    }
    let (year, first, second) = (year_of(third)?, part(first)?, part(second)?);
    // Dots are written by those who begin with the day.
    let american = if mark == '.' { None } else { Day::new(year, first, second) };
    let other = Day::new(year, second, first);
    let (one, two) = (other.or(american)?, american.or(other)?);
    Some((one.min(two), one.max(two)))
}

/// A count in words or digits.
pub(super) fn count_of(word: &str) -> Option<i16> {
    const WORDS: [&str; 20] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    const TENS: [&str; 4] = ["thirty", "forty", "fifty", "sixty"];
    let place = |known: &[&str]| known.iter().position(|known| known.eq_ignore_ascii_case(word));
    if matches!(word, "a" | "A" | "an" | "An") {
        return Some(1);
    }
    if let Some(count) = place(&WORDS) {
        return i16::try_from(count + 1).ok();
    }
    if let Some(tens) = place(&TENS) {
        return i16::try_from(tens * 10 + 30).ok();
    }
    number(word, 1..=3)?.try_into().ok()
}

/// A unit of the calendar, and whether there are many.
pub(super) fn unit_of(word: &str) -> Option<(Unit, bool)> {
    let (unit, many) = match word {
        "day" => (Unit::Day, false),
        "days" => (Unit::Day, true),
        "week" => (Unit::Week, false),
        "weeks" => (Unit::Week, true),
        "weekend" => (Unit::Weekend, false),
        "weekends" => (Unit::Weekend, true),
        "month" => (Unit::Month, false),
        "months" => (Unit::Month, true),
        "quarter" => (Unit::Quarter, false),
        "quarters" => (Unit::Quarter, true),
        "year" => (Unit::Year, false),
        "years" => (Unit::Year, true),
        "decade" => (Unit::Decade, false),
        "decades" => (Unit::Decade, true),
        "century" => (Unit::Century, false),
        "centuries" => (Unit::Century, true),
        _ => return None,
    };
    Some((unit, many))
}

/// A place in an order, up to the twenty-first: “third”, “19th”.
pub(super) fn ordinal(word: &str) -> Option<u8> {
    const WORDS: [&str; 21] = [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
        "twentieth",
        "twenty-first",
    ];
    if word.starts_with(|c: char| c.is_ascii_digit()) && word.ends_with(['t', 'd', 'h']) {
        return day_of_month(word).filter(|&number| number <= 21);
    }
    let index = WORDS.iter().position(|known| *known == word)?;
    u8::try_from(index + 1).ok()
}

/// How many periods away “last”, “this” and “next” are.
pub(super) fn relative_count(word: &str) -> Option<i16> {
    match word {
        "last" => Some(-1),
        "this" => Some(0),
        "next" => Some(1),
        _ => None,
    }
}

/// A season, counted from spring.
pub(super) fn season(word: &str) -> Option<u8> {
    match word {
        "spring" | "Spring" => Some(0),
        "summer" | "Summer" => Some(1),
        "autumn" | "Autumn" | "fall" => Some(2),
        "winter" | "Winter" => Some(3),
        _ => None,
    }
}

/// The number that these digits write, when there are so many.
fn number(digits: &str, length: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let plain = length.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// Small words after which a month or a year is a time.
pub(crate) fn introduces_time(word: &str) -> bool {
    const WORDS: [&str; 16] = [
        "after", "before", "between", "by", "during", "early", "from", "in", "late", "mid", "of", "on",
        "since", "through", "till", "until",
    ];
    WORDS.iter().any(|known| known.eq_ignore_ascii_case(word))
}

/// Whether a number before this word counts or measures it and is neither a day nor a year: “1500 people”.
pub(super) fn is_counted(word: &str) -> bool {
    const WORDS: [&str; 58] = [
        "%",
        "acres",
        "am",
        "a.m",
        "a.m.",
        "barrels",
        "billion",
        "calories",
        "children",
        "copies",
        "days",
        "degrees",
        "dollars",
        "employees",
        "euros",
        "families",
        "feet",
        "ft",
        "hectares",
        "homes",
        "hours",
        "houses",
        "hrs",
        "kg",
        "kilograms",
        "kilometers",
        "kilometres",
        "km",
        "litres",
        "megawatts",
        "men",
        "meters",
        "metres",
        "miles",
        "million",
        "minutes",
        "months",
        "MW",
        "others",
        "people",
        "percent",
        "persons",
        "p.m",
        "p.m.",
        "pm",
        "pounds",
        "residents",
        "Rs",
        "rupees",
        "seconds",
        "soldiers",
        "square",
        "tonnes",
        "tons",
        "villages",
        "weeks",
        "women",
        "years",
    ];
    WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months() {
        assert_eq!(month_of("May"), Some((5, false)));
        assert_eq!(month_of("Sept."), Some((9, true)));
        assert_eq!(month_of("Sep"), Some((9, true)));
        assert_eq!(month_of("OCTOBER"), Some((10, false)));
        for wrong in ["Ma", "Mayo", "Märe", "Decem", "", "."] {
            assert_eq!(month_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn years_and_decades() {
        assert_eq!(years_of("2019-2021"), Some((2019, 2021)));
        assert_eq!(years_of("2024/2022"), Some((2022, 2024)));
        assert_eq!(years_of("2021/22"), Some((2021, 2022)));
        assert_eq!(years_of("1538-9"), Some((1538, 1539)));
        for wrong in ["2021-07", "2021-2021", "21/2022", "2021-", "2021-3000", "2021-22-23"] {
            assert_eq!(years_of(wrong), None, "{wrong}");
        }
        assert_eq!(decade_of("1970s"), Some((1970, 1979)));
        assert_eq!(decade_of("1800s"), Some((1800, 1899)));
        assert_eq!(decade_of("2000s"), Some((2000, 2009)));
        assert_eq!(decade_of("1971s"), None);
        assert_eq!(short_decade_of("70s"), Some((1970, 1979)));
    }

    #[test]
    fn numerals() {
        let day = |iso| Day::parse(iso).unwrap();
        assert_eq!(numeric("26/07/2022"), Some((day("2022-07-26"), day("2022-07-26"))));
        assert_eq!(numeric("7/26/2022"), Some((day("2022-07-26"), day("2022-07-26"))));
        assert_eq!(numeric("4/6/2022"), Some((day("2022-04-06"), day("2022-06-04"))));
        assert_eq!(numeric("4.6.2022"), Some((day("2022-06-04"), day("2022-06-04"))));
        assert_eq!(numeric("2022/07/26"), Some((day("2022-07-26"), day("2022-07-26"))));
        for wrong in ["31/31/2022", "1.2", "1/2/22", "1-2-2022-3", "26/07", "2022", "", "//", "1/2.2022"] {
            assert_eq!(numeric(wrong), None, "{wrong}");
        }
    }
}
