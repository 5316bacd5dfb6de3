"""A page of the book made ready for paper: what a screen alone can use goes, what is folded is opened."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hipspine.book.pdf.parts import element, having, replace, take_out
from hipspine.book.pdf.plates import plate

if TYPE_CHECKING:
    from lxml.html import HtmlElement

SCREEN_ONLY = (
    "hs-tip",
    "hs-place",
    "hs-handout-link",
    "hs-needs-script",
    "hs-in-browser",
    "hs-letters",
    "hs-ledger-filters",
    "hs-ledger-use",
    "pst-js-only",
    "headerlink",
)
"""The classes of what only a screen can use."""
_TAGS = ("script", "style", "template", "noscript", "button", "dialog")


def made_ready(article: HtmlElement) -> None:
    """Make an article ready for paper, in place."""
    for one in [one for tag in _TAGS for one in article.iter(tag) if one.get("type") != "application/json"]:
        take_out(one)
    for name in SCREEN_ONLY:
        for one in having(article, name):
            if one.getparent() is not None:
                take_out(one)
    _without_code(article)
    _blanks(article)
    _figures(article)
    for one in list(article.iter("script")):
        take_out(one)
    _opened(article)
    _verdicts(article)
    _plain_titles(article)


def _without_code(article: HtmlElement) -> None:
    """Take out the code of *Go deeper*, and sections that held nothing but exercises in code."""
    for deep in having(article, "hs-deeper"):
        for cell in having(deep, "cell"):
            section = cell.getparent()
            tried = any("data-exercise" in one.attrib for one in cell.iter("div"))
            take_out(cell)
            if tried and section.tag == "section" and section.getparent() is not None:
                section.set("data-tried", "")
        for section in [one for one in deep.iter("section") if "data-tried" in one.attrib]:
            take_out(section)


def _figures(article: HtmlElement) -> None:
    for island in having(article, "hs-island"):
        kind, _, name = island.get("data-island", "").partition(":")
        if kind == "figure":
            state = json.loads(next(one for one in island.iter("script")).text)
            start = {key: value for key, value in state.items() if key != "name" and not key.startswith("_")}
            replace(island, plate(name, start))
        elif kind in ("plot", "progress"):
            take_out(island)


def _blanks(article: HtmlElement) -> None:
    """Put a line to write on in the place of a field to fill in, and leave out what only picks among things."""
    for one in [one for tag in ("input", "textarea", "select") for one in article.iter(tag)]:
        if one.tag == "input" and one.get("type") in ("checkbox", "radio", "hidden", "submit", "reset"):
            take_out(one)
        else:
            replace(one, element("span", class_="pdf-blank"))
    for one in [*article.iter("form"), *article.iter("fieldset"), *article.iter("label")]:
        one.tag = "div"


def _opened(article: HtmlElement) -> None:
    """Turn what can be folded into what it holds, below its summary where that says more than the heading before it."""
    for one in list(article.iter("details")):
        for summary in one.findall("summary"):
            if "hs-deeper" in one.get("class", "") or "hs-ledger-chapter" in one.get("class", ""):
                take_out(summary)
            else:
                summary.tag = "div"
                summary.set("class", "pdf-summary")
        one.tag = "div"
        one.attrib.pop("open", None)


def _verdicts(article: HtmlElement) -> None:
    """Let a badge be its verdict alone: "how sure?" asks for a press."""
    for one in having(article, "hs-badge"):
        if having(one, "hs-verdict"):
            one.text = None


def _plain_titles(article: HtmlElement) -> None:
    """Let the titles of quizzes be lines: as headings they would fill the outline with words that say nothing."""
    for one in having(article, "hs-quiz-title"):
        one.tag = "p"


def answers_of(article: HtmlElement) -> HtmlElement | None:
    """Take the answers out of an article and return what stands below their heading; None where there are none."""
    for section in having(article, "hs-answers"):
        parts = [one for one in section if one.tag != "h2"]
        take_out(section)
        return element("div", *parts, class_="pdf-answers")
    return None
