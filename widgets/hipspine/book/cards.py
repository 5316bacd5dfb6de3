"""``{chapters-list}``: the chapters that teach as cards, each with a picture that is made of one of its figures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from hipspine.book import wording
from hipspine.book.fallback import KEPT
from hipspine.book.islands import FOLDER, versioned
from hipspine.book.links import HtmlElement, html
from hipspine.book.stills import COURSE_FIGURE, main_figure
from hipspine.chapters import Chapter, about, read_chapter, taught_files
from hipspine.figures.closeup import CARD
from hipspine.tokens import THEMES

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ChaptersList(SphinxDirective):
    """A numbered list of the chapters that teach, a card each: picture, title, what it is about and is good for."""

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        chapters = [read_chapter(path) for path in taught_files(Path(self.env.srcdir))]
        cards = (self._card(number, chapter) for number, chapter in enumerate(chapters, start=1))
        return [html("ol", *cards, classes=["hs-cards"])]

    @property
    def _root(self) -> str:
        """What leads from the page to the top of the site, and from its file to the folder of the course."""
        return "../" * self.env.docname.count("/")

    def _card(self, number: int, chapter: Chapter) -> HtmlElement:
        words = [f"[{chapter.title}]({self._root}{chapter.file})"]
        if said := about(chapter):
            words.append(f"{said[0].upper()}{said[1:]}")
        if chapter.objectives:
            first = chapter.objectives.texts[0]
            words.append(f"*{wording.AFTERWARDS}:* {first[0].lower()}{first[1:]}")
        title, *rest = self.parse_text_to_nodes("\n\n".join(words))
        place = html("span", nodes.Text(f"{number} "), classes=["hs-card-number"])
        # Within an element of text, as docutils wants its links.
        heading = html("h3", nodes.inline("", "", place, *title.children), classes=["hs-card-title"])
        return html("li", self._picture(main_figure(chapter.figures) or COURSE_FIGURE), heading, *rest)

    def _picture(self, figure: str) -> HtmlElement:
        """Return the picture of a card, on light and on dark paper; the words beside it say all that it tells."""
        width, height = CARD
        attrs = {"alt": "", "loading": "lazy", "width": str(width), "height": str(height)}
        pictures = [
            html(
                "img",
                attrs={**attrs, "src": f"{self._root}{FOLDER}/{versioned(f'card-{figure}-{theme}.svg')}"},
                classes=[f"hs-on-{theme}", KEPT],
            )
            for theme in THEMES
        ]
        return html("div", *pictures, classes=["hs-card-picture"])


def setup_cards(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("chapters-list", ChaptersList)
