//! A counter and its format (`w:numFmt`) → the number as Word prints it: 一, 壹, ①, iv.

const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
const LEGAL: [&str; 10] = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];

/// The number `value` in `format`; decimal where the format is not known. Bullets and `none` print nothing.
pub(super) fn number(value: u32, format: &str) -> String {
    match format {
        "none" | "bullet" => String::new(),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => counting(value, &DIGITS, ["", "十", "百", "千"], true),
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => counting(value, &LEGAL, ["", "拾", "佰", "仟"], false),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" | "koreanDigital2" => {
            each(value, |d| DIGITS.get(d).copied())
        }
        "ideographTraditional" => cycle(value, "甲乙丙丁戊己庚辛壬癸"),
        "ideographZodiac" => cycle(value, "子丑寅卯辰巳午未申酉戌亥"),
        "ideographEnclosedCircle" => cycle(value, "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => from('①', value, 20),
        "decimalEnclosedParen" => from('⑴', value, 20),
        "decimalEnclosedFullstop" => from('⒈', value, 20),
        "decimalFullWidth" | "decimalFullWidth2" => {
            value.to_string().chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)).collect()
        }
        "decimalZero" => format!("{value:02}"),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "upperLetter" => letter(value).to_uppercase(),
        "lowerLetter" => letter(value),
        _ => value.to_string(),
    }
}

/// 十二, 二十, 一百零三; the first 一 of 一十 is not said where `short`.
fn counting(value: u32, digits: &[&str; 10], units: [&str; 4], short: bool) -> String {
    if value == 0 || value > 9999 {
        return value.to_string();
    }
    let mut out = String::new();
    let mut zero = false;
    for (power, unit) in units.iter().enumerate().rev() {
        let place = 10u32.pow(u32::try_from(power).unwrap_or(0));
        let digit = (value / place % 10) as usize;
        if digit == 0 {
            zero = !out.is_empty();
            continue;
        }
        if zero {
            out.push('零');
            zero = false;
        }
        if !(short && power == 1 && digit == 1 && out.is_empty()) {
            out.push_str(digits.get(digit).copied().unwrap_or_default());
        }
        out.push_str(unit);
    }
    out
}

fn each(value: u32, digit: impl Fn(usize) -> Option<&'static str>) -> String {
    value.to_string().bytes().filter_map(|b| digit(usize::from(b - b'0'))).collect()
}

fn cycle(value: u32, signs: &str) -> String {
    let count = signs.chars().count();
    let at = (value.max(1) as usize - 1) % count;
    signs.chars().nth(at).map(String::from).unwrap_or_default()
}

fn from(first: char, value: u32, most: u32) -> String {
    let sign = (1..=most).contains(&value).then(|| char::from_u32(first as u32 + value - 1)).flatten();
    sign.map_or_else(|| value.to_string(), String::from)
}

fn roman(value: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if value > 3999 {
        return value.to_string();
    }
    let mut rest = value;
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    out
}

/// a … z, aa … zz: Word repeats the letter.
fn letter(value: u32) -> String {
    let at = value.max(1) - 1;
    let sign = char::from(b'a' + u8::try_from(at % 26).unwrap_or(0));
    std::iter::repeat_n(sign, (at / 26 + 1).min(9) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_are_printed_as_word_prints_them() {
        let cases = [
            (1, "chineseCounting", "一"),
            (10, "chineseCountingThousand", "十"),
            (12, "chineseCountingThousand", "十二"),
            (20, "chineseCounting", "二十"),
            (103, "chineseCountingThousand", "一百零三"),
            (110, "chineseCountingThousand", "一百一十"),
            (12, "chineseLegalSimplified", "壹拾贰"),
            (10, "ideographDigital", "一〇"),
            (3, "ideographTraditional", "丙"),
            (3, "decimalEnclosedCircle", "③"),
            (4, "decimalFullWidth", "４"),
            (14, "lowerRoman", "xiv"),
            (28, "upperLetter", "BB"),
            (7, "decimalZero", "07"),
            (7, "somethingNew", "7"),
            (7, "bullet", ""),
        ];
        for (value, format, expected) in cases {
            assert_eq!(number(value, format), expected, "{format}");
        }
    }
}
