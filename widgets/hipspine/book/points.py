"""Parts of a chapter that stand again on its handout, as HTML without links: its lead and its points."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from hipspine.book.wording import IN_ONE_MINUTE
from hipspine.chapters import markdown
from hipspine.links import read_link

if TYPE_CHECKING:
    from markdown_it.token import Token

    from hipspine.chapters import Chapter

_LEFT_OUT = "claim"
"""The kind of link whose words are no part of the sentence."""


def points(chapter: Chapter) -> list[Markup]:
    """Return the points of "In one minute", the inside of a ``<li>`` each; a point may hold a list of its own."""
    found: list[Markup] = []
    for _, tokens in chapter.parsed:
        for index, token in enumerate(tokens):
            if token.type == "inline" and token.content == IN_ONE_MINUTE and tokens[index - 1].type == "heading_open":
                found += [_html(item) for item in _items(tokens[index + 2 :])]
    return found


def lead(chapter: Chapter) -> Markup:
    """Return the first paragraph of a chapter, which answers it in one sentence."""
    return next((prose for _, tokens in chapter.parsed for prose in _prose(tokens)), Markup())


def after_box(chapter: Chapter) -> Markup:
    """Return the paragraph that follows the chapter's box of emergency signs: what counts when one is not sure."""
    for _, tokens in chapter.parsed:
        ends = [place for place, token in enumerate(tokens) if token.type == "blockquote_close"]
        if ends:
            return next(_prose(tokens[ends[0] :]), Markup())
    return Markup()


def _prose(tokens: list[Token]) -> Iterator[Markup]:
    """Yield the paragraphs that stand by themselves, in no list and no quotation."""
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and before.level == 0:
            yield _html([token])


def _items(tokens: list[Token]) -> Iterator[list[Token]]:
    """Yield the tokens of each entry of the first list."""
    start = None
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            return
        if token.type == "list_item_open" and token.level == 1:
            start = place + 1
        elif token.type == "list_item_close" and token.level == 1 and start is not None:
            yield tokens[start:place]


def _html(tokens: list[Token]) -> Markup:
    parser = markdown()
    plain = [token if token.children is None else token.copy(children=_plain(token.children)) for token in tokens]
    return Markup(parser.renderer.render(plain, parser.options, {}).strip())


def _plain(children: list[Token]) -> list[Token]:
    """Return the parts of a text without links; of some links the words go too."""
    kept: list[Token] = []
    silent = False
    for child in children:
        if child.type == "link_open":
            link = read_link(str(child.attrGet("href") or ""))
            silent = link is not None and link.kind == _LEFT_OUT
        elif child.type == "link_close":
            silent = False
        elif not silent:
            kept.append(child)
    return kept
