//! The words of an entry: borrowed where they are built in, so that a start copies none of them; owned where a user's file has them.

use std::borrow::Cow;

use serde::{Deserialize, Deserializer};

/// A word or a text of an entry.
pub type Text = Cow<'static, str>;

/// Words of an entry, kept as one text with one a line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct List(Text);

impl List {
    /// Built-in words, one a line.
    pub(super) const fn built_in(lines: &'static str) -> Self {
        Self(Cow::Borrowed(lines))
    }

    /// The words in order.
    pub fn iter(&self) -> Words<'_> {
        Words(&self.0)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.iter().any(|held| held == word)
    }

    /// The words by themselves.
    #[must_use]
    pub fn to_vec(&self) -> Vec<String> {
        self.iter().map(str::to_owned).collect()
    }
}

/// The words of a list, one after the other.
#[derive(Debug, Clone)]
pub struct Words<'a>(&'a str);

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let end = memchr::memchr(b'\n', self.0.as_bytes());
        let (word, rest) = match end.and_then(|end| self.0.split_at_checked(end)) {
            Some((word, rest)) => (word, rest.get(1..).unwrap_or_default()),
            None if self.0.is_empty() => return None,
            None => (self.0, ""),
        };
        self.0 = rest;
        Some(word)
    }
}

impl<'a> IntoIterator for &'a List {
    type Item = &'a str;
    type IntoIter = Words<'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<String> for List {
    fn from_iter<I: IntoIterator<Item = String>>(words: I) -> Self {
        Self(words.into_iter().fold(String::new(), |lines, word| lines + &word.replace('\n', " ") + "\n").into())
    }
}

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<String>::deserialize(deserializer).map(|words| words.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::List;

    #[test]
    fn words_come_out_as_they_went_in() {
        let list: List = ["增长", "", "提高"].map(str::to_owned).into_iter().collect();
        assert_eq!(list.to_vec(), ["增长", "", "提高"]);
        assert!(list.contains("提高") && !list.contains("提"));
        assert_eq!(List::built_in("增长\n提高").len(), 2);
        assert!(List::default().is_empty() && List::default().iter().next().is_none());
    }
}
