//! OFD files: pages, templates, blocks, steps, drawings set by reference, and what is refused.

#![allow(clippy::expect_used, reason = "a broken document stops its test")]

mod paper;
mod support;

use paper::{damaged, ofd, ofd_page, ofd_text};
use support::{container, read, text};

fn lines(lines: &[&str]) -> String {
    (0..).zip(lines).map(|(n, line)| ofd_text(20.0, 40.0 + f64::from(n) * 9.0, line)).collect()
}

fn pages() -> Vec<String> {
    let template = "<ofd:Template TemplateID='7' ZOrder='Background'/>";
    let first = lines(&[
        "政府工作报告",
        "各位代表：",
        "　　现在，我代表县人民政府，向大会报告工作，请予审议。",
        "　　过去的一年，全县上下顶住压力、迎难而上，粮食总产量达到12.5万吨，",
    ]) + &ofd_text(100.0, 280.0, "—1—");
    let second = format!(
        "<ofd:PageBlock><ofd:PageBlock>{}</ofd:PageBlock></ofd:PageBlock>",
        lines(&["比上年增长3.2%，城镇新增就业4300人。", "　　各位代表！让我们团结一心，把各项任务落到实处。"])
    ) + &ofd_text(100.0, 280.0, "—2—");
    vec![ofd_page(&first, template), ofd_page(&second, template)]
}

const TEMPLATE: &str = "<ofd:TemplatePage ID='7' BaseLoc='Tpls/Tpl_0.xml'/>";

const TEXT: &str = "政府工作报告/各位代表：/现在，我代表县人民政府，向大会报告工作，请予审议。/\
    过去的一年，全县上下顶住压力、迎难而上，粮食总产量达到12.5万吨，比上年增长3.2%，城镇新增就业4300人。/各位代表！让我们团结一心，把各项任务落到实处。";

fn report() -> Vec<u8> {
    ofd(&pages(), TEMPLATE, &[("Doc_0/Tpls/Tpl_0.xml", &ofd_page(&ofd_text(20.0, 15.0, "云溪县人大会议文件"), ""))])
}

#[test]
fn pages_blocks_and_templates_are_read_as_one_text() {
    let bytes = report();
    assert_eq!(text(&bytes, "x.ofd"), TEXT);
    let source = read(&bytes, "x.ofd").expect("a report");
    let reasons: Vec<&str> = source.dropped.iter().map(|part| part.reason.as_str()).collect();
    assert_eq!(reasons, ["page number", "running head", "page number", "running head"]);
    assert_eq!(source.place(source.text.len() - 1).and_then(|place| place.page), Some(2));
}

#[test]
fn a_template_of_one_page_is_its_text() {
    let page = ofd_page(&lines(&["　　过去的一年，全县上下顶住压力、迎难而上。"]), "<ofd:Template TemplateID='7'/>");
    let bytes = ofd(
        &[page],
        TEMPLATE,
        &[("Doc_0/Tpls/Tpl_0.xml", &ofd_page(&ofd_text(20.0, 20.0, "县人民政府文件，共印三百份，请妥善保管。"), ""))],
    );
    assert_eq!(text(&bytes, "x.ofd"), "县人民政府文件，共印三百份，请妥善保管。/过去的一年，全县上下顶住压力、迎难而上。");
}

#[test]
fn name_spaces_of_any_kind_and_paths_from_the_root_are_read() {
    let page = lines(&["　　过去的一年，全县上下顶住压力、迎难而上，各项任务如期完成。"]).replace("ofd:", "x:");
    let page = format!("<x:Page xmlns:x='http://example.org'><x:Content><x:Layer>{page}</x:Layer></x:Content></x:Page>");
    let bytes = container(&[
        ("OFD.xml", b"<OFD><DocBody><DocRoot>/Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
        ("Doc_0/Document.xml", b"<Document><CommonData/><Pages><Page ID='1' BaseLoc='/Doc_0/P/../P.xml'/></Pages></Document>"),
        ("Doc_0/P.xml", page.as_bytes()),
    ]);
    assert_eq!(text(&bytes, "x.ofd"), "过去的一年，全县上下顶住压力、迎难而上，各项任务如期完成。");
}

#[test]
fn drawings_set_by_reference_are_drawn_and_one_that_holds_itself_ends() {
    let unit = |inner: &str| {
        format!(
            "<ofd:Res xmlns:ofd='x'><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='9'><ofd:Content>{inner}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
        )
    };
    let set = "<ofd:CompositeObject ResourceID='9' Boundary='20 30 100 100'/>";
    let words = ofd_text(0.0, 0.0, "过去的一年，全县上下顶住压力、迎难而上，各项任务如期完成。");
    let read = |inner: &str| {
        text(&ofd(&[ofd_page(set, "")], "<ofd:PublicRes>Res.xml</ofd:PublicRes>", &[("Doc_0/Res.xml", &unit(inner))]), "x.ofd")
    };
    assert_eq!(read(&words), "过去的一年，全县上下顶住压力、迎难而上，各项任务如期完成。");
    assert!(read(&format!("{words}{set}{set}")).contains("过去的一年"));
}

#[test]
fn locked_damaged_and_empty_files_are_refused_and_missing_pages_are_said() {
    let refused = |bytes: &[u8]| read(bytes, "x.ofd").expect_err("refused");
    let locked = container(&[("OFD.xml", b"<ofd:OFD><ofd:Encryptions/></ofd:OFD>")]);
    assert!(refused(&locked).what.contains("locked"));
    assert!(refused(&container(&[("OFD.xml", b"<ofd:OFD/>")])).what.contains("damaged"));
    assert!(refused(&ofd(&[ofd_page("", "")], "", &[])).hint.is_some_and(|hint| hint.contains("OCR")));
    let bytes = container(&[
        ("OFD.xml", b"<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>"),
        ("Doc_0/Document.xml", b"<Document><Pages><Page BaseLoc='a.xml'/><Page BaseLoc='b.xml'/></Pages></Document>"),
        ("Doc_0/a.xml", pages()[0].as_bytes()),
    ]);
    let source = read(&bytes, "x.ofd").expect("a page");
    assert!(source.notes.iter().any(|note| note.zh.contains("2页") && note.zh.contains("1页")), "{:?}", source.notes);
}

#[test]
fn damage_gives_an_error_or_a_text_and_never_more() {
    for copy in damaged(&report(), 11, 150) {
        if let Err(error) = read(&copy, "x.ofd") {
            assert!(error.hint.is_some(), "{error}");
        }
    }
    let broken = [
        "<",
        "<ofd:Page",
        "<a b='",
        "&#x110000;",
        "<ofd:TextObject Size='1e300' CTM='1 2 3'><ofd:TextCode X='NaN' DeltaX='g 9999999999 1'>年</ofd:TextCode></ofd:TextObject>",
    ];
    for objects in broken {
        let bytes = ofd(&[ofd_page(objects, "")], "", &[]);
        let text = read(&bytes, "x.ofd").map(|source| source.text);
        assert!(text.as_ref().map_or_else(|error| error.hint.is_some(), |text| text == "年"), "{objects}: {text:?}");
    }
}
