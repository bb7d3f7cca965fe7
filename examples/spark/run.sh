#!/usr/bin/env bash
# Sets PySpark up in a folder of its own and runs the job on two workers of this machine over the sample reports.
# Needs Python 3, Java 17 or later, and a release build (cargo build --release).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..
work=${1:-$(mktemp -d)}
binary=${TONGBI:-$root/target/release/tongbi}

command -v java >/dev/null || { echo "Java is missing: install a JRE, 17 or later" >&2; exit 2; }
[ -x "$binary" ] || { echo "$binary is missing: cargo build --release" >&2; exit 2; }
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet "pyspark>=4,<5"
rm -rf "$work/facts"
"$work/venv/bin/python" "$here/job.py" "$binary" "$root/reports/yunxi" "$work/facts"
echo "written to $work/facts"
