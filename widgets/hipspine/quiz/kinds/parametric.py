"""A question whose numbers are drawn, and whose answer a model of the course computes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from hipspine.datafile import Raw
from hipspine.quiz.interactions.base import Finite, Mark, Part, Positive, Tell, Text, html
from hipspine.quiz.interactions.enter import Answer, Enter, Mistake
from hipspine.quiz.interactions.enter.numbers import same
from hipspine.quiz.interactions.question import Question
from hipspine.quiz.kinds.written import WRITTEN, Formulas
from hipspine.quiz.sampling import stream

# SymPy, which takes half a second, loads for a question whose answer nobody has written down as plain Python yet.
if TYPE_CHECKING:
    import sympy as sp

    from hipspine.models.program import Program

HOLE = re.compile(r"\{(\w+)\}")
"""Where a text has a drawn number."""


class Formula(Part):
    """The right number, as arithmetic of the drawn numbers and of what the model tells; else as ``Answer``."""

    value: str
    tolerance: Positive
    unit: Text | None = None
    feedback: Text


class Slip(Part):
    """A wrong number that a named mistake leads to, as arithmetic like the answer's."""

    value: str
    tolerance: Positive = 0.0
    feedback: Text


class Parametric(Question):
    """A question with numbers drawn from a seed; the seed makes it an ordinary question with a number.

    ``numbers`` names what is drawn and from which values; ``{name}`` in a text stands for it, and ``{answer}`` in an
    explanation or a feedback for the right number. ``model`` is one of the course's; ``set`` gives its parameters.
    """

    varies: ClassVar[bool] = True

    kind: Literal["parametric"]
    numbers: Annotated[dict[str, Annotated[list[Finite], Field(min_length=2)]], Field(min_length=1)]
    model: str
    set: dict[str, str]
    answer: Formula
    decimals: Annotated[int, Field(ge=0, le=3)] = 1
    mistakes: list[Slip] = Field(default_factory=list)
    otherwise: Text

    def drawn(self, seed: int) -> Enter:
        """Return the question that this seed draws."""
        below = stream(self.id, self.version, seed)
        return self.with_numbers({name: values[below(len(values))] for name, values in self.numbers.items()})

    def with_numbers(self, numbers: Mapping[str, float]) -> Enter:
        """Return the question with these numbers."""
        from hipspine.quiz.kinds import Numeric  # which is declared after this one

        right, *wrong = self.compute(*numbers.values())
        said = {name: _printed(value) for name, value in numbers.items()}
        told = said | {"answer": _rounded(right, self.decimals)}
        common = {name: getattr(self, name) for name in Question.model_fields if name not in ("stem", "explanation")}
        mistakes = [
            Mistake(value=value, tolerance=slip.tolerance, feedback=filled(slip.feedback, told))
            for value, slip in zip(wrong, self.mistakes, strict=True)
        ]
        return Numeric(
            **common,
            kind="number",
            stem=filled(self.stem, said),
            explanation=filled(self.explanation, told),
            answer=Answer(
                value=right,
                tolerance=self.answer.tolerance,
                unit=self.answer.unit,
                feedback=filled(self.answer.feedback, told),
            ),
            # A slip that happens to lead to the right number is no mistake.
            mistakes=[one for one in mistakes if not same(one.value, right, self.answer.tolerance)],
            otherwise=filled(self.otherwise, told),
        )

    def accept(self, response: object) -> object:
        """Refuse: only a question with its numbers can be answered."""
        raise TypeError(f"{self.id} needs a seed first: drawn(seed)")

    def grade(self, response: object) -> Mark:
        """Refuse: only a question with its numbers can be answered."""
        raise TypeError(f"{self.id} needs a seed first: drawn(seed)")

    def public(self) -> dict[str, object]:
        """Return the texts with their holes; ``program`` computes what the drawn numbers lead to."""
        return {
            "numbers": self.numbers,
            "decimals": self.decimals,
            "answer": {"tolerance": self.answer.tolerance, **html(self.answer, "unit", "feedback")},
            "mistakes": [{"tolerance": slip.tolerance, **html(slip, "feedback")} for slip in self.mistakes],
            **html(self, "otherwise"),
        }

    @cached_property
    def compute(self) -> Callable[..., list[float]]:
        """A function of the drawn numbers, in order, that gives the list of the answer and the mistakes."""
        return WRITTEN[self.formulas] if self.formulas in WRITTEN else self.made()

    @property
    def formulas(self) -> Formulas:
        """What decides ``compute``: the names of the numbers, the model, its settings, and the arithmetic."""
        values = (self.answer.value, *(slip.value for slip in self.mistakes))
        return tuple(self.numbers), self.model, tuple(self.set.items()), values

    def made(self) -> Callable[..., list[float]]:
        """Return the function of ``compute``, made anew of the equations."""
        from hipspine.models.translate import numeric

        return numeric(self._symbols, self._results, "math", self._steps)

    def written(self) -> list[str]:
        """Return the lines of the plain Python function that ``compute`` is."""
        from hipspine.models.translate import source

        return source(self._symbols, self._results, self._steps)

    @property
    def program(self) -> Program:
        """The same function as data for the front end."""
        from hipspine.models.program import program

        return program(self._symbols, self._results, self._steps)

    @property
    def _symbols(self) -> list[sp.Symbol]:
        import sympy as sp

        return [sp.Symbol(name, real=True) for name in self.numbers]

    @property
    def _results(self) -> list[sp.Expr]:
        from hipspine.models import model
        from hipspine.quiz.arithmetic import parse

        names = {*self.numbers, *(output.name for output in model(self.model).outputs)}
        return [parse(text, names) for text in (self.answer.value, *(slip.value for slip in self.mistakes))]

    @property
    def _steps(self) -> list[tuple[sp.Symbol, sp.Expr]]:
        import sympy as sp

        from hipspine.models import model
        from hipspine.quiz.arithmetic import parse

        given = {name: parse(text, self.numbers) for name, text in self.set.items()}
        known = model(self.model)
        inputs = [(p.symbol, given.get(p.name, sp.Float(p.default, 17))) for p in known.parameters]
        return [*inputs, *known.steps]

    @classmethod
    def check(cls, raw: Mapping[str, Raw], tell: Tell) -> None:
        """Note names, models, arithmetic and holes that do not exist, and every draw that has no sound answer."""
        from hipspine.quiz.kinds import parametric_check

        parametric_check.check(raw, tell)


def filled(text: str, said: Mapping[str, str]) -> str:
    """Return the text with ``{name}`` replaced where the name is known; the braces of formulas stay."""
    return HOLE.sub(lambda hole: said.get(hole[1], hole[0]), text)


def _printed(value: float) -> str:
    return f"{value:.10g}".replace("-", "−")


def _rounded(value: float, decimals: int) -> str:
    """Return a number with fixed places, ties decided on its binary value as JavaScript's ``toFixed`` does."""
    return f"{Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)}".replace("-", "−")
