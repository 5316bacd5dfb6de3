"""What is printed around the text (running heads, numbers of pages, grounds), marked as no part of it.

Chromium prints it outside of all marked content; PDF/UA wants every mark on a page to be content or an artifact.
"""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Operator, Pdf

_PATH = {"m", "l", "c", "v", "y", "h", "re", "W", "W*"}
_PAINT = {"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"}
_ALONE = {"Do", "sh", "INLINE IMAGE"}

Instruction = ContentStreamInstruction | ContentStreamInlineImage


def mark_artifacts(pdf: Pdf) -> None:
    """Mark on every page what stands outside of marked content as an artifact."""
    for page in pdf.pages:
        said = list(pikepdf.parse_content_stream(page))
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(_marked(said)))


def _marked(said: Sequence[Instruction]) -> list[Instruction]:
    done: list[Instruction] = []
    depth, place = 0, 0
    while place < len(said):
        what = str(said[place].operator)
        depth += (what in ("BDC", "BMC")) - (what == "EMC")
        end = place if depth else _end(said, place, what)
        part = said[place : end + 1]
        outside = not depth and (end > place or what in _ALONE)
        done += [_BEGIN, *part, _END] if outside else part
        place = end + 1
    return done


def _end(said: Sequence[Instruction], place: int, what: str) -> int:
    """Return where a text or a path ends that begins here; here, where none begins."""
    if what == "BT":
        end = next(at for at in range(place, len(said)) if str(said[at].operator) == "ET")
        marked = any(str(one.operator) in ("BDC", "BMC", "EMC") for one in said[place:end])
        return place if marked else end
    if what in _PATH:
        return next(at for at in range(place, len(said)) if str(said[at].operator) in _PAINT)
    return place


_BEGIN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END = ContentStreamInstruction([], Operator("EMC"))
