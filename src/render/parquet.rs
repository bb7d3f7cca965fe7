//! Editions → Parquet: one row a fact, typed columns, for data frames and databases.
//!
//! Words are UTF-8 in dictionaries, years and places 32-bit numbers, figures decimal(38, 10): exact, as everywhere. What is not stated
//! is null. A row group holds 65,536 rows, so that memory does not grow with the corpus.

use std::io::Write;
use std::sync::Arc;

use ::parquet::basic::Compression;
use ::parquet::data_type::{ByteArray, ByteArrayType, FixedLenByteArray, FixedLenByteArrayType, Int32Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::align::Edition;
use crate::facts::{Fact, Value};
use crate::render::{View, notes};

/// Rows of a group.
const GROUP: usize = 65_536;
/// Digits after the point of figures.
const SCALE: u32 = 10;

/// The columns with their types.
const COLUMNS: [(&str, Kind); 30] = [
    ("place", Kind::Words),
    ("level", Kind::Words),
    ("report_year", Kind::Whole),
    ("file", Kind::Words),
    ("line", Kind::Whole),
    ("column", Kind::Whole),
    ("page", Kind::Whole),
    ("start", Kind::Whole),
    ("end", Kind::Whole),
    ("theme", Kind::Words),
    ("id", Kind::Words),
    ("indicator", Kind::Words),
    ("canonical", Kind::Words),
    ("name_en", Kind::Words),
    ("measure", Kind::Words),
    ("value", Kind::Figure),
    ("low", Kind::Figure),
    ("high", Kind::Figure),
    ("unit", Kind::Words),
    ("bound", Kind::Words),
    ("role", Kind::Words),
    ("from", Kind::Whole),
    ("to", Kind::Whole),
    ("commitment", Kind::Words),
    ("basis", Kind::Words),
    ("text", Kind::Words),
    ("section", Kind::Words),
    ("sentence", Kind::Words),
    ("rules", Kind::Words),
    (notes::COLUMN, Kind::Words),
];

#[derive(Debug, Clone, Copy)]
enum Kind {
    Words,
    Whole,
    Figure,
}

/// A field of a row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Field {
    /// A whole number.
    Whole(i32),
    /// A figure, exactly.
    Figure {
        /// The figure.
        figure: String,
    },
    /// Words.
    Words(String),
    /// Nothing stated.
    Nothing,
}

/// The fields of a fact in the order of the columns.
pub type Row = Vec<Field>;

/// The rows of one report's facts.
#[must_use]
pub fn rows(edition: &Edition, view: &View<'_>) -> Vec<Row> {
    let notes = notes::of_edition(edition, view.lang);
    edition.facts.iter().map(|fact| row(edition, fact, &notes, view)).collect()
}

fn row(edition: &Edition, of: &Fact, notes: &str, view: &View<'_>) -> Row {
    let (report, meta) = (&edition.report, &edition.report.meta);
    let location = report.source.locate(of.span.start);
    let words = |text: &str| Field::Words(text.to_owned());
    let maybe = |text: Option<&str>| text.map_or(Field::Nothing, words);
    let whole = |number: usize| i32::try_from(number).map_or(Field::Nothing, Field::Whole);
    let year = |year: Option<i32>| year.map_or(Field::Nothing, Field::Whole);
    let figure = |figure: Option<Decimal>| figure.map_or(Field::Nothing, |figure| Field::Figure { figure: figure.to_string() });
    let (value, low, high) = match of.value {
        Value::Point(value) => (Some(value), None, None),
        Value::Range(low, high) => (None, Some(low), Some(high)),
        Value::Words => (None, None, None),
    };
    let page = report.source.place(of.span.start).and_then(|place| place.page).and_then(|page| i32::try_from(page).ok());
    vec![
        maybe(meta.place.as_deref()),
        maybe(meta.level.map(crate::structure::Level::name)),
        year(meta.year),
        words(&report.source.file),
        whole(location.line),
        whole(location.column),
        year(page),
        whole(of.span.start),
        whole(of.span.end),
        maybe(of.indicator.theme.as_deref().map(|theme| view.lang.theme(Some(theme), view.knowledge))),
        maybe(of.indicator.id.as_deref()),
        words(&of.indicator.name),
        maybe(of.indicator.canonical.as_deref()),
        maybe(of.indicator.name_en.as_deref()),
        words(of.measure.name()),
        figure(value),
        figure(low),
        figure(high),
        words(&of.unit),
        words(of.bound.name()),
        words(of.role.name()),
        year(of.period.map(|period| period.from)),
        year(of.period.map(|period| period.to)),
        maybe(of.commitment.as_deref()),
        maybe(of.basis.as_deref()),
        words(report.quote(of.span)),
        words(report.section_title(of.section)),
        words(report.sentences.get(of.sentence).map_or("", |sentence| report.quote(sentence.span)).trim()),
        words(&of.rules.join(" ")),
        if notes.is_empty() { Field::Nothing } else { words(notes) },
    ]
}

/// Writes rows as they come.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    rows: Vec<Row>,
}

impl<W: Write + Send> Writer<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn new(out: W) -> Result<Self, ParquetError> {
        let column = |(name, kind): &(&str, Kind)| match kind {
            Kind::Words => format!("OPTIONAL BYTE_ARRAY {name} (UTF8);"),
            Kind::Whole => format!("OPTIONAL INT32 {name};"),
            Kind::Figure => format!("OPTIONAL FIXED_LEN_BYTE_ARRAY (16) {name} (DECIMAL(38, {SCALE}));"),
        };
        let message = format!("message facts {{ {} }}", COLUMNS.iter().map(column).collect::<Vec<_>>().join(" "));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("tongbi ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let file = SerializedFileWriter::new(out, Arc::new(parse_message_type(&message)?), Arc::new(properties))?;
        Ok(Self { file, rows: Vec::new() })
    }

    /// Takes more rows.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn push(&mut self, rows: Vec<Row>) -> Result<(), ParquetError> {
        self.rows.extend(rows);
        if self.rows.len() >= GROUP { self.group() } else { Ok(()) }
    }

    /// Ends the file and gives the output back.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> Result<W, ParquetError> {
        if !self.rows.is_empty() {
            self.group()?;
        }
        self.file.into_inner()
    }

    fn group(&mut self) -> Result<(), ParquetError> {
        let rows = std::mem::take(&mut self.rows);
        let mut group = self.file.next_row_group()?;
        for (at, (_, kind)) in COLUMNS.iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            let fields = || rows.iter().map(|row| row.get(at).unwrap_or(&Field::Nothing));
            let stated: Vec<i16> = fields().map(|field| i16::from(*field != Field::Nothing)).collect();
            match kind {
                Kind::Words => {
                    let words = |field: &Field| {
                        if let Field::Words(words) = field { Some(ByteArray::from(words.as_bytes().to_vec())) } else { None }
                    };
                    column.typed::<ByteArrayType>().write_batch(&fields().filter_map(words).collect::<Vec<_>>(), Some(&stated), None)?;
                }
                Kind::Whole => {
                    let whole = |field: &Field| if let Field::Whole(number) = field { Some(*number) } else { None };
                    column.typed::<Int32Type>().write_batch(&fields().filter_map(whole).collect::<Vec<_>>(), Some(&stated), None)?;
                }
                Kind::Figure => {
                    let figure = |field: &Field| {
                        if let Field::Figure { figure } = field { Some(scaled(figure.parse().unwrap_or_default())) } else { None }
                    };
                    column.typed::<FixedLenByteArrayType>().write_batch(
                        &fields().filter_map(figure).collect::<Vec<_>>(),
                        Some(&stated),
                        None,
                    )?;
                }
            }
            column.close()?;
        }
        group.close().map(|_| ())
    }
}

/// A figure in units of 10⁻¹⁰, as sixteen bytes, the highest first.
fn scaled(figure: Decimal) -> FixedLenByteArray {
    let mantissa = figure.mantissa();
    let scale = figure.scale();
    let units = match SCALE.checked_sub(scale) {
        Some(up) => mantissa.saturating_mul(10_i128.saturating_pow(up)),
        // No report states ten digits after the point; were there more, they are rounded.
        None => figure.round_dp(SCALE).mantissa(),
    };
    FixedLenByteArray::from(units.to_be_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use ::parquet::file::reader::{FileReader, SerializedFileReader};
    use ::parquet::record::Field as Read;

    use super::*;
    use crate::align::sample::{edition, fact};
    use crate::facts::{Bound, Measure, Role};
    use crate::knowledge::Knowledge;
    use crate::render::lang::Lang;

    #[test]
    fn figures_are_exact_and_what_is_not_stated_is_null() {
        let grain = fact("粮食总产量", Measure::Level, ("12.50万吨", "12.50", "万吨"), Bound::Eq, Role::Actual, 2023);
        let edition = edition(2024, "粮食总产量12.50万吨。", &[grain]);
        let view = View { lang: Lang::Zh, width: None, color: false, all: true, knowledge: Knowledge::built_in() };
        let mut writer = Writer::new(Vec::new()).expect("a file");
        writer.push(rows(&edition, &view)).expect("rows");
        let bytes = ::bytes::Bytes::from(writer.finish().expect("an end"));
        let reader = SerializedFileReader::new(bytes).expect("a Parquet file");
        let row = reader.get_row_iter(None).expect("rows").next().expect("a row").expect("readable");
        let fields: std::collections::BTreeMap<&str, String> =
            row.get_column_iter().map(|(name, field)| (name.as_str(), show(field))).collect();
        assert_eq!(fields["value"], "125000000000");
        assert_eq!((fields["low"].as_str(), fields["report_year"].as_str(), fields["unit"].as_str()), ("null", "2024", "万吨"));
        assert_eq!(fields.len(), COLUMNS.len());
    }

    fn show(field: &Read) -> String {
        match field {
            Read::Null => "null".to_owned(),
            Read::Str(words) => words.clone(),
            Read::Decimal(decimal) => {
                let bytes: [u8; 16] = decimal.data().try_into().expect("sixteen bytes");
                i128::from_be_bytes(bytes).to_string()
            }
            other => other.to_string(),
        }
    }
}
