//! The time that documents bear: none of their own, so that the same input gives the same bytes; where builds are to be stamped, the
//! one given (SOURCE_DATE_EPOCH).

/// Seconds since 1970, where a document is to bear a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Clock(pub Option<u64>);

impl Clock {
    /// The clock that such a text sets (`1700000000`); one that bears no time where it is no number.
    #[must_use]
    pub fn parse(seconds: &str) -> Self {
        Self(seconds.trim().parse().ok())
    }

    /// Year, month, day, hour, minute and second of the time, in universal time.
    #[must_use]
    pub fn date(self) -> Option<[u64; 6]> {
        let seconds = self.0?;
        let (days, rest) = (seconds / 86_400, seconds % 86_400);
        // Days from the first of March of the year 0: then a leap day is the last of its year.
        let days = days.checked_add(719_468)?;
        let (era, of_era) = (days / 146_097, days % 146_097);
        let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        Some([era * 400 + year + next, month, day, rest / 3_600, rest / 60 % 60, rest % 60])
    }

    /// As documents write it: `2023-11-14T22:13:20Z`.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        let [year, month, day, hour, minute, second] = self.date()?;
        Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z"))
    }
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn seconds_become_a_date() {
        for (seconds, date) in [
            ("0", "1970-01-01T00:00:00Z"),
            ("951782399", "2000-02-28T23:59:59Z"),
            ("951782400", "2000-02-29T00:00:00Z"),
            ("1700000000", "2023-11-14T22:13:20Z"),
            ("1704067199", "2023-12-31T23:59:59Z"),
        ] {
            assert_eq!(Clock::parse(seconds).iso().as_deref(), Some(date));
        }
        assert_eq!(Clock::parse("").iso(), None);
        assert_eq!(Clock::parse(&u64::MAX.to_string()).iso().map(|date| date.len() > 20), Some(true));
    }
}
