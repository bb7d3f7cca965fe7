//! A text → whether it writes its figures in digits or in Chinese.

use memchr::memmem;

use crate::facts::quantity::Numerals;

/// A report that writes at least this share of its numerals in digits is read with Chinese numerals gated.
pub(super) fn numerals(text: &str) -> Numerals {
    let bytes = text.as_bytes();
    let percent = memmem::find_iter(bytes, "百分之".as_bytes()).count();
    let few = |digits: usize| digits < 40 + percent * 4 && percent > 5 || digits < 60;
    let narrow = count(bytes, u8::is_ascii_digit);
    // ０ to ９ are EF BC 90 to 99; where there are digits enough without them, they need not be counted.
    let wide = || bytes.windows(3).filter(|three| matches!(three, [0xEF, 0xBC, 0x90..=0x99])).count();
    let few = few(narrow) && few(narrow + wide());
    if few || amounts_in_chinese(text) { Numerals::Full } else { Numerals::Gated }
}

/// How many bytes are of one kind; counted in short stretches, which the compiler makes a few instructions of.
fn count(bytes: &[u8], is: impl Fn(&u8) -> bool) -> usize {
    bytes.chunks(255).map(|stretch| usize::from(stretch.iter().map(|byte| u8::from(is(byte))).sum::<u8>())).sum()
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
