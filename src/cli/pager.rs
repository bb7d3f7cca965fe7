//! Output that is longer than the screen goes through a pager, as git does it: `TONGBI_PAGER`, else `PAGER`, else `less`.

use std::io::{ErrorKind, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use tongbi::Error;

use super::speech;

/// What `less` does where the user has not said it: it leaves at once where all fits (F), shows colours (R), leaves the text on the
/// screen (X), and ends when the program is interrupted (K), which does not wait for it then.
const LESS: &str = "FRXK";

static FORBIDDEN: AtomicBool = AtomicBool::new(false);

/// Of `--no-pager`.
pub(crate) fn forbid() {
    FORBIDDEN.store(true, Ordering::Relaxed);
}

/// Shows a text that is longer than the screen through the pager. Whether that was done: where not, it is to be written as it is.
pub(crate) fn page(text: &str) -> Result<bool, Error> {
    if FORBIDDEN.load(Ordering::Relaxed) || !std::io::stdout().is_terminal() || !is_long(text) {
        return Ok(false);
    }
    let Some((mut command, own)) = command(|name| std::env::var(name).ok()) else { return Ok(false) };
    if std::env::var_os("LESS").is_none() {
        command.env("LESS", LESS);
    }
    let mut pager = match command.stdin(Stdio::piped()).spawn() {
        Ok(pager) => pager,
        // Nobody asked for less: without it the text is written as it is.
        Err(error) if error.kind() == ErrorKind::NotFound && !own => return Ok(false),
        Err(error) => return Err(failed(&error)),
    };
    if let Some(mut input) = pager.stdin.take() {
        // The user may leave before the end.
        let _ = input.write_all(text.as_bytes());
    }
    match pager.wait().map_err(|error| failed(&error))?.code() {
        // What the shell ends with where the command cannot be run: it has said so.
        Some(126 | 127) if own => Ok(false),
        _ => Ok(true),
    }
}

fn failed(error: &std::io::Error) -> Error {
    Error::new(format!("the pager cannot be run: {error}")).hint("set TONGBI_PAGER or PAGER to another command, or give --no-pager")
}

/// The pager's command, and whether the user named it; `None` where none is wanted.
fn command(variable: impl Fn(&str) -> Option<String>) -> Option<(Command, bool)> {
    let own = ["TONGBI_PAGER", "PAGER"].into_iter().find_map(variable);
    match own.as_deref().map(str::trim) {
        Some("" | "cat") => None,
        Some(words) => {
            let (shell, option) = if cfg!(windows) { ("cmd", "/C") } else { ("sh", "-c") };
            let mut command = Command::new(shell);
            command.args([option, words]);
            Some((command, true))
        }
        // What Windows has by itself spoils Chinese.
        None if cfg!(windows) => None,
        None => Some((Command::new("less"), false)),
    }
}

/// Whether a text has more lines than the screen.
fn is_long(text: &str) -> bool {
    let rows = terminal_size::terminal_size().map_or(usize::MAX, |(_, terminal_size::Height(rows))| usize::from(rows));
    text.lines().count() >= rows
}

/// A text for a person: through the pager where it is long, else as it is.
pub(crate) fn show(text: &str) -> Result<bool, Error> {
    page(text).or_else(|error| {
        // That the pager fails is no reason not to show the text.
        speech::complain(&error);
        Ok(false)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_users_pager_goes_first_and_cat_is_none() {
        let of = |set: &[(&str, &str)]| {
            let found = command(|name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()));
            found
                .map(|(command, own)| (command.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" "), own))
        };
        assert_eq!(
            of(&[("TONGBI_PAGER", "more"), ("PAGER", "less")]).map(|(words, own)| (words.contains("more"), own)),
            Some((true, true))
        );
        assert_eq!(of(&[("PAGER", "less -S")]).map(|(words, _)| words.contains("less -S")), Some(true));
        assert_eq!(of(&[("TONGBI_PAGER", ""), ("PAGER", "less")]), None);
        assert_eq!(of(&[("PAGER", "cat")]), None);
        assert_eq!(of(&[]), if cfg!(windows) { None } else { Some((String::new(), false)) });
    }
}
