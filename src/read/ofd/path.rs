//! A path of OFD → the edges of it that are straight.

use super::numbers;

type Point = (f64, f64);

/// The straight edges of `M x y L x y … C`; curves are followed to their end and draw none.
pub(super) fn edges(path: &str) -> Vec<(Point, Point)> {
    let mut edges = Vec::new();
    let (mut start, mut at) = ((0.0, 0.0), (0.0, 0.0));
    let mut words = path.split_whitespace();
    while let Some(word) = words.next() {
        let length = match word {
            "M" | "S" | "L" => 2,
            "Q" => 4,
            "B" => 6,
            "A" => 7,
            _ => 0,
        };
        let numbers: Vec<f64> = words.by_ref().take(length).filter_map(numbers::number).collect();
        let to = match numbers[..] {
            [.., x, y] if numbers.len() == length => (x, y),
            _ => start,
        };
        match word {
            "M" | "S" => start = to,
            "L" | "C" => edges.push((at, to)),
            _ => {}
        }
        at = if length == 0 && word != "C" { at } else { to };
    }
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_edges_and_the_closing_one_are_found() {
        assert_eq!(edges("M 0 0 L 5 0"), [((0.0, 0.0), (5.0, 0.0))]);
        assert_eq!(edges("M 1 1 L 5 1 B 1 2 3 4 5 6 L 1 6 C").len(), 3);
        assert_eq!(edges("M 1 1 L 5 1 B 1 2 3 4 5 6 L 1 6 C")[2], ((1.0, 6.0), (1.0, 1.0)));
        assert_eq!(edges("L x"), [((0.0, 0.0), (0.0, 0.0))]);
    }
}
