//! Stands in for the stages that are not here yet.

pub(crate) mod read {
    use std::path::Path;
    use tongbi::source::{Cleaner, Format, Source};
    use tongbi::{Error, Knowledge};

    #[derive(Debug, Default)]
    pub(crate) struct Options {
        pub(crate) format: Option<Format>,
    }
    pub(crate) fn read_from(input: &mut impl std::io::Read, file: &str, options: &Options, _: &Knowledge) -> Result<Source, Error> {
        let mut text = String::new();
        input.read_to_string(&mut text).map_err(|e| Error::new(e.to_string()))?;
        let mut cleaner = Cleaner::new(&text);
        cleaner.keep(0..text.len());
        Ok(cleaner.finish(file, options.format.unwrap_or(Format::Text), "UTF-8", |_| None))
    }
    pub(crate) fn read_file(path: &Path, options: &Options, knowledge: &Knowledge) -> Result<Source, Error> {
        let name = path.display().to_string();
        let mut file = std::fs::File::open(path).map_err(|e| Error::new(e.to_string()).at(&name))?;
        read_from(&mut file, &name, options, knowledge)
    }
}

pub(crate) mod structure {
    use tongbi::Knowledge;
    use tongbi::source::Source;
    use tongbi::structure::{Meta, Overrides, Report};
    pub(crate) fn outline(source: Source, overrides: &Overrides, _: &Knowledge) -> Report {
        let meta = Meta { year: overrides.year, place: overrides.place.clone(), ..Meta::default() };
        Report { source, meta, sections: Vec::new(), sentences: Vec::new(), glossary: Vec::new(), notes: Vec::new() }
    }
}

pub(crate) mod facts {
    use tongbi::Knowledge;
    use tongbi::facts::Fact;
    use tongbi::structure::Report;
    pub(crate) fn extract(_: &Report, _: &Knowledge) -> Vec<Fact> {
        Vec::new()
    }
}
