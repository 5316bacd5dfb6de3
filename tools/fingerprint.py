"""Prints a digest of everything that the course makes and that is the same each time: a change that should change
nothing can be held to it.

Example:
    python -m tools.fingerprint > before.txt
    …
    python -m tools.fingerprint | diff before.txt -

Releases, an example class with its records, feedback and analysis, the exports and the chapters are compared byte for
byte; of the built pages what a reader sees (the main part of each page, less addresses that carry a fingerprint).
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from lxml import html

from hipspine.chapters import notebook_files
from hipspine.quiz.widget import quiz
from hipspine.teaching.assignment.selection import select
from hipspine.teaching.example.example_class import example

ROOT = Path(__file__).resolve().parent.parent
NOW = datetime(2026, 12, 2, 12, tzinfo=UTC)
DUE = "2026-12-01T12:00+00:00"
FORMATS = {
    **{"gift": "gift", "moodle": "xml", "canvas": "zip", "qti21": "zip", "common-cartridge": "imscc"},
    **{"blackboard": "txt", "brightspace": "csv", "csv": "csv"},
}
SEEDS = (1, 7, 42)


def main() -> int:
    """Print a line for each thing: digest and name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, content in everything(Path(folder)):
            print(hashlib.sha256(content).hexdigest()[:16], name, flush=True)
    return 0


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield each thing's name and content."""
    example(folder / "class", select(None, ("connection", "mechanics")), now=NOW)
    key = folder / "class" / "course" / "instructor" / "week-1.key.json"
    _run("grade", folder / "class/course/submitted", "--key", key, "--out", folder / "grades", "--reveal",
         "--zero", "missing", "--late-per-day", "0.1")  # fmt: skip
    _run("analyse", folder / "grades", "--html", folder / "analysis.html", "--csv", folder / "analysis.csv")
    roster = folder / "class" / "roster.csv"
    for way in ("--shared", "--per-student"):
        _run("release", "week-2", "--practice", "--items", "0", "--roster", roster, "--seed", "3", "--due", DUE, way,
             "--out", folder / f"release{way}")  # fmt: skip
    for name, ending in FORMATS.items():
        (folder / "exports").mkdir(exist_ok=True)
        _run("export", "--format", name, "--practice", "--out", folder / "exports" / f"practice.{ending}")
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".db":  # SQLite pages differ each time
            yield str(path.relative_to(folder)), path.read_bytes()
    for path in notebook_files(ROOT):
        yield f"chapters/{path.name}", path.read_bytes()
    for name in ("connection", "conditions", "final", "case-clinic"):
        for seed in SEEDS:
            yield f"quiz/{name}/{seed}", repr([item.model_dump() for item in quiz(name, seed=seed).items]).encode()
    for path in sorted((ROOT / "_build" / "html").rglob("*.html")):
        yield f"book/{path.relative_to(ROOT / '_build' / 'html')}", _seen(path)


def _run(command: str, *options: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hipspine.cli", command, *map(str, options)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"hipspine {command}: {done.stderr}")


def _seen(path: Path) -> bytes:
    """Return the main part of a page as text with tags, less what names a file by its fingerprint."""
    page = html.fromstring(path.read_text(encoding="utf-8"))
    main = page.find(".//main")
    whole = html.tostring(page if main is None else main, encoding="unicode")
    return re.sub(r"\?v=[0-9a-f]+", "", whole).encode()


if __name__ == "__main__":
    sys.exit(main())
