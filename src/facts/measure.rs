//! What leads to a value, and the measure, sign and bound that follow from it.

use rust_decimal::Decimal;

use crate::facts::lexicon::{Lexicon, Role};
use crate::facts::name::Name;
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
            Kind::Word => {}
            Kind::Quantity(_) | Kind::Mark | Kind::Pause | Kind::Joint | Kind::Of | Kind::Such | Kind::Among | Kind::Text => {
                return Lead::None;
            }
        }
        let role = token.role;
        if role.has(Role(Role::NAME.0 | Role::PROTECT.0 | Role::GROWTH_NAME.0 | Role::FALL_NOUN.0)) {
            return Lead::None;
        }
        if role.has(Role::REACH) && !role.has(Role::DIRECTION) {
            return Lead::Reach { core: at };
        }
        if role.has(Role::DIRECTION) && !role.has(Role::GROWTH_NOUN) {
            let word: String = tokens.plain(token).iter().collect();
            let sign = lexicon.sign(&word).unwrap_or(if matches!(word.as_str(), "降" | "减") { -1 } else { 1 });
            return Lead::Direction { sign, core: at };
        }
        if role.has(Role(Role::ADVERB.0 | Role::COMMITMENT.0)) && !role.has(Role::KEEP) {
            continue;
        }
        return Lead::None;
    }
    Lead::None
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
    let chars: Vec<char> = name.text.chars().collect();
    if ratio {
        for from in 0..chars.len() {
            let tail: String = chars[from..].iter().collect();
            let role = lexicon.role(&tail);
            if role.has(Role::GROWTH_NAME) {
                return Measure::Growth;
            }
            if role.has(Role::GROWTH_NOUN) && from > 0 {
                if tail.starts_with('降') || tail.starts_with("下降") {
                    negate(quantity);
                }
                name.text = chars[..from].iter().collect();
                return Measure::Growth;
            }
        }
        return Measure::Ratio;
    }
    if points || quantity.unit == "位" {
        return Measure::Change;
    }
    if quantity.shape == crate::facts::quantity::Shape::Bare {
        return Measure::Ratio;
    }
    Measure::Level
}

fn negate(quantity: &mut Quantity) {
    let minus = |value: Decimal| if value.is_zero() { value } else { -value };
    quantity.value = match quantity.value {
        Value::Point(value) => Value::Point(minus(value)),
        Value::Range(low, high) => Value::Range(minus(high), minus(low)),
        Value::Words => Value::Words,
    };
}
