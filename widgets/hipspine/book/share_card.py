"""The picture that a page is shared with: its title, its description and its figure, in the type of the book."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from html import escape
from pathlib import Path

from fontTools.ttLib import TTFont

from hipspine.book import wording
from hipspine.book.publish.fonts import FACES, Face
from hipspine.figures import declared
from hipspine.figures.svg import svg
from hipspine.tokens import on, tokens

WIDTH, HEIGHT = 1200, 630
"""Pixels: what those who show such pictures ask for."""
_LEFT, _COLUMN = 64, 540  # where the words begin, and how wide they may be
_FIGURE = (650, 50, 500, 530)  # x, y, width, height
_TITLE_SIZES = (66, 58, 50, 44)
_TITLE_LINES, _WORDS_SIZE, _FOOT_SIZE = 3, 30, 23
_ROOT = re.compile(r'<svg [^>]*viewBox="(?P<box>[^"]+)"[^>]*>')
_HEADING, _TEXT, _BOLD = FACES[:3]
_ARROWS = str.maketrans("←→", "‹›")
"""The fonts have no arrows."""


def card(course: str, title: str, description: str, figure: str) -> str:
    """Return the picture as SVG, on light paper; ``figure`` is the id of a figure, drawn as it stands at first."""
    colours = on("light", tokens().colours)
    size, lines = _fitted(title)
    words = [_line(course, _BOLD, 26, 96, colours["muted"])] if course != title else []
    at = 96 + 1.35 * size if words else 90 + size
    for line in lines:
        words.append(_line(line, _HEADING, size, at, colours["ink"]))
        at += 1.12 * size
    at += 0.35 * _WORDS_SIZE
    room = int((HEIGHT - 90 - at) // (1.35 * _WORDS_SIZE)) + 1
    for line in _shortened(_wrapped(description, _TEXT, _WORDS_SIZE), room):
        words.append(_line(line, _TEXT, _WORDS_SIZE, at, colours["muted"]))
        at += 1.35 * _WORDS_SIZE
    words.append(_line(wording.NO_ADVICE, _TEXT, _FOOT_SIZE, HEIGHT - 48, colours["muted"]))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colours["paper"]}"/>'
        f'<rect width="12" height="{HEIGHT}" fill="{colours["blue"]}"/>{_drawing(figure)}{"".join(words)}</svg>'
    )


def digest(picture: str) -> str:
    """Return a name for the contents of a picture: what it shows, and the fonts that it is set in."""
    known = hashlib.sha256(picture.encode())
    for face in FACES[:3]:
        known.update(face.source.read_bytes())
    return known.hexdigest()[:10]


def png(picture: str, folder: Path) -> bytes:
    """Return a picture as PNG; the fonts are unpacked into ``folder``. Fonts of this machine are not used."""
    from resvg_py import svg_to_bytes

    rendered: bytes = svg_to_bytes(
        svg_string=picture,
        skip_system_fonts=True,
        font_files=[str(_unpacked(face, folder)) for face in FACES[:3]],
        # Labels of figures ask for whatever family is plain.
        sans_serif_family=_family(_TEXT),
        font_family=_family(_TEXT),
    )
    return rendered


def _drawing(figure: str) -> str:
    x, y, width, height = _FIGURE
    drawn = svg(declared(figure), "light").translate(_ARROWS)
    plain = escape(tokens().families["plain"])
    place = f'x="{x}" y="{y}" width="{width}" height="{height}" font-family="{plain}"'
    return _ROOT.sub(lambda root: f'<svg viewBox="{root["box"]}" {place}>', drawn, count=1)


def _fitted(title: str) -> tuple[int, list[str]]:
    """Return the largest size at which a title takes few lines, and these."""
    for size in _TITLE_SIZES:
        lines = _wrapped(title, _HEADING, size)
        if len(lines) <= _TITLE_LINES:
            return size, lines
    return size, _shortened(lines, _TITLE_LINES)


def _wrapped(text: str, face: Face, size: float) -> list[str]:
    """Return the lines of a text in the column; a word that is wider than it has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, face) * size > _COLUMN:
            lines.append(word)
        else:
            lines[-1:] = [longer]
    return lines


def _shortened(lines: list[str], most: int) -> list[str]:
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip("….,;:") + "…"] if most > 0 else []


def _line(text: str, face: Face, size: float, y: float, colour: str) -> str:
    family = escape(f"'{_family(face)}'")  # a name with a figure in it needs its quotation marks
    return (
        f'<text x="{_LEFT}" y="{y:.1f}" font-family="{family}" font-weight="{face.weight}" '
        f'font-size="{size}" fill="{colour}">{escape(text)}</text>'
    )


def _family(face: Face) -> str:
    return tokens().families[face.role].split(",")[0].strip('"')


def _width(text: str, face: Face) -> float:
    """Return how wide a text is, in em; what the font lacks is as wide as its letters usually are."""
    widths = _widths(face)
    return sum(widths.get(ord(letter), face.width) for letter in text)


@cache
def _widths(face: Face) -> dict[int, float]:
    font = TTFont(face.source)
    size = font["head"].unitsPerEm
    return {code: font["hmtx"][name][0] / size for code, name in font.getBestCmap().items()}


def _unpacked(face: Face, folder: Path) -> Path:
    path = folder / face.file.replace(".woff2", ".ttf")
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        font = TTFont(face.source)
        font.flavor = None
        # The package's files bear the names of the variable font that they were cut from.
        for number in (1, 16):
            font["name"].setName(_family(face), number, 3, 1, 0x409)
        font.save(path)
    return path
