//! The lists of numbers that OFD writes into attributes.

/// More numbers than these are none.
const MOST: usize = 1 << 20;

/// The numbers of a list: a box, a matrix, the points of a path.
pub(super) fn list(text: &str) -> Vec<f64> {
    text.split_whitespace().filter_map(number).take(MOST).collect()
}

/// A finite number.
pub(super) fn number(word: &str) -> Option<f64> {
    word.parse().ok().filter(|n: &f64| n.is_finite())
}

/// The steps from character to character, at most `most` of them: `g 3 2.5` stands for 2.5 three times.
pub(super) fn steps(text: &str, most: usize) -> Vec<f64> {
    let mut steps = Vec::new();
    let mut words = text.split_whitespace();
    while let Some(word) = words.next().filter(|_| steps.len() < most) {
        if word == "g" {
            let times = words.next().and_then(|times| times.parse::<usize>().ok()).unwrap_or(0);
            let Some(step) = words.next().and_then(number) else { break };
            steps.extend(std::iter::repeat_n(step, times.min(most - steps.len())));
        } else if let Some(step) = number(word) {
            steps.push(step);
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_steps_are_laid_out() {
        assert_eq!(steps("2 g 3 1.5 -4", 10), [2.0, 1.5, 1.5, 1.5, -4.0]);
        assert_eq!(steps("g 4000000000 1", 4), [1.0; 4]);
        assert_eq!(steps("g 2", 4), [0.0; 0]);
        assert_eq!(list("1 x NaN 2"), [1.0, 2.0]);
    }
}
