"""An example class: twenty invented students who have handed in, some of them with the troubles that classes have."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hipspine.datafile import DataError, DataErrors, Raw
from hipspine.teaching.answering.answer_store import in_outputs
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.release import release
from hipspine.teaching.example.simulate import click_answers, simulate, type_answer
from hipspine.teaching.grading.lateness import STAMP
from hipspine.teaching.support.saving import write
from hipspine.teaching.support.tables import BOM

if TYPE_CHECKING:
    from hipspine.quiz.interactions.question import Question
    from hipspine.quiz.schema import Bank

ASSIGNMENT = "week-1"
ITEMS = 10
NAMES = (
    "Amal Haddad",
    "Bea Lindgren",
    "Chidi Okafor",
    "Dana Weiss",
    "Emil Novak",
    "Farah Siddiqui",
    "Greta Maier",
    "Hugo Martins",
    "Ines Costa",
    "Jun Tanaka",
    "Kofi Mensah",
    "Lena Vogel",
    "Mateo Rojas",
    "Noor Khan",
    "Olga Petrova",
    "Priya Nair",
    "Quinn Murphy",
    "Rosa Bianchi",
    "Sven Dahl",
    "Tala Reyes",
)
DUE_AGO = timedelta(days=1)
"""How long ago the assignment was due: the feedback shows the key only afterwards."""


@dataclass(frozen=True)
class Trouble:
    """Something that goes wrong with a submission: what, and what it does to the notebook's text."""

    what: str
    happens: Callable[[str, Key, str], str]


def _cut_off(text: str, key: Key, student: str) -> str:
    return text[: len(text) // 2]


def _stripped(text: str, key: Key, student: str) -> str:
    return json.dumps({**json.loads(text), "metadata": {}}, indent=1)


def _conflict(text: str, key: Key, student: str) -> str:
    """Type another letter than the one that was clicked, at the first question with letters to choose from."""
    notebook = json.loads(text)
    clicks = ((variant, _response(notebook, variant.name)) for variant in key.variants(student))
    first, clicked_letter = next((variant, click) for variant, click in clicks if click in [*variant.letters])
    type_answer(notebook, first.name, next(letter for letter in first.letters if letter != clicked_letter))
    return json.dumps(notebook, indent=1)


def _deletes_files(text: str, key: Key, student: str) -> str:
    """Add a cell that would do harm if it were run. Grading runs nothing."""
    notebook = json.loads(text)
    source = "import shutil\nshutil.rmtree('/')"
    cell: dict[str, object]
    cell = {"cell_type": "code", "id": "more", "metadata": {}, "source": source, "outputs": [], "execution_count": None}
    notebook["cells"].append(cell)
    return json.dumps(notebook, indent=1)


TROUBLES = {
    3: Trouble("the upload broke off half way", _cut_off),
    7: Trouble("the metadata are gone, as some tools leave a notebook", _stripped),
    11: Trouble("one letter was clicked and another typed", _conflict),
    16: Trouble("a cell would delete files, if anything were run", _deletes_files),
}
"""By place in the class list, from 0 on."""

RENAMED, LATE, MISSING, TYPES = 5, 13, 18, (1, 9)
"""Places: who renamed the file, was a day late, handed in nothing, and typed instead of clicking."""


@dataclass
class Example:
    """The folders of an example class, and what is odd about whose submission."""

    course: Path
    roster: Path
    key: Path
    students: int
    odd: dict[str, str]


def example(out: Path, banks: Sequence[Bank], *, seed: int = 1, now: datetime | None = None) -> Example:
    """Write an example class of 20 to the folder ``out``: class list, release, and what was handed in.

    The answers are drawn with the seed: students differ in how often they are right, and guess otherwise.

    Raises DataErrors for a folder that is not empty, or lies in the course's repository.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise DataErrors([DataError(out, None, "something is there already", "a folder that is new or empty")])
    due = ((now or datetime.now(UTC)) - DUE_AGO).replace(microsecond=0)
    course, roster = out / "course", out / "roster.csv"
    # The release refuses a folder that it must not use, before anything is written.
    students = {f"s{place:02}": name for place, name in enumerate(NAMES, start=1)}
    done = release(ASSIGNMENT, answerable(banks), course, students=students, items=ITEMS, seed=seed, due=due)
    write(roster, BOM + "student,name\n" + "".join(f"{student},{name}\n" for student, name in students.items()))
    key = Key.load(done.key)
    handed_out = (course / "release" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").read_text(encoding="utf-8")
    for place, student in enumerate(students):
        if place != MISSING:
            folder = course / "submitted" / student / ASSIGNMENT
            submits(folder, handed_out, key, student, seed=seed, place=place)
    odd = {student: what for place, student in enumerate(students) if (what := _odd(place))}
    return Example(course, roster, done.key, len(students), odd)


def answerable(banks: Sequence[Bank]) -> list[Bank]:
    """Return the questions that a pretended student can answer: such a one writes nothing for a person to read."""
    return [bank.model_copy(update={"items": [item for item in bank.items if _by_machine(item)]}) for bank in banks]


def _by_machine(item: Question) -> bool:
    asked = item.for_assignment()
    return asked is not None and not asked.by_hand


def _odd(place: int) -> str | None:
    odd = {RENAMED: "renamed the file", LATE: "handed in five hours late", MISSING: "handed in nothing"}
    odd |= dict.fromkeys(TYPES, "typed the answers") | {place: trouble.what for place, trouble in TROUBLES.items()}
    return odd.get(place)


def submits(folder: Path, handed_out: str, key: Key, student: str, *, seed: int, place: int | None = None) -> None:
    """Write what a pretended student hands in, as nbgrader's "collect" would leave it in ``folder``.

    ``place`` in the example class brings the troubles that it has there; without one nothing is odd.
    """
    chance = random.Random(f"{seed}/{student}")
    able = chance.uniform(0.3, 0.95)
    responses = {variant.name: simulate(variant, able, chance) for variant in key.variants(student)}
    notebook = json.loads(handed_out)
    if place in TYPES:
        for name, response in responses.items():
            type_answer(notebook, name, response)
    else:
        click_answers(notebook, key, student, responses)
    text = json.dumps(notebook, indent=1)
    if place in TROUBLES:
        text = TROUBLES[place].happens(text, key, student)
    name = f"{ASSIGNMENT} (1)" if place == RENAMED else ASSIGNMENT
    write(folder / f"{name}.ipynb", text + "\n")
    early = timedelta(minutes=chance.randint(10, 3000))
    due = key.due or datetime.now(UTC)
    when = due + timedelta(hours=5) if place == LATE else due - early
    write(folder / STAMP, f"{when.astimezone(UTC):%Y-%m-%d %H:%M:%S.%f} UTC\n")


def _response(notebook: dict[str, Raw], name: str) -> object:
    return next(one.answer.response for cell in notebook["cells"] for one in in_outputs(cell) if one.question == name)
