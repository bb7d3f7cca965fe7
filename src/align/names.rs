//! Two names as written → how alike they are, for what no list of words knows.

use crate::knowledge::strip_scope;

/// Characters that make another thing of the same words: 出口 and 进出口, 贷款投放 and 贷款, 省级 and 市级, 城镇 and 农村, 净增 and 新增, 标杆企业 and 企业.
const TURNING: &str = "进出净均占内外非未不国省市县乡村城镇农中小幼男女上下前后新老首标优放高①②③④⑤⑥⑦⑧⑨";
/// Words that make another thing of the same words as a whole, each with the sign that stands for it when names are compared:
/// 工程开工率 and 完工率, 自然村 and 行政村 污水治理率, 义务教育 and 普通高中 学位.
const TURNING_WORDS: &[(&str, &str)] = &[
    ("新开工", "①"),
    ("开工", "①"),
    ("完工", "②"),
    ("竣工", "②"),
    ("自然村", "③"),
    ("行政村", "④"),
    ("义务教育", "⑤"),
    ("普通高中", "⑥"),
    ("学前教育", "⑦"),
    ("储备", "⑧"),
    ("示范", "⑨"),
];
/// A name in another order (低效土地盘活, 盘活低效土地) is a little less sure than the same order.
const REORDERED: f64 = 0.9;

/// A name made ready for comparing: without scope, signs and verbs of doing, which come and go between a plan and its result and tell
/// nothing of what is counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    chars: Vec<char>,
    /// A bit for each pair of neighbours.
    pairs: u128,
    /// A bit for each character.
    singles: u128,
}

impl Name {
    pub(super) fn new(name: &str) -> Self {
        let mut name = strip_scope(name).replace("进行", "").replace("中小学校", "学校").replace("中小学", "学校");
        for (word, sign) in TURNING_WORDS {
            if name.contains(word) {
                name = name.replace(word, sign);
            }
        }
        let chars: Vec<char> = name.chars().filter(|c| !"的了为达到完成实现“”（）、".contains(*c)).collect();
        let bit = |hash: u32| 1u128 << (hash % 128);
        let pairs = chars.windows(2).fold(0, |bits, pair| bits | bit((pair[0] as u32).wrapping_mul(31).wrapping_add(pair[1] as u32)));
        let singles = chars.iter().fold(0, |bits, c| bits | bit(*c as u32));
        Self { chars, pairs, singles }
    }

    /// Whether [`likeness`] can be anything near the least that joins two names: a third of their pairs in common, or all characters
    /// of the one in the other.
    pub(super) fn may_be_like(&self, other: &Name) -> bool {
        let (shared, fewer) = ((self.pairs & other.pairs).count_ones(), self.pairs.count_ones().min(other.pairs.count_ones()));
        shared * 3 >= fewer || self.singles & !other.singles == 0 || other.singles & !self.singles == 0
    }

    /// Whether two names are too unlike in length to be alike in words.
    pub(super) fn unlike_in_length(&self, other: &Name) -> bool {
        let (short, long) = (self.chars.len().min(other.chars.len()), self.chars.len().max(other.chars.len()));
        short < 2 || short * 5 < long * 3
    }
}

/// How alike two names are, 0 to 1: bigram Dice, or the same characters in another order; 0 where what differs turns the meaning.
#[must_use]
pub(super) fn likeness(one: &Name, other: &Name) -> f64 {
    let (one, other) = (&one.chars, &other.chars);
    if one == other {
        return 1.0;
    }
    let (only_one, only_other) = (without(one, other), without(other, one));
    if only_one.iter().chain(&only_other).any(|c| TURNING.contains(*c) || c.is_ascii_digit()) {
        return 0.0;
    }
    let dice = share(2 * common(bigrams(one), bigrams(other)), one.len().saturating_sub(1) + other.len().saturating_sub(1));
    let contained = only_one.is_empty() || only_other.is_empty();
    let same = if contained { share(2 * (one.len() - only_one.len()), one.len() + other.len()) * REORDERED } else { 0.0 };
    dice.max(same)
}

fn bigrams(name: &[char]) -> Vec<(char, char)> {
    name.iter().copied().zip(name.iter().copied().skip(1)).collect()
}

fn common<T: PartialEq>(one: Vec<T>, mut other: Vec<T>) -> usize {
    one.into_iter().filter(|item| other.iter().position(|o| o == item).map(|at| other.swap_remove(at)).is_some()).count()
}

/// The characters of `one` that `other` does not have.
fn without(one: &[char], other: &[char]) -> Vec<char> {
    let mut rest = other.to_vec();
    one.iter().copied().filter(|c| rest.iter().position(|r| r == c).map(|at| rest.swap_remove(at)).is_none()).collect()
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if whole == 0 { 0.0 } else { number(part) / number(whole) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_verbs_do_not_matter_and_turning_characters_do() {
        for (one, other) in [
            ("改造老旧小区", "老旧小区改造"),
            ("低效土地进行盘活利用", "盘活低效利用土地"),
            ("省、市重点项目建设", "省、市重点项目"),
            ("全区改造提升中小学运动场", "中小学校运动场改造提升"),
        ] {
            let likeness = likeness(&Name::new(one), &Name::new(other));
            assert!(likeness >= 0.75, "{one} {other} {likeness}");
        }
        for (one, other) in [
            ("进出口总额", "出口总额"),
            ("培育省级龙头企业", "培育市级龙头企业"),
            ("新增养老床位", "新增托育床位"),
            ("改造老旧小区", "改造老旧管网"),
            ("农村公路", "农村改厕"),
            ("工程开工率", "工程完工率"),
            ("新增技能人才", "新增高技能人才"),
            ("自然村生活污水治理率", "行政村生活污水治理率"),
        ] {
            let likeness = likeness(&Name::new(one), &Name::new(other));
            assert!(likeness < 0.75, "{one} {other} {likeness}");
        }
    }
}
