"""What Chromium leaves out of a tagged PDF, put in: names and language, roles of tags, words for links, the outline.

And what it puts in that would differ from one run to the next, taken out: two runs on the same book are the same file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf

from hipspine.book import wording
from hipspine.book.pdf.artifacts import mark_artifacts
from hipspine.book.pdf.tags import mend_tags

_UA = "http://www.aiim.org/pdfua/ns/id/"


@dataclass(frozen=True)
class About:
    """What a PDF says of itself."""

    title: str
    author: str
    day: date


def pages_of(data: bytes) -> dict[str, int]:
    """Return the page (from 1) of each place in a printed document that something leads to, by its id."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return _pages_of(pdf)


def page_count(data: bytes) -> int:
    """Return how many pages a document has."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def mended(data: bytes, about: About) -> bytes:
    """Return a printed document with all that a reader of the file needs besides what is seen."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        _say_what_it_is(pdf, about)
        mark_artifacts(pdf)
        mend_tags(pdf)
        _links(pdf)
        _outline(pdf)
        out = io.BytesIO()
        pdf.remove_unreferenced_resources()
        pdf.save(
            out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True
        )
        return out.getvalue()


def _pages_of(pdf: Pdf) -> dict[str, int]:
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    places = pdf.Root.get("/Dests", Dictionary())
    return {name[1:]: numbers[place[0].objgen] for name, place in places.items()}


def _say_what_it_is(pdf: Pdf, about: About) -> None:
    moment = datetime(about.day.year, about.day.month, about.day.day, tzinfo=UTC)
    del pdf.docinfo
    with pdf.open_metadata(set_pikepdf_as_editor=False) as said:
        said.register_xml_namespace(_UA, "pdfuaid")
        said[f"{{{_UA}}}part"] = "1"
        said["dc:title"] = about.title
        if about.author:
            said["dc:creator"] = [about.author]
        said["dc:language"] = ["en-GB"]
        said["xmp:CreateDate"] = moment.isoformat()
        said["xmp:ModifyDate"] = moment.isoformat()
    pdf.docinfo["/Title"] = about.title
    if about.author:
        pdf.docinfo["/Author"] = about.author
    stamp = f"D:{about.day:%Y%m%d}000000Z"
    pdf.docinfo["/CreationDate"] = stamp
    pdf.docinfo["/ModDate"] = stamp
    pdf.Root.Lang = pikepdf.String("en-GB")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
    for page in pdf.pages:
        page.obj.Tabs = Name.S


def _links(pdf: Pdf) -> None:
    """Say of each link in words where it leads: readers that list a page's links read this."""
    numbers: Mapping[str, int] = _pages_of(pdf)
    for page in pdf.pages:
        for link in page.get("/Annots", Array()):
            address = link.A.URI if "/A" in link else None
            aim = str(link.get("/Dest", ""))[1:]
            link.Contents = pikepdf.String(str(address) if address else wording.PDF_TO_PAGE.format(numbers[aim]))


def _outline(pdf: Pdf) -> None:
    """Mend the titles of the outline: Chromium says that of a heading at the top of a page twice."""
    with pdf.open_outline(max_depth=6) as outline:
        for one in _items(outline.root):
            half, rest = one.title[: len(one.title) // 2], one.title[len(one.title) // 2 :]
            one.title = " ".join((half if half == rest else one.title).split())
        for one in outline.root:
            one.is_closed = True


def _items(items: list[OutlineItem]) -> Iterator[OutlineItem]:
    for one in items:
        yield one
        yield from _items(one.children)
