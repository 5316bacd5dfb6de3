"""The two fonts of the book, each with only the characters that it needs: headings and icons."""

from __future__ import annotations

import re
from pathlib import Path

from fontTools import subset

from hipspine.book.publish import node
from hipspine.book.publish.errors import PublishError
from hipspine.tokens import tokens

_HEADING_FONT = ("@fontsource", "source-serif-4", "files", "source-serif-4-latin-600-normal.woff2")
# ASCII, accented letters of western Europe, and the dashes, quotation marks, ellipsis and minus that headings use.
_HEADING_CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0x100), *map(ord, "–—‘’“”…−")]
_ICON_FONT = ("vendor", "fontawesome", "webfonts", "fa-solid-900.woff2")
_ICON_FAMILY = "Font Awesome 6 Free"
# Font Awesome's rules name each icon by a private-use character: content:"\f0c9".
_ICON = re.compile(r"""content:\s*["']\\(?P<code>[ef][0-9a-f]{3})["']""")


def write(rules: str, static: Path) -> str:
    """Write both fonts below ``static/fonts`` and return their ``@font-face`` rules.

    ``rules`` is the purged style sheet: the icons that it names are those that are kept. ``static`` is the copy of
    Sphinx's ``_static``, where the theme has put its icon font.
    """
    folder = static / "fonts"
    folder.mkdir(exist_ok=True)
    icon_font = static.joinpath(*_ICON_FONT)
    if not icon_font.is_file() or _ICON_FAMILY not in rules.replace("\\", ""):
        raise PublishError("the theme's icon font is not where it was: see publish/fonts.py")
    _subset(node.package_file(*_HEADING_FONT), folder / "headings.woff2", _HEADING_CHARACTERS)
    _subset(icon_font, folder / "icons.woff2", icons(rules))
    heading = tokens().families["heading"].split(",")[0].strip('"')
    return _face(heading, 600, "swap", "headings") + _face(_ICON_FAMILY, 900, "block", "icons")


def icons(rules: str) -> list[int]:
    """Return the code points of the icons that a style sheet names. Raises PublishError when it names none."""
    codes = {match["code"] for match in _ICON.finditer(rules)}
    if not codes:
        raise PublishError("the style sheet names no icon: the theme's rules have changed, see publish/fonts.py")
    return sorted(int(code, 16) for code in codes)


def _face(family: str, weight: int, display: str, name: str) -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:{display};'
        f'src:url("fonts/{name}.woff2") format("woff2")}}'
    )


def _subset(source: Path, target: Path, characters: list[int]) -> None:
    options = subset.Options(
        flavor="woff2", layout_features=["kern", "liga"], drop_tables=["meta"], notdef_outline=True
    )
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    subset.save_font(font, str(target), options)
