//! Two names as written → how alike they are, for what no list of words knows.

/// Bigram Dice of two names, 0 to 1.
#[must_use]
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    if one == other {
        return 1.0;
    }
    let (one, mut other) = (bigrams(one), bigrams(other));
    let total = one.len() + other.len();
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let mut shared = 0_usize;
    for pair in one {
        if let Some(at) = other.iter().position(|p| *p == pair) {
            other.swap_remove(at);
            shared += 2;
        }
    }
    let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    share(shared) / share(total)
}

fn bigrams(text: &str) -> Vec<(char, char)> {
    // Verbs of doing tell nothing of what is counted, and come and go between a plan and its result.
    let plain: Vec<char> = text.chars().filter(|c| !"的了为达到完成实现“”（）、".contains(*c)).collect();
    plain.iter().copied().zip(plain.iter().copied().skip(1)).collect()
}
