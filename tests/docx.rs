//! Word documents: numbering, notes, tables, tracked changes, hidden words, and what would take the machine.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod support;

use support::{container, docx, p, r, read, text};
use tongbi::facts::{Role, Value};
use tongbi::read::{Options, Revisions};
use tongbi::structure::{self, Overrides};
use tongbi::{Knowledge, facts};

const NUMBERING: &str = r#"<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="5">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Third"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="6"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="6"/></w:num>
</w:numbering>"#;

const STYLES: &str = r#"<w:styles xmlns:w="w">
<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="小节"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="Third"><w:name w:val="三级"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="C"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Gone"><w:name w:val="note"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"#;

fn list(number: u32, level: u32) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>")
}

#[test]
fn numbers_that_only_the_list_knows_come_back() {
    let body = [
        p(&list(1, 0), "回顾"),
        p(&list(1, 1), "工业"),
        p(&list(1, 1), "农业"),
        p(&list(1, 0), "安排"),
        p(&list(1, 1), "稳投资"),
        p("<w:pStyle w:val=\"Third\"/>", "抓项目"),
        p("<w:pStyle w:val=\"Third\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>", "不编号"),
        p(&list(2, 0), "从七数起"),
        p(&list(3, 0), "圆点"),
    ];
    let bytes = docx(&body.concat(), &[("numbering", NUMBERING), ("styles", STYLES)]);
    assert_eq!(text(&bytes, "x.docx"), "一、回顾/（一）工业/（二）农业/二、安排/（一）稳投资/1.抓项目/不编号/七、从七数起/圆点");
}

#[test]
fn heading_styles_tell_their_level_and_contents_lists_go() {
    let style = |id: &str, text: &str| p(&format!("<w:pStyle w:val=\"{id}\"/>"), text);
    let body = [style("C", "一、回顾…1"), style("1", "一、回顾"), style("2", "农业"), style("Own", "粮食"), p("", "增产。")].concat();
    assert_eq!(text(&docx(&body, &[("styles", STYLES)]), "x.docx"), "#1 一、回顾/#2 农业/#3 粮食/增产。");
}

#[test]
fn tracked_changes_are_one_text_or_the_other() {
    let changed = format!(
        "<w:p>{}<w:ins>{}</w:ins><w:del><w:r><w:delText>3000人</w:delText></w:r></w:del>{}</w:p>",
        r("", "新增就业"),
        r("", "3500人"),
        r("", "。")
    );
    // The end of the second paragraph is deleted: it runs on.
    let joined = format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>{}", r("", "上半句，"), p("", "下半句。"));
    let row =
        |mark: &str, text: &str| format!("<w:tr><w:trPr>{mark}</w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", p("", text), p("", "1万吨"));
    let table = format!("<w:tbl>{}{}{}</w:tbl>", row("", "粮食"), row("<w:del/>", "棉花"), row("<w:ins/>", "油料"));
    let bytes = docx(&(changed + &joined + &table), &[]);
    assert_eq!(text(&bytes, "x.docx"), "新增就业3500人。/上半句，下半句。/粮食\t1万吨/油料\t1万吨");
    let options = Options { revisions: Revisions::Original, ..Options::default() };
    let source = tongbi::read::read(&bytes, "x.docx", &options, Knowledge::built_in()).expect("a document");
    assert_eq!(source.text, "新增就业3000人。\n上半句，下半句。\n粮食\t1万吨\n棉花\t1万吨");
    assert!(source.dropped.iter().any(|part| part.reason == "inserted text"));
    assert!(source.notes.iter().any(|note| note.zh.contains("修订")));
}

#[test]
fn hidden_words_fields_and_headers_are_no_text() {
    let field = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let body = format!(
        "<w:p>{}{}{}{field}</w:p>{}<w:p><w:hyperlink>{}</w:hyperlink><w:smartTag>{}</w:smartTag>\
         <w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt><w:r><w:t>A</w:t><w:t>&amp;B&#20013;</w:t></w:r></w:p>",
        r("", "看得见"),
        r("<w:vanish/>", "看不见"),
        r("<w:vanish w:val=\"0\"/>", "的字"),
        p("<w:pStyle w:val=\"Gone\"/>", "整段隐藏"),
        r("", "链接"),
        r("", "标记"),
        r("", "控件"),
    );
    let bytes = docx(&body, &[("styles", STYLES), ("header1", "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>")]);
    assert_eq!(text(&bytes, "x.docx"), "看得见的字/链接标记控件A&B中");
    let hidden: Vec<String> = read(&bytes, "x.docx").expect("a document").dropped.into_iter().map(|part| part.reason).collect();
    assert_eq!(hidden, ["hidden text"]);
}

#[test]
fn a_text_box_is_read_once_after_its_paragraph() {
    let box_of = |tag: &str| format!("<mc:{tag}><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></mc:{tag}>", p("", "框内"));
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent>{}{}</mc:AlternateContent></w:r>{}</w:p>{}",
        r("", "框前"),
        box_of("Choice"),
        box_of("Fallback"),
        r("", "仍是本段。"),
        p("", "下一段。")
    );
    assert_eq!(text(&docx(&body, &[]), "x.docx"), "框前仍是本段。/框内/下一段。");
}

#[test]
fn notes_are_tied_to_their_marks() {
    let call = |kind: &str, id: u32| format!("<w:r><w:{kind}Reference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "{}<w:p>{}{}{}{}{}</w:p>",
        p("", "各位代表："),
        r("", "推行“双早”"),
        call("footnote", 3),
        r("", "机制，开展“四看”"),
        call("endnote", 2),
        r("", "活动。")
    );
    let note = |kind: &str, id: u32, text: &str| {
        format!("<w:{kind}s xmlns:w=\"w\"><w:{kind} w:id=\"{id}\">{}</w:{kind}></w:{kind}s>", p("", text))
    };
    let footnotes = note("footnote", 3, "“双早”：指早谋划、早开工。");
    let endnotes = note("endnote", 2, "“四看”：指看实绩。");
    let source = read(&docx(&body, &[("footnotes", &footnotes), ("endnotes", &endnotes)]), "x.docx").expect("a document");
    let report = structure::outline(source, &Overrides::default(), Knowledge::built_in());
    let terms: Vec<_> = report.glossary.iter().map(|t| (t.mark, t.term.as_str(), t.cited.len())).collect();
    assert_eq!(terms, [(Some(1), "“双早”", 1), (Some(2), "“四看”", 1)]);
    assert!(report.sentences.iter().all(|s| !report.words(s.span).contains("早谋划")), "a note is no sentence of the report");
}

#[test]
fn a_table_of_indicators_gives_facts() {
    let cell = |text: &str, across: u32| format!("<w:tc><w:tcPr><w:gridSpan w:val=\"{across}\"/></w:tcPr>{}</w:tc>", p("", text));
    let row =
        |cells: &[(&str, u32)]| format!("<w:tr>{}</w:tr>", cells.iter().map(|(text, across)| cell(text, *across)).collect::<String>());
    let table = [
        row(&[("指标", 1), ("2022年实际", 2), ("2023年目标", 1)]),
        row(&[("", 1), ("绝对数", 1), ("增长%", 1), ("增长%", 1)]),
        row(&[("地区生产总值", 1), ("312.5", 1), ("5.4", 1), ("6.5左右", 1)]),
        row(&[("社会消费品零售总额", 1), ("120.8", 1), ("-1.3", 1), ("—", 1)]),
        row(&[("粮食产量（万吨）", 1), ("12.6", 1), ("", 1), ("", 1)]),
    ];
    let body = p("", "澜江县2023年政府工作报告")
        + &p("", "各位代表：")
        + &p("", "主要指标表（单位：亿元）")
        + &format!("<w:tbl>{}</w:tbl>", table.concat());
    let source = read(&docx(&body, &[]), "x.docx").expect("a document");
    assert_eq!(source.places[5].table, Some(1));
    assert_eq!(source.places[5].row, Some(3));
    let report = structure::outline(source, &Overrides { year: Some(2023), place: None }, Knowledge::built_in());
    let found = facts::extract(&report, Knowledge::built_in());
    let said: Vec<String> = found
        .iter()
        .map(|fact| {
            let Value::Point(value) = fact.value else { return "?".to_owned() };
            let year = fact.period.map_or(0, |period| period.to);
            format!("{} {} {value}{} {} {year}", fact.indicator.name, fact.measure.name(), fact.unit, fact.role.name())
        })
        .collect();
    assert_eq!(
        said,
        [
            "地区生产总值 level 312.5亿元 actual 2022",
            "地区生产总值 growth 5.4% actual 2022",
            "地区生产总值 growth 6.5% target 2023",
            "社会消费品零售总额 level 120.8亿元 actual 2022",
            "社会消费品零售总额 growth -1.3% actual 2022",
            "粮食产量 level 12.6万吨 actual 2022",
        ]
    );
    assert!(found.iter().all(|fact| (fact.role == Role::Target) == fact.period.is_some_and(|period| period.to == 2023)));
}

#[test]
fn pages_are_known_where_word_has_laid_them_out() {
    let body = p("", "第一页。") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>第二页。</w:t></w:r></w:p>" + &p("", "仍在第二页。");
    let source = read(&docx(&body, &[]), "x.docx").expect("a document");
    assert_eq!(source.place(source.text.find("仍在").expect("there")).and_then(|place| place.page), Some(2));
}

#[test]
fn what_is_broken_or_means_harm_is_refused_or_said() {
    let whole = docx(&p("", "各位代表：今年粮食产量12万吨。"), &[]);
    for cut in [10, 60, whole.len() / 2, whole.len() - 30] {
        let error = read(&whole[..cut], "x.docx").expect_err("damaged");
        assert!(error.hint.is_some(), "{error}");
    }
    // A part that unpacks to hundreds of megabytes.
    let bomb = docx(&p("", &"啊".repeat(20 << 20)), &[]);
    assert!(bomb.len() < 1 << 20);
    assert!(read(&bomb, "x.docx").expect_err("a bomb").what.contains("unpacks to more than"));
    // Tables in tables in tables.
    let deep = format!("{}{}", p("", "开头。"), "<w:tbl><w:tr><w:tc>".repeat(50_000));
    let source = read(&docx(&deep, &[]), "x.docx").expect("as far as it goes");
    assert_eq!(source.text, "开头。");
    assert!(source.notes.iter().any(|note| note.en.contains("damaged")));
    let error = read(&docx("", &[]), "x.docx").expect_err("no words");
    assert!(error.hint.is_some());
    let workbook = container(&[("xl/workbook.xml", b"<x/>"), ("[Content_Types].xml", b"<x/>")]);
    assert!(read(&workbook, "x.docx").expect_err("no report").what.contains("Excel"));
}
