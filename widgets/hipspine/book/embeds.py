"""A page without the theme for every figure and every quiz of the book, to be shown in a frame of another site.

Which there are is read from the chapters. Where the site's address is known, the instructors' page lists them, each
with the code for a frame and a code to scan; ``frontend/src/embed`` talks to the page around a frame.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from markupsafe import Markup
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from hipspine.book import wording
from hipspine.book.address import NO_FRAMES
from hipspine.book.headers import EMBED
from hipspine.book.islands import FOLDER, island, versioned
from hipspine.book.links import HtmlElement, html
from hipspine.book.lists import link
from hipspine.chapters import Chapter, read_chapter
from hipspine.evidence import load_emergency
from hipspine.evidence.emergency import calls_emergency
from hipspine.figures import declared
from hipspine.figures.painting import frame
from hipspine.links import CARE
from hipspine.quiz.bank import load_quiz
from hipspine.quiz.text import to_html
from hipspine.quiz.widget import usual_count
from hipspine.tokens import tokens

if TYPE_CHECKING:
    from sphinx.application import Sphinx

WIDE = 704
"""The width in pixels of a frame's drawing, by which its height is judged."""
AROUND = 760
"""What a figure's page has above and below the drawing, in pixels: question, sliders, text and foot."""
QUIZ = 900
"""The height of a frame with a quiz, whose questions differ: it grows where the site around it hears the page."""
QUIET = 4
"""Modules of white around a code, as its standard asks."""


@dataclass(frozen=True)
class Embed:
    """A page for a frame: of a figure or a quiz (``kind``), and the chapter that shows it."""

    kind: str
    name: str
    chapter: Chapter

    @property
    def page(self) -> str:
        """The name of its page, "embed/figure-pelvic-tilt" for example."""
        return f"{EMBED}/{self.kind}-{self.name}"

    @property
    def title(self) -> str:
        """Its name for the frame: a figure's own title would tell the answer to the question before it."""
        if self.kind == "figure":
            return wording.EMBED_FIGURE.format(self.name.replace("-", " "))
        return wording.EMBED_QUIZ.format(Markup(to_html(load_quiz(self.name).title)).striptags())

    @property
    def place(self) -> str:
        """The address of where the book shows it, from the top of the site."""
        return f"chapters/{self.chapter.page}.html" + (f"#{self.name}" if self.kind == "figure" else "")

    @property
    def signs(self) -> bool:
        """Whether it is about emergency signs: the page then begins with the line about them."""
        if self.kind == "quiz":
            return any(item.signs for item in load_quiz(self.name).items)
        figure = declared(self.name)
        told = (figure.prediction, figure.caption, figure.illustrative, *figure.tasks, *figure.answer)
        return self.chapter.page == CARE or any(calls_emergency(text) for text in told if text)

    @property
    def height(self) -> int:
        """The height of its frame in pixels where the site around it does not hear how high it is."""
        if self.kind == "quiz":
            return QUIZ
        return int(round(frame(declared(self.name).spec, WIDE)["height"] + AROUND, -1))

    def address(self, site: str) -> str:
        """Return its address in the book published at ``site``."""
        return f"{site}{self.page}.html"

    def code(self, site: str) -> str:
        """Return the HTML that shows it in another page; ``site`` is the address of the published book."""
        return (
            f'<iframe src="{escape(self.address(site))}" title="{escape(self.title)}" width="100%" '
            f'height="{self.height}" style="border: 0" loading="lazy" allow="fullscreen; clipboard-write"></iframe>'
        )


def embeds(chapters: tuple[Chapter, ...]) -> list[Embed]:
    """Return the pages for frames of these chapters, each figure and each whole quiz once: where it stands first."""
    found: dict[tuple[str, str], Embed] = {}
    for chapter in chapters:
        for kind, names in (("figure", chapter.figures), ("quiz", chapter.quizzes)):
            for name in names:
                found.setdefault((kind, name), Embed(kind, name, chapter))
    return list(found.values())


def scanned(address: str) -> bytes:
    """Return the code to scan for an address, as SVG: black on white, with the margin that its standard asks for."""
    import segno  # where no address is known, nothing needs it

    file = BytesIO()
    dark, light = (tokens().page[name][0] for name in ("code-ink", "code-paper"))
    code = segno.make_qr(address, error="m")
    code.save(file, kind="svg", border=QUIET, dark=dark, light=light, omitsize=True, xmldecl=False)
    return file.getvalue()


def _state(one: Embed) -> dict[str, object]:
    """Return what a notebook's widget would hold before anybody touched it."""
    if one.kind == "figure":
        return {"name": f"figure:{one.name}", **declared(one.name).check({})}
    answers: dict[str, object] = {"responses": {}, "checked": [], "confidence": {}}
    return {"name": f"quiz:{one.name}", "section": "", "seed": 1, "count": usual_count(one.name), **answers}


def _in_book(app: Sphinx) -> list[Embed]:
    """Return the pages for frames that this book has: those of its own chapters."""
    pages = [Path(app.env.doc2path(page)) for page in sorted(app.env.found_docs)]
    return embeds(tuple(read_chapter(page) for page in pages if page.suffix == ".ipynb"))


def _collect(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:  # Any: Sphinx's own
    """Yield the pages, each with what its template shows."""
    shared = {
        "course": app.config.html_title,
        "author": app.config.author,
        "words": wording.EMBED,
        "such_as": load_emergency().such_as(),
        "care": CARE,
        "begin": f"../{FOLDER}/{versioned('embed-begin.js')}",
        "script": f"../{FOLDER}/{versioned('embed.js')}",
        "sheets": [f"../{FOLDER}/{versioned(sheet)}" for sheet in ("figure.css", "embed-page.css")],
    }
    for one in _in_book(app):
        yield one.page, shared | {"one": one, "island": Markup(island(_state(one), "../", 2))}, "embed.html"


class EmbedList(SphinxDirective):
    """``{embed-list}``: every page for a frame, with its code and a code to scan where the site's address is known."""

    def run(self) -> list[nodes.Node]:
        """Return a place, which is filled in when the page is written: which chapters there are is known then."""
        self.env.metadata[self.env.docname]["hs_embeds"] = True
        return [html("div", classes=["hs-embeds"])]


class FillEmbedList(SphinxPostTransform):
    """Fill in the list."""

    default_priority = 422
    formats = ("html",)

    def run(self, **options: object) -> None:
        """Put a fold for each page into the place."""
        if not self.env.metadata[self.env.docname].get("hs_embeds"):
            return
        site = self.app.config.html_baseurl
        root = "../" * self.env.docname.count("/")
        for place in self.document.findall(HtmlElement):
            if "hs-embeds" in place["classes"]:
                place += listed(_in_book(self.app), site, root)


def listed(found: list[Embed], site: str, root: str) -> list[nodes.Node]:
    """Return a fold for each page, with its code and its code to scan.

    ``site`` is the address of the published book; where it is "", a line says what to fill in, and the pages follow.
    ``root`` leads from the page with the list to the top of the site.
    """
    if site:
        return [_entry(one, site, root) for one in found]
    pages = [html("li", link(f"{root}{one.page}.html", one.title)) for one in found]
    return [html("p", nodes.Text(NO_FRAMES)), html("ul", *pages)]


def _entry(one: Embed, site: str, root: str) -> nodes.Node:
    code = html("code", nodes.Text(one.code(site)))
    attrs = {"src": f"{root}{one.page}.svg", "alt": wording.EMBED_SCAN.format(one.title), "loading": "lazy"}
    inside = [
        html("pre", code, attrs={"tabindex": "0", "aria-label": one.title}),
        html("p", html("img", attrs=attrs | {"width": "160", "height": "160", "class": "dark-light"})),
        html("p", link(f"{root}{one.page}.html", wording.EMBED_OPEN)),
    ]
    return html("details", html("summary", nodes.Text(one.title)), *inside)


def _write_codes(app: Sphinx, error: Exception | None) -> None:
    """Write the codes to scan beside the pages, when the build is done and the address is known."""
    site = app.config.html_baseurl
    if error or app.builder.format != "html" or not site:
        return
    for one in _in_book(app):
        Path(app.outdir, f"{one.page}.svg").write_bytes(scanned(one.address(site)))


def setup_embeds(app: Sphinx) -> None:
    """Connect the pages for frames and their list to a Sphinx build."""
    app.connect("html-collect-pages", _collect)
    app.connect("build-finished", _write_codes)
    app.add_directive("embed-list", EmbedList)
    app.add_post_transform(FillEmbedList)
