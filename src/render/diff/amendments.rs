//! The list of amendments in the words in which it is published: 第N部分第X段：增加“…”；将“…”改为“…”；删去“…”.

use serde_json::{Value as Json, json};

use crate::compare::{Amendment, Edit, TextComparison, Whereabouts};
use crate::render::lang::Lang;

/// One line a paragraph of the draft; none where the two are no draft and final text.
#[must_use]
pub fn amendment_lines(text: &TextComparison, lang: Lang) -> Vec<String> {
    let mut lines: Vec<(&Whereabouts, String)> = Vec::new();
    for amendment in text.amendments.iter().flatten() {
        let words = edit(&amendment.edit, lang);
        match lines.last_mut() {
            Some((place, line)) if *place == &amendment.place => {
                line.push_str(lang.pick("；", "; "));
                line.push_str(&words);
            }
            _ => lines.push((&amendment.place, format!("{}{}{words}", place(&amendment.place, lang), lang.pick("：", ": ")))),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn place(of: &Whereabouts, lang: Lang) -> String {
    match (of.part, of.paragraph, lang) {
        (Some(part), 0, Lang::Zh) => format!("第{part}部分标题"),
        (Some(part), paragraph, Lang::Zh) => format!("第{part}部分第{paragraph}段"),
        (None, paragraph, Lang::Zh) if of.title.is_empty() => format!("开头第{paragraph}段"),
        (None, paragraph, Lang::Zh) => format!("“{}”第{paragraph}段", of.title),
        (Some(part), 0, Lang::En) => format!("part {part}, heading"),
        (Some(part), paragraph, Lang::En) => format!("part {part}, paragraph {paragraph}"),
        (None, paragraph, Lang::En) => format!("outside the parts, paragraph {paragraph}"),
    }
}

fn edit(of: &Edit, lang: Lang) -> String {
    match (of, lang) {
        (Edit::Add { after: Some(after), words }, Lang::Zh) => format!("在“{after}”后增加“{words}”"),
        (Edit::Add { after: None, words }, Lang::Zh) => format!("增加“{words}”"),
        (Edit::Replace { old, new }, Lang::Zh) => format!("将“{old}”改为“{new}”"),
        (Edit::Remove { words }, Lang::Zh) => format!("删去“{words}”"),
        (Edit::Move { words, to }, Lang::Zh) => format!("将“{words}”移至{}", place(to, lang)),
        (Edit::Add { after: Some(after), words }, Lang::En) => format!("after “{after}” add “{words}”"),
        (Edit::Add { after: None, words }, Lang::En) => format!("add “{words}”"),
        (Edit::Replace { old, new }, Lang::En) => format!("replace “{old}” by “{new}”"),
        (Edit::Remove { words }, Lang::En) => format!("delete “{words}”"),
        (Edit::Move { words, to }, Lang::En) => format!("move “{words}” to {}", place(to, lang)),
    }
}

/// The amendments as JSON, `null` where the two are no draft and final text.
pub(super) fn json(text: &TextComparison) -> Json {
    text.amendments.as_ref().map_or(Json::Null, |list| list.iter().map(one).collect())
}

fn one(of: &Amendment) -> Json {
    let (name, old, new, after, to) = match &of.edit {
        Edit::Add { after, words } => ("add", None, Some(words), after.as_ref(), None),
        Edit::Replace { old, new } => ("replace", Some(old), Some(new), None, None),
        Edit::Remove { words } => ("remove", Some(words), None, None, None),
        Edit::Move { words, to } => ("move", Some(words), None, None, Some(to)),
    };
    let place = |of: &Whereabouts| json!({"part": of.part, "title": of.title, "paragraph": of.paragraph});
    json!({
        "edit": name, "part": of.place.part, "title": of.place.title, "paragraph": of.place.paragraph, "after": after, "old": old,
        "new": new, "to": to.map(place), "old_line": of.old_line, "new_line": of.new_line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::testing::report;
    use crate::align::{sections, sentences};
    use crate::compare::text;
    use crate::knowledge::Knowledge;

    const BODY: &str = "新建口袋公园八处。渡口码头开港运营。校车线路覆盖全部行政村。粮库智能化改造完工。山林防火网格到户到人。";

    fn check(old: &str, new: &str, expected: &[&str]) {
        let (old, new) = (report(old), report(new));
        let pairs = sections::pair(&old, &new);
        let links = sentences::link(&old, &new, &pairs);
        let text = text::compare(&old, &new, &pairs, &links, Knowledge::built_in());
        assert_eq!(amendment_lines(&text, Lang::Zh), expected);
    }

    #[test]
    fn every_sort_of_amendment_is_worded_with_its_place() {
        let old =
            format!("一、去年回顾\n{BODY}\n二、今年任务\n{BODY}\n改造乡村校舍9所。着力扩大消费，稳定汽车消费。推进祖国和平统一进程。\n");
        let new = format!(
            "一、去年回顾\n{BODY}社区食堂开到家门口。\n二、今年任务\n{BODY}\n改造乡村校舍12所。着力扩大消费，稳定住房和汽车消费，办好市集。推进祖国统一进程。\n"
        );
        check(
            &old,
            &new,
            &[
                "第1部分第1段：在“山林防火网格到户到人。”后增加“社区食堂开到家门口。”",
                "第2部分第2段：将“改造乡村校舍9所”改为“改造乡村校舍12所”；将“稳定汽车消费”改为“稳定住房和汽车消费，办好市集”；将“推进祖国和平统一进程”改为“推进祖国统一进程”",
            ],
        );
    }

    #[test]
    fn reports_of_two_years_have_no_list() {
        check("一、去年回顾\n新建口袋公园八处。\n", "一、去年回顾\n渡口码头开港运营。\n", &[]);
    }
}
