//! The grade that a name says (国家级, 省级 …): what one grade counts, another does not.

use crate::align::ledger::fact_of;
use crate::align::{Edition, LedgerRow};

/// Who recognises what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// 国家级.
    National,
    /// 省级.
    Provincial,
    /// 市级.
    Municipal,
    /// 县级, 区级.
    County,
}

impl Grade {
    /// The grade that a name says: 国家级单项冠军企业, 省级以上“专精特新”企业; the first of several.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let words = [
            ("国家", Grade::National),
            ("省级", Grade::Provincial),
            ("市级", Grade::Municipal),
            ("区级", Grade::County),
            ("县级", Grade::County),
        ];
        words.into_iter().find(|(word, _)| name.contains(word)).map(|(_, grade)| grade)
    }

    /// In Chinese and in English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Grade::National => ("国家级", "national level"),
            Grade::Provincial => ("省级", "provincial level"),
            Grade::Municipal => ("市级", "municipal level"),
            Grade::County => ("县级", "county level"),
        }
    }
}

/// Parts the rows whose names say different grades, a row a grade; what says none stays by itself then, for it may be any of them.
pub(super) fn part(rows: &mut Vec<LedgerRow>, editions: &[Edition]) {
    let mut parted: Vec<LedgerRow> = Vec::with_capacity(rows.len());
    for mut row in rows.drain(..) {
        let grades: Vec<Option<Grade>> = row
            .entries
            .iter()
            .map(|entry| {
                fact_of(editions, entry).filter(|fact| fact.indicator.id.is_some()).and_then(|fact| Grade::of(&fact.indicator.name))
            })
            .collect();
        let mut several: Vec<Grade> = grades.iter().copied().flatten().collect();
        several.sort_unstable();
        several.dedup();
        if several.len() > 1 {
            for grade in several {
                let of_it = row.entries.iter().zip(&grades).filter(|(_, own)| **own == Some(grade)).map(|(entry, _)| *entry).collect();
                parted.push(LedgerRow { key: row.key.clone(), measure: row.measure, grade: Some(grade), entries: of_it });
            }
            row.entries = row.entries.iter().zip(&grades).filter(|(_, own)| own.is_none()).map(|(entry, _)| *entry).collect();
        }
        if !row.entries.is_empty() {
            parted.push(row);
        }
    }
    *rows = parted;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::ledger;
    use crate::align::sample::{edition, fact};
    use crate::facts::{Bound, Fact, Measure, Role};
    use crate::knowledge::Knowledge;

    #[test]
    fn what_two_grades_count_stands_in_two_rows() {
        let platforms = |name: &str, words, year| -> Fact {
            let mut fact = fact(name, Measure::Level, (words, "7", "个"), Bound::Eq, Role::Actual, year);
            fact.indicator.id = Some("innovation_platforms".to_owned());
            fact
        };
        let rows = |facts: &[Fact]| {
            let editions = [edition(2024, "7个、8个、9个。", facts)];
            let ledger = ledger::build(&editions, Knowledge::built_in());
            ledger.rows.iter().map(|row| (row.grade, row.entries.len())).collect::<Vec<_>>()
        };
        let national = platforms("国家级创新平台", "7个", 2021);
        let provincial = platforms("省级创新平台", "8个", 2022);
        let plain = platforms("创新平台", "9个", 2023);
        assert_eq!(
            rows(&[national.clone(), provincial, plain.clone()]),
            [(Some(Grade::National), 1), (Some(Grade::Provincial), 1), (None, 1)]
        );
        assert_eq!(rows(&[national, plain]), [(None, 2)]);
    }
}
