//! What the fuzzing begins with: small inputs of every kind, made of our own samples and by the builders of the tests.

use std::fmt::Write;
use std::path::Path;

use crate::fuzzing::PART;
use crate::paper::{self, Sheet};
use crate::support::{container, docx, p};
use crate::word97::Builder;

/// Seeds of a target.
pub(crate) fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "text" => texts(),
        "markdown" => vec![own(
            "# 政府工作报告\n\n各位代表：\n\n## 一、2023年工作回顾\n\n- 新增就业*3350*人\n- [空气](x)优良\n\n| 指标 | 2023年 |\n|---|--:|\n| 粮食产量 | 12.5万吨 |\n\n> 引文\n\n```\n代码\n```\n<b>页</b>[^1]\n\n[^1]: 名词解释\n",
        )],
        "html" => pages(),
        "docx" => vec![joined(&[&document(), STYLES, NUMBERING, NOTES]), joined(&[&document()])],
        "doc" => vec![old_word()],
        "pdf" => pdfs(),
        "ofd" => ofds(),
        "archive" => archives(),
        "numbers" | "facts" => sentences().into_iter().chain(short_report(2023)).collect(),
        "align" | "redline" | "tracked" => pairs(),
        "knowledge" => words(),
        _ => Vec::new(),
    }
}

fn own(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn joined(parts: &[&str]) -> Vec<u8> {
    parts.join(&char::from(PART).to_string()).into_bytes()
}

fn sample(year: i32) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("reports/yunxi/{year}.txt"));
    std::fs::read_to_string(path).expect("a sample").lines().map(str::to_owned).collect()
}

/// The first characters of chosen lines of a sample.
fn short_report(year: i32) -> Option<Vec<u8>> {
    let lines = sample(year);
    let chosen = [0, 1, 4, 5, 6, 7, 9, 20, 23, 30].into_iter().filter_map(|at| lines.get(at));
    Some(chosen.map(|line| line.chars().take(70).collect::<String>() + "\n").collect::<String>().into_bytes())
}

fn texts() -> Vec<Vec<u8>> {
    let plain = "政府工作报告\n各位代表：\n　　一、2023年工作回顾\n一年来，粮食总产量达到12.5万吨，\n增长3.2％。\n（一）工业。新增企业12家[1]。\n[1]企业：名词解释。\n打印\n上一页 1 2 下一页\n";
    let glued = "政府工作报告各位代表：\\r\\n一、2019年工作回顾2019年，增长8 ．8 ％。\\r\\n&nbsp;二、2020年工作安排地区生产总值增长6%左右??\u{fffd}。\\r\\n让我们团结奋斗！";
    let traditional = "政府工作報告\n各位代表：\n國內生產總值增長百分之十三點四，糧食產量達到一千二百萬噸。";
    let wide: Vec<u8> = plain.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let gb = encoding_rs::GB18030.encode(plain).0.into_owned();
    vec![own(plain), own(glued), own(traditional), [&b"\xff\xfe"[..], &wide].concat(), gb, "\u{feff}各位代表。".into()]
}

fn pages() -> Vec<Vec<u8>> {
    let lines = "<p>　　各位代表：</p><p><strong>一、2023年工作回顾</strong><br>增长5.2%，&nbsp;新增<a href='x'>就业</a>3350人。</p>";
    let table = "<table><tr><th>指标</th><th colspan=2>2023年</th></tr><tr><td rowspan=2>粮食</td><td>12.5</td><td>万吨</td></tr></table>";
    vec![
        own(&format!(
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>政府工作报告</title><style>p{{}}</style><script>x</script></head><body><div id=nav><a>首页</a></div><div class=article>{lines}{table}<ol><li>一<li>二</ol><pre>a\n b</pre></div><!-- x --></body></html>"
        )),
        own(&format!(
            "{lines}<div><div><section hidden>藏</section><svg><g/></svg><math><mi>x</mi></math><template>y</template><noscript>z</noscript>"
        )),
    ]
}

/// The body of a Word document with tracked changes, a table, a note, numbering and fields.
fn document() -> String {
    let list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
    let body = [
        p("<w:pStyle w:val=\"1\"/>", "政府工作报告"),
        p(list, "回顾"),
        "<w:p><w:r><w:t>新增</w:t></w:r><w:ins w:id=\"1\"><w:r><w:t>3500人</w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>3000人</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>".into(),
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge/></w:tcPr><w:p><w:r><w:t>粮食</w:t><w:tab/><w:br/></w:r></w:p></w:tc></w:tr></w:tbl>".into(),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>5</w:t><w:fldChar w:fldCharType=\"end\"/><w:rPr><w:vanish/></w:rPr></w:r></w:p>".into(),
        "<w:sdt><w:sdtContent><w:p><w:moveFrom><w:r><w:t>甲</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>乙&amp;</w:t></w:r></w:moveTo></w:p></w:sdtContent></w:sdt>".into(),
    ];
    format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{}</w:body></w:document>", body.concat())
}

const STYLES: &str = "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style><w:style w:styleId=\"2\"><w:basedOn w:val=\"1\"/><w:pPr><w:outlineLvl w:val=\"2\"/></w:pPr><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"5\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCountingThousand\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"5\"/></w:num></w:numbering>";
const NOTES: &str =
    "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"2\"><w:p><w:r><w:t>就业：名词解释。</w:t></w:r></w:p></w:footnote></w:footnotes>";

fn old_word() -> Vec<u8> {
    let row = vec![0x16, 0x24, 1];
    let runs = [
        ("各位代表：\r新增", 0),
        ("3500人", 0x0801),
        ("3000人", 0x0800),
        ("。\r\u{13}PAGE\u{14}5\u{15}粮食\u{7}12万吨\u{7}\u{7}完。\r", 0),
    ];
    let paragraphs = vec![
        (1, Vec::new()),
        (0, Vec::new()),
        (0, row.clone()),
        (0, row.clone()),
        (0, [&row[..], &[0x17, 0x24, 1]].concat()),
        (0, Vec::new()),
    ];
    let (main, table) = Builder::new(&runs, &paragraphs).streams();
    let length = u16::try_from(table.len()).unwrap_or(u16::MAX);
    [&length.to_le_bytes()[..], &table, &main].concat()
}

fn pdfs() -> Vec<Vec<u8>> {
    let lines = Sheet::default().lines(73.0, 100.0, &["政府工作报告", "各位代表：", "　　增长5.2%，", "就业3350人。"]);
    let drawn = Sheet::default()
        .rule(70.0, 90.0, 300.0, 90.0)
        .draw("q 1 0 0 1 5 5 cm /X4 Do Q BT /F1 9 Tf 12 TL T* [ <589E> -200 <957F> ] TJ 3 Tr (a) ' ET\n")
        .at(73.0, 200.0, 12.0, "增长");
    let map = "begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <589E> endbfrange 1 beginbfchar <41> <957F> endbfchar endcmap";
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /A /FirstChar 32 /LastChar 33 /Widths [ 500 600 ] /ToUnicode 4 0 R /Encoding << /Differences [ 65 /one /u5E74 ] >> >>";
    let simple = Sheet::default().draw("BT /F1 16 Tf 72 700 Td (AB !) Tj 0 -20 Td <4142> Tj ET\n");
    vec![
        paper::pdf(std::slice::from_ref(&lines)),
        paper::file(&paper::objects(&[simple.clone(), simple], font, &[paper::stream("", map)]), ""),
        paper::file(
            &paper::objects(&[drawn], font, &[paper::stream("/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ]", "BT /F1 9 Tf (A) Tj ET")]),
            "/Info << /Title (x) >>",
        ),
        paper::file(&["<< /Type /Catalog /Pages 2 0 R >>".into(), "<< /Type /Pages /Count 9 /Kids [ 2 0 R ] >>".into()], ""),
    ]
}

fn ofds() -> Vec<Vec<u8>> {
    let text: String = ["政府工作报告", "各位代表：", "　　增长5.2%，", "就业3350人。"]
        .iter()
        .zip(0u8..)
        .map(|(line, at)| paper::ofd_text(20.0, 40.0 + 9.0 * f64::from(at), line))
        .collect();
    let page = paper::ofd_page(
        &(text
            + "<ofd:CompositeObject ResourceID='9' Boundary='20 30 100 100'/><ofd:PathObject Boundary='1 1 9 9'><ofd:AbbreviatedData>M 0 0 L 9 0</ofd:AbbreviatedData></ofd:PathObject>"),
        "<ofd:Template TemplateID='7' ZOrder='Background'/>",
    );
    let document = "<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID='7' BaseLoc='Tpls/Tpl_0.xml'/></ofd:CommonData><ofd:Pages><ofd:Page ID='1' BaseLoc='Pages/Page_0/Content.xml'/></ofd:Pages></ofd:Document>";
    let shared = "<ofd:Res><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID='9'><ofd:Content><ofd:TextObject Boundary='0 0 90 6' Size='5' CTM='1 0 0 1 0 0'><ofd:TextCode X='0' Y='5' DeltaX='g 3 5'>年</ofd:TextCode></ofd:TextObject></ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>";
    let template = paper::ofd_page(&paper::ofd_text(20.0, 15.0, "会议文件"), "");
    vec![joined(&[&page, document, shared, &template])]
}

fn archives() -> Vec<Vec<u8>> {
    let text = "政府工作报告\n各位代表：增长5.2%。\n".as_bytes();
    let parts: [(&str, &[u8]); 3] = [("2023.txt", text), ("x/2024.md", b"# a\n"), ("readme.txt", b"x")];
    let page = paper::ofd_page(&paper::ofd_text(20.0, 40.0, "各位代表。"), "");
    vec![container(&parts), docx(&p("", "各位代表：增长5.2%。"), &[]), paper::ofd(&[page], "", &[])]
}

fn sentences() -> Vec<Vec<u8>> {
    let lines = [
        "地区生产总值达到256.4亿元、增长5.2%以上，其中一、二、三产业分别增长3%、4.1%和6%左右。",
        "百分之十三点四，一千二百三十万吨，三分之二，两个百分点，二十多万人，八成五，翻两番，第38届，五年行动，12345热线，500强。",
        "三次产业结构由8.6:44.1:47.3调整为8.2:44.3:47.5，占比提高1.2个百分点，PM2.5平均浓度36微克/立方米，上升2.9%。",
        "新增就业3350人，不低于38万亩，控制在3%以内，力争达到1.5—2万户，连续三年居全市第1位，为上年的1.3倍，２０２３年８ ．８％。",
    ];
    let coded = [0x86u8, 0x80, b'5', b'.', b'2', 0x9e, b',', 0xa7, b'8', 0xa0, 0xb7, 0xc0, 0x82, b'1', b'0', 0x91, 0x9a, 0xac];
    lines.iter().map(|line| own(line)).chain([coded.to_vec()]).collect()
}

fn pairs() -> Vec<Vec<u8>> {
    let moved = "一、今年任务\n（一）兴业\n新建口袋公园八处。校车线路覆盖全部行政村。渡口码头开港运营，沿线修好三个驿站。\n（二）惠民\n社区食堂开到家门口。\n\0一、今年任务\n（一）兴业\n新建口袋公园9处。\n（二）惠民\n社区食堂、养老食堂开到家门口。渡口码头开港运营，沿线修好三个驿站。校车线路\t覆盖。\n";
    let targets = "政府工作报告\n各位代表：\n二、2023年工作安排\n主要预期目标是：地区生产总值增长6%左右。\0政府工作报告\n各位代表：\n一、2023年工作回顾\n地区生产总值增长5.2%，达到256.4亿元。\n";
    let year = |year| short_report(year).unwrap_or_default();
    let coded =
        [0xc1u8, 0xa8, b'\n', 0xc2, b'\n', 0x86, 0x80, b'5', 0x9e, 0xa6, 0xf0, 0xab, 0xad, b'\n', 0xc3, 0xbe, 0x82, 0xd0, b'3', 0xf2, 0xa6];
    vec![
        own(moved),
        own(targets),
        [&year(2022)[..], &[PART], &year(2023)].concat(),
        [&coded[..], &[PART], &coded[4..], &coded[..9]].concat(),
    ]
}

fn words() -> Vec<Vec<u8>> {
    let mut unit = "[[indicator]]\nid = \"tea\"\nname = \"茶叶产量\"\nname_en = \"Tea\"\nalso = [\"茶叶\"]\ntheme = \"agriculture\"\nmeasure = \"level\"\nbetter = \"higher\"\nexample = [\"茶叶产量达到12.5万筐 => level 12.5 万筐\"]\n".to_owned();
    let _ = write!(unit, "[[unit]]\nword = \"筐\"\ndimension = \"count\"\nkind = \"count\"\nscale = \"1\"\nbase = \"筐\"\n");
    // Of every built-in file its first entries.
    let built_in = tongbi::Knowledge::files().iter().map(|(_, text)| {
        let lines = text.lines().filter(|line| !line.starts_with(['#', 's']) && !line.is_empty()).take(16);
        lines.fold(String::new(), |all, line| all + line + "\n").into_bytes()
    });
    std::iter::once(unit.into_bytes()).chain(built_in.filter(|text| text.len() < 2000)).collect()
}
