"""Setting a figure so that it shows what is asked for; the figure's model marks it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from hipspine.quiz.interactions.base import Finite, Mark, Part, Tell, Text, entries, html, number
from hipspine.quiz.interactions.forms import OnPaper, OwnPage, Row
from hipspine.quiz.interactions.literal import refuse
from hipspine.quiz.interactions.question import Question, Words
from hipspine.quiz.interactions.question import html as marked_up

TRIES = 80
"""Settings of a figure that a pretended student tries before giving up."""


def _plain(value: object) -> float | str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise PydanticCustomError("plain_type", "neither a number nor text")
    return value


Plain = Annotated[Any, AfterValidator(_plain), WithJsonSchema({"type": ["number", "string"]})]
"""A number, or the name of a choice. (A union would complain once for each of its types.)"""


class Goal(Part):
    """A result of the figure that has to lie within limits, of which one may be left out."""

    output: str
    at_least: Finite | None = None
    at_most: Finite | None = None
    missed: Text

    def met(self, value: object) -> bool:
        """Return whether a result lies within the limits; NaN never does."""
        low = self.at_least is None or (isinstance(value, float) and value >= self.at_least)
        high = self.at_most is None or (isinstance(value, float) and value <= self.at_most)
        return low and high and value == value

    def in_words(self) -> str:
        """Return the result with its limits."""
        low = "" if self.at_least is None else f" at least {self.at_least:g}"
        high = "" if self.at_most is None else f" at most {self.at_most:g}"
        return f"{self.output}{low}{high}"


class SetFigure(Question):
    """A figure to be set. The response is every parameter of the figure by name; the score is the share of goals met.

    ``start`` says where the controls stand at first, where that is not the figure's default.
    """

    draws_figure: ClassVar[bool] = True

    kind: str
    figure: str
    start: dict[str, Plain] = Field(default_factory=dict)
    goals: Annotated[list[Goal], Field(min_length=1, max_length=4)]
    met: Text

    def accept(self, response: object) -> dict[str, float | str]:
        """Return all parameters of the figure. Raises ValueError for unknown names and values out of range."""
        from hipspine.figures import settable

        figure = settable(self.figure)
        names = [parameter.name for parameter in figure.parameters]
        if not isinstance(response, Mapping) or sorted(map(str, response)) != sorted(names):
            raise self.refuse(response, f"a value for each of {', '.join(names)}")
        try:
            return figure.check(response)
        except (TypeError, ValueError) as error:
            raise self.refuse(response, str(error)) from None

    def grade(self, response: dict[str, Any]) -> Mark:
        """Return the share of goals that the figure's results meet."""
        from hipspine.figures import settable

        values = settable(self.figure).values(response)
        missed = [index for index, goal in enumerate(self.goals) if not goal.met(values[goal.output])]
        score = (len(self.goals) - len(missed)) / len(self.goals)
        return Mark(score, not missed, tuple(f"goal-{index}" for index in missed) or ("met",))

    def feedback_for(self, key: str) -> str:
        """Return what is said when all goals are met, or of a goal that is missed."""
        return self.met if key == "met" else self.goals[int(key.rpartition("-")[2])].missed

    def public(self) -> dict[str, object]:
        """Return the figure, its start and the goals."""
        goals = [
            {"output": g.output, "at_least": g.at_least, "at_most": g.at_most, **html(g, "missed")} for g in self.goals
        ]
        from hipspine.figures import settable
        from hipspine.models.core import Parameter

        parameters = [
            {
                "name": p.name,
                **(
                    {"minimum": p.minimum, "maximum": p.maximum}
                    if isinstance(p, Parameter)
                    else {"options": list(p.names)}
                ),
            }
            for p in settable(self.figure).parameters
        ]
        told = {"figure": self.figure, "start": self.start, "parameters": parameters, "goals": goals}
        return {**told, **html(self, "met")}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note figures, parameters and results that do not exist, goals without limits, and a start that meets all."""
        from hipspine.figures import FIGURES, settable

        if not isinstance(raw.get("figure"), str):
            return
        if raw["figure"] not in FIGURES:
            tell(("figure",), f"there is no figure “{raw['figure']}”", ", ".join(FIGURES))
            return
        figure = settable(raw["figure"])
        start = raw.get("start")
        try:
            values = figure.values(figure.check(start if isinstance(start, dict) else {}))
        except (TypeError, ValueError) as error:
            tell(("start",), str(error), "names and values of the figure")
            return
        reached = []
        for index, goal in entries(raw.get("goals")):
            low, high = number(goal.get("at_least")), number(goal.get("at_most"))
            if not isinstance(goal.get("output"), str):
                return
            if goal["output"] not in figure.result_names:
                names = ", ".join(figure.result_names)
                tell(("goals", index, "output"), f"{figure.id} has no result “{goal['output']}”", names)
                return
            if low is None and high is None:
                tell(("goals", index), "the goal has no limit", "at_least, at_most, or both")
            elif low is not None and high is not None and low > high:
                tell(("goals", index), f"{low:g} is more than {high:g}", "at_least no more than at_most")
            value = float(values[goal["output"]])
            reached.append((low is None or value >= low) and (high is None or value <= high))
        if reached and all(reached):
            tell(("start",), "the figure meets the goals before anything is moved", "a start that misses one")

    def public_variant(self, options: Sequence[tuple[str, str]]) -> dict[str, object]:
        """Return the figure, its start and its parameters."""
        public = self.public()
        return {name: public[name] for name in ("figure", "start", "parameters")}

    def markdown(self, options: Sequence[tuple[str, str]]) -> list[str]:
        """Return where the figure stands."""
        return ["The figure stands below, and in the course's book under the same name: " + f"`{self.figure}`."]

    def typing_hint(self, letters: Sequence[str]) -> str:
        """Return how an answer is typed."""
        from hipspine.figures import settable

        names = ", ".join(f'"{parameter.name}": …' for parameter in settable(self.figure).parameters)
        return f"every value of the figure: {{{names}}}"

    def read_value(self, typed: object) -> dict[object, object]:
        """Return the values by name."""
        return typed if isinstance(typed, dict) else refuse(typed, "every value of the figure by name")

    def on_paper(self) -> OnPaper:
        """Return lines for the values."""
        return OnPaper(lines=2, last="Set the figure in the course, and write down the value of every control.")

    def in_words(self, response: Mapping[str, Any], letters: Mapping[str, str]) -> Words:
        """Return each value with its name."""
        return [
            f"{name} = {value:g}" if isinstance(value, float) else f"{name} = {value}"
            for name, value in response.items()
        ]

    def right_in_words(self, letters: Mapping[str, str]) -> Words:
        """Return what is said when all goals are met: many settings meet them."""
        return [marked_up(self.met)]

    def form(self) -> OwnPage:
        """Return that only the course's page has the figure."""
        return OwnPage("its figure needs the course's own page")

    def rows(self) -> list[Row]:
        """Return the figure and its goals."""
        missed = [("missed: ", goal.missed) for goal in self.goals]
        key = [(goal.in_words(), "") for goal in self.goals]
        return [self.row([(f"figure: {self.figure}", "")], key, [("met: ", self.met), *missed])]

    def sample_right(self, chance: random.Random) -> dict[str, object]:
        """Return the best of many settings, as somebody finds it who tries until the goals are met."""
        tried = [self.sample_plausible(chance) for _ in range(TRIES)]
        return max(tried, key=lambda response: self.grade(self.accept(response)).score)

    def sample_plausible(self, chance: random.Random) -> dict[str, object]:
        """Return any setting."""
        from hipspine.figures import settable
        from hipspine.models.core import Parameter

        return {
            one.name: chance.uniform(one.minimum, one.maximum)
            if isinstance(one, Parameter)
            else chance.choice(one.names)
            for one in settable(self.figure).parameters
        }

    def sample_invalid(self) -> list[object]:
        """Return a setting without names, with an unknown one, and one that is no number."""
        from hipspine.figures import settable

        names = [parameter.name for parameter in settable(self.figure).parameters]
        return [{names[0]: 0.0, "unknown": 1.0}, dict.fromkeys(names, "?"), names]
