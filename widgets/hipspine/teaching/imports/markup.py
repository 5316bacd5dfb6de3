"""HTML, Markdown and plain text of other tools as Markdown of the course; whatever has no place in it is noted."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache

from hipspine.quiz.text import problems, to_html
from hipspine.teaching.imports.html_writer import FORMULA, Writer, escaped

_HTML_TAG = re.compile(r"</?[A-Za-z][^>]*>|&(#\d+|#x[0-9A-Fa-f]+|\w+);")


def from_html(markup: str, lost: list[str]) -> str:
    """Return HTML as Markdown of the course: paragraphs, emphasis, strong words, code and formulas.

    Everything else is noted in ``lost``, a line each; scripts and what else could act are dropped with what they hold.
    """
    if not markup.strip():
        return ""
    if "<" not in markup and "&" not in markup and not FORMULA.search(markup):
        return _checked(escaped(" ".join(markup.split())), " ".join(markup.split()), lost)
    import lxml.html

    # What XML cannot hold would stop the parser; nobody can read it either.
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", markup)
    root = lxml.html.fragment_fromstring(f"<div>{clean}</div>")
    writer = Writer(lost)
    writer.inside(root)
    return _checked(writer.text(), root.text_content(), lost)


def from_text(text: str, lost: list[str], *, lines: bool = True) -> str:
    """Return plain text as Markdown; an empty line begins a paragraph, and with ``lines`` each line stays one."""
    paragraphs = [one.strip("\n") for one in re.split(r"\n[ \t]*\n", text) if one.strip()]
    between = "<br>" if lines else " "
    marked = [between.join(html.escape(line.strip(), quote=False) for line in one.split("\n")) for one in paragraphs]
    return from_html("".join(f"<p>{one}</p>" for one in marked), lost)


def from_markdown(text: str, lost: list[str]) -> str:
    """Return Markdown of another tool as the course's."""
    return from_html(str(_other_markdown()(text)), lost)


def from_moodle(text: str, format: str, lost: list[str]) -> str:
    """Return a text of Moodle in one of its formats."""
    if format == "markdown":
        return from_markdown(text, lost)
    if format == "plain_text":
        return from_text(text, lost)
    if format == "moodle_auto_format":
        # Moodle makes lines of lines, and leaves what looks like HTML as it is.
        if not _HTML_TAG.search(text):
            return from_text(text, lost)
        return from_html(re.sub(r"\n\s*\n", "<br><br>", text), lost)
    return from_html(text, lost)


def words(text: str) -> str:
    """Return what is read of a text, in one line."""
    import lxml.html

    if not text:
        return ""
    return " ".join(lxml.html.fragment_fromstring(f"<div>{to_html(text)}</div>").text_content().split())


@cache
def _other_markdown() -> Callable[[str], str]:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render


def _checked(text: str, source: str, lost: list[str]) -> str:
    """Return the text, with its signs dropped where they would show in it; note what the course cannot hold."""
    if problems(text):
        text = re.sub(r"\*+", "", text)
        lost.append("emphasis that the course's Markdown cannot hold")
    if "**" in text or "*" in text:
        shown = re.sub(r"\W", "", words(text))
        if "*" in words(text) and "*" not in source:
            lost.append(f"emphasis within a word in “{shown[:40]}”")
            text = re.sub(r"(?<!\\)\*+", "", text)
    return text
