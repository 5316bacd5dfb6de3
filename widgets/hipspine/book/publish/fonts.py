"""The fonts of the book, each with only the characters that it needs: headings, text and icons.

Until a font is there, its text stands in a font of the reader's own, stretched to the same widths and heights, so that
nothing moves when it comes.
"""

from __future__ import annotations

import base64
import re
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fontTools import subset
from fontTools.ttLib import TTFont

from hipspine.book.publish import node
from hipspine.book.publish.errors import PublishError
from hipspine.tokens import tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BODY = "text-400.woff2"
"""The file of the font that most of a page is set in."""
# What scripts may need besides the characters of the book: ASCII, dashes and quotation marks. What a reader writes with
# other letters stands in for itself.
_CHARACTERS = frozenset([*range(0x20, 0x7F), *map(ord, "\N{NO-BREAK SPACE}–—‘’“”…−")])
# What headings and words in italics are written with. Their other characters are in a file of their own, which browsers
# fetch where one occurs.
_COMMON = frozenset(map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 !'(),-.:;?–’“”"))
_ICON_FONT = ("vendor", "fontawesome", "webfonts", "fa-solid-900.woff2")
_ICON_FAMILY = "Font Awesome 6 Free"
# Font Awesome's rules name each icon by a private-use character: content:"\f0c9".
_ICON = re.compile(r"""content:\s*["']\\(?P<code>[ef][0-9a-f]{3})["']""")


@dataclass(frozen=True)
class Face:
    """A font that is sent along: its file here, the package's, and its usual width of a letter in em."""

    role: str
    file: str
    package: str
    weight: int
    width: float
    style: str = "normal"
    line: tuple[float, float] | None = None
    """Height above and below the letters' foot in em, where it is not the font's own; the letters stay as they are."""
    parted: bool = False
    """Whether few pages have more of it than what is common, so that the rest is a file of its own."""

    @property
    def rest(self) -> str:
        """The file of what is not common."""
        return self.file.replace(".woff2", "-rest.woff2")

    @property
    def source(self) -> Path:
        """Its file in the package. Raises PublishError where that is not installed."""
        name = f"{self.package}-latin-{self.weight}-{self.style}.woff2"
        return node.package_file("@fontsource", self.package, "files", name)


DRAWN = (0.95, 0.3)
"""The height of a line in drawings, in em above and below the foot of its letters: no letter of the book is higher."""

# Widths of letters, by how often English has each, are those of @capsizecss/metrics 4.3.0.
FACES = (
    Face("heading", "headings.woff2", "source-serif-4", 600, 0.486, parted=True),
    Face("body", BODY, "source-sans-3", 400, 0.418),
    Face("body", "text-600.woff2", "source-sans-3", 600, 0.431),
    Face("body", "text-400-italic.woff2", "source-sans-3", 400, 0.418, "italic", parted=True),
    # In drawings names stand close, and what is left above and below letters for accents would count as overlap.
    Face("drawing", BODY, "source-sans-3", 400, 0.418, line=DRAWN),
    Face("drawing", "text-600.woff2", "source-sans-3", 600, 0.431, line=DRAWN),
)


def write(rules: str, static: Path, used: Iterable[int] = ()) -> str:
    """Write the fonts below ``static/fonts`` and return their ``@font-face`` rules.

    ``rules`` is the purged style sheet: the icons that it names are those that are kept. ``static`` is the copy of
    Sphinx's ``_static``, where the theme has put its icon font; ``used`` are the characters of the book.
    """
    folder = static / "fonts"
    folder.mkdir(exist_ok=True)
    icon_font = static.joinpath(*_ICON_FONT)
    if not icon_font.is_file() or _ICON_FAMILY not in rules.replace("\\", ""):
        raise PublishError("the theme's icon font is not where it was: see publish/fonts.py")
    faces = []
    for face in FACES:
        first, *others = _families(face.role)
        source = f'url("fonts/{face.file}") format("woff2")'
        if face.line:
            above, below = face.line
            lines = {"ascent-override": above, "descent-override": below}
            faces.append(_face(first, face.weight, "swap", source, face.style, lines))
            continue  # its file and its stand-ins are those of the text
        wanted = _CHARACTERS | set(used)
        if face.parted:
            rest = f'url("fonts/{face.rest}") format("woff2")'
            _subset(face.source, folder / face.rest, wanted - _COMMON)
            faces.append(_face(first, face.weight, "swap", rest, face.style, among=wanted - _COMMON))
            wanted = _COMMON
        _subset(face.source, folder / face.file, wanted)
        faces.append(_face(first, face.weight, "swap", source, face.style, among=wanted if face.parted else ()))
        faces += stand_ins(face, others)
    faces.append(_face(_ICON_FAMILY, 900, "block", f'url("{_within(icon_font, icons(rules))}") format("woff2")'))
    return "".join(faces)


def characters(pages: Iterable[HtmlElement], folder: Path) -> set[int]:
    """Return the characters of the pages, and of what figures and quizzes say (data and scripts in ``folder``)."""
    found = {character for page in pages for character in page.text_content()}
    for path in [*folder.glob("*.json"), *folder.glob("*.js")]:
        if not path.name.startswith("plotly"):  # large, with characters of every script
            found.update(path.read_text(encoding="utf-8"))
    return {ord(character) for character in found if character.isprintable()}


def _within(source: Path, wanted: Iterable[int]) -> str:
    """Return a font as an address that holds it: from a folder and in a sandboxed frame no file of a font is read.

    Letters have a stand-in there, icons have none.
    """
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "font.woff2"
        _subset(source, file, wanted)
        return f"data:font/woff2;base64,{base64.b64encode(file.read_bytes()).decode()}"


def icons(rules: str) -> list[int]:
    """Return the code points of the icons that a style sheet names. Raises PublishError when it names none."""
    codes = {match["code"] for match in _ICON.finditer(rules)}
    if not codes:
        raise PublishError("the style sheet names no icon: the theme's rules have changed, see publish/fonts.py")
    return sorted(int(code, 16) for code in codes)


def _families(role: str) -> list[str]:
    """Return the families of the tokens: the first is sent along, those with "in" in their names stand in."""
    return [name.strip().strip('"') for name in tokens().families[role].split(",")]


def stand_ins(face: Face, families: Iterable[str]) -> Iterable[str]:
    """Yield the rules that give a reader's own font the widths and heights of the one that is on its way."""
    font = TTFont(face.source)
    size, line, known = font["head"].unitsPerEm, font["hhea"], tokens().stand_ins
    for family in families:
        _, stands_in, name = family.partition(" in ")
        if not stands_in or face.style != "normal":  # a browser slants a stand-in by itself
            continue
        if name not in known:
            raise PublishError(
                f"data/tokens.toml: no measures of {name} under stand-ins, and it is to stand in for a font"
            )
        own = known[name]
        bold = face.weight >= 600
        stretch = face.width / own.widths[bold]
        source = ",".join(f'local("{one}")' for one in (own.bold if bold else own.regular))
        measures = {
            "size-adjust": stretch,
            "ascent-override": line.ascent / size / stretch,
            "descent-override": -line.descent / size / stretch,
            "line-gap-override": line.lineGap / size / stretch,
        }
        yield _face(family, face.weight, None, source, measures=measures)


def _face(
    family: str,
    weight: int,
    display: str | None,
    source: str,
    style: str = "normal",
    measures: Mapping[str, float] | None = None,
    among: Iterable[int] = (),
) -> str:
    """Return a rule; ``among`` are the characters that the file is for, where it is not for all."""
    shown = f"font-display:{display};" if display else ""
    numbers = "".join(f"{name}:{100 * share:.2f}%;" for name, share in (measures or {}).items())
    only = f"unicode-range:{_ranges(among)};" if among else ""
    told = f"font-weight:{weight};font-style:{style};{shown}{numbers}{only}src:{source}"
    return f'@font-face{{font-family:"{family}";{told}}}'


def _ranges(characters: Iterable[int]) -> str:
    """Return characters as CSS lists them: U+20-21,U+27."""
    runs: list[list[int]] = []
    for code in sorted(characters):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def _subset(source: Path, target: Path, wanted: Iterable[int]) -> None:
    options = subset.Options(
        flavor="woff2", layout_features=["kern", "liga"], drop_tables=["meta"], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
