"""Answers of pretended students, for the example class and for measuring: right with a given chance, else plausible."""

from __future__ import annotations

import random
from typing import Any

from hipspine.figures import declared
from hipspine.figures.parts import Choice as Named
from hipspine.quiz.kinds import Numeric, Question
from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.choice import Reason, Several, Single
from hipspine.quiz.kinds.setting import Setting
from hipspine.teaching.answering.answer_store import Kept, bundle
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import FORMAT
from hipspine.teaching.assignment.variant import Asked

TRIES = 80
"""Settings of a figure that a pretended student tries before giving up."""


def pretended(asked: Asked, able: float, chance: random.Random) -> Any:
    """Return a response in the letters that are shown: right with the chance ``able`` (0..1), else a plausible one.

    Raises TypeError for a kind that nobody can pretend to answer.
    """
    right = chance.random() < able
    return asked.to_shown(_right(asked, chance) if right else _plausible(asked.item, chance))


def clicked(notebook: dict[str, Any], key: Key, student: str, responses: dict[str, Any]) -> None:
    """Put answers (question's name -> response in its letters) into a parsed notebook, as clicks keep them there."""
    told = {"format": FORMAT, "release": key.release, "student": None if key.shared else student}
    for cell in notebook["cells"]:
        if cell["id"] in responses:
            data = bundle(told, cell["id"], Kept(responses[cell["id"]], 1))
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
            cell["execution_count"] = 1


def typed(notebook: dict[str, Any], name: str, response: Any) -> None:
    """Put an answer into a question's cell as somebody types it."""
    for cell in notebook["cells"]:
        if cell["id"] == name:
            source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
            cell["source"] = source.replace(f'answer_{name} = ""', f"answer_{name} = {response!r}", 1)


def _right(asked: Asked, chance: random.Random) -> Any:
    item = asked.item
    match item:
        case Single():
            return next(option.id for option in item.options if option.correct)
        case Several():
            return [option.id for option in item.options if option.correct]
        case Reason():
            return {"truth": item.truth, "reason": next(option.id for option in item.options if option.correct)}
        case Ordering():
            return [option.id for option in item.options]
        case Matching():
            return {pair.id: pair.match for pair in item.pairs}
        case Body():
            return [one.region for one in item.regions if one.correct]
        case Numeric():
            return item.answer.value
        case Setting():
            tried = [_plausible(item, chance) for _ in range(TRIES)]
            return max(tried, key=lambda response: asked.mark(response).score)
    raise TypeError(f"nobody can pretend to answer a question of the kind {item.kind}")


def _plausible(item: Question, chance: random.Random) -> Any:
    names = [option.id for option in getattr(item, "options", [])]
    match item:
        case Single():
            return chance.choice(names)
        case Several():
            return chance.sample(names, chance.randint(1, len(names) - 1))
        case Reason():
            return {"truth": chance.random() < 0.5, "reason": chance.choice(names)}
        case Ordering():
            return chance.sample(names, len(names))
        case Matching():
            return {pair.id: chance.choice(names) for pair in item.pairs}
        case Body():
            return chance.sample(list(regions()), chance.randint(1, 3))
        case Numeric():
            named = [mistake.value for mistake in item.mistakes]
            return chance.choice([*named, round(item.answer.value * chance.uniform(0.5, 2.0), 1)])
        case Setting():
            return {
                one.name: chance.choice([name for name, _ in one.options])
                if isinstance(one, Named)
                else chance.uniform(one.minimum, one.maximum)
                for one in declared(item.figure).parameters
            }
    raise TypeError(f"nobody can pretend to answer a question of the kind {item.kind}")
