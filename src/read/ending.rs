//! Whether a text ends as reports do, so that a half-read one is not taken for a whole: a call to go forward at its end, and no
//! sentence that breaks off.

use crate::note::Note;

/// Characters below which a text is an excerpt and not judged, unless it opens as a report.
const SHORT: usize = 400;
/// How far into the text the closing call may stand, in hundredths: glossaries and lists of tasks may follow it.
const CLOSES_AFTER: usize = 70;
/// How much of a paragraph's end is looked at, in characters.
const TAIL: usize = 90;

/// Words of the closing call; one is enough, of the second list two.
const CALLS: [&str; 7] = ["让我们", "奋斗", "胜利", "前进", "篇章", "贡献", "新局面"];
const WEAK_CALLS: [&str; 7] = ["召开", "周年", "努力", "伟业", "宏伟", "美好", "实现"];
/// Words of thanks, which close a review as such calls close a report.
const THANKS: [&str; 5] = ["感谢", "敬意", "致敬", "谢意", "问候"];

/// What is wrong with the end of a text, if anything.
pub(super) fn doubt(text: &str) -> Option<Note> {
    let length = text.chars().count();
    if length < SHORT && !opens(text) {
        return None;
    }
    let last = text.lines().rev().map(str::trim).find(|line| !line.is_empty())?;
    if breaks_off(last) {
        return Some(
            Note::new(
                "文末的句子没有写完：文件可能不完整，缺的部分不会出现在结果中",
                "the last sentence breaks off: the file may not be whole, and what is missing is in no result",
            )
            .grave(),
        );
    }
    (!is_closed(text, length)).then(|| {
        Note::new(
            "没有见到报告结尾的号召语：文件可能不完整，缺的部分不会出现在结果中",
            "the closing call of a report was not found: the file may not be whole, and what is missing is in no result",
        )
        .grave()
    })
}

/// Whether one of the first lines is the title and nothing else; pages put some of their own before it.
fn opens(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .take(6)
        .any(|line| line.ends_with("政府工作报告") && !line.contains(['，', '。', '：']) && line.chars().count() <= 30)
}

/// Whether a paragraph of sentences ends without a mark; a line of a list or a signature has no sentence.
fn breaks_off(last: &str) -> bool {
    let ends = last.ends_with(['。', '！', '？', '!', '?', '；', ';', '”', '"', '）', ')', '》', '…', ']', '】']);
    !ends && (last.contains(['。', '；']) || last.ends_with(['，', '、', '：']))
}

fn is_closed(text: &str, length: usize) -> bool {
    let mut read = 0;
    text.lines().any(|line| {
        let characters = line.chars().count();
        read += characters + 1;
        let words = line.trim_end().trim_end_matches(['”', '"']);
        if read * 100 < length * CLOSES_AFTER || characters <= 30 || !words.ends_with(['！', '!']) {
            return false;
        }
        let tail: String = words.chars().skip(characters.saturating_sub(TAIL)).collect();
        let says = |list: &[&str]| list.iter().filter(|word| tail.contains(**word)).count();
        let calls = words.contains("让我们") || says(&CALLS) > 0 || says(&WEAK_CALLS) > 1;
        calls && says(&THANKS) == 0
    })
}

#[cfg(test)]
mod tests {
    use super::doubt;

    fn report(end: &str) -> String {
        format!("{}\n{end}", "做好今年的工作，推动经济实现质的有效提升和量的合理增长。\n".repeat(30))
    }

    #[test]
    fn a_report_ends_in_a_call_to_go_forward() {
        let call = "各位代表！让我们更加紧密地团结起来，同心同德、真抓实干，为建设美丽家园而努力奋斗！";
        assert_eq!(doubt(&report(call)), None);
        assert_eq!(doubt(&report(&format!("{call}\n名词解释\n1.四上企业：规模以上的四类企业。"))), None);
        assert_eq!(doubt(&report(&format!("{call}\n主办单位：各镇人民政府，区交通局"))), None);
        assert!(doubt(&report("在此，向全区人民和各位代表、各位委员，向所有关心支持发展的同志们、朋友们，表示衷心的感谢！")).is_some());
    }

    #[test]
    fn a_sentence_that_breaks_off_is_a_grave_doubt() {
        let broken = doubt(&report("促进就业增收。开展职业技能培训75"));
        assert!(broken.is_some_and(|note| note.grave && note.en.contains("breaks off")));
    }

    #[test]
    fn an_excerpt_is_not_judged() {
        assert_eq!(doubt("全区生产总值增长5.2"), None);
        assert!(doubt("芸溪区政府工作报告\n各位代表：\n全区生产总值增长5.2%。").is_some(), "a report that has but begun");
    }
}
