//! An indicator's name as written → the name that the knowledge lists.

/// Scopes that stand before a name and do not change what is measured when the whole place is meant.
const SCOPES: &[&str] =
    &["全国", "全省", "全市", "全区", "全县", "全州", "全盟", "全旗", "全镇", "我国", "我省", "我市", "我区", "我县", "全自治区", "全年"];

/// Takes a leading scope (全省, 全市, 我国 …) off a name.
#[must_use]
pub fn strip_scope(name: &str) -> &str {
    let mut rest = name;
    while let Some(next) = SCOPES.iter().find_map(|scope| rest.strip_prefix(scope)).filter(|next| !next.is_empty()) {
        rest = next;
    }
    rest
}
