"""Answers of pretended students, for the example class and for measuring: right with a given chance, else plausible."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hipspine.teaching.answering.answer_store import Origin, StoredAnswer, bundle
from hipspine.teaching.assignment.notebook import FORMAT

if TYPE_CHECKING:
    from hipspine.datafile import Raw
    from hipspine.teaching.assignment.key import Key
    from hipspine.teaching.assignment.variant import Variant


def simulate(variant: Variant, able: float, chance: random.Random) -> object:
    """Return a response in the letters that are shown: right with the chance ``able`` (0..1), else a plausible one.

    Raises TypeError for a kind that nobody can pretend to answer.
    """
    knows = chance.random() < able
    item = variant.item
    return variant.to_letters(item.sample_right(chance) if knows else item.sample_plausible(chance))


def click_answers(notebook: dict[str, Raw], key: Key, student: str, responses: Mapping[str, object]) -> None:
    """Put answers (question's name -> response in its letters) into a parsed notebook, as clicks keep them there."""
    origin: Origin = {"format": FORMAT, "release": key.release, "student": None if key.shared else student}
    for cell in notebook["cells"]:
        if cell["id"] in responses:
            data = bundle(origin, cell["id"], StoredAnswer(responses[cell["id"]], 1))
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
            cell["execution_count"] = 1


def type_answer(notebook: dict[str, Raw], name: str, response: object) -> None:
    """Put an answer into a question's cell as somebody types it."""
    for cell in notebook["cells"]:
        if cell["id"] == name:
            source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
            cell["source"] = source.replace(f'answer_{name} = ""', f"answer_{name} = {response!r}", 1)
