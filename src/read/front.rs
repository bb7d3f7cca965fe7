//! The front of a report: which line greets the deputies, and which lines before it belong to the report (title, meeting, day,
//! speaker) and not to the page.

use super::blanks::is_han;
use super::text::Line;

/// Whether the words of a report are in it.
pub(super) fn looks_like_report(text: &str) -> bool {
    ["各位代表", "政府工作报告", "政府向大会报告", "请予审议"].iter().any(|word| text.contains(word))
}

/// The line that greets the deputies, if it stands early in the text.
pub(super) fn salutation(lines: &[Line]) -> Option<usize> {
    let most = lines.len().min(150);
    lines.iter().take(most).position(|line| line.stays() && greets(&line.text))
}

/// 各位代表： · 各位代表、同志们：
pub(super) fn greets(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("各位代表") else { return false };
    rest.is_empty() || rest.starts_with(['：', ':', '、', '，', ',']) || rest == "！" || rest == "!"
}

/// Offices that deliver a report.
pub(crate) const OFFICES: &[&str] =
    &["省长", "市长", "区长", "县长", "州长", "盟长", "旗长", "镇长", "乡长", "总理", "主席", "主任", "行署专员"];

/// Leaves out what stands before the greeting and is no title, meeting, day or speaker.
pub(super) fn keep_front_only(lines: &mut [Line], greeting: usize) {
    let mut open_office = false;
    let mut open_meeting = false;
    let named = lines.iter().take(greeting).any(|l| l.stays() && OFFICES.iter().any(|office| l.text.contains(office)));
    for (at, line) in lines.iter_mut().enumerate().take(greeting).filter(|(_, line)| line.stays()) {
        let bare = line.bare();
        let length = bare.chars().count();
        let office = length <= 30 && OFFICES.iter().any(|office| bare.contains(office));
        let meeting = length <= 80 && (bare.contains("会议上") || (bare.contains('届') && bare.contains('在')));
        let keeps = is_title(&bare, length)
            || office
            || meeting
            || (open_meeting && length <= 40 && bare.contains("会议"))
            // Some papers print the speaker's name alone, just before the greeting.
            || (!named && at + 3 >= greeting && (2..=4).contains(&length) && bare.chars().all(is_han))
            || (open_office && length <= 5 && bare.chars().all(is_han))
            || is_day(&bare, length)
            || (length <= 40 && bare.contains("文件（"));
        open_office = office && OFFICES.iter().any(|office| bare.ends_with(office));
        open_meeting = meeting && !bare.contains("会议上");
        if !keeps {
            line.drop("page head");
        }
    }
}

fn is_title(bare: &str, length: usize) -> bool {
    let words = bare.trim_matches(|c: char| !is_han(c));
    length <= 60 && (bare.contains("工作报告") || words == "政府工作报" || words == "告")
}

fn is_day(bare: &str, length: usize) -> bool {
    length <= 20 && bare.contains('年') && bare.contains('月') && bare.contains('日')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::text;

    #[test]
    fn title_meeting_and_speaker_stay_and_the_page_goes() {
        let original =
            "某网\n政府工作报告\n——2026年1月26日在某省第十四届\n人民代表大会第五次会议上\n某县人民政府县长\n陈某\n阅读\n250\n各位代表：";
        let mut lines = text::lines(original);
        let greeting = salutation(&lines).expect("greeted");
        keep_front_only(&mut lines, greeting);
        let kept: Vec<_> = lines.iter().filter(|l| l.stays()).map(|l| l.text.as_str()).collect();
        assert_eq!(
            kept,
            ["政府工作报告", "——2026年1月26日在某省第十四届", "人民代表大会第五次会议上", "某县人民政府县长", "陈某", "各位代表："]
        );
    }
}
