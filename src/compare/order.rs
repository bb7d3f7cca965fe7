//! Reports in any order → whose they are: those of one place together, by year; of two of one place and year the final text.

use crate::align::Edition;
use crate::compare::Remark;
use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::structure::Level;

/// A place and its reports.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// Its name; where no report says it, `None`.
    pub name: Option<String>,
    /// How high it stands.
    pub level: Option<Level>,
    /// Its reports by their places in [`Comparison::reports`](super::Comparison::reports), in order of year.
    pub reports: Vec<usize>,
}

/// Reports put in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Ordered {
    /// In order of year, within a year in that of the places.
    pub(super) kept: Vec<Edition>,
    /// Whose they are.
    pub(super) places: Vec<Place>,
    /// What was left out.
    pub(super) remarks: Vec<Remark>,
}

/// How words of a file's name tell a draft from a final text.
const DRAFT: &[&str] = &["征求意见", "讨论稿", "草案", "草稿", "初稿", "送审", "draft"];
const FINAL: &[&str] = &["定稿", "终稿", "正式", "审议通过", "final"];

/// Puts `editions` in order. Of two reports of one place and year the one is kept whose file's name says that it is the final text, else
/// the first given; unless there are no others and `both` are wanted.
pub(super) fn order(editions: &[Edition], both: bool, knowledge: &Knowledge) -> Ordered {
    let names = names(editions, knowledge);
    let mut places: Vec<(Place, Vec<&Edition>)> = Vec::new();
    for edition in editions {
        let name = edition.report.meta.place.as_deref();
        // What does not say whose it is belongs to the only place there is; of several nobody knows to which.
        let name = match (name, names.as_slice()) {
            (Some(name), _) => Some(whole(name, &names, knowledge)),
            (None, [only]) => Some(*only),
            (None, _) => None,
        };
        let own = places.iter_mut().find(|(place, _)| place.name.as_deref() == name && (name.is_some() || names.is_empty()));
        match own {
            Some((place, reports)) => {
                place.level = place.level.or(edition.report.meta.level);
                reports.push(edition);
            }
            None => {
                let place = Place { name: name.map(str::to_owned), level: edition.report.meta.level, reports: Vec::new() };
                places.push((place, vec![edition]));
            }
        }
    }
    places.sort_by_cached_key(|(place, _)| rank(place, knowledge));
    let mut ordered = Ordered::default();
    let mut all: Vec<(usize, Edition)> = Vec::new();
    for (at, (place, mut reports)) in places.into_iter().enumerate() {
        reports.sort_by_key(|edition| (edition.report.meta.year, stage(edition)));
        let draft = both && editions.len() == 2 && matches!(reports.as_slice(), [one, other] if same_year(one, other));
        for edition in reports {
            let last = all.last().filter(|(of, last)| *of == at && same_year(last, edition)).map(|(_, last)| last);
            match last {
                Some(last) if draft => {
                    ordered.remarks.push(Remark { report: None, note: drafted(last, edition) });
                    all.push((at, edition.clone()));
                }
                Some(last) if stage(edition) > stage(last) => {
                    ordered.remarks.push(Remark { report: None, note: doubled(edition, last) });
                    all.pop();
                    all.push((at, edition.clone()));
                }
                Some(last) => ordered.remarks.push(Remark { report: None, note: doubled(last, edition) }),
                None => all.push((at, edition.clone())),
            }
        }
        ordered.places.push(place);
    }
    all.sort_by_key(|(at, edition)| (edition.report.meta.year, *at));
    for (number, (at, edition)) in all.into_iter().enumerate() {
        if let Some(place) = ordered.places.get_mut(at) {
            place.reports.push(number);
        }
        ordered.kept.push(edition);
    }
    ordered
}

/// The places that the reports name, each once, by its fullest name.
fn names<'a>(editions: &'a [Edition], knowledge: &Knowledge) -> Vec<&'a str> {
    let all: Vec<&str> = editions.iter().filter_map(|edition| edition.report.meta.place.as_deref()).collect();
    let mut names: Vec<&str> = all.iter().map(|name| whole(name, &all, knowledge)).collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The fullest of `names` that means the same place; where it could be several (朝阳区 of two cities), the name itself.
fn whole<'a>(name: &'a str, names: &[&'a str], knowledge: &Knowledge) -> &'a str {
    let fuller: Vec<&str> = names.iter().copied().filter(|other| is_part(name, other, knowledge)).collect();
    let Some(fullest) = fuller.iter().max_by_key(|other| other.len()) else { return name };
    if fuller.iter().all(|other| other == fullest || is_part(other, fullest, knowledge)) { fullest } else { name }
}

/// Whether `name` is what stands at the end of `full` after the places above it: 石鼓区 of 衡阳市石鼓区; 沙县 is no part of 长沙县.
fn is_part(name: &str, full: &str, knowledge: &Knowledge) -> bool {
    full.strip_suffix(name).is_some_and(|above| {
        above.ends_with(['省', '市', '区', '州', '盟', '县', '旗']) || knowledge.places.iter().any(|place| place.short == above)
    })
}

/// The higher first, then in the order of the list of places, then by name; last who is not named.
fn rank(place: &Place, knowledge: &Knowledge) -> (usize, usize, Option<String>) {
    let level = place.level.and_then(|level| Level::ALL.iter().position(|other| *other == level)).unwrap_or(Level::ALL.len());
    let listed = knowledge.places.iter().position(|known| Some(&*known.name) == place.name.as_deref()).unwrap_or(knowledge.places.len());
    (level, listed, place.name.clone())
}

/// 0 for a draft, 2 for a final text, 1 where the file's name does not say.
fn stage(edition: &Edition) -> u8 {
    let file = edition.report.source.file.to_lowercase();
    let name = file.rsplit(['/', '\\']).next().unwrap_or(&file);
    let says = |words: &[&str]| words.iter().any(|word| name.contains(word));
    match (says(DRAFT), says(FINAL)) {
        (true, false) => 0,
        (false, true) => 2,
        _ => 1,
    }
}

fn same_year(one: &Edition, other: &Edition) -> bool {
    one.report.meta.year.is_some() && one.report.meta.year == other.report.meta.year
}

fn drafted(first: &Edition, second: &Edition) -> Note {
    let year = first.report.meta.year.unwrap_or_default();
    let (one, two) = (&first.report.source.file, &second.report.source.file);
    Note::new(
        format!("两份都是{year}年的报告，以 {one} 为旧、{two} 为新；如年份有误，用 --year 指定"),
        format!("both are of {year}: {one} is taken as the older, {two} as the newer text (--year overrides a year that was misread)"),
    )
}

fn doubled(kept: &Edition, left: &Edition) -> Note {
    let year = kept.report.meta.year.unwrap_or_default();
    let (one, two) = (&kept.report.source.file, &left.report.source.file);
    Note::new(
        format!("{one} 与 {two} 都是同一地区{year}年的报告，只用 {one}；如年份或地区有误，用 --year、--place 指定"),
        format!("{one} and {two} are both of {year} and one place; only {one} is used (--year and --place override what was misread)"),
    )
    .grave()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::sample::edition;

    fn of(place: &str, year: i32, file: &str) -> Edition {
        let mut edition = edition(year, "甲。", &[]);
        edition.report.meta.place = (!place.is_empty()).then(|| place.to_owned());
        edition.report.source.file = file.to_owned();
        edition
    }

    /// `place: file file` of each place.
    fn check(editions: &[Edition]) -> Vec<String> {
        let ordered = order(editions, false, Knowledge::built_in());
        let files = |place: &Place| -> Vec<&str> { place.reports.iter().map(|&at| ordered.kept[at].report.source.file.as_str()).collect() };
        ordered.places.iter().map(|place| format!("{}: {}", place.name.as_deref().unwrap_or("?"), files(place).join(" "))).collect()
    }

    #[test]
    fn reports_of_several_places_stand_apart_each_by_year() {
        let found = check(&[of("乙省", 2025, "b5"), of("甲省", 2026, "a6"), of("乙省", 2024, "b4"), of("甲省", 2025, "a5")]);
        assert_eq!(found, ["乙省: b4 b5", "甲省: a5 a6"]);
    }

    #[test]
    fn a_place_is_the_same_under_its_short_and_its_full_name() {
        let found = check(&[of("石门区", 2025, "short"), of("甲阳市石门区", 2026, "full"), of("河北甲阳市石门区", 2024, "fuller")]);
        assert_eq!(found, ["河北甲阳市石门区: fuller short full"]);
        // The end of a word is no place.
        assert_eq!(check(&[of("沙县", 2025, "a"), of("长沙县", 2025, "b")]).len(), 2);
        // Nobody knows of which city it is.
        assert_eq!(check(&[of("甲市朝阳区", 2025, "a"), of("乙市朝阳区", 2025, "b"), of("朝阳区", 2025, "c")]).len(), 3);
    }

    #[test]
    fn what_names_no_place_belongs_to_the_only_one() {
        assert_eq!(check(&[of("甲县", 2025, "a"), of("", 2024, "b")]), ["甲县: b a"]);
        assert_eq!(check(&[of("", 2025, "a"), of("", 2024, "b")]), ["?: b a"]);
        assert_eq!(check(&[of("甲县", 2025, "a"), of("乙县", 2025, "b"), of("", 2025, "c"), of("", 2025, "d")]).len(), 4);
    }

    #[test]
    fn of_a_draft_and_its_final_text_the_final_one_is_kept_in_any_order() {
        let (draft, text) = (of("甲县", 2025, "2025征求意见稿.txt"), of("甲县", 2025, "2025.txt"));
        assert_eq!(check(&[draft.clone(), text.clone()]), ["甲县: 2025.txt"]);
        assert_eq!(check(&[text.clone(), draft]), ["甲县: 2025.txt"]);
        assert_eq!(check(&[text, of("甲县", 2025, "again.txt")]), ["甲县: 2025.txt"]);
    }
}
