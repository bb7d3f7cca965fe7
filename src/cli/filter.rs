//! `--measure`, `--role`, `--since`, `--until`: which figures to show.

use tongbi::Error;
use tongbi::compare::{Comparison, Filter};
use tongbi::facts::{Measure, Role};

use super::args::{FilterArgs, MeasureName, RoleName};

/// What the user asked for.
pub(crate) fn filter(args: &FilterArgs, role: Option<RoleName>) -> Filter {
    Filter {
        measure: args.measure.map(|measure| match measure {
            MeasureName::Level => Measure::Level,
            MeasureName::Growth => Measure::Growth,
            MeasureName::Change => Measure::Change,
            MeasureName::Ratio => Measure::Ratio,
            MeasureName::Rank => Measure::Rank,
            MeasureName::Streak => Measure::Streak,
        }),
        role: role.map(|role| match role {
            RoleName::Actual => Role::Actual,
            RoleName::Target => Role::Target,
            RoleName::Background => Role::Background,
        }),
        since: args.since,
        until: args.until,
    }
}

/// Takes out what is not wanted; it is an error where something was there and nothing is left.
pub(crate) fn apply(filter: &Filter, comparison: &mut Comparison) -> Result<(), Error> {
    let empty = |of: &Comparison| of.table.rows.is_empty() && of.targets.rows.is_empty();
    let before = empty(comparison);
    filter.apply(comparison);
    if empty(comparison) && !before {
        return Err(
            Error::new("no figure is of the measure, role and years asked for").hint("take back --measure, --role, --since or --until")
        );
    }
    Ok(())
}
