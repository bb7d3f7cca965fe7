//! Figures stated where several years are reviewed → whether they are of the last year (what stands) or of all (what was done).

use crate::facts::clause::Draft;
use crate::facts::lexicon::{Deed, Ending, Lexicon};
use crate::facts::{Bound, name};
use crate::knowledge::IndicatorEntry;

/// Whether product, income and firms stated without 累计 are those of the last year; what was done or spent (一般公共预算支出3.4万亿元,
/// 完成适老化改造7.4万户) is of all of them.
#[must_use]
pub(super) fn stands(draft: &Draft, entry: &IndicatorEntry, lexicon: &Lexicon) -> bool {
    let name = draft.name.text.as_str();
    match &*entry.dimension {
        "money" => draft.quantity.bound == Bound::Gt || !is_spent(name, lexicon),
        "enterprise" | "household" => !is_flow(name, lexicon),
        _ => false,
    }
}

/// Whether a name ends in what stands (装机, 里程, 企业), as written or as the list has it, and says nothing that was done.
#[must_use]
pub(super) fn stands_by_name(name: &str, known: Option<&IndicatorEntry>, lexicon: &Lexicon) -> bool {
    let canonical = known.map(|entry| &*entry.name).unwrap_or_default();
    let stands = || [name, canonical].iter().any(|name| lexicon.ending_of(name) == Some(Ending::Stock));
    name.chars().nth(2).is_some() && stands() && !is_flow(name, lexicon) && name::opening_verb(name, lexicon).is_empty()
}

/// Whether a name says what money was spent or waived, so that its figures of several years add up.
pub(super) fn is_spent(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.says(name, Deed::Spent)
}

/// Whether a name says that something was done, so that its figures of several years add up.
fn is_flow(name: &str, lexicon: &Lexicon) -> bool {
    lexicon.says(name, Deed::Done) && !lexicon.says(name, Deed::Undone)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    #[test]
    fn what_stands_is_told_from_what_was_done() {
        let lexicon = Lexicon::new(Knowledge::built_in());
        let stands = |name: &str| stands_by_name(name, None, &lexicon);
        assert!(["高新技术企业", "高速公路通车里程", "发电装机"].into_iter().all(stands));
        assert!(!["新增高新技术企业", "改造企业", "退出企业", "企业", "粮食产量"].into_iter().any(stands));
    }
}
