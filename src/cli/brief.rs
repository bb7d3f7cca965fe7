//! `tongbi brief`.

use std::path::Path;

use tongbi::compare::brief::Part;
use tongbi::compare::{self, Comparison, Wants};
use tongbi::note::Note;
use tongbi::render::brief::{self as view, Logo, Setting};
use tongbi::render::chart::{self, Fonts, Kind, Pictures};
use tongbi::render::{docx, xlsx};
use tongbi::{Error, Knowledge};

use super::args::{BriefArgs, Format};
use super::{Ending, open, output, suggest, template};

pub(crate) fn run(args: &BriefArgs, knowledge: &Knowledge) -> Result<Ending, Error> {
    let common = &args.common;
    let format = output::format(common)?;
    let mut setting = setting(args, knowledge)?;
    let opened = open::open(common, knowledge)?;
    let comparison = compare::compare(&opened.editions, Wants::for_brief(), knowledge);
    let doubtful = output::say_notes(common, &comparison.reports, &comparison.notes);
    if comparison.brief.is_none() {
        return Err(
            Error::new("brief needs two reports of different years").hint("name an old and a new report, or a folder that holds them")
        );
    }
    output::of_one_place(&comparison)?;
    if !comparison.notes.is_empty() && !setting.parts.contains(&Part::Head) {
        // Doubts stand in the head: they belong to every choice of parts.
        setting.parts.push(Part::Head);
    }
    let bytes = written(&comparison, format, &setting, args)?;
    match std::str::from_utf8(&bytes) {
        Ok(text) if !matches!(format, Format::Docx | Format::Xlsx) => output::write(common, format, text)?,
        _ => output::write_bytes(common, format, &bytes)?,
    }
    Ok(Ending { failed: opened.failed, differs: doubtful })
}

/// The one place where formats plug in.
fn written(comparison: &Comparison, format: Format, setting: &Setting<'_>, args: &BriefArgs) -> Result<Vec<u8>, Error> {
    if let Some(template) = &args.template {
        if !matches!(format, Format::Html | Format::Md | Format::Table) {
            return Err(Error::new("a template is for a web page or Markdown").hint("write to a file ending in .html or .md"));
        }
        return template::fill(template, &view::context(comparison, setting), format == Format::Html).map(String::into_bytes);
    }
    Ok(match format {
        Format::Table | Format::Md => view::markdown(comparison, setting).into_bytes(),
        Format::Json => view::json(comparison, setting).into_bytes(),
        Format::Csv => view::csv(comparison, setting).into_bytes(),
        Format::Html => view::html(comparison, setting).into_bytes(),
        Format::Docx => {
            let (charts, notes) = pictures(comparison, setting);
            output::beside(&args.common, &notes);
            docx::brief(comparison, setting, &charts, output::clock())?
        }
        Format::Xlsx => xlsx::brief(comparison, setting, output::clock())?,
        _ => {
            return Err(output::unsupported("brief", format, "html, md, json, csv, docx or xlsx"));
        }
    })
}

/// The charts of the parts asked for, and notes on those that cannot be drawn.
fn pictures(comparison: &Comparison, setting: &Setting<'_>) -> (Vec<Pictures>, Vec<Note>) {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| setting.parts.contains(&kind.part())).collect();
    if kinds.is_empty() {
        return (Vec::new(), Vec::new());
    }
    chart::pictures(&kinds, comparison, setting, Fonts::of_system().as_ref())
}

fn setting<'a>(args: &BriefArgs, knowledge: &'a Knowledge) -> Result<Setting<'a>, Error> {
    let mut setting = Setting::new(output::lang(&args.common), knowledge);
    if !args.parts.is_empty() {
        setting.parts = args.parts.iter().map(|name| part(name)).collect::<Result<Vec<Part>, Error>>()?;
    }
    setting.title.clone_from(&args.title);
    setting.org.clone_from(&args.org);
    setting.logo = args.logo.as_deref().map(logo).transpose()?;
    Ok(setting)
}

fn part(name: &str) -> Result<Part, Error> {
    Part::of_name(name.trim()).ok_or_else(|| {
        let names: Vec<&str> = Part::ALL.iter().map(|part| part.name()).collect();
        let all = format!("parts are {}", names.join(", "));
        Error::new(format!("no part of a briefing is called {name}")).hint(suggest::hint(name, names, all))
    })
}

/// The most bytes of a logo: it goes into every file.
const LOGO_AT_MOST: usize = 1 << 20;

fn logo(path: &Path) -> Result<Logo, Error> {
    let bytes = tongbi::read::bytes_of(path, None)?;
    let place = path.display().to_string();
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    let kind = if starts(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if starts(b"\xff\xd8\xff") {
        "image/jpeg"
    } else if starts(b"<svg") || starts(b"<?xml") {
        "image/svg+xml"
    } else {
        return Err(Error::new("the logo is no picture that is known").at(place).hint("use a PNG, JPEG or SVG file"));
    };
    if bytes.len() > LOGO_AT_MOST {
        return Err(Error::new("the logo is larger than 1 MB").at(place).hint("make the picture smaller: it goes into the file as it is"));
    }
    Ok(Logo { bytes, kind })
}
