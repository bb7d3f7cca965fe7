//! Sentences of two reports, and what the checks find in them; and the law that figures rounded from numbers that agree agree.

use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use super::interval::Interval;
use crate::align::Edition;
use crate::compare::testing::cell;
use crate::compare::{Wants, compare};
use crate::facts::{Bound, Measure, extract};
use crate::knowledge::Knowledge;
use crate::read::{Options, read};
use crate::structure::{Overrides, outline};

/// The report of a year with this review of the year before, and these targets after a `|`.
fn edition(year: i32, text: &str) -> Edition {
    let (review, targets) = text.split_once('|').unwrap_or((text, "做好各项工作。"));
    let whole = format!(
        "政府工作报告\n——{year}年1月9日在澜川县第六届人民代表大会第二次会议上\n一、{}年工作回顾\n{review}\n二、{year}年工作安排\n今年经济社会发展主要预期目标是：{targets}\n",
        year - 1
    );
    let source = read(whole.as_bytes(), "report.txt", &Options::default(), Knowledge::built_in()).expect("a text");
    let report = outline(source, &Overrides::default(), Knowledge::built_in());
    let facts = extract(&report, Knowledge::built_in());
    Edition { report, facts }
}

/// `check severity arithmetic` of each finding in reports of 2023 and 2024.
fn found(old: &str, new: &str) -> Vec<String> {
    let editions = [edition(2023, old), edition(2024, new)];
    let comparison = compare(&editions, Wants { checks: true, ..Wants::default() }, Knowledge::built_in());
    let of = |finding: &crate::compare::Finding| {
        assert!(!finding.cited.is_empty() && finding.cited.iter().all(|cell| !cell.source.sentence.is_empty()));
        format!("{} {} {}", finding.check.name(), finding.severity.name(), finding.arithmetic)
    };
    comparison.checks.unwrap_or_default().iter().map(of).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn growth_stated_against_two_levels() {
    let sales = "社会消费品零售总额128.6亿元。";
    assert_eq!(found(sales, "社会消费品零售总额140.7亿元，增长9.4%。"), NOTHING);
    assert_eq!(found(sales, "社会消费品零售总额140.7亿元，增长8.4%。"), ["growth note 140.7亿元 ÷ 128.6亿元 − 1 = [9.33, 9.49]% ≠ 8.4%"]);
    assert_eq!(
        found(sales, "社会消费品零售总额140.7亿元，增长4.9%。"),
        ["growth warning 140.7亿元 ÷ 128.6亿元 − 1 = [9.33, 9.49]% ≠ 4.9%"]
    );
    assert_eq!(found(sales, "社会消费品零售总额突破140亿元，增长9.4%。"), NOTHING);
}

#[test]
fn growth_at_constant_prices_or_on_another_basis_is_a_note() {
    let gdp = "地区生产总值300.0亿元。";
    assert_eq!(found(gdp, "地区生产总值345.0亿元，增长6.2%。"), ["growth note 345.0亿元 ÷ 300.0亿元 − 1 = [14.96, 15.04]% ≠ 6.2%"]);
    let budget = "一般公共预算收入15.83亿元。";
    assert_eq!(found(budget, "一般公共预算收入17.14亿元，增长8.3%，同口径增长3.1%。"), NOTHING);
}

#[test]
fn a_restated_value_explains_the_growth() {
    assert_eq!(
        found("社会消费品零售总额323.0亿元。", "社会消费品零售总额344.7亿元，增长6.2%（2022年社会消费品零售总额经核算修订为324.6亿元）。"),
        ["restated note 324.6亿元 − 323.0亿元 = 1.6亿元 (0.5%)"]
    );
}

#[test]
fn old_and_new_value_and_change_of_one_sentence() {
    let of = |new: &str| found("工作取得新成绩。", new);
    assert_eq!(of("常住人口城镇化率由58.2%提高到61.6%，提高3.4个百分点。"), NOTHING);
    assert_eq!(of("常住人口城镇化率由58.2%提高到61.6%，提高4.4个百分点。"), ["increase error 61.6% − 58.2% ≠ 4.4个百分点"]);
    assert_eq!(of("常住人口城镇化率由58.2%提高到61.6%，比全省高4.4个百分点。"), NOTHING);
    assert_eq!(of("PM2.5平均浓度由58微克/立方米降至38微克/立方米，下降34.5%。"), NOTHING);
    assert_eq!(
        of("PM2.5平均浓度由58微克/立方米降至38微克/立方米，下降43.5%。"),
        ["growth error 38微克/立方米 ÷ 58微克/立方米 − 1 = [-35.9, -33.04]% ≠ -43.5%"]
    );
}

#[test]
fn a_yearly_mean_runs_over_its_years() {
    let of = |new: &str| found("工作取得新成绩。", new);
    assert_eq!(of("五年来，社会消费品零售总额由92.1亿元增加到126.2亿元，年均增长6.5%。"), NOTHING);
    let wrong = of("五年来，社会消费品零售总额由92.1亿元增加到126.2亿元，年均增长9.5%。");
    assert_eq!(wrong, ["growth warning 126.2亿元 ÷ 92.1亿元 − 1 = [36.9, 37.2]% ≠ (1 + 9.5%)^5 − 1"]);
    assert_eq!(of("一般公共预算收入从2017年的8651万元增加到2022年的18914万元，平均每年增加2053万元。"), NOTHING);
}

#[test]
fn a_change_against_last_years_value() {
    let old = "高新技术企业达到73家。空气质量优良天数323天。";
    assert_eq!(found(old, "高新技术企业达到89家，净增16家。"), NOTHING);
    assert_eq!(found(old, "高新技术企业达到89家，净增26家。"), ["increase warning 89家 − 73家 = [15, 17] ≠ 26家"]);
    assert_eq!(found(old, "高新技术企业达到89家，五年累计增加46家。"), NOTHING);
}

#[test]
fn places_moved() {
    let old = "营商环境评价列全省第31位。";
    assert_eq!(found(old, "营商环境评价列全省第22位，比上年前移9位。"), NOTHING);
    assert_eq!(found(old, "营商环境评价列全省第22位，比上年前移6位。"), ["rank warning 31 − 22 = 9 ≠ 6位"]);
}

#[test]
fn parts_and_their_whole() {
    let of = |new: &str| found("工作取得新成绩。", new);
    assert_eq!(of("进出口总额27.3亿元，其中出口22.9亿元、进口4.4亿元。"), NOTHING);
    assert_eq!(of("进出口总额27.3亿元，其中出口22.9亿元、进口4.5亿元。"), NOTHING);
    assert_eq!(of("进出口总额27.3亿元，其中出口22.9亿元、进口5.4亿元。"), ["sum error 22.9亿元 + 5.4亿元 = 28.3亿元 ≠ 27.3亿元"]);
    assert_eq!(of("退税减税缓税5.2亿元，其中留抵退税2.3亿元。"), NOTHING);
    assert_eq!(of("退税减税缓税5.2亿元，其中留抵退税6.3亿元。"), ["sum error 6.3亿元 > 5.2亿元"]);
    assert_eq!(of("三次产业结构调整为8.2:44.3:49.5。"), ["sum error 8.2 + 44.3 + 49.5 = 102.0% ≠ 100%"]);
}

#[test]
fn a_share_and_its_two_sides() {
    let of = |share: &str| {
        found("工作取得新成绩。", &format!("民生支出47.1亿元。一般公共预算支出60.0亿元。民生支出占一般公共预算支出的比重达到{share}。"))
    };
    assert_eq!(of("78.5%"), NOTHING);
    assert_eq!(of("75.8%"), ["share warning 47.1亿元 ÷ 60.0亿元 = [78.35, 78.65]% ≠ 75.8%"]);
}

#[test]
fn a_unit_that_slipped() {
    let old = "发放稳岗返还资金1860万元。";
    assert_eq!(found(old, "发放稳岗返还资金2140万元。"), NOTHING);
    assert_eq!(found(old, "发放稳岗返还资金2140亿元。"), ["unit error 2140亿元 ÷ 1860万元 ≈ 11505"]);
}

#[test]
fn target_and_result_of_unlike_scopes() {
    let old = "工作取得新成绩。|一般公共预算收入增长6%。";
    assert_eq!(found(old, "一般公共预算收入增长6.6%。"), NOTHING);
    assert_eq!(found(old, "一般公共预算收入同口径增长6.6%。"), ["scope note 6% (未注明) | 6.6% (同口径)"]);
}

#[test]
fn figures_of_two_places_are_not_set_against_one_another() {
    let mut editions = [edition(2023, "社会消费品零售总额128.6亿元。"), edition(2024, "社会消费品零售总额240.7亿元，增长9.4%。")];
    let checks = |editions: &[Edition]| compare(editions, Wants { checks: true, ..Wants::default() }, Knowledge::built_in()).checks;
    assert_eq!(checks(&editions).map(|found| found.len()), Some(1));
    for (edition, place) in editions.iter_mut().zip(["澜川县", "青桐市"]) {
        edition.report.meta.place = Some(place.to_owned());
    }
    assert_eq!(checks(&editions), Some(Vec::new()));
}

proptest! {
    /// However each is rounded, a level, the one before it and the growth between them are never apart.
    #[test]
    fn figures_rounded_from_numbers_that_agree_are_not_apart(
        old in 1_000i64..100_000_000, growth in -9_000i64..30_000, places in prop::array::uniform3(0u32..3),
    ) {
        let (old, growth) = (Decimal::new(old, 3), Decimal::new(growth, 3));
        let new = old * (Decimal::ONE + growth / Decimal::ONE_HUNDRED);
        let written = |value: Decimal, places: u32, measure| {
            let rounded = value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
            Interval::of(&cell(&format!("{rounded:.*}", places as usize), "", Bound::Eq, measure)).expect("a figure")
        };
        let expected = written(old, places[0], Measure::Level).times(written(growth, places[1], Measure::Growth).factor().expect("small"));
        prop_assert!(!written(new, places[2], Measure::Level).apart(expected.expect("small")));
    }
}
