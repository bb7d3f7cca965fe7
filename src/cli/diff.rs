//! `tongbi diff`.

use tongbi::Error;

use super::Ending;
use super::args::DiffArgs;

pub(crate) fn run(_args: &DiffArgs) -> Result<Ending, Error> {
    Err(Error::new("diff is not here yet"))
}
