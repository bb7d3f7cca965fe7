//! A small document of Word before 2007, built in code: the streams of its text and of its tables.

#![allow(dead_code, clippy::expect_used, reason = "every test uses some of it, and a broken document stops its test")]

use std::io::{Cursor, Write};

/// Runs of text with the property that marks each (0 for none), and the properties of the paragraphs that they end.
pub(crate) struct Builder {
    pub(crate) version: u16,
    pub(crate) flags: u16,
    /// Words, and the code of the run's property.
    pub(crate) runs: Vec<(&'static str, u16)>,
    /// For each paragraph its style and properties.
    pub(crate) paragraphs: Vec<(u16, Vec<u8>)>,
}

const TEXT: usize = 0x800;

impl Builder {
    pub(crate) fn new(runs: &[(&'static str, u16)], paragraphs: &[(u16, Vec<u8>)]) -> Self {
        Self { version: 0xC1, flags: 0, runs: runs.to_vec(), paragraphs: paragraphs.to_vec() }
    }

    /// The document.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let (main, table) = self.streams();
        container(&[("/WordDocument", &main), ("/0Table", &table)])
    }

    /// The stream of the text and that of the tables.
    pub(crate) fn streams(&self) -> (Vec<u8>, Vec<u8>) {
        let words: String = self.runs.iter().map(|(words, _)| *words).collect();
        let units: Vec<u16> = words.encode_utf16().collect();
        let mut main = vec![0u8; TEXT];
        main[0..2].copy_from_slice(&0xA5ECu16.to_le_bytes());
        main[2..4].copy_from_slice(&self.version.to_le_bytes());
        main[0x0A..0x0C].copy_from_slice(&self.flags.to_le_bytes());
        main[0x4C..0x50].copy_from_slice(&(units.len() as u32).to_le_bytes());
        main.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        main.resize(main.len().div_ceil(512) * 512, 0);

        let mut at = TEXT as u32;
        let runs: Vec<(u32, Vec<u8>)> = self
            .runs
            .iter()
            .map(|(words, code)| {
                at += 2 * words.encode_utf16().count() as u32;
                let property = if *code == 0 { Vec::new() } else { [&code.to_le_bytes()[..], &[1]].concat() };
                (at, [&[property.len() as u8][..], &property].concat())
            })
            .collect();
        let run_page = page(&mut main, &runs, 1);
        let ends = units.iter().enumerate().filter(|(_, unit)| matches!(unit, 13 | 7)).map(|(at, _)| TEXT as u32 + 2 * (at as u32 + 1));
        let paragraphs: Vec<(u32, Vec<u8>)> = ends
            .zip(&self.paragraphs)
            .map(|(end, (style, properties))| {
                let mut filed = [&style.to_le_bytes()[..], properties].concat();
                if filed.len() % 2 == 0 {
                    filed.push(0);
                }
                (end, [&[filed.len().div_ceil(2) as u8][..], &filed].concat())
            })
            .collect();
        let paragraph_page = page(&mut main, &paragraphs, 13);

        // One piece: the whole text, two bytes a character.
        let mut table = vec![2, 16, 0, 0, 0];
        table.extend([0u32, units.len() as u32].iter().flat_map(|cp| cp.to_le_bytes()));
        table.extend([&[0u8, 0][..], &(TEXT as u32).to_le_bytes(), &[0, 0]].concat());
        let place = |number: usize, start: usize, length: usize, main: &mut Vec<u8>| {
            main[0x9A + 8 * number..0x9A + 8 * number + 4].copy_from_slice(&(start as u32).to_le_bytes());
            main[0x9A + 8 * number + 4..0x9A + 8 * number + 8].copy_from_slice(&(length as u32).to_le_bytes());
        };
        place(33, 0, table.len(), &mut main);
        for (number, page) in [(12, run_page), (13, paragraph_page)] {
            let start = table.len();
            table.extend([TEXT as u32, TEXT as u32 + 2 * units.len() as u32, page].iter().flat_map(|v| v.to_le_bytes()));
            place(number, start, 12, &mut main);
        }
        (main, table)
    }
}

/// A page of stretches up to each end with what is filed of them; `width` bytes lead to each.
fn page(main: &mut Vec<u8>, stretches: &[(u32, Vec<u8>)], width: usize) -> u32 {
    let number = (main.len() / 512) as u32;
    let mut page = vec![0u8; 512];
    page[0..4].copy_from_slice(&(TEXT as u32).to_le_bytes());
    let mut free = 511;
    for (at, (end, filed)) in stretches.iter().enumerate() {
        page[4 * (at + 1)..4 * (at + 2)].copy_from_slice(&end.to_le_bytes());
        free = (free - filed.len()) & !1;
        page[free..free + filed.len()].copy_from_slice(filed);
        page[4 * (stretches.len() + 1) + width * at] = (free / 2) as u8;
    }
    page[511] = stretches.len() as u8;
    main.extend(page);
    number
}

/// A compound file of these streams.
pub(crate) fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    for (name, bytes) in streams {
        file.create_stream(name).expect("a stream").write_all(bytes).expect("its bytes");
    }
    file.flush().expect("written");
    file.into_inner().into_inner()
}
