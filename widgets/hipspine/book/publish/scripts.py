"""Scripts of pages are files of the site: a strict content policy (``hipspine.book.headers``) runs no other.

Those of the theme and of our templates that stand in a page are put into files or left out; whatever else would act is
refused, so that no text that got into a page by mistake becomes a script of the site.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.book.publish.errors import PublishError
from hipspine.book.publish.files import relative

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_STATIC = "_static"
_FIRST = "first.js"  # in place of the theme's: it knows the colour scheme, and survives a browser without storage
# What does nothing here: for a menu of versions, a search while one types, and a field that is in a closed dialog.
_NEEDLESS = (
    "DOCUMENTATION_OPTIONS.pagename",
    "DOCUMENTATION_OPTIONS.search_as_you_type",
    "// Activate the search field on page load",
)
_DATA = ("application/json", "application/ld+json")
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href")
_ACTING = ("javascript:", "data:", "blob:")
_STORAGE = re.compile(r"\b(localStorage|sessionStorage)\b")
_SHOWN = 60  # characters of a script, in a complaint


def into_files(page: HtmlElement, path: Path, root: Path) -> None:
    """Give the scripts of the page at ``path`` addresses within the site ``root``, in place.

    Raises PublishError, naming page and script, for one that stands in the page, or is an address or a handler.
    """
    for script in page.xpath("//script[not(@src)]"):
        text = (script.text or "").strip()
        name = _FIRST if script.get("data-cfasync") else script.attrib.pop("data-static", None)
        if name:
            script.attrib.pop("data-cfasync", None)
            script.text = None
            script.set("src", relative(root / _STATIC / name, path))
            if name == _FIRST and page.xpath("//details[@data-folded]"):
                script.set("data-folds", "")
        elif text.startswith(_NEEDLESS):
            script.drop_tree()
    for found in _acting(page):
        where = path.relative_to(root).as_posix()
        raise PublishError(f"{where}: {found}; a page may only load scripts from files of the site")


def survive(files: Iterable[Path]) -> None:
    """Let scripts of the theme and of Sphinx work where a browser keeps nothing for the page: there they would end.

    ``first.js`` gives them what keeps for as long as the page stands; the course's own scripts know what to do.
    """
    for file in files:
        text = file.read_text(encoding="utf-8")
        if file.name != _FIRST and (changed := _STORAGE.sub(r"hipspineKeeps.\1", text)) != text:
            file.write_text(changed, encoding="utf-8")


def _acting(page: HtmlElement) -> list[str]:
    """Say what in a page would act as a script without being a file of the site."""
    found = [
        f"a script stands in the page (“{_short(script.text or '')}”)"
        for script in page.xpath("//script[not(@src)]")
        if script.get("type") not in _DATA
    ]
    for element in page.iter("*"):
        for name, value in element.attrib.items():
            if name.startswith("on"):
                found.append(f"<{element.tag}> has a script in {name}")
            elif name in _ADDRESSES and _acts(element.tag, value):
                found.append(f"<{element.tag}> has a script as its address, “{_short(value)}”")
    return found


def _acts(tag: str, address: str) -> bool:
    scheme = "".join(address.split()).lower()
    return scheme.startswith(_ACTING[0]) or (tag == "script" and scheme.startswith(_ACTING))


def _short(text: str) -> str:
    return " ".join(text.split())[:_SHOWN]
