"""Looking into XML of QTI, whose namespaces differ by version, and its texts as HTML."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from hipspine.teaching.imports.safe_files import local

if TYPE_CHECKING:
    from lxml.etree import _Element

_KEPT = ("src", "alt", "href", "class", "data-equation-content", "data")
_VOID = ("br", "img", "hr")


def every(root: _Element, *names: str) -> list[_Element]:
    """Return the elements of these names below an element, in their order."""
    return [one for one in root.iter() if one is not root and local(one) in names]


def first(root: _Element, *names: str) -> _Element | None:
    """Return the first element of these names below an element."""
    return next(iter(every(root, *names)), None)


def child(root: _Element, name: str) -> _Element | None:
    """Return the first child of this name."""
    return next((one for one in root if local(one) == name), None)


def said(element: _Element | None) -> str:
    """Return the words of an element, "" for none."""
    return "".join(str(part) for part in element.itertext()).strip() if element is not None else ""


def markup(element: _Element, without: Collection[str] = (), instead: Mapping[_Element, str] | None = None) -> str:
    """Return what an element holds as HTML, without the elements of some names; others stand as what is given."""
    return "".join(_parts(element, without, instead or {}))


def _parts(element: _Element, without: Collection[str], instead: Mapping[_Element, str]) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for one in element:
        name = local(one)
        if one in instead:
            yield instead[one]
        elif name and name not in without:
            attributes = "".join(
                f' {key}="{html.escape(one.get(key, ""))}"' for key in _KEPT if one.get(key) is not None
            )
            yield f"<{name}{attributes}>"
            if name not in _VOID:
                yield from _parts(one, without, instead)
                yield f"</{name}>"
        yield html.escape(one.tail or "", quote=False)


def number(text: str) -> float | None:
    """Return a finite number, None for anything else."""
    try:
        value = float(text.strip())
    except ValueError:
        return None
    return value if abs(value) < 1e300 else None
