"""The bank with a question of every kind, in which every question but the case shows a picture of its own."""

from __future__ import annotations

import io
import re
from pathlib import Path

from PIL import Image

from hipspine.quiz.bank import load_bank
from hipspine.quiz.schema import Bank
from tests.support.quiz_samples import CLAIMS, KINDS, REFERENCES

ALT = "A [hip] from the *front*, <b>drawn</b> & 5 $ worth"
CREDIT = "A. Doe, CC BY 4.0"


def image(kind: str, colour: str = "#c06040") -> bytes:
    """Return a small picture: PNG, JPEG, WEBP or GIF."""
    held = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(held, kind)
    return held.getvalue()


def pictured(folder: Path) -> Path:
    """Write the bank and its pictures into a folder, and return the bank's file."""
    (folder / "pictures").mkdir(exist_ok=True)
    lines, name = [], ""
    for line in KINDS.read_text(encoding="utf-8").splitlines():
        lines.append(line)
        if found := re.match(r"  - id: (kinds-\w+)", line):
            name = found[1]
        if line.startswith("    stem: ") and name != "kinds-case":
            kind = ("PNG", "JPEG", "WEBP")[len(lines) % 3]
            (folder / f"pictures/{name}.{kind.lower()}").write_bytes(image(kind, f"#c0{len(lines):04x}"))
            lines.append(f"    picture: {{file: pictures/{name}.{kind.lower()}, alt: {ALT!r}, credit: {CREDIT!r}}}")
    path = folder / "kinds.yml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def loaded(path: Path, *, own: bool = False) -> Bank:
    """Read such a bank."""
    return load_bank(path, claims=CLAIMS, references=REFERENCES, own=own)
