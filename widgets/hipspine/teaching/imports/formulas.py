"""MathML back to LaTeX: the elements that the course's own formulas are made of, checked by making the MathML again."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from hipspine.mathml import mathml
from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROWS = ("math", "mrow", "mstyle", "mpadded", "semantics")
_ESCAPED = {"{": r"\{", "}": r"\}", "%": r"\%", "#": r"\#", "&": r"\&", "_": r"\_", "$": r"\$", "−": "-", "\u2061": ""}
_COMMANDS = (
    "alpha beta gamma delta epsilon theta lambda mu pi rho sigma tau phi omega Delta Sigma Omega Phi Theta le ge ne "
    "approx times cdot pm mp to rightarrow leftarrow Rightarrow infty in propto div sum prod int partial circ degree "
    "sin cos tan arcsin arccos arctan log ln exp min max lim quad ldots cdots leq geq neq equiv sim"
)


def latex(element: _Element) -> str:
    """Return a formula as LaTeX that gives the same one again. Raises ValueError where it would not."""
    written = _written(element).strip()
    again = _parsed(mathml(written, display=False))
    if not written or _shape(again) != _shape(element):
        raise ValueError("this formula cannot be written again")
    return written


def _written(element: _Element) -> str:
    name = local(element)
    children = [child for child in element if local(child) not in ("annotation", "annotation-xml")]
    if name in _ROWS:
        return "".join(_written(child) for child in children)
    said = (element.text or "").strip()
    if name in ("mi", "mo", "mn"):
        if said in _commands():
            return _commands()[said] + " "
        return f" {_ESCAPED.get(said, said)} " if name == "mo" and len(said) == 1 else _ESCAPED.get(said, said)
    if name == "mtext":
        return rf"\text{{{element.text or ''}}}"
    parts = [f"{{{_written(child).strip()}}}" for child in children]
    if name in _SHAPES and len(parts) == _SHAPES[name].count("%s"):
        return _SHAPES[name] % tuple(parts)
    if name == "msqrt":
        return rf"\sqrt{{{''.join(_written(child) for child in children)}}}"
    if name == "mroot" and len(parts) == 2:
        return rf"\sqrt[{parts[1][1:-1]}]{parts[0]}"
    raise ValueError(f"<{name}> has no LaTeX here")


_SHAPES = {"mfrac": r"\frac%s%s", "msup": "%s^%s", "msub": "%s_%s", "msubsup": "%s_%s^%s"}


@cache
def _commands() -> dict[str, str]:
    """Return which sign comes of which command."""
    found: dict[str, str] = {}
    for command in _COMMANDS.split():
        try:
            leaves = [one.text for one in _parsed(mathml(f"\\{command}", display=False)).iter() if one.text]
        except ValueError:
            continue
        if len(leaves) == 1 and leaves[0].strip():
            found.setdefault(leaves[0].strip(), f"\\{command}")
    return found


def _parsed(markup: str) -> _Element:
    from lxml import etree

    return etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True))


def _shape(element: _Element) -> Any:
    """Return what a formula consists of, rows within rows being one."""
    name = local(element)
    children = [child for child in element if local(child) not in ("annotation", "annotation-xml")]
    if name in (*_ROWS, "msqrt"):
        inner: list[Any] = []
        for child in children:
            shape = _shape(child)
            inner += shape if isinstance(shape, list) else [shape]
        if name == "msqrt":
            return ("msqrt", inner)
        return inner
    if not children:
        return (name, "".join((element.text or "").split()).replace("−", "-"))
    shapes = (_shape(child) for child in children)
    return (name, *(shape[0] if isinstance(shape, list) and len(shape) == 1 else shape for shape in shapes))
