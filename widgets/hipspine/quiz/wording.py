"""What the quiz says: complaints about question files (place, field, words), and what stands below a still quiz."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pydantic import BaseModel

from hipspine.complaints import Place, Wording, complaint, record_in
from hipspine.datafile import DataError, Document, Raw
from hipspine.quiz.interactions.base import DIGIT, IDENT, LETTER
from hipspine.quiz.kinds import KINDS
from hipspine.quiz.schema import Bank

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

# Below the still form of a quiz, where no Python runs
ANSWER_HERE = "To answer, run this cell: {how}. The course's book asks the same on the page of this chapter."

_KINDS = ", ".join(KINDS)
_WORDS: Wording = {
    "missing": ("“{field}” is missing", "the fields {required}"),
    "extra_forbidden": ("unknown field “{field}”", "{fields}"),
    "text": ("{field}: {problem}", "{allowed}"),
    "bool_type": ("{field}{plain} is not a yes or no", "true or false"),
    "string_type": ("{field}{plain} is not text", "text, in quotes where it looks like a number or a date"),
    "int_type": ("{field}{plain} is not a whole number", "1, 2, 3, …"),
    "float_type": ("{field}{plain} is not a number", "a finite number without quotes"),
    "finite_number": ("{field}{plain} is not finite", "a finite number"),
    "greater_than_equal": ("{field}{plain} is too small", "{ge} or more"),
    "less_than_equal": ("{field}{plain} is too large", "{le} or less"),
    "literal_error": ("{field}{plain} is not known", "{expected}"),
    "string_too_short": ("{field}{plain} is empty", "at least one letter"),
    "string_pattern_mismatch": ("{field}{plain} is not a name", "{pattern}"),
    "plain_type": ("{field}{plain} is neither a number nor text", "a number or a name"),
    "list_type": ("{field}{plain} is not a list", "a list"),
    "dict_type": ("{field}{plain} is not a record", "names with values"),
    "model_type": ("{field}{plain} is not a record", "names with values"),
    "model_attributes_type": ("{field}{plain} is not a record", "names with values"),
    "too_short": ("{field}{plain} has too few entries", "{min_length} or more"),
    "too_long": ("{field}{plain} has too many entries", "{max_length} or fewer"),
    "union_tag_not_found": ("{field} is missing", _KINDS),
    "union_tag_invalid": ("{field}{plain} is not known", _KINDS),
    "": ("{field}{plain} {message}", ""),
}
_PATTERNS = {
    LETTER: "one small letter",
    DIGIT: "a digit from 1 to 9, in quotes",
    IDENT: "small letters, digits and single hyphens",
}
_PARTS = ("options", "mistakes", "pairs", "regions", "steps", "goals", "gaps")


def explain(document: Document, detail: ErrorDetails) -> DataError:
    """Return one complaint of pydantic about a question file as an error with the line of the offending entry."""
    place, model = _place(detail["loc"])
    if detail["type"].startswith("union_tag"):
        place = (*place, "kind")
    step = place[-1] if place else "the file"
    field = f"entry {step + 1}" if isinstance(step, int) else step
    if detail["loc"][-1:] == ("[key]",):
        field = "this name"
    context = detail.get("ctx", {})
    if "pattern" in context:
        detail = {**detail, "ctx": {"pattern": _PATTERNS[context["pattern"]]}}
    return complaint(document, place, _owner(document.data, place), field, model, detail, _WORDS)


def _place(loc: Place) -> tuple[Place, type[BaseModel]]:
    """Return where the entry stands in the file, and the model of the record that holds (or should hold) it."""
    place: list[str | int] = []
    holder: type[BaseModel] = Bank
    inside: type[BaseModel] = Bank
    for step in loc[:-1] if loc[-1:] == ("[key]",) else loc:
        # Within the list of questions pydantic names the kind after the index; the file has no such level.
        if len(place) == 2 and place[0] == "items" and inside is Bank:
            inside = KINDS[str(step)]
            continue
        place.append(step)
        holder = inside
        if isinstance(step, str) and step in inside.model_fields:
            inside = record_in(inside.model_fields[step].annotation) or inside
    return tuple(place), holder


def _owner(data: Raw, place: tuple[str | int, ...]) -> str:
    """Name the question and the part of it that a complaint is about."""
    if len(place) < 3 or place[0] != "items":
        return ""
    item = data["items"][place[1]]
    name = item.get("id") if isinstance(item, dict) else None
    words = [str(name) if isinstance(name, str) and place[2:] != ("id",) else f"question {int(place[1]) + 1}"]
    parts = pairwise(place[2:])
    words += [f"{str(part).removesuffix('s')} {n + 1}" for part, n in parts if part in _PARTS and isinstance(n, int)]
    return ", ".join(words) + ": "
