"""Setting a figure so that it shows what is asked for; the figure's model marks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from hipspine.quiz.kinds.base import Finite, Mark, Part, Question, Tell, Text, entries, html, number


def _plain(value: Any) -> float | str:
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

    def met(self, value: Any) -> bool:
        """Return whether a result lies within the limits; NaN never does."""
        low = self.at_least is None or (isinstance(value, float) and value >= self.at_least)
        high = self.at_most is None or (isinstance(value, float) and value <= self.at_most)
        return low and high and value == value


class Setting(Question):
    """A figure to be set. Its response is every parameter of the figure by name; the score is the share of goals met.

    ``start`` says where the controls stand at first, where that is not the figure's default.
    """

    kind: Literal["set"]
    figure: str
    start: dict[str, Plain] = Field(default_factory=dict)
    goals: Annotated[list[Goal], Field(min_length=1, max_length=4)]
    met: Text

    def accept(self, response: Any) -> dict[str, Any]:
        """Return all parameters of the figure. Raises ValueError for unknown names and values out of range."""
        from hipspine.figures import declared

        figure = declared(self.figure)
        names = [parameter.name for parameter in figure.parameters]
        if not isinstance(response, Mapping) or sorted(map(str, response)) != sorted(names):
            raise self.refuse(response, f"a value for each of {', '.join(names)}")
        try:
            return figure.check(response)
        except (TypeError, ValueError) as error:
            raise self.refuse(response, str(error)) from None

    def grade(self, response: dict[str, Any]) -> Mark:
        """Return the share of goals that the figure's results meet."""
        from hipspine.figures import declared

        values = declared(self.figure).values(response)
        missed = [index for index, goal in enumerate(self.goals) if not goal.met(values[goal.output])]
        score = (len(self.goals) - len(missed)) / len(self.goals)
        return Mark(score, not missed, tuple(f"goal-{index}" for index in missed) or ("met",))

    def feedback_for(self, key: str) -> str:
        """Return what is said when all goals are met, or of a goal that is missed."""
        return self.met if key == "met" else self.goals[int(key.rpartition("-")[2])].missed

    def public(self) -> dict[str, Any]:
        """Return the figure, its start and the goals."""
        goals = [
            {"output": g.output, "at_least": g.at_least, "at_most": g.at_most, **html(g, "missed")} for g in self.goals
        ]
        from hipspine.figures import declared

        parameters = [
            {
                "name": p["name"],
                **(
                    {"options": [option["id"] for option in p["options"]]}
                    if "options" in p
                    else {"minimum": p["minimum"], "maximum": p["maximum"]}
                ),
            }
            for p in declared(self.figure).spec["parameters"]
        ]
        told = {"figure": self.figure, "start": self.start, "parameters": parameters, "goals": goals}
        return {**told, **html(self, "met")}

    @classmethod
    def check(cls, raw: Mapping[str, Any], tell: Tell) -> None:
        """Note figures, parameters and results that do not exist, goals without limits, and a start that meets all."""
        from hipspine.figures import FIGURES, declared

        if not isinstance(raw.get("figure"), str):
            return
        if raw["figure"] not in FIGURES:
            tell(("figure",), f"there is no figure “{raw['figure']}”", ", ".join(FIGURES))
            return
        figure = declared(raw["figure"])
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
            if goal["output"] not in figure.spec["outputs"]:
                names = ", ".join(figure.spec["outputs"])
                tell(("goals", index, "output"), f"{figure.id} has no result “{goal['output']}”", names)
                return
            if low is None and high is None:
                tell(("goals", index), "the goal has no limit", "at_least, at_most, or both")
            elif low is not None and high is not None and low > high:
                tell(("goals", index), f"{low:g} is more than {high:g}", "at_least no more than at_most")
            value = values[goal["output"]]
            reached.append((low is None or value >= low) and (high is None or value <= high))
        if reached and all(reached):
            tell(("start",), "the figure meets the goals before anything is moved", "a start that misses one")
