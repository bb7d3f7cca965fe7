//! The heads of a table → what its columns tell: which names the row, and of the others measure, year, role and unit.

use crate::facts::Role;
use crate::source::Cell;

/// What the head of a column says of the figures under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    /// Whether they are rates of change.
    pub(super) growth: bool,
    /// Whether they are shares.
    pub(super) share: bool,
    /// Reached, expected or aimed at.
    pub(super) role: Role,
    /// The year that is named.
    pub(super) year: Option<i32>,
    /// Whether it is the year before the one reviewed.
    pub(super) last_year: bool,
    /// The unit.
    pub(super) unit: Option<String>,
}

/// The heads of a table.
#[derive(Debug, Default)]
pub(super) struct Heads {
    columns: Vec<String>,
    unit: Option<String>,
}

impl Heads {
    /// From the rows at the top and the line above the table.
    pub(super) fn of(top: &[Vec<(Cell, &str)>], caption: &str) -> Self {
        let mut heads = Self { columns: Vec::new(), unit: unit_said(caption) };
        for (cell, words) in top.iter().flatten() {
            heads.unit = heads.unit.take().or_else(|| unit_said(words));
            for column in cell.column..cell.column + cell.across.min(64) {
                while heads.columns.len() <= column && column < 256 {
                    heads.columns.push(String::new());
                }
                if let Some(head) = heads.columns.get_mut(column)
                    && !head.contains(words)
                {
                    head.push_str(words);
                }
            }
        }
        heads
    }

    fn head(&self, column: usize) -> &str {
        self.columns.get(column).map_or("", String::as_str)
    }

    /// The cell that names the row, with its words freed of a unit in brackets.
    pub(super) fn name<'a>(&self, cells: &[(Cell, &'a str)]) -> Option<(Cell, &'a str)> {
        let names = |column: usize| ["指标", "项目", "名称", "内容"].iter().any(|word| self.head(column).contains(word));
        let worded = |words: &str| words.chars().any(|c| ('一'..='龥').contains(&c));
        let by_head = cells.iter().find(|(cell, words)| names(cell.column) && worded(words));
        let (cell, words) = by_head.or_else(|| cells.iter().find(|(cell, words)| !self.is_number(cell.column) && worded(words)))?;
        let words = words.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、' | '．' | '#' | '*' | ' '));
        let words = words.strip_prefix("其中：").unwrap_or(words);
        let end = if bracketed(words).is_some() { words.rfind(['（', '(']).unwrap_or(words.len()) } else { words.len() };
        words.get(..end).filter(|name| !name.is_empty() && name.chars().count() <= 40).map(|name| (*cell, name.trim()))
    }

    fn is_number(&self, column: usize) -> bool {
        matches!(self.head(column), "序号" | "编号" | "序 号")
    }

    /// The unit that a row has of its own: in its column of units, or in brackets after its name.
    pub(super) fn row_unit(&self, cells: &[(Cell, &str)]) -> Option<String> {
        let in_column =
            cells.iter().find(|(cell, _)| matches!(self.head(cell.column), "单位" | "计量单位")).map(|(_, words)| (*words).to_owned());
        let in_name = || cells.iter().find_map(|(_, words)| bracketed(words));
        in_column.filter(|unit| !unit.is_empty()).or_else(in_name).or_else(|| self.unit.clone())
    }

    /// What is said of a column.
    pub(super) fn column(&self, column: usize) -> Column {
        let head = self.head(column);
        let any = |words: &[&str]| words.iter().any(|word| head.contains(word));
        let role = if any(&["目标", "计划", "预期", "任务"]) {
            Role::Target
        } else if any(&["预计", "预测", "初步"]) {
            Role::Estimate
        } else {
            Role::Actual
        };
        Column {
            growth: any(&["增长", "增速", "增幅", "同比", "±", "比上年", "增减"]),
            share: any(&["占比", "比重"]),
            role,
            year: year(head),
            last_year: any(&["上年", "去年", "上一年"]) && !any(&["比上年", "较上年", "比去年"]),
            unit: bracketed(head),
        }
    }
}

/// 单位：亿元 → 亿元
fn unit_said(words: &str) -> Option<String> {
    let at = words.find("单位：").or_else(|| words.find("单位:"))?;
    let rest = words.get(at..)?.trim_start_matches("单位").trim_start_matches(['：', ':']);
    let unit: String = rest.trim_start().chars().take_while(|c| !matches!(c, '）' | ')' | '，' | '、' | ' ' | '；' | '　')).collect();
    (!unit.is_empty() && unit.chars().count() <= 8).then_some(unit)
}

/// 总量（亿元） → 亿元; a remark in brackets is longer or no unit.
fn bracketed(words: &str) -> Option<String> {
    let inner = words.trim_end().strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let unit = inner.get(at..)?.trim_start_matches(['（', '(']).trim();
    let unit = unit.trim_start_matches("单位：");
    let ends = [
        "元",
        "%",
        "％",
        "人",
        "吨",
        "亩",
        "户",
        "个",
        "千米",
        "公里",
        "平方米",
        "立方米",
        "小时",
        "辆",
        "件",
        "家",
        "岁",
        "张",
        "天",
        "度",
        "千瓦时",
        "标准煤",
    ];
    (unit.chars().count() <= 8 && ends.iter().any(|end| unit.ends_with(end))).then(|| unit.replace('％', "%"))
}

/// The year in a head, 2022年 or 2022.
fn year(head: &str) -> Option<i32> {
    let plain: Vec<char> = head.chars().map(crate::shadow::plain).collect();
    let digits = |at: usize| plain.get(at..at + 4).filter(|four| four.iter().all(char::is_ascii_digit));
    let found = (0..plain.len()).filter_map(digits).find_map(|four| four.iter().collect::<String>().parse::<i32>().ok());
    found.filter(|year| (1950..2100).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_stand_above_the_table_or_in_brackets() {
        assert_eq!(unit_said("表1 主要指标（单位：亿元）").as_deref(), Some("亿元"));
        assert_eq!(unit_said("主要指标"), None);
        assert_eq!(bracketed("地区生产总值（亿元）").as_deref(), Some("亿元"));
        assert_eq!(bracketed("增长（％）").as_deref(), Some("%"));
        assert_eq!(bracketed("农村居民（含牧区）"), None);
    }

    #[test]
    fn heads_over_several_columns_hold_for_each() {
        let cell = |column, across| Cell { span: crate::source::Span::default(), column, across };
        let top = vec![
            vec![(cell(0, 1), "指标"), (cell(1, 2), "2022年实际"), (cell(3, 1), "2023年目标")],
            vec![(cell(0, 1), ""), (cell(1, 1), "总量（亿元）"), (cell(2, 1), "增长"), (cell(3, 1), "增长")],
        ];
        let heads = Heads::of(&top, "");
        let level = heads.column(1);
        assert_eq!((level.growth, level.year, level.unit.as_deref()), (false, Some(2022), Some("亿元")));
        let target = heads.column(3);
        assert_eq!((target.growth, target.role, target.year), (true, Role::Target, Some(2023)));
    }
}
