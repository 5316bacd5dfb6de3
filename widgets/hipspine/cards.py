"""Cards: what Python shows of a model, a figure or a claim, written once and told as HTML, Markdown and plain text.

A card has no colours and no fonts of its own, so that it looks like whatever notebook it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, TypeAlias

from hipspine.mathml import mathml

if TYPE_CHECKING:
    from typing import Protocol

    class Printer(Protocol):
        """What IPython writes plain text with."""

        def text(self, text: str) -> None:
            """Write one piece."""


_MATHML = "http://www.w3.org/1998/Math/MathML"
_LEFT = ' style="text-align:left;vertical-align:top"'
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>$|"})


def as_markdown(text: str) -> str:
    """Return plain text as Markdown that shows it as it is."""
    return text.translate(_MARKS)


@dataclass(frozen=True)
class Code:
    """A name as one types it."""

    text: str


@dataclass(frozen=True)
class Tex:
    """A symbol of the equations, in LaTeX."""

    latex: str


Piece: TypeAlias = str | Code | Tex


@dataclass(frozen=True)
class Words:
    """A paragraph, which may begin with a lead: "Solid: …"."""

    text: str
    lead: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under their heads, with a caption; ``folded`` tables are opened by a click where there are clicks."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    folded: bool = False


@dataclass(frozen=True)
class Equations:
    """Lines of equations in LaTeX, set on lines of their own."""

    latex: str


Part: TypeAlias = Words | Table | Equations


@dataclass(frozen=True)
class Card:
    """A title and what stands below it."""

    title: str
    parts: tuple[Part, ...]

    def html(self) -> str:
        """Return the card as HTML, every text escaped and formulas as MathML."""
        title = f"<p><strong>{escape(self.title)}</strong></p>" if self.title else ""
        return f"<div>{title}{''.join(map(_html, self.parts))}</div>"

    def markdown(self) -> str:
        """Return the card as Markdown with tables and ``$formulas$``."""
        return "\n\n".join((f"**{as_markdown(self.title)}**", *map(_markdown, self.parts)))

    def text(self) -> str:
        """Return the card as plain text, a line for each row; equations as LaTeX."""
        return "\n".join((self.title, *map(_text, self.parts)))

    def _repr_html_(self) -> str:
        return self.html()

    def _repr_markdown_(self) -> str:
        return self.markdown()

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(self.text())

    def __repr__(self) -> str:
        """Return what a console shows: the card as plain text."""
        return self.text()


class Told(str):
    """Text that reads well wherever it is shown: a notebook shows its card, a console the text itself."""

    card: Callable[[], Card] | None

    def __new__(cls, text: str, card: Callable[[], Card] | None = None) -> Told:
        """Return ``text``; ``card`` makes, when it is first to be shown, what a notebook shows of it."""
        told = super().__new__(cls, text)
        told.card = card
        return told

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Pickle the text alone."""
        return str, (str(self),)

    def __repr__(self) -> str:
        """Return the text with its lines as lines."""
        return str(self)

    def _repr_html_(self) -> str | None:
        return self.card().html() if self.card else None

    def _repr_markdown_(self) -> str | None:
        return self.card().markdown() if self.card else None

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(str(self))


class Listing(tuple[str, ...]):
    """Names, which a notebook and a console show with what each of them is."""

    said: Callable[[], Mapping[str, str]]

    def __new__(cls, names: Iterable[str], said: Callable[[], Mapping[str, str]]) -> Listing:
        """Return the names; ``said`` gives, when it is first to be shown, words on each of them."""
        listing = super().__new__(cls, names)
        listing.said = said
        return listing

    def _repr_html_(self) -> str:
        return _html(self._table)

    def _repr_markdown_(self) -> str:
        return _markdown(self._table)

    def _repr_pretty_(self, printer: Printer, cycle: bool) -> None:
        printer.text(repr(self))

    def __repr__(self) -> str:
        """Return a line for each name, with its words."""
        said, wide = self.said(), max(map(len, self), default=0)
        return "\n".join(f"{name:{wide}}  {said[name]}" for name in self)

    @property
    def _table(self) -> Table:
        said = self.said()
        return Table("", ("Name", "What it is"), tuple((Code(name), said[name]) for name in self))


def _html(part: Part) -> str:
    if isinstance(part, Equations):
        return f'<div style="overflow-x:auto">{_formula(part.latex, display=True)}</div>'
    if isinstance(part, Words):
        lead = f"<b>{escape(part.lead)}:</b> " if part.lead else ""
        return f"<p>{lead}{escape(part.text)}</p>"
    heads = "".join(f'<th scope="col"{_LEFT}>{escape(head)}</th>' for head in part.head)
    rows = "".join(f"<tr>{''.join(f'<td{_LEFT}>{_piece_html(p)}</td>' for p in row)}</tr>" for row in part.rows)
    caption = f"<caption{_LEFT}>{escape(part.caption)}</caption>" if part.caption and not part.folded else ""
    table = f"<table>{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>{escape(part.caption)}</summary>{table}</details>" if part.folded else table


def _piece_html(piece: Piece) -> str:
    if isinstance(piece, Code):
        return f"<code>{escape(piece.text)}</code>"
    return _formula(piece.latex, display=False) if isinstance(piece, Tex) else escape(piece)


def _formula(latex: str, *, display: bool) -> str:
    try:
        markup = mathml(latex, display=display)
    except ValueError:  # of a model that somebody wrote: its LaTeX says it, too
        return f"<code>{escape(latex)}</code>"
    return _at_the_sign(markup) if display else markup


def _at_the_sign(markup: str) -> str:
    """Return equations with their left sides set right, so that the signs of all lines stand below each other."""
    from xml.etree import ElementTree

    ElementTree.register_namespace("", _MATHML)
    root = ElementTree.fromstring(markup)
    table = root.find(f".//{{{_MATHML}}}mtable")
    for row in table if table is not None else ():
        for cell, side in zip(row, ("right", "left"), strict=False):
            cell.set("style", f"text-align:{side};padding:.2em .1em")
    root.set("style", "width:fit-content;margin:.5em 0")
    return ElementTree.tostring(root, encoding="unicode")


def _markdown(part: Part) -> str:
    if isinstance(part, Equations):
        return f"$$\n{part.latex}\n$$"
    if isinstance(part, Words):
        lead = f"**{part.lead}:** " if part.lead else ""
        return lead + as_markdown(part.text)
    rows = [part.head, tuple("---" for _ in part.head), *(tuple(map(_piece_markdown, row)) for row in part.rows)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"{part.caption}\n\n{table}" if part.caption else table


def _piece_markdown(piece: Piece) -> str:
    if isinstance(piece, Code):
        return f"`{piece.text}`"
    return f"${piece.latex}$" if isinstance(piece, Tex) else as_markdown(piece)


def _text(part: Part) -> str:
    if isinstance(part, Equations):
        return part.latex
    if isinstance(part, Words):
        return f"{part.lead}: {part.text}" if part.lead else part.text
    rows = ("  " + "; ".join(_piece_text(piece) for piece in row if piece) for row in part.rows)
    return "\n".join((part.caption, *rows) if part.caption else rows)


def _piece_text(piece: Piece) -> str:
    return piece if isinstance(piece, str) else piece.text if isinstance(piece, Code) else piece.latex
