"""The whole book as one zip, opened by a double-click on its ``index.html`` once it is unpacked, with no connection.

The notebooks (JupyterLite) are left out: browsers run them from a server only, and they weigh more than all the rest.
The same pages give the same bytes: names are sorted and every file has the same time.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import html as lxml_html

from hipspine import __version__
from hipspine.book import wording
from hipspine.book.publish import html
from hipspine.compiled import LITE

PLACE = "hs-take-along"
"""The class of the part of a page that leads to the zip."""
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip can hold
_MODE = 0o100644 << 16  # a plain file that everybody may read, as Unix writes it


def zip_name(title: str) -> str:
    """Return the name of the zip of the book with this title: its words, and the version of the course."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "book"
    return f"{words}-{__version__}.zip"


def write_zip(site: Path, title: str) -> Path:
    """Write the zip to the top of a built site, let the site's pages lead to it, and return it.

    Within the zip the same place says that this is the copy to take along. An earlier zip of the site goes.
    """
    for old in site.glob("*.zip"):
        old.unlink()
    target, pages = site / zip_name(title), _places(site)
    for page in pages:
        _say(page, wording.TAKEN_ALONG.format(version=__version__))
    _pack(site, target)
    size = f"{target.stat().st_size / 1e6:.0f}"
    words = wording.TAKE_ALONG.format(version=__version__, size=size)
    for page in pages:
        _say(page, wording.TAKE_ALONG_HOW, words, f"{'../' * (len(page.relative_to(site).parts) - 1)}{target.name}")
    return target


def _pack(site: Path, target: Path) -> None:
    """Write all files of a site but its notebooks into a zip, below a folder that has the zip's name."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name in sorted(_names(site)):
            if name != target.name:
                entry = zipfile.ZipInfo(f"{target.stem}/{name}", _EPOCH)
                entry.create_system, entry.external_attr = 3, _MODE  # alike on Windows
                packed.writestr(entry, (site / name).read_bytes(), zipfile.ZIP_DEFLATED, 9)


def _names(site: Path) -> Iterator[str]:
    for path in site.rglob("*"):
        place = path.relative_to(site)
        if path.is_file() and place.parts[0] != LITE:
            yield place.as_posix()


def _places(site: Path) -> list[Path]:
    """Return the pages that have a place for the zip."""
    pages = (site / name for name in sorted(_names(site)) if name.endswith(".html"))
    return [page for page in pages if PLACE in page.read_text(encoding="utf-8")]


def _say(path: Path, words: str, link: str = "", address: str = "") -> None:
    """Let a page's place for the zip say ``words``, after a link where there is one."""
    page = html.read(path)
    for place in page.find_class(PLACE):
        for old in list(place):
            place.remove(old)
        paragraph = lxml_html.fragment_fromstring("<p></p>")
        if address:
            anchor = lxml_html.fragment_fromstring("<a></a>")
            anchor.set("href", address)
            anchor.text, anchor.tail = link, f" {words}"
            paragraph.append(anchor)
        else:
            paragraph.text = words
        place.text = None
        place.append(paragraph)
    html.write(page, path)
