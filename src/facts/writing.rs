//! A text → whether it writes its figures in digits or in Chinese.

use memchr::memmem;

use crate::facts::quantity::Numerals;

/// A report that writes at least this share of its numerals in digits is read with Chinese numerals gated.
pub(super) fn numerals(text: &str) -> Numerals {
    // ０ to ９ are EF BC 90 to 99.
    let wide = memmem::find_iter(text.as_bytes(), b"\xEF\xBC");
    let wide = wide.filter(|at| text.as_bytes().get(at + 2).is_some_and(|last| (0x90..=0x99).contains(last))).count();
    let digits = text.bytes().filter(u8::is_ascii_digit).count() + wide;
    let percent = memmem::find_iter(text.as_bytes(), "百分之".as_bytes()).count();
    let few = digits < 40 + percent * 4 && percent > 5 || digits < 60;
    if few || amounts_in_chinese(text) { Numerals::Full } else { Numerals::Gated }
}

/// Whether a report writes more of its amounts in Chinese numerals than in digits, whatever its rates and years: 六百零八元, 一亿一千四百万吨.
fn amounts_in_chinese(text: &str) -> bool {
    let (mut chinese, mut digits) = (0, 0);
    for unit in ["万", "亿", "元"] {
        for at in memmem::find_iter(text.as_bytes(), unit.as_bytes()) {
            let before = text.get(..at).and_then(|head| head.chars().next_back()).map(crate::shadow::plain);
            chinese += usize::from(before.is_some_and(|c| c != '一' && crate::facts::numeral::is_chinese(c)));
            digits += usize::from(before.is_some_and(|c| c.is_ascii_digit()));
        }
    }
    chinese >= 10 && chinese > 2 * digits
}
