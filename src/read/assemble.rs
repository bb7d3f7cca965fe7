//! Decoded text → Source: the steps of cleaning in order, the map back to the original, and a note on each kind of repair.

use super::encoding::Decoded;
use super::text::Line;
use super::{front, furniture, glued, markdown, repeated, text, unwrap};
use crate::knowledge::Knowledge;
use crate::note::Note;
use crate::source::{Cleaner, Dropped, Format, Source};

/// Cleans a decoded text.
pub(super) fn assemble(decoded: &Decoded, file: &str, format: Format, knowledge: &Knowledge) -> Source {
    let original = decoded.text.as_str();
    let mut lines = match format {
        Format::Markdown => markdown::lines(original),
        Format::Text => text::lines(original),
    };
    repeated::leave_out_contents(&mut lines);
    repeated::leave_out_copy(&mut lines);
    let tail = furniture::leave_out(&mut lines, knowledge);
    let head = front::salutation(&lines).map_or(0, |at| at + 1);
    let mut joined = unwrap::join(&lines, head..tail.max(head));
    let mut dropped = dropped_lines(&lines);
    if let Some(block) = joined.blocks.last_mut()
        && let Some(at) = furniture::glued_tail(&block.text, knowledge)
    {
        dropped.push(cut_block(block, at));
    }

    let mut cleaner = Cleaner::new(original);
    let mut headings = Vec::new();
    let (mut parted, mut first_parted) = (0, None);
    let mut greeted = head == 0;
    for block in &joined.blocks {
        let mut breaks = glued::breaks(&block.text, !greeted, knowledge).into_iter().peekable();
        greeted = greeted || front::greets(&block.text);
        let begins = block.pieces.first().map_or(0, |piece| piece.start);
        if !headings.is_empty() {
            cleaner.insert("\n", begins);
        }
        headings.push(block.heading);
        let mut done = 0;
        for piece in &block.pieces {
            let mut from = piece.start;
            while let Some(at) = breaks.next_if(|&at| at < done + piece.len()) {
                let cut = piece.start + (at - done);
                cleaner.keep(from..cut);
                cleaner.insert("\n", cut);
                headings.push(None);
                parted += 1;
                first_parted.get_or_insert(cut);
                from = cut;
            }
            cleaner.keep(from..piece.end);
            done += piece.len();
        }
    }
    let mut source = cleaner.finish(file, format, decoded.encoding, |at| headings.get(at).copied().flatten());
    source.dropped = dropped;
    let blanks = lines.iter().filter(|l| l.stays() && l.repaired > 0);
    let repaired = blanks.clone().map(|l| l.repaired).sum();
    let first_blank = blanks.map(|l| l.range.start).next();
    let repairs = Repairs { joined: (joined.count, joined.first), parted: (parted, first_parted), blanks: (repaired, first_blank) };
    source.notes = notes(decoded, &source, &repairs);
    source
}

struct Repairs {
    joined: (usize, Option<usize>),
    parted: (usize, Option<usize>),
    blanks: (usize, Option<usize>),
}

/// Stretches of lines left out for one reason, in order.
fn dropped_lines(lines: &[Line]) -> Vec<Dropped> {
    let mut dropped: Vec<Dropped> = Vec::new();
    let mut follows = false;
    for line in lines {
        let Some(reason) = &line.dropped else {
            follows = false;
            continue;
        };
        match dropped.last_mut().filter(|last| follows && last.reason == *reason) {
            Some(last) => last.original.end = line.range.end,
            None => dropped.push(Dropped { original: line.range.clone(), reason: reason.clone() }),
        }
        follows = true;
    }
    dropped
}

/// Cuts what stands from byte `at` of the block's words on.
fn cut_block(block: &mut unwrap::Block, at: usize) -> Dropped {
    let end = block.pieces.last().map_or(0, |piece| piece.end);
    let mut rest = at;
    let mut start = end;
    let mut pieces = Vec::new();
    for piece in &block.pieces {
        if rest >= piece.len() {
            rest -= piece.len();
            pieces.push(piece.clone());
            continue;
        }
        start = start.min(piece.start + rest);
        if rest > 0 {
            pieces.push(piece.start..piece.start + rest);
        }
        rest = 0;
    }
    block.pieces = pieces;
    block.text.truncate(at);
    Dropped { original: start..end, reason: "link glued to the end of the report".to_owned() }
}

fn notes(decoded: &Decoded, source: &Source, repairs: &Repairs) -> Vec<Note> {
    let mut notes = Vec::new();
    let mut say = |count: usize, first: Option<usize>, zh: String, en: String| {
        if count > 0 {
            let note = Note::new(zh, en);
            notes.push(match first {
                Some(at) => note.at(source.locate_original(at).line),
                None => note,
            });
        }
    };
    if decoded.guessed {
        let name = decoded.encoding;
        say(1, None, format!("编码按内容判定为 {name}"), format!("the encoding was told by its content: {name}"));
    }
    let n = decoded.broken;
    say(
        n,
        source.original.find('\u{FFFD}'),
        format!("有{n}处字节无法解码，显示为 �"),
        format!("{n} byte sequences stand for no character and show as U+FFFD"),
    );
    let (n, first) = repairs.joined;
    say(n, first, format!("{n}处断行已接回"), format!("{n} lines broken in mid-sentence were joined"));
    let (n, first) = repairs.parted;
    say(n, first, format!("{n}处与正文粘连的标题已分开"), format!("{n} headings were parted from the text they ran into"));
    let (n, first) = repairs.blanks;
    say(n, first, format!("{n}处数字或词语中的空格已略去"), format!("{n} stray blanks inside numbers and words were left out"));
    let mut reasons: Vec<(&str, usize, usize)> = Vec::new();
    for part in &source.dropped {
        match reasons.iter_mut().find(|(reason, _, _)| *reason == part.reason) {
            Some(entry) => entry.1 += 1,
            None => reasons.push((&part.reason, 1, part.original.start)),
        }
    }
    for (reason, n, first) in reasons {
        say(
            n,
            Some(first),
            format!("{n}处非正文内容已略去（{reason}）"),
            format!("{n} stretches that are no part of the report were left out ({reason})"),
        );
    }
    notes
}
