"""What pydantic complains about, in one plain line with the place and what is allowed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from hipspine.datafile import DataError, Document
from hipspine.quiz.schema import Answer, Bank, Mistake, Numeric, Option, Several, Single

_KINDS: dict[str, type[BaseModel]] = {"single": Single, "several": Several, "number": Numeric}
_PARTS: dict[str, type[BaseModel]] = {"options": Option, "answer": Answer, "mistakes": Mistake}
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
    "string_pattern_mismatch": ("is not a name", "small letters, digits and single hyphens"),
    "list_type": ("is not a list", "a list"),
    "dict_type": ("is not a record", "names with values"),
    "model_type": ("is not a record", "names with values"),
    "model_attributes_type": ("is not a record", "names with values"),
    "too_short": ("has too few entries", "{min_length} or more"),
    "too_long": ("has too many entries", "{max_length} or fewer"),
    "union_tag_not_found": ("is missing", "single, several, number"),
    "union_tag_invalid": ("is not known", "single, several, number"),
}


def explain(document: Document, detail: Mapping[str, Any]) -> DataError:
    """Return one complaint of pydantic about a question file as an error with the line of the offending entry."""
    place, model = _place(detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    if kind.startswith("union_tag"):
        place = (*place, "kind")
    step = place[-1] if place else "the file"
    field = f"entry {step + 1}" if isinstance(step, int) else step
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
        problem, allowed = f"{field}{shown} {words}", allowed.format(**context)
    return DataError(document.file, document.line(*place), _owner(document.data, place) + problem, allowed)


def _place(loc: tuple[str | int, ...]) -> tuple[tuple[str | int, ...], type[BaseModel]]:
    """Return where the entry stands in the file, and the model of the record that holds (or should hold) it."""
    if len(loc) < 3 or loc[0] != "items":
        return loc, Bank
    # Within the list of questions pydantic names the kind after the index; the file has no such level.
    place, model = (*loc[:2], *loc[3:]), _KINDS[str(loc[2])]
    named = [step for step in place[2:-1] if step in _PARTS]
    return place, _PARTS[str(named[-1])] if named else model


def _required(model: type[BaseModel]) -> list[str]:
    return [name for name, field in model.model_fields.items() if field.is_required()]


def _owner(data: Any, place: tuple[str | int, ...]) -> str:
    """Name the question and the option that a complaint is about."""
    if len(place) < 3 or place[0] != "items":
        return ""
    item = data["items"][place[1]]
    name = item.get("id") if isinstance(item, dict) else None
    words = [str(name) if isinstance(name, str) and place[2:] != ("id",) else f"question {int(place[1]) + 1}"]
    if len(place) > 4 and place[2] in ("options", "mistakes"):
        words.append(f"{str(place[2]).removesuffix('s')} {int(place[3]) + 1}")
    return ", ".join(words) + ": "
