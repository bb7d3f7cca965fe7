//! How differences between places' figures, and what they come to, are written.

use rust_decimal::Decimal;

use crate::compare::places::{Difference, Distance};
use crate::render::grid::Words;
use crate::render::lang::Lang;

/// `高0.4个百分点`, `区间内`, `下限低0.5、上限持平（个百分点）`.
pub(super) fn difference(of: &Difference, lang: Lang) -> Words {
    let unit = lang.unit(&of.unit);
    let about = if of.approximate { lang.pick("约", "~") } else { "" };
    let gap = if lang == Lang::En { " " } else { "" };
    let percent = of.percent.map(|percent| format!(" ({}%)", percent.abs())).unwrap_or_default();
    let one = |by: Decimal| side(by, lang);
    match of.distance {
        Distance::By(by) if by.is_zero() => Words::new(format!("{about}{}", lang.pick("持平", "same"))),
        Distance::By(by) => {
            // A level may stand beside one in another unit; rates are all in points.
            let short = if of.percent.is_some() { format!("{gap}{unit}") } else { String::new() };
            Words::new(format!("{about}{}{gap}{unit}{percent}", one(by))).or_short(format!("{about}{}{short}", one(by)))
        }
        Distance::Within => Words::new(format!("{about}{}", lang.pick("区间内", "within"))),
        Distance::Above(by) => match lang {
            Lang::Zh => Words::new(format!("{about}高于上限{by}{unit}")).or_short(format!("{about}超上限{by}")),
            Lang::En => Words::new(format!("{about}{by} {unit} above range")).or_short(format!("{about}{by} above")),
        },
        Distance::Below(by) => match lang {
            Lang::Zh => Words::new(format!("{about}低于下限{by}{unit}")).or_short(format!("{about}低下限{by}")),
            Lang::En => Words::new(format!("{about}{by} {unit} below range")).or_short(format!("{about}{by} below")),
        },
        Distance::Ends(low, high) => match lang {
            Lang::Zh => {
                Words::new(format!("下限{}、上限{}{unit}", one(low), one(high))).or_short(format!("下限{}\n上限{}", one(low), one(high)))
            }
            Lang::En => Words::new(format!("low end {}, high end {} {unit}", one(low), one(high))).or_short(format!(
                "low {}\nhigh {}",
                one(low),
                one(high)
            )),
        },
    }
}

fn side(by: Decimal, lang: Lang) -> String {
    let (size, up) = (by.abs(), by.is_sign_positive());
    match lang {
        _ if by.is_zero() => lang.pick("持平", "same").to_owned(),
        Lang::Zh => format!("{}{size}", if up { "高" } else { "低" }),
        Lang::En => format!("{}{size}", if up { "+" } else { "-" }),
    }
}

/// A mean with its unit, and of how many where not of `all`.
pub(super) fn statistic(value: Decimal, count: usize, all: usize, unit: &str) -> String {
    let of = if count == all { String::new() } else { format!(" ({count})") };
    format!("{value}{unit}{of}")
}
