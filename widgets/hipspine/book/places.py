"""Where the chapters treat each claim, so that a quiz can lead back to the section of a miss."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docutils import nodes
from markdown_it import MarkdownIt

from hipspine.check import read_cells
from hipspine.paths import package_path

Place = tuple[str, str, str]
"""Page (such as ``02-conditions``), id of the section in the built page, and its heading."""

_UNDER = ("h2", "h3")  # What stands before the first of these is a chapter's summary, not where a claim is treated.


@cache
def treated() -> dict[str, list[Place]]:
    """Return, for each claim, the first section of each chapter that bears its evidence badge."""
    found: dict[str, list[Place]] = {}
    for chapter in sorted((package_path().parent.parent / "chapters").glob("[0-9][0-9]-*.ipynb")):
        for claim, place in _of(chapter).items():
            found.setdefault(claim, []).append(place)
    return found


def _of(chapter: Path) -> dict[str, Place]:
    found: dict[str, Place] = {}
    heading = ""
    for cell in read_cells(chapter, chapter.name):
        if cell["cell_type"] != "markdown":
            continue
        tokens = MarkdownIt("commonmark").enable("table").parse("".join(cell["source"]))
        for before, token in zip([None, *tokens], tokens, strict=False):
            if token.type != "inline":
                continue
            if before is not None and before.type == "heading_open":
                heading = _plain(token.children or []) if before.tag in _UNDER else ""
            for child in token.children or []:
                kind, _, claim = str(child.attrGet("href") or "").partition(":")
                if kind == "claim" and heading:
                    found.setdefault(claim, (chapter.stem, nodes.make_id(heading), heading))
    return found


def _plain(tokens: list) -> str:
    return "".join(token.content for token in tokens).strip()
