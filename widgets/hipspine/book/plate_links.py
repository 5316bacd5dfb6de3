"""From a word of the glossary to the plate that draws it: a small picture with the part lit, and a link that lights it.

Which words these are follows from the names in ``data/anatomy.yml``; there is no second list.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from hipspine.book import wording
from hipspine.chapters import catalogue
from hipspine.evidence import load_glossary
from hipspine.evidence.anatomy import load_anatomy
from hipspine.figures import declared, loaded
from hipspine.figures.svg import detail
from hipspine.tokens import THEMES

if TYPE_CHECKING:
    from hipspine.evidence import Term

PLATES = ("muscles-front", "muscles-back")
WIDTH = 150
"""Width and height of a small picture, in pixels."""


class OnPlate(NamedTuple):
    """A part of a plate: the figure, the part's id and name, and the page that shows the plate."""

    plate: str
    part: str
    name: str
    page: str

    @property
    def address(self) -> str:
        """The plate with the part lit, as seen from a page beside it."""
        return f"{self.page}.html#{self.plate}?shown={self.part}"


@cache
def on_plates() -> dict[str, OnPlate]:
    """Return, by the ids of the glossary, the words that a plate draws which a chapter shows.

    Raises DataError or DataErrors.
    """
    pages = {plate: chapter.page for chapter in catalogue() for plate in PLATES if plate in chapter.figures}
    found = {}
    for term in load_glossary().values():
        for part in load_anatomy():
            plate = _plate(part.id, pages) if _same(term, part.id, part.name) else None
            if plate:
                found[term.id] = OnPlate(plate, part.id, part.name, pages[plate])
    return found


def _same(term: Term, part: str, name: str) -> bool:
    return term.id == part or term.term.casefold() == name.casefold()


def _plate(part: str, plates: Iterable[str]) -> str | None:
    """Return which of the plates shows a part best: the first on which it does not lie below others."""
    drawing = [plate for plate in PLATES if plate in plates and part in loaded(plate).PLATE.names]
    shallow = [plate for plate in drawing if not loaded(plate).PLATE.names[part].deep]
    return next(iter(shallow or drawing), None)


def pictures() -> dict[str, str]:
    """Return the small pictures by their file names."""
    return {
        _file(place.part, theme): detail(declared(place.plate), theme, {"shown": place.part}, place.part, WIDTH)
        for place in on_plates().values()
        for theme in THEMES
    }


def link_to_plate(term: str, files: str) -> str:
    """Return the HTML that leads from a word to its plate, or "" where there is none; ``files`` leads to pictures."""
    if term not in on_plates():
        return ""
    place = on_plates()[term]
    images = "".join(
        f'<img class="only-{theme}" src="{escape(files)}/{_file(place.part, theme)}" alt="" width="{WIDTH}" '
        f'height="{WIDTH}" loading="lazy">'
        for theme in THEMES
    )
    words = escape(wording.ON_PLATE.format(place.name))
    return f'<p class="hs-on-plate"><a href="{escape(place.address)}">{images}<span>{words}</span></a></p>'


def _file(part: str, theme: str) -> str:
    return f"plate-{part}-{theme}.svg"
