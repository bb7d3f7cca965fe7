//! A font of a PDF → the characters and the advance of its codes.

use std::cell::{OnceCell, RefCell};

use hayro_cmap::{BfString, CMap, CMapName, CharacterCollection, CidFamily};
use hayro_font::{Font, FontGlyph, GlyphId};
use hayro_syntax::object::dict::keys::{CIDSYSTEMINFO, DESCENDANT_FONTS, ENCODING, ORDERING, REGISTRY};
use hayro_syntax::object::{Array, Dict, Object, String as Bytes};
use rustc_hash::FxHashMap;

use super::radicals;

/// A font with what its codes were found to be.
pub(super) struct Typeface<'a> {
    font: Font<'a>,
    dict: Dict<'a>,
    /// How much larger its letters are than the size that is set: fonts drawn by the file itself have their own measure.
    pub(super) scale: f64,
    known: RefCell<FxHashMap<u32, Code>>,
    collection: OnceCell<Option<Collection>>,
}

/// What a code of a font stands for.
#[derive(Debug, Clone)]
pub(super) struct Code {
    /// Its characters; U+FFFD where the file does not say.
    pub(super) text: Text,
    /// How far it moves on, in thousandths of the size.
    pub(super) advance: (f64, f64),
}

/// One character as a rule.
#[derive(Debug, Clone)]
pub(super) enum Text {
    /// One.
    Char(char),
    /// A ligature.
    Chars(String),
}

/// The way from a code to a character by the collection that the font's characters are numbered in: Adobe-GB1 and its like.
struct Collection {
    encoding: CMap,
    unicode: CMap,
}

impl<'a> Typeface<'a> {
    pub(super) fn new(font: Font<'a>, dict: Dict<'a>) -> Self {
        let scale = match font.glyph(GlyphId::NOTDEF, 0) {
            FontGlyph::Type3(glyph) => (glyph.font().matrix().as_coeffs()[3] * 1000.0).abs(),
            FontGlyph::Outline(_) => 1.0,
        };
        Self { font, dict, scale, known: RefCell::default(), collection: OnceCell::new() }
    }

    /// Whether it is written from left to right.
    pub(super) fn level(&self) -> bool {
        self.font.is_horizontal()
    }

    /// The next code of a string at `at`, and its length in bytes.
    pub(super) fn next(&self, bytes: &[u8], at: usize) -> (u32, usize) {
        let (code, length) = self.font.read_code(bytes, at);
        (code, length.max(1))
    }

    /// What a code stands for.
    pub(super) fn code(&self, code: u32) -> Code {
        if let Some(known) = self.known.borrow().get(&code) {
            return known.clone();
        }
        let advance = self.font.code_advance(code);
        let found = Code { text: self.text(code), advance: (advance.x, advance.y) };
        self.known.borrow_mut().insert(code, found.clone());
        found
    }

    fn text(&self, code: u32) -> Text {
        let own = match self.font.glyph(GlyphId::NOTDEF, code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let own = own.filter(means_something);
        match own.or_else(|| self.by_collection(code)) {
            Some(BfString::Char(c)) => Text::Char(radicals::plain(c)),
            Some(BfString::String(s)) => Text::Chars(s.chars().map(radicals::plain).collect()),
            None => Text::Char(char::REPLACEMENT_CHARACTER),
        }
    }

    /// Embedded fonts with a predefined encoding often leave the characters unsaid: their numbers in the collection tell them.
    fn by_collection(&self, code: u32) -> Option<BfString> {
        let collection = self.collection.get_or_init(|| collection(&self.dict)).as_ref()?;
        let cid = (1..=4).find_map(|bytes| collection.encoding.lookup_cid_code(code, bytes))?;
        collection.unicode.lookup_bf_string(cid).filter(means_something)
    }
}

/// Some files map what they do not know to U+0000.
fn means_something(text: &BfString) -> bool {
    match text {
        BfString::Char(c) => !matches!(*c, '\0' | char::REPLACEMENT_CHARACTER),
        BfString::String(s) => !s.is_empty() && !s.contains('\0'),
    }
}

fn collection(dict: &Dict<'_>) -> Option<Collection> {
    let encoding = match dict.get::<Object<'_>>(ENCODING)? {
        Object::Name(name) => match name.as_ref() {
            b"Identity-H" | b"Identity-V" => CMap::identity_h(),
            name => predefined(CMapName::from_bytes(name))?,
        },
        Object::Stream(stream) => CMap::parse(&stream.decoded_data().ok()?, hayro_cmap::load_embedded)?,
        _ => return None,
    };
    let of_font = || {
        let below = dict.get::<Array<'_>>(DESCENDANT_FONTS)?.iter::<Dict<'_>>().next()?;
        let system = below.get::<Dict<'_>>(CIDSYSTEMINFO)?;
        let registry = system.get::<Bytes<'_>>(REGISTRY)?;
        let ordering = system.get::<Bytes<'_>>(ORDERING)?;
        Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
    };
    let named = |of: &CharacterCollection| of.family.ucs2_cmap().is_some().then(|| of.family.clone());
    let family = encoding.metadata().character_collection.as_ref().and_then(named).or_else(of_font)?;
    Some(Collection { unicode: predefined(family.ucs2_cmap()?)?, encoding })
}

fn predefined(name: CMapName<'_>) -> Option<CMap> {
    CMap::parse(hayro_cmap::load_embedded(name)?, hayro_cmap::load_embedded)
}
