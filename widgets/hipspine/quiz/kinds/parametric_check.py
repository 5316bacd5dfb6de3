"""What a question with drawn numbers must satisfy: names, arithmetic and holes that exist, and an answer in every draw.

All of it looks at raw data, in which anything may stand in any place.
"""

from __future__ import annotations

import itertools
import keyword
import math
import re
from collections.abc import Callable, Collection, Mapping
from functools import lru_cache

import sympy as sp

from hipspine.datafile import Raw
from hipspine.models import MODELS, model
from hipspine.models.core import Model
from hipspine.models.translate import numeric
from hipspine.quiz.arithmetic import ALLOWED, FUNCTIONS, parse
from hipspine.quiz.interactions.base import Place, Tell, entries, number
from hipspine.quiz.kinds.parametric import HOLE

MOST_DRAWS = 2_000
"""Different sets of numbers that a question may draw: all of them are checked."""

_NAME = re.compile(r"^[a-z][a-z_]{2,30}$")
_MATH = re.compile(r"\$[^$]*\$")
# Names become constants of the page's JavaScript, where these cannot be names.
# fmt: off
_TAKEN = frozenset({
    "answer", "arguments", "await", "case", "catch", "const", "debugger", "default", "delete", "enum", "eval", "export",
    "extends", "function", "implements", "instanceof", "interface", "let", "new", "null", "package", "private",
    "protected", "public", "static", "super", "switch", "this", "throw", "typeof", "var", "void",
})
# fmt: on
_EVERY = "a finite number for every draw"

Compute = Callable[..., list[float]]


def check(raw: Mapping[str, Raw], tell: Tell) -> None:
    """Note names, models, arithmetic and holes that do not exist, and the first draw that has no sound answer."""
    numbers = _record(raw, "numbers")
    for name in numbers:
        if not _NAME.match(str(name)):
            tell(("numbers", name), f"“{name}” is no name for a number", "three or more small letters and _")
        elif name in _TAKEN or name in FUNCTIONS or keyword.iskeyword(name):
            tell(("numbers", name), f"“{name}” is no name for a number", "another word")
    numbers = {str(name): values for name, values in numbers.items()}
    _check_holes(raw, numbers, tell)
    if not isinstance(raw.get("model"), str):
        return
    if raw["model"] not in MODELS:
        tell(("model",), f"there is no model “{raw['model']}”", ", ".join(MODELS))
        return
    known = model(raw["model"])
    own = {p.name for p in known.parameters} | {str(symbol) for symbol, _ in known.steps}
    for name in set(numbers) & own:
        tell(("numbers", name), f"“{name}” is already a name of the model", "another name")
    settings = _settings(raw, known, numbers, tell)
    formulas = _formulas(raw, known, numbers, tell)
    if settings is not None and formulas and not set(numbers) & own:
        _check_draws(known, numbers, settings, formulas, tell)


def _record(raw: Mapping[str, Raw], field: str) -> dict[Raw, Raw]:
    return raw[field] if isinstance(raw.get(field), dict) else {}


def _check_holes(raw: Mapping[str, Raw], numbers: Mapping[str, Raw], tell: Tell) -> None:
    answer = _record(raw, "answer")
    slips = entries(raw.get("mistakes"))
    filled: list[tuple[Place, object]]
    filled = [(("explanation",), raw.get("explanation")), (("otherwise",), raw.get("otherwise"))]
    filled += [(("answer", "feedback"), answer.get("feedback"))]
    filled += [(("mistakes", index, "feedback"), slip.get("feedback")) for index, slip in slips]
    told: list[tuple[Place, object, list[str]]]
    told = [(("stem",), raw.get("stem"), [*numbers]), *((*one, [*numbers, "answer"]) for one in filled)]
    for place, text, known in told:
        if not isinstance(text, str):
            continue
        for hole in HOLE.findall(text):
            # Formulas hold braces of their own, such as \frac{a}{b}: shorter names than a number may have.
            if hole not in known and len(hole) > 2 and not any(f"{{{hole}}}" in part for part in _MATH.findall(text)):
                tell(place, f"nothing is drawn for {{{hole}}}", ", ".join(known))
        for part in _MATH.findall(text):
            for hole in set(HOLE.findall(part)) & {*numbers, "answer"}:
                tell(place, f"{{{hole}}} stands in math, where nothing is filled in", "outside the $ signs")
    bare: list[tuple[Place, object]] = [(("answer", "unit"), answer.get("unit"))]
    bare += [
        (("hints", index), hint)
        for index, hint in enumerate(raw["hints"] if isinstance(raw.get("hints"), list) else [])
    ]
    for place, text in bare:
        for hole in set(HOLE.findall(text) if isinstance(text, str) else ()) & {*numbers, "answer"}:
            tell(place, f"{{{hole}}} is not filled in here", "numbers in words, or none")


def _settings(
    raw: Mapping[str, Raw], known: Model, numbers: Mapping[str, Raw], tell: Tell
) -> dict[str, sp.Expr] | None:
    """Return what the model's parameters are set to, None where something of it is wrong."""
    names = [p.name for p in known.parameters]
    found: dict[str, sp.Expr] = {}
    given = _record(raw, "set")
    for name, text in given.items():
        if name not in names:
            tell(("set", name), f"{known.id} has no parameter “{name}”", ", ".join(names))
        elif (parsed := _parsed(text, numbers, ("set", name), tell)) is not None:
            found[name] = parsed
    return found if len(found) == len(given) else None


def _formulas(
    raw: Mapping[str, Raw], known: Model, numbers: Mapping[str, Raw], tell: Tell
) -> list[tuple[Place, str, sp.Expr]]:
    """Return the arithmetic of the answer and the mistakes, with its place and what is said where it has no value."""
    names = {*numbers, *(output.name for output in known.outputs)}
    parts: list[tuple[Place, str, object]] = [(("answer", "value"), "no answer", _record(raw, "answer").get("value"))]
    for index, slip in entries(raw.get("mistakes")):
        parts.append((("mistakes", index, "value"), "no such mistake", slip.get("value")))
    parsed = [(place, words, _parsed(text, names, place, tell)) for place, words, text in parts]
    sound = [(place, words, one) for place, words, one in parsed if one is not None]
    return sound if len(sound) == len(parsed) else []


def _parsed(text: object, names: Collection[str], place: Place, tell: Tell) -> sp.Expr | None:
    if not isinstance(text, str):
        return None  # which is told as a wrong type
    try:
        return parse(text, names)
    except ValueError as error:
        tell(place, str(error), ALLOWED)
        return None


@lru_cache(maxsize=1024)  # the same question is checked each time its file is read
def _function(
    symbols: tuple[sp.Symbol, ...], formula: sp.Expr, steps: tuple[tuple[sp.Symbol, sp.Expr], ...] = ()
) -> Callable[..., list[float]]:
    return numeric(symbols, [formula], "math", steps)


def _check_draws(
    known: Model,
    numbers: Mapping[str, Raw],
    settings: Mapping[str, sp.Expr],
    formulas: list[tuple[Place, str, sp.Expr]],
    tell: Tell,
) -> None:
    """Note the first draw in which the model refuses a setting, or in which the answer or a mistake is no number."""
    lists = [drawn for values in numbers.values() if (drawn := _finite(values)) is not None]
    if len(lists) < len(numbers):
        return
    count = math.prod(map(len, lists))
    if count > MOST_DRAWS:
        tell(("numbers",), f"there are {count} different draws", f"at most {MOST_DRAWS}, as all are checked")
        return
    symbols = tuple(sp.Symbol(name, real=True) for name in numbers)
    steps = [(p.symbol, settings.get(p.name, sp.Float(p.default, 17))) for p in known.parameters] + known.steps
    ranges = {p.name: (p.minimum, p.maximum) for p in known.parameters}
    set_to = {name: _function(symbols, formula) for name, formula in settings.items()}
    told = [(place, words, _function(symbols, formula, tuple(steps))) for place, words, formula in formulas]
    for values in itertools.product(*lists):
        said = "with " + ", ".join(f"{name} = {value:.10g}" for name, value in zip(numbers, values, strict=True))
        for name, compute in set_to.items():
            low, high = ranges[name]
            value = _value(compute, values)
            if value is None or not low <= value <= high:
                shown = "no number" if value is None else f"{value:g}"
                tell(("set", name), f"{said} it is {shown}", f"{low:g} to {high:g} for every draw")
                return
        for place, words, compute in told:
            if _value(compute, values) is None:
                tell(place, f"{said} there is {words}", _EVERY)
                return


def _finite(values: object) -> list[float] | None:
    """Return the values of a number that is drawn, None where there is one that is no finite number."""
    if not isinstance(values, list):
        return None
    found = [value for one in values if (value := number(one)) is not None and math.isfinite(value)]
    return found if len(found) == len(values) else None


def _value(compute: Compute, values: tuple[float, ...]) -> float | None:
    """Return what a formula gives, None where that is no finite number."""
    try:
        found = float(compute(*values)[0])
    except (ArithmeticError, ValueError, TypeError):
        return None
    return found if math.isfinite(found) else None
