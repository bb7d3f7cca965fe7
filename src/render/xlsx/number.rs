//! A number and the words in which the report has it → the format in which a spreadsheet shows the number in just these words, so that
//! 6%左右 stays a number that can be reckoned with and no bound word is lost.

use rust_decimal::Decimal;

/// The longest format that spreadsheets take is 255 characters.
const LONGEST: usize = 200;

/// The format; `None` where the words do not hold the number once, in digits.
pub(super) fn format(value: Decimal, words: &str) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    let start = words.find(digit)?;
    let rest = words.get(start..)?;
    let end = rest.find(|c: char| !digit(c) && c != '.' && c != ',').unwrap_or(rest.len());
    let numeral = rest.get(..end)?;
    let (before, after) = (words.get(..start)?, rest.get(end..)?);
    if after.contains(digit) || words.contains(['\n', '\\']) || words.len() > LONGEST {
        return None;
    }
    let plain = numeral.replace(',', "");
    if plain.parse::<Decimal>().ok()? != value.abs() {
        return None;
    }
    let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let whole = if numeral.contains(',') { "#,##0" } else { "0" };
    let decimals = if decimals > 0 { format!(".{}", "0".repeat(decimals)) } else { String::new() };
    let one = format!("{}{whole}{decimals}{}", literal(before), literal(after));
    // The words say a fall in their own way: without a second section the sign would stand before them.
    Some(if value.is_sign_negative() { format!("{one};{one}") } else { one })
}

/// Words that stand in a format as they are.
fn literal(words: &str) -> String {
    let mut out = String::new();
    for (at, part) in words.split('"').enumerate() {
        if at > 0 {
            out.push_str("\\\"");
        }
        if !part.is_empty() {
            out.push_str(&format!("\"{part}\""));
        }
    }
    out
}

/// A difference with its arrow and a mark after it; of ranks a smaller number is the better place.
pub(super) fn difference(value: Decimal, rank: bool, approximate: bool, mark: &str) -> String {
    let value = value.normalize();
    let decimals = if value.scale() > 0 { format!(".{}", "0".repeat(value.scale() as usize)) } else { String::new() };
    let about = if approximate { "约" } else { "" };
    let (up, down) = if rank { ("降", "升") } else { ("↑", "↓") };
    let mark = literal(mark);
    format!("\"{about}{up}\"0{decimals}{mark};\"{about}{down}\"0{decimals}{mark};\"{about}持平\"{mark}")
}

#[cfg(test)]
mod tests {
    use super::format;

    #[test]
    fn the_number_shows_the_words_of_the_report() {
        let shown = |value: &str, words: &str| format(value.parse().unwrap_or_default(), words);
        for (value, words, expected) in [
            ("6", "6%左右", Some("0\"%左右\"")),
            ("344.70", "344.70", Some("0.00")),
            ("85", "突破85", Some("\"突破\"0")),
            ("-1.2", "降1.2%", Some("\"降\"0.0\"%\";\"降\"0.0\"%\"")),
            ("12345", "12,345户", Some("#,##0\"户\"")),
            ("6", "“十四五”6个", Some("\"“十四五”\"0\"个\"")),
            ("5", "4.5%—5%", None),
            ("2", "第二位", None),
            ("3", "30%", None),
        ] {
            assert_eq!(shown(value, words).as_deref(), expected, "{words}");
        }
    }
}
