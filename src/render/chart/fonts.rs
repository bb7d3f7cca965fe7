//! The fonts of the machine that pictures of charts are lettered with: one that has Chinese characters, and what helps out.

/// Fonts to letter pictures with.
#[cfg(feature = "png")]
#[derive(Debug, Clone)]
pub struct Fonts {
    pub(super) all: std::sync::Arc<resvg::usvg::fontdb::Database>,
    /// For plain words.
    pub(super) plain: resvg::usvg::fontdb::ID,
    /// For titles and verdicts; the plain one where its family has no bold.
    pub(super) bold: resvg::usvg::fontdb::ID,
}

/// No fonts: this build makes no pictures.
#[cfg(not(feature = "png"))]
#[derive(Debug, Clone)]
pub struct Fonts {}

#[cfg(not(feature = "png"))]
impl Fonts {
    /// None: this build makes no pictures.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        None
    }
}

/// Families that are known to read well on screen and paper, the best first; of the others the first by name is taken.
#[cfg(feature = "png")]
const GOOD: [&str; 12] = [
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "SimHei",
    "DengXian",
    "SimSun",
];

#[cfg(feature = "png")]
mod system {
    use std::sync::Arc;

    use resvg::usvg::fontdb::{Database, FaceInfo, ID, Style, Weight};
    use skrifa::{FontRef, MetadataProvider};

    use super::{Fonts, GOOD};

    /// Characters that tell a font for simplified Chinese.
    const TELLING: [char; 4] = ['政', '报', '标', '亿'];

    impl Fonts {
        /// Those that are installed; `None` where none has Chinese characters.
        #[must_use]
        pub fn of_system() -> Option<Self> {
            let mut all = Database::new();
            all.load_system_fonts();
            Self::of(all)
        }

        /// Those of a collection.
        pub(in crate::render::chart) fn of(all: Database) -> Option<Self> {
            let mut faces: Vec<&FaceInfo> =
                all.faces().filter(|face| face.style == Style::Normal && face.weight == Weight::NORMAL).collect();
            // The order of folders on a disk is no order.
            faces.sort_by_key(|face| (rank(face), name(face).to_owned(), face.index));
            let plain = faces.iter().find(|face| TELLING.iter().all(|c| has(&all, face.id, *c)))?;
            let of_family = |face: &&FaceInfo| name(face) == name(plain) && face.style == Style::Normal && face.weight >= Weight::SEMIBOLD;
            let bold = all.faces().filter(of_family).min_by_key(|face| (face.weight.0.abs_diff(Weight::BOLD.0), face.index));
            let (plain, bold) = (plain.id, bold.map_or(plain.id, |face| face.id));
            Some(Self { all: Arc::new(all), plain, bold })
        }

        /// A font that has the character and is none of these, always the same one.
        pub(in crate::render::chart) fn with(all: &Database, c: char, none_of: &[ID]) -> Option<ID> {
            let having = all.faces().filter(|face| !none_of.contains(&face.id) && has(all, face.id, c));
            having.min_by_key(|face| (rank(face), face.weight.0.abs_diff(Weight::NORMAL.0), name(face), face.index)).map(|face| face.id)
        }
    }

    fn name(of: &FaceInfo) -> &str {
        of.families.first().map_or("", |(name, _)| name.as_str())
    }

    fn rank(of: &FaceInfo) -> usize {
        GOOD.iter().position(|good| of.families.iter().any(|(name, _)| name == good)).unwrap_or(GOOD.len())
    }

    fn has(all: &Database, id: ID, c: char) -> bool {
        let mapped = |data: &[u8], index: u32| FontRef::from_index(data, index).ok().and_then(|font| font.charmap().map(c));
        all.with_face_data(id, mapped).flatten().is_some_and(|glyph| glyph.to_u32() != 0)
    }
}
