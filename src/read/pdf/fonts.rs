//! The fonts of a document, each opened once.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use hayro_font::{CMapResolverFn, FontCache, FontQuery, FontResolverFn};
use hayro_syntax::object::Dict;
use rustc_hash::FxHashMap;

use super::font::Typeface;

/// A font, or that there is none.
type Found<'a> = Option<Rc<Typeface<'a>>>;

/// Opens fonts and keeps them.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    programs: FontResolverFn,
    encodings: CMapResolverFn,
    /// By where their dictionary stands in the file's bytes.
    open: RefCell<FxHashMap<(usize, usize), Found<'a>>>,
}

impl<'a> Fonts<'a> {
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            // A font that is not in the file must have some program, or its text is lost; its letters are never drawn here.
            programs: Arc::new(|query| match query {
                FontQuery::Standard(font) => Some(font.get_font_data()),
                FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
            }),
            encodings: Arc::new(hayro_cmap::load_embedded),
            open: RefCell::default(),
        }
    }

    /// The font of a dictionary; `None` where it is none.
    pub(super) fn of(&self, dict: &Dict<'a>) -> Found<'a> {
        let key = (dict.data().as_ptr() as usize, dict.data().len());
        if let Some(open) = self.open.borrow().get(&key) {
            return open.clone();
        }
        let font = self.cache.font(dict, &self.programs, &self.encodings);
        let font = font.map(|font| Rc::new(Typeface::new(font, dict.clone())));
        self.open.borrow_mut().insert(key, font.clone());
        font
    }
}
