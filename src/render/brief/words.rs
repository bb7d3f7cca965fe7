//! The words of a briefing that stand outside its tables: titles, the line of counts, the files, labels of checks.

use super::Setting;
use crate::compare::brief::{Brief, Part};
use crate::compare::{Comparison, Heading, Severity};
use crate::render::lang::Lang;
use crate::render::table;

/// The title of a part, the same in every format.
#[must_use]
pub fn part_title(part: Part, lang: Lang) -> &'static str {
    let (zh, en) = match part {
        Part::Head => ("报告与文件", "Reports and files"),
        Part::Points => ("要点", "Main points"),
        Part::Indicators => ("指标变化表", "Indicators"),
        Part::Outcomes => ("目标完成情况", "What came of the targets"),
        Part::Targets => ("目标调整", "How the targets moved"),
        Part::Text => ("表述变化", "What is said differently"),
        Part::Wording => ("提法", "Wording"),
        Part::Glossary => ("名词解释", "Glossary"),
        Part::Checks => ("数据核对", "Checks of the figures"),
        Part::Sources => ("附：出处", "Annex: sources"),
    };
    lang.pick(zh, en)
}

/// The title of the briefing.
#[must_use]
pub fn title(comparison: &Comparison, setting: &Setting<'_>) -> String {
    if let Some(title) = &setting.title {
        return title.clone();
    }
    let reports = table::title(comparison, setting.lang);
    match setting.lang {
        Lang::Zh => format!("{reports}对照简报"),
        Lang::En => format!("{reports}: briefing"),
    }
}

/// The line of counts.
#[must_use]
pub fn counts(brief: &Brief, lang: Lang) -> String {
    let counts = brief.counts;
    let (missed, open) = (counts.judged - counts.met, counts.targets - counts.judged);
    let kept = counts.kept_percent.map(|percent| match lang {
        Lang::Zh => format!("；新报告文字有 {percent}% 与旧报告一字不差"),
        Lang::En => format!("; {percent}% of the new text stands in the old word for word"),
    });
    let kept = kept.unwrap_or_default();
    match lang {
        Lang::Zh => format!(
            "上年目标 {} 项：完成 {}，未完成 {missed}，未报告或未判定 {open}；新增指标 {} 个，未再提指标 {} 个{kept}。",
            counts.targets, counts.met, counts.new, counts.dropped
        ),
        Lang::En => format!(
            "{} of {} targets met, {missed} missed, {open} without a result or unjudged; {} indicators new, {} dropped{kept}.",
            counts.met, counts.targets, counts.new, counts.dropped
        ),
    }
}

/// Whose report, when and before which meeting, as one line.
#[must_use]
pub fn report(of: &Heading, lang: Lang) -> String {
    let meta = &of.meta;
    let mut words: Vec<String> = Vec::new();
    words.extend(meta.year.map(|year| if lang == Lang::Zh { format!("{year}年") } else { year.to_string() }));
    words.extend(meta.place.clone());
    words.extend(meta.meeting.clone());
    words.extend(meta.speaker.clone());
    words.extend(meta.date.clone());
    words.join(lang.pick("，", ", "))
}

/// The file of a report without the folders of the machine that it stood on: a briefing is handed in.
#[must_use]
pub fn file(of: &Heading) -> &str {
    of.file.rsplit(['/', '\\']).next().unwrap_or(&of.file)
}

/// For readers of English: what the words beside figures mean, which stand as the reports have them. Nothing in Chinese.
#[must_use]
pub fn key(lang: Lang) -> Option<&'static str> {
    (lang == Lang::En).then_some(
        "Figures stand in the reports' own words. 左右, 约: about. 以上, 不低于: or more. 以内, 不超过: at most. 超过, 突破, 超, 余, 多: more than. \
         近, 不足: just under. 力争: to strive for. 确保: to ensure. 与经济增长同步: in step with growth. 万: ten thousand. 亿: a hundred million. 万亿: a trillion. \
         元: yuan. 吨: tonnes. 人: persons. 户, 家, 个: units counted. 亩: mu, a fifteenth of a hectare. 个百分点: percentage points. 第三位: rank 3. 全市, 全省: of the city, of the province.",
    )
}

/// What made the briefing.
#[must_use]
pub fn made_by(lang: Lang) -> String {
    let version = env!("CARGO_PKG_VERSION");
    match lang {
        Lang::Zh => format!("由 tongbi（同比）{version} 按规则生成，未经人工判断；数字以所引原句为准。"),
        Lang::En => format!("Made by rule with tongbi {version}; the sentences cited decide."),
    }
}

/// What a part says where it has nothing to show.
#[must_use]
pub fn nothing(part: Part, comparison: &Comparison, lang: Lang) -> &'static str {
    let (zh, en) = match part {
        Part::Checks if comparison.checks.is_none() => ("未作核对。", "Not checked."),
        Part::Points => ("没有达到列为要点的变化。", "No change is large enough to be a main point."),
        Part::Indicators => ("没有读到可列表的指标。", "No indicator to tabulate was read."),
        Part::Outcomes => ("没有读到上年目标。", "No target of the year before was read."),
        Part::Targets => ("没有读到目标。", "No target was read."),
        Part::Text => ("两份报告文字相同。", "The two texts are the same."),
        Part::Wording => ("没有可列的提法变化。", "No change of wording to list."),
        Part::Glossary => {
            ("没有名词解释可对照（至少一份报告没有，或全部相同）。", "No glossary to compare: one report has none, or all is the same.")
        }
        Part::Checks => ("没有发现不合的数字。", "No figures were found to disagree."),
        Part::Head | Part::Sources => ("无。", "None."),
    };
    lang.pick(zh, en)
}

/// How much a finding weighs.
#[must_use]
pub fn severity_label(of: Severity, lang: Lang) -> &'static str {
    let (zh, en) = match of {
        Severity::Error => ("矛盾", "error"),
        Severity::Warning => ("存疑", "warning"),
        Severity::Note => ("备注", "note"),
    };
    lang.pick(zh, en)
}
