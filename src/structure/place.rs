//! The words of a report → whose it is, and how high that place stands.

use rustc_hash::FxHashMap;

use super::Level;
use crate::knowledge::Knowledge;

const ASSEMBLY: &str = "人民代表大会";

/// The place that a meeting's name begins with: 在某市某区第五届人民代表大会 → 某市某区.
pub(super) fn of_meeting(bare: &str) -> Option<String> {
    let at = bare.find(ASSEMBLY)?;
    let before = bare.get(..at)?;
    if before.ends_with("全国") {
        return Some("全国".to_owned());
    }
    let before = before.strip_suffix('届')?.trim_end_matches(|c| "一二三四五六七八九十百0123456789".contains(c));
    let before = before.strip_suffix('第').unwrap_or(before);
    let start = before
        .rfind(['在', '日', '—', '：', '上', '（'])
        .and_then(|i| before.get(i..)?.chars().next().map(|c| i + c.len_utf8()))
        .unwrap_or(0);
    named(before.get(start..)?)
}

/// The place in a title: 某市某区2023年政府工作报告 → 某市某区.
pub(super) fn of_title(bare: &str) -> Option<String> {
    let at = bare.find("政府工作报告").or_else(|| bare.find("人民政府"))?;
    let before: String = bare.get(..at)?.to_owned();
    let before = before.trim_end_matches("人民");
    let words: String = before.chars().filter(|c| !c.is_ascii_digit()).collect();
    let words = words.trim_start_matches(['年', '《']).trim_end_matches('年');
    let words = words.strip_prefix("标题：").unwrap_or(words);
    // 二〇二三年某县政府工作报告
    let words = words.rsplit('年').next().unwrap_or(words);
    named(words)
}

/// The place before 人民政府 in what the speaker says he stands for, or is.
pub(super) fn of_government(bare: &str) -> Option<String> {
    if bare.contains("我代表国务院") || bare.contains("国务院总理") {
        return Some("全国".to_owned());
    }
    for (at, _) in bare.match_indices("人民政府") {
        let before = bare.get(..at)?;
        let start = before
            .rfind(|c: char| !('一'..='龥').contains(&c))
            .and_then(|i| before.get(i..)?.chars().next().map(|c| i + c.len_utf8()))
            .unwrap_or(0);
        let words = before.get(start..)?;
        let words = words.rsplit("代表").next().unwrap_or(words);
        let words = words.rsplit('上').next().unwrap_or(words);
        if let Some(place) = named(words) {
            return Some(place);
        }
    }
    None
}

/// A name with its suffix, not the suffix alone (省人民政府).
fn named(words: &str) -> Option<String> {
    let count = words.chars().count();
    ((2..=20).contains(&count) && ends_as_place(words) && words.chars().all(|c| ('一'..='龥').contains(&c))).then(|| words.to_owned())
}

fn ends_as_place(words: &str) -> bool {
    words.ends_with(['省', '市', '县', '区', '州', '盟', '旗', '镇', '乡']) || words.ends_with("街道")
}

/// The place that the body names most where the front names none: 今天的某县 → 某县.
pub(super) fn of_body(text: &str, suffix: char) -> Option<String> {
    const NEVER: &str =
        "全我各本该市省出强大小一二两三四五六七八九十个跨上下外他她其每在的对从向与和及对为到进城郊区县新老东西南北中贫乡整是";
    let chars: Vec<char> = text.chars().collect();
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for (at, _) in chars.iter().enumerate().filter(|(_, c)| **c == suffix) {
        if chars.get(at + 1).is_some_and(|c| matches!(c, '委' | '域' | '级' | '人' | '政' | '城' | '区' | '长' | '直' | '内'))
            && suffix == '县'
        {
            // 县委 and 县城 follow the bare word more often than a name.
            continue;
        }
        for length in 1..=3 {
            let Some(name) = at.checked_sub(length).and_then(|from| chars.get(from..at)) else { continue };
            if name.iter().all(|c| ('一'..='龥').contains(c)) && name.first().is_some_and(|c| !NEVER.contains(*c)) {
                *counts.entry(name.iter().collect::<String>() + &suffix.to_string()).or_default() += 1;
            }
        }
    }
    // The longest name that stands nearly as often as its own end.
    let mut names: Vec<(String, usize)> = counts.into_iter().filter(|(_, n)| *n >= 3).collect();
    names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let best = names.first()?.clone();
    let longer = names.iter().filter(|(name, n)| name.ends_with(&best.0) && n * 10 >= best.1 * 7).max_by_key(|(name, _)| name.len());
    Some(longer.map_or(best.0, |(name, _)| name.clone()))
}

/// The full name of a province named in short (浙江 → 浙江省).
pub(super) fn full(place: &str, knowledge: &Knowledge) -> String {
    knowledge
        .places
        .iter()
        .find(|p| p.short == place || p.name == place || p.also.iter().any(|also| also == place))
        .map_or_else(|| place.to_owned(), |p| p.name.to_string())
}

/// The place whose English name a file's name holds (beijing-2025.txt).
pub(super) fn in_file_name(file: &str, knowledge: &Knowledge) -> Option<String> {
    let lower = file.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).collect();
    let known = knowledge.places.iter().find(|p| words.contains(&p.name_en.to_ascii_lowercase().as_str()));
    known.map(|p| p.name.to_string()).or_else(|| {
        words.iter().rev().find_map(|word| {
            let han: String = word.chars().filter(|c| ('一'..='龥').contains(c)).collect();
            let han = han.split("政府").next().unwrap_or(&han).trim_end_matches("人民").trim_start_matches('年').to_owned();
            named(&han).or_else(|| knowledge.places.iter().find(|p| p.short == han).map(|p| p.name.to_string()))
        })
    })
}

/// How high a place stands: as listed, else by what its name ends in.
pub(super) fn level(place: &str, knowledge: &Knowledge) -> Option<Level> {
    let named = |name: &str| {
        [Level::National, Level::Province, Level::Prefecture, Level::County, Level::Township].into_iter().find(|level| level.name() == name)
    };
    if let Some(known) = knowledge.places.iter().find(|p| p.name == place || p.short == place) {
        return named(&known.level);
    }
    let suffix = knowledge
        .suffixes
        .iter()
        .filter(|s| place.ends_with(&*s.word) && !s.not.iter().any(|not| place.ends_with(not)))
        .max_by_key(|s| s.word.len())?;
    // A city inside a prefecture is of county level.
    let own = own_part(place);
    if suffix.word == "市"
        && own.len() < place.len()
        && !place.strip_suffix(own).is_some_and(|above| above.ends_with('省') || above.ends_with("自治区"))
    {
        return Some(Level::County);
    }
    named(&suffix.level)
}

/// The last unit of a place's name: 衡阳市石鼓区 → 石鼓区.
pub(super) fn own_part(place: &str) -> &str {
    let last = place.char_indices().next_back().map_or(0, |(at, _)| at);
    let head = place.get(..last).unwrap_or_default();
    let above = head.char_indices().rev().find(|(at, c)| {
        let after = place.get(at + c.len_utf8()..).unwrap_or_default();
        *at > 0
            && (matches!(c, '省' | '市' | '州' | '盟') || head.get(..at + c.len_utf8()).is_some_and(|s| s.ends_with("自治区")))
            && after.chars().count() >= 2
    });
    above.and_then(|(at, c)| place.get(at + c.len_utf8()..)).unwrap_or(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_where_they_stand() {
        assert_eq!(of_meeting("2023年3月22日在甲阳市石门区第五届人民代表大会第三次会议上").as_deref(), Some("甲阳市石门区"));
        assert_eq!(of_meeting("——2024年3月5日在第十四届全国人民代表大会第二次会议上").as_deref(), Some("全国"));
        assert_eq!(of_meeting("2021年2月5日在甲县十七届人民代表大会第六次会议上").as_deref(), Some("甲县"));
        assert_eq!(of_title("甲定市清河区2022年政府工作报告").as_deref(), Some("甲定市清河区"));
        assert_eq!(of_title("2025年福建省政府工作报告").as_deref(), Some("福建省"));
        assert_eq!(of_title("政府工作报告"), None);
        assert_eq!(of_government("现在，我代表北京市人民政府，报告工作").as_deref(), Some("北京市"));
        assert_eq!(of_government("现在，我代表省人民政府，报告工作"), None);
    }

    #[test]
    fn levels_follow_names() {
        let knowledge = Knowledge::built_in();
        let check = |place: &str, expected| assert_eq!(level(place, knowledge), Some(expected), "{place}");
        check("全国", Level::National);
        check("浙江省", Level::Province);
        check("北京市", Level::Province);
        check("驻马店市", Level::Prefecture);
        check("甲阳市石门区", Level::County);
        check("甲州市乙山市", Level::County);
        check("易县", Level::County);
        assert_eq!(own_part("甲阳市石门区"), "石门区");
        assert_eq!(own_part("易县"), "易县");
    }
}
