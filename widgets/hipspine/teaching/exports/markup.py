"""The texts of questions as other software takes them: HTML of whole paragraphs, and plain text without any markup."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from hipspine.quiz.text import to_html

if TYPE_CHECKING:
    from lxml.etree import _Element

_PARAGRAPH = "hs-quiz-par"
_SPACED = re.compile(r"[=<>≤≥≈≠+±×·→⇒∝∈−]|:=")
_SIGN = re.compile(r"(^|[(=<>≤≥≈≠,;^_/] *)([−+±]) ")
_BLANK = re.compile(r"[ \t\r\f\v]+")


def inline(text: str) -> str:
    """Return a text as HTML without line breaks: bare where it is one paragraph, else in ``<p>`` elements."""
    found = _paragraphs(text)
    return found[0] if len(found) == 1 else _joined(found)


def block(*texts: str) -> str:
    """Return texts as HTML in ``<p>`` elements, one or more for each text; nothing for one that is missing."""
    return _joined([paragraph for text in texts if text for paragraph in _paragraphs(text)])


def bare(text: str) -> str:
    """Return a text as HTML that may stand inside a paragraph: its own paragraphs become lines."""
    return "<br/>".join(_paragraphs(text))


def escaped(text: str) -> str:
    """Return plain words as HTML."""
    return html.escape(text, quote=False)


def bullets(lines: Iterable[str]) -> str:
    """Return texts, such as what a person marks by, as a list in HTML."""
    return "<ul>" + "".join(f"<li>{bare(line)}</li>" for line in lines) + "</ul>"


def model_answer(text: str) -> str:
    """Return the model answer to a question that a person marks, as a paragraph in HTML."""
    return f"<p>A model answer: {bare(text)}</p>"


def plain(text: str) -> str:
    """Return a text as words alone: emphasis is dropped, formulas are written in one line, paragraphs take a line each.

    A fraction becomes ``(a + b)/c``, powers and indices ``x^2`` and ``x_1``, a root ``√(x)``.
    """
    return "\n".join(_BLANK.sub(" ", _words(_parsed(paragraph))).strip() for paragraph in _paragraphs(text))


def words(text: str) -> str:
    """Return a text as words alone in one line."""
    return " ".join(plain(text).split())


def _joined(paragraphs: list[str]) -> str:
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def _paragraphs(text: str) -> list[str]:
    """Return the HTML inside each paragraph of a text; a formula on its own is one."""
    root = _parsed(to_html(text))
    if not any(child.get("class") == _PARAGRAPH for child in root):
        return [_inside(root)]
    return [_inside(child) if child.get("class") == _PARAGRAPH else _outside(child) for child in root]


def _parsed(markup: str) -> _Element:
    from lxml import etree

    return etree.fromstring(f"<x>{markup}</x>", etree.XMLParser(resolve_entities=False, huge_tree=True))


def _inside(element: _Element) -> str:
    return _one_line(html.escape(element.text or "", quote=False) + "".join(_outside(child, True) for child in element))


def _outside(element: _Element, tail: bool = False) -> str:
    from lxml import etree

    return _one_line(etree.tostring(element, encoding="unicode", with_tail=tail))


def _one_line(markup: str) -> str:
    return markup.replace("\r", " ").replace("\n", " ")


def _words(element: _Element) -> str:
    name = element.tag.rpartition("}")[2]
    if name == "br":
        return "\n"
    if name in ("mi", "mn", "mo", "mtext", "ms"):
        said = element.text or ""
        return f" {said} " if name == "mo" and _SPACED.fullmatch(said) else said
    if name == "mspace":
        return " "
    parts = [_words(child).strip() if element.tag.startswith("{") else _words(child) for child in element]
    if name in _FORMULA and len(parts) >= 2:
        return _FORMULA[name](parts)
    if name == "msqrt":
        return f"√({''.join(parts)})"
    if name == "math":
        # The sign of a number stands close to it; the sign between two numbers does not.
        return _SIGN.sub(r"\1\2", _row(element).strip())
    if element.tag.startswith("{"):
        return _row(element)
    tails = [child.tail or "" for child in element]
    return (element.text or "") + "".join(part + tail for part, tail in zip(parts, tails, strict=True))


def _row(element: _Element) -> str:
    between = {"mtable": "; ", "mtr": ", "}.get(element.tag.rpartition("}")[2], "")
    return between.join(_words(child) for child in element)


def _grouped(part: str) -> str:
    part = part.strip()
    return part if re.fullmatch(r"[\w.,°%√]*(\(.*\))?", part) and not re.search(r"\).*\(", part) else f"({part})"


_FORMULA = {
    "mfrac": lambda parts: f"{_grouped(parts[0])}/{_grouped(parts[1])}",
    "msup": lambda parts: f"{_grouped(parts[0])}^{_grouped(parts[1])}",
    "msub": lambda parts: f"{_grouped(parts[0])}_{_grouped(parts[1])}",
    "msubsup": lambda parts: f"{_grouped(parts[0])}_{_grouped(parts[1])}^{_grouped(parts[2])}",
    "munderover": lambda parts: f"{parts[0]}_{_grouped(parts[1])}^{_grouped(parts[2])}",
    "mroot": lambda parts: f"{_grouped(parts[0])}^(1/{parts[1]})",
}
