//! Explained sentences → a listing for the terminal, or JSON.

use serde_json::{Value as Json, json};

use crate::align::Edition;
use crate::explain::Explained;
use crate::facts::quantity::Quantity;
use crate::facts::token::{Kind, Token};
use crate::facts::{Fact, Value};
use crate::render::grid::{self, Column, Grid, Line, Words};
use crate::render::{View, extract, figure, parts};

/// Every sentence with its tokens and facts (schema `tongbi.explain/1`).
#[must_use]
pub fn json(edition: &Edition, explained: &[Explained]) -> String {
    let sentences: Vec<Json> = explained.iter().map(|of| sentence(edition, of)).collect();
    let file = Json::String(edition.report.source.file.clone());
    parts::pretty(&parts::document("tongbi.explain/1", vec![("file", file), ("sentences", Json::Array(sentences))]))
}

fn sentence(edition: &Edition, of: &Explained) -> Json {
    let report = &edition.report;
    let held = report.sentences.get(of.sentence);
    let tokens: Vec<Json> = of.tokens.list.iter().enumerate().map(|(at, token)| self::token(of, at, token)).collect();
    let facts: Vec<Json> = of.facts.iter().map(|fact| extract::fact(edition, fact)).collect();
    json!({
        "line": of.place.line, "column": of.place.column, "text": held.map_or("", |s| report.quote(s.span)).trim(),
        "kind": held.map(|s| s.kind.name()), "section": held.map_or("", |s| report.section_title(s.section)),
        "tokens": tokens, "facts": facts,
    })
}

fn token(of: &Explained, at: usize, token: &Token) -> Json {
    let place = of.places.get(at);
    json!({
        "text": of.tokens.text(token), "line": place.map(|p| p.line), "column": place.map(|p| p.column), "kind": token.kind.name(),
        "roles": token.role.names(), "quantity": quantity_of(of, token).map(quantity),
    })
}

fn quantity_of<'a>(of: &'a Explained, token: &Token) -> Option<&'a Quantity> {
    match token.kind {
        Kind::Quantity(at) => of.tokens.quantities.get(at),
        _ => None,
    }
}

fn quantity(of: &Quantity) -> Json {
    let [value, low, high] = parts::ends(of.value);
    json!({"value": value, "low": low, "high": high, "unit": of.unit, "bound": of.bound.name(), "dimension": &*of.dimension})
}

/// Every sentence, its tokens one a line, and its facts with the rules that made them.
#[must_use]
pub fn terminal(edition: &Edition, explained: &[Explained], view: &View<'_>) -> String {
    let report = &edition.report;
    let mut text = String::new();
    for of in explained {
        let held = report.sentences.get(of.sentence);
        let words = figure::one_line(held.map_or("", |s| report.quote(s.span)).trim());
        let section = held.map_or(String::new(), |s| format!("[{}] {}", s.kind.name(), report.section_title(s.section)));
        text.push_str(&format!("{}:{}:{}  {}\n{words}\n\n", report.source.file, of.place.line, of.place.column, section.trim()));
        text.push_str(&grid::terminal(&tokens(of, view), view));
        text.push('\n');
        if of.facts.is_empty() {
            text.push_str(view.lang.pick("没有读出数据", "no fact was read"));
            text.push('\n');
        } else {
            text.push_str(&grid::terminal(&facts(edition, of, view), view));
        }
        text.push('\n');
    }
    text
}

fn tokens(of: &Explained, view: &View<'_>) -> Grid {
    let pick = |zh, en| view.lang.pick(zh, en).to_owned();
    let column = |title: String| Column { title, ..Column::default() };
    let columns = vec![
        Column { right: true, ..column(pick("列", "column")) },
        column(pick("词", "token")),
        column(pick("类", "kind")),
        column(pick("作用", "does")),
    ];
    let lines = of.tokens.list.iter().enumerate().map(|(at, token)| {
        let does = quantity_of(of, token).map_or_else(|| token.role.names().join(" "), figure_of);
        let place = of.places.get(at).map_or(String::new(), |place| place.column.to_string());
        let cells = [place, of.tokens.text(token), token.kind.name().to_owned(), does];
        Line::Cells(cells.into_iter().map(Words::new).collect())
    });
    Grid { columns, lines: lines.collect() }
}

fn figure_of(of: &Quantity) -> String {
    format!("{} {} {} ({})", value(of.value), of.unit, of.bound.name(), of.dimension)
}

fn value(of: Value) -> String {
    match of {
        Value::Point(value) => value.normalize().to_string(),
        Value::Range(low, high) => format!("{}–{}", low.normalize(), high.normalize()),
        Value::Words => "—".to_owned(),
    }
}

fn facts(edition: &Edition, of: &Explained, view: &View<'_>) -> Grid {
    let titles = [
        ("行:列", "line:column"),
        ("指标", "indicator"),
        ("编号", "id"),
        ("类型", "measure"),
        ("数值", "value"),
        ("界限", "bound"),
        ("性质", "role"),
        ("时期", "period"),
        ("规则", "rules"),
    ];
    let columns = titles.iter().map(|(zh, en)| Column { title: view.lang.pick(zh, en).to_owned(), ..Column::default() }).collect();
    let lines = of.facts.iter().map(|fact| Line::Cells(cells(edition, fact).into_iter().map(Words::new).collect()));
    Grid { columns, lines: lines.collect() }
}

fn cells(edition: &Edition, fact: &Fact) -> [String; 9] {
    let place = edition.report.source.locate(fact.span.start);
    let period = match fact.period {
        Some(period) if period.is_year() => period.to.to_string(),
        Some(period) => format!("{}–{}", period.from, period.to),
        None => "—".to_owned(),
    };
    [
        format!("{}:{}", place.line, place.column),
        fact.indicator.name.clone(),
        fact.indicator.id.clone().unwrap_or_else(|| "—".to_owned()),
        fact.measure.name().to_owned(),
        format!("{} {}", value(fact.value), fact.unit).trim().to_owned(),
        fact.bound.name().to_owned(),
        fact.role.name().to_owned(),
        period,
        fact.rules.join(" "),
    ]
}
