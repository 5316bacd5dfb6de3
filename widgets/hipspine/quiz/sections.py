"""Questions after a section: what chapters ask for and what questions offer agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hipspine.datafile import DataError, Document

FEWEST = 2
"""How many questions a section that is asked about has at least, so that there is another one to try."""


def section_problems(
    document: Document, place: str, headings: Sequence[str], cells: Mapping[str, list[tuple[str, str]]]
) -> Iterator[DataError]:
    """Yield where a chapter and its question file disagree about sections.

    ``place`` names the chapter, ``headings`` are the ids of its headings, and ``cells`` what each cell asks for.
    """
    name = document.data["quiz"]
    offered: dict[str, list[int]] = {}
    for at, item in enumerate(document.data["items"]):
        if "section" in item:
            offered.setdefault(item["section"], []).append(at)
    for section, items in offered.items():
        line = document.line("items", items[0], "section")
        identity = document.data["items"][items[0]]["id"]
        if section not in headings:
            problem = f"{identity}: {place} has no section “{section}”"
            yield DataError(document.file, line, problem, ", ".join(headings))
        elif not any((name, section) in asks for asks in cells.values()):
            problem = f"{identity}: {place} asks no question after the section “{section}”"
            yield DataError(document.file, line, problem, f'a cell with quiz("{name}", items=1, section="{section}")')
    for cell, asks in cells.items():
        for quiz, section in asks:
            if quiz != name:
                yield DataError(cell, None, f"a question on a section of “{quiz}”", f"quiz “{name}”, of this chapter")
            elif len(offered.get(section, [])) < FEWEST:
                found = len(offered.get(section, []))
                problem = f"after the section “{section}” a question is asked, and {found} can be drawn"
                yield DataError(cell, None, problem, f"{FEWEST} or more in {document.file}")
