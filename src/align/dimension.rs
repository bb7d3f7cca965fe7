//! A unit as written → what it counts or measures and how much of it, so that 亿元 and 万亿元 meet in one row and 公里 and 个 never do.

use std::borrow::Cow;
use std::str::FromStr;

use rust_decimal::Decimal;

use crate::facts::Measure;
use crate::knowledge::Knowledge;

/// What a unit counts or measures, and how many of its base unit it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dimension {
    /// The base unit; of a word without one its dimension and itself, of a word that is not listed itself.
    pub name: String,
    /// How many of the base unit one of it is.
    pub scale: Decimal,
}

/// The magnitudes that stand before a measure word, longest first (万亿元, 亿元, 万人).
const MAGNITUDES: &[(&str, i64)] = &[("万亿", 1_000_000_000_000), ("亿", 100_000_000), ("万", 10_000)];

/// The dimension of `unit` as a report writes it.
#[must_use]
pub fn dimension(unit: &str, knowledge: &Knowledge) -> Dimension {
    if let Some(found) = listed(unit, Decimal::ONE, knowledge) {
        return found;
    }
    for (word, size) in MAGNITUDES {
        if let Some(rest) = unit.strip_prefix(word) {
            let size = Decimal::from(*size);
            return listed(rest, size, knowledge).unwrap_or_else(|| Dimension { name: rest.to_owned(), scale: size });
        }
    }
    Dimension { name: unit.to_owned(), scale: Decimal::ONE }
}

/// The unit as it is meant of what is measured: with the 元 that a round amount of money leaves out (生产总值迈上5万亿台阶), the 人 of a
/// round number of people (参保突破5100万), and 家 for the firms that some count in 户.
#[must_use]
pub(crate) fn full_unit<'a>(unit: &'a str, name: &str, knowledge: &Knowledge) -> Cow<'a, str> {
    let bare = !unit.is_empty() && unit.chars().all(|c| matches!(c, '百' | '千' | '万' | '亿'));
    let household = unit.strip_suffix('户');
    if !bare && household.is_none() {
        return Cow::Borrowed(unit);
    }
    match (knowledge.indicator(name).map(|entry| &*entry.dimension), household) {
        (Some("money"), None) => Cow::Owned(format!("{unit}元")),
        (Some("people"), None) => Cow::Owned(format!("{unit}人")),
        (Some("enterprise"), Some(magnitude)) => Cow::Owned(format!("{magnitude}家")),
        _ => Cow::Borrowed(unit),
    }
}

fn listed(word: &str, size: Decimal, knowledge: &Knowledge) -> Option<Dimension> {
    let unit = knowledge.units.iter().find(|unit| unit.word == word)?;
    let scale = unit.scale.as_deref().and_then(|s| Decimal::from_str(s).ok());
    // Without a stated scale two words of one dimension cannot be converted into one another (户 and 家): each is its own base.
    let name = match (&unit.base, scale) {
        (Some(base), Some(_)) => base.to_string(),
        _ => format!("{}:{}", unit.dimension, unit.word),
    };
    Some(Dimension { name, scale: scale.unwrap_or(Decimal::ONE).checked_mul(size)? })
}

/// What facts must share to stand in one row: the dimension of a level or change, the scope of a rank; growth, ratios and
/// streaks by their kind alone, a ratio in something other than percent (1.84, 倍) by that.
#[must_use]
pub fn row_dimension(measure: Measure, unit: &str, knowledge: &Knowledge) -> String {
    match measure {
        Measure::Growth | Measure::Streak => String::new(),
        Measure::Ratio if unit == "%" || unit == "‰" => "%".to_owned(),
        Measure::Ratio | Measure::Level | Measure::Change => dimension(unit, knowledge).name,
        Measure::Rank => unit.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_read_as_it_is_meant_of_its_indicator() {
        let words = Knowledge::built_in();
        for (unit, name, meant) in
            [("万亿", "地区生产总值", "万亿元"), ("万", "城镇新增就业", "万人"), ("万户", "高新技术企业", "万家"), ("户", "改造户厕", "户")]
        {
            assert_eq!(full_unit(unit, name, words), meant, "{name}");
        }
    }

    #[test]
    fn magnitudes_scale_and_unlike_words_stay_apart() {
        let words = Knowledge::built_in();
        let (small, large) = (dimension("亿元", words), dimension("万亿元", words));
        assert_eq!(small.name, large.name);
        assert_eq!(large.scale / small.scale, Decimal::from(10_000));
        assert_ne!(dimension("公里", words).name, dimension("个", words).name);
    }
}
