"""Pictures of what a question asks, found in a file or a package by their address, and looked at before they stay."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from hipspine.quiz.interactions.picture import CREDIT, unfit
from hipspine.teaching.imports.found import Image, picture_line
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

    from hipspine.teaching.imports.found import Found

_BODY = "body-map.png"
_BASE = re.compile(r"^(\$|%24)IMS-CC-FILEBASE(\$|%24)/?", re.IGNORECASE)
_WITHIN = re.compile(r"data:image/\w+;base64,([A-Za-z0-9+/=\s]+)")


def images(markup: str) -> list[Image]:
    """Return the pictures in HTML."""
    import lxml.html

    return images_in(lxml.html.fragment_fromstring(f"<div>{markup}</div>")) if "<img" in markup.lower() else []


def images_in(element: _Element) -> list[Image]:
    """Return the pictures below an element, with whose they are where our own exports say it."""
    found = []
    for one in element.iter():
        if local(one) == "img":
            below = one.getnext()
            credit = below.text if below is not None and below.get("class") == CREDIT else ""
            found.append(Image(one.get("src") or "", one.get("alt") or "", credit or ""))
    return found


def moodle_files(element: _Element | None) -> dict[str, bytes]:
    """Return the files that a text of Moodle brings along, by name."""
    files = {}
    for file in element.findall("file") if element is not None else ():
        try:
            files[f"@@PLUGINFILE@@/{file.get('name', '')}"] = base64.b64decode(file.text or "", validate=False)
        except (binascii.Error, ValueError):
            continue  # the picture stays among what was not taken over
    return files


def settle(found: Found, files: Mapping[str, bytes], place: str = "") -> None:
    """Give a question the first of its pictures; the others, and one that cannot be taken over, stay told as lost.

    ``place`` is the question's own file among ``files``, from which addresses start.
    """
    for image in found.images:
        line = picture_line(image)
        if image.address.endswith(_BODY) or line not in found.lost:
            continue
        data = _bytes(image.address, files, place)
        if data is None:
            continue
        if reason := unfit(data) or ("" if image.alt.strip() else "has no words for who does not see it"):
            found.lost[found.lost.index(line)] = f"{line}, which {reason}"
            continue
        found.picture = (data, image)
        found.lost.remove(line)
        return


def _bytes(address: str, files: Mapping[str, bytes], place: str) -> bytes | None:
    """Return what stands at an address, None where nothing of the file or package does."""
    if within := _WITHIN.fullmatch(address):
        try:
            return base64.b64decode(within[1])
        except (binascii.Error, ValueError):
            return None
    name = unquote(_BASE.sub("", address)).partition("?")[0]
    for folder in (posixpath.dirname(place), "", "web_resources", "web"):
        path = posixpath.normpath(posixpath.join(folder, name))
        # A cartridge's own folder stands in place of the one that the sign is for.
        for known in (path, path.lstrip("./")):
            if known in files:
                return files[known]
    return files.get(unquote(address))
