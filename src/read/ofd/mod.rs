//! OFD (GB/T 33190, the fixed-layout format of Chinese offices) → blocks: a zip container of XML pages whose characters stand at
//! places of their own, which `layout` puts together to paragraphs.
//!
//! Names are taken without their prefix: writers use name spaces of their own, and some write them wrong.

mod numbers;
mod object;
mod path;
mod text;

use rustc_hash::FxHashMap;

use self::object::Drawing;
use super::blocks::Document;
use super::layout::{self, Page, Part};
use super::package::Package;
use super::xml::{Element, Tree};
use super::{Options, encoding, limits};
use crate::error::Error;

/// Points in a millimetre, the unit of OFD.
const POINT: f64 = 72.0 / 25.4;

/// The size of a page that says nothing of it.
const A4: [f64; 4] = [0.0, 0.0, 210.0, 297.0];

/// Reads an OFD file.
///
/// # Errors
/// Where it is damaged, locked, without text, or its characters cannot be told.
pub(super) fn read(bytes: &[u8], file: &str, _options: &Options) -> Result<Document, Error> {
    let mut package = Package::open(bytes, file)?;
    let entry = part(&mut package, "OFD.xml")?.ok_or_else(|| damaged(file, "OFD.xml"))?;
    let entry = Tree::parse(&entry);
    if entry.root().descendants().any(|of| of.name().starts_with("Encrypt")) || package.holds("Encryptions.xml") {
        return Err(Error::new("the OFD file is locked")
            .at(file)
            .hint("open it in an OFD reader with its password or key, and save it without or print it to PDF"));
    }
    let mut reader = Reader { package, pages: Vec::new(), declared: 0, left: limits::OPERATORS };
    for root in entry.root().descendants().filter(|of| of.name() == "DocRoot") {
        reader.document(root.text().trim())?;
    }
    if reader.declared == 0 {
        return Err(damaged(file, "its list of pages"));
    }
    let cut = reader.left == 0 || reader.pages.iter().any(|page| page.glyphs.len() >= limits::PAGE_GLYPHS);
    layout::read(reader.pages, &layout::About { file, declared: Some(reader.declared), cut })
}

fn damaged(file: &str, what: &str) -> Error {
    Error::new(format!("the OFD file is damaged: {what} is missing"))
        .at(file)
        .hint("copy or download it again; where it opens in an OFD reader, print it to PDF")
}

/// A part as text.
fn part(package: &mut Package<'_>, name: &str) -> Result<Option<String>, Error> {
    Ok(package.part(name)?.map(|bytes| encoding::decode(&bytes).text))
}

/// The pages as they are read.
struct Reader<'a> {
    package: Package<'a>,
    pages: Vec<Page>,
    /// How many pages the documents list.
    declared: usize,
    /// Objects still allowed.
    left: usize,
}

/// What the pages of a document share.
#[derive(Default)]
struct Shared {
    /// What is drawn on several pages, by its number, and on how many.
    templates: FxHashMap<String, (String, usize)>,
    /// Drawings that objects refer to, by their number.
    units: FxHashMap<String, String>,
    size: Option<[f64; 4]>,
}

impl Reader<'_> {
    fn document(&mut self, root: &str) -> Result<(), Error> {
        let Some(name) = self.find(root, "") else { return Ok(()) };
        let Some(xml) = part(&mut self.package, &name)? else { return Ok(()) };
        let tree = Tree::parse(&xml);
        let Some(top) = tree.top() else { return Ok(()) };
        let folder = folder(&name).to_owned();
        let listed: Vec<String> = top
            .child("Pages")
            .into_iter()
            .flat_map(Element::children)
            .filter_map(|page| page.attr("BaseLoc").map(|at| at.into_owned()))
            .collect();
        self.declared += listed.len();
        let room = limits::PAGES.saturating_sub(self.pages.len());
        let mut pages: Vec<(String, String)> = Vec::new();
        for at in listed.iter().take(room) {
            // A page that is not there is missed when the pages are counted.
            if let Some(name) = self.find(at, &folder)
                && let Some(xml) = part(&mut self.package, &name)?
            {
                pages.push((name, xml));
            }
        }
        let pages: Vec<Tree<'_>> = pages.iter().map(|(_, xml)| Tree::parse(xml)).collect();
        let shared = self.shared(top, &folder, &pages)?;
        for tree in &pages {
            let page = self.page(tree, &shared);
            self.pages.push(page);
        }
        Ok(())
    }

    fn shared(&mut self, top: Element<'_>, folder: &str, pages: &[Tree<'_>]) -> Result<Shared, Error> {
        let mut shared = Shared { size: top.child("CommonData").and_then(size), ..Shared::default() };
        let mut uses: FxHashMap<String, usize> = FxHashMap::default();
        for id in pages.iter().flat_map(|page| templates(page.root())) {
            *uses.entry(id).or_default() += 1;
        }
        for of in top.child("CommonData").into_iter().flat_map(Element::children) {
            match of.name() {
                "TemplatePage" => {
                    let (Some(id), Some(at)) = (of.attr("ID"), of.attr("BaseLoc")) else { continue };
                    let Some(uses) = uses.get(id.as_ref()) else { continue };
                    if let Some(name) = self.find(&at, folder)
                        && let Some(xml) = part(&mut self.package, &name)?
                    {
                        shared.templates.insert(id.into_owned(), (xml, *uses));
                    }
                }
                "PublicRes" | "DocumentRes" => {
                    if let Some(name) = self.find(of.text().trim(), folder)
                        && let Some(xml) = part(&mut self.package, &name)?
                        && xml.contains("CompositeGraphicUnit")
                    {
                        let tree = Tree::parse(&xml);
                        let units = tree.root().descendants().filter(|of| of.name() == "CompositeGraphicUnit");
                        shared.units.extend(units.filter_map(|unit| Some((unit.attr("ID")?.into_owned(), xml.clone()))));
                    }
                }
                _ => {}
            }
        }
        Ok(shared)
    }

    fn page(&mut self, tree: &Tree<'_>, shared: &Shared) -> Page {
        let number = u32::try_from(self.pages.len() + 1).unwrap_or(u32::MAX);
        let [_, _, width, height] = tree.root().descendants().find_map(|of| size_here(of)).or(shared.size).unwrap_or(A4);
        let page = Page { number, width: width * POINT, height: height * POINT, ..Page::default() };
        let mut drawing = Drawing::new(page, &shared.units, self.left);
        for id in templates(tree.root()) {
            let Some((xml, uses)) = shared.templates.get(&id) else { continue };
            // What stands on several pages is their frame; what one page has to itself is its text.
            drawing.part = if *uses > 1 { Part::Frame } else { Part::Body };
            drawing.content(Tree::parse(xml).root());
        }
        drawing.part = Part::Body;
        drawing.content(tree.root());
        let (page, left) = drawing.finish();
        self.left = left;
        page
    }

    /// The name of the part that a path in a file in `folder` means.
    fn find(&self, path: &str, folder: &str) -> Option<String> {
        let path = path.replace('\\', "/");
        let names = [joined(folder, &path), joined("", &path)];
        let [near, far] = if path.starts_with('/') { [&names[1], &names[0]] } else { [&names[0], &names[1]] };
        [near, far].into_iter().find(|name| self.package.holds(name)).cloned()
    }
}

/// The templates that a page names.
fn templates(page: Element<'_>) -> Vec<String> {
    page.descendants().filter(|of| of.name() == "Template").filter_map(|of| of.attr("TemplateID").map(|id| id.into_owned())).collect()
}

/// The size in the area that an element holds.
fn size(of: Element<'_>) -> Option<[f64; 4]> {
    of.child("PageArea").and_then(size_here)
}

fn size_here(area: Element<'_>) -> Option<[f64; 4]> {
    let size: [f64; 4] = numbers::list(&area.child("PhysicalBox")?.text()).try_into().ok()?;
    (size[2] > 1.0 && size[3] > 1.0).then_some(size)
}

fn folder(name: &str) -> &str {
    name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path with its `.` and `..` resolved.
fn joined(folder: &str, path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined_to_their_folder() {
        assert_eq!(joined("Doc_0", "Pages/Page_0/Content.xml"), "Doc_0/Pages/Page_0/Content.xml");
        assert_eq!(joined("Doc_0/Pages", "../../Tpls/./a.xml"), "Tpls/a.xml");
        assert_eq!(joined("", "/Doc_0/a.xml"), "Doc_0/a.xml");
    }
}
