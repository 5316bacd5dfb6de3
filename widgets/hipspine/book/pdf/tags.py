"""The tree of tags in a printed document: walking through it, and mending what Chromium makes otherwise than asked."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NameTree, Object, Pdf, String

ROLES = {"/Em": "/Span", "/Strong": "/Span"}
"""Tags of Chromium's that PDF 1.7 does not know, and what they stand for."""
_ITEM = {"/Lbl", "/LBody"}


def elements(pdf: Pdf) -> Iterator[Object]:
    """Yield the elements of a document's tree of tags, the outer ones first."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        one = waiting.pop()
        if "/S" in one:
            yield one
        waiting += [kid for kid in reversed(kids(one)) if isinstance(kid, Dictionary) and "/S" in kid]


def kids(one: Object) -> list[Object]:
    """Return what is directly within a tag: other tags, numbers of marked content, references."""
    inside = one.get("/K")
    if inside is None:
        return []
    return list(inside) if isinstance(inside, Array) else [inside]


def mend_tags(pdf: Pdf) -> None:
    """Name the roles of tags, give lists the form that the standard knows, and number what is named."""
    pdf.Root.StructTreeRoot.RoleMap = Dictionary({tag: Name(role) for tag, role in ROLES.items()})
    for one in list(elements(pdf)):
        if one.S == Name.LI:
            _item(pdf, one)
    _numbered(pdf)


def _item(pdf: Pdf, item: Object) -> None:
    """Put what a list's item says into one body, beside its mark."""
    inside = kids(item)
    marks = [kid for kid in inside if isinstance(kid, Dictionary) and str(kid.get("/S", "")) in _ITEM]
    rest = [kid for kid in inside if not any(kid is mark for mark in marks)]
    if not rest:
        return
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, K=Array(rest)))
    if "/Pg" in item:
        body.Pg = item.Pg
    for kid in rest:
        if isinstance(kid, Dictionary) and "/P" in kid:
            kid.P = body
    item.K = Array([*marks, body])


def _numbered(pdf: Pdf) -> None:
    """Name the tags by their order: Chromium's own numbers are others in each run."""
    names: dict[str, str] = {}
    every = list(elements(pdf))
    named = [one for one in every if "/ID" in one]
    for number, one in enumerate(named, 1):
        names[str(one.ID)] = f"tag{number:06}"
        one.ID = String(names[str(one.ID)])
    for one in every:
        about = one.get("/A", Array())
        for owner in about if isinstance(about, Array) else [about]:
            if "/Headers" in owner:
                owner.Headers = Array([String(names[str(head)]) for head in owner.Headers])
    if named:
        tree = NameTree.new(pdf)
        for one in named:
            tree[str(one.ID)] = one
        pdf.Root.StructTreeRoot.IDTree = tree.obj
