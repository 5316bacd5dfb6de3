"""The button of a chapter's page that opens its notebook in the reader's own browser, and what that costs."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from pathlib import Path

from lxml import html as lxml_html

from hipspine.book import wording
from hipspine.book.lite.wheels import FOLDER, LIST
from hipspine.book.publish import html
from hipspine.book.python_files import FOLDER as PYTHON
from hipspine.book.python_files import LIST as CORE
from hipspine.compiled import LITE

_SCRIPTS = 3.2e6
"""Bytes of JupyterLite's own scripts for one notebook, compressed; a test holds the sum to what a browser loads."""


def on_the_way(site: Path) -> int:
    """Return about how many bytes a reader loads who opens and runs a notebook for the first time, compressed."""
    core = json.loads((site / PYTHON / CORE).read_text(encoding="utf-8"))["core"]
    folder = site / LITE / FOLDER
    packages = json.loads((folder / LIST).read_text(encoding="utf-8"))["packages"]
    wheels = sum((folder / package["file_name"]).stat().st_size for package in packages.values())
    plots = sum(
        len(gzip.compress(file.read_bytes(), 6)) for file in (site / LITE).glob("extensions/*plotly/static/*.js")
    )
    return int(sum(file["wire"] for file in core.values()) + wheels + plots + _SCRIPTS)


def add_buttons(site: Path, chapters: Iterable[str], size: int) -> None:
    """Put the button first among those of each chapter's page; it says how much is loaded, in megabytes."""
    words = wording.OPEN_IN_BROWSER.format(size=round(size / 1e6))
    for chapter in chapters:
        path = site / "chapters" / f"{chapter}.html"
        page = html.read(path)
        for old in page.find_class("hs-in-browser"):
            old.drop_tree()
        for menu in page.find_class("hs-menu"):
            button = lxml_html.fragment_fromstring('<li class="hs-in-browser"><a></a></li>')
            button[0].set("href", f"../{LITE}/notebooks/index.html?path={chapter}.ipynb")
            button[0].text = words
            menu.find("ul").insert(0, button)
        html.write(page, path)
