//! A table as a reader finds it → its rows as blocks; a table that only lays out the page gives the paragraphs in it instead.

use super::blocks::{Block, Cell, Kind};
use crate::source::Place;

/// Characters that no cell of a table of figures has.
const LONG: usize = 300;

/// A row of cells.
#[derive(Debug, Clone, Default)]
pub(super) struct TableRow {
    /// From the left.
    pub(super) cells: Vec<TableCell>,
    /// The page that it stands on.
    pub(super) page: Option<u32>,
}

/// A cell with what stands in it.
#[derive(Debug, Clone, Default)]
pub(super) struct TableCell {
    /// Paragraphs, or rows of tables in it.
    pub(super) blocks: Vec<Block>,
    /// How many columns it covers.
    pub(super) across: usize,
}

impl TableCell {
    fn is_long(&self) -> bool {
        let nested = self.blocks.iter().any(|block| matches!(block.kind, Kind::Row(_)));
        nested || self.blocks.iter().map(|block| block.text.chars().count()).sum::<usize>() > LONG
    }

    fn text(&self) -> String {
        let stays = |block: &&Block| !matches!(block.kind, Kind::Dropped(_));
        self.blocks.iter().filter(stays).map(|block| block.text.trim()).collect()
    }

    fn across(&self) -> usize {
        self.across.clamp(1, 1_000)
    }
}

/// The rows of table number `count` + 1, which is counted if it is one.
pub(super) fn blocks(rows: Vec<TableRow>, count: &mut u32) -> Vec<Block> {
    let columns = |row: &TableRow| row.cells.iter().map(TableCell::across).sum::<usize>();
    let wide = rows.iter().map(columns).max().unwrap_or(0);
    let lays_out = wide < 2 || rows.len() < 2 || rows.iter().flat_map(|row| &row.cells).any(TableCell::is_long);
    if lays_out {
        return rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.blocks).collect();
    }
    *count += 1;
    let mut out = Vec::new();
    for (at, row) in rows.into_iter().enumerate() {
        let place = Place { page: row.page, table: Some(*count), row: u32::try_from(at + 1).ok() };
        let mut column = 0;
        let mut cells = Vec::with_capacity(row.cells.len());
        for cell in &row.cells {
            cells.push(Cell { text: cell.text(), column, across: cell.across() });
            column += cell.across();
        }
        let gone = row.cells.into_iter().flat_map(|cell| cell.blocks).filter(|block| matches!(block.kind, Kind::Dropped(_)));
        out.push(Block::row(cells, place));
        out.extend(gone);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str, across: usize) -> TableCell {
        TableCell { blocks: vec![Block::paragraph(text, Place::default())], across }
    }

    fn row(cells: Vec<TableCell>) -> TableRow {
        TableRow { cells, page: None }
    }

    #[test]
    fn rows_keep_their_columns() {
        let mut count = 0;
        let rows = vec![row(vec![cell("指标", 1), cell("2022年", 2)]), row(vec![cell("粮食", 1), cell("12万吨", 1), cell("1%", 1)])];
        let found = blocks(rows, &mut count);
        let Kind::Row(cells) = &found[0].kind else { panic!("no row") };
        assert_eq!((cells[1].column, cells[1].across, count), (1, 2, 1));
        assert_eq!(found[1].text, "粮食\t12万吨\t1%");
        assert_eq!(found[1].place.row, Some(2));
    }

    #[test]
    fn a_frame_around_the_article_is_no_table() {
        let mut count = 0;
        let found = blocks(vec![row(vec![cell("左栏", 1), cell(&"正文".repeat(200), 1)]), row(vec![cell("完", 1)])], &mut count);
        assert_eq!((found.len(), count), (3, 0));
        assert!(found.iter().all(|block| block.kind == Kind::Paragraph));
    }
}
