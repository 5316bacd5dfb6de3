"""TypeScript checks every module of the front end, and where it is told to look away, the line says why."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from hipspine.paths import frontend_path

ROOT = Path(__file__).resolve().parents[2]
CONFIGURATIONS = ("tsconfig.json", "tsconfig.node.json")
PLACES = ("widgets", "tests", "tools")
MODULES = sorted(
    path
    for place in PLACES
    for path in (ROOT / place).rglob("*")
    if path.suffix in {".js", ".mjs", ".cjs", ".ts"} and not path.is_relative_to(frontend_path())
)
ANY = re.compile(r"\{[^}\"]*\bany\b[^\"]*\}")  # a type between braces, as JSDoc has it
LOOKS_AWAY = re.compile(r"@ts-(ignore|nocheck|expect-error)\b(?P<reason>[^*\n]*)")


def checked(configuration: str) -> set[Path]:
    # The virtual environment may hold the Node that runs it.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = [shutil.which("npx", path=path), "tsc", "--project", configuration, "--listFilesOnly"]
    environment = {**os.environ, "PATH": path}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    return {Path(line).resolve() for line in done.stdout.splitlines()}


def unexplained(code: str) -> list[str]:
    """Return the lines that look away from a type and do not say why."""
    found = []
    for line in code.splitlines():
        away = LOOKS_AWAY.search(line)
        explained = (
            re.search(r"\bany: \w", line) if ANY.search(line) else away is None or len(away["reason"].split()) > 1
        )
        if not explained or (away and away[1] == "nocheck"):
            found.append(line.strip())
    return found


def test_there_are_modules():
    assert {path.name for path in MODULES} >= {"dom.js", "kinds.js", "vectors.js", "frontend.mjs", "types.d.ts"}


def test_every_module_is_checked():
    seen = set().union(*map(checked, CONFIGURATIONS))
    assert [path.relative_to(ROOT).as_posix() for path in MODULES if path not in seen] == []


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_who_looks_away_says_why(module: Path):
    assert unexplained(module.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "/** @param {any} value */",
        " * @returns {Control<any>}",
        "/** @type {Map<string, Promise<any>>} what a file holds */",
        "// @ts-ignore",
        "// @ts-expect-error",
        "// @ts-nocheck because it is old",
    ],
)
def test_looking_away_is_seen(line: str):
    assert unexplained(line) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "/** @param {any} value any: what a file holds */",
        "// @ts-expect-error the browser has it, the library does not",
        '  const input = h("input", { step: "any" });',
        "// In any case.",
    ],
)
def test_what_says_why_is_left_alone(line: str):
    assert unexplained(line) == []
