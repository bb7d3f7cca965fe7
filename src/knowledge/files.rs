//! The built-in files, in the order in which their entries stand.

/// The built-in files: name and text.
pub(super) const FILES: &[(&str, &str)] = &[
    ("units.toml", include_str!("units.toml")),
    ("bounds.toml", include_str!("bounds.toml")),
    ("directions.toml", include_str!("directions.toml")),
    ("commitments.toml", include_str!("commitments.toml")),
    ("degrees.toml", include_str!("degrees.toml")),
    ("themes.toml", include_str!("themes.toml")),
    ("sections.toml", include_str!("sections.toml")),
    ("not_numbers.toml", include_str!("not_numbers.toml")),
    ("furniture.toml", include_str!("furniture.toml")),
    ("grammar.toml", include_str!("grammar.toml")),
    ("places.toml", include_str!("places.toml")),
    ("wording.toml", include_str!("wording.toml")),
    ("indicators/output.toml", include_str!("indicators/output.toml")),
    ("indicators/prices.toml", include_str!("indicators/prices.toml")),
    ("indicators/jobs.toml", include_str!("indicators/jobs.toml")),
    ("indicators/income.toml", include_str!("indicators/income.toml")),
    ("indicators/finance.toml", include_str!("indicators/finance.toml")),
    ("indicators/investment.toml", include_str!("indicators/investment.toml")),
    ("indicators/trade.toml", include_str!("indicators/trade.toml")),
    ("indicators/industry.toml", include_str!("indicators/industry.toml")),
    ("indicators/farming.toml", include_str!("indicators/farming.toml")),
    ("indicators/ecology.toml", include_str!("indicators/ecology.toml")),
    ("indicators/energy.toml", include_str!("indicators/energy.toml")),
    ("indicators/innovation.toml", include_str!("indicators/innovation.toml")),
    ("indicators/population.toml", include_str!("indicators/population.toml")),
    ("indicators/health.toml", include_str!("indicators/health.toml")),
    ("indicators/education.toml", include_str!("indicators/education.toml")),
    ("indicators/social.toml", include_str!("indicators/social.toml")),
    ("indicators/transport.toml", include_str!("indicators/transport.toml")),
    ("indicators/urban.toml", include_str!("indicators/urban.toml")),
    ("indicators/safety.toml", include_str!("indicators/safety.toml")),
    ("indicators/tourism.toml", include_str!("indicators/tourism.toml")),
    ("indicators/banking.toml", include_str!("indicators/banking.toml")),
    ("indicators/enterprise.toml", include_str!("indicators/enterprise.toml")),
];

/// The same entries as the build script packed them: file name → entries, without examples and sources.
pub(super) const PACKED: &str = include_str!(concat!(env!("OUT_DIR"), "/knowledge.json"));
