//! What the pages as a whole are worth: scans and unreadable fonts are refused, what is missing is said.

use super::About;
use super::page::Page;
use super::plausible::{Verdict, judge};
use crate::error::Error;
use crate::note::Note;

/// A page that pictures cover to this share and that has no text is a scan.
const SCAN: f64 = 0.5;

/// What to do about pages without text that can be read.
const RECOGNISE: &str = "have its text recognised first (OCR; ocrmypdf -l chi_sim, WPS and others do it), then check the figures by eye";

/// Refuses what holds too little readable text.
///
/// # Errors
/// Where no page is there, most are scans, or a tenth of the characters cannot be what the pages show.
pub(super) fn pages(pages: &[Page], about: &About<'_>) -> Result<Vec<Note>, Error> {
    let verdicts: Vec<Verdict> = pages.iter().map(judge).collect();
    let which = |wanted: &dyn Fn(&Page, Verdict) -> bool| -> Vec<u32> {
        pages.iter().zip(&verdicts).filter(|(page, verdict)| wanted(page, **verdict)).map(|(page, _)| page.number).collect()
    };
    let wrong = which(&|_, verdict| verdict == Verdict::Wrong);
    let scans = which(&|page, verdict| verdict == Verdict::Empty && page.pictured > SCAN);
    let empty = which(&|_, verdict| verdict == Verdict::Empty);
    let characters = |of: &[u32]| pages.iter().filter(|page| of.contains(&page.number)).map(|page| page.glyphs.len()).sum::<usize>();
    let all: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    if all == 0 || (empty.len() == pages.len() && !scans.is_empty()) || scans.len() * 2 > pages.len() {
        let what = if scans.is_empty() { "none of its pages has any text" } else { "its pages are pictures without text: a scan" };
        return Err(Error::new(what).at(about.file).hint(RECOGNISE));
    }
    if characters(&wrong) * 10 > all {
        let what =
            format!("the characters on {} of its {} pages cannot be told: their fonts do not say which they are", wrong.len(), pages.len());
        return Err(Error::new(what).at(format!("{}, page {}", about.file, listed(&wrong))).hint(RECOGNISE));
    }
    let recognised = which(&|page, verdict| verdict == Verdict::Text && page.recognised && page.pictured > SCAN);
    let mut notes = Vec::new();
    let mut say = |of: &[u32], zh: &str, en: &str| {
        if !of.is_empty() {
            notes.push(Note::new(format!("第{}页{zh}", listed(of).replace(", ", "、")), format!("page {}: {en}", listed(of))).grave());
        }
    };
    say(
        &scans,
        "只有图像、没有文字，未能读取；请先做文字识别（OCR）",
        "a picture without text, not read; have its text recognised (OCR) first",
    );
    say(
        &wrong,
        "的字体没有说明各字是什么，读出的文字不可靠",
        "its fonts do not say which characters they draw; what is read of it cannot be relied on",
    );
    say(&recognised, "的文字是识别（OCR）所得，数字请与原件核对", "its text was recognised from a picture (OCR); check the figures by eye");
    notes.extend(missing(pages.len(), about));
    Ok(notes)
}

/// Pages that the file counts and does not hold.
fn missing(found: usize, about: &About<'_>) -> Option<Note> {
    let declared = about.declared.unwrap_or(found);
    if about.cut {
        return Some(
            Note::new(
                format!("文件太大，只读了前面的内容（共{declared}页）"),
                format!("the file is too large: only the first part of its {declared} pages was read"),
            )
            .grave(),
        );
    }
    (found < declared).then(|| {
        Note::new(
            format!("文件标明有{declared}页，只找到{found}页：文件可能已损坏，内容不全"),
            format!("the file says that it has {declared} pages, {found} were found: it may be damaged and its text not whole"),
        )
        .grave()
    })
}

/// Page numbers as a person lists them; of many the first ones.
fn listed(pages: &[u32]) -> String {
    let mut words: Vec<String> = pages.iter().take(8).map(u32::to_string).collect();
    if pages.len() > words.len() {
        words.push("…".to_owned());
    }
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::testing::glyphs;
    use super::*;

    const TEXT: &str = "全县粮食总产量12.5万吨，比上年增长3.2%，城镇新增就业4300人，居民人均可支配收入增长5.1%。";

    fn page(number: u32, text: &str, pictured: f64) -> Page {
        Page { number, width: 595.0, height: 842.0, glyphs: glyphs(text, 0.0, 100.0, 10.0), pictured, ..Page::default() }
    }

    fn judged(of: &[Page], declared: usize) -> Result<Vec<Note>, Error> {
        pages(of, &About { file: "a.pdf", declared: Some(declared), cut: false })
    }

    #[test]
    fn scans_are_refused_and_a_scanned_page_among_others_is_said() {
        assert!(judged(&[page(1, "", 1.0), page(2, "—2—", 1.0)], 2).is_err_and(|e| e.hint.is_some_and(|h| h.contains("OCR"))));
        assert!(judged(&[], 3).is_err());
        let notes = judged(&[page(1, TEXT, 0.0), page(2, TEXT, 0.0), page(3, "", 0.9)], 3).expect("two pages can be read");
        assert!(notes.iter().any(|n| n.zh.contains("第3页") && n.en.contains("OCR")), "{notes:?}");
    }

    #[test]
    fn unreadable_fonts_are_refused_with_their_pages() {
        let garbage = "\u{FFFD}".repeat(80);
        let error = judged(&[page(1, TEXT, 0.0), page(2, &garbage, 0.0)], 2).expect_err("half of it cannot be read");
        assert_eq!(error.place.as_deref(), Some("a.pdf, page 2"));
    }

    #[test]
    fn missing_pages_are_said() {
        assert_eq!(judged(&[page(1, TEXT, 0.0)], 1).map(|n| n.len()), Ok(0));
        let notes = judged(&[page(1, TEXT, 0.0)], 7).expect("a page can be read");
        assert!(notes[0].zh.contains("7页") && notes[0].zh.contains("1页"));
    }
}
