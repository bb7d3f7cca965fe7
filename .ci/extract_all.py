"""Extracts every text report of a folder and says whose it is; fails where one breaks off, or names no place or years.

usage: extract_all.py TONGBI FOLDER
A file called NAME-YEAR.txt must also be found to be delivered in YEAR.
"""

import json
import re
import subprocess
import sys
from pathlib import Path


def look(tongbi, file):
    """What was found, and what is wrong with it."""
    run = subprocess.run([tongbi, "extract", str(file), "--format", "json", "--quiet"], capture_output=True)
    if run.returncode != 0:
        return "", [f"exit code {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()}"]
    report = json.loads(run.stdout)["reports"][0]
    meta = report["meta"]
    found = " ".join(str(meta[key]) for key in ("place", "level", "year", "review_year", "plan_year"))
    wrong = [f"no {key}" for key in ("place", "level", "year", "review_year", "plan_year") if not meta[key]]
    named = re.search(r"-(\d{4})$", file.stem)
    if named and meta["year"] != int(named[1]):
        wrong.append(f"the file's name says {named[1]}")
    if not report["facts"]:
        wrong.append("no facts")
    return f"{found} sections={len(report['sections'])} facts={len(report['facts'])}", wrong


def main():
    tongbi, folder = sys.argv[1:]
    files = sorted(Path(folder).glob("*.txt"))
    bad = 0
    for file in files:
        found, wrong = look(tongbi, file)
        bad += bool(wrong)
        print(f"{file.stem:20} {found}", *(f"<- {what}" for what in wrong))
    print(f"{len(files) - bad} of {len(files)} reports are whole")
    sys.exit(1 if bad or not files else 0)


main()
