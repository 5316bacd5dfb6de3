"""What the list for the appointment asks, from ``data/appointment.yml``, and its form as HTML."""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import Annotated

from pydantic import Field

from hipspine.appointment import wording
from hipspine.datafile import DataError, read_yaml
from hipspine.evidence.records import Ident, Record, Words, by_id, raise_all, read_records
from hipspine.lasting import Still
from hipspine.paths import data_path


class Question(Record):
    """One line of the list: ``rows`` is how many lines of writing it leaves on paper, from 1 to 8."""

    id: Ident
    question: Words
    hint: Words
    rows: Annotated[int, Field(ge=1, le=8)]


def read_appointment(path: Path) -> tuple[str, list[Question]]:
    """Return the title of the list and its questions.

    Raises DataError and DataErrors with every line that is wrong: no title, a missing or unknown field, an id twice.
    """
    document = read_yaml(path)
    title = document.data.get("title") if isinstance(document.data, dict) else None
    if not isinstance(title, str) or not title.strip():
        raise DataError(document.file, document.line("title"), "the list has no title", "title: some words")
    found, errors = read_records(document, "questions", Question)
    table = by_id(document, found, errors)
    raise_all(errors)
    return title, list(table.values())


@cache
def form() -> str:
    """Return the list as HTML: it can be filled in and printed without a script, which adds that it is kept."""
    title, questions = read_appointment(data_path() / "appointment.yml")
    rows = "".join(
        f'<li><label for="hs-appointment-{one.id}">{escape(one.question)}</label>'
        f'<p id="hs-appointment-{one.id}-hint">{escape(one.hint)}</p>'
        f'<textarea id="hs-appointment-{one.id}" name="{one.id}" rows="{one.rows}" maxlength="2000" '
        f'autocomplete="off" aria-describedby="hs-appointment-{one.id}-hint"></textarea></li>'
        for one in questions
    )
    return (
        f'<form class="hs-appointment" aria-label="{escape(title)}"><p class="hs-appointment-title">{escape(title)}</p>'
        f'<p class="hs-appointment-now"><b>{wording.SIGNS}</b> {wording.GO_NOW}</p>'
        f"<ol>{rows}</ol>"
        f'<p class="hs-appointment-kept" role="status">{wording.KEPT}</p>'
        f'<p class="hs-appointment-buttons"><button type="button" data-do="print" hidden>{wording.PRINT}</button> '
        f'<button type="button" data-do="empty" hidden>{wording.EMPTY}</button> '
        f'<button type="button" data-do="undo" hidden>{wording.UNDO}</button></p></form>'
    )


def still_list() -> Still:
    """Return the list where no Python runs: its questions, to be read and printed."""
    title, questions = read_appointment(data_path() / "appointment.yml")
    lines = [f"{wording.SIGNS} {wording.GO_NOW}", *(f"{n}. {one.question}" for n, one in enumerate(questions, start=1))]
    asked = "".join(f"<li>{escape(one.question)}</li>" for one in questions)
    return Still(
        f"<p><strong>{escape(title)}</strong></p><p><b>{wording.SIGNS}</b> {wording.GO_NOW}</p><ol>{asked}</ol>"
        f"<p><em>{wording.FILL_HERE}</em></p>",
        "\n\n".join((f"**{title}**", *lines, f"*{wording.FILL_HERE}*")),
        "\n".join((title, *lines, wording.FILL_HERE)),
    )
