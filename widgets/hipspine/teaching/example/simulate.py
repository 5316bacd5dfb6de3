"""Answers of pretended students, for the example class and for measuring: right with a given chance, else plausible."""

from __future__ import annotations

import random
from typing import Any

from hipspine.quiz.kinds import Numeric, Question
from hipspine.quiz.kinds.arranging import Matching, Ordering
from hipspine.quiz.kinds.body import Body, regions
from hipspine.quiz.kinds.choice import Reason, Several, Single
from hipspine.quiz.kinds.setting import Setting
from hipspine.teaching.answering.answer_store import StoredAnswer, bundle
from hipspine.teaching.assignment.key import Key
from hipspine.teaching.assignment.notebook import FORMAT
from hipspine.teaching.assignment.variant import Variant

TRIES = 80
"""Settings of a figure that a pretended student tries before giving up."""


def simulate(variant: Variant, able: float, chance: random.Random) -> Any:
    """Return a response in the letters that are shown: right with the chance ``able`` (0..1), else a plausible one.

    Raises TypeError for a kind that nobody can pretend to answer.
    """
    right = chance.random() < able
    return variant.to_letters(_right(variant, chance) if right else _plausible(variant.item, chance))


def click_answers(notebook: dict[str, Any], key: Key, student: str, responses: dict[str, Any]) -> None:
    """Put answers (question's name -> response in its letters) into a parsed notebook, as clicks keep them there."""
    origin = {"format": FORMAT, "release": key.release, "student": None if key.shared else student}
    for cell in notebook["cells"]:
        if cell["id"] in responses:
            data = bundle(origin, cell["id"], StoredAnswer(responses[cell["id"]], 1))
            cell["outputs"] = [{"output_type": "display_data", "metadata": {}, "data": data}]
            cell["execution_count"] = 1


def type_answer(notebook: dict[str, Any], name: str, response: Any) -> None:
    """Put an answer into a question's cell as somebody types it."""
    for cell in notebook["cells"]:
        if cell["id"] == name:
            source = cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])
            cell["source"] = source.replace(f'answer_{name} = ""', f"answer_{name} = {response!r}", 1)


def _right(variant: Variant, chance: random.Random) -> Any:
    item = variant.item
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
            return max(tried, key=lambda response: variant.mark(response).score)
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
            return _setting(item.figure, chance)
    raise TypeError(f"nobody can pretend to answer a question of the kind {item.kind}")


def _setting(figure: str, chance: random.Random) -> dict[str, Any]:
    from hipspine.figures import declared  # half a second that classes without such a question need not wait for
    from hipspine.figures.parts import Choice

    return {
        one.name: chance.choice([name for name, _ in one.options])
        if isinstance(one, Choice)
        else chance.uniform(one.minimum, one.maximum)
        for one in declared(figure).parameters
    }
