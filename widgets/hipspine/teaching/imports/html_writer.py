"""HTML, element by element, as paragraphs of the course's Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hipspine.quiz.interactions.picture import CREDIT
from hipspine.quiz.text import problems
from hipspine.teaching.imports.formulas import latex
from hipspine.teaching.imports.found import Image, picture_line
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "p div li tr h1 h2 h3 h4 h5 h6 blockquote pre ul ol dl dt dd table tbody thead section article header footer "
        "figure figcaption center hr prompt",
    )
)
_DROPPED = frozenset(
    re.findall(
        r"\w+",
        "script style iframe object embed applet video audio source form input button select textarea canvas svg link "
        "meta base template noscript frame frameset",
    )
)
FORMULA = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.DOTALL)
_LINE_START = re.compile(r"^(#{1,6}(?=\s|$)|[-+>=](?=)|\d{1,9}(?=[.)]))")
_SUPER = dict(zip("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ", strict=True))
_SUB = dict(zip("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎", strict=True))
LIST = "a list: its entries are paragraphs now"
_BREAK = "\\\n"


class Writer:
    """Paragraphs while they are written."""

    def __init__(self, lost: list[str]) -> None:
        """Begin with nothing; what has no place is noted in ``lost``."""
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
        elif name == "small" and element.get("class") == CREDIT:
            return  # it belongs to its picture
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
            self._tell(LIST)
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
        inner = Writer(self._lost)
        inner.inside(element)
        for place, block in enumerate(inner.text().split("\n\n")):
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
            self._line.append(escaped(said))

    def _picture(self, element: HtmlElement) -> None:
        formula = element.get("data-equation-content") or ""
        if "equation_image" in (element.get("class") or "") and formula and not problems(f"${formula.strip()}$"):
            self._line.append(f"${formula.strip()}$")
            return
        self._tell(picture_line(Image(element.get("src") or "", element.get("alt") or "")))

    def _say(self, said: str | None) -> None:
        if not said:
            return
        before = 0
        for found in FORMULA.finditer(said):
            formula = next(part for part in found.groups() if part is not None).strip()
            sign = "$" if found[1] is not None else "$$"
            written = f"{sign}{' '.join(formula.split())}{sign}"
            if problems(written):
                self._tell(f"the form of the formula “{formula[:60]}”, which the course cannot show")
                continue
            self._line += [escaped(said[before : found.start()]), written]
            before = found.end()
        self._line.append(escaped(said[before:]))

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


def escaped(said: str) -> str:
    """Return words in which nothing is a sign of Markdown or of the course's own typography."""
    said = re.sub(r"([\\`*_$\[\]])", r"\\\1", re.sub(r"\s+", " ", said))
    said = re.sub(r"<(?=[A-Za-z/!?])", "< ", said)
    said = re.sub(r"&(?=#?\w+;)", r"\\&", said)
    said = re.sub(r"\\\[([1-9])\\\]", r"[\1]", said)  # brackets around a digit need no sign, and gaps have none
    return re.sub(r"\((?=(?:c|r|tm|p)\))|\+(?=-)", lambda sign: "\\" + sign[0], said, flags=re.IGNORECASE)
