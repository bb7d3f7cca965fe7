//! The parts of a Word document → the bytes of its file, the same for the same parts.

use std::io::{Cursor, Write};

use zip::CompressionMethod;
use zip::DateTime;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::picture::Picture;
use super::xml::Xml;
use crate::error::Error;
use crate::render::clock::Clock;

const CONTENT: &str = "application/vnd.openxmlformats-officedocument.";
const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// The parts that every document here has.
const FIXED: [Part<&str, &[u8]>; 4] = [
    Part { kind: "styles", name: "styles.xml", bytes: include_bytes!("parts/styles.xml") },
    Part { kind: "settings", name: "settings.xml", bytes: include_bytes!("parts/settings.xml") },
    Part { kind: "fontTable", name: "fontTable.xml", bytes: include_bytes!("parts/fontTable.xml") },
    Part { kind: "theme", name: "theme1.xml", bytes: include_bytes!("parts/theme1.xml") },
];

/// A file of the folder `word`, and what kind of part it is.
struct Part<N, B> {
    kind: &'static str,
    name: N,
    bytes: B,
}

/// What pictures are; they say by their ending of which sort.
const PICTURE: &str = "image";

impl<B> Part<String, B> {
    fn is_picture(&self) -> bool {
        self.kind == PICTURE
    }

    /// What the document calls it: of most kinds there is one.
    fn id(&self) -> String {
        match self.name.strip_prefix("media/") {
            Some(name) => Picture::relation(name),
            None => format!("rId-{}", self.kind),
        }
    }

    fn content_type(&self) -> String {
        let family = if self.kind == "theme" { "" } else { "wordprocessingml." };
        format!("{CONTENT}{family}{}+xml", self.kind)
    }
}

/// A document's parts.
pub(super) struct Package {
    /// The document itself first.
    parts: Vec<Part<String, Vec<u8>>>,
    title: String,
    clock: Clock,
}

impl Package {
    /// A document of this body.
    pub(super) fn new(document: Vec<u8>, title: &str, clock: Clock) -> Self {
        let mut parts = vec![Part { kind: "document.main", name: "document.xml".to_owned(), bytes: document }];
        parts.extend(FIXED.iter().map(|part| Part { kind: part.kind, name: part.name.to_owned(), bytes: part.bytes.to_vec() }));
        Self { parts, title: title.to_owned(), clock }
    }

    /// With one more part; the document names it by its kind.
    pub(super) fn with(mut self, kind: &'static str, name: &'static str, bytes: Vec<u8>) -> Self {
        self.parts.push(Part { kind, name: name.to_owned(), bytes });
        self
    }

    /// With one more picture.
    pub(super) fn picture(mut self, of: &Picture<'_>) -> Self {
        self.parts.push(Part { kind: PICTURE, name: format!("media/{}", of.name), bytes: of.bytes.to_vec() });
        self
    }

    /// The file.
    pub(super) fn pack(&self) -> Result<Vec<u8>, Error> {
        let mut files: Vec<(String, Vec<u8>)> = vec![
            ("[Content_Types].xml".to_owned(), self.types()),
            ("_rels/.rels".to_owned(), relations(&roots())),
            ("docProps/core.xml".to_owned(), self.core()),
            ("word/_rels/document.xml.rels".to_owned(), relations(&self.relations())),
        ];
        files.extend(self.parts.iter().map(|part| (format!("word/{}", part.name), part.bytes.clone())));
        zipped(&files)
            .map_err(|error| Error::new(format!("the document cannot be packed: {error}")).hint("write another format, such as .md"))
    }

    fn types(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        xml.element("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")], |xml| {
            xml.empty("Default", &[("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]);
            xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
            xml.empty("Default", &[("Extension", "png"), ("ContentType", "image/png")]);
            xml.empty("Default", &[("Extension", "jpeg"), ("ContentType", "image/jpeg")]);
            for part in self.parts.iter().filter(|part| !part.is_picture()) {
                let attributes = [("PartName", &*format!("/word/{}", part.name)), ("ContentType", &*part.content_type())];
                xml.empty("Override", &attributes);
            }
            let core = "application/vnd.openxmlformats-package.core-properties+xml";
            xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
        });
        xml.finish()
    }

    /// The document's own, named by kind, pictures by their names: `rId-footer`, `rId-logo`.
    fn relations(&self) -> Vec<(String, String, String)> {
        let parts = self.parts.iter().skip(1);
        parts.map(|of| (of.id(), format!("{RELATION}{}", of.kind), of.name.clone())).collect()
    }

    fn core(&self) -> Vec<u8> {
        let mut xml = Xml::new();
        let names = [
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ];
        xml.element("cp:coreProperties", &names, |xml| {
            xml.element("dc:title", &[], |xml| xml.text(&self.title));
            xml.element("dc:creator", &[], |xml| xml.text(&format!("tongbi {}", env!("CARGO_PKG_VERSION"))));
            if let Some(time) = self.clock.iso() {
                for name in ["dcterms:created", "dcterms:modified"] {
                    xml.element(name, &[("xsi:type", "dcterms:W3CDTF")], |xml| xml.text(&time));
                }
            }
        });
        xml.finish()
    }
}

fn roots() -> [(String, String, String); 2] {
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    [
        ("rId1".to_owned(), format!("{RELATION}officeDocument"), "word/document.xml".to_owned()),
        ("rId2".to_owned(), core.to_owned(), "docProps/core.xml".to_owned()),
    ]
}

/// Relations by id, kind and target.
fn relations(all: &[(String, String, String)]) -> Vec<u8> {
    let mut xml = Xml::new();
    xml.element("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")], |xml| {
        for (id, kind, target) in all {
            xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
        }
    });
    xml.finish()
}

fn zipped(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    // No time of the machine in the file.
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        // Pictures are packed already.
        let method = if name.starts_with("word/media/") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        writer.start_file(name.as_str(), options.compression_method(method))?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}
