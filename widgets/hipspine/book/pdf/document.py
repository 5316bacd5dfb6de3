"""The whole document as one page of HTML: cover, emergency signs, contents, chapters, answers."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import lxml.html

from hipspine import __version__
from hipspine.book import wording
from hipspine.book.pdf import site as book
from hipspine.book.pdf.addresses import linked, named, targets
from hipspine.book.pdf.body import answers_of, made_ready
from hipspine.book.pdf.parts import element, having
from hipspine.book.stills import COURSE_FIGURE
from hipspine.figures import declared
from hipspine.figures.closeup import card_svg
from hipspine.links import CARE

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from hipspine.book.pdf.site import Place

SHEETS = ("_static/site.css", "_static/hipspine/figure.css", "_static/hipspine/quiz.css")
"""The style sheets of the book that the document begins with; ours comes after them."""


@dataclass(frozen=True)
class Edition:
    """What a document says of itself."""

    title: str
    subject: str
    day: date
    alone: bool
    """Whether it is one chapter."""


def document(site: Path, chosen: list[Place], edition: Edition, base: str) -> HtmlElement:
    """Return the document of some pages of a built book; ``base`` is where the book is published, or ""."""
    articles = {place: book.article(site, place) for place in chosen}
    answers = {}
    for place, article in articles.items():
        made_ready(article)
        named(article, place)
        _pictures(article, site / place.path)
        if (told := answers_of(article)) is not None:
            answers[place] = told
    known = {place.path: place for place in chosen}
    ids = targets([*articles.values(), *answers.values()])
    for place, article in articles.items():
        linked(article, place, known, ids, base)
    for place, told in answers.items():
        linked(told, place, known, ids, base)
    box = _emergency(site, known, ids, base)
    pages = [_page(place, article) for place, article in articles.items()]
    last = _answers(answers, edition) if answers else None
    if edition.alone and chosen[0].stem == CARE:  # the signs are its own
        pages[0].insert(0, _heading(edition))
        front = []
    elif edition.alone:
        front = [_heading(edition), box]
    else:
        front = [_cover(edition), box, _contents(chosen, last is not None)]
    body = [*front, *pages, *([last] if last is not None else [])]
    return _whole(site, edition, chosen, body)


def _page(place: Place, article: HtmlElement) -> HtmlElement:
    made = element("section", *list(article), id=place.id, class_="pdf-page")
    made.set("style", f"page: {place.id}")
    return made


def _heading(edition: Edition) -> HtmlElement:
    return element("header", *_imprint(edition), class_="pdf-heading")


def _cover(edition: Edition) -> HtmlElement:
    figure = declared(COURSE_FIGURE)
    drawn = base64.b64encode(card_svg(figure, "light").encode()).decode()
    art = element("p", element("img", src=f"data:image/svg+xml;base64,{drawn}", alt=figure.title), class_="pdf-art")
    return element("section", art, element("h1", edition.title), *_imprint(edition), class_="pdf-cover")


def _imprint(edition: Edition) -> list[HtmlElement]:
    day = f"{edition.day.day} {edition.day:%B %Y}"
    lines = (
        wording.PDF_EDITION.format(version=__version__, day=day),
        wording.PDF_LICENCE,
        wording.PDF_STILL,
    )
    notice = element("p", element("strong", wording.PDF_NOTICE), class_="pdf-notice")
    start = [element("p", edition.title, class_="pdf-course")] if edition.alone else []
    return [*start, notice, *(element("p", line, class_="pdf-line") for line in lines)]


def _emergency(site: Path, known: dict[str, Place], ids: set[str], base: str) -> HtmlElement:
    """Return the page with the emergency signs in full, as the chapter on care has them."""
    care = next((one for one in book.places(site) if one.stem == CARE), None)
    if care is None:
        return element("div")
    article = book.article(site, care)
    made_ready(article)
    box = next(one for one in having(article, "hs-urgent"))
    for one in box.xpath(".//*[@id]"):
        del one.attrib["id"]
    linked(box, care, known, ids, base)
    box.tail = None
    return element("section", element("h1", wording.EMERGENCY), box, id="emergency", class_="pdf-emergency")


def _contents(chosen: list[Place], with_answers: bool) -> HtmlElement:
    lists = []
    rows = [(place.part, place.title, place.id) for place in chosen]
    rows = [("", wording.EMERGENCY, "emergency"), *rows]
    rows += [(wording.ANSWERS, wording.ANSWERS, "answers")] if with_answers else []
    for part, group in groupby(rows, key=lambda row: row[0]):
        items = [_row(title, target) for _, title, target in group]
        lead = [element("p", part, class_="pdf-part")] if part and part != wording.ANSWERS else []
        lists += [*lead, element("ul", *items)]
    return element("section", element("h1", wording.CONTENTS), *lists, id="contents", class_="pdf-contents")


def _row(title: str, target: str) -> HtmlElement:
    number = element("span", "000", class_="pdf-number")
    number.set("data-of", target)
    return element("li", element("a", element("span", title, class_="pdf-name"), number, href=f"#{target}"))


def _answers(answers: dict[Place, HtmlElement], edition: Edition) -> HtmlElement:
    made = element("section", element("h1", wording.ANSWERS), id="answers", class_="pdf-page pdf-last")
    made.set("style", "page: pdf-answers")
    for place, told in answers.items():
        if not edition.alone:
            made.append(element("h2", place.title))
        for one in told.iter("h3"):
            one.tag = "h2" if edition.alone else "h3"
        made.append(told)
    return made


def _pictures(article: HtmlElement, page: Path) -> None:
    """Let pictures be found from wherever the document stands, and be there when it is printed."""
    for one in article.iter("img"):
        if not one.get("src", "").startswith("data:"):
            one.set("src", (page.parent / one.get("src", "").partition("?")[0]).resolve().as_uri())
        one.attrib.pop("loading", None)


def _whole(site: Path, edition: Edition, chosen: list[Place], body: Iterable[HtmlElement]) -> HtmlElement:
    page = lxml.html.document_fromstring(
        '<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8"><title></title></head>'
        '<body class="pdf"><div class="bd-main"><div class="bd-content"><div class="bd-article-container">'
        '<article class="bd-article"></article></div></div></div></body></html>'
    )
    page.find(".//title").text = edition.title
    for sheet in SHEETS:
        page.head.append(element("link", rel="stylesheet", href=(site / sheet).resolve().as_uri()))
    own = Path(__file__).with_name("pdf.css").read_text(encoding="utf-8")
    page.head.append(element("style", own + running_heads(edition, chosen)))
    page.find(".//article").extend(body)
    return page


def running_heads(edition: Edition, chosen: list[Place]) -> str:
    """Return the rules that put the title of its page at the head of each sheet."""
    heads = [(place.id, place.title) for place in chosen] + [("pdf-answers", wording.ANSWERS)]
    left = f"@top-left {{ content: {_quoted(edition.title)} }}"
    rules = (f"@page {name} {{ {left} @top-right {{ content: {_quoted(head)} }} }}" for name, head in heads)
    return "\n".join(rules)


def _quoted(text: str) -> str:
    """Return words as CSS has them between quotation marks; what could end them is written as a number."""
    return '"' + "".join(one if one.isalnum() or one in " ,.-–:?’" else f"\\{ord(one):x} " for one in text) + '"'
