//! The lines of a page in reading order: where two columns stand side by side, the left one is read first.

use super::lines::{Line, usual};

/// The least width of the gap between two columns, in ems.
const GUTTER: f64 = 1.2;

/// Both columns have at least this many lines side by side.
const LINES: usize = 4;

/// Lines of columns fill at least this share of their column, taken together.
const FULL: f64 = 0.6;

/// The lines of one column, from top to bottom.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Column {
    pub(super) lines: Vec<Line>,
    /// Its edges, where it is one of two; else its lines tell them.
    pub(super) edges: Option<(f64, f64)>,
}

/// Parts the lines of a page into columns and puts these in order.
pub(super) fn columns(lines: Vec<Line>) -> Vec<Column> {
    let Some(gutter) = gutter(&lines) else { return vec![Column { lines, edges: None }] };
    let mut out: Vec<Column> = Vec::new();
    let mut open: [Vec<Line>; 2] = Default::default();
    for line in lines {
        match sides(&line, gutter) {
            Some(sides) => open.iter_mut().zip(sides).for_each(|(column, side)| column.extend(side)),
            None => {
                out.extend(open.iter_mut().filter_map(beside));
                match out.last_mut().filter(|column| column.edges.is_none()) {
                    Some(column) => column.lines.push(line),
                    None => out.push(Column { lines: vec![line], edges: None }),
                }
            }
        }
    }
    out.extend(open.iter_mut().filter_map(beside));
    out
}

/// The column of lines that stand on one side of the gutter.
fn beside(lines: &mut Vec<Line>) -> Option<Column> {
    let lines = std::mem::take(lines);
    let left = lines.iter().map(|l| l.x0).fold(f64::INFINITY, f64::min);
    let right = lines.iter().map(|l| l.x1).fold(f64::NEG_INFINITY, f64::max);
    (!lines.is_empty()).then_some(Column { lines, edges: Some((left, right)) })
}

/// What of a line stands left and right of the gutter; `None` where it runs across.
fn sides(line: &Line, gutter: (f64, f64)) -> Option<[Option<Line>; 2]> {
    let middle = (gutter.0 + gutter.1) / 2.0;
    let across = line.seen().any(|g| g.x < gutter.1 - 1.0 && g.right() > gutter.0 + 1.0);
    if across {
        return None;
    }
    let (left, right) = line.glyphs.iter().partition(|g| g.x < middle);
    Some([Line::new(left), Line::new(right)])
}

/// The gap between two columns: a strip near the middle that hardly any line crosses, with full lines on both sides of it.
fn gutter(lines: &[Line]) -> Option<(f64, f64)> {
    let size = usual(lines.iter().map(|l| l.size))?;
    let (left, right) = lines.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), l| (a.min(l.x0), b.max(l.x1)));
    let width = right - left;
    // Gaps of the lines that have one near the middle.
    let mut starts = Vec::new();
    let mut ends = Vec::new();
    for line in lines {
        for two in line.pieces(GUTTER).windows(2) {
            let middle = (two[0].x1 + two[1].x0) / 2.0;
            if (left + width * 0.35..left + width * 0.65).contains(&middle) {
                starts.push(two[0].x1);
                ends.push(two[1].x0);
            }
        }
    }
    // The columns' own gap is what nearly all of these leave free: a short line leaves more.
    let from = reached(&mut starts, true)?;
    let to = reached(&mut ends, false)?;
    if to - from < GUTTER * size * 0.8 || starts.len() < LINES {
        return None;
    }
    let beside: Vec<[Option<Line>; 2]> = lines.iter().filter_map(|line| sides(line, (from, to))).collect();
    let filled = |side: usize, room: f64| {
        let widths: Vec<f64> = beside.iter().filter_map(|sides| sides[side].as_ref()).map(|l| (l.x1 - l.x0) / room).collect();
        #[allow(clippy::cast_precision_loss, reason = "a page has few lines")]
        let mean = widths.iter().sum::<f64>() / widths.len().max(1) as f64;
        widths.len() >= LINES && mean >= FULL
    };
    (filled(0, from - left) && filled(1, right - to)).then_some((from, to))
}

/// How far nearly all of these places reach.
fn reached(places: &mut [f64], upward: bool) -> Option<f64> {
    places.sort_by(f64::total_cmp);
    let at = places.len() / 20;
    if upward { places.iter().rev().nth(at).copied() } else { places.get(at).copied() }
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::super::testing::glyphs;
    use super::*;

    #[test]
    fn two_columns_are_read_one_after_the_other() {
        let mut all = glyphs("跨栏的大标题大标题大标题大标题大标题大标题", 100.0, 20.0, 10.0);
        for n in 0..6 {
            let y = 40.0 + f64::from(n) * 15.0;
            all.extend(glyphs("左栏正文十个字左栏正文", 100.0, y, 10.0));
            all.extend(glyphs("右栏正文十个字右栏正文", 230.0, y, 10.0));
        }
        let found = columns(lines(all));
        let heads: Vec<(usize, char)> = found.iter().map(|c| (c.lines.len(), c.lines[0].glyphs[0].c)).collect();
        assert_eq!(heads, [(1, '跨'), (6, '左'), (6, '右')]);
        assert_eq!(found[2].edges, Some((230.0, 340.0)));
    }

    #[test]
    fn one_column_with_wide_gaps_stays_one() {
        let mut all = Vec::new();
        for n in 0..6 {
            let y = 40.0 + f64::from(n) * 15.0;
            all.extend(glyphs("姓名", 100.0, y, 10.0));
            all.extend(glyphs("职务", 230.0, y, 10.0));
            all.extend(glyphs("这一行是占满全部版心宽度的正文一共二十四个字", 100.0, y + 100.0, 10.0));
        }
        assert_eq!(columns(lines(all)).len(), 1);
    }
}
