//! A cell → its figure in words, as every view and every sentence of a briefing has it.

use crate::compare::Cell;
use crate::facts::{Bound, Value};
use crate::shadow::plain;

/// A figure as the report has it, bound words included: plain digits for full-width ones, a fall said (`降1.2%`), the unit left out
/// where its column already says it. A bound that the report says once for a list (分别超过8万元、4.5万元) stands as a sign before
/// those that lack the words (`>4.5万元`).
#[must_use]
pub fn written(cell: &Cell, unit_shown: &str, chinese: bool) -> String {
    let words: String = cell.text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let words = without_unit(words, cell, unit_shown);
    let falls = match cell.value {
        Value::Point(value) => value.is_sign_negative() && !value.is_zero(),
        Value::Range(_, high) => high.is_sign_negative(),
        Value::Words => false,
    };
    let falls = falls && !words.contains(['降', '减', '负', '-', '−', '－', '↓']);
    let bound = shared_bound(cell);
    // A bound is on the size of a fall: -≥3% would be read as a rise.
    let fall = match (falls, bound) {
        (false, _) => "",
        (true, _) if chinese => "降",
        (true, "") => "-",
        (true, _) => "down ",
    };
    format!("{fall}{bound}{words}")
}

fn shared_bound(cell: &Cell) -> &'static str {
    match cell.bound {
        _ if !cell.bound_shared => "",
        Bound::Ge => "≥",
        Bound::Le => "≤",
        Bound::Gt => ">",
        Bound::Lt => "<",
        Bound::Approx => "≈",
        Bound::Eq | Bound::Range | Bound::Words => "",
    }
}

fn without_unit(words: String, cell: &Cell, unit_shown: &str) -> String {
    // % is part of how a rate is read; a longer unit is said once.
    if unit_shown.is_empty() || unit_shown == "%" || cell.unit != unit_shown || cell.bound == Bound::Words {
        return words;
    }
    // 每立方米20微克以下, of 微克/立方米: the unit stands on both sides.
    let turned = unit_shown.split_once('/').and_then(|(of, per)| Some((without_first(&words, &format!("每{per}"))?, of)));
    let (rest, unit) = turned.unwrap_or_else(|| (words.clone(), unit_shown));
    // The last one: a range may bear its unit twice, and 5年 of 年 must keep its number.
    let Some(at) = rest.rfind(unit) else { return words };
    let (before, after) = rest.split_at(at);
    let after = after.strip_prefix(unit).unwrap_or(after);
    // 突破万亿元, 两倍多 and 1亿3千多万 are no numbers without it.
    let number =
        before.contains(|c: char| c.is_ascii_digit()) && before.ends_with(|c: char| c.is_ascii_digit() || matches!(c, '多' | '余'));
    if number && !after.starts_with(['多', '余']) && !after.contains(|c: char| c.is_ascii_digit()) {
        format!("{before}{after}")
    } else {
        words
    }
}

/// A text without the first `part` in it; `None` where it has none.
fn without_first(text: &str, part: &str) -> Option<String> {
    text.split_once(part).map(|(before, after)| [before, after].concat())
}

#[cfg(test)]
mod tests {
    use super::written;
    use crate::compare::Cell;
    use crate::compare::testing::cell;
    use crate::facts::{Bound, Measure};

    #[test]
    fn a_bound_said_once_for_a_list_stands_before_each_that_lacks_it() {
        let shared = |number, unit, bound, measure| Cell { bound_shared: true, ..cell(number, unit, bound, measure) };
        assert_eq!(written(&shared("4.5", "万元", Bound::Gt, Measure::Level), "万元", true), ">4.5");
        assert_eq!(written(&shared("5", "%", Bound::Ge, Measure::Growth), "%", true), "≥5%");
        assert_eq!(written(&cell("5", "%", Bound::Ge, Measure::Growth), "%", true), "5%");
    }

    #[test]
    fn the_bound_of_a_fall_is_on_its_size() {
        let mut fall = Cell { bound_shared: true, ..cell("-3", "%", Bound::Ge, Measure::Growth) };
        "3%".clone_into(&mut fall.text);
        assert_eq!(written(&fall, "%", true), "降≥3%");
        assert_eq!(written(&fall, "%", false), "down ≥3%");
    }

    #[test]
    fn a_unit_on_both_sides_of_the_number_is_left_out_on_both() {
        let mut dust = cell("20", "微克/立方米", Bound::Le, Measure::Level);
        "每立方米20微克以下".clone_into(&mut dust.text);
        assert_eq!(written(&dust, "微克/立方米", true), "20以下");
        assert_eq!(written(&dust, "", true), "每立方米20微克以下");
        "低于每立方米19微克".clone_into(&mut dust.text);
        assert_eq!(written(&dust, "微克/立方米", true), "低于19");
    }
}
