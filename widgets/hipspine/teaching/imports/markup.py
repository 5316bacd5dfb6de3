"""HTML, Markdown and plain text of other tools as Markdown of the course, with a line for whatever has no place in it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from hipspine.quiz.text import problems, to_html
from hipspine.teaching.imports.formulas import latex
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "pre",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "section",
        "article",
        "header",
        "footer",
        "figure",
        "figcaption",
        "center",
        "hr",
        "prompt",
        "feedbackInline",
    ]
)
_DROPPED = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "applet",
        "video",
        "audio",
        "source",
        "form",
        "input",
        "button",
        "select",
        "textarea",
        "canvas",
        "svg",
        "link",
        "meta",
        "base",
        "template",
        "noscript",
        "frame",
        "frameset",
    ]
)
_FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.DOTALL)
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+>=](?=)|\d{1,9}(?=[.)]))")
_SUPER = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_SUB = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
_HTML_TAG = re.compile(r"</?[A-Za-z][^>]*>|&(#\d+|#x[0-9A-Fa-f]+|\w+);")
_BREAK = "\\\n"

MOODLE_FORMATS = ("html", "moodle_auto_format", "plain_text", "markdown")


def from_html(markup: str, lost: list[str]) -> str:
    """Return HTML as Markdown of the course: paragraphs, emphasis, strong words, code and formulas.

    Everything else is noted in ``lost``, a line each; scripts and what else could act are dropped with what they hold.
    """
    if not markup.strip():
        return ""
    if "<" not in markup and "&" not in markup and not _FORMULA.search(markup):
        return _checked(_escaped(" ".join(markup.split())), " ".join(markup.split()), lost)
    import lxml.html

    # What XML cannot hold would stop the parser; nobody can read it either.
    clean = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", markup)
    root = lxml.html.fragment_fromstring(f"<div>{clean}</div>")
    writer = _Writer(lost)
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


class _Writer:
    """Paragraphs while they are written."""

    def __init__(self, lost: list[str]) -> None:
        self._lost = lost
        self._blocks: list[str] = []
        self._line: list[str] = []

    def text(self) -> str:
        """Return the paragraphs."""
        self._end()
        return "\n\n".join(self._blocks)

    def inside(self, element: HtmlElement) -> None:
        """Write what an element holds."""
        self._say(element.text)
        for child in element:
            self._element(child)
            self._say(child.tail)

    def _element(self, element: HtmlElement) -> None:
        name = local(element).lower()
        if not name:
            return
        if name in _DROPPED:
            self._tell(f"<{name}> with what it held")
        elif name == "math":
            self._formula(element)
        elif name == "img":
            self._picture(element)
        elif name == "br":
            self._line.append(_BREAK)
        elif name in _BLOCKS:
            self._block(element, name)
        elif name in ("em", "i", "strong", "b", "code", "tt", "kbd", "samp"):
            self._marked(element, "*" if name in ("em", "i") else "**" if name in ("strong", "b") else "`")
        elif name in ("sup", "sub"):
            self._raised(element, name)
        else:
            if name == "a" and element.get("href"):
                self._tell(f"the link to {element.get('href')[:100]}")
            elif name in ("u", "s", "del", "strike", "mark", "big", "small", "font"):
                self._tell(f"the look of <{name}>")
            self.inside(element)

    def _block(self, element: HtmlElement, name: str) -> None:
        if name in ("ul", "ol", "dl"):
            self._tell("a list: its entries are paragraphs now")
        if name == "table":
            self._tell("a table: its rows are paragraphs now")
        self._end()
        if name == "tr":
            for place, cell in enumerate(element):
                if place:
                    self._line.append(" · ")
                self._say(cell.text)
                for child in cell:
                    self._element(child) if local(child) not in _BLOCKS else self.inside(child)
                    self._say(child.tail)
        elif name[:1] == "h" and name[1:].isdigit():
            self._marked(element, "**")
        else:
            if name == "li":
                self._line.append("• ")
            self.inside(element)
        self._end()

    def _marked(self, element: HtmlElement, sign: str) -> None:
        if sign == "`":
            said = " ".join(element.text_content().split())
            fence = "``" if "`" in said else "`"
            self._line.append(f"{fence}{' ' if fence == '``' else ''}{said}{' ' if fence == '``' else ''}{fence}")
            return
        inner = _Writer(self._lost)
        inner.inside(element)
        inner._end()
        for place, block in enumerate(inner._blocks):
            if place:
                self._end()
            self._line.append(" " if (element.text or "")[:1].isspace() else "")
            self._line.append(f"{sign}{block}{sign}")

    def _raised(self, element: HtmlElement, name: str) -> None:
        said, table = element.text_content().strip(), _SUPER if name == "sup" else _SUB
        if all(letter in table for letter in said):
            self._line.append("".join(table[letter] for letter in said))
        else:
            self._tell(f"<{name}> of “{said}”, which stands in the line now")
            self.inside(element)

    def _formula(self, element: HtmlElement) -> None:
        try:
            self._line.append(f"${latex(element)}$")
        except ValueError:
            told = [one.text or "" for one in element.iter() if local(one) == "annotation"]
            if told and not problems(f"${told[0].strip()}$"):
                self._line.append(f"${told[0].strip()}$")
                return
            said = " ".join("".join(element.itertext()).split())
            self._tell(f"the form of the formula “{said}”, which stands as words now")
            self._line.append(_escaped(said))

    def _picture(self, element: HtmlElement) -> None:
        formula = element.get("data-equation-content") or ""
        if "equation_image" in (element.get("class") or "") and formula and not problems(f"${formula.strip()}$"):
            self._line.append(f"${formula.strip()}$")
            return
        name = (element.get("src") or "").rpartition("/")[2][:80] or "without a name"
        shown = f" (it shows: {element.get('alt')[:100]})" if element.get("alt") else ""
        self._tell(
            f"the picture {name if not (element.get('src') or '').startswith('data:') else 'in the text'}{shown}"
        )

    def _say(self, said: str | None) -> None:
        if not said:
            return
        before = 0
        for found in _FORMULA.finditer(said):
            formula = next(part for part in found.groups() if part is not None).strip()
            sign = "$" if found[1] is not None else "$$"
            written = f"{sign}{' '.join(formula.split())}{sign}"
            if problems(written):
                self._tell(f"the form of the formula “{formula[:60]}”, which the course cannot show")
                continue
            self._line += [_escaped(said[before : found.start()]), written]
            before = found.end()
        self._line.append(_escaped(said[before:]))

    def _end(self) -> None:
        held = "".join(self._line)
        self._line = []
        lines = [" ".join(line.split()) for line in held.split(_BREAK)]
        while lines and not lines[-1]:
            lines.pop()
        while lines and not lines[0]:
            lines.pop(0)
        # Two breaks in a row are what other editors have for a paragraph.
        for paragraph in re.split(r"\n\n+", "\n".join(lines)):
            if paragraph.strip():
                starts = [_LINE_START.sub(_kept_start, line) for line in paragraph.split("\n")]
                self._blocks.append(_BREAK.join(starts))

    def _tell(self, what: str) -> None:
        if what not in self._lost:
            self._lost.append(what)


def _kept_start(found: re.Match[str]) -> str:
    return f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}"


def _escaped(said: str) -> str:
    """Return words in which nothing is a sign of Markdown or of the course's own typography."""
    said = re.sub(r"([\\`*_$\[\]])", r"\\\1", re.sub(r"\s+", " ", said))
    said = re.sub(r"<(?=[A-Za-z/!?])", "< ", said)
    said = re.sub(r"&(?=#?\w+;)", r"\\&", said)
    said = re.sub(r"\\\[([1-9])\\\]", r"[\1]", said)  # brackets around a digit need no sign, and gaps have none
    return re.sub(r"\((?=(?:c|r|tm|p)\))|\+(?=-)", lambda sign: "\\" + sign[0], said, flags=re.IGNORECASE)


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
