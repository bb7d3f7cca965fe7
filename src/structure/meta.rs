//! Front, headings and body → whose report it is, of which years, delivered where, when and by whom.

use super::heading::{Layout, Sort};
use super::{Kind, Meta, Overrides, kind, place, year};
use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::source::Source;

/// Offices that deliver a report, as the front names them.
const OFFICES: &[&str] = crate::read::OFFICES;

/// Reads what the text says, then puts what the user says over it.
pub(super) fn meta(source: &Source, layout: &Layout, overrides: &Overrides, knowledge: &Knowledge, notes: &mut Vec<Note>) -> Meta {
    let front = Front::of(source, layout);
    let mut meta = Meta { title: front.title(source), meeting: None, speaker: front.speaker(), ..Meta::default() };
    let day = front.lines.iter().find_map(|line| year::day(line));
    meta.date = day.map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}"));
    meta.place = overrides.place.clone().or_else(|| whose(source, &front, knowledge, notes));
    meta.place = meta.place.map(|place| place::full(&place, knowledge));
    meta.level = meta.place.as_deref().and_then(|place| place::level(place, knowledge)).or_else(|| hinted(&front, knowledge));
    meta.meeting = front.meeting(meta.place.as_deref());
    when(source, layout, &front, day.map(|d| d.0), overrides, knowledge, notes, &mut meta);
    meta
}

/// The lines before the body, blanks out, and those of the greeting's paragraph.
struct Front {
    lines: Vec<String>,
    opening: String,
}

impl Front {
    fn of(source: &Source, layout: &Layout) -> Self {
        let bare = |at: usize| -> String {
            source.paragraphs.get(at).map_or_else(String::new, |p| source.slice(p.span).chars().filter(|c| !c.is_whitespace()).collect())
        };
        let heads = layout.headings.iter().position(Option::is_some).unwrap_or(0);
        let end = layout.greeting.unwrap_or(heads.min(6));
        let lines = (0..end).map(bare).collect();
        let opening = (end..end + 3).map(bare).collect::<Vec<_>>().join("\n");
        Self { lines, opening }
    }

    fn title(&self, source: &Source) -> String {
        let is_title = |line: &&String| {
            line.contains("工作报告") && line.chars().count() <= 40 && !line.contains("会议上") && !line.contains("作政府工作报告")
        };
        let plain = |line: &str| line.trim_matches(['《', '》', '—', '“', '”']).to_owned();
        match self.lines.iter().find(is_title) {
            Some(line) => plain(line),
            None if source.text.contains("各位代表") => "政府工作报告".to_owned(),
            None => source.paragraphs.first().map_or_else(String::new, |p| kind::prefix(source.slice(p.span), 40).trim().to_owned()),
        }
    }

    /// 在…第五届人民代表大会第三次会议上, also broken over two lines, without the place above.
    fn meeting(&self, place: Option<&str>) -> Option<String> {
        let joined = self.lines.concat();
        let at = joined.find("人民代表大会")?;
        let end = joined.get(at..)?.find("会议").map(|i| at + i + "会议".len())?;
        let before = joined.get(..at)?;
        let start = before.rfind(['在', '日', '—']).and_then(|i| before.get(i..)?.chars().next().map(|c| i + c.len_utf8())).unwrap_or(0);
        let meeting = joined.get(start..end)?;
        let above = place.and_then(|place| place.strip_suffix(place::own_part(place))).unwrap_or_default();
        let meeting = meeting.strip_prefix(above).unwrap_or(meeting);
        (meeting.chars().count() <= 50).then(|| meeting.to_owned())
    }

    fn speaker(&self) -> Option<String> {
        for (at, line) in self.lines.iter().enumerate() {
            if line.chars().count() > 80 {
                continue;
            }
            let office = OFFICES.iter().filter_map(|office| line.rfind(office).map(|i| i + office.len())).max();
            let Some(end) = office else { continue };
            let rest = line.get(end..).unwrap_or_default();
            if let Some(name) = name(rest) {
                return Some(name);
            }
            if rest.is_empty()
                && let Some(name) = self.lines.get(at + 1).and_then(|next| name(next))
            {
                return Some(name);
            }
        }
        let said = self.lines.iter().find_map(|line| line.split_once("作政府工作报告").and_then(|(before, _)| name(before)));
        // A line of its own, last before the greeting.
        said.or_else(|| self.lines.last().filter(|line| line.chars().count() <= 4 && !line.contains("报告")).and_then(|line| name(line)))
    }
}

/// A name of two to four characters, or longer with points in it, at the head of `words`.
fn name(words: &str) -> Option<String> {
    let words = words.trim_start_matches(['：', ':', '（', '(']);
    let end = ["同志", "作政府", "作工作", "作报告", "向大会", "）", ")", "代表"]
        .iter()
        .filter_map(|stop| words.find(stop))
        .min()
        .unwrap_or(words.len());
    let name = words.get(..end)?.trim_matches(['，', '。', '、']);
    let length = name.chars().count();
    let most = if name.contains(['·', '•']) { 16 } else { 4 };
    let plain = name.chars().all(|c| ('一'..='龥').contains(&c) || matches!(c, '·' | '•'));
    ((2..=most).contains(&length) && plain).then(|| name.to_owned())
}

fn whose(source: &Source, front: &Front, knowledge: &Knowledge, notes: &mut Vec<Note>) -> Option<String> {
    let joined = front.lines.concat();
    let mut found: Vec<String> = Vec::new();
    found.extend(place::of_meeting(&joined));
    found.extend(front.lines.iter().filter(|l| l.chars().count() <= 40).filter_map(|l| place::of_title(l)));
    found.extend(front.lines.iter().filter_map(|l| place::of_government(l)));
    found.extend(place::of_government(&front.opening));
    if let Some(first) = found.first() {
        // 某区 and 某市某区 are one place: the fuller name is the better.
        return found.iter().filter(|name| name.ends_with(first.as_str())).max_by_key(|name| name.len()).cloned();
    }
    let suffix = [("县", '县'), ("区", '区'), ("市", '市')]
        .into_iter()
        .find(|(word, _)| front.opening.contains(&format!("代表{word}人民政府")) || front.opening.contains(&format!("代表{word}政府")));
    if let Some(name) = suffix.and_then(|(_, suffix)| place::of_body(&source.text, suffix)) {
        notes.push(Note::new(
            format!("开头没有写明地区，按正文判定为{name}"),
            format!("the front names no place; the body speaks of {name}"),
        ));
        return Some(name);
    }
    let above = ["我省", "全省", "我市", "全市", "我县", "全县", "我区", "我州"];
    if source.text.contains("国务院") && front.opening.contains("我国") && !above.iter().any(|word| source.text.contains(word)) {
        notes.push(Note::new(
            "开头没有写明地区，正文以国务院和我国为主语，判定为全国",
            "the front names no place; the body speaks for the State Council",
        ));
        return Some("全国".to_owned());
    }
    let name = place::in_file_name(&source.file, knowledge)?;
    notes.push(Note::new(
        format!("文中没有写明地区，按文件名判定为{name}"),
        format!("the text names no place; the file's name says {name}"),
    ));
    Some(name)
}

/// The level that words of the front hint at where no place is named.
fn hinted(front: &Front, knowledge: &Knowledge) -> Option<super::Level> {
    let hint = knowledge.hints.iter().find(|hint| front.opening.contains(&*hint.word))?;
    super::Level::ALL.into_iter().find(|level| level.name() == hint.level)
}

/// The three years, and the first of those that a review of five goes back to.
#[allow(clippy::too_many_arguments, reason = "one call, and each is another source of the years")]
fn when(
    source: &Source,
    layout: &Layout,
    front: &Front,
    day: Option<i32>,
    overrides: &Overrides,
    knowledge: &Knowledge,
    notes: &mut Vec<Note>,
    meta: &mut Meta,
) {
    let titles = Titles::of(source, layout, knowledge);
    let title_year =
        front.lines.iter().filter(|l| l.contains("工作报告") && l.chars().count() <= 40).find_map(|l| year::years(l).first().copied());
    let said = overrides
        .year
        .or(day)
        .or_else(|| year::of_congress(&front.lines.concat()))
        .or_else(|| year::of_congress(&front.opening))
        .or(title_year)
        .or(titles.planned)
        .or(titles.reviewed.map(|year| year + 1));
    let mut doubt = |zh: String, en: String| notes.push(Note::new(zh, en).grave());
    let delivered = said
        .or_else(|| by_cue(source))
        .or_else(|| {
            let year = by_count(source, layout)?;
            doubt(
                format!("没有写明是哪一年的报告，按正文提到最多的年份判定为{year}年；如有误，用 --year 指定"),
                format!("no year of the report is named; the years that its body names most make it {year} (--year overrides)"),
            );
            Some(year)
        })
        .or_else(|| {
            let year = year::in_name(&source.file)?;
            doubt(format!("文中没有写明年份，按文件名判定为{year}年"), format!("the text names no year; the file's name says {year}"));
            Some(year)
        });
    if delivered.is_none() {
        doubt(
            "没有找到年份，不能与其他年份相比；用 --year 指定".to_owned(),
            "no year was found: it cannot be set beside other years (--year says it)".to_owned(),
        );
    }
    meta.year = delivered;
    meta.review_year = titles.reviewed.filter(|year| delivered.is_none_or(|d| (d - 1..=d).contains(year))).or(delivered.map(|d| d - 1));
    meta.plan_year =
        titles.planned.filter(|year| delivered.is_none_or(|d| (d..=d + 1).contains(year))).or(meta.review_year.map(|year| year + 1));
    meta.review_from = titles.review_from(meta.review_year).filter(|from| meta.review_year.is_some_and(|year| *from < year));
}

/// What the titles of parts say of years.
struct Titles {
    reviewed: Option<i32>,
    planned: Option<i32>,
    backward: Vec<String>,
}

impl Titles {
    fn of(source: &Source, layout: &Layout, knowledge: &Knowledge) -> Self {
        let mut titles = Self { reviewed: None, planned: None, backward: Vec::new() };
        for heading in layout.headings.iter().flatten() {
            let part = match heading.sort {
                Sort::Numbered(number) => number.level == 1,
                Sort::Marked(level) => level <= 2,
                Sort::Line | Sort::RunIn | Sort::Address | Sort::Apart(_) | Sort::Appendix | Sort::Glossary => false,
            };
            if !part {
                continue;
            }
            let title: String = source.slice(heading.title).chars().filter(|c| !c.is_whitespace()).collect();
            let years = year::years(&title);
            let back = title.contains("回顾") || title.contains("成就") || kind::of_title(&title, knowledge) == Some(Kind::Review);
            if back {
                titles.reviewed = titles.reviewed.or_else(|| years.iter().copied().min());
                titles.backward.push(title.clone());
            }
            let ahead = ["安排", "任务", "重点", "目标", "要求", "建议", "部署", "方针", "工作"].iter().any(|word| title.contains(word));
            let last = years.iter().copied().max().filter(|year| !back || titles.reviewed.is_some_and(|r| *year > r));
            if ahead && last.is_some_and(|year| titles.reviewed.is_none_or(|r| year > r)) && titles.planned.is_none() {
                titles.planned = last;
            }
        }
        titles
    }

    fn review_from(&self, review: Option<i32>) -> Option<i32> {
        let review = review?;
        self.backward.iter().find_map(|title| match year::plan_span(title) {
            Some((from, to)) if to == review => Some(from),
            _ => (title.contains("五年")).then_some(review - 4),
        })
    }
}

/// The year that the body takes as its present: 刚刚过去的2018年.
fn by_cue(source: &Source) -> Option<i32> {
    let text: String = source.text.chars().filter(|c| !c.is_whitespace()).take(60_000).collect();
    for cue in ["刚刚过去的", "过去的"] {
        for (at, word) in text.match_indices(cue) {
            let rest = text.get(at + word.len()..).unwrap_or_default();
            if let Some(year) = year::years(kind::prefix(rest, 5)).first() {
                return Some(year + 1);
            }
        }
    }
    None
}

/// The year after the one that the first part names most.
fn by_count(source: &Source, layout: &Layout) -> Option<i32> {
    // Years of the first part; plans for later years stand in the others.
    let part = |h: &super::heading::Heading| matches!(h.sort, Sort::Numbered(number) if number.level == 1);
    let starts: Vec<usize> = layout.headings.iter().enumerate().filter(|(_, h)| h.as_ref().is_some_and(part)).map(|(at, _)| at).collect();
    let end = starts.get(1).and_then(|at| source.paragraphs.get(*at)).map_or(source.text.len(), |p| p.span.start);
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for year in year::years(source.text.get(..end).unwrap_or_default()) {
        match counts.iter_mut().find(|(known, _)| *known == year) {
            Some((_, count)) => *count += 1,
            None => counts.push((year, 1)),
        }
    }
    // Of years named about as often the last is the present.
    let most = counts.iter().map(|(_, count)| *count).max()?;
    counts.into_iter().filter(|(_, count)| count * 3 >= most).map(|(year, _)| year + 1).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_without_what_follows() {
        assert_eq!(name("谢某某").as_deref(), Some("谢某某"));
        assert_eq!(name("殷某同志作政府工作报告。").as_deref(), Some("殷某"));
        assert_eq!(name("赵某作政府工作报告").as_deref(), Some("赵某"));
        assert_eq!(name("艾某·买某提").as_deref(), Some("艾某·买某提"));
        assert_eq!(name("办公会议研究决定"), None);
    }
}
