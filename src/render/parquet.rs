//! Editions → Parquet: one row a fact, typed columns, for data frames and databases.
//!
//! Words are UTF-8 in dictionaries, years and places 32-bit numbers, figures decimal(38, 10): exact, as everywhere. What is not stated
//! is null. A row group holds 65,536 rows, so that memory does not grow with the corpus.

use std::io::Write;
use std::sync::Arc;

use ::bytes::Bytes;
use ::parquet::basic::Compression;
use ::parquet::column::writer::{ColumnCloseResult, ColumnWriter, get_column_writer};
use ::parquet::data_type::{ByteArray, FixedLenByteArray};
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::{WriterProperties, WriterPropertiesPtr};
use ::parquet::file::writer::{SerializedFileWriter, SerializedPageWriter, TrackedWrite};
use ::parquet::schema::parser::parse_message_type;
use ::parquet::schema::types::ColumnDescPtr;
use rayon::prelude::*;
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

/// Writes rows as they come. Within a pool of threads the columns of a group are encoded side by side; the file is the same to the byte.
pub struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Column>,
    rows: usize,
}

/// A column of a group: its values, and for each row whether it states one.
struct Column {
    values: Values,
    stated: Vec<i16>,
}

enum Values {
    Words(Vec<ByteArray>),
    Whole(Vec<i32>),
    Figure(Vec<FixedLenByteArray>),
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
        Ok(Self { file, columns: empty(), rows: 0 })
    }

    /// Takes more rows.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn push(&mut self, rows: Vec<Row>) -> Result<(), ParquetError> {
        self.rows += rows.len();
        for row in rows {
            self.columns.iter_mut().zip(row).for_each(|(column, field)| column.push(field));
        }
        if self.rows >= GROUP { self.group() } else { Ok(()) }
    }

    /// Ends the file and gives the output back.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn finish(mut self) -> Result<W, ParquetError> {
        if self.rows > 0 {
            self.group()?;
        }
        self.file.into_inner()
    }

    fn group(&mut self) -> Result<(), ParquetError> {
        self.rows = 0;
        let columns = std::mem::replace(&mut self.columns, empty());
        let (descriptions, properties) = (self.file.schema_descr().columns(), self.file.properties());
        let encode = |(column, description): (Column, &ColumnDescPtr)| column.encode(description.clone(), properties.clone());
        let encoded: Vec<_> = match rayon::current_thread_index() {
            Some(_) => columns.into_par_iter().zip(descriptions).map(encode).collect(),
            None => columns.into_iter().zip(descriptions).map(encode).collect(),
        };
        let mut group = self.file.next_row_group()?;
        for column in encoded {
            let (bytes, closed) = column?;
            group.append_column(&bytes, closed)?;
        }
        group.close().map(|_| ())
    }
}

fn empty() -> Vec<Column> {
    let values = |kind| match kind {
        Kind::Words => Values::Words(Vec::new()),
        Kind::Whole => Values::Whole(Vec::new()),
        Kind::Figure => Values::Figure(Vec::new()),
    };
    COLUMNS.iter().map(|(_, kind)| Column { values: values(*kind), stated: Vec::new() }).collect()
}

impl Column {
    fn push(&mut self, field: Field) {
        let stated = match (&mut self.values, field) {
            (Values::Words(values), Field::Words(words)) => {
                values.push(ByteArray::from(words.into_bytes()));
                true
            }
            (Values::Whole(values), Field::Whole(number)) => {
                values.push(number);
                true
            }
            (Values::Figure(values), Field::Figure { figure }) => {
                values.push(scaled(figure.parse().unwrap_or_default()));
                true
            }
            (Values::Words(_) | Values::Whole(_) | Values::Figure(_), _) => false,
        };
        self.stated.push(i16::from(stated));
    }

    /// The column as it stands in the file.
    fn encode(self, description: ColumnDescPtr, properties: WriterPropertiesPtr) -> Result<(Bytes, ColumnCloseResult), ParquetError> {
        let mut out = TrackedWrite::new(Vec::new());
        let mut column = get_column_writer(description, properties, Box::new(SerializedPageWriter::new(&mut out)));
        let stated = Some(self.stated.as_slice());
        match (&mut column, &self.values) {
            (ColumnWriter::ByteArrayColumnWriter(column), Values::Words(values)) => column.write_batch(values, stated, None)?,
            (ColumnWriter::Int32ColumnWriter(column), Values::Whole(values)) => column.write_batch(values, stated, None)?,
            (ColumnWriter::FixedLenByteArrayColumnWriter(column), Values::Figure(values)) => column.write_batch(values, stated, None)?,
            // The schema is made of the same list of columns.
            _ => 0,
        };
        let closed = column.close()?;
        Ok((Bytes::from(out.into_inner()?), closed))
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
