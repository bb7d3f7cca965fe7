//! Kept words in order → paragraphs: between two of them what is only in the old text, then what is only in the new, and which
//! paragraph marks stay.
//!
//! Word joins a paragraph whose mark goes to the next one, and never gives up the last mark of a text. So wherever both texts end a
//! paragraph between two kept words, one mark stays; paragraphs that stand whole on one side bring their own; the last mark stays.

use std::ops::Range;

use super::anchors::{Block, Move};
use super::flat::Flat;
use super::{Fate, TrackedParagraph, TrackedRun};

/// The text as it grows.
pub(super) struct Stream<'a> {
    old: &'a Flat,
    new: &'a Flat,
    /// Where the moved words leave, in order, each with its number.
    from: Vec<(Range<usize>, usize)>,
    /// Where they arrive.
    to: Vec<(Range<usize>, usize)>,
    /// How far either text has been laid down.
    done: (usize, usize),
    /// How far either has been reached: what lies between is still to be laid down.
    reached: (usize, usize),
    paragraphs: Vec<TrackedParagraph>,
    runs: Vec<TrackedRun>,
}

impl<'a> Stream<'a> {
    pub(super) fn new(old: &'a Flat, new: &'a Flat, moves: &[Move]) -> Self {
        let numbered = |side: fn(&Move) -> Range<usize>| {
            let mut all: Vec<(Range<usize>, usize)> = moves.iter().enumerate().map(|(at, of)| (side(of), at + 1)).collect();
            all.sort_by_key(|(range, _)| range.start);
            all
        };
        let (from, to) = (numbered(|of| of.old.clone()), numbered(|of| of.new.clone()));
        Self { old, new, from, to, done: (0, 0), reached: (0, 0), paragraphs: Vec::new(), runs: Vec::new() }
    }

    /// Both texts come to places that belong together, with no words in common so far.
    pub(super) fn reach(&mut self, old: usize, new: usize) {
        self.reached = (old.max(self.reached.0), new.max(self.reached.1));
        let marks = |words: &str| words.contains('\n');
        let (gone, come) = self.between();
        // Where only one of them has ended a paragraph, what follows may yet end one in the other.
        if marks(self.old.slice(gone)) == marks(self.new.slice(come)) {
            self.lay(false);
        }
    }

    /// Words that both have.
    pub(super) fn keep(&mut self, block: &Block) {
        self.reached = (block.old, block.new);
        self.lay(false);
        let range = block.old..block.old + block.length;
        self.say(Fate::Kept, self.old.slice(range), None);
        self.done = (block.old + block.length, block.new + block.length);
        self.reached = self.done;
    }

    /// The rest of both, and the paragraphs.
    pub(super) fn finish(mut self) -> Vec<TrackedParagraph> {
        self.reached = (self.old.text.len(), self.new.text.len());
        self.lay(true);
        self.paragraphs
    }

    fn between(&self) -> (Range<usize>, Range<usize>) {
        (self.done.0..self.reached.0, self.done.1..self.reached.1)
    }

    /// Lays down what lies between; `last` where both texts end with it.
    fn lay(&mut self, last: bool) {
        let (gone, come) = self.between();
        self.done = self.reached;
        let (mut gone, mut come) = (lines(self.old, gone), lines(self.new, come));
        let fresh = self.runs.is_empty();
        if gone.len() > 1 && come.len() > 1 && !fresh && !(last && (gone.len() == 2 || come.len() == 2)) {
            // Both end the paragraph that is open: its mark stays.
            let (a, b) = (gone.remove(0), come.remove(0));
            self.words(Fate::Deleted, a);
            self.words(Fate::Inserted, b.clone());
            self.mark(Fate::Kept, self.new.heading(b.end));
        }
        if last {
            self.rest(gone, come);
            return;
        }
        match (gone.len(), come.len()) {
            // The new text ends its paragraph right here: what the old one goes on with belongs to what follows.
            (1, 2..) if self.runs.is_empty() || come.first().is_some_and(Range::is_empty) => {
                let end = come.pop().unwrap_or(0..0);
                self.whole(Fate::Inserted, come);
                self.tail(gone);
                self.words(Fate::Inserted, end);
            }
            (2.., 1) if !self.runs.is_empty() => {
                let first = gone.remove(0);
                let place = first.end;
                self.words(Fate::Deleted, first);
                come.into_iter().for_each(|range| self.words(Fate::Inserted, range));
                self.mark(Fate::Deleted, self.old.heading(place));
                let end = gone.pop().unwrap_or(0..0);
                self.whole(Fate::Deleted, gone);
                self.words(Fate::Deleted, end);
            }
            (1, 2..) => {
                self.tail(gone);
                let end = come.pop().unwrap_or(0..0);
                self.whole(Fate::Inserted, come);
                self.words(Fate::Inserted, end);
            }
            _ => {
                let (a, b) = (gone.pop().unwrap_or(0..0), come.pop().unwrap_or(0..0));
                self.whole(Fate::Deleted, gone);
                self.whole(Fate::Inserted, come);
                self.words(Fate::Deleted, a);
                self.words(Fate::Inserted, b);
            }
        }
    }

    /// The end of both texts: whatever comes before, the last mark stays.
    fn rest(&mut self, mut gone: Vec<Range<usize>>, mut come: Vec<Range<usize>>) {
        // Behind the last mark stands nothing.
        gone.pop();
        come.pop();
        let (a, b) = (gone.pop(), come.pop());
        self.whole(Fate::Deleted, gone);
        self.whole(Fate::Inserted, come);
        if let Some(a) = a {
            self.words(Fate::Deleted, a);
        }
        let place = b.as_ref().map_or(0, |b| b.end);
        if let Some(b) = b {
            self.words(Fate::Inserted, b);
        }
        self.mark(Fate::Kept, self.new.heading(place));
    }

    fn tail(&mut self, gone: Vec<Range<usize>>) {
        gone.into_iter().for_each(|range| self.words(Fate::Deleted, range));
    }

    /// Paragraphs of one side with their own marks.
    fn whole(&mut self, fate: Fate, lines: Vec<Range<usize>>) {
        for line in lines {
            let place = line.start;
            self.words(fate, line);
            let of = if fate == Fate::Deleted { self.old } else { self.new };
            self.mark(fate, of.heading(place));
        }
    }

    /// Words of one side, those that moved by themselves.
    fn words(&mut self, fate: Fate, range: Range<usize>) {
        let (flat, moves) = if fate == Fate::Deleted { (self.old, &self.from) } else { (self.new, &self.to) };
        let first = moves.partition_point(|(of, _)| of.end <= range.start);
        let inside: Vec<(Range<usize>, usize)> = moves.iter().skip(first).take_while(|(of, _)| of.end <= range.end).cloned().collect();
        let mut at = range.start;
        for (of, number) in inside {
            self.say(fate, flat.slice(at..of.start), None);
            self.say(fate, flat.slice(of.clone()), Some(number));
            at = of.end;
        }
        self.say(fate, flat.slice(at..range.end), None);
    }

    fn say(&mut self, fate: Fate, words: &str, moved: Option<usize>) {
        if words.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(last) if last.fate == fate && last.moved == moved => last.text.push_str(words),
            _ => self.runs.push(TrackedRun { fate, text: words.to_owned(), moved }),
        }
    }

    fn mark(&mut self, fate: Fate, heading: Option<u8>) {
        self.paragraphs.push(TrackedParagraph { runs: std::mem::take(&mut self.runs), mark: fate, heading });
    }
}

/// The paragraphs of a stretch without their marks; the last may be the empty beginning of one.
fn lines(flat: &Flat, range: Range<usize>) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = range.start;
    for (at, _) in flat.slice(range.clone()).match_indices('\n') {
        lines.push(start..range.start + at);
        start = range.start + at + 1;
    }
    lines.push(start..range.end);
    lines
}
