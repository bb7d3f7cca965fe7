//! What leads to a value, and the measure, sign and bound that follow from it.

use rust_decimal::Decimal;

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::name::{Name, tails};
use crate::facts::quantity::Quantity;
use crate::facts::token::{Kind, Token, Tokens};
use crate::facts::{Measure, Value};
use crate::knowledge::UnitKind;

/// The word that leads from a name to its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// A rise or a fall by the value: 增长5.2%.
    Direction {
        /// 1 or -1.
        sign: i8,
        /// How many tokens of the left side come before it.
        core: usize,
    },
    /// Up to the value: 达到, 提高到.
    Reach {
        /// How many tokens of the left side come before it.
        core: usize,
    },
    /// Nothing: 粮食产量1.39万亿斤.
    None,
}

impl Lead {
    /// The tokens before the lead.
    #[must_use]
    pub fn core(self, left: &[Token]) -> &[Token] {
        match self {
            Lead::Direction { core, .. } | Lead::Reach { core } => left.get(..core).unwrap_or(left),
            Lead::None => left,
        }
    }

    /// The name of the rule.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Lead::Direction { sign: 1, .. } => "rise",
            Lead::Direction { .. } => "fall",
            Lead::Reach { .. } => "reach",
            Lead::None => "plain",
        }
    }
}

/// Finds the lead: the last word before the value that is no adverb.
#[must_use]
pub fn lead(tokens: &Tokens, left: &[Token], lexicon: &Lexicon) -> Lead {
    for (at, token) in left.iter().enumerate().rev() {
        match token.kind {
            Kind::Note | Kind::Respectively | Kind::Year(_) => continue,
            // 增加到2002年的10.2万亿元
            Kind::Of
                if at
                    .checked_sub(1)
                    .and_then(|i| left.get(i))
                    .is_some_and(|t| matches!(t.kind, Kind::Year(_)) || t.role.has(Role::ADVERB)) =>
            {
                continue;
            }
            Kind::Word => {}
            Kind::Quantity(_) | Kind::Mark | Kind::Pause | Kind::Joint | Kind::Of | Kind::Such | Kind::Among | Kind::Text => {
                return Lead::None;
            }
        }
        let role = token.role;
        if role.has(Role(Role::NAME.0 | Role::PROTECT.0 | Role::GROWTH_NAME.0 | Role::FALL_NOUN.0)) {
            return Lead::None;
        }
        let ends_in_to = matches!(tokens.plain(token).last(), Some('到' | '至' | '为' | '在'));
        if role.has(Role::REACH) && (ends_in_to || !role.has(Role::DIRECTION)) || role.has(Role::DIRECTION) && ends_in_to {
            // 增长均为12%: the rise before it leads.
            let moved = left.get(..at).map_or(Lead::None, |before| lead(tokens, before, lexicon));
            return if matches!(moved, Lead::Direction { .. }) && !ends_in_move(tokens, token) { moved } else { Lead::Reach { core: at } };
        }
        if role.has(Role::DIRECTION) && !role.has(Role::GROWTH_NOUN) {
            return Lead::Direction { sign: sign(tokens, token, lexicon), core: at };
        }
        if role.has(Role(Role::ADVERB.0 | Role::COMMITMENT.0)) && !role.has(Role::KEEP) {
            continue;
        }
        return Lead::None;
    }
    Lead::None
}

/// The lead of a distance from another place, which the word at `at` begins to say: 低于全省0.3个百分点.
#[must_use]
pub fn apart(tokens: &Tokens, left: &[Token], at: usize, lexicon: &Lexicon) -> Lead {
    Lead::Direction { sign: left.get(at).map_or(1, |token| sign(tokens, token, lexicon)), core: at }
}

fn sign(tokens: &Tokens, token: &Token, lexicon: &Lexicon) -> i8 {
    let word: String = tokens.plain(token).iter().collect();
    lexicon.sign(&word).unwrap_or(if matches!(word.as_str(), "降" | "减") { -1 } else { 1 })
}

/// Whether a reach word holds its own rise or fall: 增长到, 下降至.
fn ends_in_move(tokens: &Tokens, token: &Token) -> bool {
    token.to - token.from > 2 && matches!(tokens.plain(token).last(), Some('到' | '至'))
}

/// The measure, from the lead, the unit and the words of the name; turns the value of a fall negative and takes 涨幅 off the name.
pub fn of(name: &mut Name, quantity: &mut Quantity, lead: Lead, lexicon: &Lexicon) -> Measure {
    let ratio = quantity.kind == UnitKind::Ratio && !quantity.unit.contains("百分点") && quantity.unit != "个基点";
    let points = quantity.kind == UnitKind::Ratio && !ratio;
    if let Lead::Direction { sign, .. } = lead {
        if sign < 0 {
            negate(quantity);
        }
        return if ratio { Measure::Growth } else { Measure::Change };
    }
    if ratio {
        if let Some(sign) = closing_direction(name, lexicon) {
            if sign < 0 {
                negate(quantity);
            }
            return Measure::Growth;
        }
        let whole = name.text.len();
        let moved = tails(&name.text)
            .map(|tail| (tail, lexicon.role(tail)))
            .find(|(tail, role)| role.has(Role::GROWTH_NAME) || role.has(Role::GROWTH_NOUN) && tail.len() < whole);
        match moved {
            Some((_, role)) if role.has(Role::GROWTH_NAME) => {
                name.text = name.text.trim_end_matches("目标").trim_end_matches("预期").to_owned();
                return Measure::Growth;
            }
            Some((tail, _)) => {
                if tail.starts_with('降') || tail.starts_with("下降") {
                    negate(quantity);
                }
                // 地区生产总值年均|增速
                let rest = name.text.len() - tail.len();
                let rest = name.text.get(..rest).map_or(rest, |rest| rest.trim_end_matches("年均").len());
                name.text.truncate(rest);
                return Measure::Growth;
            }
            None => {}
        }
        return Measure::Ratio;
    }
    if points {
        return Measure::Change;
    }
    // 排名53位 is a place, 增至123位 so many people.
    if quantity.unit == "位"
        && let Some(thing) = ["排名", "位次", "名次"].iter().find_map(|end| name.text.strip_suffix(end)).filter(|thing| !thing.is_empty())
    {
        let scope = ["全国", "全省", "全市", "全区", "全县", "全州"].into_iter().find(|scope| thing.ends_with(scope)).unwrap_or_default();
        let thing = thing.strip_suffix(scope).unwrap_or(thing).to_owned();
        (name.text, quantity.unit) = (thing, scope.to_owned());
        return Measure::Rank;
    }
    if quantity.shape == crate::facts::quantity::Shape::Bare {
        return Measure::Ratio;
    }
    Measure::Level
}

/// Takes a word of rise or fall off the end of a name that a table of names holds whole (地区生产总值增长); gives its sign.
fn closing_direction(name: &mut Name, lexicon: &Lexicon) -> Option<i8> {
    if lexicon.role(&name.text).has(Role::GROWTH_NAME) {
        return None;
    }
    for suffix in ["预期目标", "目标", "预期"] {
        if name.text.strip_suffix(suffix).is_some_and(|rest| rest.ends_with("增长")) {
            name.text = name.text.trim_end_matches(suffix).to_owned();
        }
    }
    let (word, sign) = [("增长", 1), ("上涨", 1), ("下降", -1), ("降低", -1)].into_iter().find(|(word, _)| name.text.ends_with(word))?;
    name.text = name.text.replace(&format!("预期{word}"), word);
    let rest = name.text.strip_suffix(word).filter(|rest| rest.chars().count() > 1)?.to_owned();
    name.text = rest;
    Some(sign)
}

fn negate(quantity: &mut Quantity) {
    let minus = |value: Decimal| if value.is_zero() { value } else { -value };
    quantity.value = match quantity.value {
        Value::Point(value) => Value::Point(minus(value)),
        Value::Range(low, high) => Value::Range(minus(high), minus(low)),
        Value::Words => Value::Words,
    };
}
