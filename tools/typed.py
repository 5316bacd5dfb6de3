"""Writes what type checkers and editors see of ``import hipspine`` (``__init__.pyi``; `make equations`).

That is the name of every figure, model, quiz and exercise, and of all that can be set and read of each. A test writes
it again and compares.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hipspine.exercise import exercises
from hipspine.figures import FIGURES, declared
from hipspine.figures.parts import Choice
from hipspine.models import MODELS
from hipspine.quiz.bank import quiz_names

if TYPE_CHECKING:
    from hipspine.figures.core import Figure
    from hipspine.models.core import Model, Parameter

HEAD = '''"""What `import hipspine` offers, as type checkers and editors see it.

Written by `make equations` from the exercises, figures, models and quizzes there are; change those, not this.
"""

# The methods of each figure and model name what the general ones take under any name.
# mypy: disable-error-code="override"

from collections.abc import Sequence
from typing import Literal, TypeAlias, TypedDict, overload

import plotly.graph_objects as go
from numpy import float64
from numpy.typing import NDArray

from hipspine.appointment import appointment as appointment
from hipspine.cards import Card
from hipspine.exercise.widget import ExerciseWidget
from hipspine.figures.sweep import Sweep
from hipspine.figures.themes import Theme
from hipspine.figures.widget import FigureWidget
from hipspine.models.core import Model, Numbers
from hipspine.quiz.widget import QuizWidget
from hipspine.refusals import tracebacks as tracebacks

__version__: str

def evidence(claim: str) -> Card: ...
def exercise(name: ExerciseName) -> ExerciseWidget: ...
def exercises() -> tuple[ExerciseName, ...]: ...
def figures() -> tuple[FigureName, ...]: ...
def models() -> tuple[ModelName, ...]: ...
def quizzes() -> tuple[QuizName, ...]: ...
'''
QUIZ = "seed: int = ..., items: int | None = ..., section: str | None = ..."


def stub() -> str:
    """Return the whole file, not yet formatted."""
    made = [_figure(declared(name)) for name in FIGURES] + [_model(one) for one in MODELS.values()]
    doors = [
        _door("figure", name, _class(name), ", *, compact: bool = ...", _settings(declared(name))) for name in FIGURES
    ]
    doors += [f"@overload\ndef model(name: Literal[{name!r}]) -> {_class(name)}Model: ..." for name in MODELS]
    quiz = f"def quiz(name: QuizName, {QUIZ}) -> QuizWidget: ..."
    named = {"Exercise": exercises(), "Figure": FIGURES, "Model": MODELS, "Quiz": quiz_names()}
    names = [_names(f"{kind}Name", every) for kind, every in named.items()]
    return "\n".join([HEAD, *names, quiz, *doors, *made, ""])


def _names(kind: str, names: Iterable[str]) -> str:
    return f"{kind}: TypeAlias = Literal[{', '.join(map(repr, names))}]"


def _door(door: str, name: str, kind: str, before: str, settings: str) -> str:
    return f"@overload\ndef {door}(name: Literal[{name!r}]{before}{settings}) -> {kind}: ..."


def _figure(figure: Figure) -> str:
    """Return the class of one figure: its parameters, its results, and the methods that name them."""
    kind, settings = _class(figure.id), _settings(figure)
    swept = "".join(f", {p.name}: {_swept(p)} = ..." for p in figure.parameters)
    own = [f"    {p.name}: {_value(p)}" for p in figure.parameters]
    own += [f"    @property\n    def {name}(self) -> float: ..." for name in figure.result_names]
    star = ", *" if figure.parameters else ""
    own += [
        f"    def set(self{star}{settings}) -> {kind}: ...",
        f"    def reset(self) -> {kind}: ...",
        f"    def select(self, name: str) -> {kind}: ...",
        f"    def sweep(self{star}{swept}) -> Sweep: ...",
    ]
    themed = "theme: Theme = ..."
    views = f", seen: Literal[{', '.join(repr(view.id) for view in figure.views)}] = ..." if figure.views else ""
    own.append(f"    def plot(self, {themed}{views}{star}{settings}) -> go.Figure: ...")
    if figure.chart or figure.sheets:
        own.append(f"    def chart(self, {themed}{star}{settings}) -> go.Figure: ...")
    return f"class {kind}(FigureWidget):\n" + "\n".join(own)


def _model(model: Model) -> str:
    """Return the class of one model: what it gives for numbers, and what for arrays."""
    kind = _class(model.id)
    tables = [
        f"class {kind}{what}(TypedDict):\n" + "\n".join(f"    {one.name}: {value}" for one in model.outputs)
        for what, value in (("Numbers", "float"), ("Arrays", "NDArray[float64]"))
    ]
    calls = [
        f"    @overload\n    def __call__(self, *, {_named(model.parameters, takes)}) -> {kind}{gives}: ..."
        for takes, gives in (("float", "Numbers"), ("Numbers", "Arrays"))
    ]
    return "\n".join([*tables, f"class {kind}Model(Model):", *calls])


def _named(parameters: Iterable[Parameter], kind: str) -> str:
    return ", ".join(f"{p.name}: {kind} = ..." for p in parameters)


def _settings(figure: Figure) -> str:
    return "".join(f", {p.name}: {_value(p)} = ..." for p in figure.parameters)


def _value(parameter: Parameter | Choice) -> str:
    return f"Literal[{', '.join(map(repr, parameter.names))}]" if isinstance(parameter, Choice) else "float"


def _swept(parameter: Parameter | Choice) -> str:
    value = _value(parameter)
    return f"{value} | Sequence[{value}]" if isinstance(parameter, Choice) else "Numbers"


def _class(name: str) -> str:
    return name.title().replace("-", "")
