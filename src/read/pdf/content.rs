//! The drawing operators of a page → its characters and ruling lines.

use std::rc::Rc;

use hayro_font::kurbo::{Affine, Point};
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::dict::keys::{ACTUAL_TEXT, BBOX, FONT, MATRIX, RESOURCES, SUBTYPE, TYPE};
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes, dict_or_stream};
use hayro_syntax::page::Resources;

use super::super::layout::{Glyph, Page, Part, Rule};
use super::super::limits;
use super::actual;
use super::font::{Text, Typeface};
use super::fonts::Fonts;
use super::state::{Pen, State};

/// Draws a page's operators into its characters.
pub(super) struct Painter<'a, 'f> {
    fonts: &'f Fonts<'a>,
    page: Page,
    state: State<'a>,
    kept: Vec<State<'a>>,
    pen: Pen,
    marks: Vec<Mark>,
    path: Vec<(Point, Point, bool)>,
    at: Point,
    /// How many states were kept before the stream that is followed: it may bring back none of them.
    floor: usize,
    /// Operators still allowed.
    left: usize,
    unseen: usize,
}

/// A stretch of content that the file marks.
struct Mark {
    text: Option<String>,
    start: usize,
    frame: bool,
}

impl<'a, 'f> Painter<'a, 'f> {
    pub(super) fn new(fonts: &'f Fonts<'a>, page: Page, to_page: Affine, left: usize) -> Self {
        Self {
            fonts,
            page,
            state: State::new(to_page),
            kept: Vec::new(),
            pen: Pen::new(),
            marks: Vec::new(),
            path: Vec::new(),
            at: Point::ORIGIN,
            floor: 0,
            left,
            unseen: 0,
        }
    }

    /// The page as drawn, and how many operators are left for the others.
    pub(super) fn finish(mut self) -> (Page, usize) {
        let glyphs = self.page.glyphs.len();
        self.page.recognised = self.unseen * 2 > glyphs;
        (self.page, self.left)
    }

    /// Follows the operators of a stream.
    pub(super) fn run(&mut self, content: &[u8], resources: &Resources<'a>, depth: usize) {
        let (floor, marks) = (std::mem::replace(&mut self.floor, self.kept.len()), self.marks.len());
        let mut ops = TypedIter::new(content);
        while let Some(op) = ops.next() {
            // Of a page that is full nothing more is taken.
            let full = self.page.glyphs.len() >= limits::PAGE_GLYPHS;
            let Some(left) = self.left.checked_sub(1).filter(|_| !full) else { break };
            self.left = left;
            self.step(op, resources, depth);
        }
        while self.marks.len() > marks {
            self.end_mark();
        }
        // A form that forgets to bring a state back may not change what follows it.
        if let Some(state) = self.kept.drain(self.floor.min(self.kept.len())..).next() {
            self.state = state;
        }
        self.floor = floor;
    }

    fn step(&mut self, op: Op<'_, '_>, resources: &Resources<'a>, depth: usize) {
        match op {
            Op::SaveState(_) if self.kept.len() < limits::DEPTH => self.kept.push(self.state.clone()),
            Op::RestoreState(_) if self.kept.len() > self.floor => self.state = self.kept.pop().unwrap_or_else(|| self.state.clone()),
            Op::Transform(m) => self.state.to_page *= matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]),
            Op::BeginText(_) => self.pen = Pen::new(),
            Op::SetTextMatrix(m) => self.pen.set(matrix([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5])),
            Op::TextFont(font) => {
                self.state.font = resources.get_font(font.0).and_then(|dict| self.fonts.of(&dict));
                self.state.size = font.1.as_f64();
            }
            Op::SetGraphicsState(name) => self.graphics_state(resources.get_ext_g_state(name.0)),
            Op::CharacterSpacing(gap) => self.state.letter_gap = gap.0.as_f64(),
            Op::WordSpacing(gap) => self.state.word_gap = gap.0.as_f64(),
            Op::HorizontalScaling(percent) => self.state.stretch = percent.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.state.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.state.rise = rise.0.as_f64(),
            Op::TextRenderingMode(mode) => self.state.unseen = matches!(mode.0.as_i64(), 3 | 7),
            Op::NextLine(by) => self.pen.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                self.state.leading = -by.1.as_f64();
                self.pen.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => self.pen.next_line(0.0, -self.state.leading),
            Op::ShowText(text) => self.show(text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                self.pen.next_line(0.0, -self.state.leading);
                self.show(text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                self.state.word_gap = text.0.as_f64();
                self.state.letter_gap = text.1.as_f64();
                self.pen.next_line(0.0, -self.state.leading);
                self.show(text.2.as_bytes());
            }
            Op::ShowTexts(texts) => self.show_all(texts.0),
            Op::XObject(name) => self.object(resources, name.0, depth),
            Op::BeginMarkedContent(mark) => self.begin_mark(mark.0, None),
            Op::BeginMarkedContentWithProperties(mark) => {
                let named = mark.1.clone().into_name().and_then(|name| resources.properties.get::<Dict<'_>>(name));
                let given = || dict_or_stream(mark.1).map(|(dict, _)| dict.clone());
                self.begin_mark(mark.0, named.or_else(given));
            }
            Op::EndMarkedContent(_) => self.end_mark(),
            op => self.draw(op),
        }
    }

    fn graphics_state(&mut self, state: Option<Dict<'a>>) {
        let Some(mut items) = state.and_then(|state| state.get::<Array<'_>>(FONT)).map(|array| array.flex_iter()) else { return };
        if let Some(font) = items.next::<Dict<'_>>().and_then(|dict| self.fonts.of(&dict)) {
            self.state.font = Some(font);
            self.state.size = items.next::<f64>().unwrap_or(self.state.size);
        }
    }

    fn show_all(&mut self, texts: &Array<'_>) {
        for item in texts.iter::<Object<'_>>() {
            match item {
                Object::String(text) => self.show(text.as_bytes()),
                Object::Number(by) => {
                    let by = -by.as_f64() / 1000.0 * self.state.size;
                    match self.state.font.as_ref().is_none_or(|font| font.level()) {
                        true => self.pen.forward(by * self.state.stretch, 0.0),
                        false => self.pen.forward(0.0, by),
                    }
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        let mut at = 0;
        while at < bytes.len() {
            let (code, length) = font.next(bytes, at);
            self.character(&font, code, length == 1 && bytes.get(at) == Some(&b' '));
            at += length;
        }
    }

    fn character(&mut self, font: &Rc<Typeface<'a>>, code: u32, blank: bool) {
        let code = font.code(code);
        let spot = self.pen.spot(&self.state, code.advance.0);
        let part = match self.marks.iter().any(|mark| mark.frame) {
            _ if spot.slanted && font.level() => Part::Slanted,
            true => Part::Frame,
            false => Part::Body,
        };
        let gap = self.state.letter_gap + if blank { self.state.word_gap } else { 0.0 };
        match font.level() {
            true => self.pen.forward((code.advance.0 / 1000.0 * self.state.size + gap) * self.state.stretch, 0.0),
            false => self.pen.forward(0.0, code.advance.1 / 1000.0 * self.state.size + gap),
        }
        let width = if font.level() { spot.to.x - spot.from.x } else { spot.size };
        let glyph = Glyph { c: ' ', x: spot.from.x, y: spot.from.y, width, size: spot.size, part };
        if !(glyph.x.is_finite() && glyph.y.is_finite() && width.is_finite() && spot.size.is_finite()) {
            return;
        }
        match code.text {
            Text::Char(c) => self.push(Glyph { c, ..glyph }),
            Text::Chars(text) => {
                #[allow(clippy::cast_precision_loss, reason = "a ligature has few characters")]
                let width = width / text.chars().count().max(1) as f64;
                let mut x = glyph.x;
                for c in text.chars() {
                    self.push(Glyph { c, x, width, ..glyph });
                    x += width;
                }
            }
        }
    }

    fn push(&mut self, glyph: Glyph) {
        if draws_nothing(glyph.c) || self.page.glyphs.len() >= limits::PAGE_GLYPHS {
            return;
        }
        self.unseen += usize::from(self.state.unseen);
        // What is off the page nobody sees; a stray blank there is no text either.
        let on_page = glyph.x < self.page.width && glyph.right() > 0.0 && glyph.y > 0.0 && glyph.y - glyph.size < self.page.height;
        if on_page {
            self.page.glyphs.push(glyph);
        }
    }

    fn begin_mark(&mut self, tag: &Name<'_>, properties: Option<Dict<'_>>) {
        let text = properties.as_ref().and_then(|dict| dict.get::<Bytes<'_>>(ACTUAL_TEXT)).map(|text| actual::decode(text.as_bytes()));
        let word = |key: &[u8]| properties.as_ref().and_then(|dict| dict.get::<Name<'_>>(key)).is_some_and(|name| is_frame(name.as_ref()));
        let frame = tag.as_ref() == b"Artifact" && (properties.is_none() || word(TYPE) || word(SUBTYPE));
        if self.marks.len() < limits::DEPTH {
            self.marks.push(Mark { text, start: self.page.glyphs.len(), frame });
        }
    }

    fn end_mark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        let inside = self.marks.iter().any(|outer| outer.text.is_some());
        if let (Some(text), false) = (mark.text, inside) {
            actual::replace(&mut self.page.glyphs, mark.start, &text);
        }
    }

    fn object(&mut self, resources: &Resources<'a>, name: &Name<'_>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        match dict.get::<Name<'_>>(SUBTYPE).as_deref() {
            Some(b"Image") => self.picture(),
            Some(b"Form") if depth < limits::FORMS_DEEP => self.form(&stream, resources, depth),
            _ => {}
        }
    }

    fn form(&mut self, stream: &Stream<'a>, resources: &Resources<'a>, depth: usize) {
        let dict = stream.dict();
        let Some(content) = super::unpack::stream(stream) else { return };
        // Long forms drawn again and again cost as much as operators do.
        self.left = self.left.saturating_sub(content.len() / 64);
        let kept = (self.state.clone(), self.pen);
        self.state.to_page *= Affine::new(dict.get::<[f64; 6]>(MATRIX).unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
        let own = dict.get::<Dict<'a>>(RESOURCES).map(Resources::new);
        if dict.contains_key(BBOX) {
            self.run(&content, own.as_ref().unwrap_or(resources), depth + 1);
        }
        (self.state, self.pen) = kept;
    }

    /// A picture fills the square from 0 to 1.
    fn picture(&mut self) {
        let (a, b) = (self.state.to_page * Point::ORIGIN, self.state.to_page * Point::new(1.0, 1.0));
        let covered = ((a.x - b.x) * (a.y - b.y)).abs() / (self.page.width * self.page.height).max(1.0);
        if covered.is_finite() {
            self.page.pictured += covered;
        }
    }

    fn draw(&mut self, op: Op<'_, '_>) {
        match op {
            Op::MoveTo(to) => self.at = Point::new(to.0.as_f64(), to.1.as_f64()),
            Op::LineTo(to) => {
                let to = Point::new(to.0.as_f64(), to.1.as_f64());
                self.edge(self.at, to, false);
                self.at = to;
            }
            Op::RectPath(r) => {
                let from = Point::new(r.0.as_f64(), r.1.as_f64());
                self.edge(from, Point::new(from.x + r.2.as_f64(), from.y + r.3.as_f64()), true);
            }
            Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_) => self.rule(true),
            Op::FillPathEvenOdd(_) | Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) => self.rule(false),
            Op::EndPath(_) => self.path.clear(),
            Op::InlineImage(_) => self.picture(),
            _ => {}
        }
    }

    fn edge(&mut self, from: Point, to: Point, area: bool) {
        if self.path.len() < limits::PAGE_RULES {
            self.path.push((self.state.to_page * from, self.state.to_page * to, area));
        }
    }

    fn rule(&mut self, edges: bool) {
        for (from, to, area) in std::mem::take(&mut self.path) {
            if self.page.rules.len() >= limits::PAGE_RULES || !(from.x + from.y + to.x + to.y).is_finite() {
                return;
            }
            let (from, to) = ((from.x, from.y), (to.x, to.y));
            match area {
                true => self.page.rules.extend(Rule::of_area(from, to, edges)),
                false => self.page.rules.extend(Rule::between(from, to)),
            }
        }
    }
}

fn matrix(m: [&Number; 6]) -> Affine {
    Affine::new(m.map(Number::as_f64))
}

/// The words by which a file marks what belongs to the page and not to the text.
fn is_frame(word: &[u8]) -> bool {
    matches!(word, b"Pagination" | b"Header" | b"Footer" | b"Watermark" | b"PageNum" | b"Background")
}

/// Characters that are neither seen nor take room: marks of direction and joining, soft hyphens, controls.
pub(super) fn draws_nothing(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
        || (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
}
