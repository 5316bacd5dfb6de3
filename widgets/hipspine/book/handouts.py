"""The two-page handout of each chapter that teaches: a page of its own, made of what stands in the course already.

The points of "In one minute" are the chapter's, the emergency signs those of ``data/emergency.yml``, what is prompt and
what can wait that of the chapter "When to seek care"; ``data/handouts.yml`` adds the figure and the key numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx.transforms.post_transforms import SphinxPostTransform

from hipspine.book import wording
from hipspine.book.islands import FOLDER, versioned
from hipspine.book.links import html
from hipspine.book.points import after_box, lead, points
from hipspine.book.wording import IN_ONE_MINUTE
from hipspine.chapters import Chapter, read_chapter, taught_files
from hipspine.evidence import load_emergency, load_numbers, load_references
from hipspine.evidence.emergency import sentence
from hipspine.evidence.wording import BOX, NO_APPOINTMENT
from hipspine.figures import declared
from hipspine.figures.svg import svg
from hipspine.handout.content import Handout, load_handouts, told
from hipspine.links import CARE
from hipspine.tokens import THEMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGES = "handouts"
"""The folder of the handouts; each has the name of its chapter's page."""
WIDTH = 358
"""The width in pixels that the figure is composed for: that of a phone, whose letters are large."""


def handout_page(page: str) -> str:
    """Return the name of the page of the handout of a chapter, "01-connection" for example."""
    return f"{PAGES}/{page}"


def context_of(chapter: Chapter, care: Chapter, base: str) -> dict[str, object]:
    """Return what the template shows of a chapter's handout.

    ``care`` is the chapter that says when to seek care, ``base`` the address of the published site or "".
    """
    declaration = load_handouts().get(chapter.id) or _undeclared(chapter)
    numbers, references = load_numbers(), load_references()
    return {
        "chapter": chapter,
        "words": wording.HANDOUT,
        "lead": lead(chapter),
        "points": points(chapter),
        "picture": _picture(declaration) if declaration else None,
        "numbers": [told(key, numbers, references) for key in declaration.numbers] if declaration else [],
        "box": (Markup(_bold(BOX)), NO_APPOINTMENT),
        "signs": [(group.heading, [sentence(sign) for sign in signs]) for group, signs in load_emergency().grouped()],
        "unsure": after_box(care),
        "rest": [] if chapter.page == care.page else [point for point in points(care) if _is_advice(point)],
        "home": f"{base}chapters/{chapter.page}.html" if base else "",
    }


def _undeclared(chapter: Chapter) -> Handout | None:
    """Return the handout of a chapter that data/handouts.yml does not list: its first figure, if it shows one."""
    return Handout(id=chapter.id, figure=chapter.figures[0], numbers=()) if chapter.figures else None


def _picture(handout: Handout) -> dict[str, object]:
    """Return the figure as it is set: the drawing, its title and what it says of itself."""
    figure = declared(handout.figure)
    said = figure.sayings(handout.settings)
    rows = [name.partition(": ")[::2] for name in said[1:]] if figure.card else []
    return {
        "drawn": [(theme, Markup(svg(figure, theme, handout.settings, WIDTH))) for theme in THEMES],
        "title": figure.title,
        "said": said[0],
        "rows": rows,
        "illustrative": bool(figure.illustrative),
    }


def _bold(box: str) -> str:
    return f"<strong>{box.strip('*> ')}</strong>"


def _is_advice(point: Markup) -> bool:
    """Return whether a point says what to do in some case: it leads in with bold words, and lists no signs."""
    return point.startswith("<strong>") and "<ul>" not in point


def _day() -> date:
    """Return today, or the day of SOURCE_DATE_EPOCH where a build is to be the same again."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()


def _collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:  # Any: Sphinx's own
    """Yield the pages, each with what its template shows."""
    chapters = [read_chapter(path) for path in _taught(app).values()]
    care = next((chapter for chapter in chapters if chapter.page == CARE), None)
    if care is None:
        return
    day = _day()
    shared = {
        "course": app.config.html_title,
        "author": app.config.author,
        "day": f"{day.day} {day:%B %Y}",
        "date": day.isoformat(),
        "sheet": f"../{FOLDER}/{versioned('handout.css')}",
        "script": f"../{FOLDER}/{versioned('handout.js')}",
    }
    for chapter in chapters:
        yield handout_page(chapter.page), shared | context_of(chapter, care, app.config.html_baseurl), "handout.html"


def _taught(app: Sphinx) -> dict[str, Path]:
    """Return the notebooks of the chapters that teach and stand in this book, by their pages."""
    known = app.env.found_docs
    paths = [path for path in taught_files(Path(app.srcdir)) if f"chapters/{path.stem}" in known]
    return {path.stem: path for path in paths if path.is_file()}


class LinkHandout(SphinxPostTransform):
    """Add the link to the handout below the points of "In one minute", in the chapters that have one."""

    default_priority = 421
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Add the link."""
        folder, _, page = self.env.docname.rpartition("/")
        if folder != "chapters" or not {page, CARE} <= _taught(self.app).keys():
            return
        for section in list(self.document.findall(nodes.section)):
            title = section.children[0]
            if isinstance(title, nodes.title) and title.astext() == IN_ONE_MINUTE:
                address = f"../{handout_page(page)}.html"
                link = html("a", nodes.Text(wording.PRINT_HANDOUT), attrs={"href": address})
                note = html("span", nodes.Text(wording.PRINT_HANDOUT_HOLDS))
                section += html("p", link, nodes.Text(" "), note, classes=["hs-handout-link"])


def setup_handouts(app: Sphinx) -> None:
    """Connect the handouts to a Sphinx build."""
    app.connect("html-collect-pages", _collect)
    app.add_post_transform(LinkHandout)
