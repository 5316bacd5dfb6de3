"""What pydantic complains about, in one plain line with the place and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any, get_args

from pydantic import BaseModel

from hipspine.datafile import DataError, Document
from hipspine.quiz.interactions.base import DIGIT, IDENT, LETTER
from hipspine.quiz.kinds import KINDS
from hipspine.quiz.schema import Bank

_KINDS = ", ".join(KINDS)
# Type of complaint -> what is wrong, what is allowed; names in braces come from the complaint's context.
_WORDS: dict[str, tuple[str, str]] = {
    "bool_type": ("is not a yes or no", "true or false"),
    "string_type": ("is not text", "text, in quotes where it looks like a number or a date"),
    "int_type": ("is not a whole number", "1, 2, 3, …"),
    "float_type": ("is not a number", "a finite number without quotes"),
    "finite_number": ("is not finite", "a finite number"),
    "greater_than_equal": ("is too small", "{ge} or more"),
    "less_than_equal": ("is too large", "{le} or less"),
    "literal_error": ("is not known", "{expected}"),
    "string_too_short": ("is empty", "at least one letter"),
    "string_pattern_mismatch": ("is not a name", "{pattern}"),
    "plain_type": ("is neither a number nor text", "a number or a name"),
    "list_type": ("is not a list", "a list"),
    "dict_type": ("is not a record", "names with values"),
    "model_type": ("is not a record", "names with values"),
    "model_attributes_type": ("is not a record", "names with values"),
    "too_short": ("has too few entries", "{min_length} or more"),
    "too_long": ("has too many entries", "{max_length} or fewer"),
    "union_tag_not_found": ("is missing", _KINDS),
    "union_tag_invalid": ("is not known", _KINDS),
}
_PATTERNS = {
    LETTER: "one small letter",
    DIGIT: "a digit from 1 to 9, in quotes",
    IDENT: "small letters, digits and single hyphens",
}
_PARTS = ("options", "mistakes", "pairs", "regions", "steps", "goals")


def explain(document: Document, detail: Mapping[str, Any]) -> DataError:
    """Return one complaint of pydantic about a question file as an error with the line of the offending entry."""
    place, model = _place(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind.startswith("union_tag"):
        place = (*place, "kind")
    step = place[-1] if place else "the file"
    field = f"entry {step + 1}" if isinstance(step, int) else step
    if detail["loc"][-1:] == ("[key]",):
        field = "this name"
    if kind == "missing":
        problem, allowed = f"“{field}” is missing", f"the fields {', '.join(_required(model))}"
    elif kind == "extra_forbidden":
        problem, allowed = f"unknown field “{field}”", ", ".join(model.model_fields)
    elif kind == "text":
        problem, allowed = f"{field}: {context['problem']}", context["allowed"]
    else:
        words, allowed = _WORDS.get(kind, (detail["msg"], ""))
        value = detail["input"]
        shown = f" ({value!r})" if isinstance(value, str | int | float) and kind != "union_tag_not_found" else ""
        if "pattern" in context:
            context = {"pattern": _PATTERNS[context["pattern"]]}
        problem, allowed = f"{field}{shown} {words}", allowed.format(**context)
    return DataError(document.file, document.line(*place), _owner(document.data, place) + problem, allowed)


def _place(loc: tuple[str | int, ...]) -> tuple[tuple[str | int, ...], type[BaseModel]]:
    """Return where the entry stands in the file, and the model of the record that holds (or should hold) it."""
    place: list[str | int] = []
    holder = inside = Bank
    for step in loc[:-1] if loc[-1:] == ("[key]",) else loc:
        # Within the list of questions pydantic names the kind after the index; the file has no such level.
        if len(place) == 2 and place[0] == "items" and inside is Bank:
            inside = KINDS[str(step)]
            continue
        place.append(step)
        holder = inside
        if isinstance(step, str) and step in inside.model_fields:
            inside = _record(inside.model_fields[step].annotation) or inside
    return tuple(place), holder


def _record(annotation: Any) -> type[BaseModel] | None:
    """Return the model of the records that a field holds, if it holds records of one kind."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    found = [model for part in get_args(annotation) if (model := _record(part))]
    return found[0] if len(found) == 1 else None


def _required(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if field.is_required()]


def _owner(data: Any, place: tuple[str | int, ...]) -> str:
    """Name the question and the part of it that a complaint is about."""
    if len(place) < 3 or place[0] != "items":
        return ""
    item = data["items"][place[1]]
    name = item.get("id") if isinstance(item, dict) else None
    words = [str(name) if isinstance(name, str) and place[2:] != ("id",) else f"question {int(place[1]) + 1}"]
    parts = pairwise(place[2:])
    words += [f"{str(part).removesuffix('s')} {n + 1}" for part, n in parts if part in _PARTS and isinstance(n, int)]
    return ", ".join(words) + ": "
