//! What a part's title tells of it: that it is a part at all, that it looks both ways, which plan it names last.

/// Unnumbered lines that are parts of their own.
pub(super) fn is_part(title: &str) -> bool {
    matches!(title.trim(), "结束语" | "结语" | "尾声" | "前言" | "引言")
}

/// Whether a title names what was reached and what is aimed at.
pub(super) fn both_ways(title: &str) -> bool {
    ["成就", "回顾", "成绩", "成效"].iter().any(|word| title.contains(word))
        && ["任务", "目标", "蓝图", "部署"].iter().any(|word| title.contains(word))
}

/// The last “十N五” of a title.
pub(super) fn plan_named_last(title: &str) -> Option<String> {
    let (at, five) = title.rmatch_indices('五').next()?;
    let before: Vec<char> = title.get(..at)?.chars().rev().take_while(|c| "一二三四五六七八九十".contains(*c)).collect();
    (!before.is_empty()).then(|| before.into_iter().rev().collect::<String>() + five)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_looks_both_ways_is_known_by_its_title() {
        assert!(both_ways("二、“十三五”时期发展成就和“十四五”时期主要目标任务"));
        assert!(!both_ways("三、2021年重点工作"));
        assert_eq!(plan_named_last("“十四五”发展成就和“十五五”主要目标").as_deref(), Some("十五五"));
    }
}
