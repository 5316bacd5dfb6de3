"""The cells of a submitted notebook, as data: their texts, and to which question each belongs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hipspine.teaching.answering.answer_store import parse_json
from hipspine.teaching.answering.typed_answers import asks
from hipspine.teaching.assignment.wording import as_markdown

if TYPE_CHECKING:
    from hipspine.teaching.assignment.variant import Variant

Cell = Mapping[str, object]


def cells_of(notebook: bytes) -> tuple[list[Cell], Mapping[str, object]]:
    """Return a notebook's cells and metadata. Raises ValueError, which says in words what is wrong with it."""
    book = parse_json(notebook)
    if not isinstance(book, dict) or not isinstance(book.get("cells"), list):
        raise ValueError("it is no notebook: it has no list of cells")
    cells, metadata = book["cells"], book.get("metadata")
    return [cell for cell in cells if isinstance(cell, dict)], metadata if isinstance(metadata, dict) else {}


def source(cell: Cell) -> str:
    """Return the text of a cell, which the format allows as one string or as lines."""
    text = cell.get("source")
    if isinstance(text, list):
        return "".join(line for line in text if isinstance(line, str))
    return text if isinstance(text, str) else ""


def own_name(cell: Cell) -> str | None:
    """Return the name that a cell was handed out with, where nobody dropped it."""
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    own = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else None
    name = own if isinstance(own, str) else cell.get("id")
    return name if isinstance(name, str) else None


def answer_cells(questions: Sequence[Variant], cells: Sequence[Cell]) -> dict[str, list[Cell]]:
    """Return the cells of code in which each question is answered: by their names, else those that ask it."""
    code = [(own_name(cell), cell) for cell in cells if cell.get("cell_type") == "code"]
    own: dict[str, list[Cell]] = {variant.name: [] for variant in questions}
    for name, cell in code:
        if name in own:
            own[name].append(cell)
    return {name: found or [cell for _, cell in code if asks(source(cell), name)] for name, found in own.items()}


def other_cells(name: str, own: Sequence[Cell], cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells of code besides the question's ``own`` that speak of its answer."""
    return [
        cell
        for cell in cells
        if cell.get("cell_type") == "code" and asks(source(cell), name) and not any(cell is one for one in own)
    ]


def same_text(text: str) -> str:
    """Return a text of Markdown without what tools change: ends of lines, blanks there, and blank lines around it."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def edited(questions: Sequence[Variant], cells: Sequence[Cell]) -> list[str]:
    """Return the names of the questions whose text is not the one that was handed out.

    A cell that a tool gave another name is known by its text.
    """
    texts = [(own_name(cell), same_text(source(cell))) for cell in cells if cell.get("cell_type") == "markdown"]
    named = {name: text for name, text in texts if name}
    changed = []
    for number, variant in enumerate(questions, start=1):
        wanted = same_text(as_markdown(variant, number))
        own = named.get(f"{variant.name}-text")
        if own != wanted and (own is not None or not any(wanted in text for _, text in texts)):
            changed.append(variant.name)
    return changed


def moved(own: Mapping[str, Sequence[Cell]], cells: Sequence[Cell]) -> bool:
    """Return whether the questions' ``own`` cells, copies left aside, are in another order than was handed out."""
    place = {id(cell): number for number, cell in enumerate(cells)}
    places = [place[id(found[0])] for found in own.values() if found]
    return places != sorted(places)


def below(own: Sequence[Cell], questions: Sequence[Variant], cells: Sequence[Cell]) -> list[str]:
    """Return the texts of a student's cells between the last of a question's ``own`` and the next handed out."""
    after = [number for number, cell in enumerate(cells, start=1) if own and cell is own[-1]]
    texts = {same_text(as_markdown(one, number)) for number, one in enumerate(questions, start=1)}
    names = {one.name for one in questions} | {f"{one.name}-text" for one in questions}
    found = []
    for cell in cells[after[0] :] if after else ():
        text = source(cell)
        if own_name(cell) in names or same_text(text) in texts or any(asks(text, one.name) for one in questions):
            break
        found += [text] if text.strip() else []
    return found
