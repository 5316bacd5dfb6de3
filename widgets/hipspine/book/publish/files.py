"""Files beside the pages: which are used, their versions, and away with the rest."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml.html import HtmlElement

Pages = Mapping[Path, HtmlElement]
URL_IN_CSS = re.compile(r"""url\(\s*(["']?)(?P<url>[^"')]+)\1\s*\)""")
# What a page loads by itself or offers for download; other pages need no keeping, all of them are published.
_LOADED = ("//link[@href]", "//script[@src]", "//img[@src]", "//a[@download]")


def relative(path: Path, page: Path) -> str:
    """Return the address of a file as written in a page."""
    return Path(os.path.relpath(path, page.parent)).as_posix()


def local(url: str, base: Path) -> Path | None:
    """Return the file that an address in the file ``base`` means, or None for another host, data or a bare anchor."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or not parts.path:
        return None
    return Path(os.path.normpath(base.parent / unquote(parts.path)))


def scripts(pages: Pages, root: Path) -> set[Path]:
    """Return the script files that the pages load."""
    return {path for path, element in _references(pages) if element.tag == "script" and path.is_relative_to(root)}


def stamp(page: HtmlElement, path: Path, root: Path, *, keep: str) -> None:
    """Put a hash of the content behind each address of a script or style sheet, so that no browser shows an old one."""
    for element in page.xpath("//script[@src] | //link[@rel='stylesheet']"):
        name = "src" if element.tag == "script" else "href"
        found = local(element.get(name), path)
        if found and found.is_file() and not found.is_relative_to(root / keep):
            digest = hashlib.sha256(found.read_bytes()).hexdigest()[:8]
            element.set(name, f"{relative(found, path)}?v={digest}")


def prune(pages: Pages, root: Path, *, keep: str) -> None:
    """Delete what no page loads from ``_static`` and ``_sources``, except below the folder ``keep``."""
    used = {path for path, _ in _references(pages)}
    for sheet in [path for path in used if path.suffix == ".css" and path.is_file()]:
        found = (local(match["url"], sheet) for match in URL_IN_CSS.finditer(sheet.read_text(encoding="utf-8")))
        used.update(path for path in found if path)
    for folder in (root / "_static", root / "_sources"):
        for path in sorted(folder.rglob("*"), reverse=True):
            if path.is_relative_to(root / keep) or (root / keep).is_relative_to(path):
                continue
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif path not in used:
                path.unlink()


def _references(pages: Pages) -> Iterator[tuple[Path, HtmlElement]]:
    for path, page in pages.items():
        for element in page.xpath(" | ".join(_LOADED)):
            found = local(element.get("href") or element.get("src"), path)
            if found:
                yield found, element
