# The everyday commands. `just` alone lists them.

# What there is.
default:
    @just --list

# The main job on the sample reports.
sample:
    cargo run --release -- table reports/yunxi/*.txt

# Format, lint, test: before every commit.
check:
    cargo fmt
    cargo clippy --all-targets -- -D warnings
    cargo test

# The whole gate.
gate:
    bash .ci/run

# Only the stage cases and the words.
cases:
    cargo test --test cases --test knowledge --test reading

# Write the golden outputs anew; read the change before you commit it.
golden:
    BLESS=1 cargo test --test golden

# Times of stages, whole runs and growth.
bench:
    cargo bench

# The library's guide.
doc:
    cargo doc --no-deps --open
