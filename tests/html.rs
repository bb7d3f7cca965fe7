//! Web pages: encodings declared rightly, wrongly and not at all, the article among its furniture, lines, tables, depth.

#![allow(clippy::expect_used, reason = "a broken page stops its test")]

mod support;

use encoding_rs::{GB18030, UTF_8};
use support::{read, text};

const MENU: &str = "<div class='nav'><ul><li><a href='/'>首页</a></li><li><a href='/zw'>政务公开</a></li></ul></div>";
const FOOT: &str = "<div class='share'>分享到：<a>微信</a> <a>打印</a> <a>关闭</a></div><div class='foot'><p>主办：某县人民政府</p></div>";

fn page(head: &str, article: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head>{head}<title>政府工作报告_某县人民政府</title><script>var 菜单='，。，。';</script></head><body>{MENU}<div id='c'>{article}</div>{FOOT}</body></html>"
    )
}

const ARTICLE: &str = "<p>2024年政府工作报告</p><p>各位代表：</p><p>现在，我代表县人民政府，向大会报告工作，请予审议。</p><p>全县粮食产量12.6万吨，增长1.5%；城镇新增就业3100人。</p>";

#[test]
fn the_article_is_found_and_the_page_around_it_goes() {
    let source = read(page("<meta charset='utf-8'>", ARTICLE).as_bytes(), "x.html").expect("a page");
    assert_eq!(
        source.text,
        "2024年政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作，请予审议。\n全县粮食产量12.6万吨，增长1.5%；城镇新增就业3100人。"
    );
    let around: String = source.dropped.iter().filter_map(|part| source.original.get(part.original.clone())).collect();
    assert!(around.contains("政务公开") && around.contains("主办") && !around.contains("菜单"), "{around}");
}

#[test]
fn the_bytes_tell_the_encoding_whatever_the_page_declares() {
    let html = |charset: &str| page(&format!("<meta http-equiv='Content-Type' content='text/html; charset={charset}'>"), ARTICLE);
    let expected = read(html("utf-8").as_bytes(), "x.html").expect("a page").text;
    for declared in ["gb2312", "utf-8", "big5", "nonsense"] {
        let words = html(declared);
        for encoding in [UTF_8, GB18030] {
            let found = read(&encoding.encode(&words).0, "x.html").expect("a page");
            assert_eq!((found.text.as_str(), found.encoding), (expected.as_str(), encoding.name()), "declared {declared}");
        }
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide, "x.html").expect("a page").text, expected);
    }
}

#[test]
fn lines_end_at_blocks_and_at_br_and_not_where_the_source_breaks() {
    let article = "<h2>一、回顾</h2>今年，<b>粮食</b>\n  产量<span>12</span>万吨。<br>\n&nbsp;&nbsp;就业\n稳定；A &amp; B。<br/><br/>收入增长。<div>各位代表！<i>努力</i>奋斗。</div>";
    assert_eq!(
        text(page("", article).as_bytes(), "x.html"),
        "政府工作报告/#2 一、回顾/今年，粮食产量12万吨。/就业稳定；A & B。/收入增长。/各位代表！努力奋斗。"
    );
}

#[test]
fn a_title_beside_the_article_is_kept() {
    let html = format!(
        "<html><body>{MENU}<h1>某县2024年政府工作报告</h1><div>发布时间：2024-01-02</div><div><p>各位代表：</p><p>过去一年，粮食增产，收入增长。</p></div>{FOOT}</body></html>"
    );
    assert_eq!(text(html.as_bytes(), "x.html"), "某县2024年政府工作报告/各位代表：/过去一年，粮食增产，收入增长。");
}

#[test]
fn tables_give_rows_and_frames_give_lines() {
    let table = "<table><tr><th rowspan=2>指标</th><th colspan=2>2023年</th></tr><tr><th>总量</th><th>增长</th></tr><tr><td>粮食<td>12万吨<td>1%</table>";
    let found = read(page("", &format!("<p>各位代表：</p><p>主要指标，如下表。</p>{table}")).as_bytes(), "x.html").expect("a page");
    assert!(found.text.ends_with("指标\t2023年\n\t总量\t增长\n粮食\t12万吨\t1%"), "{}", found.text);
    let columns: Vec<_> = found.rows[1].cells.iter().map(|cell| cell.column).collect();
    assert_eq!(columns, [0, 1, 2]);
    let frame = format!("<html><body><table><tr><td>左栏</td><td>{ARTICLE}</td></tr></table></body></html>");
    assert!(read(frame.as_bytes(), "x.html").expect("a page").rows.is_empty());
}

#[test]
fn depth_and_hidden_parts_cost_nothing() {
    let deep = format!("<html><body>{}各位代表：今年，粮食产量12万吨。", "<div><b>".repeat(60_000));
    let source = read(deep.as_bytes(), "x.html").expect("a page");
    assert_eq!(source.text, "各位代表：\n今年，粮食产量12万吨。");
    assert!(source.notes.iter().any(|note| note.en.contains("nested too deep")));
    let hidden = "<p>各位代表：</p><p style='DISPLAY: none'>看不见。</p><select><option>选项</option></select><p>看得见，也读得到。</p>";
    assert_eq!(text(page("", hidden).as_bytes(), "x.html"), "政府工作报告/各位代表：/看得见，也读得到。");
}
